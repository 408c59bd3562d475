#include "tui/panels/lift_rules.h"

#include "tui/panels/wording.h"

void lift_rules_of(struct app *app, const int *questions, int count)
{
    struct arena *arena = arena_new();
    struct text said;
    int left_before = app_advice(app)->ranking.n_left;

    text_init(&said);
    for (int i = 0; i < count; i++)
        text_printf(&said, "%s%s", i > 0 ? ", " : "",
                    wording_answer(arena, app_advice(app), questions[i]));
    app_answer_all(app, questions, count, ANSWER_SKIPPED);
    app_say(app, "%d more left with \"%s\" skipped; {undo} takes it back",
            app_advice(app)->ranking.n_left - left_before, said.bytes);
    text_finish(&said);
    arena_free(arena);
}

void lift_rules_for(struct app *app, int framework)
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
        lift_rules_of(app, questions, count);
    else
        app_say(app, "No answer excludes this one");
    arena_free(arena);
}
