#ifndef TUI_CELLS_PARAGRAPH_H
#define TUI_CELLS_PARAGRAPH_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>

/* Clean text in lines of a width: broken at blanks, and within a word only when the word alone
 * is too long for a line. A width below 1 counts as 1. */

/* The bytes of the first line, without the blanks at its end; *ret_next is where the next line
 * starts, at the NUL after the last one. */
size_t paragraph_line(const char *text, int width, const char **ret_next);

/* How many lines there are; none for an empty text. */
int paragraph_rows(const char *text, int width);

/* Paints the lines from the top of the area on, as many as it has rows; an ellipsis ends the last
 * one when there are more. Returns how many rows it took. */
int paragraph_draw(struct area area, enum role role, bool unicode, const char *text);

/* The same with its first word or words in another role: "Why we ask:" */
int paragraph_draw_led(struct area area, const char *lead, bool unicode, const char *text);

#endif
