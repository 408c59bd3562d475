#include "tui/terminal/output.h"

#include "base/compat/compat.h"
#include "base/memory.h"
#include "tui/terminal/terminal_session.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define READ_BYTES 4096
#define FILE_MOST (64 * 1024) /* bytes: a longer file is emptied after the frame */

struct output {
    struct styles styles;
    int terminal;
    int memory;   /* the file that holds a frame */
    int curses;   /* what curses writes to: a duplicate of one of them */
    off_t length; /* of the file, read and sent */
    bool is_held;
};

static bool files_are_limited(void)
{
    struct rlimit limit;

    return getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY;
}

struct output *output_new(int terminal)
{
    int memory = files_are_limited() ? -1 : compat_memory_file();
    int curses = memory < 0 ? -1 : fcntl(terminal, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    struct output *output;

    if (curses < 0) {
        if (memory >= 0)
            close(memory);
        return NULL;
    }
    output = memory_new(1, sizeof(*output));
    styles_init(&output->styles);
    output->terminal = terminal;
    output->memory = memory;
    output->curses = curses;
    return output;
}

void output_free(struct output *output)
{
    if (!output)
        return;
    close(output->memory);
    styles_finish(&output->styles);
    free(output);
}

int output_descriptor(const struct output *output)
{
    return output->curses;
}

struct styles *output_styles(struct output *output)
{
    return &output->styles;
}

bool output_is_held(const struct output *output)
{
    return output && output->is_held;
}

/* dup2() would let other programs inherit it. */
static bool put_in_place(const struct output *output, int descriptor)
{
    return dup2(descriptor, output->curses) >= 0 && fcntl(output->curses, F_SETFD, FD_CLOEXEC) == 0;
}

bool output_hold(struct output *output)
{
    styles_forget(&output->styles);
    output->is_held = put_in_place(output, output->memory);
    return output->is_held;
}

void output_release(struct output *output)
{
    struct text text;

    if (!output_is_held(output))
        return;
    text_init(&text);
    styles_reset(&output->styles, &text);
    terminal_session_write(text.bytes, text.length);
    text_finish(&text);
    put_in_place(output, output->terminal);
    output->is_held = false;
}

static void empty(struct output *output)
{
    if (output->length < FILE_MOST || ftruncate(output->memory, 0) != 0)
        return;
    lseek(output->memory, 0, SEEK_SET);
    output->length = 0;
}

void output_drop(struct output *output)
{
    output->length = lseek(output->memory, 0, SEEK_CUR);
}

void output_send(struct output *output)
{
    char bytes[READ_BYTES];
    struct text text;
    ssize_t length;

    text_init(&text);
    while ((length = pread(output->memory, bytes, sizeof(bytes), output->length)) > 0) {
        styles_translate(&output->styles, bytes, (size_t)length, &text);
        output->length += length;
        if ((size_t)length < sizeof(bytes))
            break;
    }
    terminal_session_write(text.bytes, text.length);
    text_finish(&text);
    empty(output);
}
