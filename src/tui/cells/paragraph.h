#ifndef TUI_CELLS_PARAGRAPH_H
#define TUI_CELLS_PARAGRAPH_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>

/* Wraps clean text as columns_line() does. */

/* Number of lines; 0 for an empty text. */
int paragraph_rows(const char *text, int width);

/* The bytes of the whole sentences at its beginning that fit into `rows` lines, and the lines that
 * they take; 0: not even the first one fits. */
size_t paragraph_sentences(const char *text, int width, int rows, int *ret_rows);

/* Draws the lines that fit into the area; an ellipsis marks that lines are missing. Returns the
 * number of rows used. */
int paragraph_draw(struct area area, enum role role, bool unicode, const char *text);

#endif
