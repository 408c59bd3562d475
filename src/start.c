#include "start.h"

#include "base/text.h"
#include "cli/ask.h"
#include "store/session.h"
#include "tui/explorer.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ESCAPE_DELAY_MS 25 /* between Esc alone and the start of a key's sequence */
#define ESCAPE_DELAY_MOST 5000

/* An empty variable counts as unset. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);

    return value && value[0] != '\0' ? value : NULL;
}

/* $ESCDELAY, as curses programs have it. */
static int escape_delay(void)
{
    const char *wanted = variable("ESCDELAY");
    long delay;

    return wanted && text_to_integer(wanted, 0, ESCAPE_DELAY_MOST, &delay) ? (int)delay
                                                                           : ESCAPE_DELAY_MS;
}

/* Where the session lies, or NULL with the reason. */
static const char *session_folder(struct cli *cli, const char **ret_reason)
{
    const struct environment *environment = cli->environment;

    if (environment->xdg_state_home && environment->xdg_state_home[0] == '/')
        return arena_printf(cli->arena, "%s/whichstack", environment->xdg_state_home);
    if (environment->home)
        return arena_printf(cli->arena, "%s/.local/state/whichstack", environment->home);
    *ret_reason = "HOME is not set";
    return NULL;
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

/* Opens the session, or says once that nothing will be saved and why. */
static struct session *open_session(struct cli *cli, const char *when, const char **ret_notice)
{
    struct session *session = NULL;
    struct error error = {{0}};
    const char *reason = error.message;
    const char *folder = session_folder(cli, &reason);

    if (folder && session_open(cli->arena, folder, when, &session, ret_notice, &error))
        return session;
    *ret_notice = arena_printf(cli->arena, "Nothing will be saved: %s", reason);
    return NULL;
}

static bool color_wanted(const struct cli *cli)
{
    const char *when = cli_value(cli, OPTION_COLOR);

    if (when && !text_equal(when, "auto"))
        return text_equal(when, "always");
    return !cli->environment->no_color;
}

static bool terminal_usable(struct cli *cli)
{
    const struct environment *environment = cli->environment;

    if (!environment->input_is_terminal || !environment->output_is_terminal) {
        cli_fail(cli, "the explorer needs a terminal on standard input and output; use a command "
                      "such as 'whichstack list' or 'whichstack recommend' (whichstack --help "
                      "lists them)");
        return false;
    }
    if (terminal_fitness(environment->term) != TERMINAL_UNKNOWN)
        return true;
    cli_fail(cli,
             "there is no description of a terminal '%s'; set TERM to what it is, such as "
             "xterm, or use a command such as 'whichstack recommend'",
             environment->term);
    return false;
}

/* The nearest of the themes there are, as a question. */
static const char *guess_theme(struct cli *cli, const char *name)
{
    const char *names[16];
    size_t count = 0;

    while (themes[count] && count < sizeof(names) / sizeof(names[0])) {
        names[count] = themes[count]->name;
        count++;
    }
    return cli_guess(cli, name, names, count);
}

int start_explorer(struct cli *cli)
{
    const struct environment *environment = cli->environment;
    const char *theme = cli_value(cli, OPTION_THEME);
    const char *when = now(cli->arena), *notice = NULL;
    int status = STATUS_DONE;

    if (!terminal_usable(cli) || !cli_catalog(cli))
        return STATUS_TROUBLE;
    if (terminal_fitness(environment->term) == TERMINAL_DUMB)
        return ask_run(cli);
    if (theme && !theme_find(theme))
        return cli_fail(cli, "there is no theme '%s'%s", theme, guess_theme(cli, theme));
    struct session *session = open_session(cli, when, &notice);
    const struct explorer_options options = {
        .app =
            {
                .catalog = cli->catalog,
                .program = cli_program,
                .today = arena_copy(cli->arena, when, strlen("YYYY-MM-DD")),
                .seed = cli->seed,
                .unicode = cli_unicode(cli),
                .mouse = !cli_has(cli, OPTION_NO_MOUSE),
                .theme = theme ? theme_find(theme) : themes[0],
                .session = session,
                .fresh = cli_has(cli, OPTION_FRESH),
                .notice = notice,
            },
        .term = environment->term,
        .editor = variable("VISUAL") ? variable("VISUAL") : variable("EDITOR"),
        .browser = variable("BROWSER"),
        .pager = environment->pager,
        .tmux = variable("TMUX") != NULL,
        .color = color_wanted(cli),
        .marks = variable("WHICHSTACK_MARKS") != NULL,
        .escape_delay = escape_delay(),
        .input = STDIN_FILENO,
        .output = STDOUT_FILENO,
    };

    if (!explorer_run(&options, &status, &cli->error))
        status = STATUS_TROUBLE;
    session_close(session);
    return status;
}
