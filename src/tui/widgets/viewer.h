#ifndef TUI_WIDGETS_VIEWER_H
#define TUI_WIDGETS_VIEWER_H

#include "base/arena.h"
#include "document/layout/layout.h"
#include "tui/cells/surface.h"
#include "tui/widgets/list.h"

#include <stdbool.h>
#include <stddef.h>

/* A document on the screen: scrolled, searched, with a cursor on its links. It is laid out again
 * when the width changes and keeps its position as a fraction of the whole, measured from where the
 * reader last moved, so that shrinking and enlarging a window shows the same lines. */
struct link_place {
    size_t line, span; /* of the layout */
};

struct viewer {
    const struct document *document; /* borrowed */
    struct arena *arena;             /* of the layout */
    struct layout *layout;
    int width, rows; /* of the last preparation */
    bool unicode;
    bool unnumbered; /* no digits at the ends of headings: they are keys of something else here */
    size_t top;
    size_t place, place_of; /* the top the reader moved to, of so many lines; 0: none yet */
    int left;               /* columns scrolled sideways: code may be wider than the window */
    int link;               /* the link the cursor is on, -1: none */
    struct link_place link_at;
    char search[128]; /* "" : none */
};

void viewer_init(struct viewer *viewer, const struct document *document);
void viewer_finish(struct viewer *viewer);

/* Makes the layout for a window. Call before drawing or moving. */
void viewer_prepare(struct viewer *viewer, int width, int rows, bool unicode);

void viewer_draw(const struct viewer *viewer, struct area area);
void viewer_scroll(struct viewer *viewer, long lines);
void viewer_move(struct viewer *viewer, enum movement movement); /* a page keeps two lines */
void viewer_scroll_to(struct viewer *viewer, size_t line);
/* To the section of that title; false: there is none. */
bool viewer_scroll_to_section(struct viewer *viewer, const char *title);
void viewer_sideways(struct viewer *viewer, int columns);
size_t viewer_bottom(const struct viewer *viewer); /* the largest top */

/* Next or previous link, from what is in sight. False: there is none. */
bool viewer_next_link(struct viewer *viewer, int step);
const char *viewer_link(const struct viewer *viewer); /* the target under the cursor, or NULL */

/* The next place of `viewer->search` after the top, or before it; false: not found. */
bool viewer_find(struct viewer *viewer, int step, bool from_here);

/* "line 1-18/74" */
void viewer_position(const struct viewer *viewer, struct text *text);

#endif
