#ifndef TUI_CELLS_LETTERS_H
#define TUI_CELLS_LETTERS_H

#include "tui/cells/surface.h"

#include <stdbool.h>

/* Big letters: a font 8 pixels high, two pixels to a cell, one empty column between letters; 3 rows
 * of cells, 4 where a letter reaches below the line. Without Unicode the plain word with a heavy
 * rule under it. */

/* How much room a word takes; false: it has a character that the font lacks, so that it is to be
 * shown in plain bold. */
bool letters_size(const char *word, bool unicode, int *ret_rows, int *ret_columns);

/* Draws the word with its top left corner there; nothing when letters_size says false. */
void letters_draw(struct area area, int row, int column, bool unicode, const char *word);

#endif
