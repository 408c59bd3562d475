#include "tui/screens/result/result.h"

#include "document/words/confidence_words.h"
#include "document/words/wording.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/confidence_view.h"

#include <string.h>

#define RANKED_MOST 100 /* in a catalog of thousands the whole list is the catalog's */
#define LISTED_MOST 20  /* of those excluded, and of those with gaps */
#define LEFT_PERCENT 52 /* of the width, for the first of two columns */

static const struct framework *framework_of(const struct result *result, int framework)
{
    size_t count;
    return &catalog_frameworks(result->app->catalog, &count)[framework];
}

/* --- lines ------------------------------------------------------------------------------------ */

/* Where the next line goes. */
struct pen {
    int row, column, width;
};

/* The kinds whose lines the cursor stops at. */
static const bool opens[RESULT_KIND_COUNT] = {
    [RESULT_RANKED] = true,     [RESULT_MORE] = true,     [RESULT_NAMED] = true,
    [RESULT_STACK] = true,      [RESULT_REASON] = true,   [RESULT_VALUE] = true,
    [RESULT_RELAXATION] = true, [RESULT_EXCLUDED] = true, [RESULT_DOUBT] = true,
    [RESULT_SURE] = true,       [RESULT_FLIP] = true,     [RESULT_ENOUGH] = true,
};

static struct result_line *add(struct result *result, struct pen *pen, enum result_kind kind,
                               int index)
{
    if (result->n_lines == result->room) {
        int room = result->room * 2 + 64;
        struct result_line *lines = ARENA_ARRAY(result->arena, struct result_line, (size_t)room);
        int *stops = ARENA_ARRAY(result->arena, int, (size_t)room);
        if (result->n_lines > 0) {
            memcpy(lines, result->lines, (size_t)result->n_lines * sizeof(*lines));
            memcpy(stops, result->stops, (size_t)result->n_stops * sizeof(*stops));
        }
        result->lines = lines;
        result->stops = stops;
        result->room = room;
    }
    if (opens[kind])
        result->stops[result->n_stops++] = result->n_lines;
    struct result_line *line = &result->lines[result->n_lines++];
    *line = (struct result_line){.kind = kind,
                                 .row = pen->row++,
                                 .column = pen->column,
                                 .width = pen->width,
                                 .index = index,
                                 .label = "",
                                 .text = ""};
    result->rows = pen->row > result->rows ? pen->row : result->rows;
    return line;
}

static void add_head(struct result *result, struct pen *pen, const char *text, const char *label)
{
    if (pen->row > 0 && result->n_lines > 0 &&
        result->lines[result->n_lines - 1].row + 1 == pen->row &&
        result->lines[result->n_lines - 1].kind != RESULT_RULE)
        pen->row++; /* apart from the section before */
    struct result_line *line = add(result, pen, RESULT_HEAD, 0);
    line->text = text;
    line->label = label;
}

/* A text in as many lines as it takes. */
static void add_text(struct result *result, struct pen *pen, enum role role, const char *text)
{
    while (*text) {
        const char *next;
        size_t length = paragraph_line(text, pen->width - 4, &next);
        struct result_line *line = add(result, pen, RESULT_TEXT, 0);
        line->role = role;
        line->text = arena_copy(result->arena, text, length);
        text = next;
    }
}

/* The same, and the first of them opens something. */
static void add_opening(struct result *result, struct pen *pen, enum role role, const char *screen,
                        const char *text)
{
    const char *next;
    size_t length = paragraph_line(text, pen->width - 4, &next);
    struct result_line *line = add(result, pen, RESULT_SURE, 0);

    line->role = role;
    line->label = screen;
    line->text = arena_copy(result->arena, text, length);
    add_text(result, pen, role, next);
}

/* --- how sure, and what would change it ------------------------------------------------------- */

static void add_sureness(struct result *result, struct pen *pen)
{
    if (result->advice->winner < 0 || app_answer_count(result->app) == 0)
        return;
    add_text(result, pen, ROLE_PLAIN, confidence_view_state(result->arena, result->app));
    add_text(result, pen, ROLE_PLAIN, confidence_view_questions(result->arena, result->app));
}

#define FLIPS_SHOWN 5 /* of each sort */

/* One sort of flips: those of wishes alone, or those that take another team. */
static void add_flips(struct result *result, struct pen *pen, const struct advice_reader *reader,
                      const struct words_flips *flips, const char *whose)
{
    int shown = flips->n < FLIPS_SHOWN ? flips->n : FLIPS_SHOWN;

    if (flips->size == 0) {
        add_text(result, pen, ROLE_QUIET, arena_printf(result->arena, "%s: nothing would.", whose));
        return;
    }
    add_text(
        result, pen, ROLE_QUIET,
        arena_printf(result->arena, "%s, smallest: %s", whose, words_size(reader, flips->size)));
    for (int i = 0; i < shown; i++) {
        add(result, pen, RESULT_FLIP, result->n_flips)->trait = flips->size;
        result->flips[result->n_flips++] = flips->list[i];
    }
    const char *more = words_more(reader, flips, shown);
    if (more[0])
        add_text(result, pen, ROLE_QUIET, more);
}

static void add_nearest(struct result *result, struct pen *pen)
{
    const struct nearest_change *nearest = &result->confidence->nearest;

    if (nearest->rival < 0)
        return;
    const char *away = arena_printf(result->arena, "%.1f", 100 * nearest->distance);
    add_text(result, pen, ROLE_QUIET,
             arena_printf(result->arena, "weights: %s draws level when they move by %s%s of 100",
                          framework_of(result, nearest->rival)->name,
                          text_equal(away, "0.0") ? "less than 0.1"
                          : nearest->exact        ? ""
                                                  : "at least ",
                          text_equal(away, "0.0") ? "" : away));
}

static void add_changes(struct result *result, struct pen *pen)
{
    const struct advice_reader *reader = confidence_view_export(result->arena, result->app);

    if (!reader || result->advice->winner < 0 || app_answer_count(result->app) == 0)
        return;
    struct words_flips wishes = words_flips_of_wishes(reader), fixed = words_flips_of_fixed(reader);
    result->flips = ARENA_ARRAY(result->arena, const struct flip *, 2 * FLIPS_SHOWN);
    add_head(result, pen, "What would change it", pen->width >= 50 ? "then first" : "");
    add_flips(result, pen, reader, &wishes, "what you want");
    if (fixed.size > 0)
        add_flips(result, pen, reader, &fixed, "about the team");
    add_nearest(result, pen);
}

static void add_agreement(struct result *result, struct pen *pen)
{
    const struct advice_reader *reader = confidence_view_export(result->arena, result->app);

    if (!reader || result->advice->winner < 0 || app_answer_count(result->app) == 0)
        return;
    const struct sufficient *sufficient = &reader->confidence->sufficient;
    add_head(result, pen, "Other methods", "");
    add_opening(result, pen, ROLE_PLAIN, "methods", words_methods(reader));
    const char *enough = words_enough(reader);
    if (!enough[0])
        return;
    add_head(result, pen, "Enough already", "");
    bool listed = sufficient->n > 0 && !text_starts_with(enough, "It takes");
    add_text(result, pen, ROLE_PLAIN,
             listed ? arena_printf(result->arena, "%s it, whatever else is answered%s:",
                                   sufficient->n == 1 ? "This answer alone settles"
                                                      : "These answers alone settle",
                                   sufficient->proved ? "" : " (a smaller set may exist)")
                    : enough);
    for (int i = 0; listed && i < sufficient->n; i++)
        add(result, pen, RESULT_ENOUGH, sufficient->questions[i]);
}

/* --- the ranking ------------------------------------------------------------------------------ */

/* "NestJS: fit 85 of 100, 7.8 ahead of AdonisJS" */
static const char *headline(const struct result *result)
{
    const struct advice *advice = result->advice;
    const struct score *scores = advice->ranking.scores;
    int fit = advice_fit(advice, scores[0].points);
    const char *name = framework_of(result, advice->winner)->name;

    if (advice->second < 0)
        return arena_printf(result->arena, "Use %s: fit %d of 100, the only one that is left.",
                            name, fit);
    const char *second = framework_of(result, advice->second)->name;
    if (scores[1].tied_with_before)
        return arena_printf(result->arena,
                            "Use %s: fit %d of 100, a tie with %s that the catalog's order "
                            "decides.",
                            name, fit, second);
    const char *ahead = wording_tenths(result->arena, advice, scores[0].points - scores[1].points);
    return arena_printf(result->arena, "Use %s: fit %d of 100, %s ahead of %s.", name, fit,
                        text_equal(ahead, "0.0") ? "less than 0.1" : ahead, second);
}

static void add_headline(struct result *result, struct pen *pen)
{
    if (result->advice->winner < 0)
        add_text(result, pen, ROLE_WARNING,
                 arena_printf(result->arena, "No %s satisfies all of these answers.",
                              catalog_identity(result->app->catalog)->noun));
    else if (app_answer_count(result->app) == 0)
        add_text(result, pen, ROLE_WARNING,
                 "No question is answered yet, so only the points speak that every project "
                 "gives. Press a to say what yours needs.");
    else
        add_text(result, pen, ROLE_STRONG, headline(result));
}

/* "5 more: Express 44, Laravel 41" */
static const char *folded_text(const struct result *result, int from, int to)
{
    const char *text = arena_printf(result->arena, "%d more: ", to - from);

    for (int i = from; i < to && i < from + 12; i++) {
        const struct score *score = &result->advice->ranking.scores[i];
        text = arena_printf(result->arena, "%s%s%s %d", text, i > from ? ", " : "",
                            framework_of(result, score->alternative)->name,
                            advice_fit(result->advice, score->points));
    }
    return text;
}

static void add_ranking(struct result *result, struct pen *pen)
{
    int left = result->advice->ranking.n_left;
    int shown = left < RANKED_MOST ? left : RANKED_MOST;
    bool folded = shown > result->view.ranked + 1; /* one row more is no longer than its fold */

    if (left == 0)
        return;
    if (!result->view.bare)
        add(result, pen, RESULT_RANKED_HEAD, 0);
    for (int i = 0; i < (folded ? result->view.ranked : shown); i++)
        add(result, pen, RESULT_RANKED, i);
    if (folded)
        add(result, pen, RESULT_MORE, 0)->text = folded_text(result, result->view.ranked, left);
    else if (shown < left)
        add_text(
            result, pen, ROLE_QUIET,
            arena_printf(result->arena, "%d more: the catalog lists them by fit.", left - shown));
    if (!result->view.bare && !result->view.table)
        add(result, pen, RESULT_LEGEND, 0);
}

/* --- two names -------------------------------------------------------------------------------- */

static void add_priority_name(struct result *result, struct pen *pen)
{
    const struct priority *priority = &result->advice->priority;
    size_t count;

    if (priority->question < 0)
        return;
    const struct question_entry *entry =
        &catalog_questions(result->app->catalog, &count)[priority->question];
    if (priority->first < 0) {
        add_text(result, pen, ROLE_QUIET,
                 arena_printf(result->arena,
                              "A second name, the best in your priority, needs an answer to "
                              "question %d: %s",
                              priority->question + 1, entry->text));
        return;
    }
    struct result_line *line = add(result, pen, RESULT_NAMED, priority->first);
    line->label = "best in your priority";
    line->text = arena_printf(result->arena, "fit %d over its %d points alone", priority->fit,
                              priority->points);
    add_text(
        result, pen, ROLE_QUIET,
        arena_printf(result->arena, "your priority: %s", entry->options[priority->option].label));
}

static void add_names(struct result *result, struct pen *pen)
{
    const struct advice *advice = result->advice;

    if (advice->all_rounder < 0 || app_answer_count(result->app) == 0)
        return;
    add_head(result, pen,
             arena_printf(result->arena, "No %s was answered, so two names",
                          catalog_identity(result->app->catalog)->served),
             "");
    struct result_line *line = add(result, pen, RESULT_NAMED, advice->all_rounder);
    line->label = "best all-rounder";
    line->text = arena_printf(result->arena, "fit %d over all %lld points",
                              advice_fit(advice, advice->ranking.scores[0].points),
                              (long long)advice->ranking.total);
    add_priority_name(result, pen);
}

/* --- the stack -------------------------------------------------------------------------------- */

static void add_stack(struct result *result, struct pen *pen)
{
    const struct advice *advice = result->advice;

    if (advice->winner < 0 || advice->stack.n_choices == 0)
        return;
    add_head(result, pen,
             arena_printf(result->arena, "Recommended stack around %s",
                          framework_of(result, advice->winner)->name),
             pen->width >= 60 ? "runner-up, points less" : "");
    for (size_t i = 0; i < advice->stack.n_choices; i++)
        add(result, pen, RESULT_STACK, (int)i);
}

/* --- because you said ------------------------------------------------------------------------- */

static void add_reasons(struct result *result, struct pen *pen)
{
    const struct advice *advice = result->advice;

    if (advice->winner < 0)
        return;
    result->reasons = advice->reasons;
    result->n_reasons = advice->n_reasons;
    add_head(result, pen, "Because you said", advice->second >= 0 ? "points   lost" : "points");
    for (int i = 0; i < result->n_reasons; i++)
        add(result, pen, RESULT_REASON, i);
    add(result, pen, RESULT_SUM, 0);
    if (advice->second >= 0 && pen->width >= 40)
        add_text(result, pen, ROLE_QUIET,
                 arena_printf(result->arena, "lost = what %s gets more in the same row",
                              framework_of(result, advice->second)->name));
}

/* --- who is out, and what is not known -------------------------------------------------------- */

static void add_relaxations(struct result *result, struct pen *pen)
{
    if (result->advice->n_relaxations == 0)
        return;
    add_head(result, pen, "What to give up: the smallest changes that bring somebody back", "");
    for (int i = 0; i < result->advice->n_relaxations; i++)
        add(result, pen, RESULT_RELAXATION, i);
    add_text(result, pen, ROLE_QUIET, "x skips these answers; u takes that back");
}

static void add_excluded(struct result *result, struct pen *pen)
{
    const struct ranking *ranking = &result->advice->ranking;
    int out = ranking->n - ranking->n_left, shown = out < LISTED_MOST ? out : LISTED_MOST;

    if (out == 0)
        return;
    add_head(
        result, pen,
        arena_printf(result->arena, "Excluded %d of %d (fit if they were not)", out, ranking->n),
        "");
    for (int i = 0; i < shown; i++)
        add(result, pen, RESULT_EXCLUDED, ranking->n_left + i);
    if (shown < out)
        add_text(result, pen, ROLE_QUIET, arena_printf(result->arena, "%d more", out - shown));
}

/* What could not be verified of a requirement, for somebody who is left. */
static void add_unverified(struct result *result, struct pen *pen, int framework)
{
    struct objection *found;
    size_t count = objections(result->arena, result->advice->decision, result->advice->answers,
                              framework, &found);

    for (size_t i = 0; i < count; i++) {
        if (found[i].observation.verdict != VERDICT_UNVERIFIED)
            continue;
        struct result_line *line = add(result, pen, RESULT_DOUBT, framework);
        line->trait = found[i].requirement->trait >= 0 ? found[i].requirement->trait
                                                       : catalog_served_trait(result->app->catalog);
        line->role = ROLE_WARNING;
        line->text = arena_printf(result->arena, "not verified that %s: %s",
                                  found[i].requirement->reason, found[i].observation.observed);
    }
}

static int add_unknown(struct result *result, struct pen *pen, int framework)
{
    size_t count, n_traits;
    const struct trait *traits = catalog_traits(result->app->catalog, &n_traits);
    int *unknown;

    count = unknown_traits(result->arena, result->advice->decision, &result->advice->ranking,
                           framework, &unknown);
    if (count == 0)
        return 0;
    struct result_line *line = add(result, pen, RESULT_DOUBT, framework);
    line->trait = unknown[0];
    for (size_t i = 0; i < count; i++)
        line->text = arena_printf(result->arena, "%s%s%s", line->text, i > 0 ? "; " : "",
                                  traits[unknown[i]].label);
    return (int)count;
}

static void add_doubts(struct result *result, struct pen *pen)
{
    const struct ranking *ranking = &result->advice->ranking;
    int shown = ranking->n_left < LISTED_MOST ? ranking->n_left : LISTED_MOST;
    int head = result->n_lines, values = 0;

    if (ranking->n_left == 0)
        return;
    add_head(result, pen, "", "");
    for (int i = 0; i < shown; i++)
        if (ranking->scores[i].unverified > 0)
            add_unverified(result, pen, ranking->scores[i].alternative);
    for (int i = 0; i < shown; i++)
        values += add_unknown(result, pen, ranking->scores[i].alternative);
    result->lines[head].text =
        values == 0 ? "Every fact that carries weight is known"
                    : arena_printf(result->arena, "Not known: %d value%s%s, each counts as a range",
                                   values, values == 1 ? "" : "s",
                                   shown < ranking->n_left
                                       ? arena_printf(result->arena, " among the first %d", shown)
                                       : "");
}

/* --- values ----------------------------------------------------------------------------------- */

static void add_values(struct result *result, struct pen *pen)
{
    const struct advice *advice = result->advice;
    struct contribution *parts;

    if (advice->winner < 0)
        return;
    size_t count =
        contributions(result->arena, advice->decision, &advice->ranking, advice->winner, &parts);
    add_head(result, pen, "", "");
    result->lines[result->n_lines - 1].kind = RESULT_VALUE_HEAD;
    for (size_t i = 0; i < count; i++)
        add(result, pen, RESULT_VALUE, parts[i].criterion);
}

/* --- the sheet -------------------------------------------------------------------------------- */

static void add_columns(struct result *result, struct pen *pen)
{
    add(result, pen, RESULT_RULE, 0);
    int width = pen->width * LEFT_PERCENT / 100;
    struct pen left = {pen->row, 0, width};
    struct pen right = {pen->row, width + 1, pen->width - width - 1};

    result->divider = width;
    result->divider_row = pen->row;
    add_stack(result, &left);
    add_reasons(result, &left);
    add_agreement(result, &left);
    add_changes(result, &right);
    add_excluded(result, &right);
    add_doubts(result, &right);
    add_values(result, &right);
}

struct result *result_new(struct arena *arena, struct app *app, const struct result_view *view)
{
    struct result *result = ARENA_NEW(arena, struct result);
    struct pen pen = {.width = view->width};

    *result = (struct result){.app = app, .arena = arena, .advice = app_advice(app), .view = *view};
    result->confidence = app_confidence(app);
    result->parts = stacked_parts_of(result->advice);
    if (!view->bare || result->advice->winner < 0)
        add_headline(result, &pen);
    if (!view->bare)
        add_sureness(result, &pen);
    add_ranking(result, &pen);
    if (view->bare)
        add_sureness(result, &pen);
    add_names(result, &pen);
    if (view->wide && result->advice->winner >= 0) {
        add_columns(result, &pen);
        return result;
    }
    add_relaxations(result, &pen);
    add_stack(result, &pen);
    add_reasons(result, &pen);
    add_changes(result, &pen);
    add_agreement(result, &pen);
    add_excluded(result, &pen);
    add_doubts(result, &pen);
    add_values(result, &pen);
    return result;
}
