<?php
%% for line in origin
// %%{line}
%% end

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Note extends Model
{
    protected $fillable = ['text'];
}
