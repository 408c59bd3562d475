#include "screen.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#define PATIENCE 30000 /* ms without progress: for a machine under load; no test comes near it */

/* Marks of the small shell, private OSC as those of the programs: what has happened to the job. */
#define SHELL_STARTED "7771;started;"
#define SHELL_STOPPED "7771;stopped;"
#define SHELL_ENDED "7771;ended;"

/* Private modes that are followed in the log: libvterm does not tell of all. */
static const int followed[] = {1, 1000, 1006, 2004};

struct screen {
    VTerm *vterm;
    VTermScreen *cells;
    int terminal; /* our end; -1: closed */
    pid_t child;  /* the program, or the shell that started it */
    pid_t program;
    bool has_shell;
    int orders; /* to the shell */
    int rows, columns;

    unsigned long sent;   /* events sent */
    unsigned long marked; /* events answered */
    int marked_rows, marked_columns;
    int stops, stops_seen;

    bool is_over; /* nothing more can come from the terminal */
    bool has_ended;
    int status;
    struct rusage usage;

    bool alternate, cursor, mouse;
    int titles;
    struct text log, unknown;
    size_t followed_to; /* in the log */
    bool is_on[ARRAY_LENGTH(followed)];
    struct text pending; /* read, and not interpreted: a mark may have begun */
    struct text replies; /* what the terminal answers to what is being interpreted */
    bool is_interpreting;
    char words[32];
};

static int64_t clock_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* For what is wrong with the test itself or the machine. */
static _Noreturn void bail_out(const char *what, const char *why)
{
    printf("Bail out! %s: %s\n", what, why);
    exit(1);
}

/* Callbacks of libvterm. */

static int on_osc(const char *command, size_t length, void *data)
{
    struct screen *screen = data;

    text_printf(&screen->unknown, "OSC %.*s\n", (int)length, command);
    return 1;
}

static int on_csi(const char *leader, const long arguments[], int count, const char *intermediate,
                  char command, void *data)
{
    struct screen *screen = data;

    text_printf(&screen->unknown, "CSI %s", leader ? leader : "");
    for (int i = 0; i < count; i++)
        text_printf(&screen->unknown, "%s%ld", i > 0 ? ";" : "", CSI_ARG(arguments[i]));
    text_printf(&screen->unknown, "%s%c\n", intermediate ? intermediate : "", command);
    return 1;
}

static int on_control(unsigned char control, void *data)
{
    struct screen *screen = data;

    text_printf(&screen->unknown, "control %02X\n", control);
    return 1;
}

static int on_dcs(const char *command, size_t length, void *data)
{
    struct screen *screen = data;

    text_printf(&screen->unknown, "DCS %.*s\n", (int)length, command);
    return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *data)
{
    struct screen *screen = data;

    if (property == VTERM_PROP_ALTSCREEN)
        screen->alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        screen->cursor = value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        screen->mouse = value->number != VTERM_PROP_MOUSE_NONE;
    else if (property == VTERM_PROP_TITLE || property == VTERM_PROP_ICONNAME)
        screen->titles++;
    return 1;
}

static const VTermParserCallbacks fallbacks = {
    .control = on_control, .csi = on_csi, .osc = on_osc, .dcs = on_dcs};
static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

/* Reading and writing. */

static void read_mark(struct screen *screen, const char *mark)
{
    int rows, columns, number;
    unsigned long count;

    if (sscanf(mark, "7770;%lu;%d;%d", &count, &rows, &columns) == 3) {
        screen->marked = count;
        screen->marked_rows = rows;
        screen->marked_columns = columns;
    } else if (sscanf(mark, SHELL_STARTED "%d", &number) == 1) {
        screen->program = number;
    } else if (sscanf(mark, SHELL_STOPPED "%d", &number) == 1) {
        screen->stops = number;
    } else if (sscanf(mark, SHELL_ENDED "%d", &number) == 1) {
        screen->status = number;
    }
}

/* Where a mark begins, or the bytes at the end that may become one; or the end. */
static const char *find_mark(const char *bytes, const char *end)
{
    static const char beginning[] = "\033]777";
    size_t length = strlen(beginning);

    for (; bytes < end; bytes++) {
        size_t left = (size_t)(end - bytes);

        if (memcmp(bytes, beginning, left < length ? left : length) == 0)
            break;
    }
    return bytes;
}

/* The end without a character that is not complete yet. */
static const char *complete_end(const char *bytes, const char *end)
{
    for (int back = 1; back <= 3 && end - back >= bytes; back++) {
        unsigned char byte = (unsigned char)end[-back];
        int length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;

        if (byte < 0x80 || length > 1) /* no continuation: here the last character begins */
            return length > back ? end - back : end;
    }
    return end;
}

/* Marks are taken out before libvterm sees them: it loses an OSC that comes in two pieces, and a
 * character of UTF-8 in two pieces if ASCII comes before it. */
static void interpret(struct screen *screen)
{
    const char *at = screen->pending.bytes, *end = at + screen->pending.length;
    struct text rest;

    screen->is_interpreting = true;
    for (const char *mark, *over; at < end; at = over + 2) {
        mark = find_mark(at, end);
        if (mark == end)
            mark = complete_end(at, end);
        vterm_input_write(screen->vterm, at, (size_t)(mark - at));
        at = mark;
        over = memmem(mark, (size_t)(end - mark), "\033\\", 2);
        if (!over)
            break;
        read_mark(screen, mark + 2);
    }
    text_init(&rest);
    text_append_bytes(&rest, at, (size_t)(end - at));
    text_finish(&screen->pending);
    screen->pending = rest;
    screen->is_interpreting = false;
}

static void set_mode(struct screen *screen, long mode, bool on)
{
    for (size_t i = 0; i < ARRAY_LENGTH(followed); i++) {
        if (followed[i] == mode)
            screen->is_on[i] = on;
    }
}

/* Private modes are set as in `Esc [ ? 1006 ; 1000 h`. One that has not come to its end yet is
 * left for the next time. */
static void follow_modes(struct screen *screen)
{
    static const char digits[] = "0123456789;", start[] = "\033[?";
    const char *log = screen->log.bytes, *end = log + screen->log.length;
    const char *at = log + screen->followed_to;

    while ((at = memmem(at, (size_t)(end - at), start, strlen(start))) != NULL) {
        const char *last = at + strlen(start) + strspn(at + strlen(start), digits);

        screen->followed_to = (size_t)(at - log);
        if (last == end)
            return;
        for (at += strlen(start); at < last && (*last == 'h' || *last == 'l'); at++) {
            set_mode(screen, strtol(at, NULL, 10), *last == 'h');
            at += strcspn(at, ";hl");
        }
        at = last;
    }
    /* its first two bytes may have come */
    screen->followed_to = screen->log.length > 2 ? screen->log.length - 2 : 0;
}

static void write_input(const char *bytes, size_t length, void *data);

/* Reading goes on while one writes, so replies wait until all of what was read is interpreted. */
static void write_replies(struct screen *screen)
{
    struct text replies = screen->replies;

    text_init(&screen->replies);
    write_input(replies.bytes, replies.length, screen);
    text_finish(&replies);
}

static void read_output(struct screen *screen)
{
    char bytes[65536];
    ssize_t length = read(screen->terminal, bytes, sizeof(bytes));

    if (length > 0) {
        text_append_bytes(&screen->log, bytes, (size_t)length);
        follow_modes(screen);
        text_append_bytes(&screen->pending, bytes, (size_t)length);
        interpret(screen);
        write_replies(screen);
    } else if (length == 0 || (errno != EAGAIN && errno != EINTR)) {
        screen->is_over = true; /* EIO: the other end is closed */
    }
}

/* Waits for output until the time has come. False: it has, or nothing can come. */
static bool wait_output(struct screen *screen, int64_t end, short events)
{
    struct pollfd polled = {.fd = screen->terminal, .events = events};
    int64_t left = end - clock_now();

    if (left <= 0 || screen->is_over || screen->terminal < 0)
        return false;
    if (poll(&polled, 1, (int)left) > 0 && (polled.revents & ~POLLOUT))
        read_output(screen);
    return true;
}

/* Reading goes on, or both could wait for each other. */
static void write_input(const char *bytes, size_t length, void *data)
{
    struct screen *screen = data;
    int64_t end = clock_now() + PATIENCE;

    if (screen->is_interpreting) {
        text_append_bytes(&screen->replies, bytes, length);
        return;
    }
    while (length > 0 && !screen->is_over && clock_now() < end) {
        ssize_t written = write(screen->terminal, bytes, length < 4096 ? length : 4096);

        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
            end = clock_now() + PATIENCE;
        } else if (errno == EIO) {
            return;
        }
        wait_output(screen, written > 0 ? clock_now() + 1 : end, POLLIN | POLLOUT);
    }
}

/* Starting. */

static _Noreturn void run(const struct screen_options *options, char **environment)
{
    const struct rlimit stack = {.rlim_cur = 8 << 20, .rlim_max = RLIM_INFINITY};

    setrlimit(RLIMIT_STACK, &stack);
    /* A background shell may ignore these signals, and nohup the first; the program must not. */
    signal(SIGHUP, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    if (options->ignored != 0)
        signal(options->ignored, SIG_IGN);
    if (options->folder && chdir(options->folder) != 0)
        _exit(126);
    execve(options->command[0], (char *const *)options->command, environment);
    fprintf(stderr, "%s: %s\n", options->command[0], strerror(errno));
    _exit(127);
}

static void put_mark(const char *what, int number)
{
    char mark[64];
    int length = snprintf(mark, sizeof(mark), "\033]%s%d\033\\", what, number);

    if (write(STDOUT_FILENO, mark, (size_t)length) < 0)
        _exit(126);
}

/* A shell with one job: it gives it the terminal, takes the terminal back when the job stops, and
 * obeys orders. Only with a parent like this does Ctrl-Z stop anything. */
static _Noreturn void run_shell(const struct screen_options *options, char **environment,
                                int orders)
{
    struct termios own;
    pid_t job;
    int status;
    char order;

    signal(SIGTTOU, SIG_IGN);
    tcgetattr(STDIN_FILENO, &own);
    job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpgrp());
        signal(SIGTTOU, SIG_DFL);
        close(orders);
        run(options, environment);
    }
    setpgid(job, job);
    tcsetpgrp(STDIN_FILENO, job);
    put_mark(SHELL_STARTED, job);
    for (int stops = 1; waitpid(job, &status, WUNTRACED) == job; stops++) {
        tcsetpgrp(STDIN_FILENO, getpgrp());
        if (!WIFSTOPPED(status))
            break;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &own);
        put_mark(SHELL_STOPPED, stops);
        if (read(orders, &order, 1) != 1)
            _exit(126);
        if (order == 'f')
            tcsetpgrp(STDIN_FILENO, job);
        kill(-job, SIGCONT);
    }
    put_mark(SHELL_ENDED, status);
    _exit(0);
}

static char *joined(const char *name, const char *value)
{
    struct text text;

    text_init(&text);
    text_printf(&text, "%s%s", name, value);
    return text.bytes;
}

/* A variable that was given stays: of two of a name a shell would take the last. */
static void add_default(char **environment, size_t *count, const char *name, const char *value)
{
    for (size_t i = 0; i < *count; i++)
        if (strncmp(environment[i], name, strlen(name)) == 0)
            return;
    environment[(*count)++] = joined(name, value);
}

/* A fixed environment: nothing of the machine's own can change a test. */
static char **make_environment(const struct screen_options *options)
{
    char **environment = memory_new(64, sizeof(*environment));
    size_t count = 0;

    for (size_t i = 0; options->environment && options->environment[i] && count < 48; i++)
        environment[count++] = joined("", options->environment[i]);
    add_default(environment, &count, "PATH=", "/usr/bin:/bin");
    add_default(environment, &count, "HOME=", "/nonexistent");
    if (!options->locale || *options->locale != '\0')
        add_default(environment, &count, "LC_ALL=", options->locale ? options->locale : "C.UTF-8");
    add_default(environment, &count, "WHICHSTACK_MARKS=", "1");
    if (!options->term || *options->term != '\0')
        add_default(environment, &count, "TERM=", options->term ? options->term : "xterm-256color");
    if (getenv("ASAN_OPTIONS"))
        add_default(environment, &count, "ASAN_OPTIONS=", getenv("ASAN_OPTIONS"));
    return environment;
}

static void start_terminal(struct screen *screen)
{
    screen->vterm = vterm_new(screen->rows, screen->columns);
    vterm_set_utf8(screen->vterm, 1);
    vterm_output_set_callback(screen->vterm, write_input, screen);
    screen->cells = vterm_obtain_screen(screen->vterm);
    vterm_screen_enable_altscreen(screen->cells, 1);
    vterm_screen_set_callbacks(screen->cells, &callbacks, screen);
    vterm_screen_set_unrecognised_fallbacks(screen->cells, &fallbacks, screen);
    vterm_screen_reset(screen->cells, 1);
    screen->cursor = true;
}

static void close_on_exec(int descriptor)
{
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

static void start_program(struct screen *screen, const struct screen_options *options)
{
    struct winsize size = {
        .ws_row = (unsigned short)screen->rows,
        .ws_col = (unsigned short)screen->columns,
    };
    char **environment = make_environment(options);
    int other, orders[2];

    if (openpty(&screen->terminal, &other, NULL, NULL, &size) != 0 || pipe(orders) != 0)
        bail_out("a terminal cannot be opened", strerror(errno));
    close_on_exec(screen->terminal);
    close_on_exec(orders[0]);
    close_on_exec(orders[1]);
    fflush(stdout);
    screen->child = fork();
    if (screen->child == 0) {
        close(screen->terminal);
        close(orders[1]);
        login_tty(other);
        if (options->job_control)
            run_shell(options, environment, orders[0]);
        run(options, environment);
    }
    close(other);
    close(orders[0]);
    screen->orders = orders[1];
    screen->program = screen->child;
    fcntl(screen->terminal, F_SETFL, O_NONBLOCK);
    for (size_t i = 0; environment[i]; i++)
        free(environment[i]);
    free(environment);
}

struct screen *screen_start(const struct screen_options *options)
{
    struct screen *screen = memory_new(1, sizeof(*screen));

    screen->rows = options->rows > 0 ? options->rows : 24;
    screen->columns = options->columns > 0 ? options->columns : 80;
    screen->has_shell = options->job_control;
    text_init(&screen->log);
    text_init(&screen->unknown);
    text_init(&screen->pending);
    text_init(&screen->replies);
    start_terminal(screen);
    start_program(screen, options);
    return screen;
}

void screen_free(struct screen *screen)
{
    if (!screen)
        return;
    if (!screen->has_ended) {
        kill(screen->program, SIGKILL);
        kill(screen->child, SIGKILL);
        waitpid(screen->child, NULL, 0);
    }
    if (screen->terminal >= 0)
        close(screen->terminal);
    close(screen->orders);
    vterm_free(screen->vterm);
    text_finish(&screen->log);
    text_finish(&screen->unknown);
    text_finish(&screen->pending);
    text_finish(&screen->replies);
    free(screen);
}

/* Sending input. */

static const struct {
    const char *name;
    VTermKey key;
} key_names[] = {
    {"Enter", VTERM_KEY_ENTER},
    {"Tab", VTERM_KEY_TAB},
    {"Backspace", VTERM_KEY_BACKSPACE},
    {"Esc", VTERM_KEY_ESCAPE},
    {"Up", VTERM_KEY_UP},
    {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT},
    {"Insert", VTERM_KEY_INS},
    {"Delete", VTERM_KEY_DEL},
    {"Home", VTERM_KEY_HOME},
    {"End", VTERM_KEY_END},
    {"PageUp", VTERM_KEY_PAGEUP},
    {"PageDown", VTERM_KEY_PAGEDOWN},
};

static bool send_special(struct screen *screen, const char *name)
{
    char control;
    int number;

    for (size_t i = 0; i < ARRAY_LENGTH(key_names); i++) {
        if (strcmp(key_names[i].name, name) == 0) {
            vterm_keyboard_key(screen->vterm, key_names[i].key, VTERM_MOD_NONE);
            return true;
        }
    }
    if (strcmp(name, "Space") == 0)
        vterm_keyboard_unichar(screen->vterm, ' ', VTERM_MOD_NONE);
    else if (strcmp(name, "Shift-Tab") == 0)
        vterm_keyboard_key(screen->vterm, VTERM_KEY_TAB, VTERM_MOD_SHIFT);
    else if (sscanf(name, "F%d", &number) == 1 && number >= 1 && number <= 12)
        vterm_keyboard_key(screen->vterm, VTERM_KEY_FUNCTION(number), VTERM_MOD_NONE);
    else if (sscanf(name, "Ctrl-%c", &control) == 1 && control >= 'A' && control <= 'Z')
        write_input(&(char){(char)(control - 'A' + 1)}, 1, screen);
    else
        return false;
    return true;
}

static void send_key(struct screen *screen, const char *name)
{
    uint32_t code;
    size_t length = strlen(name);

    screen->sent++;
    if (send_special(screen, name))
        return;
    if (utf8_decode(name, length, &code) != length || code == UTF8_INVALID)
        bail_out("no key has this name", name);
    write_input(name, length, screen);
}

void screen_keys(struct screen *screen, const char *names)
{
    char *copy = memory_copy_string(names), *rest = NULL;

    for (char *name = strtok_r(copy, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
        send_key(screen, name);
    free(copy);
}

void screen_text(struct screen *screen, const char *text)
{
    for (const char *at = text; *at; at++)
        screen->sent += ((unsigned char)*at & 0xC0) != 0x80;
    write_input(text, strlen(text), screen);
}

/* libvterm sends the two marks only when the program has asked for them; without, it gets keys. */
void screen_paste(struct screen *screen, const char *bytes, size_t length)
{
    struct screen_modes modes = screen_modes(screen);
    size_t keys = 0;

    for (size_t i = 0; i < length; i++)
        keys += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    screen->sent += modes.paste ? 1 : keys;
    vterm_keyboard_start_paste(screen->vterm);
    write_input(bytes, length, screen);
    vterm_keyboard_end_paste(screen->vterm);
}

void screen_bytes(struct screen *screen, const char *bytes, size_t length, int events)
{
    screen->sent += (unsigned long)events;
    write_input(bytes, length, screen);
}

/* Nothing is sent unless the program has asked for the mouse. */
static void push_button(struct screen *screen, int row, int column, int button)
{
    if (!screen->mouse)
        return;
    screen->sent++;
    vterm_mouse_move(screen->vterm, row, column, VTERM_MOD_NONE);
    vterm_mouse_button(screen->vterm, button, true, VTERM_MOD_NONE);
    vterm_mouse_button(screen->vterm, button, false, VTERM_MOD_NONE);
}

void screen_click(struct screen *screen, int row, int column)
{
    push_button(screen, row, column, 1);
}

void screen_wheel(struct screen *screen, int row, int column, bool down)
{
    push_button(screen, row, column, down ? 5 : 4);
}

void screen_resize(struct screen *screen, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

    screen->rows = rows;
    screen->columns = columns;
    vterm_set_size(screen->vterm, rows, columns);
    ioctl(screen->terminal, TIOCSWINSZ, &size);
}

void screen_signal(struct screen *screen, int number)
{
    kill(screen->program, number);
}

void screen_scribble(struct screen *screen, const char *bytes)
{
    int other = open(ptsname(screen->terminal), O_WRONLY | O_NOCTTY | O_CLOEXEC);

    if (other < 0 || write(other, bytes, strlen(bytes)) < 0)
        bail_out("the terminal cannot be written on", strerror(errno));
    close(other);
}

void screen_close(struct screen *screen)
{
    close(screen->terminal);
    screen->terminal = -1;
    screen->is_over = true;
}

/* Waiting. */

static bool is_answered(const struct screen *screen)
{
    return screen->marked == screen->sent && screen->marked_rows == screen->rows &&
           screen->marked_columns == screen->columns;
}

bool screen_wait(struct screen *screen)
{
    int64_t end = clock_now() + PATIENCE;

    while (!is_answered(screen)) {
        unsigned long marked = screen->marked;

        if (!wait_output(screen, end, POLLIN))
            return false;
        if (screen->marked != marked)
            end = clock_now() + PATIENCE;
    }
    return true;
}

bool screen_press(struct screen *screen, const char *names)
{
    screen_keys(screen, names);
    return screen_wait(screen);
}

bool screen_wait_text(struct screen *screen, const char *text)
{
    int64_t end = clock_now() + PATIENCE;

    while (!screen_shows(screen, text)) {
        if (!wait_output(screen, end, POLLIN))
            return false;
    }
    return true;
}

bool screen_wait_stop(struct screen *screen)
{
    int64_t end = clock_now() + PATIENCE;

    while (screen->stops == screen->stops_seen) {
        if (!wait_output(screen, end, POLLIN))
            return false;
    }
    screen->stops_seen = screen->stops;
    return true;
}

void screen_continue(struct screen *screen, bool in_front)
{
    if (write(screen->orders, in_front ? "f" : "b", 1) != 1)
        bail_out("the job cannot be continued", strerror(errno));
}

/* All output comes before the end: the terminal reports that it is no longer open. */
int screen_wait_end(struct screen *screen)
{
    int64_t end = clock_now() + PATIENCE;
    int status;

    while (!screen->is_over) {
        if (!wait_output(screen, end, POLLIN) && !screen->is_over)
            return -1;
    }
    if (screen->has_ended)
        return screen->status;
    wait4(screen->child, &status, 0, &screen->usage);
    if (!screen->has_shell)
        screen->status = status;
    screen->has_ended = true;
    return screen->status;
}

const char *screen_ending(struct screen *screen)
{
    int status = screen_wait_end(screen);

    if (status == -1)
        return "still running";
    if (WIFSIGNALED(status))
        snprintf(screen->words, sizeof(screen->words), "signal %d", WTERMSIG(status));
    else
        snprintf(screen->words, sizeof(screen->words), "exit %d", WEXITSTATUS(status));
    return screen->words;
}

long screen_memory(const struct screen *screen)
{
    return screen->usage.ru_maxrss;
}

int screen_process(const struct screen *screen)
{
    return screen->program;
}

/* Reading the screen. */

static void append_cell(const VTermScreenCell *cell, struct text *text)
{
    if (cell->chars[0] == 0)
        text_append_char(text, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
        char bytes[4];

        text_append_bytes(text, bytes, utf8_write(cell->chars[i], bytes));
    }
}

static bool is_right_half(const VTermScreenCell *cell)
{
    return cell->chars[0] == UINT32_MAX;
}

void screen_cells(const struct screen *screen, int row, int from, int to, struct text *text)
{
    size_t start = text->length;
    VTermScreenCell cell;

    for (int column = from; column < to; column++) {
        vterm_screen_get_cell(screen->cells, (VTermPos){.row = row, .col = column}, &cell);
        if (!is_right_half(&cell))
            append_cell(&cell, text);
    }
    while (text->length > start && text->bytes[text->length - 1] == ' ')
        text->bytes[--text->length] = '\0';
}

void screen_row(const struct screen *screen, int row, struct text *text)
{
    screen_cells(screen, row, 0, screen->columns, text);
}

static void append_color(const char *name, const VTermColor *color, bool is_default,
                         struct text *text)
{
    if (is_default)
        return;
    if (VTERM_COLOR_IS_INDEXED(color))
        text_printf(text, " %s=%d", name, color->indexed.idx);
    else
        text_printf(text, " %s=#%02x%02x%02x", name, color->rgb.red, color->rgb.green,
                    color->rgb.blue);
}

/* Does a blank look the same in both? */
static bool is_same_blank(const VTermScreenCell *left, const VTermScreenCell *right)
{
    const VTermScreenCellAttrs *one = &left->attrs, *other = &right->attrs;

    return !one->underline && !other->underline && !one->reverse && !other->reverse &&
           (vterm_color_is_equal(&left->bg, &right->bg) ||
            (VTERM_COLOR_IS_DEFAULT_BG(&left->bg) && VTERM_COLOR_IS_DEFAULT_BG(&right->bg)));
}

static bool is_blank(const VTermScreenCell *cell)
{
    return cell->chars[0] == 0 || (cell->chars[0] == ' ' && cell->chars[1] == 0);
}

/* The weight and the foreground of a blank cannot be seen. */
static void append_look(const VTermScreenCell *cell, struct text *text)
{
    const VTermScreenCellAttrs *attributes = &cell->attrs;
    bool is_seen = !is_blank(cell) || attributes->underline || attributes->reverse;

    text_append(text, is_seen && attributes->bold ? " bold" : "");
    text_append(text, attributes->underline ? " underline" : "");
    text_append(text, attributes->italic ? " italic" : "");
    text_append(text, attributes->blink ? " blink" : "");
    text_append(text, attributes->reverse ? " reverse" : "");
    append_color("fg", &cell->fg, !is_seen || VTERM_COLOR_IS_DEFAULT_FG(&cell->fg), text);
    append_color("bg", &cell->bg, VTERM_COLOR_IS_DEFAULT_BG(&cell->bg), text);
}

/* `row:from-to look` for what does not look plain. Blanks go on with the look before them as far as
 * they look the same in it. */
static void dump_looks(const struct screen *screen, int row, struct text *text)
{
    VTermScreenCell before = {.bg.type = VTERM_COLOR_DEFAULT_BG};
    struct text last, look;
    int from = 0;

    text_init(&last);
    text_init(&look);
    for (int column = 0; column <= screen->columns; column++) {
        VTermScreenCell cell = {0};

        if (column < screen->columns) {
            vterm_screen_get_cell(screen->cells, (VTermPos){.row = row, .col = column}, &cell);
            if (is_right_half(&cell) || (is_blank(&cell) && is_same_blank(&before, &cell)))
                continue;
            before = cell;
            text_clear(&look);
            append_look(&cell, &look);
            if (text_equal(look.bytes, last.bytes))
                continue;
        }
        if (last.length > 0)
            text_printf(text, "%d:%d-%d%s\n", row, from, column - 1, last.bytes);
        text_clear(&last);
        text_append(&last, look.bytes);
        from = column;
    }
    text_finish(&last);
    text_finish(&look);
}

void screen_dump(const struct screen *screen, bool with_looks, struct text *text)
{
    VTermPos position;

    for (int row = 0; row < screen->rows; row++) {
        screen_row(screen, row, text);
        text_append_char(text, '\n');
    }
    if (!with_looks)
        return;
    for (int row = 0; row < screen->rows; row++)
        dump_looks(screen, row, text);
    vterm_state_get_cursorpos(vterm_obtain_state(screen->vterm), &position);
    if (screen->cursor)
        text_printf(text, "cursor %d,%d\n", position.row, position.col);
    else
        text_append(text, "cursor hidden\n");
}

bool screen_shows(const struct screen *screen, const char *text)
{
    struct text dump;
    bool found;

    text_init(&dump);
    screen_dump(screen, false, &dump);
    found = strstr(dump.bytes, text) != NULL;
    text_finish(&dump);
    return found;
}

static bool is_mode_on(const struct screen *screen, int mode)
{
    for (size_t i = 0; i < ARRAY_LENGTH(followed); i++) {
        if (followed[i] == mode)
            return screen->is_on[i];
    }
    return false;
}

struct screen_modes screen_modes(const struct screen *screen)
{
    return (struct screen_modes){
        .alternate = screen->alternate,
        .cursor = screen->cursor,
        .mouse = screen->mouse || is_mode_on(screen, 1000) || is_mode_on(screen, 1006),
        .paste = is_mode_on(screen, 2004),
        .keypad = is_mode_on(screen, 1),
    };
}

bool screen_is_sane(const struct screen *screen)
{
    const tcflag_t local = ICANON | ECHO | ISIG | IEXTEN;
    struct termios termios;

    if (screen->terminal < 0 || tcgetattr(screen->terminal, &termios) != 0)
        return false;
    return (termios.c_lflag & local) == local && (termios.c_iflag & ICRNL) &&
           (termios.c_oflag & OPOST) && (termios.c_oflag & ONLCR);
}

const struct text *screen_log(const struct screen *screen)
{
    return &screen->log;
}

const struct text *screen_unknown(const struct screen *screen)
{
    return &screen->unknown;
}

int screen_titles(const struct screen *screen)
{
    return screen->titles;
}
