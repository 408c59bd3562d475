#ifndef TUI_TERMINAL_STYLES_H
#define TUI_TERMINAL_STYLES_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* The styles of a terminal that understands ECMA-48, and a filter that puts them into what curses
 * writes. Curses sets a colour and an attribute by a sequence each, sends the background again with
 * every foreground, and switches an attribute off by switching all off. So it is told that each
 * style is a colour of its own, set by ESC and a byte that follows ESC in no sequence of a terminal:
 * the number of the style. The filter replaces it by one sequence of the parts that differ from the
 * style before; a style in which nothing is written is left out. All else that curses writes passes
 * unchanged. */

#define STYLE_FIRST 128 /* not ASCII */
#define STYLE_LAST 255  /* curses takes it for one of 256 colours */
#define STYLE_PART 32   /* bytes of a colour */
#define STYLE_PLAIN (STYLE_FIRST - 1)

struct style_parts {
    char foreground[STYLE_PART], background[STYLE_PART]; /* parameters, such as "38;5;80" */
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
    struct style_parts parts[STYLE_LAST - STYLE_PLAIN + 1]; /* the first: the terminal's own */
    int count;                                              /* besides the first */
    bool is_known; /* the terminal has style `sent`; else anything */
    int sent, wanted;
    bool has_charset; /* it was set by `ESC ( B`; nothing sets another */
    struct style_change kept[STYLE_CHANGES];
    struct text rest; /* the beginning of a sequence */
};

void styles_init(struct styles *styles);
void styles_finish(struct styles *styles);
void styles_clear(struct styles *styles); /* defines none; for another theme */

/* The number of a style, from STYLE_FIRST on; STYLE_PLAIN when there is no room for more. */
int styles_add(struct styles *styles, const struct style_parts *parts);

/* The parameters of a sequence that does nothing but set them: "1" of "\033[1m". False: it is
 * another, or longer than STYLE_PART. */
bool styles_parameters(const char *sequence, char parameters[STYLE_PART]);

/* Something else has written to the terminal. */
void styles_forget(struct styles *styles);

/* Appends what the terminal gets. A sequence may come in several pieces. */
void styles_translate(struct styles *styles, const char *bytes, size_t length, struct text *text);

/* Appends what makes it the terminal's own style. */
void styles_reset(struct styles *styles, struct text *text);

#endif
