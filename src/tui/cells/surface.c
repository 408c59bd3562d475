#include "tui/cells/surface.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/bounds.h"
#include "base/memory.h"
#include "base/text/columns.h"
#include "base/text/utf8.h"
#include "base/text/width.h"

#include <stdlib.h>
#include <string.h>

/* One role a line. */
/* clang-format off */
static const char *const role_names[ROLE_COUNT] = {
    [ROLE_PLAIN] = "plain",
    [ROLE_STRONG] = "strong",
    [ROLE_MUTED] = "muted",
    [ROLE_RULE] = "rule",
    [ROLE_ACCENT] = "accent",
    [ROLE_TITLE] = "title",
    [ROLE_HERO] = "hero",
    [ROLE_KEY] = "key",
    [ROLE_GOOD] = "good",
    [ROLE_BAD] = "bad",
    [ROLE_WARN] = "warn",
    [ROLE_LINK] = "link",
    [ROLE_CODE] = "code",
    [ROLE_BEST] = "best",
    [ROLE_HIGH] = "high",
    [ROLE_LOW] = "low",
    [ROLE_BAR] = "bar",
    [ROLE_CHIP] = "chip",
    [ROLE_TICK] = "tick",
    [ROLE_FIELD] = "field",
    [ROLE_MATCH] = "match",
    [ROLE_PART_1] = "part-1",
    [ROLE_PART_2] = "part-2",
    [ROLE_PART_3] = "part-3",
    [ROLE_PART_4] = "part-4",
    [ROLE_PART_5] = "part-5",
    [ROLE_PART_REST] = "part-rest",
    [ROLE_HUE_1] = "hue-1",
    [ROLE_HUE_2] = "hue-2",
    [ROLE_HUE_3] = "hue-3",
    [ROLE_HUE_4] = "hue-4",
    [ROLE_HUE_5] = "hue-5",
    [ROLE_HUE_6] = "hue-6",
    [ROLE_HUE_7] = "hue-7",
    [ROLE_HUE_8] = "hue-8",
};
/* clang-format on */

const char *role_name(enum role role)
{
    return role_names[role];
}

/* start + length, at most `limit`. `length` may be INT_MAX for "the rest". */
static int end_of(int start, int length, int limit)
{
    int64_t end = (int64_t)start + length;

    return end < limit ? (int)end : limit;
}

struct surface *surface_new(int rows, int columns)
{
    struct surface *surface = memory_new(1, sizeof(*surface));

    surface_resize(surface, rows, columns);
    return surface;
}

void surface_free(struct surface *surface)
{
    if (!surface)
        return;
    free(surface->cells);
    free(surface);
}

void surface_resize(struct surface *surface, int rows, int columns)
{
    surface->rows = MAX(rows, 0);
    surface->columns = MAX(columns, 0);
    surface->cells = memory_resize(surface->cells, (size_t)surface->rows * surface->columns,
                                   sizeof(*surface->cells));
    surface_clear(surface);
}

/* Fills one row and copies it to the others, which is faster: this runs for every frame. */
void surface_clear(struct surface *surface)
{
    const struct cell blank = {.bytes = " ", .width = 1, .role = ROLE_PLAIN};
    size_t columns = (size_t)surface->columns;

    for (size_t i = 0; i < columns && surface->rows > 0; i++)
        surface->cells[i] = blank;
    for (size_t row = 1; row < (size_t)surface->rows; row++)
        memcpy(surface->cells + row * columns, surface->cells, columns * sizeof(blank));
    surface->cursor_row = -1;
    surface->cursor_col = -1;
    surface->cursor_hidden = false;
}

bool surface_has_cursor(const struct surface *surface, int rows, int columns)
{
    return surface->cursor_row >= 0 && surface->cursor_row < rows && surface->cursor_col >= 0 &&
           surface->cursor_col < columns;
}

struct area surface_area(struct surface *surface)
{
    return (struct area){surface, 0, 0, surface->rows, surface->columns};
}

struct area area_part(struct area area, int row, int column, int rows, int columns)
{
    int top = MIN(MAX(row, 0), area.rows), left = MIN(MAX(column, 0), area.columns);
    int bottom = end_of(row, rows, area.rows), right = end_of(column, columns, area.columns);

    return (struct area){
        .surface = area.surface,
        .row = area.row + top,
        .column = area.column + left,
        .rows = MAX(bottom - top, 0),
        .columns = MAX(right - left, 0),
    };
}

/* A cell of the area; NULL: outside of it. */
static struct cell *cell_at(struct area area, int row, int column)
{
    if (row < 0 || row >= area.rows || column < 0 || column >= area.columns)
        return NULL;
    return &area.surface
                ->cells[(size_t)(area.row + row) * area.surface->columns + area.column + column];
}

/* Writes all bytes of the cell, so that equal cells can be compared with memcmp. */
static void set_cell(struct cell *cell, const char *bytes, size_t length, int width, enum role role)
{
    *cell = (struct cell){.width = (uint8_t)width, .role = (uint8_t)role};
    for (size_t i = 0; i < length; i++)
        cell->bytes[i] = bytes[i];
}

static void blank_text(struct cell *cell)
{
    memset(cell->bytes, 0, sizeof(cell->bytes));
    cell->bytes[0] = ' ';
    cell->width = 1;
}

/* If half of a wide character is overwritten, the other half becomes a blank. That half may be
 * outside the area. */
static void split_wide(struct area area, int row, int column)
{
    struct surface *surface = area.surface;
    int at = area.column + column;
    struct cell *cell = &surface->cells[(size_t)(area.row + row) * surface->columns + at];

    if (cell->width == 0 && at > 0)
        blank_text(cell - 1);
    if (cell->width == 2 && at + 1 < surface->columns)
        blank_text(cell + 1);
}

static void put(struct area area, int row, int column, enum role role, const char *bytes,
                size_t length, int width)
{
    struct cell *cell = cell_at(area, row, column);

    if (width != 1 || cell->width != 1)
        for (int i = 0; i < width; i++)
            split_wide(area, row, column + i);
    set_cell(cell, bytes, length, width, role);
    if (width == 2)
        set_cell(cell_at(area, row, column + 1), "", 0, 0, role);
}

/* A cell holds a character and four combining marks, the most that clean text has; more are cut. */
static size_t cut_marks(const char *bytes, size_t length)
{
    if (length < CELL_BYTES)
        return length;
    length = CELL_BYTES - 1;
    while (length > 0 && ((unsigned char)bytes[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* Writes one cluster. Outside the area nothing is written; a wide character cut in half becomes a
 * blank. */
static void put_cluster(struct area area, int row, int column, enum role role, const char *bytes,
                        size_t length, int width)
{
    bool left = cell_at(area, row, column) != NULL;
    bool right = cell_at(area, row, column + width - 1) != NULL;

    if (left && right)
        put(area, row, column, role, bytes, cut_marks(bytes, length), width);
    else if (left || right)
        put(area, row, left ? column : column + 1, role, " ", 1, 1);
}

/* The fast path for most text: writes leading ASCII characters over cells that are not wide.
 * Returns how many bytes it wrote. */
static size_t put_ascii(struct area area, int row, int column, enum role role, const char *text,
                        size_t length)
{
    struct cell *cells = cell_at(area, row, column);
    size_t room = (size_t)(area.columns - column), at = 0;

    for (; cells && at < length && at < room && cells[at].width == 1; at++) {
        if ((text[at] & 0x80) || (at + 1 < length && (text[at + 1] & 0x80)))
            break;
        cells[at] = (struct cell){.bytes = {text[at]}, .width = 1, .role = (uint8_t)role};
    }
    return at;
}

static int put_text(struct area area, int row, int column, enum role role, const char *text,
                    size_t length)
{
    for (size_t at = 0; at < length && column < area.columns;) {
        size_t used = put_ascii(area, row, column, role, text + at, length - at);
        int width = (int)used;

        if (used == 0) {
            used = columns_cluster(text + at, length - at, &width);
            if (width > 0)
                put_cluster(area, row, column, role, text + at, used, width);
        }
        column += width;
        at += used;
    }
    return MIN(column, area.columns);
}

int area_text(struct area area, int row, int column, enum role role, const char *text)
{
    return put_text(area, row, column, role, text, strlen(text));
}

int area_printf(struct area area, int row, int column, enum role role, const char *format, ...)
{
    struct text text;
    va_list arguments;

    text_init(&text);
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    column = area_text(area, row, column, role, text.bytes);
    text_finish(&text);
    return column;
}

void area_fit(struct area area, int row, int column, int width, enum role role, bool unicode,
              const char *text)
{
    const char *ellipsis = unicode ? "\u2026" : "..";
    int wanted = columns_of(text), end = column;

    if (wanted <= width) {
        end += wanted;
        area_text(area, row, column, role, text);
    } else if (width > 0) {
        int room = MAX(width - columns_of(ellipsis), 0);
        size_t kept = columns_fit(text, room);

        end += columns_of_bytes(text, kept);
        put_text(area, row, column, role, text, kept);
        kept = columns_fit(ellipsis, column + width - end);
        put_text(area, row, end, role, ellipsis, kept);
        end += columns_of_bytes(ellipsis, kept);
    }
    area_fill(area, row, end, column + width - end, role, " ");
}

void area_fit_clause(struct area area, int row, int column, int width, enum role role, bool unicode,
                     const char *text)
{
    size_t length = columns_clause(text, width);

    if (length == 0) {
        area_fit(area, row, column, width, role, unicode, text);
        return;
    }
    int end = put_text(area, row, column, role, text, length);
    area_fill(area, row, end, column + width - end, role, " ");
}

void area_right(struct area area, int row, int column_after, enum role role, const char *text)
{
    area_text(area, row, column_after - columns_of(text), role, text);
}

void area_fill(struct area area, int row, int column, int width, enum role role,
               const char *cluster)
{
    int each, end = end_of(column, width, area.columns);
    size_t length = columns_cluster(cluster, strlen(cluster), &each);
    struct cell filled, *cell = each == 1 ? cell_at(area, row, column) : NULL;

    if (cell)
        set_cell(&filled, cluster, cut_marks(cluster, length), 1, role);
    for (; cell && column < end && cell->width == 1; column++)
        *cell++ = filled;
    for (; each > 0 && column + each <= end; column += each)
        put_cluster(area, row, column, role, cluster, length, each);
    if (column < end)
        put_cluster(area, row, column, role, " ", 1, 1);
}

void area_ground(struct area area, int row, int column, int width, enum ground ground)
{
    for (int i = MAX(column, 0); i < end_of(column, width, area.columns); i++) {
        struct cell *cell = cell_at(area, row, i);

        if (cell)
            cell->ground = (uint8_t)ground;
    }
}

void area_select(struct area area, int row, int column, int width)
{
    area_ground(area, row, column, width, GROUND_CURSOR);
}

void area_role(struct area area, int row, int column, int width, enum role role)
{
    for (int i = MAX(column, 0); i < end_of(column, width, area.columns); i++) {
        struct cell *cell = cell_at(area, row, i);

        if (cell)
            cell->role = (uint8_t)role;
    }
}

void area_cursor(struct area area, int row, int column)
{
    if (!cell_at(area, row, column))
        return;
    area.surface->cursor_row = area.row + row;
    area.surface->cursor_col = area.column + column;
}

void area_text_cursor(struct area area, int row, int column)
{
    area_cursor(area, row, column);
    area.surface->cursor_hidden = false;
}

/* The replacement of a character of ambiguous width; "?" for any other. */
static const struct {
    uint32_t first, last;
    char ascii;
} stand_ins[] = {
    {0x00B7, 0x00B7, '*'}, {0x00D7, 0x00D7, 'x'}, {0x2010, 0x2015, '-'}, {0x2018, 0x2019, '\''},
    {0x201C, 0x201D, '"'}, {0x2022, 0x2022, '*'}, {0x2024, 0x2027, '.'}, {0x2190, 0x2190, '<'},
    {0x2192, 0x2192, '>'}, {0x2500, 0x2501, '-'}, {0x2502, 0x2503, '|'}, {0x2504, 0x257F, '+'},
    {0x2580, 0x259F, '#'}, {0x25A0, 0x25AE, '#'}, {0x25AF, 0x25B1, '.'}, {0x25B2, 0x25B5, '^'},
    {0x25B6, 0x25BB, '>'}, {0x25BC, 0x25BF, 'v'}, {0x25C0, 0x25C5, '<'}, {0x25C6, 0x25C6, '*'},
    {0x25C7, 0x25CE, 'o'}, {0x25CF, 0x25CF, '@'},
};

static char ascii_replacement(uint32_t code)
{
    for (size_t i = 0; i < ARRAY_LENGTH(stand_ins); i++)
        if (code >= stand_ins[i].first && code <= stand_ins[i].last)
            return stand_ins[i].ascii;
    return '?';
}

void surface_avoid_ambiguous(struct surface *surface)
{
    for (int i = 0; i < surface->rows * surface->columns; i++) {
        struct cell *cell = &surface->cells[i];
        uint32_t code;

        if ((unsigned char)cell->bytes[0] < 0x80)
            continue;
        utf8_decode(cell->bytes, strlen(cell->bytes), &code);
        if (!width_is_ambiguous(code))
            continue;
        memset(cell->bytes, 0, sizeof(cell->bytes));
        cell->bytes[0] = ascii_replacement(code);
    }
}

static const struct cell *row_of(const struct surface *surface, int row)
{
    return &surface->cells[(size_t)row * surface->columns];
}

void surface_row(const struct surface *surface, int row, struct text *text)
{
    const struct cell *cells = row_of(surface, row);
    int columns = surface->columns;

    while (columns > 0 && text_equal(cells[columns - 1].bytes, " "))
        columns--;
    for (int i = 0; i < columns; i++)
        text_append(text, cells[i].bytes);
    text_append_char(text, '\n');
}

static bool is_same_style(const struct cell *left, const struct cell *right)
{
    return left->role == right->role && left->ground == right->ground;
}

static const char *const grounds[GROUND_COUNT] = {"", "*", "_"};

static void dump_roles(const struct surface *surface, int row, struct text *text)
{
    const struct cell *cells = row_of(surface, row);

    for (int from = 0, to; from < surface->columns; from = to) {
        for (to = from + 1; to < surface->columns && is_same_style(&cells[from], &cells[to]);)
            to++;
        if (cells[from].role != ROLE_PLAIN || cells[from].ground != GROUND_PLAIN)
            text_printf(text, "%d:%d-%d %s%s\n", row, from, to - 1, role_name(cells[from].role),
                        grounds[cells[from].ground]);
    }
}

void surface_dump(const struct surface *surface, bool with_roles, struct text *text)
{
    for (int row = 0; row < surface->rows; row++)
        surface_row(surface, row, text);
    if (!with_roles)
        return;
    for (int row = 0; row < surface->rows; row++)
        dump_roles(surface, row, text);
    if (surface->cursor_row < 0)
        text_append(text, "cursor hidden\n");
    else
        text_printf(text, "cursor %d,%d\n", surface->cursor_row, surface->cursor_col);
}
