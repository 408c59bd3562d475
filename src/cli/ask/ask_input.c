#include "cli/ask/ask_parts.h"

#include "base/bounds.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* Ctrl-C is read from a signalfd together with the lines, so the answers so far can be printed
 * before exiting, and no signal handler is needed. */
struct ask_input {
    sigset_t mask; /* previous state */
    int interrupts;
    char bytes[4096];
    size_t at, length;
    bool ended;
    int fault; /* errno of the read that failed, 0: none */
};

struct ask_input *ask_input_new(struct arena *arena)
{
    struct ask_input *input = ARENA_NEW(arena, struct ask_input);
    sigset_t interrupt;

    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, &input->mask);
    input->interrupts = signalfd(-1, &interrupt, SFD_CLOEXEC | SFD_NONBLOCK);
    if (input->interrupts < 0) /* then Ctrl-C ends the program */
        sigprocmask(SIG_SETMASK, &input->mask, NULL);
    return input;
}

void ask_input_finish(struct ask_input *input)
{
    struct signalfd_siginfo ignored;

    if (input->interrupts < 0)
        return;
    while (read(input->interrupts, &ignored, sizeof(ignored)) > 0)
        ;
    close(input->interrupts);
    sigprocmask(SIG_SETMASK, &input->mask, NULL);
}

/* False: interrupted. */
static bool fill(struct ask_input *input)
{
    struct pollfd files[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = input->interrupts, .events = POLLIN},
    };
    ssize_t got;

    while (poll(files, 2, -1) < 0 && errno == EINTR)
        ;
    if (files[1].revents & POLLIN)
        return false;
    do
        got = read(STDIN_FILENO, input->bytes, sizeof(input->bytes));
    while (got < 0 && errno == EINTR);
    input->at = 0;
    input->length = got > 0 ? (size_t)got : 0;
    input->ended = got <= 0;
    input->fault = got < 0 ? errno : 0;
    return true;
}

/* Takes the buffered part of the line; true if its end was reached. */
static bool take(struct ask_input *input, struct text *line)
{
    const char *start = input->bytes + input->at;
    size_t rest = input->length - input->at;
    const char *end = memchr(start, '\n', rest);
    size_t length = end ? (size_t)(end - start) : rest;
    size_t room = LINE_MOST - line->length;

    text_append_bytes(line, start, MIN(length, room));
    input->at += length + (end != NULL);
    return end != NULL;
}

const char *ask_input_fault(const struct ask_input *input)
{
    return input->fault != 0 ? strerror(input->fault) : "a line of it has no end";
}

enum ask_event ask_input_line(struct ask_input *input, struct text *line)
{
    size_t taken = 0;

    text_clear(line);
    while (!take(input, line)) {
        if (input->fault != 0 || taken > LINE_LIMIT)
            return ASK_BROKEN;
        if (input->ended && line->length == 0)
            return ASK_END;
        if (input->ended)
            break;
        if (!fill(input))
            return ASK_LEFT;
        taken += input->length;
    }
    if (text_ends_with(line->bytes, "\r"))
        line->bytes[--line->length] = '\0';
    return ASK_LINE;
}
