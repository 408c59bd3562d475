#ifndef TUI_PANELS_SHEET_H
#define TUI_PANELS_SHEET_H

#include "base/arena.h"
#include "tui/cells/surface.h"

#include <stdbool.h>

/* A cached drawing, as many rows high as its content, with stops for the cursor. Each frame copies
 * the visible rows from it. */
struct sheet_stop {
    int row, column, rows, width; /* the area highlighted under the cursor */
    int kind, index, detail;      /* what it stands for, defined by the screen */
};

struct sheet {
    struct arena *arena;
    struct surface *surface; /* may have more rows than are used */
    int rows, columns;       /* used */
    bool unicode, blocks;    /* may charts be drawn with block characters? */
    struct sheet_stop *stops;
    size_t room;
    int n_stops;
};

struct sheet *sheet_new(struct arena *arena, int columns, bool unicode, bool blocks);
void sheet_clear(struct sheet *sheet); /* as after sheet_new */
void sheet_free(struct sheet *sheet);  /* NULL is fine */

/* An area to draw in. The sheet grows if needed. Valid until the next call. */
struct area sheet_area(struct sheet *sheet, int row, int column, int rows, int columns);

void sheet_add_stop(struct sheet *sheet, struct sheet_stop stop);

/* The first visible row that keeps the stop visible. At the first or last stop, the start or end of
 * the sheet is visible too if both fit. In a stop taller than `rows`, `top` stays. */
int sheet_top(const struct sheet *sheet, int rows, int top, int stop);

/* Copies the rows from `top` on into the area and highlights `stop`; -1: none. */
void sheet_draw(const struct sheet *sheet, struct area area, int top, int stop);

/* The stop at a position of the sheet; -1: none. */
int sheet_stop_at(const struct sheet *sheet, int row, int column);

/* The position where the next content is drawn: a pane of the sheet, filled from the top. */
struct writer {
    struct sheet *sheet;
    int row, column, width;
};

struct area writer_area(struct writer *writer, int rows);

/* "Title ------------ note" */
void writer_head(struct writer *writer, const char *title, const char *note);

/* A wrapped paragraph of at most `rows` rows; 0: no limit. */
void writer_text(struct writer *writer, int indent, enum role role, int rows, const char *text);

/* Adds a stop for `rows` rows from `row` on, as wide as the writer. */
void writer_stop(struct writer *writer, int row, int rows, int kind, int index, int detail);

#endif
