#include "cli/command.h"

#include "base/array.h"
#include "catalog/compile/compile.h"
#include "document/page/page.h"

#include <string.h>

/* The file is replaced, and standard output cannot be. */
static bool is_file(struct cli *cli, const char *what, enum option_id id)
{
    const char *path = cli_value(cli, id);

    if (!path || !text_equal(path, "-"))
        return true;
    cli_fail(cli,
             "'whichstack compile' cannot write the %s to standard output: name a file after "
             "--%s; see 'whichstack compile --help'",
             what, option_rows[id].name);
    return false;
}

/* Make reads a rule of lines, and has no escape for a line end. */
static bool can_be_in_rule(struct cli *cli, const char *path)
{
    if (!cli_has(cli, OPTION_DEPFILE) || !strpbrk(path, "\r\n"))
        return true;
    cli_fail(cli,
             "a depfile cannot name '%s', because it has a line end in it: rename it, or leave out "
             "--depfile",
             path);
    return false;
}

static bool can_be_rule(struct cli *cli)
{
    for (size_t i = 0; i < cli->options.n_operands; i++)
        if (!can_be_in_rule(cli, cli->options.operands[i]))
            return false;
    return can_be_in_rule(cli, cli_value(cli, OPTION_OUTPUT));
}

static int run(struct cli *cli)
{
    struct compile_job job = {
        .folders = cli->options.operands,
        .n_folders = cli->options.n_operands,
        .output = cli_value(cli, OPTION_OUTPUT),
        .depfile = cli_value(cli, OPTION_DEPFILE),
        .profile = page_profile_stored,
    };
    struct diagnostics *diagnostics, *warnings;
    bool done;

    if (!cli_operands(cli, 1, SIZE_MAX, "one folder of source files or more"))
        return STATUS_TROUBLE;
    if (!job.output)
        return cli_fail(cli, "'whichstack compile' needs -o FILE, the catalog to write; see "
                             "'whichstack compile --help'");
    if (!is_file(cli, "catalog", OPTION_OUTPUT) || !is_file(cli, "depfile", OPTION_DEPFILE) ||
        !can_be_rule(cli))
        return STATUS_TROUBLE;
    diagnostics = diagnostics_new();
    warnings = diagnostics_new();
    done = compile_catalog(&job, diagnostics, warnings, &cli->error);
    cli_report(cli, diagnostics);
    cli_report(cli, warnings);
    diagnostics_free(diagnostics);
    diagnostics_free(warnings);
    return done ? STATUS_DONE : STATUS_TROUBLE;
}

static const struct example examples[] = {
    {"whichstack compile data -o catalog.db", "compile a folder of source files into a catalog"},
    {"whichstack compile data ours -o catalog.db --depfile catalog.d",
     "add a folder of your own, and write a depfile for make"},
};

static const enum option_id options[] = {OPTION_OUTPUT, OPTION_DEPFILE};

const struct command command_compile = {
    .name = "compile",
    .summary = "Compile folders of source files into a catalog",
    .operands = "DIR...",
    .description = "Reports all errors in the sources at once, with file, line and column, "
                   "and then writes nothing. A second folder may only add files. The output "
                   "is replaced in one step.\n"
                   "To add an entry, write frameworks/ID.md in a folder of your own and name that "
                   "folder after the one of the catalog. The file needs 'name:', 'kind:' and "
                   "'summary:' between two lines of '---'; a page of text may follow. What it "
                   "leaves out counts as unknown, and without 'order:' the entry comes last.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .output_help = "Write the catalog to FILE",
    .reach = REACH_OPERANDS,
    .run = run,
};
