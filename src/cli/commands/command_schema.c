#include "cli/command.h"

#include "base/array.h"
#include "store/file/file.h"

/* Prints the JSON Schema of a command's output. The schemas are files beside the catalog. */

static size_t documented(struct cli *cli, const char ***ret_names)
{
    const char **names = ARENA_ARRAY(cli->arena, const char *, n_commands);
    size_t count = 0;

    for (size_t i = 0; i < n_commands; i++)
        if (command_writes(commands[i], "json"))
            names[count++] = commands[i]->name;
    *ret_names = names;
    return count;
}

static int write_names(struct cli *cli)
{
    const char **names;
    size_t count = documented(cli, &names);

    for (size_t i = 0; i < count; i++)
        text_printf(&cli->out, "%s\n", names[i]);
    return STATUS_DONE;
}

static int write_schema(struct cli *cli, const char *name)
{
    const char *file = arena_printf(cli->arena, "schemas/%s.schema.json", name);
    const char *path = environment_data(cli->arena, cli->environment, file, &cli->error);
    char *bytes;
    size_t length;

    if (!path || !file_read(cli->arena, path, FILE_LIMIT, &bytes, &length, &cli->error))
        return STATUS_TROUBLE;
    text_append(&cli->out, bytes);
    return STATUS_DONE;
}

static int run(struct cli *cli)
{
    const char **names, *name;
    size_t count = documented(cli, &names);

    if (!cli_operands(cli, 0, 1, "one command"))
        return STATUS_TROUBLE;
    if (cli->options.n_operands == 0)
        return write_names(cli);
    name = cli->options.operands[0];
    for (size_t i = 0; i < count; i++)
        if (text_equal(names[i], name))
            return write_schema(cli, name);
    return cli_fail(cli, "there is no schema for '%s': %sthere is one for %s", name,
                    cli_guess(cli, name, names, count), options_words(cli->arena, names, count));
}

static const struct example examples[] = {
    {"whichstack schema", "the commands that have one"},
    {"whichstack schema recommend", "the schema of what recommend writes"},
};

const struct command command_schema = {
    .name = "schema",
    .summary = "Print the JSON Schema of a command's output",
    .operands = "[COMMAND]",
    .description = "The schemas are of JSON Schema draft 2020-12. Each output names its version in "
                   "schema_version: names may be added within a version; when a meaning changes, "
                   "the version is raised.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .run = run,
};
