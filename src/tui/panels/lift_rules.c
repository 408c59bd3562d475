#include "tui/panels/lift_rules.h"

#include "decide/advice/exclusion.h"
#include "document/words/wording.h"
#include "tui/app/app.h"

void lift_rules_of(struct app *app, const int *questions, int count)
{
    struct arena *arena = arena_new();
    struct text answers;
    int left_before = app_advice(app)->ranking.n_left;

    text_init(&answers);
    for (int i = 0; i < count; i++)
        text_printf(&answers, "%s%s", i > 0 ? ", " : "",
                    wording_answer(arena, app_advice(app), questions[i]));
    app_answer_all(app, questions, count, ANSWER_SKIPPED);
    app_say(app, "%d more left with \"%s\" skipped; {undo} takes it back",
            app_advice(app)->ranking.n_left - left_before, answers.bytes);
    text_finish(&answers);
    arena_free(arena);
}

void lift_rules_for(struct app *app, int framework)
{
    const struct advice *advice = app_advice(app);
    struct arena *arena = arena_new();
    struct exclusion exclusion;

    if (exclusion_of(arena, advice->decision, advice->answers, framework, &exclusion))
        lift_rules_of(app, exclusion.questions, exclusion.n_questions);
    else
        app_say(app, "No answer excludes this one");
    arena_free(arena);
}
