<?php
// The classes of Debian's Laravel and of the project, and what the project uses and Laravel 8 does not have.
require_once 'Illuminate/autoload.php';

spl_autoload_register(function (string $class) {
    foreach (['App\\' => 'app/', 'Tests\\' => 'tests/'] as $prefix => $folder) {
        $file = dirname(__DIR__).'/'.$folder.str_replace('\\', '/', substr($class, strlen($prefix))).'.php';
        if (str_starts_with($class, $prefix) && is_file($file)) {
            require $file;
        }
    }
    if ($class === 'Illuminate\\Foundation\\Queue\\Queueable') {
        require __DIR__.'/Queueable.php';
    }
});
