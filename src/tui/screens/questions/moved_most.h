#ifndef TUI_SCREENS_QUESTIONS_MOVED_MOST_H
#define TUI_SCREENS_QUESTIONS_MOVED_MOST_H

#include "tui/screens/questions/live_ranking.h"

/* What an answer moves, the largest first, each with the criteria that did most of it. Returns the
 * row after it. */
int moved_most_draw(struct app *app, const struct moved *moved, struct area area);

#endif
