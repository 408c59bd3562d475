#include "tui/terminal/terminal.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/bounds.h"
#include "base/compat/compat.h"
#include "base/memory.h"
#include "base/text/utf8.h"
#include "tui/terminal/clipboard.h"
#include "tui/terminal/input.h"
#include "tui/terminal/painter.h"
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
#include <wchar.h>

#include <curses.h>
#include <term.h>
#undef columns /* term.h defines these names as macros */
#undef lines

/* Of curses only the descriptions of terminals are used (terminfo): what this one can do, and by
 * which sequences. painter.c writes them: the windows of curses send both colours wherever one of
 * them changes, which doubled the bytes of a key. Input is read here, in blocks, because curses reads
 * one byte a system call and cannot tell the end of input from a pause. Ownership of the terminal and
 * signals are in terminal_session.c. */

#define SIZE_MAX_CELLS 1000 /* rows and columns beyond are not drawn */

static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

struct terminal {
    int in, out;               /* descriptors */
    struct termios shell, own; /* modes of the line */
    struct arena *arena;       /* of the sequences */
    struct input *input;
    struct painter *painter; /* NULL until the terminal is open */
    int pipe[2];
    bool is_ansi; /* understands private modes: mouse, paste, OSC */
    bool has_gone;
    bool color, marks, mouse;

    int rows, columns;
    bool resized;    /* not reported yet */
    int64_t quiet;   /* time of the last read that found nothing */
    bool is_entered; /* the window shows our screen */
    bool has_drawn;  /* the first frame is drawn */
    bool has_cursor; /* it is shown */

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

static void move_cursor(int row, int column, struct text *text)
{
    add_capability(text, tparm(cursor_address, row, column));
}

/* Does the end of all attributes bring back the terminal's own colours? So it does as SGR. */
static bool resets_colors(void)
{
    const char *reset = present(exit_attribute_mode);

    return reset && (strstr(reset, "[m") || strstr(reset, "[0m") || strstr(reset, "[0;"));
}

/* What switches off everything that we switch on, except the mouse, which is toggled. A
 * terminal without an alternate screen gets a newline, so that the message has its own line. */
static void prepare_restore(const struct terminal *terminal)
{
    struct text text;

    text_init(&text);
    if (terminal->is_ansi)
        text_append(&text, paste_off);
    add_capability(&text, keypad_local);
    add_capability(&text, exit_attribute_mode);
    if (!resets_colors())
        add_capability(&text, orig_pair);
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
    painter_forget(terminal->painter);
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

/* Colours. */

/* How many there are: 0, 8, 16, 256 or more. */
static int color_count(const struct terminal *terminal)
{
    bool has_all = present(set_a_foreground) && present(set_a_background) && present(orig_pair);

    return terminal->color && has_all && max_colors >= 8 ? max_colors : 0;
}

/* With eight colours, grey is dim and the light colours become the plain ones. */
static int with_eight(int index, unsigned *attributes)
{
    if (index == 8) {
        *attributes |= ATTRIBUTE_DIM;
        return COLOR_OF_TERMINAL;
    }
    return index > 8 ? index - 8 : index;
}

/* The number of the colour on this terminal. With direct colour, small numbers still select the
 * palette; of the sixteen, those above that range use a similar colour. */
static int color_number(const struct color *color, int colors, unsigned *attributes)
{
    static const int light[] = {0x7f7f7f, 0xff5f5f, 0x5fff5f, 0xffff5f,
                                0x5f87ff, 0xff5fff, 0x5fffff, 0xffffff};

    if (colors > 256)
        return color->rgb > 7     ? color->rgb
               : color->index > 7 ? light[color->index - 8]
                                  : color->index;
    return colors < 16 ? with_eight(color->index, attributes) : color->index;
}

static struct ink ink_of(struct style style, int colors)
{
    struct ink ink = {COLOR_OF_TERMINAL, COLOR_OF_TERMINAL, 0};

    if (colors > 0) {
        ink.background = color_number(&style.background, colors, &(unsigned){0});
        ink.foreground = color_number(&style.foreground, colors, &style.attributes);
    }
    ink.attributes = style.attributes;
    return ink;
}

/* With fewer colours, from the terminal or by the user's choice, a simpler variant of the theme is
 * used. */
void terminal_set_theme(struct terminal *terminal, const struct theme *theme)
{
    int colors = color_count(terminal);
    const struct theme *used = theme_for(theme, colors);

    painter_forget(terminal->painter);
    if (used->colors == THEME_COLORLESS)
        colors = 0;
    for (int role = 0; role < ROLE_COUNT; role++)
        for (int ground = 0; ground < GROUND_COUNT; ground++)
            for (int mark = 0; mark < 2; mark++)
                painter_set_ink(terminal->painter, (enum role)role, (enum ground)ground, mark,
                                ink_of(theme_style(used, role, ground, mark), colors));
}

/* Modes. */

static void switch_modes(const struct terminal *terminal)
{
    struct text text;

    text_init(&text);
    if (terminal->is_ansi && terminal->mouse)
        text_append(&text, mouse_on);
    if (terminal->is_ansi)
        text_append(&text, paste_on);
    add_capability(&text, keypad_xmit);
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

/* Hands the terminal to the shell or another program, with the cursor below what is left on the
 * screen. Some terminals restore a hidden cursor with the shell's screen, so it is shown after it. */
static void give_back(struct terminal *terminal)
{
    struct text text;

    if (!terminal_session_is_ours())
        return;
    text_init(&text);
    if (terminal->is_entered)
        move_cursor(terminal->rows - 1, 0, &text);
    terminal_session_write(text.bytes, text.length);
    text_finish(&text);
    terminal_session_restore();
    terminal_session_give();
    terminal->is_entered = false;
    terminal->has_cursor = true;
}

/* Takes the terminal back; the next draw enters the screen. A signal that ends us first leaves the
 * shell's screen alone. */
static void take_back(struct terminal *terminal)
{
    terminal_session_wait_for_front();
    terminal_session_take_signal(SIGCONT);
    if (terminal_session_ending())
        return;
    terminal_session_take();
    tcsetattr(terminal->out, TCSADRAIN, &terminal->own);
    switch_modes(terminal);
    take_size(terminal);
    painter_forget(terminal->painter);
    terminal->resized = true;
}

void terminal_suspend(struct terminal *terminal)
{
    give_back(terminal);
    terminal_session_stop();
    take_back(terminal);
}

/* The other program's job control must work: Ctrl-Z in it stops both. */
void terminal_leave(struct terminal *terminal)
{
    give_back(terminal);
    terminal_session_lend(true);
    terminal_session_note_stops(false);
}

void terminal_return(struct terminal *terminal)
{
    terminal_session_note_stops(true);
    terminal_session_lend(false);
    take_back(terminal);
}

/* Opening and closing. */

#define TERM_BYTES 80
#define INDEXED "-256color"
#define DIRECT "-direct"

/* "xterm-direct" for "xterm-256color" and "xterm". 24-bit colour is sent only to a description
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

#define DESCRIPTION_BYTES 65536

/* Curses does not check all its allocations. So as much as a description takes is allocated first; if
 * that fails, the program ends with a message. */
static bool read_description(struct terminal *terminal, const char *term, bool direct)
{
    char name[TERM_BYTES];
    int found = 0;

    if (term && direct && terminal->color && direct_description(term, name))
        term = name;
    free(memory_resize(NULL, DESCRIPTION_BYTES, 1));
    return setupterm(term ? term : "", terminal->out, &found) == OK;
}

/* A capability without its padding; "" when there is none. */
static const char *plain(const struct terminal *terminal, const char *capability)
{
    struct text text;
    const char *copy;

    text_init(&text);
    add_capability(&text, capability);
    copy = arena_string(terminal->arena, text.bytes);
    text_finish(&text);
    return copy;
}

/* Attributes that the terminal cannot show together with colours. */
static unsigned colorless_attributes(void)
{
    static const struct {
        int bit;
        unsigned attribute;
    } bits[] = {{2, ATTRIBUTE_UNDERLINE},
                {4, ATTRIBUTE_REVERSE},
                {16, ATTRIBUTE_DIM},
                {32, ATTRIBUTE_BOLD}};
    unsigned attributes = 0;

    for (size_t i = 0; i < ARRAY_LENGTH(bits); i++)
        if (no_color_video > 0 && (no_color_video & bits[i].bit))
            attributes |= bits[i].attribute;
    return attributes;
}

static const char *color_sequence(int number, bool is_background)
{
    const char *sequence = tparm(is_background ? set_a_background : set_a_foreground, number);

    return sequence ? sequence : "";
}

/* Attributes are used where they can be ended, and take no room on the screen. */
static struct painter *new_painter(struct terminal *terminal)
{
    static const char ansi_address[] = "\033[%i%p1%d;%p2%dH";
    bool has_attributes = present(exit_attribute_mode) && magic_cookie_glitch <= 0;
    struct painter_codes codes = {
        .clear = plain(terminal, clear_screen),
        .clear_line = plain(terminal, clr_eol),
        .reset = plain(terminal, exit_attribute_mode),
        .own_colors = plain(terminal, orig_pair),
        .bold = plain(terminal, has_attributes ? enter_bold_mode : NULL),
        .dim = plain(terminal, has_attributes ? enter_dim_mode : NULL),
        .reverse = plain(terminal, has_attributes ? enter_reverse_mode : NULL),
        .underline = plain(terminal, has_attributes ? enter_underline_mode : NULL),
        .wrap_off = plain(terminal, present(enter_am_mode) ? exit_am_mode : NULL),
        .wrap_on = plain(terminal, present(exit_am_mode) ? enter_am_mode : NULL),
        .resets_colors = resets_colors(),
        .scrolls_at_end = auto_right_margin && !eat_newline_glitch,
        .clears_in_color = back_color_erase,
        .is_ansi = strcmp(cursor_address, ansi_address) == 0,
        .is_modern = terminal->is_ansi && max_colors >= 256,
        .no_color = colorless_attributes(),
        .move = move_cursor,
        .color = color_sequence,
    };

    return painter_new(&codes);
}

/* As raw() of curses: bytes as they come, the signals of keys as keys. */
static void set_own_modes(struct terminal *terminal)
{
    struct termios *own = &terminal->own;

    *own = terminal->shell;
    own->c_iflag &= ~(tcflag_t)(IXON | BRKINT | PARMRK | ICRNL);
    own->c_oflag &= ~(tcflag_t)ONLCR;
    own->c_lflag &= ~(tcflag_t)(ICANON | ISIG | IEXTEN | ECHO | ECHONL);
    own->c_cc[VMIN] = 1;
    own->c_cc[VTIME] = 0;
    tcsetattr(terminal->out, TCSADRAIN, own);
}

static void set_up_screen(struct terminal *terminal, const struct terminal_options *options)
{
    terminal->is_ansi = strncmp(cursor_address, "\033[", 2) == 0;
    terminal->painter = new_painter(terminal);
    prepare_restore(terminal);
    set_own_modes(terminal);
    learn_keys(terminal->input);
    terminal_set_theme(terminal, options->theme);
    terminal->mouse = options->mouse;
    terminal_session_set_mouse(options->mouse && terminal->is_ansi ? mouse_off : NULL);
    input_set_mouse(terminal->input, options->mouse);
    switch_modes(terminal);
}

bool terminal_open(const struct terminal_options *options, struct terminal **ret_terminal,
                   struct error *error)
{
    struct terminal *terminal = memory_new(1, sizeof(*terminal));

    *terminal = (struct terminal){
        .in = options->input,
        .out = options->output,
        .arena = arena_new(),
        .input = input_new(options->escape_delay),
        .pipe = {-1, -1},
        .color = options->color,
        .marks = options->marks,
        .rows = 24, /* where the kernel does not know */
        .columns = 80,
        .has_cursor = true,
    };
    if (!isatty(terminal->in) || tcgetattr(terminal->out, &terminal->shell) != 0) {
        error_set(error, "the screen cannot be opened: this is not a terminal; "
                         "`whichstack --help` names the commands that need none");
        goto fail;
    }
    if (compat_pipe2(terminal->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        error_set(error, "the screen cannot be opened: %s; close other programs and try again",
                  strerror(errno));
        goto fail;
    }
    ask_size(terminal, &terminal->rows, &terminal->columns);
    terminal_session_open(terminal->out, &terminal->shell, terminal->pipe[1]);
    if (!read_description(terminal, options->term, options->direct) || !present(cursor_address)) {
        error_set(error,
                  "the screen cannot be opened: no terminal type '%s' is known here; "
                  "set TERM to one that is, or answer line by line with `whichstack ask`",
                  options->term ? options->term : "");
        goto fail;
    }
    set_up_screen(terminal, options);
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
    if (terminal->painter) {
        bool was_ours = terminal_session_is_ours();

        give_back(terminal);
        if (was_ours)
            terminal_session_allow_messages();
    }
    terminal_session_close();
    for (size_t i = 0; i < ARRAY_LENGTH(terminal->pipe); i++) {
        if (terminal->pipe[i] >= 0)
            close(terminal->pipe[i]);
    }
    if (cur_term)
        del_curterm(cur_term);
    painter_free(terminal->painter);
    input_free(terminal->input);
    arena_free(terminal->arena);
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
    give_back(terminal);
    take_back(terminal);
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

/* The screen is entered with the first frame. The cursor is shown or hidden after it: some terminals
 * keep with the shell's screen whether it was shown. */
void terminal_draw(struct terminal *terminal, const struct surface *surface)
{
    bool has_cursor = !surface->cursor_hidden && surface->cursor_row >= 0 &&
                      surface->cursor_row < terminal->rows && surface->cursor_col >= 0 &&
                      surface->cursor_col < terminal->columns;
    struct text text;

    if (!terminal_session_is_ours())
        return;
    text_init(&text);
    if (!terminal->is_entered)
        add_capability(&text, enter_ca_mode);
    painter_draw(terminal->painter, surface, terminal->rows, terminal->columns, &text);
    if (has_cursor != terminal->has_cursor)
        add_capability(&text, has_cursor ? cursor_normal : cursor_invisible);
    terminal_session_write(text.bytes, text.length);
    text_finish(&text);
    terminal->has_cursor = has_cursor;
    terminal->is_entered = true;
    terminal->has_drawn = true;
    terminal->is_marked = false;
}

void terminal_repaint(struct terminal *terminal)
{
    painter_forget(terminal->painter);
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
