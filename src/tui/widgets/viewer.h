#ifndef TUI_WIDGETS_VIEWER_H
#define TUI_WIDGETS_VIEWER_H

#include "base/arena.h"
#include "document/layout/layout.h"
#include "tui/cells/surface.h"
#include "tui/widgets/list.h"

#include <stdbool.h>
#include <stddef.h>

/* A scrollable document with search and a cursor on its links. When the width changes it is laid
 * out again, and whatever moves it may do so. Its position is kept as a fraction of the document, so a window made smaller and
 * larger again shows the same lines. */
struct link_place {
    size_t line, span; /* of the layout */
};

struct viewer {
    const struct document *document; /* borrowed */
    struct arena *arena;             /* of the layout */
    struct layout *layout;           /* at first the lines below two windows are only counted */
    int width, rows;                 /* of the last viewer_prepare */
    bool unicode;
    bool unnumbered; /* hide the digits beside headings: here these keys do something else */
    size_t top;
    size_t place, place_of; /* last line scrolled to, and number of lines then; 0: none */
    int left;               /* columns scrolled sideways, for wide code */
    int link;               /* link under the cursor; -1: none */
    struct link_place link_at;
    char search[128]; /* "" : none */
};

void viewer_init(struct viewer *viewer, const struct document *document);
void viewer_finish(struct viewer *viewer);
void viewer_rewind(struct viewer *viewer); /* as after viewer_init, but the layout is kept */

/* Creates the layout for a window. Call it before drawing or moving. */
void viewer_prepare(struct viewer *viewer, int width, int rows, bool unicode);

void viewer_draw(const struct viewer *viewer, struct area area);
void viewer_move(struct viewer *viewer, enum movement movement); /* a page overlaps by two lines */
void viewer_scroll_to(struct viewer *viewer, size_t line);
/* Scrolls to the section with this title; false: there is none. */
bool viewer_scroll_to_section(struct viewer *viewer, const char *title);
void viewer_sideways(struct viewer *viewer, int columns);
size_t viewer_bottom(const struct viewer *viewer); /* the largest top */

/* Moves to the next or previous link, starting from the visible lines. False: there is none. */
bool viewer_next_link(struct viewer *viewer, int step);
/* Moves to the link at this row of the window and this column. False: there is none; the cursor is
 * on no link then. */
bool viewer_link_at(struct viewer *viewer, int row, int column);
const char *
viewer_link(const struct viewer *viewer); /* target of the link under the cursor, or NULL */

/* Scrolls to the next or previous match of `viewer->search`; false: not found. */
bool viewer_find(struct viewer *viewer, int step, bool from_here);

/* "line 1-18/74" */
void viewer_position(const struct viewer *viewer, struct text *text);

#endif
