#include "tui/terminal/painter.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/memory.h"
#include "base/text/utf8.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define CLUSTER_MOST 6 /* characters of a cell: a base and its marks */
#define UNKNOWN (-1)

#define COLOR_BYTES 32

/* An ink and the sequences of its colours, "" until they are first needed. */
struct stroke {
    struct ink ink;
    char foreground[COLOR_BYTES], background[COLOR_BYTES];
};

/* What the next character is written in, and where. */
struct pen {
    struct ink ink;
    bool is_known;
    int row, column; /* UNKNOWN: move first */
};

struct painter {
    struct painter_codes codes;
    struct stroke strokes[ROLE_COUNT][GROUND_COUNT][2]; /* the last: does the cell hold a mark? */
    struct surface *sent; /* what the terminal shows */
    bool is_sent;
    struct pen pen;
    size_t open_sgr; /* where the text ends with an SGR sequence that can take more; 0: it does not */
    struct text *text;
};

struct painter *painter_new(const struct painter_codes *codes)
{
    struct painter *painter = memory_new(1, sizeof(*painter));

    painter->codes = *codes;
    painter->sent = surface_new(0, 0);
    return painter;
}

void painter_free(struct painter *painter)
{
    if (!painter)
        return;
    surface_free(painter->sent);
    free(painter);
}

void painter_set_ink(struct painter *painter, enum role role, enum ground ground, bool is_mark,
                     struct ink ink)
{
    if (ink.foreground != COLOR_OF_TERMINAL || ink.background != COLOR_OF_TERMINAL)
        ink.attributes &= ~painter->codes.no_color;
    painter->strokes[role][ground][is_mark] = (struct stroke){.ink = ink};
}

void painter_forget(struct painter *painter)
{
    painter->is_sent = false;
}

static struct stroke *stroke_of(struct painter *painter, const struct cell *cell)
{
    return &painter->strokes[cell->role][cell->ground][theme_is_mark(cell->bytes)];
}

static const struct ink *ink_of(struct painter *painter, const struct cell *cell)
{
    return &stroke_of(painter, cell)->ink;
}

/* --- colours and attributes ------------------------------------------------------------------- */

/* "\033[1m" and "\033[31m" become "\033[1;31m". */
static void add_sgr(struct painter *painter, const char *sequence)
{
    struct text *text = painter->text;
    bool is_sgr = painter->codes.is_modern && text_starts_with(sequence, "\033[") &&
                  text_ends_with(sequence, "m");

    if (is_sgr && text->length > 0 && painter->open_sgr == text->length) {
        text->bytes[text->length - 1] = ';';
        sequence += 2;
    }
    text_append(text, sequence);
    painter->open_sgr = is_sgr ? text->length : 0;
}

static void reset(struct painter *painter)
{
    add_sgr(painter, painter->codes.reset);
    if (!painter->codes.resets_colors)
        add_sgr(painter, painter->codes.own_colors);
    painter->pen.ink = (struct ink){COLOR_OF_TERMINAL, COLOR_OF_TERMINAL, 0};
    painter->pen.is_known = true;
}

static void end_attributes(struct painter *painter, unsigned attributes)
{
    static const struct {
        unsigned attributes;
        const char *end;
    } ends[] = {
        {ATTRIBUTE_BOLD | ATTRIBUTE_DIM, "\033[22m"},
        {ATTRIBUTE_UNDERLINE, "\033[24m"},
        {ATTRIBUTE_REVERSE, "\033[27m"},
    };

    if (!painter->codes.is_modern) {
        reset(painter);
        return;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(ends); i++)
        if (attributes & ends[i].attributes) {
            add_sgr(painter, ends[i].end);
            painter->pen.ink.attributes &= ~ends[i].attributes;
        }
}

static void begin_attributes(struct painter *painter, unsigned attributes)
{
    const struct painter_codes *codes = &painter->codes;
    const struct {
        unsigned attribute;
        const char *begin;
    } begins[] = {
        {ATTRIBUTE_BOLD, codes->bold},
        {ATTRIBUTE_DIM, codes->dim},
        {ATTRIBUTE_REVERSE, codes->reverse},
        {ATTRIBUTE_UNDERLINE, codes->underline},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(begins); i++)
        if (attributes & begins[i].attribute)
            add_sgr(painter, begins[i].begin);
    painter->pen.ink.attributes |= attributes;
}

static void set_color(struct painter *painter, int number, bool is_background,
                      char sequence[COLOR_BYTES])
{
    if (number == COLOR_OF_TERMINAL) {
        add_sgr(painter, is_background ? "\033[49m" : "\033[39m");
        return;
    }
    if (sequence[0] == '\0')
        snprintf(sequence, COLOR_BYTES, "%s", painter->codes.color(number, is_background));
    add_sgr(painter, sequence);
}

/* Only modern terminals return to one of their own colours without the other. */
static void set_colors(struct painter *painter, struct stroke *stroke)
{
    const struct ink *ink = &stroke->ink;
    struct ink *now = &painter->pen.ink;

    if (!painter->codes.is_modern &&
        ((ink->foreground == COLOR_OF_TERMINAL && now->foreground != COLOR_OF_TERMINAL) ||
         (ink->background == COLOR_OF_TERMINAL && now->background != COLOR_OF_TERMINAL))) {
        add_sgr(painter, painter->codes.own_colors);
        now->foreground = now->background = COLOR_OF_TERMINAL;
    }
    if (ink->foreground != now->foreground)
        set_color(painter, ink->foreground, false, stroke->foreground);
    if (ink->background != now->background)
        set_color(painter, ink->background, true, stroke->background);
    now->foreground = ink->foreground;
    now->background = ink->background;
}

static void use(struct painter *painter, struct stroke *stroke)
{
    unsigned wanted = stroke->ink.attributes;
    struct ink *now = &painter->pen.ink;

    if (!painter->pen.is_known)
        reset(painter);
    if (now->attributes & ~wanted)
        end_attributes(painter, now->attributes & ~wanted);
    if (wanted & ~now->attributes)
        begin_attributes(painter, wanted & ~now->attributes);
    set_colors(painter, stroke);
}

#define SHOWN_ON_BLANKS ((unsigned)ATTRIBUTE_REVERSE | ATTRIBUTE_UNDERLINE)

static bool is_blank(const struct cell *cell)
{
    return cell->bytes[0] == ' ' && cell->bytes[1] == '\0';
}

/* Do blanks look the same in both? */
static bool is_same_ground(const struct ink *one, const struct ink *other)
{
    return one->background == other->background &&
           ((one->attributes | other->attributes) & SHOWN_ON_BLANKS) == 0;
}

/* Can the cell be written with the pen as it is? */
static bool suits(struct painter *painter, const struct cell *cell)
{
    const struct ink *ink = ink_of(painter, cell), *now = &painter->pen.ink;

    if (!painter->pen.is_known)
        return false;
    if (is_blank(cell))
        return is_same_ground(ink, now);
    return ink->foreground == now->foreground && ink->background == now->background &&
           ink->attributes == now->attributes;
}

/* --- characters ------------------------------------------------------------------------------- */

/* Appends the characters of a cell in the encoding of the locale. False: it or its C library could
 * not show them in that many columns, control characters above all. */
static bool add_characters(struct text *text, const struct cell *cell)
{
    size_t length = strlen(cell->bytes), before = text->length;
    int count = 0;

    for (size_t at = 0; at < length && count < CLUSTER_MOST; count++) {
        char bytes[MB_LEN_MAX];
        mbstate_t state = {0};
        uint32_t code;

        at += utf8_decode(cell->bytes + at, length - at, &code);
        size_t size = code == UTF8_INVALID ? (size_t)-1 : wcrtomb(bytes, (wchar_t)code, &state);
        if (size == (size_t)-1 || wcwidth((wchar_t)code) != (count == 0 ? cell->width : 0)) {
            text->length = before;
            return false;
        }
        text_append_bytes(text, bytes, size);
    }
    return count > 0;
}

/* Question marks of the same width stand for what cannot be shown. */
static void add_cell(struct painter *painter, const struct cell *cell)
{
    struct text *text = painter->text;

    if (!suits(painter, cell))
        use(painter, stroke_of(painter, cell));
    if (cell->bytes[0] >= ' ' && cell->bytes[0] <= '~' && cell->bytes[1] == '\0')
        text_append_char(text, cell->bytes[0]);
    else if (!add_characters(text, cell))
        text_append(text, cell->width == 2 ? "? " : "?");
    painter->pen.column += cell->width;
}

/* --- the cursor ------------------------------------------------------------------------------- */

static void add_number(struct text *text, int number)
{
    char digits[12];
    size_t at = sizeof(digits);

    for (; number > 0 || at == sizeof(digits); number /= 10)
        digits[--at] = (char)('0' + number % 10);
    text_append_bytes(text, digits + at, sizeof(digits) - at);
}

/* "\033[7;10H", "\033[7H" or "\033[3C". */
static void add_movement(struct text *text, int first, int second, char final)
{
    text_append(text, "\033[");
    add_number(text, first);
    if (second > 0) {
        text_append_char(text, ';');
        add_number(text, second);
    }
    text_append_char(text, final);
}

static void move_to(struct painter *painter, int row, int column)
{
    struct pen *pen = &painter->pen;
    struct text *text = painter->text;

    if (pen->row == row && pen->column == column)
        return;
    if (!painter->codes.is_ansi)
        painter->codes.move(row, column, text);
    else if (pen->row == row && column == 0)
        text_append_char(text, '\r');
    else if (pen->row == row && column > pen->column)
        add_movement(text, column - pen->column, 0, 'C');
    else
        add_movement(text, row + 1, column > 0 ? column + 1 : 0, 'H');
    pen->row = row;
    pen->column = column;
}

/* --- rows ------------------------------------------------------------------------------------- */

static bool is_same(const struct cell *left, const struct cell *right)
{
    return memcmp(left, right, sizeof(*left)) == 0;
}

#define GAP_MOST 4   /* cells: writing them again takes no more bytes than jumping over them */
#define CLEAR_FROM 4 /* blanks: from so many on, `clear_line` is shorter */

/* May the unchanged cells between the cursor and a column be written again instead? */
static bool is_short_gap(struct painter *painter, const struct cell *cells, int row, int to)
{
    const struct pen *pen = &painter->pen;

    if (pen->row != row || pen->column > to || to - pen->column > GAP_MOST)
        return false;
    for (int i = pen->column; i < to; i++)
        if (cells[i].width != 1 || !suits(painter, &cells[i]) || (cells[i].bytes[0] & 0x80))
            return false;
    return true;
}

/* From which column on the row is blank and of one ground, so that it can be cleared. */
static int blank_from(struct painter *painter, const struct cell *cells, int columns)
{
    const struct ink *last = ink_of(painter, &cells[columns - 1]);
    int from = columns;

    if (painter->codes.clear_line[0] == '\0' ||
        (last->background != COLOR_OF_TERMINAL && !painter->codes.clears_in_color))
        return columns;
    while (from > 0 && is_blank(&cells[from - 1]) &&
           is_same_ground(ink_of(painter, &cells[from - 1]), last))
        from--;
    return from;
}

static void clear_rest(struct painter *painter, const struct cell *cell)
{
    if (!suits(painter, cell))
        use(painter, stroke_of(painter, cell));
    text_append(painter->text, painter->codes.clear_line);
}

/* The last cell of the window is left alone where it would scroll. */
static bool is_kept(const struct painter *painter, bool is_last_row, int column, int columns)
{
    return is_last_row && column == columns - 1 && painter->codes.scrolls_at_end &&
           painter->codes.wrap_off[0] == '\0';
}

static void put(struct painter *painter, const struct cell *cell, bool is_last_row, int columns)
{
    bool at_end = painter->pen.column + cell->width >= columns;
    bool wraps = at_end && is_last_row && painter->codes.scrolls_at_end;

    if (wraps)
        text_append(painter->text, painter->codes.wrap_off);
    add_cell(painter, cell);
    if (wraps)
        text_append(painter->text, painter->codes.wrap_on);
    if (at_end)
        painter->pen.row = UNKNOWN; /* terminals differ: before the edge, at it, on the next row */
}

static void draw_row(struct painter *painter, const struct cell *cells, struct cell *sent, int row,
                     int columns, bool is_last_row)
{
    int blank = blank_from(painter, cells, columns);

    for (int at = 0; at < columns; at++) {
        if (is_same(&cells[at], &sent[at]) || is_kept(painter, is_last_row, at, columns))
            continue;
        if (cells[at].width == 0 && at > 0)
            at--;
        int from = is_short_gap(painter, cells, row, at) ? painter->pen.column : at;
        move_to(painter, row, from);
        if (at >= blank && columns - at >= CLEAR_FROM) {
            clear_rest(painter, &cells[at]);
            break;
        }
        for (int i = from; i <= at; i++)
            put(painter, &cells[i], is_last_row, columns);
        at += cells[at].width == 2;
    }
}

/* Starts with an empty window. If blanks have a background colour, every cell must be sent. */
static void begin_anew(struct painter *painter, const struct surface *surface)
{
    const struct ink *plain = &painter->strokes[ROLE_PLAIN][GROUND_PLAIN][0].ink;
    const struct ink empty = {COLOR_OF_TERMINAL, COLOR_OF_TERMINAL, 0};
    size_t count = (size_t)surface->rows * surface->columns;

    reset(painter);
    text_append(painter->text, painter->codes.clear);
    painter->pen.row = painter->pen.column = UNKNOWN;
    surface_resize(painter->sent, surface->rows, surface->columns);
    for (size_t i = 0; i < count && !is_same_ground(plain, &empty); i++)
        painter->sent->cells[i].width = UINT8_MAX;
    painter->is_sent = true;
}

void painter_draw(struct painter *painter, const struct surface *surface, int rows, int columns,
                  struct text *text)
{
    size_t width = (size_t)surface->columns, size = width * sizeof(struct cell);

    painter->text = text;
    painter->open_sgr = 0;
    if (!painter->is_sent || painter->sent->rows != surface->rows ||
        painter->sent->columns != surface->columns)
        begin_anew(painter, surface);
    for (int row = 0; row < MIN(surface->rows, rows) && width > 0; row++) {
        const struct cell *cells = &surface->cells[(size_t)row * width];
        struct cell *sent = &painter->sent->cells[(size_t)row * width];
        if (memcmp(cells, sent, size) == 0)
            continue;
        draw_row(painter, cells, sent, row, MIN(surface->columns, columns), row == rows - 1);
        memcpy(sent, cells, size);
    }
    if (surface->cursor_row >= 0 && surface->cursor_row < rows && surface->cursor_col >= 0 &&
        surface->cursor_col < columns)
        move_to(painter, surface->cursor_row, surface->cursor_col);
}
