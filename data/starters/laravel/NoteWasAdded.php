<?php
%% for line in origin
// %%{line}
%% end

namespace App\Jobs;

use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Illuminate\Support\Facades\Log;

// Work that a request need not wait for; `php artisan queue:work` does it.
class NoteWasAdded implements ShouldQueue
{
    use Queueable;

    public function __construct(private int $id) {}

    public function handle(): void
    {
        Log::info("note {$this->id} was added");
    }
}
