#ifndef TUI_CELLS_FRAME_H
#define TUI_CELLS_FRAME_H

#include "tui/cells/surface.h"

#include <stdbool.h>

/* How the window is divided: a pure function of its rows and columns (ux: the first that fits). */
enum tier {
    TIER_LINE,   /* below 4 rows or 20 columns: one line */
    TIER_TINY,   /* below 10 rows or 40 columns: the list alone */
    TIER_SMALL,  /* below 20 rows or 80 columns: one pane, short footer */
    TIER_NORMAL, /* 80 to 99 columns: list and a peek under it; questions beside ranking */
    TIER_WIDE,   /* 100 to 159: list and detail */
    TIER_HUGE,   /* 160 and more: list, detail, comparison */
};
enum tier tier_of(int rows, int columns);

struct frame {
    enum tier tier;
    bool unicode;
    struct area title, body, message, footer; /* rows 0 where there is none */
    struct area rule;                         /* above the message */
};
bool frame_has_footer(int rows, int columns);
struct area frame_body(int rows, int columns); /* without a surface: where the body is */
struct frame frame_of(struct surface *surface, bool unicode);

/* Rules between panes: one row or column of line characters. */
void frame_rule(struct area area, int row, int column, int width, bool unicode);
void frame_divider(struct area area, int row, int column, int rows, bool unicode);

#endif
