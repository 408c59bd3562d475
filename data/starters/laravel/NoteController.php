<?php
%% for line in origin
// %%{line}
%% end

namespace App\Http\Controllers;

%% if stack.realtime is laravel-reverb
use App\Events\NoteAdded;
%% end
%% if stack.jobs is laravel-queues
use App\Jobs\NoteWasAdded;
%% end
use App\Models\Note;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
%% if stack.cache is redis
use Illuminate\Support\Facades\Cache;
%% end
%% if stack.realtime is sse
use Symfony\Component\HttpFoundation\StreamedResponse;
%% end

class NoteController
{
    public function index(): JsonResponse
    {
%% if stack.cache is redis
        return response()->json(Cache::remember('notes', 10, fn () => $this->newest()));
%% else
        return response()->json($this->newest());
%% end
    }

    public function store(Request $request): JsonResponse
    {
        $text = $request->input('text');
        if (! is_string($text) || $text === '' || mb_strlen($text) > 500) {
            return response()->json(['error' => 'text must be a string of 1 to 500 characters'], 400);
        }
        $note = Note::query()->create(['text' => $text]);
%% if stack.cache is redis
        Cache::forget('notes');
%% end
%% if stack.jobs is laravel-queues
        NoteWasAdded::dispatch($note->id);
%% end
%% if stack.realtime is laravel-reverb
        NoteAdded::dispatch($note->toArray());
%% end

        return response()->json($note, 201);
    }
%% if stack.realtime is sse

    // Server-sent events: the browser reads them with `new EventSource("/live")`. Each client asks the database once a second, and
    // keeps a process of PHP for as long as it listens.
    public function live(): StreamedResponse
    {
        $headers = ['Content-Type' => 'text/event-stream', 'Cache-Control' => 'no-store', 'X-Accel-Buffering' => 'no'];

        return response()->stream(function () {
            $last = Note::query()->max('id') ?? 0;
            while (! connection_aborted()) {
                foreach (Note::query()->where('id', '>', $last)->orderBy('id')->get() as $note) {
                    echo "event: note\ndata: {$note->toJson()}\n\n";
                    $last = $note->id;
                }
                echo ": still here\n\n";
                while (ob_get_level() > 0) {
                    ob_end_flush();
                }
                flush();
                sleep(1);
            }
        }, 200, $headers);
    }
%% end

    private function newest(): array
    {
        return Note::query()->orderByDesc('id')->limit(100)->get()->toArray();
    }
}
