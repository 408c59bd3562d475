#include "document/table/data_table.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/markdown/markdown.h"

#include <assert.h>
#include <string.h>

#define GAP 2        /* blanks between two columns of text */
#define INDENT 2     /* indentation of a row under its group's heading */
#define WORD_MOST 20 /* a longer word, such as a URL, may be cut */
#define NARROWEST 6  /* minimum width of a column */
#define GROUP_HEAD "group"

struct column {
    const char *id, *label;
    enum alignment alignment;
};

struct row {
    const char *group; /* set if a group begins here */
    size_t first;      /* of its cells */
    size_t count;
};

struct data_table {
    struct arena *arena;
    struct column *columns;
    size_t n_columns, columns_room;
    struct row *rows;
    size_t n_rows, rows_room;
    const char **cells; /* cells of all rows */
    size_t n_cells, cells_room;
    const char *group; /* group that the next row begins */
    bool grouped;
};

struct data_table *data_table_new(struct arena *arena)
{
    struct data_table *table = ARENA_NEW(arena, struct data_table);

    table->arena = arena;
    return table;
}

void data_table_column(struct data_table *table, const char *id, const char *label,
                       enum alignment alignment)
{
    assert(table->n_rows == 0);
    table->columns = arena_grow(table->arena, table->columns, table->n_columns,
                                &table->columns_room, sizeof(table->columns[0]));
    table->columns[table->n_columns++] = (struct column){id, label, alignment};
}

void data_table_group(struct data_table *table, const char *label)
{
    table->group = label;
    table->grouped = true;
}

void data_table_row(struct data_table *table)
{
    assert(table->n_columns > 0);
    table->rows = arena_grow(table->arena, table->rows, table->n_rows, &table->rows_room,
                             sizeof(table->rows[0]));
    table->rows[table->n_rows++] = (struct row){table->group, table->n_cells, 0};
    table->group = NULL;
}

void data_table_cell(struct data_table *table, const char *text)
{
    struct row *row = &table->rows[table->n_rows - 1];

    assert(table->n_rows > 0 && row->count < table->n_columns);
    table->cells = arena_grow(table->arena, table->cells, table->n_cells, &table->cells_room,
                              sizeof(table->cells[0]));
    table->cells[table->n_cells++] = text;
    row->count++;
}

void data_table_printf(struct data_table *table, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    data_table_cell(table, arena_vprintf(table->arena, format, arguments));
    va_end(arguments);
}

static const char *cell_of(const struct data_table *table, const struct row *row, size_t column)
{
    return column < row->count ? table->cells[row->first + column] : "";
}

/* --- text -------------------------------------------------------------------------------- */

/* The rest of a cell that wraps over several lines. */
struct wrapped {
    const char *rest;
    size_t length; /* length of the piece on the current line */
};

static const char *shown_head(const struct data_table *table, size_t column)
{
    const struct column *head = &table->columns[column];
    char *capitals;

    if (head->label)
        return head->label;
    capitals = arena_string(table->arena, head->id);
    for (char *at = capitals; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return capitals;
}

/* Widths of a column: unwrapped, longest word, assigned. */
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

/* Limits all columns to `cap`, but to no less than their longest word, up to `word`. */
static int give(struct widths *widths, size_t count, int cap, int word)
{
    for (size_t i = 0; i < count; i++) {
        int kept = MIN(widths[i].word, word);
        int most = MAX(kept, cap);

        widths[i].given = MIN(widths[i].natural, most);
    }
    return total_width(widths, count);
}

/* Shrinks the widest columns first; words are only split if longer than the limit. */
static void squeeze(struct widths *widths, size_t count, int room)
{
    int cap = NARROWEST, word = WORD_MOST, widest = 0;

    for (size_t i = 0; i < count; i++)
        widest = MAX(widths[i].natural, widest);
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

        longest = MAX(width, longest);
        cell += length + strspn(cell + length, " ");
    }
    return longest;
}

static void note_width(struct widths *widths, const char *cell)
{
    int natural = columns_of(cell);

    widths->natural = MAX(natural, widths->natural);
}

static void note_words(struct widths *widths, const char *cell)
{
    if (strlen(cell) > (size_t)widths->word) { /* otherwise no word is longer */
        int word = longest_word(cell);
        widths->word = MAX(word, widths->word);
    }
}

static void each_cell(const struct data_table *table, const char *const *heads,
                      struct widths *widths, void (*note)(struct widths *widths, const char *cell))
{
    for (size_t i = 0; i < table->n_columns; i++)
        note(&widths[i], heads[i]);
    for (size_t i = 0; i < table->n_rows; i++)
        for (size_t j = 0; j < table->rows[i].count; j++)
            note(&widths[j], table->cells[table->rows[i].first + j]);
}

/* `room` 0: unlimited. Words count only where the cells have to wrap. */
static struct widths *measure(const struct data_table *table, const char *const *heads, int room)
{
    struct widths *widths = ARENA_ARRAY(table->arena, struct widths, table->n_columns);

    each_cell(table, heads, widths, note_width);
    for (size_t i = 0; i < table->n_columns; i++)
        widths[i].given = widths[i].natural;
    if (room > 0 && total_width(widths, table->n_columns) > room) {
        each_cell(table, heads, widths, note_words);
        squeeze(widths, table->n_columns, room);
    }
    return widths;
}

/* How many bytes of `text` go on one line: up to the last blank that fits, or as many characters as
 * fit if there is none. At least one character, so the loop ends. */
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

/* Writes one line of every cell; false if nothing is left. */
static bool write_line(const struct data_table *table, const struct widths *widths, int indent,
                       struct wrapped *cells, struct text *text)
{
    bool more = false;
    int blanks = indent; /* pending blanks, written only before text */

    for (size_t i = 0; i < table->n_columns; i++) {
        struct wrapped *cell = &cells[i];
        int used, padding;

        cell->length = line_length(cell->rest, widths[i].given);
        used = columns_of_bytes(cell->rest, cell->length);
        padding = widths[i].given > used ? widths[i].given - used : 0;
        if (cell->length > 0) {
            blanks += table->columns[i].alignment == ALIGN_RIGHT ? padding : 0;
            text_append_repeat(text, " ", (size_t)blanks);
            text_append_bytes(text, cell->rest, cell->length);
            blanks = table->columns[i].alignment == ALIGN_RIGHT ? 0 : padding;
        } else {
            blanks += widths[i].given;
        }
        blanks += GAP;
        cell->rest += cell->length;
        while (*cell->rest == ' ')
            cell->rest++;
        more = more || *cell->rest;
    }
    text_append_char(text, '\n');
    return more;
}

static void write_cells(const struct data_table *table, const struct widths *widths, int indent,
                        struct wrapped *cells, struct text *text)
{
    while (write_line(table, widths, indent, cells, text))
        ;
}

/* --- rows whose addresses do not fit ------------------------------------------------------- */

static int longest_address(const char *cell)
{
    int longest = 0;

    while (*cell) {
        size_t length = strcspn(cell, " ");
        const char *scheme = strstr(cell, "://");
        int width = columns_of_bytes(cell, length);

        if (scheme && scheme < cell + length && width > longest)
            longest = width;
        cell += length + strspn(cell + length, " ");
    }
    return longest;
}

static bool would_break_address(const struct data_table *table, const struct row *row,
                                const struct widths *widths)
{
    for (size_t i = 0; i < row->count; i++)
        if (longest_address(cell_of(table, row, i)) > widths[i].given)
            return true;
    return false;
}

/* A wrapped address can be neither opened nor copied, so such a row has a line for each cell. */
static void write_listed(const struct data_table *table, const struct row *row,
                         const char *const *heads, int indent, struct text *text)
{
    int widest = 0;

    for (size_t i = 1; i < row->count; i++)
        widest = columns_of(heads[i]) > widest ? columns_of(heads[i]) : widest;
    text_append_repeat(text, " ", (size_t)indent);
    text_printf(text, "%s\n", cell_of(table, row, 0));
    for (size_t i = 1; i < row->count; i++) {
        text_append_repeat(text, " ", (size_t)(indent + INDENT));
        text_append(text, heads[i]);
        text_append_repeat(text, " ", (size_t)(widest - columns_of(heads[i]) + GAP));
        text_printf(text, "%s\n", cell_of(table, row, i));
    }
}

void data_table_write_text(const struct data_table *table, int width, struct text *text)
{
    int indent = table->grouped ? INDENT : 0;
    const char **heads = ARENA_ARRAY(table->arena, const char *, table->n_columns);
    struct wrapped *cells = ARENA_ARRAY(table->arena, struct wrapped, table->n_columns);
    struct widths *widths;

    for (size_t i = 0; i < table->n_columns; i++)
        heads[i] = shown_head(table, i);
    widths = measure(table, heads, width > indent ? width - indent : width);
    for (size_t i = 0; i < table->n_columns; i++)
        cells[i].rest = heads[i];
    write_cells(table, widths, indent, cells, text);
    for (size_t i = 0; i < table->n_rows; i++) {
        if (table->rows[i].group)
            text_printf(text, "\n%s\n", table->rows[i].group);
        if (table->grouped && would_break_address(table, &table->rows[i], widths)) {
            write_listed(table, &table->rows[i], heads, indent, text);
            continue;
        }
        for (size_t j = 0; j < table->n_columns; j++)
            cells[j].rest = cell_of(table, &table->rows[i], j);
        write_cells(table, widths, indent, cells, text);
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
    for (;;) {
        size_t plain = strcspn(cell, "\t\r\n");

        text_append_bytes(text, cell, plain);
        if (cell[plain] == '\0')
            return;
        text_append_char(text, ' ');
        cell += plain + 1;
    }
}

static void write_separated(const struct data_table *table, char separator,
                            void (*write_cell)(const char *cell, struct text *text),
                            struct text *text)
{
    const char *group = "";

    if (table->grouped)
        text_printf(text, GROUP_HEAD "%c", separator);
    for (size_t i = 0; i < table->n_columns; i++) {
        write_cell(table->columns[i].id, text);
        text_append_char(text, i + 1 < table->n_columns ? separator : '\n');
    }
    for (size_t i = 0; i < table->n_rows; i++) {
        if (table->rows[i].group)
            group = table->rows[i].group;
        if (table->grouped) {
            write_cell(group, text);
            text_append_char(text, separator);
        }
        for (size_t j = 0; j < table->n_columns; j++) {
            write_cell(cell_of(table, &table->rows[i], j), text);
            text_append_char(text, j + 1 < table->n_columns ? separator : '\n');
        }
    }
}

void data_table_write_csv(const struct data_table *table, struct text *text)
{
    write_separated(table, ',', write_csv_cell, text);
}

void data_table_write_tsv(const struct data_table *table, struct text *text)
{
    write_separated(table, '\t', write_tsv_cell, text);
}

/* --- markdown ---------------------------------------------------------------------------- */

static struct block *begin_table(const struct data_table *table, struct document *document)
{
    enum alignment *alignments = ARENA_ARRAY(table->arena, enum alignment, table->n_columns);
    struct block *block;
    struct table_row *head;

    for (size_t i = 0; i < table->n_columns; i++)
        alignments[i] = table->columns[i].alignment;
    block = document_table(document, table->n_columns, alignments);
    head = document_row(document, block);
    for (size_t i = 0; i < table->n_columns; i++)
        document_cell(document, head, i, "%s",
                      table->columns[i].label ? table->columns[i].label : table->columns[i].id);
    return block;
}

void data_table_write_markdown(const struct data_table *table, struct text *text)
{
    struct document *document = document_new(table->arena);
    struct block *block = NULL;

    for (size_t i = 0; i < table->n_rows; i++) {
        struct table_row *row;

        if (table->rows[i].group) {
            document_heading(document, 2, table->rows[i].group);
            block = NULL;
        }
        if (!block)
            block = begin_table(table, document);
        row = document_row(document, block);
        for (size_t j = 0; j < table->n_columns; j++)
            document_cell(document, row, j, "%s", cell_of(table, &table->rows[i], j));
    }
    if (table->n_rows == 0)
        begin_table(table, document);
    markdown_write(document, text);
}
