#include "base/compat/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#ifdef HAVE_SIGNALFD

#include <sys/signalfd.h>

bool compat_signal_begin(struct compat_signal *watch, int number)
{
    sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, number);
    sigprocmask(SIG_BLOCK, &signals, &watch->mask);
    watch->number = number;
    watch->descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    if (watch->descriptor < 0)
        sigprocmask(SIG_SETMASK, &watch->mask, NULL);
    return watch->descriptor >= 0;
}

void compat_signal_end(struct compat_signal *watch)
{
    struct signalfd_siginfo ignored;

    if (watch->descriptor < 0)
        return;
    while (read(watch->descriptor, &ignored, sizeof(ignored)) > 0)
        ;
    close(watch->descriptor);
    watch->descriptor = -1;
    sigprocmask(SIG_SETMASK, &watch->mask, NULL);
}

#else

/* A self-pipe: the handler writes a byte, the program reads it. */
static volatile sig_atomic_t write_end = -1;

static void write_byte(int number)
{
    int before = errno;

    (void)number;
    if (write((int)write_end, "", 1) < 0) { /* full: it is readable already */
    }
    errno = before;
}

bool compat_signal_begin(struct compat_signal *watch, int number)
{
    struct sigaction action = {.sa_handler = write_byte, .sa_flags = SA_RESTART};
    int ends[2];

    watch->descriptor = -1;
    if (compat_pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
        return false;
    watch->descriptor = ends[0];
    watch->number = number;
    write_end = ends[1];
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, &watch->action);
    return true;
}

void compat_signal_end(struct compat_signal *watch)
{
    if (watch->descriptor < 0)
        return;
    sigaction(watch->number, &watch->action, NULL);
    close((int)write_end);
    close(watch->descriptor);
    write_end = -1;
    watch->descriptor = -1;
}

#endif
