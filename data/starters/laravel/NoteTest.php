<?php
%% for line in origin
// %%{line}
%% end

namespace Tests\Feature;

use Illuminate\Foundation\Testing\TestCase;

class NoteTest extends TestCase
{
    public function test_a_note_that_was_added_is_listed(): void
    {
        $text = 'a note '.uniqid();
        $this->postJson('/notes', ['text' => $text])->assertCreated();
        $this->getJson('/notes')->assertOk()->assertJsonFragment(['text' => $text]);
    }

    public function test_a_note_without_text_is_refused(): void
    {
        $this->postJson('/notes', [])->assertBadRequest();
    }

    public function test_the_health_endpoint_answers(): void
    {
        $this->getJson('/health')->assertOk();
    }
}
