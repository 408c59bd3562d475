#include "cli/output.h"

#include "cli/command.h"
#include "store/file/file.h"
#include "store/program.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(file, bytes, length);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* Some file systems report a full disk only on close. Closing a duplicate of the descriptor checks
 * that without closing it. */
static bool close_copy(int file)
{
    int copy = dup(file);

    return copy >= 0 && (close(copy) == 0 || errno == EINTR);
}

static bool write_output(struct cli *cli)
{
    if (write_all(STDOUT_FILENO, cli->out.bytes, cli->out.length) && close_copy(STDOUT_FILENO))
        return true;
    cli_fail(cli, "cannot write to standard output: %s",
             errno == EBADF ? "it is closed" : strerror(errno));
    return false;
}

/* `command` is $PAGER; NULL: less; "": no pager. False: nothing was shown. */
static bool show_in_pager(const char *command, const struct text *text)
{
    if (command && command[0] == '\0')
        return false;
    return program_run(command ? command : PROGRAM_PAGER, NULL, text->bytes, text->length);
}

static bool deliver(struct cli *cli)
{
    const char *path = cli->output_path;

    if (path && !text_equal(path, "-"))
        return file_write(path, cli->out.bytes, cli->out.length, cli_has(cli, OPTION_FORCE),
                          &cli->error);
    if (cli->out.length == 0)
        return true;
    if (cli->paged && cli->environment->output_is_terminal &&
        show_in_pager(cli->environment->pager, &cli->out))
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
    write_all(STDERR_FILENO, cli->notes.bytes, cli->notes.length);
    return status;
}
