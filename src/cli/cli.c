#include "cli/cli.h"

#include "base/date.h"
#include "base/memory.h"
#include "base/text/clean.h"
#include "base/text/nearest.h"
#include "cli/command.h"
#include "cli/confine.h"
#include "cli/interactive.h"
#include "cli/output.h"
#include "cli/unknown_id.h"
#include "store/program.h"

#include <limits.h>
#include <string.h>

#define SEED_DEFAULT 1
#define WIDTH_DEFAULT 80
#define WIDTH_LEAST 20
#define WIDTH_MOST 1000

const char cli_program[] = "whichstack " PROGRAM_VERSION;

int cli_fail(struct cli *cli, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_vset(&cli->error, format, arguments);
    va_end(arguments);
    return STATUS_TROUBLE;
}

const char *cli_guess(struct cli *cli, const char *word, const char *const *words, size_t count)
{
    const char *near = nearest_word(word, words, count);

    return near ? arena_printf(cli->arena, "did you mean '%s'? ", near) : "";
}

const char *cli_line(const struct cli *cli, const char *text)
{
    return clean_line(cli->arena, text, strlen(text));
}

void cli_note(struct cli *cli, const char *format, ...)
{
    va_list arguments;
    const char *line;
    int indent;

    va_start(arguments, format);
    line = arena_vprintf(cli->arena, format, arguments);
    va_end(arguments);
    indent = (int)strspn(line, " ");
    text_printf(&cli->notes, "%*s%s\n", indent, "", cli_line(cli, line));
}

void cli_report(struct cli *cli, const struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < diagnostics_kept(diagnostics); i++)
        text_printf(&cli->notes, "%s\n", diagnostics_line(diagnostics, i));
}

bool cli_has(const struct cli *cli, enum option_id id)
{
    return cli->options.values[id] != NULL;
}

const char *cli_value(const struct cli *cli, enum option_id id)
{
    return cli->options.values[id];
}

const char *cli_format(const struct cli *cli)
{
    const char *format = cli_value(cli, OPTION_FORMAT);

    return format ? format : "text";
}

bool cli_format_is(const struct cli *cli, const char *format)
{
    return text_equal(cli_format(cli), format);
}

bool cli_width(struct cli *cli, int *ret_width)
{
    const char *wanted = cli_value(cli, OPTION_WIDTH);
    long width = cli->environment->columns > 0 ? cli->environment->columns : WIDTH_DEFAULT;

    if (wanted && !text_to_integer(wanted, WIDTH_LEAST, WIDTH_MOST, &width)) {
        cli_fail(cli, "invalid --width '%s': expected a number from %d to %d", wanted, WIDTH_LEAST,
                 WIDTH_MOST);
        return false;
    }
    width = width < WIDTH_LEAST ? WIDTH_LEAST : width;
    *ret_width = (int)(width > WIDTH_MOST ? WIDTH_MOST : width);
    return true;
}

bool cli_date(struct cli *cli, const char **ret_date)
{
    long days, months;
    const char *date = cli_value(cli, OPTION_DATE);

    if (date && (strlen(date) != strlen("YYYY-MM-DD") || !date_parse(date, &days, &months))) {
        cli_fail(cli, "invalid --date '%s': expected a day as YYYY-MM-DD", date);
        return false;
    }
    *ret_date = date;
    return true;
}

bool cli_unicode(const struct cli *cli)
{
    return cli->environment->utf8 && !cli_has(cli, OPTION_ASCII);
}

bool cli_operands(struct cli *cli, size_t least, size_t most, const char *expected)
{
    const char *name = cli->command->name;
    size_t count = cli->options.n_operands;

    if (count >= least && count <= most)
        return true;
    if (count < least)
        cli_fail(cli, "'whichstack %s' needs %s; see 'whichstack %s --help'", name, expected, name);
    else
        cli_fail(cli,
                 "'whichstack %s' takes %s, so '%s' is one too many; see 'whichstack %s --help'",
                 name, expected, cli->options.operands[most], name);
    return false;
}

struct catalog *cli_catalog(struct cli *cli)
{
    const char *path;

    if (cli->catalog)
        return cli->catalog;
    path = environment_catalog(cli->arena, cli->environment, cli_value(cli, OPTION_CATALOG),
                               &cli->error);
    if (!path || !catalog_open(path, &cli->catalog, &cli->error))
        return NULL;
    return cli->catalog;
}

struct decision *cli_decision(struct cli *cli)
{
    if (!cli->decision && cli_catalog(cli))
        cli->decision = decision_new(cli->arena, cli->catalog);
    return cli->decision;
}

int cli_framework(struct cli *cli, const char *id)
{
    struct catalog *catalog = cli_catalog(cli);
    int framework = catalog ? catalog_find_framework(catalog, id) : -1;

    if (catalog && framework < 0)
        unknown_id(cli, id, false);
    return framework;
}

/* --- one run ----------------------------------------------------------------------------- */

static bool check_format(struct cli *cli)
{
    const char *format = cli_value(cli, OPTION_FORMAT), **formats;
    size_t count = command_formats(cli->arena, cli->command, &formats);

    if (!format)
        return true;
    for (size_t i = 0; i < count; i++)
        if (text_equal(formats[i], format))
            return true;
    cli_fail(cli, "'whichstack %s' does not write '%s': %sit writes %s", cli->command->name, format,
             cli_guess(cli, format, formats, count), options_words(cli->arena, formats, count));
    return false;
}

static bool read_seed(struct cli *cli)
{
    const char *wanted = cli_value(cli, OPTION_SEED);
    long seed = SEED_DEFAULT;

    if (wanted && !text_to_integer(wanted, 0, LONG_MAX, &seed)) {
        cli_fail(cli, "invalid --seed '%s': expected a whole number from 0 to %ld", wanted,
                 LONG_MAX);
        return false;
    }
    cli->seed = (uint64_t)seed;
    return true;
}

static bool check_theme(struct cli *cli)
{
    const char *theme = cli_value(cli, OPTION_THEME);

    return !theme || cli->interactive->check_theme(cli, theme);
}

static int unknown_command(struct cli *cli, const char *name)
{
    const char **names = ARENA_ARRAY(cli->arena, const char *, n_commands);

    for (size_t i = 0; i < n_commands; i++)
        names[i] = commands[i]->name;
    return cli_fail(cli, "there is no command '%s': %s'whichstack --help' shows them all", name,
                    cli_guess(cli, name, names, n_commands));
}

/* Parses the options before the command, then the rest with the command's options. */
static bool parse(struct cli *cli, size_t count, char *const *arguments, const char **ret_name)
{
    struct option_set set = {0};
    struct error ignored;
    size_t used;
    bool parsed =
        options_parse(cli->arena, &set, count, arguments, &cli->options, &used, &cli->error);

    if (used >= count)
        return parsed;
    *ret_name = set.command = arguments[used];
    cli->command = command_find(set.command);
    if (cli->command) {
        set.ids = cli->command->options;
        set.count = cli->command->n_options;
    }
    if (!options_parse(cli->arena, &set, count - used, arguments + used, &cli->options, &used,
                       parsed ? &cli->error : &ignored))
        parsed = parsed && !cli->command; /* report the unknown command first */
    return parsed;
}

/* 'whichstack help COMMAND' is the same as 'whichstack COMMAND --help'. */
static int write_help(struct cli *cli)
{
    const char *name = cli->options.n_operands > 0 ? cli->options.operands[0] : NULL;
    const struct command *command = name ? command_find(name) : NULL;

    if (name && !command)
        return unknown_command(cli, name);
    help_write(cli->arena, command, &cli->out);
    return STATUS_DONE;
}

static int dispatch(struct cli *cli, size_t count, char *const *arguments)
{
    const char *name = NULL;
    bool parsed = parse(cli, count, arguments, &name), asks_help = name && text_equal(name, "help");

    if (parsed && name && !cli->command && !asks_help)
        return unknown_command(cli, name);
    if (cli_has(cli, OPTION_HELP)) {
        help_write(cli->arena, cli->command, &cli->out);
        return STATUS_DONE;
    }
    if (cli_has(cli, OPTION_VERSION)) {
        text_printf(&cli->out, "%s\n", cli_program);
        return STATUS_DONE;
    }
    if (!parsed)
        return STATUS_TROUBLE;
    if (asks_help)
        return write_help(cli);
    if (!read_seed(cli) || !check_theme(cli))
        return STATUS_TROUBLE;
    if (!cli->command)
        return cli->interactive->explore(cli);
    if (!check_format(cli))
        return STATUS_TROUBLE;
    confine(cli);
    return cli->command->run(cli);
}

/* Sets the exit status for a run without memory, before anything is allocated. */
static void choose_trouble(int count, char *const *arguments)
{
    const struct command *command = NULL;

    for (int i = 1; i < count && !command; i++)
        command = command_find(arguments[i]);
    if (command && command->trouble)
        memory_exit_with(command->trouble);
}

int cli_run(const struct environment *environment, const struct interactive *interactive, int count,
            char *const *arguments)
{
    struct cli cli = {.environment = environment, .interactive = interactive};
    int status;

    choose_trouble(count, arguments);
    cli.arena = arena_new();
    text_init(&cli.out);
    text_init(&cli.notes);
    status = output_finish(&cli, dispatch(&cli, (size_t)count, arguments));
    program_helper_end(cli.programs);
    catalog_free(cli.catalog);
    text_finish(&cli.out);
    text_finish(&cli.notes);
    arena_free(cli.arena);
    return status;
}
