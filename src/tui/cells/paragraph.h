#ifndef TUI_CELLS_PARAGRAPH_H
#define TUI_CELLS_PARAGRAPH_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>

/* Wraps clean text as columns_line() does. */

/* Number of lines; 0 for an empty text. */
int paragraph_rows(const char *text, int width);

/* Draws the lines that fit into the area; an ellipsis marks that lines are missing. Returns the
 * number of rows used. */
int paragraph_draw(struct area area, enum role role, bool unicode, const char *text);

#endif
