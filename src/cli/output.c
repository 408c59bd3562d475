#include "cli/output.h"

#include "base/compat/compat.h"
#include "base/put.h"
#include "base/text/clean.h"
#include "cli/command.h"
#include "store/file/file.h"
#include "store/program.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define PIECE (64 * 1024) /* bytes */
#define INK_MARK '\x01'   /* then the number of the ink, from 'a' on */

static const char *const ink_codes[INK_COUNT] = {
    [INK_PLAIN] = "0",  [INK_STRONG] = "1", [INK_MUTED] = "2",
    [INK_GAIN] = "32",  [INK_LOSS] = "31",  [INK_BAR] = "36",
    [INK_BAR_2] = "35", [INK_BAR_3] = "33", [INK_BAR_4] = "34",
};

void output_ink(struct text *text, enum ink ink)
{
    text_append_char(text, INK_MARK);
    text_append_char(text, (char)('a' + ink));
}

/* Prepares bytes for a terminal: marks become colours, everything else is cleaned. */
static void prepare(const char *at, const char *end, struct text *ready)
{
    struct arena *arena = arena_new();

    while (at < end) {
        const char *mark = memchr(at, INK_MARK, (size_t)(end - at));
        size_t length = (size_t)((mark ? mark : end) - at);

        text_append(ready, clean_output(arena, at, length));
        at += length;
        if (!mark)
            break;
        at += at + 1 < end ? 2 : 1;
        if (at[-1] >= 'a' && at[-1] < 'a' + INK_COUNT)
            text_printf(ready, "\033[%sm", ink_codes[at[-1] - 'a']);
    }
    arena_free(arena);
}

/* The end of the lines to prepare in one step, so that a long output is not copied as a whole. */
static const char *piece_end(const char *at, const char *end)
{
    const char *newline = NULL;

    if (end - at > PIECE)
        newline = compat_memrchr(at, '\n', PIECE);
    return newline ? newline + 1 : end;
}

bool output_put(int file, const struct text *text)
{
    const char *at = text->bytes, *end = at + text->length;
    struct text ready;
    bool done = true;

    text_init(&ready);
    for (const char *next; done && at < end; at = next) {
        next = piece_end(at, end);
        if (clean_is_plain(at, (size_t)(next - at))) {
            done = put_all(file, at, (size_t)(next - at));
            continue;
        }
        text_clear(&ready);
        prepare(at, next, &ready);
        done = put_all(file, ready.bytes, ready.length);
    }
    text_finish(&ready);
    return done;
}

/* Some file systems report a full disk only on close. Closing a duplicate of the descriptor checks
 * that without closing it. */
static bool close_copy(int file)
{
    int copy = dup(file);

    return copy >= 0 && (close(copy) == 0 || errno == EINTR);
}

static void fail_to_write(struct cli *cli)
{
    cli_fail(cli, "cannot write to standard output: %s",
             errno == EBADF ? "it is closed" : strerror(errno));
}

static bool write_output(struct cli *cli)
{
    if (output_put(STDOUT_FILENO, &cli->out) && close_copy(STDOUT_FILENO))
        return true;
    fail_to_write(cli);
    return false;
}

bool output_may_flush(const struct cli *cli)
{
    return !cli->output_path && !cli->environment->output_is_terminal;
}

void output_flush(void *context, struct text *text)
{
    struct cli *cli = context;

    if (cli->error.message[0] == '\0' && !output_put(STDOUT_FILENO, text))
        fail_to_write(cli);
    text_clear(text);
}

/* False: nothing was shown. */
static bool show_in_pager(const struct cli *cli, const struct text *text)
{
    const char *command = environment_pager(cli->environment);
    struct text ready;
    bool shown;

    if (!command)
        return false;
    text_init(&ready);
    prepare(text->bytes, text->bytes + text->length, &ready);
    shown = program_run(cli->programs, command, NULL, ready.bytes, ready.length);
    text_finish(&ready);
    return shown;
}

static bool deliver(struct cli *cli)
{
    const char *path = cli->output_path;

    if (path && !text_equal(path, "-"))
        return file_write(path, cli->out.bytes, cli->out.length, cli_has(cli, OPTION_FORCE),
                          &cli->error);
    if (cli->out.length == 0)
        return true;
    if (cli->paged && cli->environment->output_is_terminal && show_in_pager(cli, &cli->out))
        return true;
    return write_output(cli);
}

int output_finish(struct cli *cli, int status)
{
    /* `verify` uses the same number for a result, without an error */
    bool failed = status == STATUS_TROUBLE && cli->error.message[0] != '\0';

    failed = failed || !deliver(cli);
    if (!failed && cli->catalog && catalog_damage(cli->catalog))
        cli_note(cli, "whichstack: warning: %s", catalog_damage(cli->catalog));
    if (failed) {
        cli_note(cli, "whichstack: %s", cli->error.message);
        status = cli->command && cli->command->trouble ? cli->command->trouble : STATUS_TROUBLE;
    }
    output_put(STDERR_FILENO, &cli->notes);
    return status;
}
