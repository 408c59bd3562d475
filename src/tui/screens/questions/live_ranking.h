#ifndef TUI_SCREENS_QUESTIONS_LIVE_RANKING_H
#define TUI_SCREENS_QUESTIONS_LIVE_RANKING_H

#include "decide/advice/advice.h"
#include "tui/cells/surface.h"

struct app;

/* Two rankings that differ by one answer. */
struct moved {
    const struct advice *before, *now; /* before: NULL when there is nothing to compare with */
    int question, option;              /* the answer they differ by */
    const char *title;                 /* "Ranking now", "Ranking if so" */
    const char *legend;                /* what the tick at the old place says */
};

/* Rank, name, fit, bar with a tick where it was, and the change; those ruled out come last, and
 * what has no room is counted. Returns the row after it. */
int live_ranking_draw(struct app *app, const struct moved *moved, struct area area);

/* Rows that it would take, with the legend. */
int live_ranking_rows(const struct moved *moved, int columns);

#endif
