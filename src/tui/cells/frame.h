#ifndef TUI_CELLS_FRAME_H
#define TUI_CELLS_FRAME_H

#include "tui/cells/surface.h"

#include <stdbool.h>

/* How the window is divided: a pure function of its rows and columns (ux: the first that fits). */
enum tier {
    TIER_LINE,   /* below 4 rows or 20 columns: one line */
    TIER_TINY,   /* below 10 rows or 40 columns: the list alone */
    TIER_SMALL,  /* below 20 rows or 80 columns: one pane, short footer */
    TIER_NORMAL, /* 80 to 99 columns */
    TIER_WIDE,   /* 100 to 159 */
    TIER_HUGE,   /* 160 and more */
};
enum tier tier_of(int rows, int columns);

/* Where the parts of every screen are. The app keeps one for the size it has (`app->frame`), so
 * that drawing, moving and clicking count the same rows; its areas have no surface yet. */
struct frame {
    enum tier tier;
    bool unicode;
    struct area top;     /* the places and their state */
    struct area rule;    /* under it, heavy under the open place */
    struct area body;    /* the screen's own */
    struct area hint;    /* the last row of the body, for what a prompt has to say */
    struct area message; /* one message, prompt or useful sentence */
    struct area footer;  /* the keys of this screen */
}; /* areas have 0 rows where they are left out */

struct frame frame_of(int rows, int columns, bool unicode);
struct area frame_body(int rows, int columns); /* its body alone */
struct frame frame_on(struct frame frame, struct surface *surface); /* ready to draw */

/* Rules between panes: one row or column of line characters. */
void frame_rule(struct area area, int row, int column, int width, bool unicode);
void frame_divider(struct area area, int row, int column, int rows, bool unicode);

#endif
