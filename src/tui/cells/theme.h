#ifndef TUI_CELLS_THEME_H
#define TUI_CELLS_THEME_H

#include "tui/cells/surface.h"

#include <stddef.h>

/* How each role looks. The default and mono themes use no colour number at all: the terminal's
 * own two colours and attributes. A named theme gives both colours of every role as indices into
 * the 256-colour table, so that contrast can be checked by table. */
#define COLOR_OF_TERMINAL (-1)

enum attribute {
    ATTRIBUTE_BOLD = 1,
    ATTRIBUTE_DIM = 2,
    ATTRIBUTE_REVERSE = 4,
    ATTRIBUTE_UNDERLINE = 8,
};

struct look {
    short foreground, background; /* 0..255 or COLOR_OF_TERMINAL */
    unsigned attributes;          /* enum attribute */
};

struct theme {
    const char *name;
    const char *summary;
    struct look looks[ROLE_COUNT];
    struct look selected; /* laid over the row under the cursor */
};

extern const struct theme *const themes[];        /* NULL-ended; the first is the default */
const struct theme *theme_find(const char *name); /* NULL when there is none */

#endif
