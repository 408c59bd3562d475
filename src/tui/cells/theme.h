#ifndef TUI_CELLS_THEME_H
#define TUI_CELLS_THEME_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>

/* How each role is displayed on each background. Themes with 24-bit colours also name the nearest
 * of the 256 colours, for terminals without direct colour. The default theme uses the terminal's
 * own sixteen colours, mono none. */
#define COLOR_OF_TERMINAL (-1) /* the terminal's own */
#define COLOR_OF_GROUND (-2)   /* as background: that of the ground */

enum attribute {
    ATTRIBUTE_BOLD = 1,
    ATTRIBUTE_DIM = 2,
    ATTRIBUTE_REVERSE = 4,
    ATTRIBUTE_UNDERLINE = 8,
};

struct color {
    int index; /* 0..255, COLOR_OF_TERMINAL or COLOR_OF_GROUND */
    int rgb;   /* 0xRRGGBB; -1: only in the terminal's palette */
};

struct style {
    struct color foreground, background;
    unsigned attributes; /* enum attribute */
};

enum theme_colors {
    THEME_COLORLESS, /* only bold, dim, underline and reverse */
    THEME_SIXTEEN,   /* the user's palette */
    THEME_FIXED,     /* own colours: needs at least 256 */
};

struct theme {
    const char *name;
    const char *summary;
    enum theme_colors colors;
    struct style styles[ROLE_COUNT];
    struct color grounds[GROUND_COUNT];
    unsigned cursor_attributes; /* added to plain text on GROUND_CURSOR */
};

extern const struct theme *const themes[];        /* NULL-terminated; the first is the default */
const struct theme *theme_find(const char *name); /* NULL: there is none */

/* The style of a role on a background. `is_mark`: the cell holds a sign, not a letter or digit
 * (theme_is_mark). The colours of the user's palette are used only for signs and fills, because
 * none of them is readable as text on every background. */
struct style theme_style(const struct theme *theme, enum role role, enum ground ground,
                         bool is_mark);
bool theme_is_mark(const char *bytes);

/* The theme to use with so many colours (0: none; up to 1 << 24): the given one if possible, else a
 * simpler one. */
const struct theme *theme_for(const struct theme *theme, int colors);

#endif
