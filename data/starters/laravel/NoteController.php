<?php
%% for line in origin
// %%{line}
%% end

namespace App\Http\Controllers;

%% if stack.jobs is laravel-queues
use App\Jobs\NoteWasAdded;
%% end
use App\Models\Note;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

class NoteController
{
    public function index(): JsonResponse
    {
        return response()->json(Note::query()->orderByDesc('id')->limit(100)->get());
    }

    public function store(Request $request): JsonResponse
    {
        $text = $request->input('text');
        if (! is_string($text) || $text === '' || mb_strlen($text) > 500) {
            return response()->json(['error' => 'text must be a string of 1 to 500 characters'], 400);
        }
        $note = Note::query()->create(['text' => $text]);
%% if stack.jobs is laravel-queues
        NoteWasAdded::dispatch($note->id);
%% end

        return response()->json($note, 201);
    }
}
