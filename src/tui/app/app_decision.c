#include "tui/app/app_parts.h"

#include "decide/model/answers.h"
#include "tui/app/background_sampling.h"

/* The answers, the ranking they give, and how sure it is: worked out when it is first asked for. */

struct decision *app_decision(struct app *app)
{
    if (!app->decision) {
        app->decision = decision_new(app->arena, app->catalog);
        app->decision->problem.draws = app->options.draws;
        app->answers = answers_new(app->arena, app->decision);
    }
    return app->decision;
}

struct advice *app_advice(struct app *app)
{
    if (!app->advice) {
        app_decision(app);
        app->advice_arena = arena_new();
        app->advice = advice_new(app->advice_arena, app->decision,
                                 answers_copy(app->advice_arena, app->answers));
    }
    return app->advice;
}

static struct background_sampling *background_sampling_of(struct app *app)
{
    struct advice *advice = app_advice(app);

    if (!app->background_sampling)
        app->background_sampling =
            background_sampling_new(app->advice_arena, advice, app->options.seed);
    return app->background_sampling;
}

const struct confidence *app_confidence(struct app *app)
{
    background_sampling_of(app);
    return app->advice->confidence;
}

bool app_knows_next(struct app *app)
{
    return background_sampling_knows_next(background_sampling_of(app));
}

void app_find_next(struct app *app)
{
    while (!app_knows_next(app))
        background_sampling_step(app->background_sampling);
}

/* What is put off: by the screen on top, then how sure the recommendation is, if that was asked.
 * NULL: nothing. */
struct background_sampling *app_next_work(struct app *app)
{
    struct view *view = app_top(app);
    struct background_sampling *own =
        view->screen->background_sampling ? view->screen->background_sampling(view->state) : NULL;

    if (own && !background_sampling_done(own))
        return own;
    return app->background_sampling && !background_sampling_done(app->background_sampling)
               ? app->background_sampling
               : NULL;
}

bool app_has_work(struct app *app)
{
    return app_next_work(app) != NULL;
}

void app_finish_work(struct app *app)
{
    app_confidence(app);
    for (struct background_sampling *background_sampling;
         (background_sampling = app_next_work(app));)
        background_sampling_step(background_sampling);
}

int app_answer_count(struct app *app)
{
    return app->answers ? answers_count(app->answers) : 0;
}

void app_renew_fits(struct app *app)
{
    if (app_answer_count(app) == 0) {
        catalog_view_fits(&app->catalog_view, NULL);
        return;
    }
    const struct advice *advice = app_advice(app);
    int *fits = ARENA_ARRAY(app->advice_arena, int, app->catalog_view.n_all);
    for (int i = 0; i < advice->ranking.n; i++)
        fits[advice->ranking.scores[i].alternative] =
            advice_fit(advice, advice->ranking.scores[i].points);
    catalog_view_fits(&app->catalog_view, fits);
}

/* The ranking now becomes the one before. */
void app_forget_advice(struct app *app)
{
    background_sampling_free(app->background_sampling);
    app->background_sampling = NULL;
    arena_free(app->before_arena);
    app->before_arena = app->advice_arena;
    app->before = app->advice;
    app->advice_arena = NULL;
    app->advice = NULL;
    app->n_changes++;
    app_renew_fits(app);
}

void app_answer_all(struct app *app, const int *questions, int count, int choice)
{
    app_advice(app); /* what it was before */
    bool changes = false;
    for (int i = 0; i < count; i++)
        changes |= app->answers->choice[questions[i]] != choice;
    if (!changes)
        return;
    app_remember(app, "answer");
    for (int i = 0; i < count; i++)
        app->answers->choice[questions[i]] = choice;
    app->changed_question = questions[count - 1];
    app_forget_advice(app);
    for (int i = 0; i < count; i++)
        app_keep_answer(app, questions[i]);
    app_save(app);
}

void app_answer(struct app *app, int question, int choice)
{
    app_answer_all(app, &question, 1, choice);
}
