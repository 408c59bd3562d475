#include "tui/app/app_parts.h"

#include "decide/model/answers.h"
#include "tui/app/background_sampling.h"

/* The answers, the advice and its confidence. */
struct recommendation {
    struct decision *decision;            /* NULL until first used */
    struct answers *answers;              /* NULL until first used */
    struct arena *arena;                  /* holds the advice */
    struct advice *advice;                /* for the current answers; NULL: not computed */
    struct background_sampling *sampling; /* computes its confidence; NULL until asked for */
    struct arena *before_arena;
    struct advice *before; /* advice before the last change; NULL: none */
    unsigned n_changes;
    int changed_question;
};

struct recommendation *recommendation_new(struct arena *arena)
{
    struct recommendation *recommendation = ARENA_NEW(arena, struct recommendation);

    recommendation->changed_question = -1;
    return recommendation;
}

void recommendation_free(struct recommendation *recommendation)
{
    background_sampling_free(recommendation->sampling);
    arena_free(recommendation->arena);
    arena_free(recommendation->before_arena);
}

/* Creates the decision on first use, because that takes time. */
static struct recommendation *decided(struct app *app)
{
    struct recommendation *recommendation = app->recommendation;

    if (!recommendation->decision) {
        recommendation->decision = decision_new(app->arena, app->catalog);
        recommendation->decision->problem.draws = app->options.draws;
        recommendation->answers = answers_new(app->arena, recommendation->decision);
    }
    return recommendation;
}

struct decision *app_decision(struct app *app)
{
    return decided(app)->decision;
}

const struct answers *app_answers(struct app *app)
{
    return decided(app)->answers;
}

int app_answer_count(const struct app *app)
{
    const struct answers *answers = app->recommendation->answers;

    return answers ? answers_count(answers) : 0;
}

int app_choice(const struct app *app, int question)
{
    const struct answers *answers = app->recommendation->answers;

    return answers ? answers->choice[question] : ANSWER_OPEN;
}

unsigned app_n_changes(const struct app *app)
{
    return app->recommendation->n_changes;
}

int app_changed_question(const struct app *app)
{
    return app->recommendation->changed_question;
}

struct advice *app_advice(struct app *app)
{
    struct recommendation *recommendation = decided(app);

    if (!recommendation->advice) {
        recommendation->arena = arena_new();
        recommendation->advice =
            advice_new(recommendation->arena, recommendation->decision,
                       answers_copy(recommendation->arena, recommendation->answers));
    }
    return recommendation->advice;
}

const struct advice *app_advice_before(const struct app *app)
{
    return app->recommendation->before;
}

/* --- confidence ------------------------------------------------------------------------------- */

static struct background_sampling *sampling_of(struct app *app)
{
    struct advice *advice = app_advice(app);
    struct recommendation *recommendation = app->recommendation;

    if (!recommendation->sampling)
        recommendation->sampling =
            background_sampling_new(recommendation->arena, advice, app->options.seed);
    return recommendation->sampling;
}

const struct confidence *app_confidence(struct app *app)
{
    sampling_of(app);
    return app_advice(app)->confidence;
}

void app_prove(struct app *app)
{
    background_sampling_prove(sampling_of(app));
}

bool app_knows_next(struct app *app)
{
    return background_sampling_knows_next(sampling_of(app));
}

void app_find_next(struct app *app)
{
    while (!app_knows_next(app))
        background_sampling_step(sampling_of(app));
}

static bool has_work(const struct background_sampling *sampling)
{
    return sampling && !background_sampling_done(sampling);
}

/* The work of the top screen comes first, then that of the recommendation if its confidence is
 * used. */
struct background_sampling *app_next_work(struct app *app)
{
    const struct screen *screen = app_screen(app);
    struct background_sampling *own =
        screen->background_sampling ? screen->background_sampling(app_state(app)) : NULL;

    if (has_work(own))
        return own;
    return has_work(app->recommendation->sampling) ? app->recommendation->sampling : NULL;
}

bool app_has_work(struct app *app)
{
    return app_next_work(app) != NULL;
}

void app_finish_work(struct app *app)
{
    app_confidence(app);
    for (struct background_sampling *sampling; (sampling = app_next_work(app));)
        background_sampling_step(sampling);
}

/* --- changes ---------------------------------------------------------------------------------- */

void app_set_choice(struct app *app, int question, int choice)
{
    struct recommendation *recommendation = decided(app);

    recommendation->answers->choice[question] = choice;
    recommendation->changed_question = question;
}

bool app_take_answer(struct app *app, const char *question, const char *option)
{
    struct recommendation *recommendation = decided(app);
    struct error error;

    return answers_set(recommendation->decision, question, option, recommendation->answers, &error);
}

void app_renew_fits(struct app *app)
{
    if (app_answer_count(app) == 0) {
        catalog_view_fits(&app->catalog_view, NULL, NULL);
        return;
    }
    const struct advice *advice = app_advice(app);
    int *fits = ARENA_ARRAY(app->recommendation->arena, int, app->catalog_view.n_all);
    int *places = ARENA_ARRAY(app->recommendation->arena, int, app->catalog_view.n_all);
    for (int i = 0; i < advice->ranking.n; i++) {
        const struct score *score = &advice->ranking.scores[i];
        fits[score->alternative] = advice_fit(advice, score->points);
        places[score->alternative] = i;
    }
    catalog_view_fits(&app->catalog_view, fits, places);
}

void app_forget_advice(struct app *app)
{
    struct recommendation *recommendation = app->recommendation;

    background_sampling_free(recommendation->sampling);
    recommendation->sampling = NULL;
    arena_free(recommendation->before_arena);
    recommendation->before_arena = recommendation->arena;
    recommendation->before = recommendation->advice;
    recommendation->arena = NULL;
    recommendation->advice = NULL;
    recommendation->n_changes++;
    app_renew_fits(app);
}

void app_answer_all(struct app *app, const int *questions, int count, int choice)
{
    bool changes = false;

    app_advice(app); /* computes the advice that becomes app_advice_before() */
    for (int i = 0; i < count; i++)
        changes |= app_choice(app, questions[i]) != choice;
    if (!changes)
        return;
    app_remember(app, "answer");
    for (int i = 0; i < count; i++)
        app_set_choice(app, questions[i], choice);
    app_forget_advice(app);
    for (int i = 0; i < count; i++)
        app_keep_answer(app, questions[i]);
    app_save(app);
}

void app_answer(struct app *app, int question, int choice)
{
    app_answer_all(app, &question, 1, choice);
}
