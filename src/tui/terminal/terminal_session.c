#include "tui/terminal/terminal_session.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/put.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Signals that become events are recorded by a handler and wake poll() through a pipe. The handler
 * of fatal signals (SIGSEGV and others) restores the terminal with strings prepared at the
 * start. */

#define RESTORE_MAX 256
#ifndef NSIG
#define NSIG 65 /* POSIX has no name for it; above every number below */
#endif
#define STACK_SIZE 65536

/* What a signal does. A signal that the parent ignores (nohup, a shell without job control) stays
 * ignored, except those that it makes no sense to ignore. */
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
    volatile sig_atomic_t open;   /* a terminal is open */
    volatile sig_atomic_t ours;   /* we have the screen and must restore it at exit */
    volatile sig_atomic_t lent;   /* another program has the terminal and the signals of its keys */
    volatile sig_atomic_t silent; /* given back: no messages on the shell's screen */
    volatile sig_atomic_t came[NSIG];
    const char *volatile mouse_off;
    char restore[RESTORE_MAX];
    size_t restore_length;
    struct sigaction before[ARRAY_LENGTH(signals)];
    char stack[STACK_SIZE]; /* of handlers: the fault may be an overflow of the usual one */
} session;

static void say(const char *string)
{
    put_all(STDERR_FILENO, string, strlen(string));
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

void terminal_session_restore(void)
{
    const char *mouse_off = session.mouse_off;

    if (!session.ours)
        return;
    session.ours = 0;
    if (mouse_off)
        put_all(session.output, mouse_off, strlen(mouse_off));
    put_all(session.output, session.restore, session.restore_length);
    tcsetattr(session.output, TCSANOW, &session.shell);
}

/* Signals. */

/* Fatal signals: system calls only. The action was reset to the default on entry. */
static void on_fault(int number)
{
    if (!session.silent) {
        terminal_session_restore();
        say_stopped(number);
    }
    raise(number);
}

static void on_signal(int number)
{
    int saved = errno;
    ssize_t written = 0;

    if (session.lent && (number == SIGINT || number == SIGQUIT))
        return;
    session.came[number] = 1;
    if (session.open)
        written = write(session.wake, "", 1); /* a full pipe wakes poll() too */
    (void)written;
    errno = saved;
}

static void set_action(int number, void (*handler)(int), int flags, struct sigaction *ret_old)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

    sigemptyset(&action.sa_mask);
    sigaction(number, &action, ret_old);
}

/* SIGPIPE has a handler instead of being ignored, which the programs we start would inherit. */
static void watch_signals(void)
{
    stack_t stack = {.ss_sp = session.stack, .ss_size = sizeof(session.stack)};

    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        struct sigaction *before = &session.before[i];

        session.came[signals[i].number] = 0;
        if (signals[i].kind == SIGNAL_FAULT)
            set_action(signals[i].number, on_fault, SA_ONSTACK | SA_RESETHAND | SA_NODEFER, before);
        else
            set_action(signals[i].number, on_signal, SA_RESTART, before);
        if (signals[i].kind != SIGNAL_NOTE && before->sa_handler == SIG_IGN)
            sigaction(signals[i].number, before, NULL);
    }
}

/* Fatal signals are reported even after the session is closed. */
static void unwatch_signals(void)
{
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        if (signals[i].kind != SIGNAL_FAULT)
            sigaction(signals[i].number, &session.before[i], NULL);
    }
}

bool terminal_session_has_come(int number)
{
    return session.came[number];
}

/* Cleared only if set, so that a signal arriving in between is not lost. */
bool terminal_session_take_signal(int number)
{
    if (!session.came[number])
        return false;
    session.came[number] = 0;
    return true;
}

int terminal_session_ending(void)
{
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        if (signals[i].kind == SIGNAL_END && session.came[signals[i].number])
            return signals[i].number;
    }
    return 0;
}

_Noreturn void terminal_session_die(int number)
{
    sigset_t set;

    terminal_session_restore();
    if (!session.silent)
        say_stopped(number);
    set_action(number, SIG_DFL, 0, NULL);
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    raise(number);
    _exit(128 + number); /* the signal does not end a program */
}

/* Stopping. */

/* Does SIGTSTP stop us? */
static bool can_stop(void)
{
    for (size_t i = 0; i < ARRAY_LENGTH(signals); i++) {
        if (signals[i].number == SIGTSTP)
            return session.before[i].sa_handler != SIG_IGN;
    }
    return false;
}

void terminal_session_note_stops(bool noted)
{
    if (can_stop())
        set_action(SIGTSTP, noted ? on_signal : SIG_DFL, SA_RESTART, NULL);
}

/* Stops the whole process group, so that a script that started us stops too. */
void terminal_session_stop(void)
{
    terminal_session_note_stops(false);
    if (can_stop())
        kill(0, SIGTSTP);
    terminal_session_note_stops(true);
}

/* In an orphaned process group, which nothing can continue, SIGTTOU has no effect and neither has
 * the wait. */
void terminal_session_wait_for_front(void)
{
    bool was_stopped = true;
    pid_t front = tcgetpgrp(session.output);

    while (was_stopped && !terminal_session_ending() && front > 0 && front != getpgrp()) {
        session.came[SIGCONT] = 0;
        kill(0, SIGTTOU);
        was_stopped = session.came[SIGCONT];
        front = tcgetpgrp(session.output);
    }
}

/* Ownership. */

void terminal_session_open(int output, const struct termios *shell, int wake)
{
    session.shell = *shell;
    session.output = output;
    session.wake = wake;
    session.restore_length = 0;
    session.silent = session.lent = 0;
    session.mouse_off = NULL;
    session.open = 1;
    watch_signals();
    session.ours = 1;
}

void terminal_session_close(void)
{
    session.ours = 0;
    if (session.open)
        unwatch_signals();
    session.open = 0;
}

void terminal_session_prepare(const char *restore, size_t length)
{
    session.restore_length = MIN(length, RESTORE_MAX);
    memcpy(session.restore, restore, session.restore_length);
}

void terminal_session_set_mouse(const char *off)
{
    session.mouse_off = off;
}

void terminal_session_set_modes(bool raw)
{
    struct termios modes = session.shell;

    if (raw) {
        modes.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | IGNCR | INLCR | IXON | PARMRK);
        modes.c_oflag &= ~(tcflag_t)(ONLCR | OCRNL | ONLRET);
        modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
        modes.c_cc[VMIN] = 1;
        modes.c_cc[VTIME] = 0;
    }
    tcsetattr(session.output, TCSADRAIN, &modes);
}

void terminal_session_write(const char *bytes, size_t length)
{
    put_all(session.output, bytes, length);
}

bool terminal_session_is_ours(void)
{
    return session.ours;
}

void terminal_session_give(void)
{
    session.ours = 0;
    session.silent = 1;
}

void terminal_session_take(void)
{
    session.silent = 0;
    session.ours = 1;
}

void terminal_session_allow_messages(void)
{
    session.silent = 0;
}

void terminal_session_lend(bool lent)
{
    session.lent = lent;
}
