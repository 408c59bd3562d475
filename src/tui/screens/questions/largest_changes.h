#ifndef TUI_SCREENS_QUESTIONS_LARGEST_CHANGES_H
#define TUI_SCREENS_QUESTIONS_LARGEST_CHANGES_H

#include "tui/screens/questions/live_ranking.h"

/* Draws the largest score changes of an answer, largest first, each with the criteria that
 * contributed most. Returns the row after them. */
int largest_changes_draw(struct app *app, const struct ranking_change *shown, struct area area);

#endif
