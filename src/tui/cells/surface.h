#ifndef TUI_CELLS_SURFACE_H
#define TUI_CELLS_SURFACE_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a piece of the screen means. theme.c says how each looks. */
enum role {
    ROLE_PLAIN,
    ROLE_TITLE,    /* the bar at the top */
    ROLE_HEADING,  /* heads of columns, sections */
    ROLE_QUIET,    /* rules, hints, units */
    ROLE_STRONG,   /* names, numbers that matter */
    ROLE_SELECTED, /* the row the cursor is on */
    ROLE_MARKED,   /* rows marked for comparison */
    ROLE_GOOD,     /* best in row, moved up */
    ROLE_BAD,      /* excluded, moved down */
    ROLE_WARNING,  /* not checked, unknown, errors */
    ROLE_LINK,
    ROLE_CODE,
    ROLE_KEY,     /* a key in the footer */
    ROLE_MESSAGE, /* the message line */
    ROLE_PROMPT,
    ROLE_MATCH, /* found text */
    ROLE_BAR_1, /* parts of bars, told apart by shade or letter too */
    ROLE_BAR_2,
    ROLE_BAR_3,
    ROLE_BAR_4,
    ROLE_BAR_5,
    ROLE_BAR_6,
    ROLE_COUNT,
};

/* A grid of cells. A cell holds one cluster of UTF-8 (a character with its combining marks); a
 * wide one is followed by a cell with width 0. Painting outside the grid is cut, never an error,
 * so that a screen need not care how small the window is. */
#define CELL_BYTES 24

struct cell {
    char bytes[CELL_BYTES]; /* NUL-ended; " " when empty */
    uint8_t width;          /* 1, 2, or 0 for the right half of a wide one */
    uint8_t role;           /* enum role */
    bool selected;          /* drawn as the row under the cursor, whatever its role */
};

struct surface {
    int rows, columns;
    struct cell *cells;         /* rows * columns */
    int cursor_row, cursor_col; /* where the terminal's cursor rests; -1: hidden */
};

struct surface *surface_new(int rows, int columns);
void surface_free(struct surface *surface);
void surface_resize(struct surface *surface, int rows, int columns); /* and clears */
void surface_clear(struct surface *surface);                         /* blanks, cursor hidden */

/* A part of the surface that a pane paints in, with its own origin. */
struct area {
    struct surface *surface;
    int row, column, rows, columns;
};
struct area surface_area(struct surface *surface);
struct area area_part(struct area area, int row, int column, int rows, int columns); /* clipped */

/* Paint text (clean, one line), cut at the area's right edge; returns the column after it. A wide
 * character that would be cut in half becomes a blank. */
int area_text(struct area area, int row, int column, enum role role, const char *text);
int area_printf(struct area area, int row, int column, enum role role, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Text cut to `width` columns with ".." or an ellipsis at the end when it does not fit; padded
 * with blanks to the width. `unicode` picks the ellipsis. */
void area_fit(struct area area, int row, int column, int width, enum role role, bool unicode,
              const char *text);
void area_right(struct area area, int row, int column_after, enum role role, const char *text);

void area_fill(struct area area, int row, int column, int width, enum role role,
               const char *cluster);
void area_select(struct area area, int row, int column, int width); /* until painted over */
void area_role(struct area area, int row, int column, int width, enum role role);
void area_cursor(struct area area, int row, int column);

/* The grid as text: one line a row, blanks at the end cut, then for each row its roles as runs
 * `row:from-to role[*]` other than plain (`*` selected), then `cursor row,column`: what a golden
 * file holds. `with_roles` false gives the text alone. */
void surface_dump(const struct surface *surface, bool with_roles, struct text *text);
/* Puts ASCII of the same width in place of what some terminals show over two columns. */
void surface_avoid_ambiguous(struct surface *surface);

void surface_row(const struct surface *surface, int row, struct text *text); /* one line of it */
const char *role_name(enum role role);

#endif
