#ifndef TUI_PANELS_PAD_H
#define TUI_PANELS_PAD_H

#include "base/arena.h"
#include "tui/cells/surface.h"

#include <stdbool.h>

/* A drawing that may be longer than the window, as a pad of curses is: as many rows as its content
 * needs, with stops for the cursor. It is drawn once; each frame copies the visible rows. */
struct pad_stop {
    int row, column, rows, width; /* the area highlighted under the cursor */
    int kind, index, detail;      /* what it stands for, defined by the screen */
};

struct pad {
    struct arena *arena;
    struct surface *surface; /* may have more rows than are used */
    int rows, columns;       /* used */
    bool unicode, blocks;    /* may charts be drawn with block characters? */
    struct pad_stop *stops;
    size_t room;
    int n_stops;
};

struct pad *pad_new(struct arena *arena, int columns, bool unicode, bool blocks);
void pad_clear(struct pad *pad); /* as after pad_new */
void pad_free(struct pad *pad);  /* NULL is fine */

/* An area to draw in. The pad grows if needed. Valid until the next call. */
struct area pad_area(struct pad *pad, int row, int column, int rows, int columns);

void pad_add_stop(struct pad *pad, struct pad_stop stop);

/* The first visible row that keeps the stop visible. At the first or last stop, the start or end of
 * the pad is visible too if both fit. In a stop taller than `rows`, `top` stays. */
int pad_top(const struct pad *pad, int rows, int top, int stop);

/* Copies the rows from `top` on into the area and highlights `stop`; -1: none. */
void pad_draw(const struct pad *pad, struct area area, int top, int stop);

/* The stop at a position of the pad; -1: none. */
int pad_stop_at(const struct pad *pad, int row, int column);

/* The position where the next content is drawn: a pane of the pad, filled from the top. */
struct writer {
    struct pad *pad;
    int row, column, width;
};

struct area writer_area(struct writer *writer, int rows);

/* "Title ------------ note" */
void writer_head(struct writer *writer, const char *title, const char *note);

/* A wrapped paragraph of at most `rows` rows; 0: no limit. Sentences that do not fit whole are left
 * out, but for the first. */
void writer_text(struct writer *writer, int indent, enum role role, int rows, const char *text);

/* Adds a stop for `rows` rows from `row` on, as wide as the writer. */
void writer_stop(struct writer *writer, int row, int rows, int kind, int index, int detail);

#endif
