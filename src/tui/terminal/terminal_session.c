#include "tui/terminal/terminal_session.h"

#include "base/array.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Signals that are to be events are noted by a handler and wake poll() through a pipe; signals
 * that mean a fault restore the terminal from the handler, from strings prepared at the start. */

#define RESTORE_MAX 256
#define STACK_SIZE 65536

/* What a signal is to us. What a parent had us ignore (nohup, a shell without job control) stays
 * ignored, except where nobody could have meant it. */
enum signal_kind { SIGNAL_END, SIGNAL_FAULT, SIGNAL_STOP, SIGNAL_NOTE };

static const struct {
    int number;
    const char *name;
    enum signal_kind kind;
} signals[] = {
    {SIGINT, "INT", SIGNAL_END},      {SIGTERM, "TERM", SIGNAL_END},
    {SIGQUIT, "QUIT", SIGNAL_END},    {SIGHUP, "HUP", SIGNAL_END},
    {SIGSEGV, "SEGV", SIGNAL_FAULT},  {SIGABRT, "ABRT", SIGNAL_FAULT},
    {SIGBUS, "BUS", SIGNAL_FAULT},    {SIGFPE, "FPE", SIGNAL_FAULT},
    {SIGTSTP, "TSTP", SIGNAL_STOP},   {SIGCONT, "CONT", SIGNAL_NOTE},
    {SIGWINCH, "WINCH", SIGNAL_NOTE}, {SIGPIPE, "PIPE", SIGNAL_NOTE},
};

/* For a signal handler, which gets no arguments. */
static struct {
    struct termios shell; /* the line discipline as it was */
    int output;
    int wake;                     /* writing end of the pipe */
    volatile sig_atomic_t open;   /* there is a terminal */
    volatile sig_atomic_t ours;   /* the screen is ours: leaving must restore it */
    volatile sig_atomic_t lent;   /* another program has the terminal, and its keys' signals */
    volatile sig_atomic_t silent; /* given back: the shell's screen is not to be written on */
    volatile sig_atomic_t came[NSIG];
    const char *volatile mouse_off;
    char restore[RESTORE_MAX];
    size_t restore_length;
    struct sigaction before[ARRAY_LENGTH(signals)];
    char stack[STACK_SIZE]; /* a fault may be that the usual one is full */
} stage;

/* Also called from signal handlers. Whether it arrives nobody can be told. */
static void write_all(int descriptor, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);

        if (written < 0 && errno == EAGAIN)
            poll(&(struct pollfd){.fd = descriptor, .events = POLLOUT}, 1, -1);
        else if (written < 0 && errno != EINTR)
            return;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
}

static void say(const char *string)
{
    write_all(STDERR_FILENO, string, strlen(string));
}

static const char *signal_name(int number)
{
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        if (signals[i].number == number)
            return signals[i].name;
    }
    return "unknown";
}

static void say_stopped(int number)
{
    say("whichstack: stopped by signal ");
    say(signal_name(number));
    say("; answers saved so far are kept\n");
}

void stage_restore(void)
{
    const char *mouse_off = stage.mouse_off;

    if (!stage.ours)
        return;
    stage.ours = 0;
    if (mouse_off)
        write_all(stage.output, mouse_off, strlen(mouse_off));
    write_all(stage.output, stage.restore, stage.restore_length);
    tcsetattr(stage.output, TCSANOW, &stage.shell);
}

/* Signals. */

/* A fault: nothing but system calls. The action was reset to the default on entry. */
static void on_fault(int number)
{
    if (!stage.silent) {
        stage_restore();
        say_stopped(number);
    }
    raise(number);
}

static void on_signal(int number)
{
    int saved = errno;
    ssize_t written = 0;

    if (stage.lent && (number == SIGINT || number == SIGQUIT))
        return;
    stage.came[number] = 1;
    if (stage.open)
        written = write(stage.wake, "", 1); /* a full pipe wakes as well */
    (void)written;
    errno = saved;
}

static void set_action(int number, void (*handler)(int), int flags, struct sigaction *ret_old)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

    sigemptyset(&action.sa_mask);
    sigaction(number, &action, ret_old);
}

/* SIGPIPE is noted, which nobody reads, rather than ignored: that would be inherited by the
 * programs we start. */
static void watch_signals(void)
{
    stack_t stack = {.ss_sp = stage.stack, .ss_size = sizeof(stage.stack)};

    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        struct sigaction *before = &stage.before[i];

        stage.came[signals[i].number] = 0;
        if (signals[i].kind == SIGNAL_FAULT)
            set_action(signals[i].number, on_fault, SA_ONSTACK | SA_RESETHAND | SA_NODEFER, before);
        else
            set_action(signals[i].number, on_signal, SA_RESTART, before);
        if (signals[i].kind != SIGNAL_NOTE && before->sa_handler == SIG_IGN)
            sigaction(signals[i].number, before, NULL);
    }
}

/* A fault is told of even after the screen has been closed. */
static void unwatch_signals(void)
{
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        if (signals[i].kind != SIGNAL_FAULT)
            sigaction(signals[i].number, &stage.before[i], NULL);
    }
}

bool stage_has_come(int number)
{
    return stage.came[number];
}

/* Cleared only when it had come: one that comes in between is not lost. */
bool stage_take_signal(int number)
{
    if (!stage.came[number])
        return false;
    stage.came[number] = 0;
    return true;
}

int stage_ending(void)
{
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        if (signals[i].kind == SIGNAL_END && stage.came[signals[i].number])
            return signals[i].number;
    }
    return 0;
}

_Noreturn void stage_die(int number)
{
    sigset_t set;

    stage_restore();
    if (!stage.silent)
        say_stopped(number);
    set_action(number, SIG_DFL, 0, NULL);
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    raise(number);
    _exit(128 + number); /* one that ends nothing */
}

/* Stopping. */

/* Is stopping what SIGTSTP does here? */
static bool can_stop(void)
{
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        if (signals[i].number == SIGTSTP)
            return stage.before[i].sa_handler != SIG_IGN;
    }
    return false;
}

void stage_note_stops(bool noted)
{
    if (can_stop())
        set_action(SIGTSTP, noted ? on_signal : SIG_DFL, SA_RESTART, NULL);
}

/* A script that started us stops as well. */
void stage_stop(void)
{
    stage_note_stops(false);
    if (can_stop())
        kill(0, SIGTSTP);
    stage_note_stops(true);
}

/* Where nobody could ever continue it, SIGTTOU is dropped and so is the waiting. */
void stage_wait_for_front(void)
{
    bool was_stopped = true;
    pid_t front = tcgetpgrp(stage.output);

    while (was_stopped && !stage_ending() && front > 0 && front != getpgrp()) {
        stage.came[SIGCONT] = 0;
        kill(0, SIGTTOU);
        was_stopped = stage.came[SIGCONT];
        front = tcgetpgrp(stage.output);
    }
}

/* Whose it is. */

void stage_open(int output, const struct termios *shell, int wake)
{
    stage.shell = *shell;
    stage.output = output;
    stage.wake = wake;
    stage.restore_length = 0;
    stage.silent = stage.lent = 0;
    stage.mouse_off = NULL;
    stage.open = 1;
    watch_signals();
    stage.ours = 1;
}

void stage_close(void)
{
    stage.ours = 0;
    if (stage.open)
        unwatch_signals();
    stage.open = 0;
}

void stage_prepare(const char *restore, size_t length)
{
    stage.restore_length = length < RESTORE_MAX ? length : RESTORE_MAX;
    memcpy(stage.restore, restore, stage.restore_length);
}

void stage_set_mouse(const char *off)
{
    stage.mouse_off = off;
}

void stage_write(const char *bytes, size_t length)
{
    write_all(stage.output, bytes, length);
}

bool stage_is_ours(void)
{
    return stage.ours;
}

void stage_give(void)
{
    stage.ours = 0;
    stage.silent = 1;
}

void stage_take(void)
{
    stage.silent = 0;
    stage.ours = 1;
}

void stage_speak(void)
{
    stage.silent = 0;
}

void stage_lend(bool lent)
{
    stage.lent = lent;
}
