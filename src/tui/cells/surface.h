#ifndef TUI_CELLS_SURFACE_H
#define TUI_CELLS_SURFACE_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a piece of the screen means. theme.c says how each looks; the table of docs/look.md says
 * what each is for. Length or sign first, word second, hue third: no role is the only carrier of
 * a meaning. */
enum role {
    ROLE_PLAIN,  /* running text */
    ROLE_STRONG, /* names, figures, what to read first */
    ROLE_MUTED,  /* labels, explanations */
    ROLE_RULE,   /* lines */
    ROLE_ACCENT, /* marks and lines that point */
    ROLE_TITLE,  /* headings, the pick */
    ROLE_HERO,   /* the big letters */
    ROLE_KEY,    /* a key that can be pressed */
    ROLE_GOOD,   /* a gain */
    ROLE_BAD,    /* a loss */
    ROLE_WARN,   /* look here: unknown, not checked, an error */
    ROLE_LINK,   /* links, file names */
    ROLE_CODE,
    ROLE_BEST,     /* bar: the best of its row, or 86 and more of 100 */
    ROLE_HIGH,     /* bar: 61 to 85 */
    ROLE_LOW,      /* bar: up to 60 */
    ROLE_BAR,      /* bar: not the best of a ranking */
    ROLE_CHIP,     /* the cursor, the open place, the focused link: on its own ground */
    ROLE_TICK,     /* what was before, inside a bar: on its own ground */
    ROLE_FIELD,    /* a text field: on its own ground */
    ROLE_MATCH,    /* found text: on its own ground */
    ROLE_PART_1,   /* parts of a stacked bar, in the order of the answers */
    ROLE_PART_2,
    ROLE_PART_3,
    ROLE_PART_4,
    ROLE_PART_5,
    ROLE_PART_REST, /* all other parts */
    ROLE_HUE_1,     /* marks of languages: eight hues, in the order they come up in the catalog */
    ROLE_HUE_2,
    ROLE_HUE_3,
    ROLE_HUE_4,
    ROLE_HUE_5,
    ROLE_HUE_6,
    ROLE_HUE_7,
    ROLE_HUE_8,
    ROLE_COUNT,
};

/* The background of a cell. Chips, ticks and fields have their own. */
enum ground {
    GROUND_PLAIN,
    GROUND_CURSOR, /* the row under the cursor */
    GROUND_BAR,    /* the top bar and the footer */
    GROUND_COUNT,
};

/* A grid of cells. A cell holds one cluster of UTF-8 (a character with its combining marks); a
 * wide one is followed by a cell with width 0. Painting outside the grid is cut, never an error,
 * so that a screen need not care how small the window is. */
#define CELL_BYTES 24

struct cell {
    char bytes[CELL_BYTES]; /* NUL-ended; " " when empty */
    uint8_t width;          /* 1, 2, or 0 for the right half of a wide one */
    uint8_t role;           /* enum role */
    uint8_t ground;         /* enum ground */
};

struct surface {
    int rows, columns;
    struct cell *cells;         /* rows * columns */
    int cursor_row, cursor_col; /* where the terminal's cursor rests; -1: hidden */
    bool cursor_hidden; /* it is placed there for screen readers, but not shown */
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
/* The background of the cells until they are painted over, so set it after the text. */
void area_ground(struct area area, int row, int column, int width, enum ground ground);
void area_select(struct area area, int row, int column, int width); /* GROUND_CURSOR */
void area_role(struct area area, int row, int column, int width, enum role role);
void area_cursor(struct area area, int row, int column);

/* The grid as text: one line a row, blanks at the end cut, then for each row its roles as runs
 * `row:from-to role[*|_]` other than plain (`*` the cursor's ground, `_` the bar's), then `cursor row,column`: what a golden
 * file holds. `with_roles` false gives the text alone. */
void surface_dump(const struct surface *surface, bool with_roles, struct text *text);
/* Puts ASCII of the same width in place of what some terminals show over two columns. */
void surface_avoid_ambiguous(struct surface *surface);

void surface_row(const struct surface *surface, int row, struct text *text); /* one line of it */
const char *role_name(enum role role);

#endif
