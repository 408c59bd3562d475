#include "tui/screens/catalog/browse.h"

#include "base/text/columns.h"
#include "document/page/page.h"
#include "tui/cells/paragraph.h"
#include "tui/screens/catalog/browse_columns.h"
#include "tui/screens/compare/comparison.h"

#include <stdio.h>

/* The list, and beside or below it what the row under the cursor is. */

static bool has_head(enum tier tier)
{
    return tier != TIER_TINY;
}

static void draw_head(struct app *app, struct area area, const struct column *columns, int count)
{
    int at = BROWSE_MARGIN;

    for (int i = 0; i < count; i++) {
        bool sorted = columns[i].sort.by == app->catalog_view.sort.by &&
                      columns[i].sort.index == app->catalog_view.sort.index;
        char title[64];
        snprintf(title, sizeof(title), "%s", columns[i].title);
        area_fit(area, 0, at, columns[i].width, ROLE_HEADING, app->options.unicode, title);
        if (sorted)
            area_role(area, 0, at, columns[i].width, ROLE_STRONG);
        at += columns[i].width + 1;
    }
}

static void draw_row(struct app *app, struct area area, int row, int framework, bool under_cursor,
                     const struct column *columns, int count)
{
    const struct score *score =
        app->catalog_view.fits ? advice_score(app_advice(app), framework) : NULL;
    bool out = score && score->eliminated_by > 0;
    int at = BROWSE_MARGIN, end = area.columns; /* of what is drawn as selected */

    if (under_cursor) {
        area_text(area, row, 1, ROLE_STRONG, ">");
        area_cursor(area, row, 1);
    }
    if (catalog_view_marked(&app->catalog_view, framework))
        area_text(area, row, under_cursor ? 2 : 1, ROLE_MARKED, "*");
    for (int i = 0; i < count; i++) {
        browse_columns_paint(app, &columns[i], framework, area, row, at,
                             out ? ROLE_QUIET : ROLE_PLAIN);
        if (browse_columns_bar_at(&columns[i]) < columns[i].width)
            end = at + browse_columns_bar_at(&columns[i]) - 1;
        at += columns[i].width + 1;
    }
    if (under_cursor)
        area_select(area, row, 0, end);
}

static void draw_list(struct app *app, struct browse *browse, struct area area, bool head)
{
    struct column columns[COLUMN_MOST];
    int count =
        browse_columns_choose(app, browse->preset, area.columns - BROWSE_MARGIN - 1, columns);
    int rows = area.rows - head, n = (int)app->catalog_view.n_rows;
    int top = list_top(&browse->list, n, rows);

    if (head)
        draw_head(app, area, columns, count);
    for (int i = 0; i < rows && top + i < n; i++)
        draw_row(app, area, head + i, app->catalog_view.rows[top + i],
                 top + i == browse->list.selected ||
                     (browse->list.selected >= n && top + i == n - 1),
                 columns, count);
    if (n == 0) {
        area_text(area, head + 1, BROWSE_MARGIN, ROLE_WARNING, "Nothing matches the filter.");
        area_printf(area, head + 2, BROWSE_MARGIN, ROLE_QUIET, "%s clears it.",
                    app_key(app, "escape"));
    }
}

/* "5 filtered out: Express, Django, ..." as far as it fits. */
static void draw_filtered_out(struct app *app, struct area area, int row)
{
    const struct catalog_view *catalog_view = &app->catalog_view;
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    struct text text;
    bool cut = false;

    if (catalog_view->n_rows == catalog_view->n_all)
        return;
    text_init(&text);
    text_printf(&text, "%zu filtered out:", catalog_view->n_all - catalog_view->n_rows);
    for (size_t i = 0, n = 0; i < count && !cut; i++) {
        if (catalog_view_shows(catalog_view, (int)i))
            continue;
        cut = columns_of(text.bytes) + columns_of(entries[i].name) > area.columns - 24;
        text_printf(&text, "%s %s", n++ > 0 ? "," : "", cut ? "..." : entries[i].name);
    }
    text_printf(&text, "  (%s clears)", app_key(app, "escape"));
    area_fit(area, row, 1, area.columns - 2, ROLE_QUIET, app->options.unicode, text.bytes);
    text_finish(&text);
}

static void draw_fit_line(struct app *app, struct area area, int row, int framework)
{
    const struct advice *advice = app_advice(app);
    const struct score *score = advice_score(advice, framework);
    int low, high, count = app_answer_count(app);

    advice_range(advice, score, &low, &high);
    if (score->eliminated_by > 0)
        area_printf(area, row, 1, ROLE_BAD, "Out: %d of your answers exclude%s it; %s says which",
                    score->eliminated_by, score->eliminated_by == 1 ? "s" : "",
                    app_key(app, "result"));
    else if (low < high)
        area_printf(area, row, 1, ROLE_PLAIN,
                    "Fit %d (%d to %d: some facts are unknown), rank %d, from %d answer%s",
                    advice_fit(advice, score->points), low, high, score->rank, count,
                    count == 1 ? "" : "s");
    else
        area_printf(area, row, 1, ROLE_PLAIN, "Fit %d, rank %d of %d, from %d answer%s",
                    advice_fit(advice, score->points), score->rank, advice->ranking.n_left, count,
                    count == 1 ? "" : "s");
}

#define GLIMPSED_FIRST 2 /* sections of a page, by number: where it shines, where it hurts */
#define GLIMPSED_LAST 3

static void draw_peek(struct app *app, struct browse *browse, struct area area)
{
    int framework = browse_selected(app, browse), row = 0;
    size_t count;

    frame_rule(area, row++, 0, area.columns, app->options.unicode);
    if (framework < 0) {
        draw_filtered_out(app, area, area.rows - 1);
        return;
    }
    const struct framework *entry = &catalog_frameworks(app->catalog, &count)[framework];
    int column = area_text(area, row, 1, ROLE_STRONG, entry->name);
    area_fit(area, row++, column + 2, area.columns - column - 3, ROLE_PLAIN, app->options.unicode,
             entry->summary);
    struct arena *arena = arena_new();
    for (int number = GLIMPSED_FIRST; number <= GLIMPSED_LAST; number++) {
        const char *title, *text;
        if (!page_glimpse(arena, app->catalog, framework, number, &title, &text))
            continue;
        area_text(area_part(area, row, 1, 1, 15), 0, 0, ROLE_HEADING, title);
        area_fit(area, row++, 17, area.columns - 18, ROLE_PLAIN, app->options.unicode, text);
    }
    arena_free(arena);
    if (app->catalog_view.fits)
        draw_fit_line(app, area, row++, framework);
    draw_filtered_out(app, area, row);
}

static void draw_beside(struct app *app, struct browse *browse, struct area area)
{
    int framework = browse_selected(app, browse);

    frame_divider(area, 0, 0, area.rows, app->options.unicode);
    if (framework < 0)
        return;
    struct area page = area_part(area, 0, 2, area.rows, area.columns - 3);
    viewer_draw(browse_viewer(app, browse), page);
    if (!browse_is_reading(app, browse))
        return;
    for (int row = 0; row < area.rows; row++)
        area_text(area, row, 0, ROLE_STRONG, app->options.unicode ? "┃" : "#");
    area_cursor(area, 0, 2);
}

/* What the row under the cursor is set beside: the marked ones, else the first of the ranking or,
 * without answers, of the list. */
static void choose_compared(struct app *app, const struct browse *browse,
                            struct comparison *comparison)
{
    int framework = browse_selected(app, browse);
    int first = app->catalog_view.fits ? app_advice(app)->ranking.scores[0].alternative
                                       : app->catalog_view.rows[0];

    for (size_t i = 0; i < app->catalog_view.n_marks; i++)
        comparison->frameworks[comparison->n_frameworks++] = app->catalog_view.marks[i];
    if (comparison->n_frameworks == 0 && first != framework)
        comparison->frameworks[comparison->n_frameworks++] = first;
    if (comparison->n_frameworks < 2 && !catalog_view_marked(&app->catalog_view, framework))
        comparison->frameworks[comparison->n_frameworks++] = framework;
}

/* The third pane of a very wide window. */
static void draw_comparison(struct app *app, struct browse *browse, struct area area)
{
    struct comparison comparison = {.differing = true};
    struct area pane = area_part(area, 0, 1, area.rows - 1, area.columns - 1);

    frame_divider(area, 0, 0, area.rows, app->options.unicode);
    if (browse_selected(app, browse) < 0)
        return;
    choose_compared(app, browse, &comparison);
    if (comparison.n_frameworks < 2) {
        paragraph_draw(area_part(area, 0, 2, 3, area.columns - 3), ROLE_QUIET, app->options.unicode,
                       "This one comes first. Another row is set beside it here; marked rows are "
                       "set beside each other.");
        return;
    }
    comparison_build(app, &comparison);
    comparison_draw(app, &comparison, pane, false);
    area_printf(area, area.rows - 1, 2, ROLE_QUIET, "+ best in row   %s: all of it",
                app_key(app, "compare"));
    comparison_finish(&comparison);
}

void browse_draw(struct app *app, void *state, struct frame *frame)
{
    struct browse *browse = state;
    struct area body = frame->body;

    if (frame->tier == TIER_NORMAL) {
        draw_list(app, browse, area_part(body, 0, 0, body.rows - BROWSE_PEEK_ROWS, body.columns),
                  true);
        draw_peek(app, browse,
                  area_part(body, body.rows - BROWSE_PEEK_ROWS, 0, BROWSE_PEEK_ROWS, body.columns));
    } else if (frame->tier >= TIER_WIDE) {
        struct area left = area_part(body, 0, 0, body.rows, BROWSE_LIST_WIDTH);
        int compared = browse_compared_width(app);
        draw_beside(app, browse,
                    area_part(body, 0, BROWSE_LIST_WIDTH, body.rows,
                              body.columns - BROWSE_LIST_WIDTH - compared));
        if (compared > 0)
            draw_comparison(app, browse,
                            area_part(body, 0, body.columns - compared, body.rows, compared));
        draw_list(app, browse, left, true);
        if (app->catalog_view.n_rows < app->catalog_view.n_all)
            draw_filtered_out(app, left, (int)app->catalog_view.n_rows + 2);
    } else {
        draw_list(app, browse, body, has_head(frame->tier));
    }
}
