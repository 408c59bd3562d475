#include "base/array.h"
#include "base/bounds.h"
#include "base/memory.h"
#include "tui/terminal/cell_characters.h"
#include "tui/terminal/cursor.h"
#include "tui/terminal/description.h"
#include "tui/terminal/inks.h"
#include "tui/terminal/screen.h"
#include "tui/terminal/sequence.h"
#include "tui/terminal/styles.h"
#include "tui/terminal/terminal_session.h"

#include <langinfo.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define WRITABLE_BITS 6
#define NOT_SHOWN UINT8_MAX /* the role of a cell that the terminal may show as anything */

#define REST_LEAST 4     /* blanks that are erased rather than written: ESC [ K has three bytes */
#define ERASED_LEAST 9   /* the same where the cursor has to go on behind them */
#define REPEATED_LEAST 6 /* where blanks are repeated: a blank and ESC [ 5 b have five bytes */

struct ansi_screen {
    struct screen screen;
    int rows, columns; /* of the window */
    bool is_entered, has_cursor;
    bool erases_rest, erases_cells, erases_in_color;
    bool repeats;    /* a character by ESC [ count b */
    bool keeps_last; /* the last cell stays empty: the terminal would scroll */
    bool is_utf8;
    int colors;
    unsigned attributes, not_with_colors; /* enum attribute */

    struct inks *inks;
    struct styles styles;
    struct cursor cursor;
    const struct ink *ink;                                /* that is set; NULL: not known */
    const struct ink *ready[ROLE_COUNT][GROUND_COUNT][2]; /* inks with a number; NULL: not yet */
    struct surface *shown;
    bool is_shown; /* the terminal shows it */
    uint32_t writable[1 << WRITABLE_BITS];
    struct text frame;
};

static struct ansi_screen *of(struct screen *screen)
{
    return (struct ansi_screen *)screen;
}

static void send_frame(struct ansi_screen *ansi)
{
    terminal_session_write(ansi->frame.bytes, ansi->frame.length);
    text_clear(&ansi->frame);
}

/* --- styles ----------------------------------------------------------------------------------- */

/* ECMA-48, the bright colours of aixterm and the 256 of xterm. `base`: 30 for the foreground, 40 for
 * the background. */
static void write_color(char part[STYLE_PART], int base, int color)
{
    if (color == COLOR_OF_TERMINAL)
        snprintf(part, STYLE_PART, "%d", base + 9);
    else if (color & INK_RGB)
        snprintf(part, STYLE_PART, "%d;2;%d;%d;%d", base + 8, color >> 16 & 255, color >> 8 & 255,
                 color & 255);
    else if (color < 8)
        snprintf(part, STYLE_PART, "%d", base + color);
    else if (color < 16)
        snprintf(part, STYLE_PART, "%d", base + 60 + color - 8);
    else
        snprintf(part, STYLE_PART, "%d;5;%d", base + 8, color);
}

static void make_ink(struct ansi_screen *ansi, enum role role, enum ground ground, bool is_mark)
{
    struct ink *ink = inks_find(ansi->inks, role, ground, is_mark);
    struct style_parts parts = {.attributes = ink->attributes & ansi->attributes};

    if (ink->foreground != COLOR_OF_TERMINAL || ink->background != COLOR_OF_TERMINAL)
        parts.attributes &= ~ansi->not_with_colors;
    write_color(parts.foreground, 30, ink->foreground);
    write_color(parts.background, 40, ink->background);
    ink->number = styles_add(&ansi->styles, &parts);
    ansi->ready[role][ground][is_mark] = ink;
}

static inline const struct ink *ink_of(struct ansi_screen *ansi, enum role role, enum ground ground,
                                       bool is_mark)
{
    const struct ink **ink = &ansi->ready[role][ground][is_mark];

    if (!*ink)
        make_ink(ansi, role, ground, is_mark);
    return *ink;
}

static inline bool is_blank(const struct cell *cell)
{
    return cell->bytes[0] == ' ' && cell->bytes[1] == '\0';
}

static inline const struct ink *ink_of_cell(struct ansi_screen *ansi, const struct cell *cell)
{
    return ink_of(ansi, cell->role, cell->ground, !is_blank(cell) && theme_is_mark(cell->bytes));
}

/* Do blanks look the same in both? */
static bool is_same_blank(const struct ink *left, const struct ink *right)
{
    return left->background == right->background && !left->shows_blanks && !right->shows_blanks;
}

static inline bool is_same_look(struct ansi_screen *ansi, const struct cell *left,
                                const struct cell *right)
{
    if (left->bytes[0] != right->bytes[0] ||
        memcmp(left->bytes, right->bytes, sizeof(left->bytes)) != 0 || left->width != right->width)
        return false;
    const struct ink *one = ink_of_cell(ansi, left), *other = ink_of_cell(ansi, right);
    return one->number == other->number || (is_blank(left) && is_same_blank(one, other));
}

/* --- cells ------------------------------------------------------------------------------------ */

static inline void set_ink(struct ansi_screen *ansi, const struct ink *ink)
{
    if (ansi->ink != ink)
        styles_set(&ansi->styles, ink->number, &ansi->frame);
    ansi->ink = ink;
}

static bool is_ascii(const struct cell *cell)
{
    return cell->bytes[0] >= ' ' && cell->bytes[0] <= '~' && cell->bytes[1] == '\0';
}

/* Is it a character without combining marks? */
static bool is_single(const struct cell *cell)
{
    unsigned char first = (unsigned char)cell->bytes[0];

    return cell->bytes[first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4] == '\0';
}

/* Does the locale have the characters of the cell? The answers for single ones are kept. */
static bool is_writable(struct ansi_screen *ansi, const struct cell *cell,
                        wchar_t characters[CELL_CHARACTERS + 1])
{
    uint32_t bytes;

    memcpy(&bytes, cell->bytes, sizeof(bytes));
    uint32_t *known = &ansi->writable[bytes * UINT32_C(0x9E3779B1) >> (32 - WRITABLE_BITS)];
    if (ansi->is_utf8 && bytes != 0 && *known == bytes && is_single(cell))
        return true;
    if (!cell_characters(cell, characters))
        return false;
    if (is_single(cell))
        *known = bytes;
    return true;
}

/* In the character set of the locale; question marks of the same width for what it lacks. */
static void write_characters(struct ansi_screen *ansi, const struct cell *cell)
{
    wchar_t characters[CELL_CHARACTERS + 1];

    if (!is_writable(ansi, cell, characters)) {
        text_append(&ansi->frame, cell->width == 2 ? "? " : "?");
    } else if (ansi->is_utf8) {
        text_append(&ansi->frame, cell->bytes);
    } else {
        for (size_t i = 0; characters[i] != L'\0'; i++) {
            char bytes[MB_LEN_MAX];
            mbstate_t state = {0};
            text_append_bytes(&ansi->frame, bytes, wcrtomb(bytes, characters[i], &state));
        }
    }
}

/* Terminals differ in the width of wide characters and combining marks, and in where the cursor is
 * after the last column: there its place is not known. Returns the bytes of the character. */
static int write_cell(struct ansi_screen *ansi, const struct cell *cell)
{
    struct cursor *cursor = &ansi->cursor;

    set_ink(ansi, ink_of_cell(ansi, cell));
    size_t start = ansi->frame.length;
    if (is_ascii(cell))
        text_append_char(&ansi->frame, cell->bytes[0]);
    else
        write_characters(ansi, cell);
    cursor->column += cell->width;
    if (cell->width == 2 || cursor->column >= ansi->columns || !is_single(cell))
        cursor->row = -1;
    return (int)(ansi->frame.length - start);
}

/* --- rows ------------------------------------------------------------------------------------- */

/* A row that is sent. */
struct line {
    int row, columns;
    const struct cell *cells, *shown;
};

static inline bool is_column_shown(struct ansi_screen *ansi, const struct line *line, int column)
{
    const struct cell *cell = &line->cells[column], *shown = &line->shown[column];

    return memcmp(cell, shown, sizeof(*cell)) == 0 ||
           (shown->role != NOT_SHOWN && is_same_look(ansi, cell, shown));
}

/* Repeats the character that was written last, up to a column, where the cursor is afterwards. In the last
 * column and behind it the place counts as unknown: in the last one libvterm wraps before the next
 * character, as if that column had been written, and other terminals do not. */
static void repeat_to(struct ansi_screen *ansi, int end)
{
    sequence_append(&ansi->frame, end - ansi->cursor.column, 'b');
    ansi->cursor.column = end;
    if (end >= ansi->columns - 1)
        ansi->cursor.row = -1;
}

/* Repeats the character of the cell before the column over the cells that look the same, up to the last
 * that is not shown, if these need more bytes. Returns the column after them. */
static int repeat(struct ansi_screen *ansi, const struct line *line, int column, int bytes)
{
    const struct cell *written = &line->cells[column - 1];
    int end = column, count = 0; /* of cells that are not shown */

    for (int i = column; i < line->columns && is_same_look(ansi, &line->cells[i], written); i++)
        if (!is_column_shown(ansi, line, i)) {
            end = i + 1;
            count++;
        }
    if (count * bytes <= sequence_length(end - column))
        return column;
    repeat_to(ansi, end);
    return end;
}

/* Is it a blank beside what was a block? xterm draws blocks with smooth edges, which reach a little into
 * the next cell and stay there until that is written. */
static bool is_touched(const struct line *line, int column)
{
    return is_blank(&line->cells[column]) && column > 0 &&
           memcmp(line->shown[column - 1].bytes, "\xE2\x96", 2) == 0;
}

/* The end of the blanks that look as the one here. */
static int end_of_blanks(struct ansi_screen *ansi, const struct line *line, int column)
{
    const struct cell *first = &line->cells[column];
    const struct ink *ink = ink_of_cell(ansi, first);
    int end = column + 1;

    while (end < line->columns && is_blank(&line->cells[end]) &&
           ((line->cells[end].role == first->role && line->cells[end].ground == first->ground) ||
            is_same_blank(ink, ink_of_cell(ansi, &line->cells[end]))))
        end++;
    return end;
}

/* Sets a style in which blanks look like that: the one that is set, if possible, or that of the
 * character behind them, which then needs no other. */
static void set_ink_of_blanks(struct ansi_screen *ansi, const struct line *line, int column,
                              int end)
{
    const struct ink *wanted = ink_of_cell(ansi, &line->cells[column]);

    if (ansi->ink && is_same_blank(ansi->ink, wanted))
        return;
    if (end < line->columns && !is_blank(&line->cells[end]) && line->cells[end].width > 0) {
        const struct ink *next = ink_of_cell(ansi, &line->cells[end]);
        if (is_same_blank(next, wanted))
            wanted = next;
    }
    set_ink(ansi, wanted);
}

static bool can_erase(const struct ansi_screen *ansi, const struct ink *ink)
{
    return !ink->shows_blanks && (ansi->erases_in_color || ink->background == COLOR_OF_TERMINAL);
}

/* Erases, repeats or writes the blanks from a column on, up to the first that is shown. Returns the column
 * after them. */
static int put_blanks(struct ansi_screen *ansi, const struct line *line, int column)
{
    int end = end_of_blanks(ansi, line, column), last = end;
    bool can = can_erase(ansi, ink_of_cell(ansi, &line->cells[column]));

    set_ink_of_blanks(ansi, line, column, end);
    if (can && ansi->erases_rest && end == ansi->columns && end - column >= REST_LEAST) {
        text_append(&ansi->frame, "\033[K");
        return end;
    }
    while (last > column + 1 && is_column_shown(ansi, line, last - 1))
        last--;
    if (ansi->repeats && last - column >= REPEATED_LEAST) {
        text_append_char(&ansi->frame, ' ');
        ansi->cursor.column++;
        repeat_to(ansi, last);
        return last;
    }
    if (can && ansi->erases_cells && last - column >= ERASED_LEAST) {
        sequence_append(&ansi->frame, last - column, 'X');
        return last;
    }
    for (end = column + 1; end < last && !is_column_shown(ansi, line, end); end++)
        ;
    text_append_repeat(&ansi->frame, " ", (size_t)(end - column));
    ansi->cursor.column = end;
    if (end == ansi->columns)
        ansi->cursor.row = -1;
    return end;
}

/* Can the cells that are shown be written again in the style that is set, and in fewer bytes than
 * the cursor needs to pass them? */
static bool is_cheaper_again(struct ansi_screen *ansi, const struct line *line, int from, int to)
{
    int most = cursor_distance(&ansi->cursor, line->row, to);

    if (!ansi->ink || to - from > most)
        return false;
    for (int i = from; i < to; i++) {
        const struct cell *cell = &line->cells[i];
        const struct ink *ink = ink_of_cell(ansi, cell);
        if (!is_ascii(cell) || (ink->number != ansi->ink->number &&
                                !(is_blank(cell) && is_same_blank(ink, ansi->ink))))
            return false;
    }
    return true;
}

static void go_to(struct ansi_screen *ansi, const struct line *line, int column)
{
    struct cursor *cursor = &ansi->cursor;

    if (cursor->row == line->row && cursor->column < column &&
        is_cheaper_again(ansi, line, cursor->column, column)) {
        for (; cursor->column < column; cursor->column++)
            text_append_char(&ansi->frame, line->cells[cursor->column].bytes[0]);
        return;
    }
    if (cursor->row != line->row || cursor->column != column)
        cursor_move(cursor, line->row, column, &ansi->frame);
}

static void put_row(struct ansi_screen *ansi, const struct line *line)
{
    int column = 0, put = 0; /* the column after what was put last */

    while (column < line->columns) {
        const struct cell *cell = &line->cells[column];

        if (cell->width == 0 ||
            (is_column_shown(ansi, line, column) && (column != put || !is_touched(line, column)))) {
            column++;
            continue;
        }
        if (column + cell->width > line->columns)
            return;
        go_to(ansi, line, column);
        if (is_blank(cell)) {
            column = put_blanks(ansi, line, column);
        } else {
            int bytes = write_cell(ansi, cell);
            column += cell->width;
            if (ansi->repeats && cell->width == 1 && is_single(cell))
                column = repeat(ansi, line, column, bytes);
        }
        put = column;
    }
}

/* --- frames ----------------------------------------------------------------------------------- */

static void clear(struct ansi_screen *ansi, const struct surface *surface)
{
    const struct ink *plain = ink_of(ansi, ROLE_PLAIN, GROUND_PLAIN, false);
    size_t count;

    surface_resize(ansi->shown, surface->rows, surface->columns);
    count = (size_t)surface->rows * (size_t)surface->columns;
    styles_forget(&ansi->styles);
    ansi->ink = NULL;
    if (can_erase(ansi, plain)) {
        set_ink(ansi, plain);
    } else {
        styles_set(&ansi->styles, STYLE_PLAIN, &ansi->frame);
        for (size_t i = 0; i < count; i++)
            ansi->shown->cells[i].role = NOT_SHOWN;
    }
    description_append(DESCRIPTION_CLEAR, &ansi->frame);
    ansi->cursor.row = ansi->cursor.column = 0;
    ansi->is_shown = true;
}

static void show_cursor(struct ansi_screen *ansi, bool is_shown)
{
    if (is_shown != ansi->has_cursor)
        description_append(is_shown ? DESCRIPTION_SHOW_CURSOR : DESCRIPTION_HIDE_CURSOR,
                           &ansi->frame);
    ansi->has_cursor = is_shown;
}

/* Some terminals keep with the shell's screen whether the cursor was shown, so it is hidden only on
 * the other one. */
static void draw(struct screen *screen, const struct surface *surface)
{
    struct ansi_screen *ansi = of(screen);
    int rows = MIN(surface->rows, ansi->rows), columns = MIN(surface->columns, ansi->columns);
    bool has_cursor = surface_has_cursor(surface, ansi->rows, ansi->columns);

    if (!ansi->is_entered)
        description_append(DESCRIPTION_ENTER_SCREEN, &ansi->frame);
    ansi->is_entered = true;
    if (!ansi->is_shown || ansi->shown->rows != surface->rows ||
        ansi->shown->columns != surface->columns)
        clear(ansi, surface);
    for (int row = 0; row < rows; row++) {
        size_t start = (size_t)row * surface->columns,
               size = sizeof(struct cell) * surface->columns;
        struct cell *shown = ansi->shown->cells + start;
        const struct cell *cells = surface->cells + start;

        if (memcmp(shown, cells, size) == 0)
            continue;
        int spared = ansi->keeps_last && row == ansi->rows - 1 && columns == ansi->columns;
        put_row(ansi, &(struct line){row, columns - spared, cells, shown});
        memcpy(shown, cells, size);
    }
    if (has_cursor &&
        (ansi->cursor.row != surface->cursor_row || ansi->cursor.column != surface->cursor_col))
        cursor_move(&ansi->cursor, surface->cursor_row, surface->cursor_col, &ansi->frame);
    show_cursor(ansi, has_cursor && !surface->cursor_hidden);
    send_frame(ansi);
}

static void forget(struct screen *screen)
{
    of(screen)->is_shown = false;
}

static void resize(struct screen *screen, int rows, int columns)
{
    struct ansi_screen *ansi = of(screen);

    ansi->rows = rows;
    ansi->columns = columns;
    ansi->is_shown = false;
}

static void set_theme(struct screen *screen, const struct theme *theme)
{
    struct ansi_screen *ansi = of(screen);

    inks_set_theme(ansi->inks, theme, ansi->colors);
    styles_clear(&ansi->styles);
    memset(ansi->ready, 0, sizeof(ansi->ready));
    ansi->ink = NULL;
    ansi->is_shown = false;
}

static void enter(struct screen *screen)
{
    terminal_session_set_modes(true);
    forget(screen);
}

/* Without an alternate screen the shell goes on below. */
static void leave(struct screen *screen)
{
    struct ansi_screen *ansi = of(screen);

    if (ansi->is_entered) {
        styles_set(&ansi->styles, STYLE_PLAIN, &ansi->frame);
        if (!description_has(DESCRIPTION_LEAVE_SCREEN))
            cursor_move(&ansi->cursor, ansi->rows - 1, 0, &ansi->frame);
        description_append(DESCRIPTION_LEAVE_SCREEN, &ansi->frame);
        description_append(DESCRIPTION_SHOW_CURSOR, &ansi->frame);
    }
    description_append(DESCRIPTION_KEYPAD_OFF, &ansi->frame);
    send_frame(ansi);
    ansi->is_entered = false;
    ansi->has_cursor = true;
    terminal_session_set_modes(false);
}

static void ansi_free(struct screen *screen)
{
    struct ansi_screen *ansi = of(screen);

    surface_free(ansi->shown);
    inks_free(ansi->inks);
    styles_finish(&ansi->styles);
    text_finish(&ansi->frame);
    free(ansi);
}

/* --- which terminals -------------------------------------------------------------------------- */

/* Can the attribute be set so? A missing one is not sent. False: it is set in another way. */
static bool find_attribute(struct ansi_screen *ansi, enum description_string string,
                           const char *form, unsigned attribute)
{
    if (!description_has(string))
        return true;
    ansi->attributes |= attribute;
    return description_is(string, form);
}

static bool find_attributes(struct ansi_screen *ansi)
{
    return find_attribute(ansi, DESCRIPTION_BOLD, "\033[1m", ATTRIBUTE_BOLD) &&
           find_attribute(ansi, DESCRIPTION_DIM, "\033[2m", ATTRIBUTE_DIM) &&
           find_attribute(ansi, DESCRIPTION_REVERSE, "\033[7m", ATTRIBUTE_REVERSE) &&
           find_attribute(ansi, DESCRIPTION_UNDERLINE, "\033[4m", ATTRIBUTE_UNDERLINE);
}

/* Colours other than the first seven are not looked at: no terminal that sets these by ECMA-48 sets
 * the bright ones or those of xterm in another way. */
static bool sets_colors(void)
{
    static const char *const forms[] = {"", "\033[31m", "\033[38;5;1m", "\033[38:5:1m"};
    struct text text;
    bool found = false;

    text_init(&text);
    description_append_color(1, &text);
    for (size_t i = 0; i < ARRAY_LENGTH(forms); i++)
        found = found || text_equal(text.bytes, forms[i]);
    text_finish(&text);
    return found;
}

static bool is_ansi(struct ansi_screen *ansi)
{
    return description_is(DESCRIPTION_MOVE, "\033[%i%p1%d;%p2%dH") &&
           description_has(DESCRIPTION_CLEAR) && find_attributes(ansi) && sets_colors();
}

struct screen *ansi_screen_new(const struct screen_setup *setup)
{
    static const struct screen_kind kind = {ansi_free, enter,  leave, set_theme,
                                            resize,    forget, draw};
    struct description_facts facts = description_facts();
    struct ansi_screen *ansi = memory_new(1, sizeof(*ansi));

    if (!is_ansi(ansi)) {
        free(ansi);
        return NULL;
    }
    ansi->screen.kind = &kind;
    ansi->rows = setup->rows;
    ansi->columns = setup->columns;
    ansi->has_cursor = true;
    ansi->colors = !setup->color ? 0 : setup->direct ? INK_RGB : facts.colors;
    ansi->not_with_colors = facts.not_with_colors;
    ansi->erases_in_color = facts.erases_in_color;
    ansi->keeps_last = facts.wraps && !facts.wraps_late;
    ansi->erases_rest = description_is(DESCRIPTION_ERASE_REST, "\033[K");
    ansi->erases_cells = description_is(DESCRIPTION_ERASE_CELLS, "\033[%p1%dX");
    ansi->repeats = setup->repeats && description_is(DESCRIPTION_REPEAT, "%p1%c\033[%p2%{1}%-%db");
    ansi->is_utf8 = text_equal(nl_langinfo(CODESET), "UTF-8");
    ansi->inks = inks_new();
    styles_init(&ansi->styles);
    cursor_init(&ansi->cursor);
    ansi->shown = surface_new(0, 0);
    text_init(&ansi->frame);
    return &ansi->screen;
}
