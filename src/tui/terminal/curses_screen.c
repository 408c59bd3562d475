#include "base/array.h"
#include "base/bounds.h"
#include "base/memory.h"
#include "tui/terminal/cell_characters.h"
#include "tui/terminal/description.h"
#include "tui/terminal/inks.h"
#include "tui/terminal/screen.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>

#define PAIRS_MOST 200

struct curses_screen {
    struct screen screen;
    SCREEN *curses;
    FILE *in, *out;
    int rows, columns; /* of the window */
    bool color, has_colors /* start_color() was called */, has_cursor;
    struct inks *inks;
    short n_pairs;       /* defined, from number 1 on */
    struct surface *put; /* what newscr holds */
    bool is_put;
};

static struct curses_screen *of(struct screen *screen)
{
    return (struct curses_screen *)screen;
}

/* --- styles ----------------------------------------------------------------------------------- */

static attr_t attributes_of(unsigned attributes)
{
    static const struct {
        unsigned ours;
        attr_t theirs;
    } table[] = {
        {ATTRIBUTE_BOLD, WA_BOLD},
        {ATTRIBUTE_DIM, WA_DIM},
        {ATTRIBUTE_REVERSE, WA_REVERSE},
        {ATTRIBUTE_UNDERLINE, WA_UNDERLINE},
    };
    attr_t result = 0;

    for (size_t i = 0; i < ARRAY_LENGTH(table); i++) {
        if (attributes & table[i].ours)
            result |= table[i].theirs;
    }
    return result;
}

/* The number of its pair of colours, defined when it is first used; 0, the terminal's own, when there
 * is no room for more. */
static short pair_of(struct curses_screen *curses, struct ink *ink)
{
    if (ink->number != INK_NEW)
        return (short)ink->number;
    ink->number = 0;
    if ((ink->foreground != COLOR_OF_TERMINAL || ink->background != COLOR_OF_TERMINAL) &&
        curses->n_pairs < PAIRS_MOST && curses->n_pairs + 1 < COLOR_PAIRS) {
        ink->number = ++curses->n_pairs;
        init_pair((short)ink->number, (short)ink->foreground, (short)ink->background);
    }
    return (short)ink->number;
}

/* It is called only once a colour is needed, because curses' own reset sends one. */
static bool start_colors(struct curses_screen *curses)
{
    if (!curses->has_colors)
        curses->has_colors = start_color() == OK && use_default_colors() == OK &&
                             assume_default_colors(-1, -1) == OK;
    return curses->has_colors;
}

static void set_theme(struct screen *screen, const struct theme *theme)
{
    struct curses_screen *curses = of(screen);
    int colors = curses->color ? MIN(description_facts().colors, 256) : 0;

    if (theme_for(theme, colors)->colors == THEME_COLORLESS || !start_colors(curses))
        colors = 0;
    inks_set_theme(curses->inks, theme, colors);
    curses->n_pairs = 0;
    curses->is_put = false;
}

/* --- frames ----------------------------------------------------------------------------------- */

static void put_cell(struct curses_screen *curses, int row, int column, const struct cell *cell)
{
    struct ink *ink = inks_find(curses->inks, cell->role, cell->ground, theme_is_mark(cell->bytes));
    wchar_t characters[CELL_CHARACTERS + 1];
    cchar_t made[2];
    int count = 1;

    if (!cell_characters(cell, characters)) {
        wcscpy(characters, L"?");
        count = cell->width;
    }
    setcchar(&made[0], characters, attributes_of(ink->attributes), pair_of(curses, ink), NULL);
    setcchar(&made[1], L" ", attributes_of(ink->attributes), pair_of(curses, ink), NULL);
    mvwadd_wchnstr(newscr, row, column, made, count);
}

static void put_row(struct curses_screen *curses, const struct surface *surface, int row)
{
    size_t start = (size_t)row * (size_t)surface->columns;
    const struct cell *cells = surface->cells + start, *put = curses->put->cells + start;

    for (int i = 0; i < MIN(surface->columns, curses->columns); i++)
        if (cells[i].width > 0 &&
            (!curses->is_put || memcmp(&cells[i], &put[i], sizeof(*put)) != 0))
            put_cell(curses, row, i, &cells[i]);
}

static void put_surface(struct curses_screen *curses, const struct surface *surface)
{
    size_t count = (size_t)surface->rows * (size_t)surface->columns;

    if (curses->put->rows != surface->rows || curses->put->columns != surface->columns) {
        surface_resize(curses->put, surface->rows, surface->columns);
        curses->is_put = false;
    }
    if (!curses->is_put)
        werase(newscr);
    for (int row = 0; row < MIN(surface->rows, curses->rows); row++)
        put_row(curses, surface, row);
    memcpy(curses->put->cells, surface->cells, count * sizeof(struct cell));
    curses->is_put = true;
}

/* The cursor is shown or hidden after the frame, and so after the alternate screen was entered: some
 * terminals keep with the shell's screen whether it was shown. */
static void draw(struct screen *screen, const struct surface *surface)
{
    struct curses_screen *curses = of(screen);
    bool has_cursor = surface_has_cursor(surface, curses->rows, curses->columns);

    put_surface(curses, surface);
    if (has_cursor)
        wmove(newscr, surface->cursor_row, surface->cursor_col);
    doupdate();
    has_cursor = has_cursor && !surface->cursor_hidden;
    if (has_cursor != curses->has_cursor)
        curs_set(has_cursor);
    curses->has_cursor = has_cursor;
}

static void forget(struct screen *screen)
{
    (void)screen;
    clearok(curscr, TRUE);
}

static void resize(struct screen *screen, int rows, int columns)
{
    struct curses_screen *curses = of(screen);

    curses->rows = rows;
    curses->columns = columns;
    resizeterm(rows, columns);
    curses->is_put = false;
}

static void enter(struct screen *screen)
{
    reset_prog_mode();
    forget(screen);
}

static void leave(struct screen *screen)
{
    (void)screen;
    endwin();
}

/* --- opening and closing ---------------------------------------------------------------------- */

static FILE *open_stream(int descriptor, const char *mode)
{
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    FILE *stream = copy < 0 ? NULL : fdopen(copy, mode);

    if (!stream && copy >= 0)
        close(copy);
    return stream;
}

static void curses_free(struct screen *screen)
{
    struct curses_screen *curses = of(screen);

    if (curses->curses)
        delscreen(curses->curses);
    if (curses->in)
        fclose(curses->in);
    if (curses->out)
        fclose(curses->out);
    surface_free(curses->put);
    inks_free(curses->inks);
    free(curses);
}

/* newterm() does not check its allocations: three screens and the terminal's description. So the
 * same amount is allocated first; if that fails, the program ends with a message. */
static void reserve_memory(int rows, int columns)
{
    size_t cells = (size_t)rows * (size_t)columns;

    free(memory_resize(NULL, cells * 3 + 32768, sizeof(cchar_t)));
}

/* Curses gets the size through the environment, which it reads before asking the kernel: there is
 * no other way to protect it from a window of 65,535 rows or from wrong variables. */
static SCREEN *start_curses(const struct screen_setup *setup, FILE *out, FILE *in)
{
    char size[16];

    snprintf(size, sizeof(size), "%d", setup->rows);
    setenv("LINES", size, 1);
    snprintf(size, sizeof(size), "%d", setup->columns);
    setenv("COLUMNS", size, 1);
    reserve_memory(setup->rows, setup->columns);
    SCREEN *screen = newterm(setup->term, out, in);
    unsetenv("LINES");
    unsetenv("COLUMNS");
    return screen;
}

/* Until curses has left its screen once, it flushes at every cursor movement: a frame of 33 rows
 * took 136 writes. So it leaves here. */
static void set_up(void)
{
    raw();
    noecho();
    nonl();
    typeahead(-1); /* a frame is always sent whole */
    endwin();
    reset_prog_mode();
}

struct screen *curses_screen_new(const struct screen_setup *setup)
{
    static const struct screen_kind kind = {curses_free, enter,  leave, set_theme,
                                            resize,      forget, draw};
    struct curses_screen *curses = memory_new(1, sizeof(*curses));

    *curses = (struct curses_screen){
        .screen = {&kind},
        .in = open_stream(setup->input, "r"),
        .out = open_stream(setup->output, "w"),
        .rows = setup->rows,
        .columns = setup->columns,
        .color = setup->color,
        .has_cursor = true,
        .inks = inks_new(),
        .put = surface_new(0, 0),
    };
    description_unload(); /* curses loads it itself */
    if (curses->in && curses->out)
        curses->curses = start_curses(setup, curses->out, curses->in);
    if (!curses->curses) {
        curses_free(&curses->screen);
        return NULL;
    }
    set_up();
    return &curses->screen;
}
