<?php
$server = [
    'host' => env('DB_HOST'), 'port' => env('DB_PORT'), 'database' => env('DB_DATABASE'),
    'username' => env('DB_USERNAME'), 'password' => env('DB_PASSWORD'), 'prefix' => '',
];

return [
    'default' => env('DB_CONNECTION'),
    'connections' => [
        'pgsql' => $server + ['driver' => 'pgsql', 'charset' => 'utf8', 'schema' => 'public'],
        'mariadb' => $server + ['driver' => 'mysql', 'charset' => 'utf8mb4', 'collation' => 'utf8mb4_unicode_ci'],
        'sqlite' => ['driver' => 'sqlite', 'database' => database_path('database.sqlite'), 'prefix' => ''],
    ],
    'migrations' => 'migrations',
    'redis' => ['client' => 'phpredis', 'default' => ['url' => env('REDIS_URL')]],
];
