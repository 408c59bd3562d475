#ifndef TUI_CELLS_PARAGRAPH_H
#define TUI_CELLS_PARAGRAPH_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>

/* Wraps clean text at blanks, and within a word only if the word is longer than a line. A width
 * below 1 counts as 1. */

/* Length of the first line in bytes, without trailing blanks. *ret_next: the start of the next
 * line, or the final NUL. */
size_t paragraph_line(const char *text, int width, const char **ret_next);

/* Number of lines; 0 for an empty text. */
int paragraph_rows(const char *text, int width);

/* Draws the lines that fit into the area; an ellipsis marks that lines are missing. Returns the
 * number of rows used. */
int paragraph_draw(struct area area, enum role role, bool unicode, const char *text);

#endif
