#ifndef TUI_CELLS_FRAME_H
#define TUI_CELLS_FRAME_H

#include "tui/cells/surface.h"

#include <stdbool.h>

/* Size classes of the window; the first that applies. They depend only on rows and columns. */
enum tier {
    TIER_LINE,   /* below 4 rows or 20 columns: one line */
    TIER_TINY,   /* below 10 rows or 40 columns: the list alone */
    TIER_SMALL,  /* below 20 rows or 80 columns: one pane, short footer */
    TIER_NORMAL, /* 80 to 99 columns */
    TIER_WIDE,   /* 100 to 159 */
    TIER_HUGE,   /* 160 and more */
};

/* The areas of the window that every screen has. The app keeps one for its current size
 * (`app->frame`), so that drawing, moving and clicking use the same rows; its areas have no
 * surface. A part that is not shown has 0 rows. */
struct frame {
    enum tier tier;
    bool unicode;
    struct area top;     /* the bar with the places and their state */
    struct area rule;    /* the line below it, heavy under the open place */
    struct area body;    /* for the screen */
    struct area hint;    /* the last row of the body, for the hint of a prompt */
    struct area message; /* message, prompt or the screen's sentence */
    struct area footer;  /* the keys of this screen */
};

struct frame frame_of(int rows, int columns, bool unicode);
struct area frame_body(int rows, int columns);                      /* only the body */
struct frame frame_on(struct frame frame, struct surface *surface); /* adds the surface */

/* Draw a thin line, as between two panes. */
void frame_rule(struct area area, int row, int column, int width, bool unicode);
void frame_divider(struct area area, int row, int column, int rows, bool unicode);

#endif
