#ifndef TUI_CELLS_LETTERS_H
#define TUI_CELLS_LETTERS_H

#include "tui/cells/surface.h"

#include <stdbool.h>

/* Big letters: a font 8 pixels high, with two pixels per cell and one empty column between letters.
 * A word is 3 rows high, 4 if a letter has a descender. Without Unicode the plain word is drawn
 * with a heavy rule below it. */

/* The size of a word; false: the font lacks one of its characters, so draw it in plain bold
 * instead. */
bool letters_size(const char *word, bool unicode, int *ret_rows, int *ret_columns);

/* Draws the word with its top left corner at row, column; nothing if letters_size returns false. */
void letters_draw(struct area area, int row, int column, bool unicode, const char *word);

#endif
