#include "cli/command.h"

#include "base/array.h"
#include "catalog/compile/compile.h"
#include "cli/entries/entry_json.h"
#include "document/page/page.h"
#include "store/file/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Checks a catalog, or source files by compiling them into a temporary one: both are then opened
 * and read in full. */

/* The results. Text is written to cli->out at once, JSON at the end. */
struct check {
    struct cli *cli;
    const char *name; /* as given */
    struct diagnostics *errors, *warnings;
};

struct counts {
    size_t frameworks, traits, components, pairings, claims, criteria, questions, options;
};

static struct counts count_entries(struct catalog *catalog)
{
    struct counts counts = {0};
    const struct question_entry *questions = catalog_questions(catalog, &counts.questions);
    size_t count;

    catalog_frameworks(catalog, &counts.frameworks);
    catalog_traits(catalog, &counts.traits);
    catalog_components(catalog, &counts.components);
    catalog_criteria(catalog, &counts.criteria);
    catalog_claims(catalog, -1, &counts.claims);
    for (size_t i = 0; i < counts.frameworks; i++) {
        catalog_pairings(catalog, (int)i, &count);
        counts.pairings += count;
        catalog_claims(catalog, (int)i, &count);
        counts.claims += count;
        catalog_forget(catalog);
    }
    for (size_t i = 0; i < counts.questions; i++)
        counts.options += questions[i].n_options;
    return counts;
}

/* --- for people -------------------------------------------------------------------------- */

static void write_text(const struct check *check)
{
    const struct catalog_identity *identity = catalog_identity(check->cli->catalog);
    struct counts counts = count_entries(check->cli->catalog);
    const struct {
        size_t count;
        const char *one, *many, *after;
    } rows[] = {
        {counts.frameworks, identity->noun, identity->nouns, ", "},
        {counts.traits, "trait", "traits", ", "},
        {counts.components, "component", "components", ", "},
        {counts.pairings, "pairing", "pairings", ", "},
        {counts.claims, "claim", "claims", ", "},
        {counts.criteria, "criterion", "criteria", ", "},
        {counts.questions, "question", "questions", " with "},
        {counts.options, "option", "options", "; no errors\n"},
    };

    text_printf(&check->cli->out, "%s: %s %s of %s: ", cli_line(check->cli, check->name),
                identity->name, identity->version, identity->date);
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        text_printf(&check->cli->out, "%zu %s%s", rows[i].count,
                    rows[i].count == 1 ? rows[i].one : rows[i].many, rows[i].after);
}

/* --- for programs ------------------------------------------------------------------------ */

static struct json *counts_json(struct catalog *catalog)
{
    struct counts counts = count_entries(catalog);
    struct json *json = json_new_object();

    json_put(json, "frameworks", json_new_integer((int64_t)counts.frameworks));
    json_put(json, "traits", json_new_integer((int64_t)counts.traits));
    json_put(json, "components", json_new_integer((int64_t)counts.components));
    json_put(json, "pairings", json_new_integer((int64_t)counts.pairings));
    json_put(json, "claims", json_new_integer((int64_t)counts.claims));
    json_put(json, "criteria", json_new_integer((int64_t)counts.criteria));
    json_put(json, "questions", json_new_integer((int64_t)counts.questions));
    json_put(json, "options", json_new_integer((int64_t)counts.options));
    return json;
}

static struct json *diagnostics_json(const struct diagnostics *diagnostics)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < diagnostics_kept(diagnostics); i++)
        json_add(list, json_new_text(diagnostics_line(diagnostics, i)));
    return list;
}

/* Every error is part of the output, so none is left for standard error. */
static struct json *take_errors(const struct check *check)
{
    struct error *error = &check->cli->error;
    struct json *list = diagnostics_json(check->errors);

    if (diagnostics_count(check->errors) == 0 && error->message[0] != '\0')
        json_add(list, json_new_text(error->message));
    *error = (struct error){0};
    return list;
}

static void write_json(const struct check *check, bool ok)
{
    struct json *json = json_new_object();

    json_put(json, "schema_version", json_new_integer(1));
    json_put(json, "program", json_new_text(cli_program));
    json_put(json, "file", json_new_text(check->name));
    json_put(json, "ok", json_new_boolean(ok));
    json_put(json, "errors", take_errors(check));
    json_put(json, "warnings", diagnostics_json(check->warnings));
    if (ok) {
        json_put(json, "catalog", entry_json_catalog(check->cli->catalog));
        json_put(json, "counts", counts_json(check->cli->catalog));
    }
    json_write(json, true, &check->cli->out);
    json_free(json);
}

/* --- the run ----------------------------------------------------------------------------- */

static bool open_catalog(const struct check *check, const char *path)
{
    return catalog_open(path, &check->cli->catalog, &check->cli->error) &&
           catalog_verify(check->cli->catalog, &check->cli->error) &&
           page_profiles_verify(check->cli->catalog, &check->cli->error);
}

/* Compiles into a temporary folder, so that sources are checked as a catalog is. */
static bool compile_and_open(const struct check *check)
{
    struct cli *cli = check->cli;
    const char *temporary = environment_temporary(cli->environment);
    char *folder = arena_printf(cli->arena, "%s/whichstack-check-XXXXXX", temporary);
    const char *output;
    bool ok;

    if (!mkdtemp(folder)) {
        cli_fail(cli, "cannot make a folder in '%s' to check in: %s; set TMPDIR to another",
                 temporary, strerror(errno));
        return false;
    }
    output = arena_printf(cli->arena, "%s/catalog.db", folder);
    struct compile_job job = {.folders = &check->name,
                              .n_folders = 1,
                              .output = output,
                              .profile = page_profile_stored,
                              .advice = "set TMPDIR to another folder"};
    ok = compile_catalog(&job, check->errors, check->warnings, &cli->error) &&
         open_catalog(check, output);
    unlink(output);
    rmdir(folder);
    return ok;
}

static void write_check(struct check *check, bool ok)
{
    struct cli *cli = check->cli;

    if (cli_format_is(cli, "json")) {
        write_json(check, ok);
        return;
    }
    if (ok)
        write_text(check);
    cli_report(cli, check->errors);
    cli_report(cli, check->warnings);
}

static int run(struct cli *cli)
{
    struct check check = {.cli = cli};
    bool ok;

    if (!cli_operands(cli, 1, 1, "one folder of source files or one catalog"))
        return STATUS_TROUBLE;
    check.name = cli->options.operands[0];
    check.errors = diagnostics_new();
    check.warnings = diagnostics_new();
    ok = file_is_folder(check.name) ? compile_and_open(&check) : open_catalog(&check, check.name);
    write_check(&check, ok);
    diagnostics_free(check.errors);
    diagnostics_free(check.warnings);
    return ok ? STATUS_DONE : STATUS_TROUBLE;
}

static const struct example examples[] = {
    {"whichstack check data", "the source files of a catalog"},
    {"whichstack check catalog.db", "a compiled catalog"},
    {"whichstack check data --json", "for programs: all errors and warnings as a list"},
};

static const char *const formats[] = {"text", "json", NULL};

static const enum option_id options[] = {OPTION_FORMAT};

const struct command command_check = {
    .name = "check",
    .summary = "Check the source files of a catalog, or a catalog",
    .operands = "DIR|FILE",
    .description = "If there are no errors, prints one line that says what it contains. Else "
                   "prints all errors, and the exit status is 2.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .reach = REACH_TEMPORARY,
    .run = run,
};
