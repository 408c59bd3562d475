#ifndef TUI_TERMINAL_INKS_H
#define TUI_TERMINAL_INKS_H

#include "tui/cells/theme.h"
#include "tui/terminal/styles.h"

#include <stdbool.h>

/* How curses is told to draw a role of a theme. A pair of colours is defined when it is first used:
 * a screen shows a few dozen of some four hundred. */
struct inks;

struct ink {
    bool is_known;
    unsigned attributes; /* WA_... of curses */
    short pair;
    int background;    /* the number of a colour on this terminal, or COLOR_OF_TERMINAL */
    bool shows_blanks; /* reversed or underlined: a blank differs from one without */
};

/* After newterm(). `styles`: where the terminal understands ECMA-48, they are put into the output of
 * curses (styles.h); NULL: curses sets colours and attributes itself. Borrowed. */
struct inks *inks_new(bool color, struct styles *styles);
void inks_free(struct inks *inks); /* NULL is fine */

/* With fewer colours, from the terminal or by the user's choice, a simpler variant is used. */
void inks_set_theme(struct inks *inks, const struct theme *theme);

/* Does curses get styles as colours? */
bool inks_are_styles(const struct inks *inks);

/* Valid until the next theme. `is_mark`: see theme_style(). */
const struct ink *inks_find(struct inks *inks, enum role role, enum ground ground, bool is_mark);

#endif
