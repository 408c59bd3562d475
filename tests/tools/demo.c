/* The smallest program on tui/terminal/terminal.h: it draws a list and says what events came, so that
 * test_terminal can see that terminal.c does what its header promises.
 *
 *     demo [OPTION...]
 *     --list N        rows in the list (10)
 *     --mouse         with the mouse on
 *     --no-color      send no colour
 *     --theme NAME
 *     --saved FILE    written before it ends by a signal, as the program saves answers
 *     --child SCRIPT  what `e` runs in the terminal
 *     --every CODE    in place of the list all characters from CODE on, one a cell; `n` goes on
 *     --idle MS       wait no longer for an event
 *     --tty           on /dev/tty, whatever stdin and stdout are
 */
#include "base/array.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "base/text/utf8.h"
#include "tui/terminal/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct demo {
    struct terminal *terminal;
    struct surface *surface;
    int list, selected, shift; /* shift: columns by which the names are moved */
    long every, idle;
    int theme;
    const char *saved, *child;
    struct text events; /* the last ones, in words */
    unsigned long count;
    int resizes;
    char paste[200];
    bool mouse, half, done;
};

static const char *const names[] = {
    "Node.js + Express",
    "Django 日本語",
    "Laravel e\u0301 (e + U+0301)",
    "Spring Boot 😀",
    "NestJS \u2588\u258c",
    "Ruby on Rails",
    "ASP.NET Core",
    "Flask",
    "Go + Gin",
    "AdonisJS",
};

static const char *const key_names[] = {
    "Up",     "Down",      "Left",    "Right", "PageUp", "PageDown", "Home",    "End", "Delete",
    "Insert", "Backspace", "BackTab", "F1",    "F2",     "F3",       "F4",      "F5",  "F6",
    "F7",     "F8",        "F9",      "F10",   "F11",    "F12",      "Unknown",
};

/* Painting. */

static void paint_list(const struct demo *demo, struct area area)
{
    for (int row = 0; row < area.rows && row < demo->list; row++) {
        area_printf(area, row, 1 + demo->shift, ROLE_STRONG, "%s",
                    names[row % (int)ARRAY_LENGTH(names)]);
        area_printf(area, row, 40, ROLE_PLAIN, "number %d", row);
        area_printf(area, row, 60, ROLE_PART_1, "%.*s", 10 - row % 10, "##########");
        area_printf(area, row, 75, ROLE_MUTED, "static-typing, batteries, websockets");
        if (row == demo->selected) {
            area_role(area, row, 0, area.columns, ROLE_CHIP);
            area_cursor(area, row, 1);
        }
        if (row == 1 && demo->half) /* from the middle of a wide character on */
            area_role(area, row, 9, 20, ROLE_CHIP);
    }
}

/* Straight into the cells, past all that cleans. */
static void set_code(struct cell *cell, uint32_t code)
{
    memset(cell->bytes, 0, sizeof(cell->bytes));
    if (code < 256)
        cell->bytes[0] = (char)code; /* also bytes that are no UTF-8 */
    else if (code <= 0x10FFFF)
        utf8_write(code, cell->bytes);
    cell->role = (uint8_t)(code % ROLE_COUNT);
}

/* A rule at the right shows whether all stays in its column. */
static void paint_every(const struct demo *demo, struct area area)
{
    uint32_t code = (uint32_t)demo->every;

    for (int row = 0; row < area.rows; row++) {
        struct cell *cells = &area.surface->cells[(area.row + row) * area.surface->columns];

        for (int column = 0; column < area.columns - 1; column++)
            set_code(&cells[column], code++);
        area_text(area, row, area.columns - 1, ROLE_PLAIN, "|");
    }
}

static void paint(const struct demo *demo)
{
    struct surface *surface = demo->surface;
    struct area all = surface_area(surface);
    struct area body = area_part(all, 4, 0, surface->rows - 5, surface->columns);

    surface_clear(surface);
    area_fill(all, 0, 0, surface->columns, ROLE_TITLE, " ");
    area_printf(all, 0, 0, ROLE_TITLE, "demo %dx%d", surface->columns, surface->rows);
    area_printf(all, 1, 0, ROLE_PLAIN, "events:%s", demo->events.bytes);
    area_printf(all, 2, 0, ROLE_PLAIN, "paste: %s", demo->paste);
    area_printf(all, 3, 0, ROLE_MUTED, "mouse %s, theme %s", demo->mouse ? "on" : "off",
                themes[demo->theme]->name);
    area_fill(all, surface->rows - 1, 0, surface->columns, ROLE_PLAIN, "-");
    if (demo->every >= 0)
        paint_every(demo, body);
    else
        paint_list(demo, body);
}

/* Answering. */

static void leave(struct demo *demo)
{
    char *const command[] = {(char *)"sh", (char *)"-c", (char *)demo->child, NULL};
    pid_t child;

    terminal_leave(demo->terminal);
    if (posix_spawnp(&child, "sh", NULL, NULL, command, environ) == 0) {
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    terminal_return(demo->terminal);
}

static void next_theme(struct demo *demo)
{
    demo->theme = themes[demo->theme + 1] ? demo->theme + 1 : 0;
    terminal_set_theme(demo->terminal, themes[demo->theme]);
}

static void toggle_mouse(struct demo *demo)
{
    demo->mouse = !demo->mouse;
    terminal_set_mouse(demo->terminal, demo->mouse);
}

static void quit(struct demo *demo)
{
    demo->done = true;
}

static void suspend(struct demo *demo)
{
    terminal_suspend(demo->terminal);
}

static void repaint(struct demo *demo)
{
    terminal_repaint(demo->terminal);
}

static void copy(struct demo *demo)
{
    terminal_copy(demo->terminal, "copied", 6, false);
}

static void go_down(struct demo *demo)
{
    if (demo->selected + 1 < demo->list)
        demo->selected++;
}

static void go_up(struct demo *demo)
{
    if (demo->selected > 0)
        demo->selected--;
}

static void toggle_half(struct demo *demo)
{
    demo->half = !demo->half;
}

static void shift_right(struct demo *demo)
{
    demo->shift++;
}

static void shift_left(struct demo *demo)
{
    demo->shift--;
}

static void count_resizes(struct demo *demo)
{
    text_printf(&demo->events, " resized:%d", demo->resizes);
}

static void go_on(struct demo *demo)
{
    demo->every += (demo->surface->rows - 5) * (demo->surface->columns - 1);
}

/* Like a real fault, also where a sanitizer would report it first. */
__attribute__((no_sanitize("undefined", "address"))) static void write_to_null(struct demo *demo)
{
    uintptr_t nowhere = strtoul("0", NULL, 10); /* nothing that reads this program is to know */

    (void)demo;
    *(volatile int *)nowhere = 1;
}

/* The stack runs full, so that a handler needs one of its own. */
static long descend(long deeper)
{
    volatile char here[4096] = {1};
    long below = deeper > 0 ? descend(deeper - here[0]) : 0;

    here[1] = (char)below; /* so that the call cannot become a loop */
    return below + here[1];
}

static void overflow_stack(struct demo *demo)
{
    demo->every = descend(LONG_MAX);
}

static void run_out_of_memory(struct demo *demo)
{
    (void)demo;
    memory_exhausted();
}

static void abort_here(struct demo *demo)
{
    (void)demo;
    abort();
}

static const struct {
    uint32_t code;
    void (*function)(struct demo *demo);
} keys[] = {
    {'q', quit},           {3, quit},
    {26, suspend},         {12, repaint},
    {'j', go_down},        {KEY_CODE_DOWN, go_down},
    {'k', go_up},          {KEY_CODE_UP, go_up},
    {'M', toggle_mouse},   {'T', next_theme},
    {'y', copy},           {'e', leave},
    {'n', go_on},          {'h', toggle_half},
    {'=', count_resizes},  {'X', write_to_null},
    {'S', overflow_stack}, {'U', run_out_of_memory},
    {'A', abort_here},     {'>', shift_right},
    {'<', shift_left},
};

/* The last hundred characters or so are kept. */
static void note(struct demo *demo, const char *words)
{
    if (demo->events.length > 100)
        text_clear(&demo->events);
    text_printf(&demo->events, " %s", words);
}

static void note_key(struct demo *demo, uint32_t code)
{
    char words[32] = {0};

    if (code >= KEY_CODE_UP)
        snprintf(words, sizeof(words), "%s", key_names[code - KEY_CODE_UP]);
    else if (code <= ' ' || code == 127)
        snprintf(words, sizeof(words), "^%u", (unsigned)code);
    else
        utf8_write(code, words);
    note(demo, words);
}

static void answer_key(struct demo *demo, uint32_t code)
{
    note_key(demo, code);
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++) {
        if (keys[i].code == code)
            keys[i].function(demo);
    }
}

static void answer_paste(struct demo *demo, const struct event *event)
{
    size_t length = strlen(event->paste);
    const char *end = strchrnul(event->paste, '\n');

    snprintf(demo->paste, sizeof(demo->paste), "%zu bytes, %s: %.*s", length,
             event->paste_cut ? "cut" : "whole",
             end - event->paste > 40 ? 40 : (int)(end - event->paste), event->paste);
}

static void answer_mouse(struct demo *demo, const struct event *event)
{
    static const char *const actions[] = {"click", "double", "wheel-up", "wheel-down"};
    char words[64];

    snprintf(words, sizeof(words), "%s:%d,%d", actions[event->action], event->row, event->column);
    note(demo, words);
}

/* Saves, closes and ends as the signal would have ended it. */
static _Noreturn void end_by(struct demo *demo, int number)
{
    FILE *file = demo->saved ? fopen(demo->saved, "w") : NULL;

    if (file) {
        fprintf(file, "saved after signal %d, %lu events\n", number, demo->count);
        fclose(file);
    }
    terminal_close(demo->terminal);
    terminal_die(number);
}

static void answer(struct demo *demo, const struct event *event)
{
    demo->count++;
    switch (event->kind) {
    case EVENT_KEY:
        answer_key(demo, event->code);
        break;
    case EVENT_PASTE:
        answer_paste(demo, event);
        break;
    case EVENT_MOUSE:
        answer_mouse(demo, event);
        break;
    case EVENT_RESIZE:
        demo->resizes++;
        surface_resize(demo->surface, terminal_rows(demo->terminal),
                       terminal_columns(demo->terminal));
        break;
    case EVENT_IDLE:
        note(demo, "idle");
        demo->idle = -1;
        break;
    case EVENT_HANGUP:
    case EVENT_QUIT:
        end_by(demo, (int)event->code);
    }
}

static void draw(struct demo *demo)
{
    paint(demo);
    terminal_draw(demo->terminal, demo->surface);
}

static void run(struct demo *demo)
{
    draw(demo);
    while (!demo->done) {
        struct event event;

        terminal_wait(demo->terminal, (int)demo->idle, &event);
        answer(demo, &event);
        if (!demo->done && !terminal_has_input(demo->terminal))
            draw(demo);
    }
}

/* Starting. */

static long number_after(char **argument)
{
    long number = 0;

    if (!argument[1] || !text_to_integer(argument[1], 0, 2000000, &number)) {
        fprintf(stderr, "demo: %s needs a number\n", argument[0]);
        exit(2);
    }
    return number;
}

static void read_option(struct demo *demo, struct terminal_options *options, char **argument)
{
    if (text_equal(argument[0], "--mouse")) {
        options->mouse = demo->mouse = true;
    } else if (text_equal(argument[0], "--no-color")) {
        options->color = false;
    } else if (text_equal(argument[0], "--list")) {
        demo->list = (int)number_after(argument);
    } else if (text_equal(argument[0], "--every")) {
        demo->every = number_after(argument);
    } else if (text_equal(argument[0], "--idle")) {
        demo->idle = number_after(argument);
    } else if (text_equal(argument[0], "--tty")) {
        options->input = options->output = open("/dev/tty", O_RDWR | O_CLOEXEC);
    } else if (text_equal(argument[0], "--saved")) {
        demo->saved = argument[1];
    } else if (text_equal(argument[0], "--child")) {
        demo->child = argument[1];
    } else if (text_equal(argument[0], "--theme")) {
        while (themes[demo->theme] && !text_equal(themes[demo->theme]->name, argument[1]))
            demo->theme++;
        options->theme = themes[demo->theme];
    }
}

/* Like the program: a terminal that cannot show a screen gets one line that says so. */
static void check_fitness(const char *term)
{
    static const char *const words[] = {"fit", "dumb", "unknown"};
    enum terminal_fitness fitness = terminal_fitness(term);

    if (fitness == TERMINAL_FIT)
        return;
    printf("demo: this terminal is %s\n", words[fitness]);
    exit(2);
}

int main(int argc, char **argv)
{
    struct demo demo = {.list = 10, .every = -1, .idle = -1, .child = "exit"};
    struct terminal_options options = {
        .term = getenv("TERM"),
        .color = true,
        .theme = themes[0],
        .input = STDIN_FILENO,
        .output = STDOUT_FILENO,
        .marks = getenv("WHICHSTACK_MARKS") != NULL,
        .escape_delay = 25,
    };
    struct error error;

    setlocale(LC_CTYPE, "");
    for (int i = 1; i < argc; i++)
        read_option(&demo, &options, argv + i);
    check_fitness(options.term);
    if (!terminal_open(&options, &demo.terminal, &error)) {
        fprintf(stderr, "demo: %s\n", error.message);
        return 2;
    }
    memory_on_failure(terminal_restore);
    demo.surface = surface_new(terminal_rows(demo.terminal), terminal_columns(demo.terminal));
    text_init(&demo.events);
    run(&demo);
    terminal_close(demo.terminal);
    surface_free(demo.surface);
    text_finish(&demo.events);
    return 0;
}
