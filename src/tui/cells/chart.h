#ifndef TUI_CELLS_CHART_H
#define TUI_CELLS_CHART_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stdint.h>

/* Charts of text cells. The number is always beside the chart: the picture is the second
 * channel. One scale, from 0 to the whole, never cut. Blank cells are blanks. */

/* How full a bar of a value from 0 to 100 is drawn: best of its scale, high, or low. */
enum role chart_role(int value);

/* A bar of `value / whole` over `width` cells: full blocks and one left-eighth tip, or `#` with
 * `:` for at least half a cell. */
void chart_bar(struct area area, int row, int column, int width, enum role role, bool unicode,
               int64_t value, int64_t whole);

/* The same with a tick `│` where the value was before: inside the bar on a ground of its own, behind
 * it in a muted hue. */
void chart_bar_before(struct area area, int row, int column, int width, enum role role,
                      bool unicode, int64_t value, int64_t before, int64_t whole);

/* A meter of `most` cells, `filled` of them filled: levels and ratings. */
void chart_meter(struct area area, int row, int column, enum role role, bool unicode, int filled,
                 int most);

/* Where a value may lie, over `width` cells for 0..whole: [--==--]. */
void chart_interval(struct area area, int row, int column, int width, enum role role, bool unicode,
                    int64_t low, int64_t high, int64_t whole);

/* Parts side by side, the widths by largest remainder so that they add up; a part above zero gets
 * a cell while a larger one has two. Each part ends with a thin gap, so that the parts are seen without hue. At most CHART_PARTS parts: the caller merges the rest into
 * the last, "other". Without Unicode each
 * part is its letter, and ends with `|`. */
#define CHART_PARTS 6
struct chart_part {
    int64_t value;
    char letter;
};
void chart_stack(struct area area, int row, int column, int width, bool unicode,
                 const struct chart_part *parts, int n_parts, int64_t whole);

/* The cluster a part is drawn with, for the legend. */
const char *chart_part_mark(int part, const struct chart_part *parts, bool unicode, char letter[2]);

/* The cells of each part, as chart_stack draws them. */
void chart_widths(const struct chart_part *parts, int n_parts, int64_t whole, int width,
                  int *ret_widths);

#endif
