#include "cli/command.h"

#include "base/array.h"
#include "cli/interactive.h"
#include "document/table/data_table.h"
#include "store/file/file.h"
#include "store/sandbox/sandbox.h"
#include "store/session.h"

/* Prints the settings, errors in the config file, and the paths of the program's files. */

static const char *joined(struct cli *cli, const char *const *words)
{
    const char *list = words[0];

    for (size_t i = 1; words[i]; i++)
        list = arena_printf(cli->arena, "%s, %s", list, words[i]);
    return list;
}

static int print_settings(struct cli *cli)
{
    struct data_table *table = data_table_new(cli->arena);
    const struct setting_row *rows;
    size_t count = cli->interactive->settings(cli, &rows);
    int width;

    if (!cli_width(cli, &width))
        return STATUS_TROUBLE;
    data_table_column(table, "setting", "Setting", ALIGN_LEFT);
    data_table_column(table, "value", "Value", ALIGN_LEFT);
    data_table_column(table, "choices", "Choices", ALIGN_LEFT);
    data_table_column(table, "summary", "Meaning", ALIGN_LEFT);
    for (size_t i = 0; i < count; i++) {
        data_table_row(table);
        data_table_cell(table, rows[i].name);
        data_table_cell(table, rows[i].value);
        data_table_cell(table, joined(cli, rows[i].words));
        data_table_cell(table, rows[i].summary);
    }
    data_table_write_text(table, width, &cli->out);
    return STATUS_DONE;
}

static void say_path(struct cli *cli, const char *what, const char *path)
{
    text_printf(&cli->out, "%-8s %s%s\n", what, cli_line(cli, path),
                file_exists(path) ? "" : " (not there)");
}

static void say_sandbox(struct cli *cli)
{
    text_printf(&cli->out, "%-8s %s\n", "sandbox",
                cli_has(cli, OPTION_NO_SANDBOX) ? "none: --no-sandbox" : sandbox_words(cli->arena));
}

static void print_paths(struct cli *cli, const char *config)
{
    const char **places, *session, *catalog;
    struct error error;
    size_t count;

    say_path(cli, "config", config);
    session = environment_session(cli->arena, cli->environment, &error);
    if (session)
        say_path(cli, "session", arena_printf(cli->arena, "%s/" SESSION_FILE, session));
    catalog =
        environment_catalog(cli->arena, cli->environment, cli_value(cli, OPTION_CATALOG), &error);
    if (catalog) {
        say_path(cli, "catalog", catalog);
        return;
    }
    count = environment_catalog_places(cli->arena, cli->environment, &places);
    for (size_t i = 0; i < count; i++)
        say_path(cli, "catalog", places[i]);
}

static int check(struct cli *cli, const char *path)
{
    int faults;

    if (!file_exists(path)) {
        text_printf(&cli->out, "%s: does not exist, so all defaults apply\n", cli_line(cli, path));
        return STATUS_DONE;
    }
    faults = cli->interactive->check(cli, path);
    if (faults < 0)
        return STATUS_TROUBLE;
    if (faults > 0)
        return cli_fail(cli, "%d line%s of '%s' %s ignored: correct or remove %s", faults,
                        faults == 1 ? "" : "s", path, faults == 1 ? "is" : "are",
                        faults == 1 ? "it" : "them");
    text_printf(&cli->out, "%s: no errors\n", cli_line(cli, path));
    return STATUS_DONE;
}

static int run(struct cli *cli)
{
    const char *path;

    if (!cli_operands(cli, 0, 0, "no argument"))
        return STATUS_TROUBLE;
    if (cli_has(cli, OPTION_CHECK) && cli_has(cli, OPTION_PATHS))
        return cli_fail(cli, "--check and --paths print different things: use one of them");
    path = environment_config(cli->arena, cli->environment, &cli->error);
    if (!path)
        return cli_fail(cli,
                        "cannot tell where the config file is: %s; set HOME or "
                        "XDG_CONFIG_HOME",
                        cli->error.message);
    if (cli_has(cli, OPTION_CHECK))
        return check(cli, path);
    if (cli_has(cli, OPTION_PATHS)) {
        print_paths(cli, path);
        say_sandbox(cli);
        return STATUS_DONE;
    }
    return print_settings(cli);
}

static const struct example examples[] = {
    {"whichstack config", "the settings as they are"},
    {"whichstack config --check", "list the errors in the config file"},
    {"whichstack config --paths", "print where config, session and catalog are"},
};

static const enum option_id options[] = {OPTION_CHECK, OPTION_PATHS, OPTION_WIDTH};

const struct command command_config = {
    .name = "config",
    .summary = "Print the settings, check their file, or print the paths",
    .operands = "",
    .description = "The config file holds lines 'set NAME VALUE' and 'bind CONTEXT KEY COMMAND'; "
                   "whichstack-config(5) lists them. Without an option, prints the settings and "
                   "their values. A line with an error is ignored; the rest "
                   "applies. The exit status is 2 if there are errors.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .run = run,
};
