#include "tui/panels/confidence_view.h"

#include "document/words/confidence_words.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/app/background_sampling.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/ladder.h"
#include "tui/panels/panel.h"

struct advice_reader *confidence_view_reader(struct arena *arena, struct app *app,
                                             const struct advice *advice)
{
    struct export_options *options = ARENA_NEW(arena, struct export_options);

    if (!advice->confidence)
        return NULL;
    *options = (struct export_options){.program = app->options.program, .seed = app->options.seed};
    struct advice_reader *reader = advice_reader_new(arena, advice, options);
    reader->confidence = advice->confidence;
    return reader;
}

static bool firm(const struct confidence *confidence)
{
    return confidence->shares.complete;
}

/* Does the state not depend on the trial runs? */
static bool is_exact(enum state state)
{
    return state == STATE_SETTLED || state == STATE_EARLY || state == STATE_DEPENDS ||
           state == STATE_NONE;
}

const char *confidence_view_state_word(const struct advice *advice)
{
    const struct confidence *confidence = advice->confidence;

    if (!confidence || (!firm(confidence) && !is_exact(confidence->state)))
        return "";
    return ladder_word(confidence->state);
}

const char *confidence_view_headline(struct arena *arena, const struct advice *advice)
{
    const char *state = confidence_view_state_word(advice);

    if (advice->winner < 0)
        return state;
    const char *name = catalog_framework(advice->decision->catalog, advice->winner)->name;
    const char *lead = wording_lead_short(arena, advice);
    if (state[0] && advice->confidence->state == STATE_DEPENDS) /* a lead says nothing here */
        return arena_printf(arena, "Depends on the %s",
                            catalog_identity(advice->decision->catalog)->served);
    if (state[0] && advice->confidence->state == STATE_EARLY)
        return arena_printf(arena, "%s. %s %s %s", state, name,
                            text_starts_with(lead, "by ") ? "leads" : "is", lead);
    return arena_printf(arena, "%s%s%s %s%s", state, state[0] ? ": " : "", name,
                        text_starts_with(lead, "by ") ? "" : "is ", lead);
}

/* --- single changes and trial runs ------------------------------------------------------------ */

const char *confidence_view_how_sure(struct arena *arena, const struct advice *advice)
{
    const struct confidence *confidence = advice->confidence;

    if (!confidence)
        return "Working out how sure this is.";
    int of = confidence->wishes.of + confidence->team.of;
    int stays = confidence->wishes.stays + confidence->team.stays;
    if (of == 0)
        return "";
    if (stays == of)
        return arena_printf(arena,
                            "Stays first in all %d single changes: each answer changed or left "
                            "out in turn.",
                            of);
    return arena_printf(arena,
                        "Stays first in %d of %d single changes: each answer changed or left out "
                        "in turn.",
                        stays, of);
}

/* The range of a share in whole percent, from the simultaneous error of all shares. */
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

const char *confidence_view_trials(struct arena *arena, const struct advice *advice)
{
    const struct confidence *confidence = advice->confidence;
    int low, high;

    if (!confidence || confidence->shares.draws == 0 || advice->winner < 0)
        return "Trial runs are under way.";
    if (firm(confidence))
        return arena_printf(arena,
                            "First in %s of %s trial runs that shift how much each answer counts.",
                            confidence_view_share(arena, confidence, advice->winner),
                            wording_thousands(arena, confidence->shares.draws));
    bounds_of(&confidence->shares, advice->winner, &low, &high);
    return arena_printf(arena, "First in %d to %d %% of the trial runs so far.", low, high);
}

/* --- open questions --------------------------------------------------------------------------- */

static const char *most_of_all(struct arena *arena, struct app *app,
                               const struct confidence *confidence)
{
    size_t count;
    const struct question_entry *entries = catalog_questions(app->catalog, &count);

    return confidence->n_next == 0 ? ""
                                   : arena_printf(arena, " Most of all: %s",
                                                  entries[confidence->next[0].question].text);
}

/* "3 of 12 unanswered questions could still change it. Most of all: must users see changes at
 * once?" */
static const char *full_questions(struct arena *arena, struct app *app)
{
    const struct confidence *confidence = app_confidence(app);

    if (!confidence)
        return "";
    const struct early_stop *proof = &confidence->early_stop;
    if (proof->n_open == 0)
        return proof->decided ? "Every question is answered or skipped, and no missing fact could "
                                "change it."
                              : "Every question is answered or skipped; only missing facts could "
                                "change it.";
    if (proof->decided)
        return "No unanswered question and no missing fact can change it: you can stop here.";
    if (proof->settled)
        return "No unanswered question can change it; missing facts could.";
    struct advice_reader *reader =
        app_knows_next(app) ? confidence_view_reader(arena, app, app_advice(app)) : NULL;
    if (reader)
        return words_open_questions(reader);
    const char *how_many =
        proof->n_matters == proof->n_open
            ? arena_printf(arena,
                           proof->n_open == 1 ? "%d unanswered question could still change it."
                                              : "All %d unanswered questions could still "
                                                "change it.",
                           proof->n_open)
            : arena_printf(arena, "%d of %d unanswered questions could still change it.",
                           proof->n_matters, proof->n_open);
    return arena_printf(arena, "%s%s", how_many, most_of_all(arena, app, confidence));
}

bool confidence_view_matters(struct app *app, int question)
{
    const struct confidence *confidence = app_confidence(app);

    return !confidence || confidence->early_stop.matters[question];
}

#define ENOUGH_ANSWERS 5 /* with fewer answers, never suggest to stop */

/* Suggests to stop: the lead is clear and enough is answered, though open questions could change
 * it. */
static const char *stop_here(struct arena *arena, struct app *app)
{
    const struct confidence *confidence = app_confidence(app);
    bool clear = confidence && firm(confidence) && confidence->state == STATE_CLEAR;

    return clear && app_answer_count(app) >= ENOUGH_ANSWERS
               ? app_words(arena, app, "Enough to stop: {result} result, {export} export")
               : "";
}

/* A shorter version for the pane beside a question. */
static const char *brief_questions(struct arena *arena, struct app *app)
{
    const struct confidence *confidence = app_confidence(app);

    if (!confidence || confidence->early_stop.settled)
        return full_questions(arena, app);
    int open = confidence->early_stop.n_open, likely = confidence->n_likely;
    if (!app_knows_next(app))
        return arena_printf(arena, "%d question%s open.", open, open == 1 ? " is" : "s are");
    if (likely == 0)
        return "No open question is likely to change it.";
    return arena_printf(arena, "%d open question%s may change it.", likely, likely == 1 ? "" : "s");
}

static const char *brief_how_sure(struct arena *arena, const struct confidence *confidence)
{
    if (!confidence)
        return "";
    int of = confidence->wishes.of + confidence->team.of;
    int stays = confidence->wishes.stays + confidence->team.stays;
    return of == 0 ? "" : arena_printf(arena, "Stays first in %d of %d single changes.", stays, of);
}

#define BRIEF_COLUMNS 40 /* narrower panes, and panes without a title, use the short version */

/* Draws a paragraph if there are rows left. Returns the row after it. */
static int put(struct app *app, struct area area, int row, enum role role, const char *text)
{
    return row >= area.rows || text[0] == '\0'
               ? row
               : row + paragraph_draw(area_part(area, row, 1, area.rows - row, area.columns - 2),
                                      role, app->options.unicode, text);
}

void confidence_view_draw(struct app *app, struct area area, bool headed)
{
    struct arena *arena = arena_new();
    const struct advice *advice = app_advice(app);
    const struct confidence *confidence = app_confidence(app);
    int row = 0, given = app_answer_count(app);
    bool brief = !headed && area.columns < BRIEF_COLUMNS;

    if (headed)
        panel_head(area, row++, 1, area.columns - 2, "How sure now", "", app->options.unicode);
    if (given == 0) {
        row = put(app, area, row, ROLE_MUTED, "Nothing is answered yet.");
    } else if (advice->winner < 0) {
        row = put(app, area, row, ROLE_WARN, "Nothing fits all of these answers.");
        row = put(app, area, row, ROLE_MUTED,
                  app_words(arena, app, "{result} shows which to lift, {undo} takes it back"));
    } else {
        row = put(app, area, row, ROLE_STRONG, confidence_view_headline(arena, advice));
        row = put(app, area, row, ROLE_MUTED,
                  brief ? brief_how_sure(arena, confidence)
                        : confidence_view_how_sure(arena, advice));
        if (headed)
            row = put(app, area, row, ROLE_MUTED, confidence_view_trials(arena, advice));
        row += headed && area.rows - row > 3;
        row = put(app, area, row, ROLE_GOOD, stop_here(arena, app));
        row = put(app, area, row, ROLE_MUTED,
                  brief ? brief_questions(arena, app) : full_questions(arena, app));
    }
    if (confidence && confidence->n_next > 0 && app_has_command(app, "most-decisive"))
        put(app, area, row, ROLE_PLAIN,
            app_words(arena, app,
                      brief       ? "{most-decisive} asks what matters most"
                      : given > 0 ? "{most-decisive} goes there"
                                  : "{most-decisive} goes to the question that matters most"));
    arena_free(arena);
}
