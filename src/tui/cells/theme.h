#ifndef TUI_CELLS_THEME_H
#define TUI_CELLS_THEME_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>

/* How each role looks on each ground. A theme of 24-bit colours gives the nearest entry of the
 * 256-colour table beside each of them, for terminals without direct colour; the default theme
 * gives the terminal's own sixteen colours, and mono none at all. */
#define COLOR_OF_TERMINAL (-1) /* the terminal's own */
#define COLOR_OF_GROUND (-2)   /* of a background: the one it is painted on */

enum attribute {
    ATTRIBUTE_BOLD = 1,
    ATTRIBUTE_DIM = 2,
    ATTRIBUTE_REVERSE = 4,
    ATTRIBUTE_UNDERLINE = 8,
};

struct color {
    int index; /* 0..255, COLOR_OF_TERMINAL or COLOR_OF_GROUND */
    int rgb;   /* 0xRRGGBB; -1: the terminal's palette alone has it */
};

struct style {
    struct color foreground, background;
    unsigned attributes; /* enum attribute */
};

enum theme_colors {
    THEME_COLORLESS, /* bold, dim, underline and reverse alone */
    THEME_SIXTEEN,   /* the user's palette */
    THEME_FIXED,     /* colours of its own: needs 256 or more */
};

struct theme {
    const char *name;
    const char *summary;
    enum theme_colors colors;
    struct style styles[ROLE_COUNT];
    struct color grounds[GROUND_COUNT];
    unsigned cursor_attributes; /* of plain text on GROUND_CURSOR, besides */
};

extern const struct theme *const themes[];        /* NULL-ended; the first is the default */
const struct theme *theme_find(const char *name); /* NULL when there is none */

/* How a cell looks: its role on its ground. `is_mark` says whether it holds a sign rather than a
 * letter or a figure (theme_is_mark): the hues of the user's palette are for signs and fills alone,
 * since no hue of it reads as text on every background. */
struct style theme_style(const struct theme *theme, enum role role, enum ground ground,
                         bool is_mark);
bool theme_is_mark(const char *bytes);

/* The theme to use where only so many colours can be shown (0: none; up to 1 << 24), the same one
 * when it can be. */
const struct theme *theme_for(const struct theme *theme, int colors);

#endif
