<?php
%% for line in origin
// %%{line}
%% end

namespace App\Events;

use Illuminate\Broadcasting\Channel;
use Illuminate\Contracts\Broadcasting\ShouldBroadcastNow;
use Illuminate\Foundation\Events\Dispatchable;

// Clients that subscribe to the channel "notes" of Reverb get each new note as the event "note".
class NoteAdded implements ShouldBroadcastNow
{
    use Dispatchable;

    public function __construct(public array $note) {}

    public function broadcastOn(): Channel
    {
        return new Channel('notes');
    }

    public function broadcastAs(): string
    {
        return 'note';
    }
}
