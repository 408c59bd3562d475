#include "tui/screens/result/result.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/panel.h"

/* Section 4: the ranking with bars split by answer, the excluded frameworks and their rules,
 * missing facts, and the first place by other formulas. */
#define RANKED_MOST 100 /* the Browse screen lists all of them */
#define EXCLUDED_MOST 20

struct columns {
    int name, language_at, fit_after, bar_at, bar, share_after; /* bar: cells for a fit of 100 */
};

/* With `languages` a wide table has a column for them. */
static struct columns columns_of_width(int width, bool languages)
{
    if (width >= 100 && languages)
        return (struct columns){.name = 18,
                                .language_at = 23,
                                .fit_after = 40,
                                .bar_at = 42,
                                .bar = (width - 42 - 12) * 10 / 11,
                                .share_after = width - 2};
    if (width >= 60)
        return (struct columns){.name = 18,
                                .fit_after = 27,
                                .bar_at = 29,
                                .bar = width - 29 - 11,
                                .share_after = width - 2};
    return (struct columns){.name = width - 14, .fit_after = width - 2};
}

static void add_head(struct writer *writer, const struct columns *columns, const char *served)
{
    struct area area = writer_area(writer, 1);

    area_text(area, 0, 5, ROLE_MUTED,
              columns->language_at > 0 || columns->bar_at > 0 ? "Name" : "");
    if (columns->language_at > 0)
        area_text(area, 0, columns->language_at + 1, ROLE_MUTED, served);
    area_right(area, 0, columns->fit_after, ROLE_MUTED, "fit");
    if (columns->bar_at > 0)
        area_text(area, 0, columns->bar_at, ROLE_MUTED, "what it is made of");
    if (columns->share_after > 0)
        area_right(area, 0, columns->share_after, ROLE_MUTED, "first in");
    writer->row++;
}

#define FIGURE_WIDTH 7
#define SHARE_WIDTH 11 /* "under 1 %" and the blanks before it */

/* Draws the parts of a fit as numbers, in the same columns in every row: "34.3 18.0 12.9 21.3". As
 * many as fit into `room` columns. */
static void draw_figures(const struct result *result, struct area area, int column, int room,
                         int framework)
{
    int64_t points[FIT_PARTS_MOST];
    int shown[FIT_PARTS_MOST];

    fit_parts_points(result->advice, &result->parts, framework, points);
    largest_remainder(points, (size_t)result->parts.n,
                      2 * VALUE_MOST * result->advice->ranking.total, 1000, shown);
    bool all = FIGURE_WIDTH * result->parts.n <= room;
    int n = all ? result->parts.n : MAX(0, (room - 1) / FIGURE_WIDTH);
    for (int i = 0; i < n; i++) {
        area_text(area, 0, column + FIGURE_WIDTH * i, fit_part_role(&result->parts, i),
                  panel_sign("█", result->pad->unicode));
        area_right(area, 0, column + FIGURE_WIDTH * i + 6, ROLE_PLAIN,
                   wording_tenth_count(result->arena, shown[i]));
    }
    if (!all)
        area_text(area, 0, column + FIGURE_WIDTH * n, ROLE_MUTED,
                  result->pad->unicode ? "…" : "..");
}

/* "? 43 to 44, 2 facts are missing", or as much of it as fits into `room` columns. */
static const char *missing_text(const struct result *result, const struct score *score, int room)
{
    int low, high, *unknown;
    size_t count = unknown_traits(result->arena, result->advice->decision, &result->advice->ranking,
                                  score->alternative, &unknown);

    advice_range(result->advice, score, &low, &high);
    const char *range = low == high ? "?" : arena_printf(result->arena, "? %d to %d", low, high);
    const char *missing = count == 1 ? "a fact is missing"
                                     : arena_printf(result->arena, "%zu facts are missing", count);
    const char *text =
        arena_printf(result->arena, "%s%s %s", range, low == high ? "" : ",", missing);
    return columns_of(text) <= room ? text : columns_of(range) <= room ? range : "?";
}

static void add_ranked(struct result *result, struct writer *writer, const struct columns *columns,
                       int place)
{
    const struct advice *advice = result->advice;
    const struct score *score = &advice->ranking.scores[place];
    const struct framework *framework = result_framework(result, score->alternative);
    bool unicode = writer->pad->unicode;
    int end = columns->bar_at;

    writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, score->alternative, 0);
    struct area area = writer_area(writer, 1);
    area_right(area, 0, columns->language_at > 0 ? 4 : 3, ROLE_MUTED,
               arena_printf(result->arena, "%d", score->rank));
    panel_language_mark(area, 0, columns->language_at > 0 ? columns->language_at : 4,
                        result->app->catalog, framework->language, unicode);
    area_fit(area, 0, 5, columns->name, place == 0 ? ROLE_TITLE : ROLE_PLAIN, unicode,
             framework->name);
    if (columns->language_at > 0)
        area_fit(area, 0, columns->language_at + 1, 12, ROLE_MUTED, unicode, framework->language);
    area_right(area, 0, columns->fit_after, ROLE_STRONG,
               arena_printf(result->arena, "%d", advice_fit(advice, score->points)));
    if (columns->bar_at > 0 && result->view.figures)
        draw_figures(result, area, columns->bar_at, columns->bar, score->alternative);
    else if (columns->bar_at > 0)
        end = fit_bar_draw(advice, &result->parts, score->alternative, area, 0, columns->bar_at,
                           columns->bar, writer->pad->blocks);
    const char *share =
        confidence_view_share(result->arena, result->confidence, score->alternative);
    if (columns->share_after > 0) {
        if (score->low < score->high && !result->view.figures)
            area_text(area, 0, end + 1, ROLE_WARN,
                      missing_text(result, score,
                                   columns->share_after - columns_of(share) - 1 - end - 1));
        area_right(area, 0, columns->share_after, place == 0 ? ROLE_STRONG : ROLE_MUTED, share);
    }
    writer->row++;
}

/* Leaves the shares out where they would stand on the figures. */
static void make_room_for_figures(struct columns *columns, int parts, int width)
{
    if (columns->bar_at + FIGURE_WIDTH * parts + SHARE_WIDTH > columns->share_after)
        columns->share_after = 0;
    columns->bar = (columns->share_after > 0 ? columns->share_after - SHARE_WIDTH : width - 2) -
                   columns->bar_at;
}

static void add_ranking(struct result *result, struct writer *writer)
{
    const struct catalog_identity *identity = catalog_identity(result->app->catalog);
    struct columns columns = columns_of_width(writer->width, identity->served_title[0] != '\0');
    int left = result->advice->ranking.n_left, shown = MIN(left, RANKED_MOST);

    if (result->view.figures && columns.bar_at > 0)
        make_room_for_figures(&columns, result->parts.n, writer->width);
    add_head(writer, &columns, identity->served_title);
    for (int i = 0; i < shown; i++)
        add_ranked(result, writer, &columns, i);
    if (shown < left)
        writer_text(
            writer, 2, ROLE_MUTED, 1,
            arena_printf(result->arena, "and %d more: Browse lists them by fit", left - shown));
    if (columns.bar_at > 0) {
        writer->row += result->view.rows >= 20;
        int at = writer->width >= 100 ? columns.bar_at : 5, width = writer->width - at - 2;
        int rows = fit_bar_legend_rows(result->arena, result->advice, &result->parts, width);
        fit_bar_legend(result->arena, result->advice, &result->parts,
                       area_part(writer_area(writer, rows), 0, at, rows, width),
                       writer->pad->unicode);
        writer->row += rows;
    }
}

static void add_ruled_out(struct result *result, struct writer *writer)
{
    const struct ranking *ranking = &result->advice->ranking;
    int out = ranking->n - ranking->n_left;

    writer_head(writer, "Ruled out",
                out > 0 && writer->width >= 50
                    ? arena_printf(result->arena, "%d of %d; %s lifts the rule", out, ranking->n,
                                   app_key(result->app, "lift"))
                    : "");
    if (out == 0)
        writer_text(writer, 2, ROLE_MUTED, 0,
                    arena_printf(result->arena, "None. No answer so far rules out a %s.",
                                 catalog_identity(result->app->catalog)->noun));
    result_add_excluded(result, writer, EXCLUDED_MOST);
}

/* --- missing facts ---------------------------------------------------------------------------- */

static void add_unverified(struct result *result, struct writer *writer, int framework)
{
    struct objection *found;
    size_t count = objections(result->arena, result->advice->decision, result->advice->answers,
                              framework, &found);

    for (size_t i = 0; i < count; i++) {
        int trait = found[i].requirement->trait >= 0 ? found[i].requirement->trait
                                                     : catalog_served_trait(result->app->catalog);
        if (found[i].observation.verdict != VERDICT_UNVERIFIED)
            continue;
        writer_stop(writer, writer->row, 1, LINE_UNKNOWN, framework, trait);
        area_text(writer_area(writer, 1), 0, 2, ROLE_WARN, "?");
        writer_text(writer, 4, ROLE_PLAIN, 1,
                    arena_printf(result->arena, "%s: not verified that %s",
                                 result_name(result, framework), found[i].requirement->reason));
    }
}

static void add_unknown(struct result *result, struct writer *writer, int framework)
{
    size_t count, n;
    const struct trait *traits = catalog_traits(result->app->catalog, &n);
    int *unknown;
    const char *text = "";

    count = unknown_traits(result->arena, result->advice->decision, &result->advice->ranking,
                           framework, &unknown);
    for (size_t i = 0; i < count; i++)
        text = arena_printf(result->arena, "%s%s%s", text, i > 0 ? "; " : "",
                            traits[unknown[i]].label);
    if (count == 0)
        return;
    writer_stop(writer, writer->row, 1, LINE_UNKNOWN, framework, unknown[0]);
    area_text(writer_area(writer, 1), 0, 2, ROLE_WARN, "?");
    writer_text(writer, 4, ROLE_PLAIN, 1,
                arena_printf(result->arena, "%s: %s", result_name(result, framework), text));
}

static void add_missing(struct result *result, struct writer *writer)
{
    const struct ranking *ranking = &result->advice->ranking;
    int shown = MIN(ranking->n_left, EXCLUDED_MOST);
    int row = writer->row;

    writer->row++;
    for (int i = 0; i < shown; i++) {
        if (ranking->scores[i].unverified > 0)
            add_unverified(result, writer, ranking->scores[i].alternative);
        add_unknown(result, writer, ranking->scores[i].alternative);
    }
    if (writer->row == row + 1) {
        writer->row = row;
        return;
    }
    struct writer head = *writer;
    head.row = row;
    writer_head(&head, "Missing facts",
                writer->width >= 60 ? "drawn halfway between their limits" : "");
    writer->row += result->view.rows >= 20;
}

/* --- other formulas --------------------------------------------------------------------------- */

static const char *const summaries[METHODS_COUNT] = {
    "used here: values times what they count", "a bad value costs more",
    "closest to the best imaginable",          "wins and losses, pair by pair",
    "the sum, and the largest single gap",
};

/* The same where there is no room for that. */
static const char *const summaries_brief[METHODS_COUNT] = {
    "used here: the sum", "a bad value costs more",      "closest to the best",
    "wins, pair by pair", "the sum and the largest gap",
};

#define SUMMARY_AT 23
#define SUMMARY_LEAST 29
#define SUMMARY_FROM 60 /* columns */

/* Why a method disagrees: ", because of Safe defaults"; "": it agrees. */
static const char *cause_of(const struct result *result, const struct method_result *method)
{
    size_t count;

    return method->criterion < 0
               ? ""
               : arena_printf(
                     result->arena, ", because of %s",
                     catalog_criteria(result->app->catalog, &count)[method->criterion].label);
}

/* The column of the winners: after the longest summary, or further left where names or causes
 * need the room; for causes that do not fit all the same it is not moved. */
static int winner_column(const struct result *result, int width)
{
    const struct methods *methods = &result->confidence->methods;
    int summary = 0, name = 0, cause = 0;

    if (width < SUMMARY_FROM)
        return SUMMARY_AT + 1;
    for (int i = 0; i < methods->n; i++) {
        int columns = columns_of(result_name(result, methods->results[i].winner));
        summary = MAX(summary, columns_of(summaries[i]));
        name = MAX(name, columns);
        cause = MAX(cause, columns + columns_of(cause_of(result, &methods->results[i])));
    }
    int full = SUMMARY_AT + summary + 2, with_cause = width - cause - 2;
    int column = with_cause >= SUMMARY_AT + SUMMARY_LEAST ? MIN(full, with_cause) : full;
    return MAX(MIN(column, width - name - 2), SUMMARY_AT + 2);
}

static void add_method(struct result *result, struct writer *writer, int index, int winner_at)
{
    const struct method_result *method = &result->confidence->methods.results[index];
    bool unicode = writer->pad->unicode;
    struct area area = writer_area(writer, 1);
    char *label = arena_string(result->arena, method->label);

    if (label[0] >= 'a' && label[0] <= 'z')
        label[0] = (char)(label[0] - 'a' + 'A');
    area_text(area, 0, 2, method->agrees ? ROLE_GOOD : ROLE_WARN,
              panel_sign(method->agrees ? "●" : "○", unicode));
    area_fit(area, 0, 4, SUMMARY_AT - 4, ROLE_PLAIN, unicode, label);
    int room = winner_at - SUMMARY_AT - 1;
    if (writer->width >= SUMMARY_FROM)
        area_fit(area, 0, SUMMARY_AT, room, ROLE_MUTED, unicode,
                 columns_of(summaries[index]) <= room ? summaries[index] : summaries_brief[index]);
    int at = area_text(area, 0, winner_at, ROLE_STRONG, result_name(result, method->winner));
    const char *cause = cause_of(result, method);
    if (cause[0] && writer->width - at > 24)
        area_fit(area, 0, at, writer->width - at - 2, ROLE_MUTED, unicode, cause);
    writer->row++;
}

static void add_methods(struct result *result, struct writer *writer)
{
    if (!result->confidence || result->confidence->methods.n == 0)
        return;
    const struct methods *methods = &result->confidence->methods;
    int winner_at = winner_column(result, writer->width);

    writer_head(writer, "Do other scoring formulas agree?",
                writer->width >= 56
                    ? arena_printf(result->arena, "%d of %d pick %s", methods->n_agreeing,
                                   methods->n, result_name(result, result->advice->winner))
                    : "");
    for (int i = 0; i < methods->n; i++)
        add_method(result, writer, i, winner_at);
    writer_text(
        writer, 2, ROLE_MUTED, 0,
        "All take the same answers and the middle of every range. None of them changes what is "
        "said elsewhere.");
}

void result_lay_alternatives(struct result *result)
{
    struct writer writer = result_writer(result);
    bool apart = result->view.rows >= 20;

    if (result_lay_nothing(result))
        return;
    result_add_title(result, &writer);
    add_ranking(result, &writer);
    writer.row += apart;
    add_ruled_out(result, &writer);
    writer.row += apart;
    add_missing(result, &writer);
    add_methods(result, &writer);
}
