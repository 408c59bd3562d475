#include "tui/screens/questions/live_ranking.h"

#include "base/bounds.h"
#include "decide/advice/score_change.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/panels/panel.h"

#include <stdlib.h>

#define BARS_LEAST 42 /* columns of the pane, from which on there are bars */

struct standing {
    struct app *app;
    struct arena *arena;
    const struct moved *moved;
    const int *ranks, *fits;                /* before */
    int name_width, fit_after, bar_at, bar; /* bar 0: no room */
    int after;                              /* of the change */
};

static struct standing standing_of(struct app *app, struct arena *arena, const struct moved *moved,
                                   int columns)
{
    struct standing standing = {.app = app, .arena = arena, .moved = moved, .after = columns - 1};
    bool bars = columns >= BARS_LEAST;
    int change = moved->before ? 5 : 0;

    standing.name_width = 18;
    if (columns < 4 + 18 + 3 + change)
        standing.name_width = columns - 4 - 3 - change;
    standing.fit_after = 4 + standing.name_width + (bars ? 3 : 2);
    if (bars) {
        standing.bar_at = standing.fit_after + 1;
        standing.bar = columns - standing.bar_at - (moved->before ? 9 : 2);
    }
    if (moved->before) {
        standing.ranks = score_change_ranks(arena, moved->before);
        standing.fits = score_change_fits(arena, moved->before);
    }
    return standing;
}

static void draw_bar(const struct standing *standing, struct area area, int row, int framework,
                     int fit, bool first)
{
    bool blocks = app_blocks(standing->app);
    enum role role = first ? ROLE_BEST : ROLE_BAR;

    if (standing->bar < 6)
        return;
    if (standing->moved->before)
        chart_bar_before(area, row, standing->bar_at, standing->bar, role, blocks, fit,
                         standing->fits[framework], 100);
    else
        chart_bar(area, row, standing->bar_at, standing->bar, role, blocks, fit, 100);
}

static void draw_change(const struct standing *standing, struct area area, int row,
                        const struct score *score, int fit)
{
    bool unicode = standing->app->options.unicode;
    int change = fit - standing->fits[score->alternative];
    int rank = standing->ranks[score->alternative], rose = rank == 0 ? 0 : rank - score->rank;
    const char *text =
        change == 0  ? "="
        : change > 0 ? arena_printf(standing->arena, "+%d", change)
                     : arena_printf(standing->arena, "%s%d", panel_sign("−", unicode), -change);

    area_right(area, row, standing->after,
               change > 0   ? ROLE_GOOD
               : change < 0 ? ROLE_BAD
                            : ROLE_MUTED,
               rank == 0 ? "back" : text);
    if (rose != 0)
        area_text(area, row, standing->after - (standing->bar > 0 ? 6 : 4),
                  rose > 0 ? ROLE_GOOD : ROLE_BAD, panel_sign(rose > 0 ? "↑" : "↓", unicode));
}

static void draw_row(const struct standing *standing, struct area area, int row,
                     const struct score *score)
{
    size_t count;
    bool unicode = standing->app->options.unicode, first = score->rank == 1;
    const struct advice *now = standing->moved->now;
    const char *name = catalog_frameworks(standing->app->catalog, &count)[score->alternative].name;
    int fit = advice_fit(now, score->points);

    if (score->eliminated_by > 0) {
        int most = standing->bar > 0 ? 18 : 12;
        int name_width = MIN(standing->name_width, most);
        int at = 4 + name_width;
        area_text(area, row, 2, ROLE_BAD, panel_sign("−", unicode));
        area_fit(area, row, 4, name_width, ROLE_MUTED, unicode, name);
        area_fit(area, row, at + 1, area.columns - at - 2, ROLE_MUTED, unicode,
                 arena_printf(standing->arena, "out: %s",
                              standing->bar > 0
                                  ? wording_exclusion(standing->arena, now, score->alternative,
                                                      EXCLUSION_BRIEF)
                                  : wording_excluder(standing->arena, now, score->alternative)));
        return;
    }
    area_right(area, row, 3, ROLE_MUTED, arena_printf(standing->arena, "%d", score->rank));
    area_fit(area, row, 4, standing->name_width, first ? ROLE_STRONG : ROLE_PLAIN, unicode, name);
    area_right(area, row, standing->fit_after, first ? ROLE_STRONG : ROLE_PLAIN,
               arena_printf(standing->arena, "%d", fit));
    draw_bar(standing, area, row, score->alternative, fit, first);
    if (standing->moved->before)
        draw_change(standing, area, row, score, fit);
}

/* `count` of the scores from `first` on in `rows` rows: the last one says how many more there
 * are when they are too many. Returns the row after. */
static int draw_rows(const struct standing *standing, struct area area, int row, int rows,
                     int first, int count)
{
    int shown = count <= rows ? count : rows - 1;

    for (int i = 0; i < shown; i++)
        draw_row(standing, area, row++, &standing->moved->now->ranking.scores[first + i]);
    if (shown < count && rows > 0)
        area_printf(area, row++, 4, ROLE_MUTED, "%d more%s", count - shown,
                    first > 0 || standing->moved->now->ranking.n_left == 0 ? " out" : "");
    return row;
}

#define OUT_ROWS_LEAST 3 /* of those ruled out, where not all have room */

int live_ranking_rows(const struct moved *moved, int columns)
{
    return moved->now->ranking.n + (columns >= BARS_LEAST ? 4 : 1);
}

int live_ranking_draw(struct app *app, const struct moved *moved, struct area area)
{
    struct arena *arena = arena_new();
    struct standing standing = standing_of(app, arena, moved, area.columns);
    const struct ranking *ranking = &moved->now->ranking;
    int n_out = ranking->n - ranking->n_left, all = ranking->n;
    int head = standing.bar > 0 && area.rows >= all + 2 ? 2 : 1, rows = area.rows - head;
    bool legend = standing.bar > 0 && moved->before && rows >= all + 2;

    rows -= legend ? 2 : 0;
    int out_rows =
        rows - ranking->n_left > OUT_ROWS_LEAST ? rows - ranking->n_left : OUT_ROWS_LEAST;
    out_rows = MIN(out_rows, n_out);
    out_rows = MIN(out_rows, rows);
    panel_head(area, 0, 1, area.columns - 2, moved->title, moved->before ? "change" : "fit",
               app->options.unicode);
    int row = draw_rows(&standing, area, head, rows - out_rows, 0, ranking->n_left);
    row = draw_rows(&standing, area, row, out_rows, ranking->n_left, n_out);
    if (legend) {
        area_text(area, row + 1, 5, ROLE_PLAIN, panel_sign("│", app->options.unicode));
        area_fit(area, row + 1, 7, area.columns - 8, ROLE_MUTED, app->options.unicode,
                 moved->legend);
        row += 2;
    }
    arena_free(arena);
    return row;
}
