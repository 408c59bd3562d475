#include "tui/panels/preview.h"

#include "base/memory.h"
#include "tui/app/app.h"
#include "tui/app/background_sampling.h"

#include <stdlib.h>

struct preview *preview_new(struct app *app, int question, int option)
{
    struct preview *preview = memory_new(1, sizeof(*preview));
    struct decision *decision = app_decision(app);

    *preview = (struct preview){.question = question,
                                .option = option,
                                .n_changes = app_n_changes(app),
                                .arena = arena_new()};
    struct answers *answers = answers_copy(preview->arena, app_answers(app));
    answers->choice[question] = option;
    preview->advice = advice_new(preview->arena, decision, answers);
    return preview;
}

void preview_ask_confidence(struct app *app, struct preview *preview)
{
    if (!preview->background_sampling)
        preview->background_sampling =
            background_sampling_new(preview->arena, preview->advice, app->options.seed);
    background_sampling_prove(preview->background_sampling);
}

void preview_free(struct preview *preview)
{
    if (!preview)
        return;
    background_sampling_free(preview->background_sampling);
    arena_free(preview->arena);
    free(preview);
}
