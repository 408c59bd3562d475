#include "tui/terminal/renderer.h"

#include "base/bounds.h"
#include "base/memory.h"
#include "base/text/utf8.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>
#undef columns /* term.h defines these names as macros */
#undef lines

#define GLYPHS_BITS 9
#define GLYPHS (1 << GLYPHS_BITS)

/* A cell as curses gets it. */
struct glyph {
    struct cell cell;
    int count; /* 0: not made yet */
    cchar_t made[2];
    chtype narrow; /* the same, if it is ASCII; else 0 */
};

struct renderer {
    struct inks *inks;
    struct surface *shown; /* the last one */
    struct cell *sent;     /* its cells as curses has them */
    bool is_sent;          /* both are what newscr holds */
    struct cell *row;      /* room for a row as it is sent */
    cchar_t *line;         /* the same for curses */
    chtype *narrow_line;   /* and for its ASCII */
    struct glyph glyphs[GLYPHS];
};

struct renderer *renderer_new(struct inks *inks)
{
    struct renderer *renderer = memory_new(1, sizeof(*renderer));

    renderer->inks = inks;
    renderer->shown = surface_new(0, 0);
    return renderer;
}

void renderer_free(struct renderer *renderer)
{
    if (!renderer)
        return;
    surface_free(renderer->shown);
    free(renderer->sent);
    free(renderer->row);
    free(renderer->line);
    free(renderer->narrow_line);
    free(renderer);
}

void renderer_forget(struct renderer *renderer)
{
    renderer->is_sent = false;
}

void renderer_forget_theme(struct renderer *renderer)
{
    renderer->is_sent = false;
    for (size_t i = 0; i < GLYPHS; i++)
        renderer->glyphs[i].count = 0;
}

/* --- cells for curses ------------------------------------------------------------------------- */

/* The characters of a cell, or false when this locale or its C library could not show them in
 * that many columns: control characters above all. */
static bool decode_cell(const struct cell *cell, wchar_t text[CCHARW_MAX + 1])
{
    size_t length = strlen(cell->bytes), count = 0;

    for (size_t at = 0; at < length && count < CCHARW_MAX;) {
        char bytes[MB_LEN_MAX];
        mbstate_t state = {0};
        uint32_t code;

        at += utf8_decode(cell->bytes + at, length - at, &code);
        if (code == UTF8_INVALID || wcrtomb(bytes, (wchar_t)code, &state) == (size_t)-1 ||
            wcwidth((wchar_t)code) != (count == 0 ? cell->width : 0))
            return false;
        text[count++] = (wchar_t)code;
    }
    text[count] = L'\0';
    return count > 0;
}

static bool is_ascii(const wchar_t *text)
{
    return text[0] >= ' ' && text[0] <= '~' && text[1] == L'\0';
}

static void add_character(struct glyph *glyph, const struct ink *ink, const wchar_t *text)
{
    setcchar(&glyph->made[glyph->count++], text, ink->attributes, ink->pair, NULL);
    glyph->narrow = is_ascii(text) ? (chtype)text[0] | ink->attributes | COLOR_PAIR(ink->pair) : 0;
}

/* What curses gets for a cell; question marks of the same width for what cannot be shown. */
static void make_glyph(const struct renderer *renderer, const struct cell *cell,
                       struct glyph *glyph)
{
    const struct ink *ink =
        inks_find(renderer->inks, cell->role, cell->ground, theme_is_mark(cell->bytes));
    wchar_t text[CCHARW_MAX + 1] = {(unsigned char)cell->bytes[0]};

    glyph->cell = *cell;
    glyph->count = 0;
    if (cell->bytes[1] == '\0' ? is_ascii(text) : decode_cell(cell, text)) {
        add_character(glyph, ink, text);
    } else {
        add_character(glyph, ink, L"?");
        if (cell->width == 2)
            add_character(glyph, ink, L" ");
    }
}

static inline bool is_same(const struct cell *left, const struct cell *right)
{
    return memcmp(left, right, sizeof(*left)) == 0;
}

/* Most cells were there before, so what was made of them is kept. */
static inline const struct glyph *glyph_of(struct renderer *renderer, const struct cell *cell)
{
    uint64_t bytes, style; /* the first bytes, and the last with role and ground */

    memcpy(&bytes, cell, sizeof(bytes));
    memcpy(&style, (const char *)(cell + 1) - sizeof(style), sizeof(style));
    uint64_t hash = (bytes ^ style) * UINT64_C(0x9E3779B97F4A7C15);
    struct glyph *glyph = &renderer->glyphs[hash >> (64 - GLYPHS_BITS)];

    if (glyph->count == 0 || !is_same(&glyph->cell, cell))
        make_glyph(renderer, cell, glyph);
    return glyph;
}

/* Columns `from` to `to` of a row. */
static void put_run(struct renderer *renderer, int row, const struct cell *cells, int from, int to)
{
    int count = 0;

    if (from > 0 && cells[from].width == 0)
        from--;
    for (int i = from; i < to; i++) {
        if (cells[i].width == 0)
            continue;
        const struct glyph *glyph = glyph_of(renderer, &cells[i]);
        renderer->line[count++] = glyph->made[0];
        if (glyph->count == 2)
            renderer->line[count++] = glyph->made[1];
    }
    mvwadd_wchnstr(newscr, row, from, renderer->line, count);
}

/* Puts characters of ASCII into the line, up to another one. Returns how many. */
static int take_narrow(struct renderer *renderer, const struct cell *cells, int from, int to)
{
    const struct glyph *glyph;
    int count = 0;

    for (; from + count < to && (glyph = glyph_of(renderer, &cells[from + count]))->narrow; count++)
        renderer->narrow_line[count] = glyph->narrow;
    return count;
}

static int take_others(struct renderer *renderer, const struct cell *cells, int from, int to)
{
    const struct glyph *glyph;
    int count = 0;

    for (; from + count < to && !(glyph = glyph_of(renderer, &cells[from + count]))->narrow;
         count++)
        renderer->line[count] = glyph->made[0];
    return count;
}

/* The same where each character fills one column, now and before. Curses needs far fewer instructions
 * for ASCII that it gets as `chtype`. */
static void put_singles(struct renderer *renderer, int row, const struct cell *cells, int from,
                        int to)
{
    while (from < to) {
        int count = take_narrow(renderer, cells, from, to);
        if (count > 0)
            mvwaddchnstr(newscr, row, from, renderer->narrow_line, count);
        from += count;
        count = take_others(renderer, cells, from, to);
        if (count > 0)
            mvwadd_wchnstr(newscr, row, from, renderer->line, count);
        from += count;
    }
}

/* --- blanks ----------------------------------------------------------------------------------- */

#define SHORT_GAP 16 /* columns: a change of colours takes up to 22 bytes */

static bool is_blank(const struct cell *cell)
{
    return cell->bytes[0] == ' ' && cell->bytes[1] == '\0';
}

/* Gives the blanks the style of another cell, as far as they look the same in it. */
static void style_blanks(const struct renderer *renderer, struct cell *row, int from, int to,
                         struct cell as)
{
    struct cell last = as; /* compared last */
    bool is_same_blank = true;

    while (from < to && row[from].role == as.role && row[from].ground == as.ground)
        from++;
    if (from == to)
        return;
    const struct ink *wanted = inks_find(renderer->inks, as.role, as.ground, false);
    for (int i = from; i < to && !wanted->shows_blanks; i++) {
        if (row[i].role != last.role || row[i].ground != last.ground) {
            const struct ink *ink = inks_find(renderer->inks, row[i].role, row[i].ground, false);
            is_same_blank = !ink->shows_blanks && ink->background == wanted->background;
            last = row[i];
        }
        if (is_same_blank) {
            row[i].role = as.role;
            row[i].ground = as.ground;
        }
    }
}

/* Makes the cells of a row what is sent. A change of style takes more bytes than a few blanks, so
 * blanks get the style of the character before them, those at the left edge that of the first one.
 * Long gaps keep theirs, because they are skipped by a cursor movement; so does the rest of the row
 * where it cannot be cleared in colour. */
static void make_sendable(const struct renderer *renderer, struct cell *row, int columns)
{
    for (int from = 0, to; from < columns; from = to + 1) {
        for (to = from; to < columns && is_blank(&row[to]);)
            to++;
        bool is_rest = to == columns, is_short = to - from <= SHORT_GAP;
        if (from == to || (from == 0 && is_rest))
            continue;
        if (from == 0 && is_short)
            style_blanks(renderer, row, from, to, row[to]);
        else if (from > 0 && (is_rest ? back_color_erase : is_short))
            style_blanks(renderer, row, from, to, row[from - 1]);
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

static void put_row(struct renderer *renderer, const struct surface *surface, int row, int most)
{
    size_t start = (size_t)row * surface->columns, size = sizeof(struct cell) * surface->columns;
    struct cell *cells = renderer->row, *sent = renderer->sent + start;
    int columns = MIN(surface->columns, most);

    if (memcmp(renderer->shown->cells + start, surface->cells + start, size) == 0)
        return;
    memcpy(renderer->shown->cells + start, surface->cells + start, size);
    memcpy(cells, surface->cells + start, size);
    make_sendable(renderer, cells, surface->columns);
    for (int from = 0, to; from < columns; from = to + 1) {
        bool are_singles = true;

        while (from < columns && is_same(&cells[from], &sent[from]))
            from++;
        for (to = from; to < columns && !is_same(&cells[to], &sent[to]); to++)
            are_singles = are_singles && cells[to].width == 1 && sent[to].width == 1;
        if (to > from)
            (are_singles ? put_singles : put_run)(renderer, row, cells, from, to);
    }
    memcpy(sent, cells, size);
}

/* Clears the window. If blanks have a background colour, every cell must be sent. */
static void clear_window(struct renderer *renderer, const struct surface *surface)
{
    const struct ink *plain = inks_find(renderer->inks, ROLE_PLAIN, GROUND_PLAIN, false);
    size_t columns = (size_t)surface->columns, count = (size_t)surface->rows * columns;
    struct surface *shown = renderer->shown;

    werase(newscr);
    surface_resize(shown, surface->rows, surface->columns);
    renderer->sent = memory_resize(renderer->sent, count, sizeof(*renderer->sent));
    renderer->row = memory_resize(renderer->row, columns, sizeof(*renderer->row));
    renderer->line = memory_resize(renderer->line, columns, sizeof(*renderer->line));
    renderer->narrow_line =
        memory_resize(renderer->narrow_line, columns, sizeof(*renderer->narrow_line));
    for (size_t i = 0; i < count && (plain->pair != 0 || plain->attributes != 0); i++)
        shown->cells[i].role = UINT8_MAX;
    memcpy(renderer->sent, shown->cells, count * sizeof(*renderer->sent));
    renderer->is_sent = true;
}

void renderer_put(struct renderer *renderer, const struct surface *surface, int rows, int columns)
{
    if (!renderer->is_sent || renderer->shown->rows != surface->rows ||
        renderer->shown->columns != surface->columns)
        clear_window(renderer, surface);
    for (int row = 0; row < surface->rows && row < rows; row++)
        put_row(renderer, surface, row, columns);
}
