#include "store/program.h"

#include "base/array.h"
#include "base/compat/compat.h"
#include "base/memory.h"
#include "base/put.h"
#include "base/text/text.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOT_RUN 127 /* exit status of a shell that cannot find a command */
#define COMMAND_MOST 4096

/* Signals that we ignore while the program runs. */
static const int ignored_signals[] = {SIGPIPE, SIGINT, SIGQUIT};
#define N_IGNORED ARRAY_LENGTH(ignored_signals)

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

static int wait_for(pid_t process)
{
    int status;

    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            return NOT_RUN;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

static void leave_signals(struct sigaction before[N_IGNORED])
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    for (size_t i = 0; i < N_IGNORED; i++)
        sigaction(ignored_signals[i], &ignore, &before[i]);
}

static void take_signals(const struct sigaction before[N_IGNORED])
{
    for (size_t i = 0; i < N_IGNORED; i++)
        sigaction(ignored_signals[i], &before[i], NULL);
}

static bool run_here(const char *command, const char *argument, const char *input, size_t length)
{
    struct sigaction before[N_IGNORED];
    int ends[2] = {-1, -1};

    if (input && compat_pipe2(ends, O_CLOEXEC) < 0)
        return false;
    pid_t process = fork();
    if (process == 0)
        exec_command(command, argument, ends[0]);
    leave_signals(before);
    if (input) {
        close(ends[0]);
        if (process > 0)
            put_all(ends[1], input, length); /* less, if the pager is closed early */
        close(ends[1]);
    }
    int status = process > 0 ? wait_for(process) : NOT_RUN;
    take_signals(before);
    return status != NOT_RUN;
}

/* The copy is readable only by the user. */
static bool view_here(const char *command, const char *bytes, size_t length)
{
    char path[] = "/tmp/whichstack-XXXXXX";
    int file = mkstemp(path);
    bool done;

    if (file < 0)
        return false;
    done = put_all(file, bytes, length);
    done = close(file) == 0 && done && run_here(command, path, NULL, 0);
    unlink(path);
    return done;
}

/* --- the helper -------------------------------------------------------------------------- */

struct program_helper {
    const char *const *commands;
    size_t count;
    pid_t process;
    int requests, replies;
};

/* A request to the helper, followed by the bytes of the argument and the input. */
struct request {
    size_t command, argument, input; /* number in the list; lengths */
    bool has_argument, has_input;
    bool view; /* the input is a file, the argument */
};

static bool read_part(int file, void *bytes, size_t length)
{
    char *at = bytes;

    while (length > 0) {
        ssize_t got = read(file, at, length);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        at += got > 0 ? got : 0;
        length -= got > 0 ? (size_t)got : 0;
    }
    return true;
}

static char *read_string(int file, size_t length)
{
    char *string = length < SIZE_MAX ? malloc(length + 1) : NULL;

    if (!string || !read_part(file, string, length))
        _exit(NOT_RUN);
    string[length] = '\0';
    return string;
}

/* The loop of the helper. Ends with the process that asks, or at an invalid request. Never
 * returns. */
static void serve(const struct program_helper *helper)
{
    struct request request;

    while (read_part(helper->requests, &request, sizeof(request)) &&
           request.command < helper->count) {
        char *argument = read_string(helper->requests, request.argument);
        char *input = read_string(helper->requests, request.input);
        const char *command = helper->commands[request.command];
        bool run = request.view ? view_here(command, input, request.input)
                                : run_here(command, request.has_argument ? argument : NULL,
                                           request.has_input ? input : NULL, request.input);

        free(argument);
        free(input);
        if (!put_all(helper->replies, &run, sizeof(run)))
            break;
    }
    _exit(NOT_RUN);
}

static void close_both(const int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

struct program_helper *program_helper_start(const char *const *commands, size_t count)
{
    struct program_helper helper = {.commands = commands, .count = count};
    int there[2], back[2];

    if (compat_pipe2(there, O_CLOEXEC) < 0)
        return NULL;
    if (compat_pipe2(back, O_CLOEXEC) < 0) {
        close_both(there);
        return NULL;
    }
    helper.process = fork();
    helper.requests = there[helper.process == 0 ? 0 : 1];
    helper.replies = back[helper.process == 0 ? 1 : 0];
    close(there[helper.process == 0 ? 1 : 0]);
    close(back[helper.process == 0 ? 0 : 1]);
    if (helper.process == 0)
        serve(&helper);
    if (helper.process < 0) {
        close(helper.requests);
        close(helper.replies);
        return NULL;
    }
    return memcpy(memory_new(1, sizeof(helper)), &helper, sizeof(helper));
}

void program_helper_end(struct program_helper *helper)
{
    if (!helper)
        return;
    close(helper->requests);
    close(helper->replies);
    wait_for(helper->process);
    free(helper);
}

static bool ask(struct program_helper *helper, struct request request, const char *command,
                const char *argument, const char *input)
{
    struct sigaction before[N_IGNORED];
    bool run = false;

    while (request.command < helper->count &&
           !text_equal(helper->commands[request.command], command))
        request.command++;
    if (request.command == helper->count)
        return false;
    leave_signals(before);
    if (!put_all(helper->requests, &request, sizeof(request)) ||
        !put_all(helper->requests, argument, request.argument) ||
        !put_all(helper->requests, input, request.input) ||
        !read_part(helper->replies, &run, sizeof(run)))
        run = false;
    take_signals(before);
    return run;
}

bool program_run(struct program_helper *helper, const char *command, const char *argument,
                 const char *input, size_t length)
{
    struct request request = {
        .argument = argument ? strlen(argument) : 0,
        .input = input ? length : 0,
        .has_argument = argument != NULL,
        .has_input = input != NULL,
    };

    return helper ? ask(helper, request, command, argument, input)
                  : run_here(command, argument, input, length);
}

bool program_view(struct program_helper *helper, const char *command, const char *bytes,
                  size_t length)
{
    struct request request = {.input = length, .view = true};

    return helper ? ask(helper, request, command, NULL, bytes) : view_here(command, bytes, length);
}
