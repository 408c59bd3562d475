#include "document/model/table.h"

#include "base/text/columns.h"
#include "document/markdown/markdown.h"

#include <assert.h>
#include <string.h>

#define GAP 2        /* blanks between two columns of text */
#define INDENT 2     /* of a row under its group's heading */
#define WORD_MOST 20 /* a longer word, such as an address, may be cut */
#define NARROWEST 6  /* a column is not squeezed further */
#define GROUP_HEAD "group"

struct column {
    const char *id, *label;
    enum alignment alignment;
};

struct row {
    const char *group; /* set where a group begins */
    size_t first;      /* of its cells */
    size_t count;
};

struct sheet {
    struct arena *arena;
    struct column *columns;
    size_t n_columns, columns_room;
    struct row *rows;
    size_t n_rows, rows_room;
    const char **cells; /* of all rows, one after the other */
    size_t n_cells, cells_room;
    const char *group; /* that the next row begins */
    bool grouped;
};

struct sheet *sheet_new(struct arena *arena)
{
    struct sheet *sheet = ARENA_NEW(arena, struct sheet);

    sheet->arena = arena;
    return sheet;
}

/* Room for one more: what is there already moves to a place twice as large. */
static void *with_room(struct arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    void *larger;

    if (count < *room)
        return items;
    *room = *room > 0 ? *room * 2 : 8;
    larger = arena_alloc(arena, *room, size);
    if (count > 0)
        memcpy(larger, items, count * size);
    return larger;
}

void sheet_column(struct sheet *sheet, const char *id, const char *label, enum alignment alignment)
{
    assert(sheet->n_rows == 0);
    sheet->columns = with_room(sheet->arena, sheet->columns, sheet->n_columns, &sheet->columns_room,
                               sizeof(sheet->columns[0]));
    sheet->columns[sheet->n_columns++] = (struct column){id, label, alignment};
}

void sheet_group(struct sheet *sheet, const char *label)
{
    sheet->group = label;
    sheet->grouped = true;
}

void sheet_row(struct sheet *sheet)
{
    assert(sheet->n_columns > 0);
    sheet->rows = with_room(sheet->arena, sheet->rows, sheet->n_rows, &sheet->rows_room,
                            sizeof(sheet->rows[0]));
    sheet->rows[sheet->n_rows++] = (struct row){sheet->group, sheet->n_cells, 0};
    sheet->group = NULL;
}

void sheet_cell(struct sheet *sheet, const char *text)
{
    struct row *row = &sheet->rows[sheet->n_rows - 1];

    assert(sheet->n_rows > 0 && row->count < sheet->n_columns);
    sheet->cells = with_room(sheet->arena, sheet->cells, sheet->n_cells, &sheet->cells_room,
                             sizeof(sheet->cells[0]));
    sheet->cells[sheet->n_cells++] = text;
    row->count++;
}

void sheet_printf(struct sheet *sheet, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    sheet_cell(sheet, arena_vprintf(sheet->arena, format, arguments));
    va_end(arguments);
}

static const char *cell_of(const struct sheet *sheet, const struct row *row, size_t column)
{
    return column < row->count ? sheet->cells[row->first + column] : "";
}

/* --- text -------------------------------------------------------------------------------- */

/* What is left of a cell that wraps over several lines. */
struct wrapped {
    const char *rest;
    size_t length; /* of the piece that stands on the present line */
};

static const char *shown_head(const struct sheet *sheet, size_t column)
{
    const struct column *head = &sheet->columns[column];
    char *capitals;

    if (head->label)
        return head->label;
    capitals = arena_string(sheet->arena, head->id);
    for (char *at = capitals; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return capitals;
}

/* What a column takes: all of it, what the longest of its words takes, what it gets. */
struct widths {
    int natural, word, given;
};

static int total_width(const struct widths *widths, size_t count)
{
    int total = (int)(count - 1) * GAP;

    for (size_t i = 0; i < count; i++)
        total += widths[i].given;
    return total;
}

/* No column gets more than `cap`, but as much as its longest word up to `word` takes. */
static int give(struct widths *widths, size_t count, int cap, int word)
{
    for (size_t i = 0; i < count; i++) {
        int kept = widths[i].word < word ? widths[i].word : word;
        int most = kept > cap ? kept : cap;

        widths[i].given = widths[i].natural < most ? widths[i].natural : most;
    }
    return total_width(widths, count);
}

/* No column is cut while a wider one is left, and only the longest words are cut in two. */
static void squeeze(struct widths *widths, size_t count, int room)
{
    int cap = NARROWEST, word = WORD_MOST, widest = 0;

    for (size_t i = 0; i < count; i++)
        widest = widths[i].natural > widest ? widths[i].natural : widest;
    while (word > NARROWEST && give(widths, count, NARROWEST, word) > room)
        word--;
    while (cap < widest && give(widths, count, cap + 1, word) <= room)
        cap++;
    give(widths, count, cap, word);
}

static int longest_word(const char *cell)
{
    int longest = 0;

    while (*cell) {
        size_t length = strcspn(cell, " ");
        int width = columns_of_bytes(cell, length);

        longest = width > longest ? width : longest;
        cell += length + strspn(cell + length, " ");
    }
    return longest;
}

static void measure_cell(struct widths *widths, const char *cell)
{
    int natural = columns_of(cell), word = longest_word(cell);

    widths->natural = natural > widths->natural ? natural : widths->natural;
    widths->word = word > widths->word ? word : widths->word;
}

/* `room` 0: all that they take. */
static struct widths *measure(const struct sheet *sheet, const char *const *heads, int room)
{
    struct widths *widths = ARENA_ARRAY(sheet->arena, struct widths, sheet->n_columns);

    for (size_t i = 0; i < sheet->n_columns; i++)
        measure_cell(&widths[i], heads[i]);
    for (size_t i = 0; i < sheet->n_rows; i++)
        for (size_t j = 0; j < sheet->rows[i].count; j++)
            measure_cell(&widths[j], sheet->cells[sheet->rows[i].first + j]);
    for (size_t i = 0; i < sheet->n_columns; i++)
        widths[i].given = widths[i].natural;
    if (room > 0 && total_width(widths, sheet->n_columns) > room)
        squeeze(widths, sheet->n_columns, room);
    return widths;
}

/* How many bytes of `text` go on one line: up to the last blank that fits, or as many characters
 * as fit when there is none. At least one character, so that it comes to an end. */
static size_t line_length(const char *text, int width)
{
    size_t fit = columns_fit(text, width), end = fit;
    int ignored;

    if (text[fit] == '\0' || text[fit] == ' ')
        return fit;
    while (end > 0 && text[end - 1] != ' ')
        end--;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    if (end > 0)
        return end;
    return fit > 0 ? fit : columns_cluster(text, strlen(text), &ignored);
}

/* One line of every cell; false when nothing is left of any of them. */
static bool write_line(const struct sheet *sheet, const struct widths *widths, int indent,
                       struct wrapped *cells, struct text *text)
{
    bool more = false;
    int blanks = indent; /* not written before something follows them */

    for (size_t i = 0; i < sheet->n_columns; i++) {
        struct wrapped *cell = &cells[i];
        int used, padding;

        cell->length = line_length(cell->rest, widths[i].given);
        used = columns_of_bytes(cell->rest, cell->length);
        padding = widths[i].given > used ? widths[i].given - used : 0;
        if (cell->length > 0) {
            blanks += sheet->columns[i].alignment == ALIGN_RIGHT ? padding : 0;
            text_append_repeat(text, " ", (size_t)blanks);
            text_append_bytes(text, cell->rest, cell->length);
            blanks = sheet->columns[i].alignment == ALIGN_RIGHT ? 0 : padding;
        } else {
            blanks += widths[i].given;
        }
        blanks += GAP;
        cell->rest += cell->length;
        cell->rest += strspn(cell->rest, " ");
        more = more || *cell->rest;
    }
    text_append_char(text, '\n');
    return more;
}

static void write_cells(const struct sheet *sheet, const struct widths *widths, int indent,
                        struct wrapped *cells, struct text *text)
{
    while (write_line(sheet, widths, indent, cells, text))
        ;
}

void sheet_write_text(const struct sheet *sheet, int width, struct text *text)
{
    int indent = sheet->grouped ? INDENT : 0;
    const char **heads = ARENA_ARRAY(sheet->arena, const char *, sheet->n_columns);
    struct wrapped *cells = ARENA_ARRAY(sheet->arena, struct wrapped, sheet->n_columns);
    struct widths *widths;

    for (size_t i = 0; i < sheet->n_columns; i++)
        heads[i] = shown_head(sheet, i);
    widths = measure(sheet, heads, width > indent ? width - indent : width);
    for (size_t i = 0; i < sheet->n_columns; i++)
        cells[i].rest = heads[i];
    write_cells(sheet, widths, indent, cells, text);
    for (size_t i = 0; i < sheet->n_rows; i++) {
        if (sheet->rows[i].group)
            text_printf(text, "\n%s\n", sheet->rows[i].group);
        for (size_t j = 0; j < sheet->n_columns; j++)
            cells[j].rest = cell_of(sheet, &sheet->rows[i], j);
        write_cells(sheet, widths, indent, cells, text);
    }
}

/* --- CSV and TSV ------------------------------------------------------------------------- */

static void write_csv_cell(const char *cell, struct text *text)
{
    if (!strpbrk(cell, ",\"\r\n")) {
        text_append(text, cell);
        return;
    }
    text_append_char(text, '"');
    for (; *cell; cell++) {
        if (*cell == '"')
            text_append_char(text, '"');
        text_append_char(text, *cell);
    }
    text_append_char(text, '"');
}

static void write_tsv_cell(const char *cell, struct text *text)
{
    for (; *cell; cell++)
        text_append_char(text, strchr("\t\r\n", *cell) ? ' ' : *cell);
}

static void write_separated(const struct sheet *sheet, char separator,
                            void (*write_cell)(const char *cell, struct text *text),
                            struct text *text)
{
    const char *group = "";

    if (sheet->grouped)
        text_printf(text, GROUP_HEAD "%c", separator);
    for (size_t i = 0; i < sheet->n_columns; i++) {
        write_cell(sheet->columns[i].id, text);
        text_append_char(text, i + 1 < sheet->n_columns ? separator : '\n');
    }
    for (size_t i = 0; i < sheet->n_rows; i++) {
        if (sheet->rows[i].group)
            group = sheet->rows[i].group;
        if (sheet->grouped) {
            write_cell(group, text);
            text_append_char(text, separator);
        }
        for (size_t j = 0; j < sheet->n_columns; j++) {
            write_cell(cell_of(sheet, &sheet->rows[i], j), text);
            text_append_char(text, j + 1 < sheet->n_columns ? separator : '\n');
        }
    }
}

void sheet_write_csv(const struct sheet *sheet, struct text *text)
{
    write_separated(sheet, ',', write_csv_cell, text);
}

void sheet_write_tsv(const struct sheet *sheet, struct text *text)
{
    write_separated(sheet, '\t', write_tsv_cell, text);
}

/* --- markdown ---------------------------------------------------------------------------- */

static struct block *begin_table(const struct sheet *sheet, struct document *document)
{
    enum alignment *alignments = ARENA_ARRAY(sheet->arena, enum alignment, sheet->n_columns);
    struct block *table;
    struct table_row *head;

    for (size_t i = 0; i < sheet->n_columns; i++)
        alignments[i] = sheet->columns[i].alignment;
    table = document_table(document, sheet->n_columns, alignments);
    head = document_row(document, table);
    for (size_t i = 0; i < sheet->n_columns; i++)
        document_cell(document, head, i, "%s",
                      sheet->columns[i].label ? sheet->columns[i].label : sheet->columns[i].id);
    return table;
}

void sheet_write_markdown(const struct sheet *sheet, struct text *text)
{
    struct document *document = document_new(sheet->arena);
    struct block *table = NULL;

    for (size_t i = 0; i < sheet->n_rows; i++) {
        struct table_row *row;

        if (sheet->rows[i].group) {
            document_heading(document, 2, sheet->rows[i].group);
            table = NULL;
        }
        if (!table)
            table = begin_table(sheet, document);
        row = document_row(document, table);
        for (size_t j = 0; j < sheet->n_columns; j++)
            document_cell(document, row, j, "%s", cell_of(sheet, &sheet->rows[i], j));
    }
    if (sheet->n_rows == 0)
        begin_table(sheet, document);
    markdown_write(document, text);
}
