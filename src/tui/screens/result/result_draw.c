#include "tui/screens/result/result.h"

#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/cells/chart.h"
#include "tui/panels/confidence_view.h"

#include <stdio.h>

/* How each kind of line is painted, into a row of its own. */
struct brush {
    const struct result *result;
    const struct result_line *line;
    struct area area; /* one row, as wide as the line */
    bool unicode;
};

#define TEXT_AT 3 /* after the cursor */

static const char *name_of(const struct brush *brush, int framework)
{
    size_t count;
    return catalog_frameworks(brush->result->app->catalog, &count)[framework].name;
}

/* At most `width` columns; nothing behind the text is painted, for a role may be underlined. */
static void fit_text(const struct brush *brush, int column, int width, enum role role,
                     const char *text)
{
    int own = columns_of(text);

    width = own < width ? own : width;
    if (width > 0)
        area_fit(brush->area, 0, column, width, role, brush->unicode, text);
}

/* From a column to the end of the row. */
static void rest_text(const struct brush *brush, int column, enum role role, const char *text)
{
    fit_text(brush, column, brush->area.columns - column - 1, role, text);
}

static void paint_text(const struct brush *brush)
{
    rest_text(brush, TEXT_AT, brush->line->role, brush->line->text);
}

static void paint_head(const struct brush *brush)
{
    int label = columns_of(brush->line->label);
    int room = brush->area.columns - 2 - (label > 0 ? label + 2 : 0);

    fit_text(brush, 1, room, ROLE_HEADING, brush->line->text);
    area_right(brush->area, 0, brush->area.columns - 1, ROLE_HEADING, brush->line->label);
}

static void paint_rule(const struct brush *brush)
{
    frame_rule(brush->area, 0, 0, brush->area.columns, brush->unicode);
}

/* --- ranking ---------------------------------------------------------------------------------- */

#define NAME_AT 6
#define PART_WIDTH 8 /* of a part in the table */
#define BAR_MOST 60
#define SHARE_LEAST 96 /* columns from which on there is room for the shares */
#define SHARE_WIDTH 11

struct ranked_columns {
    int name_width, fit_after, range_after; /* range_after 0: no room */
    int bar_at, bar_width;
    int share_after; /* first in so many weightings; 0: no room */
    int n_parts;     /* columns of the table, the last one holds all others */
};

static struct ranked_columns columns_for(const struct brush *brush)
{
    int width = brush->area.columns;
    struct ranked_columns columns = {.name_width = width >= 70   ? 19
                                                   : width >= 40 ? 15
                                                                 : width - NAME_AT - 6};

    columns.fit_after = NAME_AT + columns.name_width + 4;
    if (width >= 70)
        columns.range_after = columns.fit_after + 8;
    columns.bar_at = (width >= 70 ? columns.range_after : columns.fit_after) + 3;
    if (width >= SHARE_LEAST)
        columns.share_after = width - 1;
    columns.bar_width =
        width - columns.bar_at - 1 - (columns.share_after > 0 ? SHARE_WIDTH + 1 : 0);
    columns.n_parts = columns.bar_width / PART_WIDTH;
    if (columns.n_parts > brush->result->parts.n + 1)
        columns.n_parts = brush->result->parts.n + 1;
    if (columns.bar_width > BAR_MOST)
        columns.bar_width = BAR_MOST;
    return columns;
}

/* Is there a range to be seen in the ranking? */
static bool any_range(const struct result *result)
{
    const struct ranking *ranking = &result->advice->ranking;
    int low, high;

    for (int i = 0; i < ranking->n_left && i < result->view.ranked; i++) {
        advice_range(result->advice, &ranking->scores[i], &low, &high);
        if (low < high)
            return true;
    }
    return false;
}

static void paint_ranked_head(const struct brush *brush)
{
    const struct result *result = brush->result;
    struct ranked_columns columns = columns_for(brush);
    size_t count;
    const struct criterion *criteria = catalog_criteria(result->app->catalog, &count);

    area_text(brush->area, 0, 1, ROLE_HEADING, "Rank");
    area_right(brush->area, 0, columns.fit_after, ROLE_HEADING, "Fit");
    if (columns.range_after > 0 && any_range(result))
        area_right(brush->area, 0, columns.range_after, ROLE_HEADING, "Range");
    if (columns.share_after > 0)
        area_right(brush->area, 0, columns.share_after, ROLE_HEADING, "First in");
    if (!result->view.table) {
        if (columns.bar_width >= 12)
            area_printf(brush->area, 0, columns.bar_at, ROLE_HEADING,
                        columns.bar_width >= 32 ? "What it is made of (%d cells = 100)" : "Made of",
                        columns.bar_width);
        return;
    }
    for (int i = 0; i < columns.n_parts; i++) {
        bool other = i + 1 == columns.n_parts;
        const char *name =
            other ? "other" : wording_criterion(&criteria[result->parts.criteria[i]]);
        int at = columns.bar_at + i * PART_WIDTH, own = columns_of(name);
        int room = own < PART_WIDTH - 1 ? own : PART_WIDTH - 1;
        fit_text(brush, at + PART_WIDTH - room, room, ROLE_HEADING, name);
    }
}

static void paint_parts(const struct brush *brush, const struct ranked_columns *columns,
                        int framework)
{
    const struct result *result = brush->result;
    int64_t points[CHART_PARTS];
    int shown[CHART_PARTS], n = columns->n_parts;
    char text[16];

    if (n < 1)
        return;
    stacked_points(result->advice, &result->parts, framework, points);
    for (int i = n; i <= result->parts.n; i++)
        points[n - 1] += points[i];
    largest_remainder(points, (size_t)n, 2 * VALUE_MOST * result->advice->ranking.total, 1000,
                      shown);
    for (int i = 0; i < n; i++) {
        snprintf(text, sizeof(text), "%d.%d", shown[i] / 10, shown[i] % 10);
        area_right(brush->area, 0, columns->bar_at + (i + 1) * PART_WIDTH, ROLE_PLAIN, text);
    }
}

static void paint_ranked(const struct brush *brush)
{
    const struct result *result = brush->result;
    const struct score *score = &result->advice->ranking.scores[brush->line->index];
    struct ranked_columns columns = columns_for(brush);
    int low, high;
    char text[32];

    snprintf(text, sizeof(text), "%d", score->rank);
    area_right(brush->area, 0, NAME_AT - 1, ROLE_PLAIN, text);
    fit_text(brush, NAME_AT, columns.name_width, score->rank == 1 ? ROLE_STRONG : ROLE_PLAIN,
             name_of(brush, score->alternative));
    snprintf(text, sizeof(text), "%d", advice_fit(result->advice, score->points));
    area_right(brush->area, 0, columns.fit_after, ROLE_STRONG, text);
    if (score->low < score->high)
        area_text(brush->area, 0, columns.fit_after, ROLE_WARNING, "?");
    advice_range(result->advice, score, &low, &high);
    if (low < high && columns.range_after > 0)
        area_right(brush->area, 0, columns.range_after, ROLE_PLAIN,
                   wording_range(result->arena, result->advice, score));
    if (result->view.table)
        paint_parts(brush, &columns, score->alternative);
    else if (columns.bar_width >= 6)
        stacked_bar(result->advice, &result->parts, score->alternative, brush->area, 0,
                    columns.bar_at, columns.bar_width, app_blocks(brush->result->app));
    if (columns.share_after > 0)
        area_right(brush->area, 0, columns.share_after, ROLE_PLAIN,
                   confidence_view_share(result->arena, result->confidence, score->alternative));
    int after =
        columns.share_after > 0 ? columns.share_after - SHARE_WIDTH : brush->area.columns - 1;
    if (score->tied_with_before)
        area_right(brush->area, 0, after, ROLE_WARNING, " tie");
    else if (score->unverified > 0 && brush->area.columns >= 40)
        area_right(brush->area, 0, after, ROLE_WARNING, " not verified");
}

static void paint_legend(const struct brush *brush)
{
    stacked_legend(brush->result->advice, &brush->result->parts, brush->area, 0, NAME_AT,
                   app_blocks(brush->result->app));
}

static void paint_more(const struct brush *brush)
{
    area_right(brush->area, 0, NAME_AT - 1, ROLE_QUIET, "+");
    rest_text(brush, NAME_AT, ROLE_QUIET, brush->line->text);
}

static void paint_named(const struct brush *brush)
{
    int label = brush->area.columns >= 60 ? 24 : 0;
    int name = brush->area.columns >= 60 ? 16 : brush->area.columns / 2 - 3;

    if (label > 0)
        fit_text(brush, TEXT_AT, label - 2, ROLE_PLAIN, brush->line->label);
    fit_text(brush, TEXT_AT + label, name, ROLE_STRONG, name_of(brush, brush->line->index));
    rest_text(brush, TEXT_AT + label + name + 1, ROLE_PLAIN, brush->line->text);
}

/* --- stack, reasons --------------------------------------------------------------------------- */

static const struct component *component_of(const struct brush *brush, int component)
{
    size_t count;
    return &catalog_components(brush->result->app->catalog, &count)[component];
}

#define PRICE_WIDTH 5

/* "PostgreSQL via pg": as much of the second as there is room for. */
static void paint_component(const struct brush *brush, const struct stack_choice *choice, int at,
                            int width)
{
    const char *name = component_of(brush, choice->component)->name;
    const char *via = wording_via(brush->result->arena, choice->pairing);
    int own = columns_of(name) < width ? columns_of(name) : width;

    fit_text(brush, at, own, ROLE_STRONG, name);
    if (via[0] && width - own > 8)
        fit_text(brush, at + own + 1, width - own - 1, ROLE_QUIET, via);
}

static void paint_stack(const struct brush *brush)
{
    const struct result *result = brush->result;
    const struct stack_choice *choice = &result->advice->stack.choices[brush->line->index];
    size_t count;
    int width = brush->area.columns, at = TEXT_AT + (width >= 60 ? 16 : width >= 40 ? 14 : 8);
    int after = width - 1, runner = width >= 60 ? width / 4 : 0;

    fit_text(brush, TEXT_AT, at - TEXT_AT - 1, ROLE_PLAIN,
             catalog_slots(result->app->catalog, &count)[choice->slot].label);
    if (choice->component < 0) {
        rest_text(brush, at, ROLE_WARNING, "nothing fits");
        return;
    }
    if (runner > 0 && choice->runner_up >= 0) {
        area_right(brush->area, 0, after, ROLE_PLAIN,
                   arena_printf(result->arena, "%lld", (long long)choice->price));
        fit_text(brush, after - PRICE_WIDTH - runner, runner, ROLE_QUIET,
                 component_of(brush, choice->runner_up)->name);
    }
    paint_component(brush, choice, at,
                    runner > 0 ? after - PRICE_WIDTH - runner - 1 - at : after - at);
}

#define LOST_WIDTH 7

static void paint_figures(const struct brush *brush, enum role role, int shown, int64_t lost,
                          bool with_lost)
{
    const struct result *result = brush->result;
    int after = brush->area.columns - 1;

    if (result->advice->second >= 0) {
        if (with_lost)
            area_right(brush->area, 0, after, lost > 0 ? ROLE_BAD : ROLE_QUIET,
                       wording_tenths(result->arena, result->advice, lost));
        after -= LOST_WIDTH;
    }
    area_right(brush->area, 0, after, role, wording_tenth_count(result->arena, shown));
}

static void paint_reason(const struct brush *brush)
{
    const struct result *result = brush->result;
    const struct reason *reason = &result->reasons[brush->line->index];

    area_text(brush->area, 0, TEXT_AT, ROLE_GOOD, "+");
    fit_text(brush, TEXT_AT + 2, brush->area.columns - TEXT_AT - 2 - 2 * LOST_WIDTH, ROLE_PLAIN,
             reason->question >= 0 ? wording_answer(result->arena, result->advice, reason->question)
                                   : "before any answer, for every project");
    paint_figures(brush, ROLE_STRONG, reason->shown, reason->lost, true);
}

static void paint_sum(const struct brush *brush)
{
    const struct result *result = brush->result;
    int shown = 0;

    for (int i = 0; i < result->n_reasons; i++)
        shown += result->reasons[i].shown;
    area_printf(brush->area, 0, TEXT_AT, ROLE_QUIET,
                brush->area.columns >= 40 ? "= together, shown as fit %d" : "= fit %d",
                advice_fit(result->advice, result->advice->ranking.scores[0].points));
    paint_figures(brush, ROLE_STRONG, shown, 0, false);
}

/* --- values ----------------------------------------------------------------------------------- */

#define METER_CELLS 10

struct value_columns {
    int name_width, points_after, value_at, value_width; /* of one framework */
    bool second, meters;
};

static struct value_columns value_columns_for(const struct brush *brush)
{
    int width = brush->area.columns;
    struct value_columns columns = {
        .second = width >= 40 && brush->result->advice->second >= 0,
        .meters = width >= 56,
        .name_width = width >= 70   ? 26
                      : width >= 56 ? 16
                      : width >= 40 ? 15
                                    : width - 13,
    };

    columns.points_after = TEXT_AT + columns.name_width + 4;
    columns.value_at = columns.points_after + 2;
    columns.value_width = columns.meters ? 16 : 8;
    return columns;
}

static void paint_value_head(const struct brush *brush)
{
    const struct result *result = brush->result;
    struct value_columns columns = value_columns_for(brush);

    area_text(brush->area, 0, 1, ROLE_HEADING, "Values 0..100");
    area_right(brush->area, 0, columns.points_after, ROLE_HEADING,
               columns.name_width >= 15 ? "points" : "u");
    fit_text(brush, columns.value_at, columns.value_width - 1, ROLE_HEADING,
             name_of(brush, result->advice->winner));
    if (columns.second)
        fit_text(brush, columns.value_at + columns.value_width, columns.value_width - 1,
                 ROLE_HEADING, name_of(brush, result->advice->second));
}

static void paint_worth(const struct brush *brush, const struct value_columns *columns, int at,
                        int framework)
{
    const struct result *result = brush->result;
    struct catalog *catalog = result->app->catalog;
    size_t cell = (size_t)framework * catalog_n_criteria(catalog) + (size_t)brush->line->index;
    int low = catalog_low(catalog)[cell], high = catalog_high(catalog)[cell];

    area_right(brush->area, 0, at + 3, ROLE_PLAIN,
               arena_printf(result->arena, "%d", (low + high + 100) / 200));
    if (low < high)
        area_text(brush->area, 0, at + 3, ROLE_WARNING, "?");
    if (columns->meters)
        chart_meter(brush->area, 0, at + 5, ROLE_BAR_1, app_blocks(brush->result->app),
                    (low + high + 1000) / 2000, METER_CELLS);
}

static void paint_value(const struct brush *brush)
{
    const struct result *result = brush->result;
    struct value_columns columns = value_columns_for(brush);
    size_t count;
    const struct criterion *criterion =
        &catalog_criteria(result->app->catalog, &count)[brush->line->index];

    fit_text(brush, TEXT_AT, columns.name_width, ROLE_PLAIN,
             columns_of(criterion->label) <= columns.name_width ? criterion->label
                                                                : wording_criterion(criterion));
    area_right(
        brush->area, 0, columns.points_after, ROLE_QUIET,
        arena_printf(result->arena, "%d", result->advice->ranking.points[brush->line->index]));
    paint_worth(brush, &columns, columns.value_at, result->advice->winner);
    if (columns.second)
        paint_worth(brush, &columns, columns.value_at + columns.value_width,
                    result->advice->second);
}

/* --- what would change it --------------------------------------------------------------------- */

/* "Typing: Preferred; Load: High", the answers that there would be instead. */
static const char *flip_text(const struct brush *brush, const struct flip *flip, int size)
{
    struct arena *arena = brush->result->arena;
    size_t count;
    const struct question_entry *entries = catalog_questions(brush->result->app->catalog, &count);
    const char *text = "";

    for (int i = 0; i < size; i++) {
        const struct question_entry *entry = &entries[flip->changes[i].question];
        text = arena_printf(arena, "%s%s%s: %s", text, i > 0 ? "; " : "", entry->brief,
                            entry->options[flip->changes[i].to].label);
    }
    return text;
}

static void paint_flip(const struct brush *brush)
{
    const struct result *result = brush->result;
    const struct flip *flip = result->flips[brush->line->index];
    int after = brush->area.columns - 1, size = brush->line->trait;
    const char *then = flip->winner < 0            ? "nobody left"
                       : brush->area.columns >= 38 ? name_of(brush, flip->winner)
                                                   : "";

    int width = columns_of(then);
    area_right(brush->area, 0, after, ROLE_STRONG, then);
    fit_text(brush, TEXT_AT, after - TEXT_AT - width - (width > 0 ? 2 : 0), ROLE_PLAIN,
             flip_text(brush, flip, size));
}

static void paint_enough(const struct brush *brush)
{
    rest_text(brush, TEXT_AT + 2, ROLE_PLAIN,
              wording_answer(brush->result->arena, brush->result->advice, brush->line->index));
    area_text(brush->area, 0, TEXT_AT, ROLE_QUIET, "-");
}

/* --- out, unknown ----------------------------------------------------------------------------- */

static int name_width_for(const struct brush *brush)
{
    return brush->area.columns >= 50   ? 18
           : brush->area.columns >= 40 ? 14
                                       : brush->area.columns / 2 - TEXT_AT;
}

static void paint_relaxation(const struct brush *brush)
{
    const struct result *result = brush->result;
    const struct relaxation *relaxation = &result->advice->relaxations[brush->line->index];
    const char *text = "";

    for (int i = 0; i < relaxation->n_questions; i++)
        text =
            arena_printf(result->arena, "%s%s%s", text, i > 0 ? " and " : "",
                         wording_answer(result->arena, result->advice, relaxation->questions[i]));
    text = arena_printf(result->arena, "%s  brings back %s", text,
                        wording_names(result->arena, result->app->catalog, relaxation->returning,
                                      relaxation->n_returning < 12 ? relaxation->n_returning : 12));
    rest_text(brush, TEXT_AT, ROLE_PLAIN, text);
}

static void paint_excluded(const struct brush *brush)
{
    const struct result *result = brush->result;
    const struct score *score = &result->advice->ranking.scores[brush->line->index];
    int name = name_width_for(brush), at = TEXT_AT + name + 1;

    fit_text(brush, TEXT_AT, name, ROLE_PLAIN, name_of(brush, score->alternative));
    area_right(brush->area, 0, at + 4, ROLE_QUIET,
               arena_printf(result->arena, "(%d)", advice_fit(result->advice, score->points)));
    const char *why = wording_exclusion(result->arena, result->advice, score->alternative,
                                        brush->area.columns < 70   ? EXCLUSION_BRIEF
                                        : brush->area.columns < 90 ? EXCLUSION_OBSERVED
                                                                   : EXCLUSION_FULL);
    if (score->eliminated_by > 1)
        why = arena_printf(result->arena, "%s; %d answers in all", why, score->eliminated_by);
    rest_text(brush, at + 5, ROLE_PLAIN, why);
}

static void paint_doubt(const struct brush *brush)
{
    int name = name_width_for(brush);

    fit_text(brush, TEXT_AT, name, ROLE_PLAIN, name_of(brush, brush->line->index));
    rest_text(brush, TEXT_AT + name + 1, brush->line->role, brush->line->text);
}

static void (*const painters[RESULT_KIND_COUNT])(const struct brush *brush) = {
    [RESULT_TEXT] = paint_text,
    [RESULT_HEAD] = paint_head,
    [RESULT_RULE] = paint_rule,
    [RESULT_RANKED] = paint_ranked,
    [RESULT_RANKED_HEAD] = paint_ranked_head,
    [RESULT_LEGEND] = paint_legend,
    [RESULT_MORE] = paint_more,
    [RESULT_NAMED] = paint_named,
    [RESULT_STACK] = paint_stack,
    [RESULT_REASON] = paint_reason,
    [RESULT_SUM] = paint_sum,
    [RESULT_VALUE] = paint_value,
    [RESULT_VALUE_HEAD] = paint_value_head,
    [RESULT_RELAXATION] = paint_relaxation,
    [RESULT_EXCLUDED] = paint_excluded,
    [RESULT_SURE] = paint_text,
    [RESULT_FLIP] = paint_flip,
    [RESULT_ENOUGH] = paint_enough,
    [RESULT_DOUBT] = paint_doubt,
};

/* Bars keep their own look under the cursor: their shades are what is read. */
static int selected_width(const struct brush *brush)
{
    struct ranked_columns columns = columns_for(brush);

    if (brush->line->kind == RESULT_RANKED && !brush->result->view.table && columns.bar_width >= 6)
        return columns.bar_at - 1;
    return brush->area.columns;
}

void result_draw(const struct result *result, struct area area, int top, int early_stop)
{
    int under_cursor = early_stop < result->n_stops ? result->stops[early_stop] : -1;
    bool unicode = result->app->options.unicode;

    if (result->divider > 0) {
        int from = result->divider_row > top ? result->divider_row - top : 0;
        frame_divider(area, from, result->divider, area.rows - from, unicode);
    }
    for (int i = 0; i < result->n_lines; i++) {
        const struct result_line *line = &result->lines[i];
        int row = line->row - top;
        if (row < 0 || row >= area.rows)
            continue;
        struct brush brush = {result, line, area_part(area, row, line->column, 1, line->width),
                              unicode};
        painters[line->kind](&brush);
        if (i == under_cursor) {
            area_text(brush.area, 0, 1, ROLE_STRONG, ">");
            area_select(brush.area, 0, 0, selected_width(&brush));
            area_cursor(brush.area, 0, 1);
        }
    }
}
