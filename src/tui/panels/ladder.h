#ifndef TUI_PANELS_LADDER_H
#define TUI_PANELS_LADDER_H

#include "decide/robustness/confidence.h"
#include "tui/cells/surface.h"

/* The four states of a recommendation with the one it is in lit, so that one sees what else it
 * could be: "o Open race - o Close call - @ Clear lead - o Settled". Returns the column after it;
 * nothing is painted, and `column` comes back, where it does not fit. */
int ladder_draw(struct area area, int row, int column, enum state state, bool known, bool unicode);

/* "Clear lead" */
const char *ladder_word(enum state state);

#endif
