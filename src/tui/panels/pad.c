#include "tui/panels/pad.h"

#include "base/bounds.h"
#include "base/memory.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/panel.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_FIRST 48

struct pad *pad_new(struct arena *arena, int columns, bool unicode, bool blocks)
{
    struct pad *pad = memory_new(1, sizeof(*pad));

    *pad = (struct pad){.arena = arena,
                        .surface = surface_new(ROWS_FIRST, columns),
                        .columns = columns,
                        .unicode = unicode,
                        .blocks = blocks};
    return pad;
}

void pad_clear(struct pad *pad)
{
    surface_clear(pad->surface);
    pad->rows = 0;
    pad->n_stops = 0;
}

void pad_free(struct pad *pad)
{
    if (!pad)
        return;
    surface_free(pad->surface);
    free(pad->stops);
    free(pad);
}

static void copy_rows(struct surface *to, int to_row, const struct surface *from, int from_row,
                      int rows)
{
    size_t columns = (size_t)from->columns;

    memcpy(to->cells + (size_t)to_row * columns, from->cells + (size_t)from_row * columns,
           (size_t)rows * columns * sizeof(struct cell));
}

struct area pad_area(struct pad *pad, int row, int column, int rows, int columns)
{
    int needed = row + rows;

    if (needed > pad->surface->rows) {
        struct surface *larger = surface_new(2 * needed, pad->columns);
        copy_rows(larger, 0, pad->surface, 0, pad->surface->rows);
        surface_free(pad->surface);
        pad->surface = larger;
    }
    if (needed > pad->rows)
        pad->rows = needed;
    return area_part(surface_area(pad->surface), row, column, rows, columns);
}

void pad_add_stop(struct pad *pad, struct pad_stop stop)
{
    pad->stops = memory_grow(pad->stops, (size_t)pad->n_stops, &pad->room, sizeof(*pad->stops));
    pad->stops[pad->n_stops++] = stop;
}

int pad_top(const struct pad *pad, int rows, int top, int stop)
{
    int last = pad->rows > rows ? pad->rows - rows : 0;

    if (stop < 0 || stop >= pad->n_stops)
        return top < last ? top : last;
    int first_row = pad->stops[stop].row, end = first_row + pad->stops[stop].rows;
    if (stop == 0 && end <= rows)
        first_row = 0;
    if (stop == pad->n_stops - 1 && pad->rows - first_row <= rows)
        end = pad->rows;
    if (end - first_row > rows) { /* taller than the window: scrolled within */
        top = CLAMP(top, first_row, end - rows);
        return top < last ? top : last;
    }
    if (end - top > rows)
        top = end - rows;
    if (top > first_row)
        top = first_row;
    return top < last ? top : last;
}

void pad_draw(const struct pad *pad, struct area area, int top, int stop)
{
    int rows = pad->rows - top < area.rows ? pad->rows - top : area.rows;
    int columns = MIN(pad->columns, area.columns);

    for (int row = 0; row < rows && columns > 0; row++)
        memcpy(area.surface->cells + (size_t)(area.row + row) * (size_t)area.surface->columns +
                   area.column,
               pad->surface->cells + (size_t)(top + row) * (size_t)pad->columns,
               (size_t)columns * sizeof(struct cell));
    if (stop < 0 || stop >= pad->n_stops) {
        area_cursor(area, 0, 0);
        return;
    }
    const struct pad_stop *here = &pad->stops[stop];
    area_text(area, here->row - top, here->column, ROLE_ACCENT,
              mark_text(MARK_CURSOR, pad->unicode));
    for (int i = 0; i < here->rows; i++)
        area_select(area, here->row - top + i, here->column, here->width);
    area_cursor(area, here->row - top, here->column);
}

int pad_stop_at(const struct pad *pad, int row, int column)
{
    for (int i = 0; i < pad->n_stops; i++) {
        const struct pad_stop *stop = &pad->stops[i];
        if (row >= stop->row && row < stop->row + stop->rows && column >= stop->column &&
            column < stop->column + stop->width)
            return i;
    }
    return -1;
}

struct area writer_area(struct writer *writer, int rows)
{
    return pad_area(writer->pad, writer->row, writer->column, rows, writer->width);
}

void writer_head(struct writer *writer, const char *title, const char *note)
{
    panel_head(writer_area(writer, 1), 0, 2, writer->width - 4, title, note, writer->pad->unicode);
    writer->row++;
}

void writer_text(struct writer *writer, int indent, enum role role, int rows, const char *text)
{
    int width = writer->width - indent - 2, needed = paragraph_rows(text, width);

    if (rows == 0 || needed < rows)
        rows = needed;
    int whole_rows;
    size_t whole = needed > rows ? paragraph_sentences(text, width, rows, &whole_rows) : 0;
    if (whole > 0) {
        text = arena_copy(writer->pad->arena, text, whole);
        rows = whole_rows;
    }
    paragraph_draw(pad_area(writer->pad, writer->row, writer->column + indent, rows, width), role,
                   writer->pad->unicode, text);
    writer->row += rows;
}

void writer_stop(struct writer *writer, int row, int rows, int kind, int index, int detail)
{
    pad_add_stop(writer->pad, (struct pad_stop){.row = row,
                                                .column = writer->column,
                                                .rows = rows,
                                                .width = writer->width,
                                                .kind = kind,
                                                .index = index,
                                                .detail = detail});
}
