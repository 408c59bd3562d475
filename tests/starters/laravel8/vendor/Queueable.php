<?php

namespace Illuminate\Foundation\Queue;

// Of Laravel 11: the traits that a job of Laravel 8 names one by one.
trait Queueable
{
    use \Illuminate\Bus\Queueable, \Illuminate\Foundation\Bus\Dispatchable, \Illuminate\Queue\InteractsWithQueue, \Illuminate\Queue\SerializesModels;
}
