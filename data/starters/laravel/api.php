<?php
%% for line in origin
// %%{line}
%% end

use App\Http\Controllers\NoteController;
%% if stack.cache is redis
use Illuminate\Support\Facades\Cache;
%% end
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Route;

Route::get('/notes', [NoteController::class, 'index']);
Route::post('/notes', [NoteController::class, 'store']);
%% if stack.realtime is sse
Route::get('/live', [NoteController::class, 'live']);
%% end

// For load balancers: 200 while the services that it needs answer, else 503.
Route::get('/health', function () {
    try {
        DB::select('SELECT 1');
%% if stack.cache is redis
        Cache::get('health');
%% end
    } catch (Throwable $error) {
        report($error);

        return response()->json(['status' => 'unavailable'], 503);
    }

    return ['status' => 'ok'];
});
