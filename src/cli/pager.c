#include "cli/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOT_RUN 127 /* what a shell says of a command it cannot find */

/* Never returns. The pager's signals are those of any program. */
static void become_pager(const char *command, int input)
{
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    if (dup2(input, STDIN_FILENO) < 0)
        _exit(NOT_RUN);
    if (command)
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    else
        execlp("less", "less", "-FIRX", (char *)NULL);
    _exit(NOT_RUN);
}

static void feed(int pager, const struct text *text)
{
    size_t at = 0;

    while (at < text->length) {
        ssize_t put = write(pager, text->bytes + at, text->length - at);

        if (put < 0 && errno != EINTR)
            return; /* the reader has seen enough */
        at += put > 0 ? (size_t)put : 0;
    }
}

static int wait_for(pid_t process)
{
    int status;

    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            return NOT_RUN;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

bool pager_show(const char *command, const struct text *text)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, pipe_before, interrupt_before, quit_before;
    int ends[2], status;
    pid_t process;

    if ((command && command[0] == '\0') || pipe2(ends, O_CLOEXEC) < 0)
        return false;
    process = fork();
    if (process == 0)
        become_pager(command, ends[0]);
    close(ends[0]);
    /* Keys such as Ctrl-C are for the pager; a pager that is left early is no fault. */
    sigaction(SIGPIPE, &ignore, &pipe_before);
    sigaction(SIGINT, &ignore, &interrupt_before);
    sigaction(SIGQUIT, &ignore, &quit_before);
    if (process > 0)
        feed(ends[1], text);
    close(ends[1]);
    status = process > 0 ? wait_for(process) : NOT_RUN;
    sigaction(SIGPIPE, &pipe_before, NULL);
    sigaction(SIGINT, &interrupt_before, NULL);
    sigaction(SIGQUIT, &quit_before, NULL);
    return status != NOT_RUN;
}
