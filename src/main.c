#include "base/array.h"
#include "base/compat/compat.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "cli/cli.h"
#include "start.h"
#include "store/node/json.h"
#include "tui/terminal/terminal.h"

#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Reads the environment once, starts the program and returns its status. */

#define COLUMNS_MOST 1000

/* If a standard descriptor is closed, the next opened file would take its number and get the
 * output. Opens /dev/null there in the wrong mode, so that using it still fails and is reported. One
 * call asks for all three; some systems say of an open device that it is invalid, so they are asked
 * again. */
static void keep_descriptors(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    struct pollfd standard[] = {{.fd = STDIN_FILENO}, {.fd = STDOUT_FILENO}, {.fd = STDERR_FILENO}};

    if (poll(standard, ARRAY_LENGTH(standard), 0) < 0)
        _exit(STATUS_TROUBLE);
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (standard[file].revents & POLLNVAL && fcntl(file, F_GETFD) < 0 &&
            open("/dev/null", modes[file]) != file)
            _exit(STATUS_TROUBLE);
}

static int columns_of_terminal(void)
{
    const char *wanted = start_variable("COLUMNS");
    struct winsize size;
    long columns;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return wanted && text_to_integer(wanted, 1, COLUMNS_MOST, &columns) ? (int)columns : 0;
}

static struct environment read_environment(char path[PATH_MAX])
{
    return (struct environment){
        .executable = compat_program_path(path, PATH_MAX),
        .home = start_variable("HOME"),
        .xdg_data_home = start_variable("XDG_DATA_HOME"),
        .xdg_data_dirs = start_variable("XDG_DATA_DIRS"),
        .xdg_config_home = start_variable("XDG_CONFIG_HOME"),
        .xdg_state_home = start_variable("XDG_STATE_HOME"),
        .catalog = start_variable("WHICHSTACK_CATALOG"),
        .pager = getenv("PAGER"),
        .temporary = start_variable("TMPDIR"),
        .no_color = start_variable("NO_COLOR"),
        .term = start_variable("TERM"),
        .input_is_terminal = isatty(STDIN_FILENO),
        .output_is_terminal = isatty(STDOUT_FILENO),
        .columns = columns_of_terminal(),
        .utf8 = text_equal(nl_langinfo(CODESET), "UTF-8"),
    };
}

int main(int count, char **arguments)
{
    char path[PATH_MAX];
    struct environment environment;

    keep_descriptors();
    if (compat_is_privileged()) {
        fputs("whichstack: it runs with the rights of another user: remove the set-user-ID or "
              "set-group-ID bit of its file\n",
              stderr);
        return STATUS_TROUBLE;
    }
    memory_on_failure(terminal_restore);
    json_take_memory();
    setlocale(LC_CTYPE, "");
    signal(SIGPIPE, SIG_DFL); /* the parent may have set it to be ignored */
    signal(SIGXFSZ, SIG_IGN); /* exceeding the file size limit is an error, not a crash */
    environment = read_environment(path);
    return cli_run(&environment, &start_interactive, count, arguments);
}
