#ifndef TUI_TERMINAL_STYLES_H
#define TUI_TERMINAL_STYLES_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* The styles of a terminal that understands ECMA-48. Changing from one to another takes one sequence,
 * of the parts that differ. */

#define STYLE_PLAIN 0 /* the terminal's own */
#define STYLE_PART 20 /* bytes of a colour: "48;2;255;255;255" */

struct style_parts {
    char foreground[STYLE_PART], background[STYLE_PART]; /* parameters: "38;5;80", "49" */
    unsigned attributes;                                 /* enum attribute */
};

#define STYLE_CHANGES 64

/* What makes one style another. */
struct style_change {
    int from, to;
    size_t length; /* 0: not known */
    char bytes[40];
};

struct styles {
    struct style_parts *parts; /* by number */
    int count;
    bool is_known; /* the terminal has style `sent`; else anything */
    int sent;
    struct style_change kept[STYLE_CHANGES];
};

void styles_init(struct styles *styles);
void styles_finish(struct styles *styles);
void styles_clear(struct styles *styles); /* defines none but STYLE_PLAIN; for another theme */

/* The number of a style. */
int styles_add(struct styles *styles, const struct style_parts *parts);

/* Something else has written to the terminal. */
void styles_forget(struct styles *styles);

/* Appends what makes it the style of the terminal, which is nothing if it is. */
void styles_set(struct styles *styles, int number, struct text *text);

#endif
