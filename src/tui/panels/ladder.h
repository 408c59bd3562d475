#ifndef TUI_PANELS_LADDER_H
#define TUI_PANELS_LADDER_H

#include "decide/robustness/confidence.h"
#include "tui/cells/surface.h"

/* Draws the four states of a recommendation and highlights the current one: "o Open race - o Close
 * call - @ Clear lead - o Settled". Returns the column after it; if it does not fit, draws nothing
 * and returns `column`. */
int ladder_draw(struct area area, int row, int column, enum state state, bool known, bool unicode);

/* "Clear lead" */
const char *ladder_word(enum state state);

#endif
