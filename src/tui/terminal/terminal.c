#include "tui/terminal/terminal.h"

#include "base/array.h"
#include "base/compat/compat.h"
#include "base/memory.h"
#include "tui/terminal/clipboard.h"
#include "tui/terminal/inks.h"
#include "tui/terminal/input.h"
#include "tui/terminal/output.h"
#include "tui/terminal/renderer.h"
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

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>
#undef columns /* term.h defines these names as macros */
#undef lines

/* Curses draws what renderer.c puts into its window. Input is read here, in blocks, because curses reads
 * one byte a system call and cannot tell the end of input from a pause. Ownership of the terminal and
 * signals are in terminal_session.c. */

#define SIZE_MAX_CELLS 1000 /* rows and columns beyond are not drawn */

static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

struct terminal {
    SCREEN *screen;
    FILE *in, *out;
    struct output *output; /* holds what curses writes; NULL: curses writes to `out` */
    FILE *to_output;
    struct input *input;
    int pipe[2];
    bool is_ansi; /* understands private modes: mouse, paste, OSC */
    bool has_gone;
    bool color, marks, mouse;

    int rows, columns;
    bool resized;    /* not reported yet */
    int64_t quiet;   /* time of the last read that found nothing */
    bool has_drawn;  /* the first frame is drawn */
    bool has_cursor; /* it is shown */
    struct inks *inks;
    struct renderer *renderer;

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

/* A description can also say that a capability is cancelled. */
static const char *present(const char *capability)
{
    return capability == (const char *)-1 ? NULL : capability;
}

enum terminal_fitness terminal_fitness(const char *term)
{
    enum terminal_fitness fitness = TERMINAL_UNKNOWN;
    int found = 0;

    if (!term || *term == '\0' || strcmp(term, "dumb") == 0)
        return TERMINAL_DUMB;
    if (setupterm(term, STDOUT_FILENO, &found) == OK)
        fitness = present(cursor_address) ? TERMINAL_FIT : TERMINAL_DUMB;
    else if (found == 1) /* a hardcopy terminal */
        fitness = TERMINAL_DUMB;
    if (cur_term)
        del_curterm(cur_term);
    return fitness;
}

/* Adds a capability without its padding, such as `$<5>`: current terminals need none. */
static void add_capability(struct text *text, const char *capability)
{
    for (const char *at = present(capability); at && *at; at++) {
        const char *end = at[0] == '$' && at[1] == '<' ? strchr(at, '>') : NULL;

        if (end)
            at = end;
        else
            text_append_char(text, *at);
    }
}

/* What switches off everything that we and curses switch on, except the mouse, which is toggled. A
 * terminal without an alternate screen gets a newline, so that the message has its own line. */
static void prepare_restore(const struct terminal *terminal)
{
    struct text text;

    text_init(&text);
    if (terminal->is_ansi)
        text_append(&text, paste_off);
    add_capability(&text, keypad_local);
    add_capability(&text, exit_attribute_mode);
    add_capability(&text, present(exit_ca_mode) ? exit_ca_mode : "\r\n");
    add_capability(&text, cursor_normal);
    terminal_session_prepare(text.bytes, text.length);
    text_finish(&text);
}

static void learn_keys(struct input *input)
{
    const struct {
        const char *sequence;
        uint32_t code;
    } keys[] = {
        {key_up, KEY_CODE_UP},         {key_down, KEY_CODE_DOWN},
        {key_left, KEY_CODE_LEFT},     {key_right, KEY_CODE_RIGHT},
        {key_ppage, KEY_CODE_PAGE_UP}, {key_npage, KEY_CODE_PAGE_DOWN},
        {key_home, KEY_CODE_HOME},     {key_end, KEY_CODE_END},
        {key_dc, KEY_CODE_DELETE},     {key_ic, KEY_CODE_INSERT},
        {key_btab, KEY_CODE_BACK_TAB}, {key_backspace, KEY_CODE_BACKSPACE},
        {key_f1, KEY_CODE_F1},         {key_f2, KEY_CODE_F1 + 1},
        {key_f3, KEY_CODE_F1 + 2},     {key_f4, KEY_CODE_F1 + 3},
        {key_f5, KEY_CODE_F1 + 4},     {key_f6, KEY_CODE_F1 + 5},
        {key_f7, KEY_CODE_F1 + 6},     {key_f8, KEY_CODE_F1 + 7},
        {key_f9, KEY_CODE_F1 + 8},     {key_f10, KEY_CODE_F1 + 9},
        {key_f11, KEY_CODE_F1 + 10},   {key_f12, KEY_CODE_F12},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++)
        input_learn(input, present(keys[i].sequence), keys[i].code);
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

    ioctl(fileno(terminal->out), TIOCGWINSZ, &size);
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
    resizeterm(rows, columns);
    renderer_forget(terminal->renderer);
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

/* With fewer colours, from the terminal or by the user's choice, a simpler variant of the theme is
 * used. */
void terminal_set_theme(struct terminal *terminal, const struct theme *theme)
{
    renderer_forget_theme(terminal->renderer);
    if (inks_are_styles(terminal->inks) && terminal->has_drawn)
        clearok(curscr, TRUE); /* the numbers stay, and mean other styles */
    inks_set_theme(terminal->inks, theme);
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
        add_capability(&text, keypad_xmit); /* endwin() switches it off */
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

bool terminal_mouse(const struct terminal *terminal)
{
    return terminal->mouse;
}

/* Hands the terminal to the shell or another program. Curses shows the cursor before it leaves the
 * alternate screen; some terminals restore a hidden cursor there, so it is shown again. */
static void release_terminal(struct terminal *terminal)
{
    struct text text;

    if (!terminal_session_is_ours())
        return;
    switch_modes(terminal, false);
    output_release(terminal->output);
    endwin();
    text_init(&text);
    add_capability(&text, cursor_normal);
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
    reset_prog_mode();
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

/* Curses needs streams; stdin and stdout are used where they are the terminal. */
static FILE *stream_of(int descriptor, FILE *standard, const char *mode)
{
    return descriptor == fileno(standard)
               ? standard
               : fdopen(fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1), mode);
}

static void close_stream(FILE *stream, const FILE *standard)
{
    if (stream && stream != standard)
        fclose(stream);
}

#define TERM_BYTES 80
#define INDEXED "-256color"
#define DIRECT "-direct"

/* "xterm-direct" for "xterm-256color" and "xterm". Curses sends 24-bit colour only to a description
 * that has it, so the one of that name is used where it is installed. False: there is none. */
static bool direct_description(const char *term, char name[TERM_BYTES])
{
    size_t length = strlen(term);
    int found = 0;

    if (length > strlen(INDEXED) && strcmp(term + length - strlen(INDEXED), INDEXED) == 0)
        length -= strlen(INDEXED);
    if (length + strlen(DIRECT) >= TERM_BYTES)
        return false;
    snprintf(name, TERM_BYTES, "%.*s" DIRECT, (int)length, term);
    bool usable =
        setupterm(name, STDOUT_FILENO, &found) == OK && present(cursor_address) && max_colors > 256;
    if (cur_term)
        del_curterm(cur_term);
    return usable;
}

/* newterm() does not check its allocations: three screens and the terminal's description. So the
 * same amount is allocated first; if that fails, the program ends with a message. */
static void reserve_memory(const struct terminal *terminal)
{
    size_t cells = (size_t)terminal->rows * (size_t)terminal->columns;

    free(memory_resize(NULL, cells * 3 + 32768, sizeof(cchar_t)));
}

/* Curses gets the size through the environment, which it reads before asking the kernel: there is
 * no other way to protect it from a window of 65,535 rows or from wrong variables. */
static bool open_screen(struct terminal *terminal, const char *term, bool direct)
{
    char size[16], name[TERM_BYTES];

    if (term && direct && terminal->color && direct_description(term, name))
        term = name;

    ask_size(terminal, &terminal->rows, &terminal->columns);
    snprintf(size, sizeof(size), "%d", terminal->rows);
    setenv("LINES", size, 1);
    snprintf(size, sizeof(size), "%d", terminal->columns);
    setenv("COLUMNS", size, 1);
    reserve_memory(terminal);
    terminal->screen = newterm(
        term ? term : "", terminal->to_output ? terminal->to_output : terminal->out, terminal->in);
    unsetenv("LINES");
    unsetenv("COLUMNS");
    return terminal->screen != NULL;
}

/* Curses enters the screen with the first frame. It would set the modes of the terminal then, which it
 * cannot where the output is held; raw() and reclaim_terminal() have done so. */
static void hold_output(struct terminal *terminal)
{
    bool are_styles = inks_are_styles(terminal->inks);

    if (are_styles == output_is_held(terminal->output))
        return;
    if (!are_styles) {
        output_release(terminal->output);
        return;
    }
    output_hold(terminal->output);
    renderer_forget(terminal->renderer);
}

/* Until curses has left its screen once, it flushes at every cursor movement: a frame of 33 rows
 * took 136 writes. So it leaves here, unseen where the output is held. */
static void leave_once(struct terminal *terminal)
{
    hold_output(terminal);
    endwin();
    if (output_is_held(terminal->output))
        output_drop(terminal->output);
    else
        reset_prog_mode();
}

static void set_up_screen(struct terminal *terminal, const struct terminal_options *options)
{
    terminal->is_ansi = present(cursor_address) && strncmp(cursor_address, "\033[", 2) == 0;
    prepare_restore(terminal);
    terminal->inks =
        inks_new(terminal->color,
                 terminal->is_ansi && terminal->output ? output_styles(terminal->output) : NULL);
    terminal->renderer = renderer_new(terminal->inks);
    raw();
    noecho();
    nonl();
    typeahead(-1); /* a frame is always sent whole */
    learn_keys(terminal->input);
    terminal_set_theme(terminal, options->theme);
    leave_once(terminal);
    terminal->mouse = options->mouse;
    terminal_session_set_mouse(options->mouse && terminal->is_ansi ? mouse_off : NULL);
    input_set_mouse(terminal->input, options->mouse);
    switch_modes(terminal, true);
}

static void open_output(struct terminal *terminal)
{
    terminal->output = output_new(fileno(terminal->out));
    if (terminal->output)
        terminal->to_output = fdopen(output_descriptor(terminal->output), "w");
    if (!terminal->to_output) {
        output_free(terminal->output);
        terminal->output = NULL;
    }
}

bool terminal_open(const struct terminal_options *options, struct terminal **ret_terminal,
                   struct error *error)
{
    struct terminal *terminal = memory_new(1, sizeof(*terminal));
    struct termios shell;

    *terminal = (struct terminal){
        .in = stream_of(options->input, stdin, "r"),
        .out = stream_of(options->output, stdout, "w"),
        .input = input_new(options->escape_delay),
        .pipe = {-1, -1},
        .color = options->color,
        .marks = options->marks,
        .rows = 24, /* where the kernel does not know */
        .columns = 80,
        .has_cursor = true,
    };
    if (!terminal->in || !terminal->out || !isatty(options->input) ||
        tcgetattr(options->output, &shell) != 0) {
        error_set(error, "the screen cannot be opened: this is not a terminal; "
                         "`whichstack --help` names the commands that need none");
        goto fail;
    }
    if (compat_pipe2(terminal->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        error_set(error, "the screen cannot be opened: %s; close other programs and try again",
                  strerror(errno));
        goto fail;
    }
    terminal_session_open(fileno(terminal->out), &shell, terminal->pipe[1]);
    open_output(terminal);
    if (!open_screen(terminal, options->term, options->direct)) {
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
        delscreen(terminal->screen);
    }
    terminal_session_close();
    for (size_t i = 0; i < ARRAY_LENGTH(terminal->pipe); i++) {
        if (terminal->pipe[i] >= 0)
            close(terminal->pipe[i]);
    }
    close_stream(terminal->in, stdin);
    close_stream(terminal->out, stdout);
    if (terminal->to_output)
        fclose(terminal->to_output);
    output_free(terminal->output);
    renderer_free(terminal->renderer);
    inks_free(terminal->inks);
    input_free(terminal->input);
    free(terminal);
}

/* Waiting. */

/* One read of what is available. */
static void read_bytes(struct terminal *terminal)
{
    size_t size;
    char *room = input_room(terminal->input, &size);
    ssize_t length = read(fileno(terminal->in), room, size);

    if (length > 0)
        input_add(terminal->input, (size_t)length, clock_now());
    else if (length == 0 || (errno != EAGAIN && errno != EINTR))
        terminal->has_gone = true;
}

/* Sleeps until there is input, a signal arrives or the deadline has passed (-1: none). */
static void sleep_until(struct terminal *terminal, int64_t time)
{
    struct pollfd polled[] = {
        {.fd = fileno(terminal->in), .events = POLLIN},
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

/* After the frame, and so after the screen was entered: some terminals keep with the shell's screen
 * whether the cursor was shown. */
static void show_cursor(struct terminal *terminal, bool is_shown)
{
    if (is_shown != terminal->has_cursor)
        curs_set(is_shown);
    terminal->has_cursor = is_shown;
}

void terminal_draw(struct terminal *terminal, const struct surface *surface)
{
    bool has_cursor = surface->cursor_row >= 0 && surface->cursor_row < terminal->rows &&
                      surface->cursor_col >= 0 && surface->cursor_col < terminal->columns;

    if (!terminal_session_is_ours())
        return;
    hold_output(terminal);
    renderer_put(terminal->renderer, surface, terminal->rows, terminal->columns);
    if (has_cursor)
        wmove(newscr, surface->cursor_row, surface->cursor_col);
    doupdate();
    show_cursor(terminal, has_cursor && !surface->cursor_hidden);
    if (output_is_held(terminal->output))
        output_send(terminal->output);
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
    add_capability(&text, exit_attribute_mode);
    terminal_session_write(text.bytes, text.length);
    text_finish(&text);
    if (terminal->output)
        styles_forget(output_styles(terminal->output));
    clearok(curscr, TRUE);
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
