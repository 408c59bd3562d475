<?php
%% for line in origin
// %%{line}
%% end

use App\Http\Controllers\NoteController;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Route;

Route::get('/notes', [NoteController::class, 'index']);
Route::post('/notes', [NoteController::class, 'store']);

// For load balancers: 200 while the database answers, else 503.
Route::get('/health', function () {
    try {
        DB::select('SELECT 1');
    } catch (Throwable $error) {
        report($error);

        return response()->json(['status' => 'unavailable'], 503);
    }

    return ['status' => 'ok'];
});
