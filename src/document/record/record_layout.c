#include "document/record/record_layout.h"

#include "base/arena.h"
#include "base/bounds.h"
#include "base/text/columns.h"

#include <string.h>

#define BULLET "  - " /* as cmark writes it */
#define FENCE "```"
#define RULE_LEAST 3 /* dashes under a column */

struct layout {
    struct arena *arena;
    struct text *text;
    bool code;
};

/* --- tables ------------------------------------------------------------------------------ */

struct row {
    const char **cells;
    size_t n_cells, room;
};

struct grid {
    struct row *rows;
    size_t n_rows, room;
};

/* Splits "| one | two |" into cells. A bar inside a cell has a backslash before it. */
static struct row row_of(struct arena *arena, const char *line, size_t length)
{
    const char *start = line + 1, *end = line + length;
    struct row row = {0};

    for (const char *at = start; at < end; at++) {
        const char *first = start, *last = at;
        if (*at != '|' || at[-1] == '\\')
            continue;
        while (first < last && *first == ' ')
            first++;
        while (last > first && last[-1] == ' ')
            last--;
        row.cells = arena_grow(arena, row.cells, row.n_cells, &row.room, sizeof(row.cells[0]));
        row.cells[row.n_cells++] = arena_copy(arena, first, (size_t)(last - first));
        start = at + 1;
    }
    return row;
}

static int *column_widths(struct arena *arena, const struct grid *grid)
{
    int *widths = ARENA_ARRAY(arena, int, grid->rows[1].n_cells);

    for (size_t column = 0; column < grid->rows[1].n_cells; column++) {
        widths[column] = RULE_LEAST;
        for (size_t i = 0; i < grid->n_rows; i++)
            if (i != 1 && column < grid->rows[i].n_cells)
                widths[column] = MAX(widths[column], columns_of(grid->rows[i].cells[column]));
    }
    return widths;
}

static bool is_right(const struct grid *grid, size_t column)
{
    return text_ends_with(grid->rows[1].cells[column], ":");
}

static void write_cell(struct layout *layout, const struct grid *grid, size_t row, size_t column,
                       int width)
{
    const char *cell = grid->rows[row].cells[column];
    int blanks = width - columns_of(cell);
    bool right = is_right(grid, column);

    text_append_char(layout->text, ' ');
    if (row == 1) {
        text_append_repeat(layout->text, "-", (size_t)(width - right));
        text_append(layout->text, right ? ":" : "");
    } else {
        text_append_repeat(layout->text, " ", right ? (size_t)blanks : 0);
        text_append(layout->text, cell);
        text_append_repeat(layout->text, " ", right ? 0 : (size_t)blanks);
    }
    text_append(layout->text, " |");
}

static void write_grid(struct layout *layout, const struct grid *grid)
{
    const int *widths = column_widths(layout->arena, grid);

    for (size_t i = 0; i < grid->n_rows; i++) {
        text_append_char(layout->text, '|');
        for (size_t j = 0; j < grid->rows[i].n_cells && j < grid->rows[1].n_cells; j++)
            write_cell(layout, grid, i, j, widths[j]);
        text_append_char(layout->text, '\n');
    }
}

/* Returns the line after the table. */
static const char *lay_out_table(struct layout *layout, const char *lines)
{
    struct grid grid = {0};
    const char *line = lines;

    while (text_starts_with(line, "| ")) {
        size_t length = strcspn(line, "\n");
        grid.rows =
            arena_grow(layout->arena, grid.rows, grid.n_rows, &grid.room, sizeof(grid.rows[0]));
        grid.rows[grid.n_rows++] = row_of(layout->arena, line, length);
        line += length + (line[length] == '\n');
    }
    write_grid(layout, &grid);
    return line;
}

/* --- lines ------------------------------------------------------------------------------- */

/* The length of a list item's mark, with its blanks; 0: the line begins no item. */
static size_t mark_length(const char *line)
{
    size_t digits = strspn(line, "0123456789");

    if (text_starts_with(line, BULLET))
        return strlen(BULLET);
    return digits > 0 && text_starts_with(line + digits, ". ")
               ? digits + 1 + strspn(line + digits + 1, " ")
               : 0;
}

static const char *lay_out_line(struct layout *layout, const char *line)
{
    size_t length = strcspn(line, "\n"), skipped = 0;
    const char *next = line + length + (line[length] == '\n');

    if (text_starts_with(line, FENCE)) {
        size_t ticks = strspn(line, "`");
        text_append_repeat(layout->text, "`", ticks);
        skipped = ticks + strspn(line + ticks, " ");
        layout->code = !layout->code;
    } else if (!layout->code && mark_length(line) > 0) {
        skipped = mark_length(line);
        if (*line == ' ')
            text_append(layout->text, "- ");
        else
            text_printf(layout->text, "%.*s. ", (int)strspn(line, "0123456789"), line);
    }
    text_append_bytes(layout->text, line + skipped, (size_t)(next - line) - skipped);
    return next;
}

void record_layout(const char *markdown, struct text *text)
{
    struct layout layout = {.arena = arena_new(), .text = text};

    for (const char *line = markdown; *line;)
        line = !layout.code && text_starts_with(line, "| ") ? lay_out_table(&layout, line)
                                                            : lay_out_line(&layout, line);
    arena_free(layout.arena);
}
