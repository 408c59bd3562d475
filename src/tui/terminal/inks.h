#ifndef TUI_TERMINAL_INKS_H
#define TUI_TERMINAL_INKS_H

#include "tui/cells/theme.h"

#include <stdbool.h>

/* How a terminal with so many colours shows the roles of a theme. */
struct inks;

#define INK_RGB (1 << 24) /* added to 0xRRGGBB: not a number of the palette */
#define INK_NEW (-1)

struct ink {
    bool is_known;
    int foreground,
        background;      /* a colour of the palette, INK_RGB and a colour, or COLOR_OF_TERMINAL */
    unsigned attributes; /* enum attribute */
    bool shows_blanks;   /* reversed or underlined: a blank differs from one without */
    int number;          /* what the user of the inks has for it; INK_NEW at first */
};

struct inks *inks_new(void);
void inks_free(struct inks *inks); /* NULL is fine */

/* With fewer colours than the theme needs, a simpler variant is used. `colors`: 0: none; up to 1 << 24. */
void inks_set_theme(struct inks *inks, const struct theme *theme, int colors);

/* Valid until the next theme. `is_mark`: see theme_style(). */
struct ink *inks_find(struct inks *inks, enum role role, enum ground ground, bool is_mark);

#endif
