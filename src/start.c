#include "start.h"
#include "start_sandbox.h"

#include "base/text/text.h"
#include "cli/ask/ask.h"
#include "store/file/file.h"
#include "store/session.h"
#include "tui/app/explorer.h"
#include "tui/terminal/repeats.h"
#include "tui/widgets/prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ESCAPE_DELAY_MS 25 /* milliseconds that separate Esc from an escape sequence */
#define ESCAPE_DELAY_MOST 5000

/* An empty variable counts as unset. */
const char *start_variable(const char *name)
{
    const char *value = getenv(name);

    return value && value[0] != '\0' ? value : NULL;
}

/* $ESCDELAY, as in other curses programs. */
static int escape_delay(void)
{
    const char *wanted = start_variable("ESCDELAY");
    long delay;

    return wanted && text_to_integer(wanted, 0, ESCAPE_DELAY_MOST, &delay) ? (int)delay
                                                                           : ESCAPE_DELAY_MS;
}

static const char *now(struct arena *arena)
{
    time_t seconds = time(NULL);
    struct tm local;
    char text[32];

    if (!localtime_r(&seconds, &local) ||
        strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &local) == 0)
        return "1970-01-01T00:00:00";
    return arena_string(arena, text);
}

/* Opens the session, or sets a notice that nothing will be saved and why. */
static struct session *open_session(struct cli *cli, const char *when, const char **ret_notice)
{
    struct session *session = NULL;
    struct error error = {{0}};
    const char *folder = environment_session(cli->arena, cli->environment, &error), *notice;

    if (folder && session_open(cli->arena, folder, when, &session, &notice, &error)) {
        *ret_notice = notice ? notice : *ret_notice;
        return session;
    }
    *ret_notice = arena_printf(cli->arena, "Nothing will be saved: %s", error.message);
    return NULL;
}

bool start_read_config(struct cli *cli, const char *path, struct config *config,
                       struct diagnostics *diagnostics, struct diagnostics *warnings,
                       struct error *error)
{
    struct error nowhere;
    char *bytes;
    size_t length;

    if (!path)
        path = environment_config(cli->arena, cli->environment, &nowhere);
    if (!path || !file_exists(path))
        return true;
    if (!file_read(cli->arena, path, FILE_LIMIT, &bytes, &length, error))
        return false;
    config_read(path, bytes, length, config, diagnostics, warnings);
    return true;
}

static bool color_wanted(const struct cli *cli)
{
    const char *when = cli_value(cli, OPTION_COLOR);

    if (when && !text_equal(when, "auto"))
        return text_equal(when, "always");
    return !cli->environment->no_color;
}

/* Whether TERM names a known terminal; "dumb" is known. */
static bool terminal_known(struct cli *cli, enum terminal_fitness *ret_fitness)
{
    *ret_fitness = terminal_fitness(cli->environment->term);
    if (*ret_fitness != TERMINAL_UNKNOWN)
        return true;
    cli_fail(cli,
             "there is no description of a terminal '%s'; set TERM to what it is, such as "
             "xterm, or use 'whichstack ask', which needs none",
             cli->environment->term);
    return false;
}

static bool terminal_usable(struct cli *cli, enum terminal_fitness *ret_fitness)
{
    const struct environment *environment = cli->environment;

    if (environment->input_is_terminal && environment->output_is_terminal)
        return terminal_known(cli, ret_fitness);
    cli_fail(cli, "the explorer needs a terminal on standard input and output; use a command "
                  "such as 'whichstack list' or 'whichstack recommend' (whichstack --help "
                  "lists them)");
    return false;
}

bool start_check_theme(struct cli *cli, const char *name)
{
    const char *names[16];
    size_t count = 0;

    if (theme_find(name))
        return true;
    while (themes[count] && count < sizeof(names) / sizeof(names[0])) {
        names[count] = themes[count]->name;
        count++;
    }
    cli_fail(cli, "there is no theme '%s': %sthere is %s", name, cli_guess(cli, name, names, count),
             options_words(cli->arena, names, count));
    return false;
}

/* Reads the config file; options override it. Errors in the file do not prevent the start:
 * *ret_notice is the first one and their number. */
static void read_config(struct cli *cli, struct config *config, const char **ret_notice)
{
    const char *theme = cli_value(cli, OPTION_THEME);
    struct diagnostics *diagnostics = diagnostics_new(), *warnings = diagnostics_new();
    struct error error = {{0}};

    if (!start_read_config(cli, NULL, config, diagnostics, warnings, &error))
        *ret_notice = arena_string(cli->arena, error.message);
    else if (diagnostics_count(diagnostics) > 0)
        *ret_notice =
            arena_printf(cli->arena, "%s (whichstack config --check lists all %zu)",
                         diagnostics_line(diagnostics, 0), diagnostics_count(diagnostics));
    diagnostics_free(diagnostics);
    diagnostics_free(warnings);
    if (cli_has(cli, OPTION_NO_MOUSE))
        config_set(config, "mouse", "off");
    if (theme)
        config_set(config, "theme", theme);
}

/* Does the terminal support 24-bit colour? COLORTERM says so, because few terminal descriptions
 * do. */
static bool has_direct_color(void)
{
    const char *value = start_variable("COLORTERM");

    return value && (text_equal(value, "truecolor") || text_equal(value, "24bit"));
}

/* Options for explorer and picker. */
static struct explorer_options options_of(struct cli *cli, const struct config *config,
                                          const struct start_programs *programs, const char *when,
                                          const char *notice)
{
    struct error error;

    return (struct explorer_options){
        .app =
            {
                .catalog = cli->catalog,
                .config_path = environment_config(cli->arena, cli->environment, &error),
                .config = *config,
                .program = cli_program,
                .today = arena_copy(cli->arena, when, strlen("YYYY-MM-DD")),
                .seed = cli->seed,
                .unicode = cli_unicode(cli),
                .notice = notice,
                .folder = programs->folder,
            },
        .term = cli->environment->term,
        .editor = programs->commands[START_EDITOR],
        .browser = programs->commands[START_BROWSER],
        .pager = programs->commands[START_PAGER],
        .programs = cli->programs,
        .tmux = start_variable("TMUX") != NULL,
        .color = color_wanted(cli),
        .direct = has_direct_color(),
        .repeats = repeats_any(cli->environment->term, start_variable),
        .marks = start_variable("WHICHSTACK_MARKS") != NULL,
        .escape_delay = escape_delay(),
        .input = STDIN_FILENO,
        .output = STDOUT_FILENO,
    };
}

int start_explorer(struct cli *cli)
{
    const char *when = now(cli->arena), *notice = NULL;
    struct config config = {.keymap = keymap_new(cli->arena)};
    struct start_programs programs;
    enum terminal_fitness fitness;
    int status = STATUS_DONE;

    if (!terminal_usable(cli, &fitness))
        return STATUS_TROUBLE;
    start_sandbox(cli, &programs);
    if (!cli_catalog(cli))
        return STATUS_TROUBLE;
    if (fitness == TERMINAL_DUMB)
        return ask_run(cli);
    read_config(cli, &config, &notice);
    struct session *session = open_session(cli, when, &notice);
    struct explorer_options options = options_of(cli, &config, &programs, when, notice);
    options.app.session = session;
    options.app.fresh = cli_has(cli, OPTION_FRESH);
    if (!explorer_run(&options, &status, &cli->error))
        status = STATUS_TROUBLE;
    session_close(session);
    return status;
}

/* Does not use the session, because these are other people's answers. */
int start_team(struct cli *cli, const struct team *team, const struct answers *answers)
{
    const char *when = now(cli->arena), *notice = "A team's answers: nothing is saved.";
    struct config config = {.keymap = keymap_new(cli->arena)};
    struct start_programs programs;
    enum terminal_fitness fitness;
    int status = STATUS_DONE;

    if (!terminal_usable(cli, &fitness))
        return STATUS_TROUBLE;
    start_sandbox(cli, &programs);
    read_config(cli, &config, &notice);
    if (fitness == TERMINAL_DUMB)
        return cli_fail(cli, "--explore needs a terminal that can move its cursor; leave it out");
    struct explorer_options options = options_of(cli, &config, &programs, when, notice);
    options.app.team = team;
    options.app.team_answers = answers;
    if (!explorer_run(&options, &status, &cli->error))
        status = STATUS_TROUBLE;
    return status;
}

/* Shows only the list, on /dev/tty even if standard input and output are redirected. */
int start_pick(struct cli *cli)
{
    const char *when = now(cli->arena), *notice = NULL;
    struct config config = {.keymap = keymap_new(cli->arena)};
    struct start_programs programs;
    enum terminal_fitness fitness;
    const char *filter = cli_value(cli, OPTION_FILTER);
    size_t count;
    int picked = -1, status = STATUS_DONE;

    if (filter && strlen(filter) >= PROMPT_BYTES)
        return cli_fail(cli,
                        "--filter has %zu bytes, and here it may have %d; for longer ones use "
                        "'whichstack list --filter EXPR --columns id'",
                        strlen(filter), PROMPT_BYTES - 1);
    if (!terminal_known(cli, &fitness))
        return STATUS_TROUBLE;
    start_sandbox(cli, &programs);
    if (!cli_catalog(cli))
        return STATUS_TROUBLE;
    read_config(cli, &config, &notice);
    if (fitness == TERMINAL_DUMB)
        return cli_fail(cli, "'whichstack pick' needs a terminal that can move its cursor; use "
                             "'whichstack list --filter EXPR --columns id'");
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return cli_fail(cli,
                        "'whichstack pick' needs a terminal, and there is none: %s; use "
                        "'whichstack list --filter EXPR --columns id'",
                        strerror(errno));
    struct explorer_options options = options_of(cli, &config, &programs, when, notice);
    options.app.picked = &picked;
    options.app.filter = filter;
    options.input = options.output = terminal;
    if (!explorer_run(&options, &status, &cli->error))
        status = STATUS_TROUBLE;
    else if (picked < 0)
        status = STATUS_LEFT;
    else
        text_printf(&cli->out, "%s\n", catalog_frameworks(cli->catalog, &count)[picked].id);
    close(terminal);
    return status;
}
