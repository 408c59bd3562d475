#ifndef TUI_TERMINAL_CELL_CHARACTERS_H
#define TUI_TERMINAL_CELL_CHARACTERS_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <wchar.h>

#define CELL_CHARACTERS 5 /* a character and its combining marks */

/* The characters of a cell, then a 0. False: this locale or its C library cannot show them in as many
 * columns; control characters above all. */
bool cell_characters(const struct cell *cell, wchar_t characters[CELL_CHARACTERS + 1]);

#endif
