#ifndef TUI_CELLS_SURFACE_H
#define TUI_CELLS_SURFACE_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a piece of text means; theme.c defines how each role is displayed. Colour never carries a
 * meaning alone: there is always a length, a sign or a word too. */
enum role {
    ROLE_PLAIN,  /* running text */
    ROLE_STRONG, /* names, numbers, what to read first */
    ROLE_MUTED,  /* labels, explanations */
    ROLE_RULE,   /* lines */
    ROLE_ACCENT, /* marks and lines that lead the eye */
    ROLE_TITLE,  /* headings, the recommended name */
    ROLE_HERO,   /* the big letters */
    ROLE_KEY,    /* a key that can be pressed */
    ROLE_GOOD,   /* a gain */
    ROLE_BAD,    /* a loss */
    ROLE_WARN,   /* warnings: unknown, not checked, an error */
    ROLE_LINK,   /* links, file names */
    ROLE_CODE,
    ROLE_BEST,   /* bar: the best of its row, or 86 to 100 */
    ROLE_HIGH,   /* bar: 61 to 85 */
    ROLE_LOW,    /* bar: up to 60 */
    ROLE_BAR,    /* bar: not the first of a ranking */
    ROLE_CHIP,   /* the cursor, the open place, the focused link; own background */
    ROLE_TICK,   /* the previous value inside a bar; own background */
    ROLE_FIELD,  /* a text field; own background */
    ROLE_MATCH,  /* found text; own background */
    ROLE_PART_1, /* parts of a stacked bar, in the order of the answers */
    ROLE_PART_2,
    ROLE_PART_3,
    ROLE_PART_4,
    ROLE_PART_5,
    ROLE_PART_REST, /* all other parts */
    ROLE_HUE_1,     /* marks of languages: eight colours, in catalog order */
    ROLE_HUE_2,
    ROLE_HUE_3,
    ROLE_HUE_4,
    ROLE_HUE_5,
    ROLE_HUE_6,
    ROLE_HUE_7,
    ROLE_HUE_8,
    ROLE_COUNT,
};

/* The background of a cell. Chips, ticks, fields and matches have their own. */
enum ground {
    GROUND_PLAIN,
    GROUND_CURSOR, /* the row under the cursor */
    GROUND_BAR,    /* the top bar and the footer */
    GROUND_COUNT,
};

/* A grid of cells. A cell holds one cluster of UTF-8 (a character with its combining marks); after
 * a wide one comes a cell of width 0. Drawing outside the grid is not an error and has no effect,
 * so screens need not check the size of the window. */
#define CELL_BYTES 21 /* a character, four combining marks and NUL; so a cell has 24 bytes */

struct cell {
    char bytes[CELL_BYTES]; /* NUL-terminated; " ": empty */
    uint8_t width;          /* 1, 2, or 0 for the right half of a wide one */
    uint8_t role;           /* enum role */
    uint8_t ground;         /* enum ground */
};

struct surface {
    int rows, columns;
    struct cell *cells;         /* rows * columns */
    int cursor_row, cursor_col; /* position of the terminal's cursor; -1: hidden */
    bool cursor_hidden; /* placed for screen readers, but not shown: see area_text_cursor() */
};

struct surface *surface_new(int rows, int columns);
void surface_free(struct surface *surface);
void surface_resize(struct surface *surface, int rows, int columns); /* and clears */
void surface_clear(struct surface *surface);                         /* blanks, cursor hidden */

/* Is its cursor within so many rows and columns? */
bool surface_has_cursor(const struct surface *surface, int rows, int columns);

/* A part of the surface with its own origin. */
struct area {
    struct surface *surface;
    int row, column, rows, columns;
};
struct area surface_area(struct surface *surface);
struct area area_part(struct area area, int row, int column, int rows, int columns); /* clipped */

/* Draws clean text of one line, cut at the area's right edge. Returns the column after it. A wide
 * character that would be cut in half becomes a blank. */
int area_text(struct area area, int row, int column, enum role role, const char *text);
int area_printf(struct area area, int row, int column, enum role role, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Draws text in exactly `width` columns: cut with an ellipsis (".." without Unicode), or padded
 * with blanks. */
void area_fit(struct area area, int row, int column, int width, enum role role, bool unicode,
              const char *text);
/* The same, but text that is too long ends with a clause, without an ellipsis, where columns_clause() finds one. */
void area_fit_clause(struct area area, int row, int column, int width, enum role role, bool unicode,
                     const char *text);
void area_right(struct area area, int row, int column_after, enum role role, const char *text);

void area_fill(struct area area, int row, int column, int width, enum role role,
               const char *cluster);
/* Sets the background of cells. Drawing text resets it, so call it after the text is drawn. */
void area_ground(struct area area, int row, int column, int width, enum ground ground);
void area_select(struct area area, int row, int column, int width); /* GROUND_CURSOR */
void area_role(struct area area, int row, int column, int width, enum role role);
void area_cursor(struct area area, int row, int column);
/* The same in a text field, where the cursor is also shown. */
void area_text_cursor(struct area area, int row, int column);

/* The grid as text, as in golden files: one line per row without trailing blanks, then runs of
 * roles other than plain, `row:from-to role[*|_]` (`*`: background of the cursor, `_`: of the bar),
 * then `cursor row,column`. `with_roles` false: only the text. */
void surface_dump(const struct surface *surface, bool with_roles, struct text *text);
/* Replaces characters of ambiguous width, which some terminals show in two columns, by ASCII. */
void surface_avoid_ambiguous(struct surface *surface);

void surface_row(const struct surface *surface, int row, struct text *text); /* one line of it */
const char *role_name(enum role role);

#endif
