#ifndef TUI_TERMINAL_CURSOR_H
#define TUI_TERMINAL_CURSOR_H

#include "base/text/text.h"

#include <stdbool.h>

/* The cursor of a terminal that understands ECMA-48, and the shortest way to move it. Rows and
 * columns count from 0. */
struct cursor {
    bool moves_right, moves_to_column, moves_to_row; /* by ESC [ n C, G and d */
    bool moves_left, moves_down, returns;            /* by \b, \n and \r alone */
    int row, column;                                 /* row -1: it may be anywhere */
};

/* What the loaded description says. The cursor may be anywhere. */
void cursor_init(struct cursor *cursor);

/* Appends the way to a place. Its length in bytes: cursor_distance(). */
void cursor_move(struct cursor *cursor, int row, int column, struct text *text);
int cursor_distance(const struct cursor *cursor, int row, int column);

#endif
