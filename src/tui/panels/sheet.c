#include "tui/panels/sheet.h"

#include "base/bounds.h"
#include "base/memory.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/panel.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_FIRST 48

struct sheet *sheet_new(struct arena *arena, int columns, bool unicode, bool blocks)
{
    struct sheet *sheet = memory_new(1, sizeof(*sheet));

    *sheet = (struct sheet){.arena = arena,
                            .surface = surface_new(ROWS_FIRST, columns),
                            .columns = columns,
                            .unicode = unicode,
                            .blocks = blocks};
    return sheet;
}

void sheet_clear(struct sheet *sheet)
{
    surface_clear(sheet->surface);
    sheet->rows = 0;
    sheet->n_stops = 0;
}

void sheet_free(struct sheet *sheet)
{
    if (!sheet)
        return;
    surface_free(sheet->surface);
    free(sheet->stops);
    free(sheet);
}

static void copy_rows(struct surface *to, int to_row, const struct surface *from, int from_row,
                      int rows)
{
    size_t columns = (size_t)from->columns;

    memcpy(to->cells + (size_t)to_row * columns, from->cells + (size_t)from_row * columns,
           (size_t)rows * columns * sizeof(struct cell));
}

struct area sheet_area(struct sheet *sheet, int row, int column, int rows, int columns)
{
    int needed = row + rows;

    if (needed > sheet->surface->rows) {
        struct surface *larger = surface_new(2 * needed, sheet->columns);
        copy_rows(larger, 0, sheet->surface, 0, sheet->surface->rows);
        surface_free(sheet->surface);
        sheet->surface = larger;
    }
    if (needed > sheet->rows)
        sheet->rows = needed;
    return area_part(surface_area(sheet->surface), row, column, rows, columns);
}

void sheet_add_stop(struct sheet *sheet, struct sheet_stop stop)
{
    sheet->stops =
        memory_grow(sheet->stops, (size_t)sheet->n_stops, &sheet->room, sizeof(*sheet->stops));
    sheet->stops[sheet->n_stops++] = stop;
}

int sheet_top(const struct sheet *sheet, int rows, int top, int stop)
{
    int last = sheet->rows > rows ? sheet->rows - rows : 0;

    if (stop < 0 || stop >= sheet->n_stops)
        return top < last ? top : last;
    int first_row = sheet->stops[stop].row, end = first_row + sheet->stops[stop].rows;
    if (stop == 0 && end <= rows)
        first_row = 0;
    if (stop == sheet->n_stops - 1 && sheet->rows - first_row <= rows)
        end = sheet->rows;
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

void sheet_draw(const struct sheet *sheet, struct area area, int top, int stop)
{
    int rows = sheet->rows - top < area.rows ? sheet->rows - top : area.rows;
    int columns = MIN(sheet->columns, area.columns);

    for (int row = 0; row < rows && columns > 0; row++)
        memcpy(area.surface->cells + (size_t)(area.row + row) * (size_t)area.surface->columns +
                   area.column,
               sheet->surface->cells + (size_t)(top + row) * (size_t)sheet->columns,
               (size_t)columns * sizeof(struct cell));
    if (stop < 0 || stop >= sheet->n_stops) {
        area_cursor(area, 0, 0);
        return;
    }
    const struct sheet_stop *here = &sheet->stops[stop];
    area_text(area, here->row - top, here->column, ROLE_ACCENT,
              mark_text(MARK_CURSOR, sheet->unicode));
    for (int i = 0; i < here->rows; i++)
        area_select(area, here->row - top + i, here->column, here->width);
    area_cursor(area, here->row - top, here->column);
}

int sheet_stop_at(const struct sheet *sheet, int row, int column)
{
    for (int i = 0; i < sheet->n_stops; i++) {
        const struct sheet_stop *stop = &sheet->stops[i];
        if (row >= stop->row && row < stop->row + stop->rows && column >= stop->column &&
            column < stop->column + stop->width)
            return i;
    }
    return -1;
}

struct area writer_area(struct writer *writer, int rows)
{
    return sheet_area(writer->sheet, writer->row, writer->column, rows, writer->width);
}

void writer_head(struct writer *writer, const char *title, const char *note)
{
    panel_head(writer_area(writer, 1), 0, 2, writer->width - 4, title, note,
               writer->sheet->unicode);
    writer->row++;
}

void writer_text(struct writer *writer, int indent, enum role role, int rows, const char *text)
{
    int width = writer->width - indent - 2, needed = paragraph_rows(text, width);

    if (rows == 0 || needed < rows)
        rows = needed;
    paragraph_draw(sheet_area(writer->sheet, writer->row, writer->column + indent, rows, width),
                   role, writer->sheet->unicode, text);
    writer->row += rows;
}

void writer_stop(struct writer *writer, int row, int rows, int kind, int index, int detail)
{
    sheet_add_stop(writer->sheet, (struct sheet_stop){.row = row,
                                                      .column = writer->column,
                                                      .rows = rows,
                                                      .width = writer->width,
                                                      .kind = kind,
                                                      .index = index,
                                                      .detail = detail});
}
