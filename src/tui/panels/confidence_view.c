#include "tui/panels/confidence_view.h"

#include "document/words/confidence_words.h"
#include "tui/app/background_sampling.h"
#include "tui/cells/paragraph.h"

struct advice_reader *confidence_view_export(struct arena *arena, struct app *app)
{
    const struct confidence *confidence = app_confidence(app);
    struct export_options *options = ARENA_NEW(arena, struct export_options);

    if (!confidence)
        return NULL;
    *options = (struct export_options){.program = app->options.program, .seed = app->options.seed};
    struct advice_reader *reader = advice_reader_new(arena, app_advice(app), options);
    reader->confidence = confidence;
    return reader;
}

static bool firm(const struct confidence *confidence)
{
    return confidence->shares.complete;
}

const char *confidence_view_word(struct app *app)
{
    const struct confidence *confidence = app_confidence(app);
    bool known = confidence && (firm(confidence) || confidence->early_stop.decided ||
                                app_advice(app)->winner < 0);

    return known ? state_names[confidence->state] : "";
}

/* --- shares ----------------------------------------------------------------------------------- */

/* The whole percents between which the share lies, with the error of all shares at once. */
static void bounds_of(const struct shares *shares, int framework, int *ret_low, int *ret_high)
{
    double share = 100.0 * shares_first(shares, framework) / shares->draws;
    double low = share - 100 * shares->error, high = share + 100 * shares->error;

    *ret_low = low > 0 ? (int)low : 0;
    *ret_high = high < 99 ? (int)high + 1 : 100;
}

const char *confidence_view_share(struct arena *arena, const struct confidence *confidence,
                                  int framework)
{
    int low, high;

    if (!confidence || confidence->shares.draws == 0)
        return "";
    if (firm(confidence)) {
        const struct advice_reader reader = {.arena = arena, .confidence = confidence};
        return words_share(&reader, framework);
    }
    bounds_of(&confidence->shares, framework, &low, &high);
    return arena_printf(arena, "%d-%d %%", low, high);
}

const char *confidence_view_state(struct arena *arena, struct app *app)
{
    const struct advice_reader *reader = confidence_view_export(arena, app);
    int low, high;

    if (!reader || (!firm(reader->confidence) && reader->confidence->shares.draws == 0))
        return "How sure this is, is being worked out.";
    if (firm(reader->confidence))
        return words_state(reader);
    bounds_of(&reader->confidence->shares, reader->advice->winner, &low, &high);
    return arena_printf(arena,
                        "First in %d to %d %% of the weightings compatible with your answers, "
                        "firming up.",
                        low, high);
}

/* --- open questions --------------------------------------------------------------------------- */

/* "7 Load (N)": the key is named where it works. */
static const char *most_decisive(struct arena *arena, struct app *app,
                                 const struct advice_reader *reader)
{
    int question = reader->confidence->next[0].question;
    bool has_key = app_has_command(app, "most-decisive");

    return arena_printf(arena, "%d %s%s", question + 1, reader->questions[question].brief,
                        has_key ? app_words(arena, app, " ({most-decisive})") : "");
}

const char *confidence_view_questions(struct arena *arena, struct app *app)
{
    const struct advice_reader *reader = confidence_view_export(arena, app);

    if (!reader)
        return "";
    const struct early_stop *early_stop = &reader->confidence->early_stop;
    if (early_stop->decided)
        return app_words(arena, app,
                         early_stop->n_open > 0 ? "Nothing still open can change it: stop here "
                                                  "({result} result, {proof} proof)."
                                                : "All is answered; no missing fact can change it "
                                                  "({proof} proof).");
    if (early_stop->settled && early_stop->n_open > 0)
        return app_words(arena, app,
                         "Settled: no open question can change it; missing facts could ({result} "
                         "result, {proof} proof).");
    if (early_stop->settled)
        return app_words(arena, app,
                         "All is answered; only missing facts could change it ({proof} proof).");
    bool known = reader->confidence->n_next > 0;
    return arena_printf(arena, "%d of %d open question%s can still change it%s%s.",
                        early_stop->n_matters, early_stop->n_open,
                        early_stop->n_open == 1 ? "" : "s", known ? "; most decisive: " : "",
                        known ? most_decisive(arena, app, reader) : "");
}

#define NARROW 50 /* columns below which only the most needed words have room */

/* "Most decisive: 7 Load (N)" */
static const char *brief_questions(struct arena *arena, struct app *app)
{
    const struct advice_reader *reader = confidence_view_export(arena, app);

    if (!reader)
        return "";
    const struct confidence *confidence = reader->confidence;
    if (confidence->early_stop.settled)
        return app_words(arena, app,
                         confidence->early_stop.n_open > 0 ? "Settled: stop here; {proof} the proof"
                                                           : "{proof} shows the proof");
    if (confidence->n_next == 0)
        return "";
    return arena_printf(arena, "Most decisive: %s", most_decisive(arena, app, reader));
}

bool confidence_view_matters(struct app *app, int question)
{
    const struct confidence *confidence = app_confidence(app);

    return !confidence || confidence->early_stop.matters[question];
}

#define ENOUGH_ANSWERS 5 /* fewer say too little of a project to stop at */

/* Clear by nearly all weightings and from answers enough: what to do, though some question could
 * still change it; "" else. */
static const char *stop_here(struct arena *arena, struct app *app)
{
    bool is_clear = text_equal(confidence_view_word(app), state_names[STATE_CLEAR]);

    return is_clear && app_answer_count(app) >= ENOUGH_ANSWERS
               ? app_words(arena, app, "Enough to stop: {result} result, {export} export")
               : "";
}

void confidence_view_draw(struct app *app, struct area area)
{
    struct arena *arena = arena_new();
    bool unicode = app->options.unicode;

    if (app_answer_count(app) == 0) {
        paragraph_draw(
            area_part(area, 0, 1, area.rows, area.columns - 2), ROLE_QUIET, unicode,
            arena_printf(arena, "Nothing is answered yet. %s", brief_questions(arena, app)));
    } else if (app_advice(app)->winner < 0) {
        paragraph_draw(area_part(area, 0, 1, area.rows, area.columns - 2), ROLE_WARNING, unicode,
                       "None: nothing satisfies all of these answers.");
    } else {
        bool narrow = area.columns < NARROW;
        int room = area.rows > 2 ? area.rows - 1 : area.rows;
        int row = paragraph_draw(area_part(area, 0, 1, room, area.columns - 2), ROLE_STRONG,
                                 unicode, confidence_view_state(arena, app));
        const char *early_stop = stop_here(arena, app),
                   *text = confidence_view_questions(arena, app);
        if (narrow)
            text = early_stop[0] ? early_stop : brief_questions(arena, app);
        else if (early_stop[0])
            text = arena_printf(arena, "%s. %s.", early_stop, brief_questions(arena, app));
        if (row < area.rows)
            paragraph_draw(area_part(area, row, 1, area.rows - row, area.columns - 2), ROLE_PLAIN,
                           unicode, text);
    }
    arena_free(arena);
}
