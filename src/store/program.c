#include "store/program.h"

#include "base/compat/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOT_RUN 127 /* exit status of a shell that cannot find a command */
#define COMMAND_MOST 4096

/* Signals that we ignore while the program runs. */
static const int left_to_it[] = {SIGPIPE, SIGINT, SIGQUIT};
#define N_LEFT (sizeof(left_to_it) / sizeof(left_to_it[0]))

/* Never returns. Restores the default action of the signals that we ignore. */
static void exec_command(const char *command, const char *argument, int input)
{
    char script[COMMAND_MOST];
    int length = snprintf(script, sizeof(script), argument ? "%s \"$1\"" : "%s", command);

    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    if (length < (int)sizeof(script) && (input < 0 || dup2(input, STDIN_FILENO) >= 0))
        execl("/bin/sh", "sh", "-c", script, "sh", argument, (char *)NULL);
    _exit(NOT_RUN);
}

static void write_input(int program, const char *input, size_t length)
{
    size_t at = 0;

    while (at < length) {
        ssize_t put = write(program, input + at, length - at);
        if (put < 0 && errno != EINTR)
            return; /* the pager was closed early */
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

bool program_run(const char *command, const char *argument, const char *input, size_t length)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before[N_LEFT];
    int ends[2] = {-1, -1};

    if (input && compat_pipe2(ends, O_CLOEXEC) < 0)
        return false;
    pid_t process = fork();
    if (process == 0)
        exec_command(command, argument, ends[0]);
    for (size_t i = 0; i < N_LEFT; i++)
        sigaction(left_to_it[i], &ignore, &before[i]);
    if (input) {
        close(ends[0]);
        if (process > 0)
            write_input(ends[1], input, length);
        close(ends[1]);
    }
    int status = process > 0 ? wait_for(process) : NOT_RUN;
    for (size_t i = 0; i < N_LEFT; i++)
        sigaction(left_to_it[i], &before[i], NULL);
    return status != NOT_RUN;
}
