#include "cli/confine.h"

#include "base/array.h"
#include "cli/command.h"
#include "store/file/file.h"
#include "store/program.h"
#include "store/sandbox/sandbox.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Options whose arguments are files to read. */
static const enum option_id files[] = {OPTION_ANSWERS, OPTION_TEAM, OPTION_SUPERSEDES};

struct confinement {
    struct cli *cli;
    struct sandbox_path *paths;
    size_t count;
};

static void add(struct confinement *confinement, const char *path, enum sandbox_right right)
{
    if (path && !text_equal(path, "-"))
        confinement->paths[confinement->count++] = (struct sandbox_path){path, right};
}

static void add_all(struct confinement *confinement, const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(confinement, paths[i], SANDBOX_READ);
}

/* file_write() makes a temporary file beside the target, links followed; file_write_folder() makes
 * a temporary folder there. */
static void add_output(struct confinement *confinement, const char *path)
{
    struct arena *arena = confinement->cli->arena;
    struct stat facts;
    char *followed = NULL;

    if (!path)
        return;
    if (stat(path, &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode)) {
        add(confinement, path, SANDBOX_WRITE);
        return;
    }
    followed = realpath(path, NULL);
    add(confinement, file_folder(arena, followed ? followed : path), SANDBOX_WRITE);
    free(followed);
}

static void collect(struct confinement *confinement, enum reach reach)
{
    struct cli *cli = confinement->cli;
    const struct options *options = &cli->options;
    struct error ignored; /* the command reports it */

    add(confinement, "/dev/urandom", SANDBOX_READ); /* jansson's seed */
    add(confinement,
        environment_catalog(cli->arena, cli->environment, cli_value(cli, OPTION_CATALOG), &ignored),
        SANDBOX_READ);
    for (size_t i = 0; i < ARRAY_LENGTH(files); i++)
        add_all(confinement, options->all[files[i]].items, options->all[files[i]].count);
    add_output(confinement, cli_value(cli, OPTION_OUTPUT));
    add_output(confinement, cli_value(cli, OPTION_DEPFILE));
    if (reach >= REACH_OPERANDS)
        add_all(confinement, options->operands, options->n_operands);
    /* the source files of a catalog are compiled in a temporary folder */
    if (reach == REACH_TEMPORARY && options->n_operands > 0 && file_is_folder(options->operands[0]))
        add(confinement, environment_temporary(cli->environment), SANDBOX_WRITE);
}

static size_t most_paths(const struct options *options)
{
    size_t most = 5 + options->n_operands;

    for (size_t i = 0; i < ARRAY_LENGTH(files); i++)
        most += options->all[files[i]].count;
    return most;
}

static void start_pager(struct cli *cli)
{
    cli->pager = environment_pager(cli->environment);
    if (cli->pager && cli->environment->output_is_terminal && !cli_has(cli, OPTION_OUTPUT))
        cli->programs = program_helper_start(&cli->pager, 1);
}

void confine(struct cli *cli)
{
    struct confinement confinement = {.cli = cli};

    if (cli->command->reach == REACH_ALL || cli_has(cli, OPTION_NO_SANDBOX) ||
        cli_has(cli, OPTION_EXPLORE)) /* the explorer needs more */
        return;
    start_pager(cli);
    confinement.paths = ARENA_ARRAY(cli->arena, struct sandbox_path, most_paths(&cli->options));
    collect(&confinement, cli->command->reach);
    sandbox_enter(confinement.paths, confinement.count);
}
