#ifndef TUI_TERMINAL_PAINTER_H
#define TUI_TERMINAL_PAINTER_H

#include "base/text/text.h"
#include "tui/cells/surface.h"
#include "tui/cells/theme.h"

#include <stdbool.h>

/* From cells to the bytes that show them. The painter knows what the terminal shows and which
 * colours and attributes it writes in, and sends what differs. What the sequences of the terminal
 * are, terminal.c tells it; "" for what the terminal cannot do. */
struct painter_codes {
    const char *clear, *clear_line; /* the window; from the cursor to the end of the line */
    const char *reset;              /* all attributes, and the colours if `resets_colors` */
    const char *own_colors;         /* the terminal's own foreground and background */
    const char *bold, *dim, *reverse, *underline;
    const char *wrap_off, *wrap_on; /* around the last cell of the window, where it would scroll */
    bool resets_colors;
    bool scrolls_at_end;  /* a character in the last cell of the window scrolls it */
    bool clears_in_color; /* `clear_line` leaves the background that is written in */
    bool is_ansi;         /* the cursor moves by ECMA-48's sequences */
    bool is_modern;       /* SGR 22, 24, 27, 39 and 49 end one thing each */
    unsigned no_color;    /* attributes that cannot go with colours */
    /* Appends what moves the cursor there; asked unless `is_ansi`. */
    void (*move)(int row, int column, struct text *text);
    /* The sequence of a colour's number, until the next call. Asked once for each ink. */
    const char *(*color)(int number, bool is_background);
};

/* Colours as numbers of this terminal, or COLOR_OF_TERMINAL. */
struct ink {
    int foreground, background;
    unsigned attributes; /* enum attribute */
};

struct painter;

/* For no size at first. `codes` is copied, the strings in it are not. */
struct painter *painter_new(const struct painter_codes *codes);
void painter_free(struct painter *painter); /* NULL is fine */

/* The ink of a cell with a mark or without one, see theme_style; then painter_forget. */
void painter_set_ink(struct painter *painter, enum role role, enum ground ground, bool is_mark,
                     struct ink ink);

/* What the terminal shows is unknown: the next drawing clears it first. */
void painter_forget(struct painter *painter);

/* Appends what turns the terminal's contents into those of the surface, as far as it fits into
 * `rows` and `columns`, and leaves the cursor where the surface has it. */
void painter_draw(struct painter *painter, const struct surface *surface, int rows, int columns,
                  struct text *text);

#endif
