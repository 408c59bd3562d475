/* What is sent for a frame: it looks as curses draws it, and takes hardly more bytes than the cells that
 * changed need. The explorer leaves drawing to curses where a description has another sequence for
 * moving the cursor than `ESC [ row ; column H`: that is how the second explorer is started. */
#include "explorer.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/utf8.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STEPS 100

/* What xterm puts into the environment, by which it is known to repeat characters. */
#define XTERM "XTERM_VERSION=XTerm(379)"

/* Describes a terminal that differs from another in one capability. */
static void describe(struct test *test, const char *name, const char *capability, const char *term)
{
    const char *script = arena_printf(
        test->arena,
        "printf '%%s\\n' '%s|of this test,' ' %s,' ' use=%s,' >own.ti && mkdir -p own && "
        "TERMINFO_DIRS=own: tic -x -o own own.ti",
        name, capability, term);

    tap_check(&test->tap, test_shell(test, script) == 0, "tic compiles the description %s", name);
}

/* Where these descriptions are, for the environment. */
static const char *descriptions(struct test *test)
{
    return arena_printf(test->arena, "TERMINFO_DIRS=%s/own:", test->folder);
}

/* The terminal moves the cursor by `ESC [ row ; column f`. */
static struct screen *start_curses(struct test *test, const char *term, const char *theme)
{
    const char *name = arena_printf(test->arena, "%s-hvp", term);
    const char *const environment[] = {"BROWSER=true", descriptions(test), NULL};
    struct screen_options options = {.term = name, .environment = environment};

    describe(test, name, "cup=\\E[%i%p1%d;%p2%df", term);
    return explorer_start(test, options, "curses", ARGUMENTS("--fresh", "--theme", theme));
}

/* xorshift64*: the same everywhere. */
static unsigned next_random(uint64_t *seed, unsigned below)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (unsigned)((*seed * 2685821657736338717u) >> 33) % below;
}

static const char *random_key(uint64_t *seed)
{
    static const char *const keys[] = {
        "j",     "j",   "j", "k", "Down", "Up", "PageDown", "PageUp", "End",    "Home",
        "Enter", "Esc", "q", "a", "r",    "c",  "e",        "?",      "b",      "1",
        "2",     "3",   "n", "p", "s",    "S",  "v",        "t",      "Tab",    "/",
        "g",     "o",   "+", "-", "u",    "m",  "w",        "Space",  "Ctrl-L", "T"};

    return keys[next_random(seed, ARRAY_LENGTH(keys))];
}

static char *dump(const struct screen *screen)
{
    struct text text;

    text_init(&text);
    screen_dump(screen, true, &text);
    return text.bytes;
}

static bool is_same_picture(const struct screen *screen, const struct screen *curses)
{
    char *is = dump(screen), *expected = dump(curses);
    bool same = strcmp(is, expected) == 0;

    if (!same)
        tap_note("our own:\n%s\ncurses:\n%s", is, expected);
    free(is);
    free(expected);
    return same;
}

/* `q` and `o` could leave the explorer, or give the terminal to another program. */
static bool may_press(const struct screen *screen, const char *key)
{
    return (strcmp(key, "q") != 0 || !screen_shows(screen, "q quit")) &&
           (strcmp(key, "o") != 0 || !screen_shows(screen, "o open"));
}

/* Sequences `ESC [ count b`. */
static int count_repeats(const char *bytes)
{
    int count = 0;

    for (const char *at = bytes; (at = strstr(at, "\033[")); at += 2)
        count += at[2 + strspn(at + 2, "0123456789")] == 'b';
    return count;
}

/* `variable`: of the environment, by which the terminal is known to repeat; NULL: none. */
static void walk(struct test *test, const char *term, const char *variable, const char *theme,
                 uint64_t seed)
{
    const char *const environment[] = {"BROWSER=true", descriptions(test), variable, NULL};
    const char *what = variable ? arena_printf(test->arena, "%s, %s", term, variable) : term;
    bool repeats = variable || strncmp(term, "alacritty", strlen("alacritty")) == 0;
    struct screen_options options = {.term = term, .environment = environment};
    struct screen *screen =
        explorer_start(test, options, "own", ARGUMENTS("--fresh", "--theme", theme));
    struct screen *curses = start_curses(test, term, theme);
    bool same = is_same_picture(screen, curses);
    size_t log = screen_log(screen)->length, curses_log = screen_log(curses)->length;

    for (int i = 0; i < STEPS && same; i++) {
        const char *key = random_key(&seed);
        if (!may_press(screen, key))
            continue;
        same = screen_press(screen, key) && screen_press(curses, key) &&
               is_same_picture(screen, curses);
        if (!same)
            tap_note("after key %d, %s", i, key);
    }
    tap_check(&test->tap, same, "%s, %s: the cells look as curses draws them", what, theme);
    tap_check(&test->tap, (count_repeats(screen_log(screen)->bytes) > 0) == repeats,
              "%s, %s: characters are %s", what, theme, repeats ? "repeated" : "not repeated");
    log = screen_log(screen)->length - log;
    curses_log = screen_log(curses)->length - curses_log;
    tap_check(&test->tap, log < curses_log, "%s, %s: they take fewer bytes (%zu, not %zu)", what,
              theme, log, curses_log);
    screen_free(screen);
    screen_free(curses);
}

/* Only terminals that are known to repeat get ESC [ count b, and only if their description has it. */
static void known_terminals(struct test *test)
{
    static const struct {
        const char *term;
        const char *variables[2]; /* of the environment */
        bool repeats;
    } cases[] = {
        {"xterm-256color", {NULL}, false},
        {"xterm-256color", {XTERM}, true},
        {"xterm-256color", {XTERM, "TMUX=/tmp/tmux-1000/default,1,0"}, false},
        {"alacritty-with", {NULL}, true},
        {"alacritty-without", {NULL}, false},
    };

    describe(test, "alacritty-with", "am", "xterm-256color");
    describe(test, "alacritty-without", "rep@", "xterm-256color");
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        const char *const environment[] = {descriptions(test), cases[i].variables[0],
                                           cases[i].variables[1], NULL};
        struct screen_options options = {.term = cases[i].term, .environment = environment};
        struct screen *screen = explorer_start(test, options, "known", ARGUMENTS("--fresh"));

        tap_check(&test->tap, (count_repeats(screen_log(screen)->bytes) > 0) == cases[i].repeats,
                  "case %zu, %s: characters are %s", i, cases[i].term,
                  cases[i].repeats ? "repeated" : "not repeated");
        screen_free(screen);
    }
}

/* --- the least that a change of cells needs ---------------------------------------------------- */

enum { ROWS_MOST = 40, COLUMNS_MOST = 120, LOOK_BYTES = 64, CELL_MOST = 16 };

/* A picture, read from a dump. */
struct grid {
    int rows, columns;
    char text[ROWS_MOST][COLUMNS_MOST][CELL_MOST];
    char looks[ROWS_MOST][COLUMNS_MOST][LOOK_BYTES];
};

static const char *read_texts(struct grid *grid, const char *at)
{
    for (int row = 0; row < grid->rows; row++) {
        for (int column = 0; column < grid->columns; column++) {
            uint32_t code;
            size_t length = *at == '\n' ? 0 : utf8_decode(at, strlen(at), &code);
            snprintf(grid->text[row][column], CELL_MOST, "%.*s", length > 0 ? (int)length : 1,
                     length > 0 ? at : " ");
            at += length;
        }
        at += *at == '\n';
    }
    return at;
}

static void read_grid(struct grid *grid, const struct screen *screen, int rows, int columns)
{
    char *bytes = dump(screen), look[LOOK_BYTES];
    int row, from, to;

    memset(grid, 0, sizeof(*grid));
    grid->rows = rows;
    grid->columns = columns;
    for (const char *at = read_texts(grid, bytes);
         sscanf(at, "%d:%d-%d%63[^\n]", &row, &from, &to, look) == 4; at = strchr(at, '\n') + 1)
        for (int column = from; column <= to; column++)
            snprintf(grid->looks[row][column], LOOK_BYTES, "%s", look);
    free(bytes);
}

static bool is_blank(const struct grid *grid, int row, int column)
{
    return strcmp(grid->text[row][column], " ") == 0;
}

/* " fg=80" and the like; "" if the look has none. */
static void part_of(const char *look, const char *name, char part[LOOK_BYTES])
{
    const char *found = strstr(look, name);

    snprintf(part, LOOK_BYTES, "%.*s", found ? (int)strcspn(found + 1, " ") + 1 : 0,
             found ? found : "");
}

/* Bytes of a parameter: "38;5;80", "39", "1", "22". */
static int change_of(const char *from, const char *to, const char *name, bool is_color)
{
    char one[LOOK_BYTES], other[LOOK_BYTES];

    part_of(from, name, one);
    part_of(to, name, other);
    if (strcmp(one, other) == 0)
        return 0;
    if (!is_color)
        return other[0] ? 2 : 3; /* "1;", "22;" */
    return other[0] ? (int)strlen("38;5;;") + (int)strlen(other) - (int)strlen(name) : 3;
}

/* Bytes of the sequence that changes a look: the parts that differ, in one sequence. A blank needs
 * the background only, and what underlines or reverses it. */
static int look_cost(const char *from, const char *to, bool is_blank)
{
    int cost = change_of(from, to, " bg=", true) + change_of(from, to, " underline", false) +
               change_of(from, to, " reverse", false);

    if (!is_blank)
        cost += change_of(from, to, " fg=", true) + change_of(from, to, " bold", false);
    return cost > 0 ? cost + 2 : 0; /* ESC [ ... m, and one semicolon less */
}

static int digits(int number)
{
    return snprintf(NULL, 0, "%d", number);
}

/* Bytes of the shortest way of the cursor; `row` -1: it is anywhere. */
static int move_cost(int row, int column, int to_row, int to_column)
{
    int cost = 4 + digits(to_row + 1) + digits(to_column + 1);

    if (row == to_row && to_column > column)
        cost = MIN(cost, 3 + (to_column - column > 1 ? digits(to_column - column) : 0));
    if (row == to_row && to_column < column)
        cost = MIN(cost, column - to_column);
    if (to_column == 0 && row >= 0)
        cost = MIN(cost, row + 1 == to_row ? 2 : row == to_row ? 1 : 4 + digits(to_row + 1));
    return cost;
}

static bool is_changed(const struct grid *before, const struct grid *after, int row, int column)
{
    return strcmp(before->text[row][column], after->text[row][column]) != 0 ||
           look_cost(before->looks[row][column], after->looks[row][column],
                     is_blank(after, row, column)) > 0;
}

/* The blanks of one background from here on. */
static int blanks_from(const struct grid *grid, int row, int column)
{
    int end = column;

    while (end < grid->columns && is_blank(grid, row, end) &&
           look_cost(grid->looks[row][column], grid->looks[row][end], true) == 0)
        end++;
    return end - column;
}

/* The pen that goes over the grid. */
struct pen {
    int row, column;
    const char *look;
    int cost;
};

static void write_cells(const struct grid *after, struct pen *pen, int row, int to)
{
    while (pen->column < to) {
        bool blank = is_blank(after, row, pen->column);
        int blanks = blank ? blanks_from(after, row, pen->column) : 0;
        const char *look = after->looks[row][pen->column];
        int cost = look_cost(pen->look, look, blank);

        pen->cost += cost;
        if (cost > 0)
            pen->look = look;
        if (blanks > 3 && pen->column + blanks == after->columns) { /* ESC [ K */
            pen->cost += 3;
            pen->column = after->columns;
            return;
        }
        if (blanks > 7) { /* ESC [ count X, and on to behind them */
            pen->cost += 6 + 2 * digits(blanks);
            pen->column += blanks;
            continue;
        }
        pen->cost += (int)strlen(after->text[row][pen->column]);
        pen->column++;
    }
}

/* The least bytes from one picture to another, where each changed cell is written once, from the top
 * left: the shortest way of the cursor to it, or the unchanged cells in between where they take
 * fewer bytes; one sequence for each change of look, of the parts that differ; its text; and long
 * blanks, or those at the end of a row, are erased. `look`: the last one before, and after it. */
static int least_bytes(const struct grid *before, const struct grid *after, char look[LOOK_BYTES])
{
    struct pen pen = {.row = -1, .look = look};

    for (int row = 0; row < after->rows; row++)
        for (int column = 0; column < after->columns; column++) {
            if (!is_changed(before, after, row, column) || (pen.row == row && pen.column > column))
                continue;
            int move = pen.row == row && pen.column == column
                           ? 0
                           : move_cost(pen.row, pen.column, row, column);
            struct pen through = pen, jump = pen;
            jump.cost += move;
            jump.row = row;
            jump.column = column;
            write_cells(after, &jump, row, column + 1);
            if (pen.row == row && pen.column <= column)
                write_cells(after, &through, row, column + 1);
            else
                through.cost = INT_MAX;
            pen = through.cost < jump.cost ? through : jump;
        }
    if (pen.look != look)
        snprintf(look, LOOK_BYTES, "%s", pen.look);
    return pen.cost;
}

static int marks_length(const char *bytes)
{
    int length = 0;

    for (const char *at = bytes, *end; (at = strstr(at, "\033]7770;")); at = end) {
        end = strstr(at, "\033\\");
        if (!end)
            break;
        length += (int)(end + 2 - at);
    }
    return length;
}

/* Bytes sent since the log had this length, without the marks. */
static int sent_since(const struct screen *screen, size_t start)
{
    const struct text *log = screen_log(screen);

    return (int)(log->length - start) - marks_length(log->bytes + start);
}

static void steps(struct test *test, int rows, int columns)
{
    struct screen *screen =
        explorer_start(test, (struct screen_options){.rows = rows, .columns = columns}, "steps",
                       ARGUMENTS("--fresh", "--theme", "dark"));
    struct grid *before = calloc(1, sizeof(*before)), *after = calloc(1, sizeof(*after));
    char look[LOOK_BYTES] = "";
    int sent = 0, least = 0;

    screen_press(screen, "a 3 n 1 n 1 b");
    for (int i = 0; i < 12; i++) {
        read_grid(before, screen, rows, columns);
        size_t start = screen_log(screen)->length;
        screen_press(screen, i < 6 ? "j" : "k");
        read_grid(after, screen, rows, columns);
        sent += sent_since(screen, start);
        least += least_bytes(before, after, look);
    }
    tap_note("%dx%d: %d bytes for 12 steps, at least %d: %.2f", columns, rows, sent, least,
             (double)sent / least);
    tap_check(&test->tap, sent * 100 <= least * 125,
              "%dx%d: steps in Browse take at most a quarter more than the cells need", columns,
              rows);
    free(before);
    free(after);
    screen_free(screen);
}

/* An empty picture. */
static void clear_grid(struct grid *grid, int rows, int columns)
{
    memset(grid, 0, sizeof(*grid));
    grid->rows = rows;
    grid->columns = columns;
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++)
            snprintf(grid->text[row][column], CELL_MOST, " ");
}

/* Bytes of a frame that is sent as a whole, as the first one is; `grid` becomes its picture. */
static int send_whole(struct test *test, const char *const *environment, int rows, int columns,
                      struct grid *grid)
{
    struct screen_options options = {.rows = rows, .columns = columns, .environment = environment};
    struct screen *screen =
        explorer_start(test, options, "whole", ARGUMENTS("--fresh", "--theme", "default"));
    size_t start = screen_log(screen)->length;

    screen_press(screen, "Ctrl-L");
    read_grid(grid, screen, rows, columns);
    int sent = sent_since(screen, start);
    screen_free(screen);
    return sent;
}

static void whole(struct test *test, int rows, int columns)
{
    struct grid *before = calloc(1, sizeof(*before)), *after = calloc(1, sizeof(*after));
    char look[LOOK_BYTES] = "";

    clear_grid(before, rows, columns);
    int sent = send_whole(test, NULL, rows, columns, after);
    int least = least_bytes(before, after, look);
    tap_note("%dx%d: %d bytes for a whole frame, at least %d: %.2f", columns, rows, sent, least,
             (double)sent / least);
    tap_check(&test->tap, sent * 100 <= least * 105,
              "%dx%d: a whole frame takes at most a twentieth more than its cells need", columns,
              rows);
    free(before);
    free(after);
}

static int text_bytes(const struct grid *grid)
{
    int bytes = 0;

    for (int row = 0; row < grid->rows; row++)
        for (int column = 0; column < grid->columns; column++)
            if (!is_blank(grid, row, column))
                bytes += (int)strlen(grid->text[row][column]);
    return bytes;
}

/* The same on a terminal that repeats characters. */
static void whole_repeated(struct test *test, int rows, int columns)
{
    static const char *const environment[] = {XTERM, NULL};
    struct grid *grid = calloc(1, sizeof(*grid));

    int sent = send_whole(test, environment, rows, columns, grid), text = text_bytes(grid);
    tap_note("%dx%d: %d bytes for a whole frame, its text has %d: %.2f", columns, rows, sent, text,
             (double)sent / text);
    tap_check(&test->tap, sent * 10 <= text * 13,
              "%dx%d: with repeated characters at most 1.3 times the text", columns, rows);
    free(grid);
}

int main(int count, char **arguments)
{
    struct test test;

    if (!test_begin(&test, count, arguments))
        return 2;
    walk(&test, "xterm-256color", NULL, "dark", 1);
    walk(&test, "xterm-256color", NULL, "default", 2);
    walk(&test, "xterm-256color", NULL, "mono", 3);
    walk(&test, "xterm-256color", NULL, "light", 4);
    walk(&test, "xterm", NULL, "default", 7);
    walk(&test, "linux", NULL, "default", 8);
    walk(&test, "vt220", NULL, "default", 9);
    walk(&test, "screen-256color", NULL, "high-contrast", 5);
    walk(&test, "tmux-256color", NULL, "dark", 6);
    walk(&test, "xterm-256color", XTERM, "dark", 18);
    walk(&test, "xterm-256color", XTERM, "default", 11);
    walk(&test, "xterm-256color", XTERM, "mono", 14);
    walk(&test, "xterm", XTERM, "high-contrast", 13);
    describe(&test, "alacritty-erases-plain", "bce@", "xterm-256color");
    walk(&test, "alacritty-erases-plain", NULL, "dark", 15);
    known_terminals(&test);
    steps(&test, 24, 80);
    steps(&test, 40, 120);
    whole(&test, 24, 80);
    whole(&test, 40, 120);
    whole_repeated(&test, 24, 80);
    whole_repeated(&test, 40, 120);
    return test_end(&test);
}
