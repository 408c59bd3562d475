#include "tui/loosen.h"

#include "tui/wording.h"

#include <stdlib.h>

/* Every answer remembers what was before it; of those steps the first one is kept. */
static void as_one_step(struct app *app, size_t n_before)
{
    for (size_t i = n_before + 1; i < app->n_undo; i++) {
        free(app->undo[i].choice);
        free(app->undo[i].filter);
    }
    if (app->n_undo > n_before + 1)
        app->n_undo = n_before + 1;
}

void loosen_questions(struct app *app, const int *questions, int count)
{
    struct arena *arena = arena_new();
    struct text said;
    size_t n_before = app->n_undo;
    int left_before = app_advice(app)->ranking.n_left;

    text_init(&said);
    for (int i = 0; i < count; i++)
        text_printf(&said, "%s%s", i > 0 ? ", " : "",
                    wording_answer(arena, app_advice(app), questions[i]));
    for (int i = 0; i < count; i++)
        app_answer(app, questions[i], ANSWER_OPEN);
    as_one_step(app, n_before);
    app_say(app, "%d more left without \"%s\"; u takes it back",
            app_advice(app)->ranking.n_left - left_before, said.bytes);
    text_finish(&said);
    arena_free(arena);
}

void loosen_framework(struct app *app, int framework)
{
    const struct advice *advice = app_advice(app);
    const struct problem *problem = &advice->decision->problem;
    struct arena *arena = arena_new();
    int *questions = ARENA_ARRAY(arena, int, (size_t)problem->n_questions);
    int count = 0;

    for (int i = 0; i < problem->n_questions; i++) {
        int choice = advice->answers->choice[i];
        if (answer_given(choice) &&
            option_verdict(&problem->questions[i].options[choice], framework) == VERDICT_OUT)
            questions[count++] = i;
    }
    if (count > 0)
        loosen_questions(app, questions, count);
    else
        app_say(app, "No answer excludes this one");
    arena_free(arena);
}
