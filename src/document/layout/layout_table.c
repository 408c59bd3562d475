#include "document/layout/layout_build.h"

#include "base/bounds.h"

#include <string.h>

/* Columns get the width of their cells. If that is too wide, the widest columns shrink first, and
 * words are cut last. A table that still does not fit is written with one line per cell, `head:
 * cell`. */

#define GAP 2          /* blanks between columns */
#define COLUMN_LEAST 6 /* minimum width of a column, unless its cells are narrower */

struct grid {
    const struct table *table;
    size_t n_rows;
    struct words *cells; /* n_rows times n_columns */
    int *lines, *words;  /* widest cell of each column */
    int *widths;
};

static struct words *cell_of(const struct grid *grid, size_t row, size_t column)
{
    return &grid->cells[row * grid->table->n_columns + column];
}

static void add_row(struct builder *builder, struct grid *grid, const struct table_row *row)
{
    enum span_style style = grid->n_rows == 0 ? SPAN_STRONG : SPAN_PLAIN;

    for (size_t column = 0; column < grid->table->n_columns; column++) {
        struct words *cell = cell_of(grid, grid->n_rows, column);
        int line, word;

        *cell = words_new(builder, row->cells[column].inlines, style);
        words_measure(cell, &line, &word);
        grid->lines[column] = MAX(grid->lines[column], line);
        grid->words[column] = MAX(grid->words[column], word);
    }
    grid->n_rows++;
}

static struct grid grid_new(struct builder *builder, const struct table *table)
{
    struct grid grid = {.table = table};
    size_t n_rows = 0;

    for (const struct table_row *row = table->first; row; row = row->next)
        n_rows++;
    grid.cells = ARENA_ARRAY(builder->arena, struct words, n_rows * table->n_columns);
    grid.lines = ARENA_ARRAY(builder->arena, int, table->n_columns);
    grid.words = ARENA_ARRAY(builder->arena, int, table->n_columns);
    grid.widths = ARENA_ARRAY(builder->arena, int, table->n_columns);
    for (const struct table_row *row = table->first; row; row = row->next)
        add_row(builder, &grid, row);
    return grid;
}

/* --- widths ------------------------------------------------------------------------------ */

/* Gives each column what it wants, or an equal share if that is too much. Returns what is left. */
static int share(int *widths, int *wants, size_t count, int amount)
{
    size_t wanting = count;

    while (amount > 0 && wanting > 0) {
        int part = MAX(amount / (int)wanting, 1);

        wanting = 0;
        for (size_t i = 0; i < count; i++) {
            int given = MIN(MIN(wants[i], part), amount);

            widths[i] += given;
            wants[i] -= given;
            amount -= given;
            wanting += wants[i] > 0;
        }
    }
    return amount;
}

/* False: the columns do not fit. */
static bool fit(struct builder *builder, struct grid *grid)
{
    size_t count = grid->table->n_columns;
    int room = builder->width - builder->indent - GAP * ((int)count - 1);
    int *wants = ARENA_ARRAY(builder->arena, int, count);

    for (size_t i = 0; i < count; i++) {
        grid->widths[i] = MIN(grid->lines[i], COLUMN_LEAST);
        wants[i] = MAX(grid->words[i] - grid->widths[i], 0);
        room -= grid->widths[i];
    }
    if (room < 0)
        return false;
    room = share(grid->widths, wants, count, room);
    for (size_t i = 0; i < count; i++)
        wants[i] = grid->lines[i] - grid->widths[i];
    share(grid->widths, wants, count, room);
    return true;
}

/* --- rows -------------------------------------------------------------------------------- */

static void shift(struct builder *builder, size_t first_span, int columns)
{
    for (size_t i = first_span; i < builder->n_spans; i++)
        builder->spans[i].column += columns;
}

static void set_cell(struct builder *builder, const struct grid *grid, size_t row, size_t column,
                     int at)
{
    size_t first_span = builder->n_spans;
    struct words *cell = cell_of(grid, row, column);
    int room = MAX(grid->widths[column], ROOM_FIRST), width;

    if (!words_left(cell))
        return;
    width = words_set(builder, cell, at, room);
    if (grid->table->alignments[column] == ALIGN_RIGHT)
        shift(builder, first_span, grid->widths[column] - width);
}

static bool row_left(const struct grid *grid, size_t row)
{
    for (size_t column = 0; column < grid->table->n_columns; column++) {
        if (words_left(cell_of(grid, row, column)))
            return true;
    }
    return false;
}

static void lay_row(struct builder *builder, const struct grid *grid, size_t row)
{
    do {
        int at = line_begin(builder);

        for (size_t column = 0; column < grid->table->n_columns; column++) {
            set_cell(builder, grid, row, column, at);
            at += grid->widths[column] + GAP;
        }
        line_end(builder, false);
    } while (row_left(grid, row));
}

static void lay_rule(struct builder *builder, const struct grid *grid)
{
    const char *mark = builder->options->unicode ? "\u2500" : "-";
    int at = line_begin(builder);

    for (size_t column = 0; column < grid->table->n_columns; column++) {
        int width = grid->widths[column];

        if (width > 0)
            line_add(builder, mark_repeat(builder, mark, width), at, width, SPAN_QUIET, -1);
        at += width + GAP;
    }
    line_end(builder, false);
}

static void lay_grid(struct builder *builder, const struct grid *grid)
{
    for (size_t row = 0; row < grid->n_rows; row++) {
        lay_row(builder, grid, row);
        if (row == 0)
            lay_rule(builder, grid);
    }
}

/* --- cells under each other -------------------------------------------------------------- */

static void lay_cell(struct builder *builder, struct inline_node *head, struct inline_node *cell)
{
    struct inline_node colon = {.kind = INLINE_TEXT, .text = cell ? ": " : ":", .next = cell};
    struct inline_node label = {.kind = INLINE_STRONG, .first = head, .next = &colon};
    struct words words = words_new(builder, head ? &label : cell, SPAN_PLAIN);

    words_lay(builder, &words);
}

static void lay_list(struct builder *builder, const struct table *table)
{
    const struct table_row *head = table->first, *first = head->next ? head->next : head;

    for (const struct table_row *row = first; row; row = row->next) {
        for (size_t column = 0; column < table->n_columns; column++)
            lay_cell(builder, row == head ? NULL : head->cells[column].inlines,
                     row->cells[column].inlines);
        lines_apart(builder);
    }
}

void table_lay(struct builder *builder, const struct table *table)
{
    struct grid grid = grid_new(builder, table);

    if (fit(builder, &grid))
        lay_grid(builder, &grid);
    else
        lay_list(builder, table);
}
