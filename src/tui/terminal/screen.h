#ifndef TUI_TERMINAL_SCREEN_H
#define TUI_TERMINAL_SCREEN_H

#include "tui/cells/surface.h"
#include "tui/cells/theme.h"

#include <stdbool.h>

/* What shows frames on the terminal whose description is loaded. There are two: ansi_screen.c writes
 * them itself to a terminal that understands ECMA-48; for any other, curses_screen.c leaves that to
 * curses. */
struct screen {
    const struct screen_kind *kind;
};

struct screen_kind {
    void (*free)(struct screen *screen);

    /* Sets the modes of the terminal; the next frame enters the alternate screen. */
    void (*enter)(struct screen *screen);
    void (*leave)(struct screen *screen); /* as the shell had it */

    void (*set_theme)(struct screen *screen, const struct theme *theme);
    void (*resize)(struct screen *screen, int rows, int columns); /* of the window */
    void (*forget)(struct screen *screen); /* the terminal may show anything: send all */

    /* Sends the cells that differ. The surface may be larger or smaller than the window. */
    void (*draw)(struct screen *screen, const struct surface *surface);
};

struct screen_setup {
    const char *term;
    int input, output; /* descriptors of the terminal */
    int rows, columns;
    bool color;   /* false: no colour is sent */
    bool direct;  /* the terminal shows 24-bit colour, whatever its description says */
    bool repeats; /* it is known to repeat any character; its description must say so as well */
};

struct screen *ansi_screen_new(const struct screen_setup *setup);   /* NULL: it needs curses */
struct screen *curses_screen_new(const struct screen_setup *setup); /* NULL: it cannot be opened */

#endif
