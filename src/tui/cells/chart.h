#ifndef TUI_CELLS_CHART_H
#define TUI_CELLS_CHART_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stdint.h>

/* Charts made of text cells. Screens always print the number beside a chart. The scale runs from 0
 * to `whole`; empty cells are blanks. */

/* The role of a bar for a value from 0 to 100: best, high or low. */
enum role chart_role(int value);

/* A bar of `value / whole` over `width` cells: full blocks and one left-eighth tip, or `#` with
 * `:` for at least half a cell. */
void chart_bar(struct area area, int row, int column, int width, enum role role, bool unicode,
               int64_t value, int64_t whole);

/* The same with a tick `│` at the previous value. Inside the bar the tick has its own background,
 * beyond it a muted colour. */
void chart_bar_before(struct area area, int row, int column, int width, enum role role,
                      bool unicode, int64_t value, int64_t before, int64_t whole);

/* A meter for levels and ratings: `most` cells, `filled` of them filled. */
void chart_meter(struct area area, int row, int column, enum role role, bool unicode, int filled,
                 int most);

#endif
