#include "cli/ask/ask_parts.h"

#include "base/bounds.h"
#include "base/compat/compat.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Ctrl-C is an event beside the lines, so the answers so far can be printed before exiting. */
struct ask_input {
    struct compat_signal interrupts;
    char bytes[4096];
    size_t at, length;
    bool ended;
    int fault; /* errno of the read that failed, 0: none */
};

struct ask_input *ask_input_new(struct arena *arena)
{
    struct ask_input *input = ARENA_NEW(arena, struct ask_input);

    compat_signal_begin(&input->interrupts, SIGINT); /* if it fails, Ctrl-C ends the program */
    return input;
}

void ask_input_finish(struct ask_input *input)
{
    compat_signal_end(&input->interrupts);
}

/* False: interrupted. */
static bool fill(struct ask_input *input)
{
    struct pollfd files[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = input->interrupts.descriptor, .events = POLLIN},
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
