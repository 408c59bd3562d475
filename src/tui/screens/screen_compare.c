#include "base/columns.h"
#include "tui/chart.h"
#include "tui/detail.h"
#include "tui/evidence.h"
#include "tui/list.h"

#include <stdio.h>
#include <string.h>

/* Two to four frameworks side by side: their fit, then every trait, group by group. */
enum line_kind { LINE_GROUP, LINE_FIT, LINE_TRAIT };

struct line {
    enum line_kind kind;
    int index;     /* of the group or trait */
    bool same;     /* every framework has the same */
    uint32_t best; /* bit i: the i-th framework is best */
};

#define PINS_MOST 16

struct comparison {
    struct arena *arena;
    int frameworks[MARKS_MOST];
    size_t n_frameworks;
    struct line *lines;
    size_t n_lines;
    bool differing; /* only rows that differ */
    int column;
    int pins[PINS_MOST]; /* traits kept at the top */
    size_t n_pins;
    struct list list;
};

#define LABEL_WIDTH 22
#define LABEL_WIDTH_WIDE 30
#define BEST_MARK "+"

static const struct value *value_of(struct app *app, const struct comparison *comparison,
                                    size_t which, int trait)
{
    return &catalog_values(app->catalog, comparison->frameworks[which])[trait];
}

/* A date that is a word, such as open-ended, is no number. */
static bool comparable(const struct trait *trait, const struct value *value)
{
    return value->known && (trait->kind != TRAIT_DATE || value->low != 0);
}

/* Numbers decide who is best; unknown ones take no part. */
static void weigh_line(struct app *app, const struct comparison *comparison, struct line *line)
{
    size_t count, n_best = 0, n_known = 0;
    const struct trait *trait = &catalog_traits(app->catalog, &count)[line->index];
    enum better better = trait->kind == TRAIT_LEVEL || trait->kind == TRAIT_RATING ? BETTER_MORE
                                                                                   : trait->better;
    double best = 0;

    line->same = true;
    for (size_t i = 0; i < comparison->n_frameworks; i++) {
        const struct value *value = value_of(app, comparison, i, line->index);
        if (!text_equal(value->text, value_of(app, comparison, 0, line->index)->text))
            line->same = false;
        if (!comparable(trait, value))
            continue;
        if (n_known++ == 0 || (better == BETTER_LESS ? value->low < best : value->low > best))
            best = value->low;
    }
    if (better == BETTER_NONE || n_known < 2 || line->same)
        return;
    for (size_t i = 0; i < comparison->n_frameworks; i++) {
        const struct value *value = value_of(app, comparison, i, line->index);
        if (comparable(trait, value) && value->low == best) {
            line->best |= UINT32_C(1) << i;
            n_best++;
        }
    }
    if (n_best == comparison->n_frameworks)
        line->best = 0;
}

static bool pinned(const struct comparison *comparison, int trait)
{
    for (size_t i = 0; i < comparison->n_pins; i++)
        if (comparison->pins[i] == trait)
            return true;
    return false;
}

static void add_trait(struct app *app, struct comparison *comparison, int trait, int *group,
                      bool pins)
{
    size_t count;
    const struct trait *entry = &catalog_traits(app->catalog, &count)[trait];
    struct line line = {.kind = LINE_TRAIT, .index = trait};

    weigh_line(app, comparison, &line);
    if (!pins && comparison->differing && line.same)
        return;
    if (!pins && entry->group != *group) {
        *group = entry->group;
        comparison->lines[comparison->n_lines++] =
            (struct line){.kind = LINE_GROUP, .index = entry->group};
    }
    comparison->lines[comparison->n_lines++] = line;
}

static void build(struct app *app, struct comparison *comparison)
{
    size_t n_traits, n_groups;
    const struct trait *traits = catalog_traits(app->catalog, &n_traits);
    int shown = -1;

    catalog_groups(app->catalog, &n_groups);
    arena_free(comparison->arena);
    comparison->arena = arena_new();
    comparison->lines =
        ARENA_ARRAY(comparison->arena, struct line, 2 * n_traits + n_groups + 1);
    comparison->n_lines = 0;
    if (app->listing.fits)
        comparison->lines[comparison->n_lines++] = (struct line){.kind = LINE_FIT};
    for (size_t i = 0; i < comparison->n_pins; i++)
        add_trait(app, comparison, comparison->pins[i], &shown, true);
    for (size_t group = 0; group < n_groups; group++)
        for (size_t i = 0; i < n_traits; i++)
            if (traits[i].group == (int)group && !pinned(comparison, (int)i))
                add_trait(app, comparison, (int)i, &shown, false);
    if (comparison->list.selected >= (int)comparison->n_lines)
        comparison->list.selected = comparison->n_lines > 0 ? (int)comparison->n_lines - 1 : 0;
}

/* The marked ones in the order of marking; with none marked the first three of the list or, with
 * answers, of the ranking. */
static void enter(struct app *app, void *state)
{
    struct comparison *comparison = state;

    for (size_t i = 0; i < app->listing.n_marks; i++)
        comparison->frameworks[comparison->n_frameworks++] = app->listing.marks[i];
    if (comparison->n_frameworks < 2) {
        comparison->n_frameworks = 0;
        const struct ranking *ranking = app->listing.fits ? &app_advice(app)->ranking : NULL;
        int most = ranking ? ranking->n : (int)app->listing.n_rows;
        for (int i = 0; i < most && comparison->n_frameworks < 3; i++)
            comparison->frameworks[comparison->n_frameworks++] =
                ranking ? ranking->scores[i].alternative : app->listing.rows[i];
        app_say(app, "Fewer than two are marked: these are the first %zu",
                comparison->n_frameworks);
    }
    comparison->differing = true;
    build(app, comparison);
}

static void leave(struct app *app, void *state)
{
    struct comparison *comparison = state;

    (void)app;
    arena_free(comparison->arena);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct comparison *comparison = state;
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);

    for (size_t i = 0; i < comparison->n_frameworks; i++)
        text_printf(left, "%s%s", i > 0 ? " | " : "", entries[comparison->frameworks[i]].name);
    text_printf(right, "rows: %s %zu", comparison->differing ? "differing" : "all",
                comparison->n_lines);
}

/* --- drawing ---------------------------------------------------------------------------------- */

struct grid {
    int label_width, cell_width;
    size_t first, shown; /* frameworks in sight: narrow windows slide */
};

static struct grid grid_of(const struct comparison *comparison, int columns)
{
    struct grid grid = {.label_width = columns >= 100  ? LABEL_WIDTH_WIDE
                                       : columns >= 60 ? LABEL_WIDTH
                                                       : columns / 3};
    int room = columns - grid.label_width - 2;
    size_t most = room / 16 > 0 ? (size_t)(room / 16) : 1;

    grid.shown = comparison->n_frameworks < most ? comparison->n_frameworks : most;
    if (grid.shown == 0)
        grid.shown = 1;
    grid.cell_width = room / (int)grid.shown;
    grid.first = (size_t)comparison->column >= grid.shown
                     ? (size_t)comparison->column - grid.shown + 1
                     : 0;
    return grid;
}

static void draw_value(struct app *app, struct area area, int row, int at, int width,
                       const struct trait *trait, const struct value *value, enum role role)
{
    int level = (int)value->low;

    if (!value->known) {
        area_text(area, row, at, ROLE_WARNING, "?");
        if (value->bounded)
            area_printf(area, row, at + 2, ROLE_WARNING, "%g to %g", value->low, value->high);
    } else if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST) {
        area_text(area, row, at, role, level_words[level]);
        chart_meter(area, row, at + 5, ROLE_BAR_2, app_blocks(app), level, LEVEL_MOST);
    } else if (trait->kind == TRAIT_RATING) {
        area_text(area, row, at, role, value->text);
        chart_meter(area, row, at + 2, ROLE_BAR_2, app_blocks(app), level, 5);
    } else {
        area_fit(area, row, at, width, role, app->options.unicode, value->text);
    }
}

static void draw_cell(struct app *app, const struct comparison *comparison, struct area area,
                      int row, int at, int width, const struct line *line, size_t which)
{
    size_t count;
    bool best = line->best >> which & 1;
    enum role role = line->same ? ROLE_QUIET : best ? ROLE_GOOD : ROLE_PLAIN;

    if (line->kind == LINE_FIT) {
        const struct advice *advice = app_advice(app);
        const struct score *score = advice_score(advice, comparison->frameworks[which]);
        int end = score->eliminated_by > 0
                      ? area_text(area, row, at, ROLE_BAD, "out")
                      : area_printf(area, row, at, ROLE_STRONG, "%3d ",
                                    advice_fit(advice, score->points));
        if (score->eliminated_by == 0)
            chart_bar(area, row, end, width > 14 ? 9 : 0, ROLE_BAR_1, app_blocks(app),
                      score->points, 20000 * advice->ranking.total);
        return;
    }
    const struct trait *trait = &catalog_traits(app->catalog, &count)[line->index];
    draw_value(app, area, row, at + 2, width - 3, trait,
               value_of(app, comparison, which, line->index), role);
    if (best)
        area_text(area, row, at, ROLE_GOOD, BEST_MARK);
}

static void draw_line(struct app *app, const struct comparison *comparison, struct area area,
                      int row, const struct line *line, const struct grid *grid, bool selected)
{
    size_t count;
    int at = grid->label_width + 1;

    if (line->kind == LINE_GROUP) {
        frame_rule(area, row, 1, area.columns - 2, app->options.unicode);
        area_printf(area, row, 3, ROLE_HEADING, " %s ",
                    catalog_groups(app->catalog, &count)[line->index].label);
    } else {
        const char *label = line->kind == LINE_FIT
                                ? "Fit"
                                : catalog_traits(app->catalog, &count)[line->index].label;
        area_fit(area, row, 3, grid->label_width - 3, ROLE_PLAIN, app->options.unicode, label);
        for (size_t i = 0; i < grid->shown; i++) {
            size_t which = grid->first + i;
            draw_cell(app, comparison, area, row, at, grid->cell_width, line, which);
            if (selected && (int)which == comparison->column)
                area_select(area, row, at, grid->cell_width);
            at += grid->cell_width;
        }
        if (line->kind == LINE_TRAIT && pinned(comparison, line->index))
            area_text(area, row, 2, ROLE_MARKED, "*");
    }
    if (selected) {
        area_text(area, row, 1, ROLE_STRONG, ">");
        area_cursor(area, row, 1);
    }
}

/* Rows of the list in sight: below the names, above the legend. */
static int list_rows(const struct app *app)
{
    enum tier tier = tier_of(app->rows, app->columns);

    if (tier == TIER_TINY)
        return app->rows - (app->rows >= 7) - (app->rows >= 6) - (app->rows >= 5) - 1;
    return app->rows - 5 - 2;
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct comparison *comparison = state;
    struct area body = frame->body;
    struct grid grid = grid_of(comparison, body.columns);
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    int rows = list_rows(app), n = (int)comparison->n_lines;
    int top = list_top(&comparison->list, n, rows);
    int at = grid.label_width + 1;

    for (size_t i = 0; i < grid.shown && i < comparison->n_frameworks; i++) {
        size_t which = grid.first + i;
        area_fit(body, 0, at + 2, grid.cell_width - 3,
                 (int)which == comparison->column ? ROLE_STRONG : ROLE_HEADING,
                 app->options.unicode, entries[comparison->frameworks[which]].name);
        at += grid.cell_width;
    }
    for (int i = 0; i < rows && top + i < n; i++)
        draw_line(app, comparison, body, 1 + i, &comparison->lines[top + i], &grid,
                  top + i == comparison->list.selected);
    if (frame->tier != TIER_TINY)
        area_text(body, body.rows - 1, 1, ROLE_QUIET,
                  "+ best in row   ? unknown: a range, never a zero   * pinned");
}

/* --- keys ------------------------------------------------------------------------------------- */

static void move(struct app *app, void *state, enum movement movement)
{
    struct comparison *comparison = state;

    list_move(&comparison->list, (int)comparison->n_lines, list_rows(app), movement);
}

static const struct line *selected_line(const struct comparison *comparison)
{
    return comparison->n_lines > 0 ? &comparison->lines[comparison->list.selected] : NULL;
}

static void open_evidence(struct app *app, void *state)
{
    struct comparison *comparison = state;
    const struct line *line = selected_line(comparison);

    if (line && line->kind == LINE_TRAIT)
        evidence_push_trait(app, comparison->frameworks[comparison->column], line->index);
    else if (line && line->kind == LINE_FIT)
        app_replace(app, app_find_screen("result"));
    else
        app_say(app, "A heading: nothing to open");
}

static void previous_column(struct app *app, void *state)
{
    struct comparison *comparison = state;

    (void)app;
    comparison->column -= comparison->column > 0;
}

static void next_column(struct app *app, void *state)
{
    struct comparison *comparison = state;

    (void)app;
    comparison->column += comparison->column + 1 < (int)comparison->n_frameworks;
}

static void toggle_differing(struct app *app, void *state)
{
    struct comparison *comparison = state;

    comparison->differing = !comparison->differing;
    build(app, comparison);
    app_say(app, comparison->differing ? "Only rows that differ" : "All rows");
}

static void drop_column(struct app *app, void *state)
{
    struct comparison *comparison = state;

    if (comparison->n_frameworks <= 2) {
        app_say(app, "Two are the least that can be compared");
        return;
    }
    memmove(&comparison->frameworks[comparison->column],
            &comparison->frameworks[comparison->column + 1],
            (comparison->n_frameworks - (size_t)comparison->column - 1) * sizeof(int));
    comparison->n_frameworks--;
    comparison->column -= comparison->column == (int)comparison->n_frameworks;
    build(app, comparison);
}

static void pin(struct app *app, void *state)
{
    struct comparison *comparison = state;
    const struct line *line = selected_line(comparison);

    if (!line || line->kind != LINE_TRAIT)
        return;
    int trait = line->index;
    if (pinned(comparison, trait)) {
        size_t kept = 0;
        for (size_t i = 0; i < comparison->n_pins; i++)
            if (comparison->pins[i] != trait)
                comparison->pins[kept++] = comparison->pins[i];
        comparison->n_pins = kept;
    } else if (comparison->n_pins < PINS_MOST) {
        comparison->pins[comparison->n_pins++] = trait;
    } else {
        app_warn(app, "At most %d rows can be pinned", PINS_MOST);
        return;
    }
    build(app, comparison);
    for (size_t i = 0; i < comparison->n_lines; i++)
        if (comparison->lines[i].kind == LINE_TRAIT && comparison->lines[i].index == trait)
            comparison->list.selected = (int)i;
}

static void open_page(struct app *app, void *state)
{
    struct comparison *comparison = state;

    detail_push_framework(app, comparison->frameworks[comparison->column]);
}

static const struct action actions[] = {
    {"h Left", "previous-column", "column", "To the column before", previous_column},
    {"l Right", "next-column", NULL, "To the next column", next_column},
    {"d", "differing", "differing", "Only rows that differ, or all", toggle_differing},
    {"Enter", "evidence", "why", "Where this value comes from", open_evidence},
    {"Space", "pin", "pin", "Keep this row at the top, or let it go", pin},
    {"x", "drop", "drop", "Leave this column out", drop_column},
    {"p", "page", "page", "Read the page of this column", open_page},
};

extern const struct screen screen_compare;
const struct screen screen_compare = {
    .name = "compare",
    .title = "Compare",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct comparison),
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_evidence,
};
