#ifndef TUI_PANELS_SHEET_H
#define TUI_PANELS_SHEET_H

#include "base/arena.h"
#include "tui/cells/surface.h"

#include <stdbool.h>

/* A layout that is kept: painted once into cells of its own, as many rows as it takes, with the
 * places where the cursor stops. A frame copies the rows in sight. */
struct sheet_stop {
    int row, column, rows, width; /* what is lit under the cursor */
    int kind, index, detail;      /* what it represents, in the owner's numbers */
};

struct sheet {
    struct arena *arena;
    struct surface *surface; /* more rows than are used */
    int rows, columns;       /* used */
    bool unicode, blocks;    /* may charts be drawn with block characters? */
    struct sheet_stop *stops;
    int n_stops, room;
};

struct sheet *sheet_new(struct arena *arena, int columns, bool unicode, bool blocks);
void sheet_free(struct sheet *sheet); /* NULL is fine */

/* A part of it to paint in; the sheet grows to hold it. Until the next call. */
struct area sheet_area(struct sheet *sheet, int row, int column, int rows, int columns);

void sheet_add_stop(struct sheet *sheet, struct sheet_stop stop);

/* The first row to show, so that the stop is in sight; at the ends of the stops those of the sheet
 * are in sight too, when there is room for both. Within a stop of more rows than that, `top` stays. */
int sheet_top(const struct sheet *sheet, int rows, int top, int stop);

/* Copies the rows from `top` on into the area; the cursor is on `stop`, -1: nowhere. */
void sheet_draw(const struct sheet *sheet, struct area area, int top, int stop);

/* The stop at a place of the sheet, or -1. */
int sheet_stop_at(const struct sheet *sheet, int row, int column);

/* Where the next thing is painted: a column of the sheet, from the top down. */
struct writer {
    struct sheet *sheet;
    int row, column, width;
};

struct area writer_area(struct writer *writer, int rows);

/* "Title ------------ note" */
void writer_head(struct writer *writer, const char *title, const char *note);

/* A paragraph in as many rows as it takes; at most `rows` of them, 0: all. */
void writer_text(struct writer *writer, int indent, enum role role, int rows, const char *text);

/* A stop over the `rows` rows from `row` on, as wide as the writer. */
void writer_stop(struct writer *writer, int row, int rows, int kind, int index, int detail);

#endif
