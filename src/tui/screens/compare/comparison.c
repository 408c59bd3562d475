#include "tui/screens/compare/comparison.h"

#include "base/text/columns.h"
#include "tui/cells/chart.h"

#include <string.h>

#define LABEL_WIDTH 22
#define LABEL_WIDTH_WIDE 30
#define CELL_LEAST 16 /* columns of a value */
#define CELL_LEAST_NARROW 12
#define BEST_MARK "+"
#define FIT_NUMBER_WIDTH 3

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
    enum better better =
        trait->kind == TRAIT_LEVEL || trait->kind == TRAIT_RATING ? BETTER_MORE : trait->better;
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

bool comparison_pinned(const struct comparison *comparison, int trait)
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

void comparison_build(struct app *app, struct comparison *comparison)
{
    size_t n_traits, n_groups;
    const struct trait *traits = catalog_traits(app->catalog, &n_traits);
    int shown = -1;

    catalog_groups(app->catalog, &n_groups);
    arena_free(comparison->arena);
    comparison->arena = arena_new();
    comparison->lines = ARENA_ARRAY(comparison->arena, struct line, 2 * n_traits + n_groups + 1);
    comparison->n_lines = 0;
    if (app->catalog_view.fits)
        comparison->lines[comparison->n_lines++] = (struct line){.kind = LINE_FIT};
    for (size_t i = 0; i < comparison->n_pins; i++)
        add_trait(app, comparison, comparison->pins[i], &shown, true);
    for (size_t group = 0; group < n_groups; group++)
        for (size_t i = 0; i < n_traits; i++)
            if (traits[i].group == (int)group && !comparison_pinned(comparison, (int)i))
                add_trait(app, comparison, (int)i, &shown, false);
    if (comparison->list.selected >= (int)comparison->n_lines)
        comparison->list.selected = comparison->n_lines > 0 ? (int)comparison->n_lines - 1 : 0;
}

void comparison_finish(struct comparison *comparison)
{
    arena_free(comparison->arena);
    comparison->arena = NULL;
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
    int room = columns - grid.label_width - 2,
        least = columns >= 60 ? CELL_LEAST : CELL_LEAST_NARROW;
    size_t most = room / least > 0 ? (size_t)(room / least) : 1;

    grid.shown = comparison->n_frameworks < most ? comparison->n_frameworks : most;
    if (grid.shown == 0)
        grid.shown = 1;
    grid.cell_width = room / (int)grid.shown;
    grid.first =
        (size_t)comparison->column >= grid.shown ? (size_t)comparison->column - grid.shown + 1 : 0;
    return grid;
}

/* Where there is no room for "official add-on" it is an "add-on". */
static const char *level_shown(int level, int width)
{
    const char *words = level_words[level], *last = strrchr(words, ' ');

    return columns_of(words) > width && level == 2 && last ? last + 1 : words;
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
        chart_meter(area, row, at, ROLE_BAR_2, app_blocks(app), level, LEVEL_MOST);
        area_fit(area, row, at + LEVEL_MOST + 1, width - LEVEL_MOST - 1, role,
                 app->options.unicode, level_shown(level, width - LEVEL_MOST - 1));
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
        int end = score->eliminated_by > 0 ? area_text(area, row, at, ROLE_BAD, "out")
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
            if (selected && (int)which == comparison->column) /* a bar is not drawn reversed */
                area_select(area, row, at,
                            line->kind == LINE_FIT ? FIT_NUMBER_WIDTH : grid->cell_width);
            at += grid->cell_width;
        }
        if (line->kind == LINE_TRAIT && comparison_pinned(comparison, line->index))
            area_text(area, row, 2, ROLE_MARKED, "*");
    }
    if (selected) {
        area_text(area, row, 1, ROLE_STRONG, ">");
        area_cursor(area, row, 1);
    }
}

void comparison_draw(struct app *app, const struct comparison *comparison, struct area area,
                     bool has_cursor)
{
    struct grid grid = grid_of(comparison, area.columns);
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    int rows = area.rows - 1, n = (int)comparison->n_lines;
    int top = has_cursor ? list_top(&comparison->list, n, rows) : 0;
    int at = grid.label_width + 1;

    for (size_t i = 0; i < grid.shown && i < comparison->n_frameworks; i++) {
        size_t which = grid.first + i;
        area_fit(area, 0, at + 2, grid.cell_width - 3,
                 has_cursor && (int)which == comparison->column ? ROLE_STRONG : ROLE_HEADING,
                 app->options.unicode, entries[comparison->frameworks[which]].name);
        at += grid.cell_width;
    }
    for (int i = 0; i < rows && top + i < n; i++)
        draw_line(app, comparison, area, 1 + i, &comparison->lines[top + i], &grid,
                  has_cursor && top + i == comparison->list.selected);
}
