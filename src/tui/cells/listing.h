#ifndef TUI_CELLS_LISTING_H
#define TUI_CELLS_LISTING_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>

/* The text of a file, line by line. A line longer than the width goes on in rows that begin with ›,
 * after a blank if there is one in the second half of the row. */

int listing_rows(const char *text, int width);

/* The row of a byte, and the first byte of a row. A position kept as a byte offset survives a resize. */
int listing_row_of(const char *text, int width, size_t byte);
size_t listing_byte_of(const char *text, int width, int row);

/* Draws clean text from row `top` on. */
void listing_draw(struct area area, const char *text, int top, bool unicode);

#endif
