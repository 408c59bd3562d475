#include "tui/terminal/terminal.h"

#include "base/array.h"
#include "base/compat/compat.h"
#include "base/memory.h"
#include "tui/terminal/clipboard.h"
#include "tui/terminal/description.h"
#include "tui/terminal/input.h"
#include "tui/terminal/screen.h"
#include "tui/terminal/terminal_session.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* Frames are shown by screen.h. Input is read here, in blocks. Ownership of the terminal and signals are
 * in terminal_session.c. */

#define SIZE_MAX_CELLS 1000 /* rows and columns beyond are not drawn */

static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

struct terminal {
    struct screen *screen;
    int in, out; /* descriptors */
    struct input *input;
    int pipe[2];
    bool is_ansi; /* understands private modes: mouse, paste, OSC */
    bool has_gone;
    bool marks, mouse;

    int rows, columns;
    bool resized;   /* not reported yet */
    int64_t quiet;  /* time of the last read that found nothing */
    bool has_drawn; /* the first frame is drawn */

    unsigned long handled; /* keys, pastes, mouse */
    bool is_marked;        /* no event since the last mark */
};

static int64_t clock_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What a terminal can do. */

enum terminal_fitness terminal_fitness(const char *term)
{
    if (!term || *term == '\0' || strcmp(term, "dumb") == 0)
        return TERMINAL_DUMB;
    switch (description_load(term)) {
    case DESCRIPTION_LOADED:
        return description_has(DESCRIPTION_MOVE) ? TERMINAL_FIT : TERMINAL_DUMB;
    case DESCRIPTION_GENERIC:
        return TERMINAL_DUMB;
    case DESCRIPTION_MISSING:
        break;
    }
    return TERMINAL_UNKNOWN;
}

/* What switches off everything that we and curses switch on, except the mouse, which is toggled. A
 * terminal without an alternate screen gets a newline, so that the message has its own line. */
static void prepare_restore(const struct terminal *terminal)
{
    struct text text;

    text_init(&text);
    if (terminal->is_ansi)
        text_append(&text, paste_off);
    description_append(DESCRIPTION_KEYPAD_OFF, &text);
    description_append(DESCRIPTION_RESET_STYLE, &text);
    if (description_has(DESCRIPTION_LEAVE_SCREEN))
        description_append(DESCRIPTION_LEAVE_SCREEN, &text);
    else
        text_append(&text, "\r\n");
    description_append(DESCRIPTION_SHOW_CURSOR, &text);
    terminal_session_prepare(text.bytes, text.length);
    text_finish(&text);
}

void terminal_restore(void)
{
    terminal_session_restore();
}

_Noreturn void terminal_die(int number)
{
    terminal_session_die(number);
}

/* Size. */

static int clamp_size(int size, int otherwise)
{
    if (size <= 0)
        return otherwise;
    return size < SIZE_MAX_CELLS ? size : SIZE_MAX_CELLS;
}

static void ask_size(const struct terminal *terminal, int *ret_rows, int *ret_columns)
{
    struct winsize size = {0};

    ioctl(terminal->out, TIOCGWINSZ, &size);
    *ret_rows = clamp_size(size.ws_row, terminal->rows);
    *ret_columns = clamp_size(size.ws_col, terminal->columns);
}

/* True if the size has changed. */
static bool take_size(struct terminal *terminal)
{
    int rows, columns;

    ask_size(terminal, &rows, &columns);
    if (rows == terminal->rows && columns == terminal->columns)
        return false;
    terminal->rows = rows;
    terminal->columns = columns;
    terminal->screen->kind->resize(terminal->screen, rows, columns);
    return true;
}

int terminal_rows(const struct terminal *terminal)
{
    return terminal->rows;
}

int terminal_columns(const struct terminal *terminal)
{
    return terminal->columns;
}

void terminal_set_theme(struct terminal *terminal, const struct theme *theme)
{
    terminal->screen->kind->set_theme(terminal->screen, theme);
}

/* Modes. */

static void switch_modes(struct terminal *terminal, bool on)
{
    struct text text;

    text_init(&text);
    if (terminal->is_ansi && terminal->mouse)
        text_append(&text, on ? mouse_on : mouse_off);
    if (terminal->is_ansi)
        text_append(&text, on ? paste_on : paste_off);
    if (on)
        description_append(DESCRIPTION_KEYPAD_ON, &text);
    terminal_session_write(text.bytes, text.length);
    text_finish(&text);
}

void terminal_set_mouse(struct terminal *terminal, bool on)
{
    if (terminal->mouse == on)
        return;
    terminal->mouse = on;
    terminal_session_set_mouse(on && terminal->is_ansi ? mouse_off : NULL);
    input_set_mouse(terminal->input, on);
    if (terminal->is_ansi && terminal_session_is_ours())
        terminal_session_write(on ? mouse_on : mouse_off, strlen(on ? mouse_on : mouse_off));
}

/* Hands the terminal to the shell or another program. Some terminals restore a hidden cursor with the
 * shell's screen, so it is shown once more. */
static void release_terminal(struct terminal *terminal)
{
    struct text text;

    if (!terminal_session_is_ours())
        return;
    switch_modes(terminal, false);
    terminal->screen->kind->leave(terminal->screen);
    text_init(&text);
    description_append(DESCRIPTION_SHOW_CURSOR, &text);
    terminal_session_write(text.bytes, text.length);
    text_finish(&text);
    terminal_session_give();
}

/* Takes the terminal back; the next draw enters the screen. A signal that ends us first leaves the
 * shell's screen alone. */
static void reclaim_terminal(struct terminal *terminal)
{
    terminal_session_wait_for_front();
    terminal_session_take_signal(SIGCONT);
    if (terminal_session_ending())
        return;
    terminal_session_take();
    terminal->screen->kind->enter(terminal->screen);
    switch_modes(terminal, true);
    take_size(terminal);
    terminal_repaint(terminal);
    terminal->resized = true;
}

void terminal_suspend(struct terminal *terminal)
{
    release_terminal(terminal);
    terminal_session_stop();
    reclaim_terminal(terminal);
}

/* The other program's job control must work: Ctrl-Z in it stops both. */
void terminal_leave(struct terminal *terminal)
{
    release_terminal(terminal);
    terminal_session_lend(true);
    terminal_session_note_stops(false);
}

void terminal_return(struct terminal *terminal)
{
    terminal_session_note_stops(true);
    terminal_session_lend(false);
    reclaim_terminal(terminal);
}

/* Opening and closing. */

/* False: no such terminal is known. */
static bool open_screen(struct terminal *terminal, const struct terminal_options *options)
{
    struct screen_setup setup = {
        .term = options->term ? options->term : "",
        .input = terminal->in,
        .output = terminal->out,
        .color = options->color,
        .direct = options->direct,
        .repeats = options->repeats,
    };

    if (description_load(setup.term) != DESCRIPTION_LOADED)
        return false;
    ask_size(terminal, &terminal->rows, &terminal->columns);
    setup.rows = terminal->rows;
    setup.columns = terminal->columns;
    terminal->screen = ansi_screen_new(&setup);
    if (!terminal->screen)
        terminal->screen = curses_screen_new(&setup);
    return terminal->screen != NULL;
}

static void set_up_screen(struct terminal *terminal, const struct terminal_options *options)
{
    terminal->is_ansi = description_starts(DESCRIPTION_MOVE, "\033[");
    prepare_restore(terminal);
    description_learn_keys(terminal->input);
    terminal->screen->kind->enter(terminal->screen);
    terminal_set_theme(terminal, options->theme);
    terminal->mouse = options->mouse;
    terminal_session_set_mouse(options->mouse && terminal->is_ansi ? mouse_off : NULL);
    input_set_mouse(terminal->input, options->mouse);
    switch_modes(terminal, true);
}

bool terminal_open(const struct terminal_options *options, struct terminal **ret_terminal,
                   struct error *error)
{
    struct terminal *terminal = memory_new(1, sizeof(*terminal));
    struct termios shell;

    *terminal = (struct terminal){
        .in = options->input,
        .out = options->output,
        .input = input_new(options->escape_delay),
        .pipe = {-1, -1},
        .marks = options->marks,
        .rows = 24, /* where the kernel does not know */
        .columns = 80,
    };
    if (!isatty(terminal->in) || tcgetattr(terminal->out, &shell) != 0) {
        error_set(error, "the screen cannot be opened: this is not a terminal; "
                         "`whichstack --help` names the commands that need none");
        goto fail;
    }
    if (compat_pipe2(terminal->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        error_set(error, "the screen cannot be opened: %s; close other programs and try again",
                  strerror(errno));
        goto fail;
    }
    terminal_session_open(terminal->out, &shell, terminal->pipe[1]);
    if (!open_screen(terminal, options)) {
        error_set(error,
                  "the screen cannot be opened: no terminal type '%s' is known here; "
                  "set TERM to one that is, or answer line by line with `whichstack ask`",
                  options->term ? options->term : "");
        goto fail;
    }
    set_up_screen(terminal, options);
    terminal_session_note_stops(true); /* curses has put its own handler there */
    *ret_terminal = terminal;
    return true;

fail:
    terminal_close(terminal);
    return false;
}

void terminal_close(struct terminal *terminal)
{
    if (!terminal)
        return;
    if (terminal->screen) {
        bool was_ours = terminal_session_is_ours();

        release_terminal(terminal);
        if (was_ours)
            terminal_session_allow_messages();
    }
    terminal_session_close();
    for (size_t i = 0; i < ARRAY_LENGTH(terminal->pipe); i++) {
        if (terminal->pipe[i] >= 0)
            close(terminal->pipe[i]);
    }
    if (terminal->screen)
        terminal->screen->kind->free(terminal->screen);
    description_unload();
    input_free(terminal->input);
    free(terminal);
}

/* Waiting. */

/* One read of what is available. */
static void read_bytes(struct terminal *terminal)
{
    size_t size;
    char *room = input_room(terminal->input, &size);
    ssize_t length = read(terminal->in, room, size);

    if (length > 0)
        input_add(terminal->input, (size_t)length, clock_now());
    else if (length == 0 || (errno != EAGAIN && errno != EINTR))
        terminal->has_gone = true;
}

/* Sleeps until there is input, a signal arrives or the deadline has passed (-1: none). */
static void sleep_until(struct terminal *terminal, int64_t time)
{
    struct pollfd polled[] = {
        {.fd = terminal->in, .events = POLLIN},
        {.fd = terminal->pipe[0], .events = POLLIN},
    };
    int64_t left = time < 0 ? -1 : time - clock_now();
    char drained[64];

    if (time >= 0 && left < 0)
        left = 0;
    if (poll(polled, ARRAY_LENGTH(polled), left > INT_MAX ? INT_MAX : (int)left) < 0)
        return;
    while (polled[1].revents && read(terminal->pipe[0], drained, sizeof(drained)) > 0)
        ;
    if (polled[0].revents)
        read_bytes(terminal);
    else
        terminal->quiet = clock_now();
}

static void write_mark(struct terminal *terminal)
{
    char mark[64];

    if (!terminal->marks || terminal->is_marked || !terminal_session_is_ours())
        return;
    snprintf(mark, sizeof(mark), "\033]7770;%lu;%d;%d\033\\", terminal->handled, terminal->rows,
             terminal->columns);
    terminal_session_write(mark, strlen(mark));
    terminal->is_marked = true;
}

/* Handles stop and continue signals. SIGSTOP leaves no chance to give the terminal back, so after
 * it the terminal is given and taken again: its state is unknown. */
static void take_stops(struct terminal *terminal)
{
    if (terminal_session_take_signal(SIGTSTP))
        terminal_suspend(terminal);
    if (!terminal_session_has_come(SIGCONT))
        return;
    terminal_session_wait_for_front();
    if (terminal_session_ending())
        return;
    release_terminal(terminal);
    reclaim_terminal(terminal);
}

static bool take_event(struct terminal *terminal, struct event *ret_event)
{
    take_stops(terminal);
    *ret_event = (struct event){.code = (uint32_t)terminal_session_ending()};
    if (ret_event->code != 0) {
        terminal_session_take_signal((int)ret_event->code);
        ret_event->kind = ret_event->code == SIGHUP ? EVENT_HANGUP : EVENT_QUIT;
        return true;
    }
    if (terminal_session_take_signal(SIGWINCH) && take_size(terminal))
        terminal->resized = true;
    if (terminal->resized) {
        terminal->resized = false;
        ret_event->kind = EVENT_RESIZE;
        return true;
    }
    if (input_next(terminal->input, terminal->quiet, ret_event)) {
        terminal->handled++;
        return true;
    }
    *ret_event = (struct event){.kind = EVENT_HANGUP, .code = SIGHUP};
    return terminal->has_gone;
}

void terminal_wait(struct terminal *terminal, int milliseconds, struct event *ret_event)
{
    int64_t end = milliseconds < 0 ? -1 : clock_now() + milliseconds;

    for (bool has_looked = false; !take_event(terminal, ret_event); has_looked = true) {
        int64_t deadline = input_deadline(terminal->input);

        if (has_looked && end >= 0 && clock_now() >= end) {
            *ret_event = (struct event){.kind = EVENT_IDLE};
            return;
        }
        if (milliseconds != 0)
            write_mark(terminal);
        sleep_until(terminal, deadline < 0 || (end >= 0 && end < deadline) ? end : deadline);
    }
    terminal->is_marked = false;
}

/* Only complete events count: while the rest of one is missing, the screen must be drawn. Nothing
 * is read before the first frame, so keys typed ahead do not delay it. */
bool terminal_has_input(struct terminal *terminal)
{
    if (!terminal->has_drawn)
        return false;
    if (input_ready(terminal->input, terminal->quiet))
        return true;
    sleep_until(terminal, 0);
    return input_ready(terminal->input, terminal->quiet) || terminal_session_ending() ||
           terminal->has_gone;
}

/* Drawing. */

void terminal_draw(struct terminal *terminal, const struct surface *surface)
{
    if (!terminal_session_is_ours())
        return;
    terminal->screen->kind->draw(terminal->screen, surface);
    terminal->has_drawn = true;
    terminal->is_marked = false;
}

/* Attributes left by another program would colour the cleared screen. */
void terminal_repaint(struct terminal *terminal)
{
    struct text text;

    if (!terminal_session_is_ours())
        return;
    text_init(&text);
    description_append(DESCRIPTION_RESET_STYLE, &text);
    terminal_session_write(text.bytes, text.length);
    text_finish(&text);
    terminal->screen->kind->forget(terminal->screen);
}

bool terminal_copy(struct terminal *terminal, const char *bytes, size_t length, bool tmux)
{
    struct text text;

    if (length > CLIPBOARD_MAX)
        return false;
    text_init(&text);
    clipboard_sequence(bytes, length, tmux, &text);
    if (terminal->is_ansi && terminal_session_is_ours())
        terminal_session_write(text.bytes, text.length);
    text_finish(&text);
    return true;
}
