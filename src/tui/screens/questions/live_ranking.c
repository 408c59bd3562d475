#include "tui/screens/questions/live_ranking.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/advice/score_change.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/panels/panel.h"

#define BARS_LEAST 42 /* bars are drawn from this width of the pane on */

struct ranking_layout {
    struct app *app;
    struct arena *arena;
    const struct ranking_change *shown;
    const int *ranks, *fits;                /* of each framework, before the change */
    int name_width, fit_after, bar_at, bar; /* bar 0: it does not fit */
    int after;                              /* column after the change */
};

static struct ranking_layout ranking_layout_of(struct app *app, struct arena *arena,
                                               const struct ranking_change *shown, int columns)
{
    struct ranking_layout layout = {
        .app = app, .arena = arena, .shown = shown, .after = columns - 1};
    bool bars = columns >= BARS_LEAST;
    int change = shown->before ? 5 : 0;

    layout.name_width = 18;
    if (columns < 4 + 18 + 3 + change)
        layout.name_width = columns - 4 - 3 - change;
    layout.fit_after = 4 + layout.name_width + (bars ? 3 : 2);
    if (bars) {
        layout.bar_at = layout.fit_after + 1;
        layout.bar = columns - layout.bar_at - (shown->before ? 9 : 2);
    }
    if (shown->before) {
        layout.ranks = score_change_ranks(arena, shown->before);
        layout.fits = score_change_fits(arena, shown->before);
    }
    return layout;
}

static void draw_bar(const struct ranking_layout *layout, struct area area, int row, int framework,
                     int fit, bool first)
{
    bool blocks = app_blocks(layout->app);
    enum role role = first ? ROLE_BEST : ROLE_BAR;

    if (layout->bar < 6)
        return;
    if (layout->shown->before)
        chart_bar_before(area, row, layout->bar_at, layout->bar, role, blocks, fit,
                         layout->fits[framework], 100);
    else
        chart_bar(area, row, layout->bar_at, layout->bar, role, blocks, fit, 100);
}

static void draw_change(const struct ranking_layout *layout, struct area area, int row,
                        const struct score *score, int fit)
{
    bool unicode = layout->app->options.unicode;
    int change = fit - layout->fits[score->alternative];
    int rank = layout->ranks[score->alternative], rose = rank == 0 ? 0 : rank - score->rank;
    const char *text = change == 0 ? "="
                       : change > 0
                           ? arena_printf(layout->arena, "+%d", change)
                           : arena_printf(layout->arena, "%s%d", panel_sign("−", unicode), -change);

    area_right(area, row, layout->after,
               change > 0   ? ROLE_GOOD
               : change < 0 ? ROLE_BAD
                            : ROLE_MUTED,
               rank == 0 ? "back" : text);
    if (rose != 0)
        area_text(area, row, layout->after - (layout->bar > 0 ? 6 : 4),
                  rose > 0 ? ROLE_GOOD : ROLE_BAD, panel_sign(rose > 0 ? "↑" : "↓", unicode));
}

/* "out: Language rule: C#", or as much of it as fits. */
static const char *why_out(const struct ranking_layout *layout, const struct advice *now,
                           int framework, int room)
{
    struct arena *arena = layout->arena;
    const char *by = wording_excluder(arena, now, framework);
    const char *forms[] = {
        arena_printf(arena, "out: %s", wording_exclusion(arena, now, framework, EXCLUSION_BRIEF)),
        arena_printf(arena, "out: %s", by), by, "out"};
    size_t i = 0;

    while (i + 1 < ARRAY_LENGTH(forms) && columns_of(forms[i]) > room)
        i++;
    return forms[i];
}

static void draw_row(const struct ranking_layout *layout, struct area area, int row,
                     const struct score *score)
{
    size_t count;
    bool unicode = layout->app->options.unicode, first = score->rank == 1;
    const struct advice *now = layout->shown->now;
    const char *name = catalog_frameworks(layout->app->catalog, &count)[score->alternative].name;
    int fit = advice_fit(now, score->points);

    if (score->eliminated_by > 0) {
        int most = layout->bar > 0 ? 18 : 12;
        int name_width = MIN(layout->name_width, most);
        int at = 4 + name_width;
        area_text(area, row, 2, ROLE_BAD, panel_sign("−", unicode));
        area_fit(area, row, 4, name_width, ROLE_MUTED, unicode, name);
        area_text(area, row, at + 1, ROLE_MUTED,
                  why_out(layout, now, score->alternative, area.columns - at - 1));
        return;
    }
    area_right(area, row, 3, ROLE_MUTED, arena_printf(layout->arena, "%d", score->rank));
    area_fit(area, row, 4, layout->name_width, first ? ROLE_STRONG : ROLE_PLAIN, unicode, name);
    area_right(area, row, layout->fit_after, first ? ROLE_STRONG : ROLE_PLAIN,
               arena_printf(layout->arena, "%d", fit));
    draw_bar(layout, area, row, score->alternative, fit, first);
    if (layout->shown->before)
        draw_change(layout, area, row, score, fit);
}

/* Draws `count` scores from `first` on. If they need more than `rows` rows, the last row says how
 * many more there are. Returns the row after them. */
static int draw_rows(const struct ranking_layout *layout, struct area area, int row, int rows,
                     int first, int count)
{
    int shown = count <= rows ? count : rows - 1;

    for (int i = 0; i < shown; i++)
        draw_row(layout, area, row++, &layout->shown->now->ranking.scores[first + i]);
    if (shown < count && rows > 0)
        area_printf(area, row++, 4, ROLE_MUTED, "%d more%s", count - shown,
                    first > 0 || layout->shown->now->ranking.n_left == 0 ? " out" : "");
    return row;
}

#define OUT_ROWS_LEAST 3 /* rows kept for ruled-out frameworks */

int live_ranking_rows(const struct ranking_change *shown, int columns)
{
    return shown->now->ranking.n + (columns >= BARS_LEAST ? 4 : 1);
}

int live_ranking_draw(struct app *app, const struct ranking_change *shown, struct area area)
{
    struct arena *arena = arena_new();
    struct ranking_layout layout = ranking_layout_of(app, arena, shown, area.columns);
    const struct ranking *ranking = &shown->now->ranking;
    int n_out = ranking->n - ranking->n_left, all = ranking->n;
    int head = layout.bar > 0 && area.rows >= all + 2 ? 2 : 1, rows = area.rows - head;
    bool legend = layout.bar > 0 && shown->before && rows >= all + 2;

    rows -= legend ? 2 : 0;
    int out_rows =
        rows - ranking->n_left > OUT_ROWS_LEAST ? rows - ranking->n_left : OUT_ROWS_LEAST;
    out_rows = MIN(out_rows, n_out);
    out_rows = MIN(out_rows, rows);
    panel_head(area, 0, 1, area.columns - 2, shown->title, shown->before ? "change" : "fit",
               app->options.unicode);
    int row = draw_rows(&layout, area, head, rows - out_rows, 0, ranking->n_left);
    row = draw_rows(&layout, area, row, out_rows, ranking->n_left, n_out);
    if (legend) {
        area_text(area, row + 1, 5, ROLE_PLAIN, panel_sign("│", app->options.unicode));
        area_fit(area, row + 1, 7, area.columns - 8, ROLE_MUTED, app->options.unicode,
                 shown->legend);
        row += 2;
    }
    arena_free(arena);
    return row;
}
