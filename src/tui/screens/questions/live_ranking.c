#include "tui/screens/questions/live_ranking.h"

#include "decide/advice/score_change.h"
#include "document/words/wording.h"
#include "tui/panels/stacked_bars.h"

#include <stdio.h>

/* Columns of the ranking; those that end in `after` are right-aligned. */
struct standing {
    const struct advice *advice, *before; /* before: NULL until an answer has changed */
    struct stacked_parts parts;
    const int *ranks, *fits; /* before */
    int name_width, was_after, fit_after, change_after;
    int bar_at, bar_width; /* 0: no room */
};

#define NAME_AT 5
#define BAR_LEAST 20

static struct standing standing_of(struct app *app, struct arena *arena, int columns)
{
    struct standing standing = {.advice = app_advice(app), .before = app->before};
    int figures = standing.before ? 17 : 7;
    bool bars = columns >= NAME_AT + 19 + figures + BAR_LEAST;

    standing.name_width = bars ? 19 : columns - NAME_AT - figures;
    if (standing.name_width > 24)
        standing.name_width = 24;
    int at = NAME_AT + standing.name_width;
    standing.was_after = at + 5;
    standing.fit_after = at + (standing.before ? 11 : 5);
    standing.change_after = at + 16;
    if (standing.before) {
        standing.ranks = score_change_ranks(arena, standing.before);
        standing.fits = score_change_fits(arena, standing.before);
    }
    if (bars) {
        standing.parts = stacked_parts_of(standing.advice);
        standing.bar_at = at + figures + 2;
        standing.bar_width = columns - standing.bar_at - 1;
    }
    return standing;
}

static void draw_standing_head(const struct standing *standing, struct area area, bool blocks)
{
    area_text(area, 0, 1, ROLE_HEADING, "Ranking now");
    if (standing->before) {
        area_right(area, 0, standing->was_after, ROLE_HEADING, "was");
        area_right(area, 0, standing->change_after, ROLE_HEADING, "+/-");
    }
    area_right(area, 0, standing->fit_after, ROLE_HEADING, "fit");
    if (standing->bar_width > 0)
        stacked_legend(standing->advice, &standing->parts, area, 0, standing->bar_at, blocks);
}

static void draw_change(const struct standing *standing, struct area area, int row, int framework,
                        int fit)
{
    int change = fit - standing->fits[framework];
    char text[16];

    snprintf(text, sizeof(text), change == 0 ? "0" : "%+d", change);
    area_right(area, row, standing->change_after,
               change > 0   ? ROLE_GOOD
               : change < 0 ? ROLE_BAD
                            : ROLE_QUIET,
               text);
    snprintf(text, sizeof(text), standing->ranks[framework] > 0 ? "%d" : "out",
             standing->ranks[framework]);
    area_right(area, row, standing->was_after, ROLE_QUIET, text);
}

static void draw_standing_row(struct app *app, struct arena *arena, const struct standing *standing,
                              struct area area, int row, const struct score *score)
{
    size_t count;
    bool unicode = app->options.unicode;
    const char *name = catalog_frameworks(app->catalog, &count)[score->alternative].name;
    int fit = advice_fit(standing->advice, score->points);

    if (score->eliminated_by > 0) {
        bool bars = standing->bar_width > 0;
        int narrow = standing->name_width < 18 ? standing->name_width : 18;
        area_text(area, row, 3, ROLE_QUIET, "-");
        area_fit(area, row, NAME_AT, bars ? standing->name_width : narrow, ROLE_QUIET, unicode,
                 name);
        if (bars)
            area_right(area, row, standing->fit_after + 1, ROLE_QUIET,
                       arena_printf(arena, "(%d)", fit));
        int at =
            area_text(area, row, bars ? standing->bar_at : NAME_AT + narrow + 1, ROLE_BAD, "out: ");
        area_fit(
            area, row, at, area.columns - at - 1, ROLE_QUIET, unicode,
            bars ? wording_exclusion(arena, standing->advice, score->alternative, EXCLUSION_FULL)
                 : wording_excluder(arena, standing->advice, score->alternative));
        return;
    }
    area_right(area, row, 4, ROLE_PLAIN, arena_printf(arena, "%d", score->rank));
    area_fit(area, row, NAME_AT, standing->name_width, score->rank == 1 ? ROLE_STRONG : ROLE_PLAIN,
             unicode, name);
    area_right(area, row, standing->fit_after, ROLE_STRONG, arena_printf(arena, "%d", fit));
    if (score->low < score->high)
        area_text(area, row, standing->fit_after, ROLE_WARNING, "?");
    if (standing->before)
        draw_change(standing, area, row, score->alternative, fit);
    stacked_bar(standing->advice, &standing->parts, score->alternative, area, row, standing->bar_at,
                standing->bar_width, app_blocks(app));
}

/* `count` of the scores from `first` on in `rows` rows: the last one says how many more there
 * are when they are too many. Returns the row after. */
static int draw_standing_rows(struct app *app, struct arena *arena, const struct standing *standing,
                              struct area area, int row, int rows, int first, int count)
{
    int shown = count <= rows ? count : rows - 1;

    for (int i = 0; i < shown; i++)
        draw_standing_row(app, arena, standing, area, row++,
                          &standing->advice->ranking.scores[first + i]);
    if (shown < count && rows > 0)
        area_printf(area, row++, NAME_AT, ROLE_QUIET, "%d more%s", count - shown,
                    first > 0 || standing->advice->ranking.n_left == 0 ? " out" : "");
    return row;
}

#define OUT_ROWS_LEAST 3 /* of those excluded, where not all have room */

void live_ranking_draw(struct app *app, struct area area)
{
    struct arena *arena = arena_new();
    struct standing standing = standing_of(app, arena, area.columns);
    int n_left = standing.advice->ranking.n_left, n_out = standing.advice->ranking.n - n_left;
    int rows = area.rows - 1;
    int out_rows = rows - n_left > OUT_ROWS_LEAST ? rows - n_left : OUT_ROWS_LEAST;

    out_rows = out_rows < n_out ? out_rows : n_out;
    out_rows = out_rows < rows ? out_rows : rows;
    draw_standing_head(&standing, area, app_blocks(app));
    int row = draw_standing_rows(app, arena, &standing, area, 1, rows - out_rows, 0, n_left);
    draw_standing_rows(app, arena, &standing, area, row, out_rows, n_left, n_out);
    arena_free(arena);
}
