#include "cli/command.h"

#include "base/array.h"
#include "decide/advice/advice.h"
#include "document/start/start.h"

/* Writes the first project of the recommended stack into a new folder. */

#define NAME_OF_LISTS "app" /* name of the project for --list */

static const char *typed(struct cli *cli, enum option_id id)
{
    const char *value = cli_value(cli, id);

    return value ? cli_line(cli, value) : NULL;
}

/* --- the name ---------------------------------------------------------------------------- */

/* The folder's name is the project's. */
static bool find_name(struct cli *cli, const char **ret_name)
{
    const char *folder = cli_value(cli, OPTION_OUTPUT);

    *ret_name = folder ? start_name_of_folder(cli->arena, folder) : NAME_OF_LISTS;
    if (!folder && !cli_has(cli, OPTION_LIST)) {
        cli_fail(cli, "no folder: name a new one with -o, or use --list to see what would be "
                      "written");
        return false;
    }
    if (start_is_name(*ret_name))
        return true;
    cli_fail(cli,
             "'%s' cannot be the name of a project: name a folder after -o with lower-case "
             "letters, digits and dashes, a letter first, at most 40",
             *ret_name);
    return false;
}

/* --- an older record --------------------------------------------------------------------- */

/* A record has no versions of packages, so those of the open catalog are used; says so in a
 * note. */
static void note_older_catalog(struct cli *cli, const struct advice *advice)
{
    const char *path = cli_value(cli, OPTION_ANSWERS);
    const struct node *root = path && !text_equal(path, "-") ? cli_answers_tree(cli, path) : NULL;
    const struct node *catalog = node_member(root, "catalog"), *ranking;
    const struct catalog_identity *now = catalog_identity(cli->catalog);
    const char *sha256 = node_text(catalog, "sha256"), *first;

    if (!sha256 || text_equal(sha256, now->sha256))
        return;
    cli_note(cli,
             "whichstack: note: '%s' was written with %s %s of %s; the versions are those of %s %s "
             "of %s",
             path, node_text(catalog, "name") ? node_text(catalog, "name") : "another catalog",
             node_text(catalog, "version") ? node_text(catalog, "version") : "",
             node_text(catalog, "date") ? node_text(catalog, "date") : "an unknown date", now->name,
             now->version, now->date);
    ranking = node_member(root, "ranking");
    first = ranking && ranking->first && ranking->first->kind == NODE_SCALAR ? ranking->first->text
                                                                             : NULL;
    if (first && !text_equal(first, catalog_framework(cli->catalog, advice->winner)->id))
        cli_note(cli, "whichstack: note: '%s' came first in it, %s comes first now", first,
                 catalog_framework(cli->catalog, advice->winner)->id);
}

/* --- the run ----------------------------------------------------------------------------- */

static void list_files(struct cli *cli, const struct start *start)
{
    for (size_t i = 0; i < start->n_files; i++)
        text_printf(&cli->out, "%s\n", start->files[i].path);
}

static bool write_project(struct cli *cli, const struct start *start)
{
    const char *folder = cli_value(cli, OPTION_OUTPUT);

    if (!start_write(start, folder, &cli->error))
        return false;
    text_printf(&cli->out, "%s: %zu files written; README.md says how to install, run and test\n",
                cli_line(cli, folder), start->n_files);
    return true;
}

static void note_left_out(struct cli *cli, const struct start *start)
{
    if (start->n_left_out > 0)
        cli_note(cli, "whichstack: note: not set up, only named in README.md: %s",
                 start_left_out_names(cli->arena, start));
}

static int run(struct cli *cli)
{
    struct start_options options = {
        .program = cli_program,
        .seed = cli->seed,
        .decider = typed(cli, OPTION_DECIDER),
    };
    const struct advice *advice;
    struct answers *answers;
    struct start start;

    if (!cli_date(cli, &options.date) || !find_name(cli, &options.project) ||
        !cli_answers_with_operands(cli, &answers))
        return STATUS_TROUBLE;
    advice = advice_new(cli->arena, cli->decision, answers);
    if (!start_new(cli->arena, advice, &options, &start, &cli->error))
        return STATUS_TROUBLE;
    if (cli_has(cli, OPTION_LIST))
        list_files(cli, &start);
    else if (!write_project(cli, &start))
        return STATUS_TROUBLE;
    note_older_catalog(cli, advice);
    note_left_out(cli, &start);
    return STATUS_DONE;
}

static const struct example examples[] = {
    {"whichstack start language=js product=saas team-size=2-3 -o shop",
     "a project of the recommended stack in a new folder"},
    {"whichstack start --answers docs/adr/0007-backend.md --list",
     "the files of the project for the answers of a record"},
};

static const enum option_id options[] = {
    OPTION_ANSWERS, OPTION_OUTPUT, OPTION_LIST, OPTION_DATE, OPTION_DECIDER,
};

const struct command command_start = {
    .name = "start",
    .summary = "Write a first project of the recommended stack",
    .operands = "[QUESTION=OPTION...]",
    .description =
        "Writes a small project into a new folder, which -o names: the framework's layout, the "
        "packages of the chosen parts with the versions of the catalog, one endpoint that uses the "
        "database, one test, a health endpoint, compose.yaml for the services, a README with the "
        "commands, and the record of the decision. Each file says which answers it comes from.\n"
        "The name of the folder is the name of the project. A folder that exists and is not empty "
        "is left as it is. The same answers, catalog and version of the program give the same "
        "files.\n"
        "Parts that the starter of the framework does not set up are named in the README. With a "
        "part that it must set up and cannot, nothing is written and the exit status is 2.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .output_help = "Make the new folder FILE and write the project into it",
    .reach = REACH_OPTIONS,
    .run = run,
};
