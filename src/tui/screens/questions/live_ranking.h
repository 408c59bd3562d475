#ifndef TUI_SCREENS_QUESTIONS_LIVE_RANKING_H
#define TUI_SCREENS_QUESTIONS_LIVE_RANKING_H

#include "decide/advice/advice.h"
#include "tui/cells/surface.h"

struct app;

/* Two rankings that differ by one answer. */
struct ranking_change {
    const struct advice *before, *now; /* before NULL: there is nothing to compare with */
    int question, option;              /* the answer that differs */
    const char *title;                 /* "Ranking now", "Ranking if so" */
    const char *legend;                /* meaning of the tick in a bar */
};

/* Draws one row per framework: rank, name, fit, bar with a tick at the fit before, and the change.
 * Frameworks that are ruled out come last. If rows are missing, the last row counts the rest.
 * Returns the row after the ranking. */
int live_ranking_draw(struct app *app, const struct ranking_change *shown, struct area area);

/* Number of rows that the whole ranking needs, with the legend. */
int live_ranking_rows(const struct ranking_change *shown, int columns);

#endif
