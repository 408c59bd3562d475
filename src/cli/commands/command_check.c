#include "cli/command.h"

#include "base/array.h"
#include "catalog/compile/compile.h"
#include "store/file/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Checks a catalog. Source files are first compiled into a temporary folder, so both are checked
 * the same way: by opening the catalog and reading all of it. */

static bool is_folder(const char *path)
{
    struct stat facts;

    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static size_t count_options(struct catalog *catalog)
{
    size_t n_questions, count = 0;
    const struct question_entry *questions = catalog_questions(catalog, &n_questions);

    for (size_t i = 0; i < n_questions; i++)
        count += questions[i].n_options;
    return count;
}

static void say_what_it_holds(struct cli *cli, const char *path, struct catalog *catalog)
{
    const struct catalog_identity *identity = catalog_identity(catalog);
    size_t frameworks, traits, components, criteria, questions, pairings = 0, claims = 0, count;

    catalog_frameworks(catalog, &frameworks);
    catalog_traits(catalog, &traits);
    catalog_components(catalog, &components);
    catalog_criteria(catalog, &criteria);
    catalog_questions(catalog, &questions);
    catalog_claims(catalog, -1, &claims);
    for (size_t i = 0; i < frameworks; i++) {
        catalog_pairings(catalog, (int)i, &count);
        pairings += count;
        catalog_claims(catalog, (int)i, &count);
        claims += count;
    }
    text_printf(&cli->out,
                "%s: %s %s of %s: %zu %s, %zu traits, %zu components, %zu pairings, %zu claims, "
                "%zu criteria, %zu questions with %zu options; no errors\n",
                path, identity->name, identity->version, identity->date, frameworks,
                frameworks == 1 ? identity->noun : identity->nouns, traits, components, pairings,
                claims, criteria, questions, count_options(catalog));
}

static int check_catalog(struct cli *cli, const char *name, const char *path)
{
    if (!catalog_open(path, &cli->catalog, &cli->error) ||
        !catalog_verify(cli->catalog, &cli->error))
        return STATUS_TROUBLE;
    say_what_it_holds(cli, name, cli->catalog);
    return STATUS_DONE;
}

static int check_sources(struct cli *cli, const char *folder, const char *temporary)
{
    const char *output = arena_printf(cli->arena, "%s/catalog.db", temporary);
    struct compile_job job = {.folders = &folder, .n_folders = 1, .output = output};
    struct complaints *complaints = complaints_new(), *warnings = complaints_new();
    int status = STATUS_TROUBLE;

    if (compile_catalog(&job, complaints, warnings, &cli->error))
        status = check_catalog(cli, folder, output);
    cli_complain(cli, complaints);
    cli_complain(cli, warnings);
    complaints_free(complaints);
    complaints_free(warnings);
    unlink(output);
    return status;
}

static int run(struct cli *cli)
{
    const char *path, *temporary;
    char *made;
    int status;

    if (!cli_operands(cli, 1, 1, "one folder of source files or one catalog"))
        return STATUS_TROUBLE;
    path = cli->options.operands[0];
    if (!is_folder(path))
        return check_catalog(cli, path, path);
    temporary = cli->environment->temporary ? cli->environment->temporary : "/tmp";
    made = arena_printf(cli->arena, "%s/whichstack-check-XXXXXX", temporary);
    if (!mkdtemp(made))
        return cli_fail(cli, "cannot make a folder in '%s' to check in: %s; set TMPDIR to another",
                        temporary, strerror(errno));
    status = check_sources(cli, path, made);
    rmdir(made);
    return status;
}

static const struct example examples[] = {
    {"whichstack check data", "the source files of a catalog"},
    {"whichstack check catalog.db", "a compiled catalog"},
};

const struct command command_check = {
    .name = "check",
    .summary = "Check the source files of a catalog, or a catalog",
    .operands = "DIR|FILE",
    .description = "Prints one line with what it contains if there are no errors. Else prints all "
                   "errors, and the exit status is 2.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .run = run,
};
