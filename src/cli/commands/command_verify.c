#include "cli/command.h"

#include "base/array.h"
#include "catalog/model/identity_json.h"
#include "cli/verify/verified.h"
#include "document/verify/verify.h"
#include "store/file/file.h"
#include "store/node/json.h"

/* Checks whether recorded decisions still hold: one line per file, with details below it. */

#define LINES_SHOWN 10 /* lines of each kind in text output; JSON has them all */

/* --- text -------------------------------------------------------------------------------- */

static void write_more(const struct verified *file, size_t count)
{
    if (count > LINES_SHOWN)
        text_printf(&file->cli->out, "    and %zu more; --json has all\n", count - LINES_SHOWN);
}

static void write_lines(const struct verified *file, const char *heading, const char *const *lines,
                        size_t count)
{
    if (count > 0)
        text_printf(&file->cli->out, "  %s\n", heading);
    for (size_t i = 0; i < count && i < LINES_SHOWN; i++)
        text_printf(&file->cli->out, "    %s\n", cli_line(file->cli, lines[i]));
    write_more(file, count);
}

static void write_edits(const struct verified *file)
{
    const struct verification *found = &file->found;
    const char **lines = ARENA_ARRAY(file->arena, const char *, found->n_edits);

    for (size_t i = 0; i < found->n_edits; i++)
        lines[i] = edit_text(file->arena, &found->edits[i]);
    if (found->n_edits > 1)
        write_lines(file, "what was edited:", lines, found->n_edits);
}

/* The changes that cause another first place, or the other changes. */
static void write_changes(const struct verified *file, bool responsible, const char *heading)
{
    const struct partial_model *partial = file->found.partial;
    const char **lines = ARENA_ARRAY(file->arena, const char *, (size_t)partial->n_changes);
    size_t count = 0;

    for (int i = 0; i < partial->n_changes; i++)
        if (verified_is_responsible(&file->found, i) == responsible)
            lines[count++] = change_text(partial, &partial->changes[i]);
    write_lines(file, heading, lines, count);
}

static const char *responsible_heading(const struct verification *found)
{
    if (!found->proved)
        return "these changes together are enough for the new first place (not proved smallest):";
    return found->n_responsible == 1
               ? "this change alone is enough for the new first place:"
               : "these changes together are enough for the new first place, and no fewer are:";
}

static bool is_unchanged(const struct verification *found)
{
    return found->status == VERIFY_SAME || found->status == VERIFY_HOLDS ||
           found->status == VERIFY_OVERTURNED;
}

/* Why the text of an unedited record was checked only by its hashes. */
static void write_unproved(const struct verified *file)
{
    const struct verification *found = &file->found;

    if (found->unproved && is_unchanged(found))
        text_printf(&file->cli->out, "  its text was checked only against its hashes: %s\n",
                    cli_line(file->cli, found->unproved));
}

/* The name that begins a line. GitHub takes a line that begins with '::' for a command. */
static const char *name_at_start(const struct verified *file)
{
    const char *name = cli_line(file->cli, file->name);

    return name[0] == ':' ? arena_printf(file->arena, "./%s", name) : name;
}

/* Files that cannot be read are reported on standard error. */
static void write_text(const struct verified *file)
{
    const struct verification *found = &file->found;
    struct text *out = &file->cli->out;

    if (found->status == VERIFY_FAILED) {
        cli_note(file->cli, "whichstack: cannot verify '%s': %s", file->name, found->message);
        return;
    }
    text_printf(out, "%s: %s: %s%s\n", name_at_start(file), verification_names[found->status],
                cli_line(file->cli, found->message),
                found->reformatted && found->n_edits == 0 ? " (reformatted)" : "");
    write_unproved(file);
    write_edits(file);
    if (found->n_differences > 1)
        write_lines(file, "what is computed differently:", found->differences,
                    found->n_differences);
    if (!found->partial)
        return;
    if (text_equal(found->catalog, found->catalog_now))
        text_printf(out, "  recorded with another catalog of this name and date: %s\n",
                    cli_line(file->cli, found->catalog));
    else
        text_printf(out, "  recorded with %s, now %s\n", cli_line(file->cli, found->catalog),
                    found->catalog_now);
    write_lines(file, "answers that are no longer asked for:", found->lost, found->n_lost);
    if (found->partial->n_changes == 0)
        text_append(out, "  nothing that counts changed\n");
    write_changes(file, true, responsible_heading(found));
    write_changes(file, false,
                  found->n_responsible > 0 ? "what else changed and counts:"
                                           : "what changed and counts:");
}

/* --- JSON -------------------------------------------------------------------------------- */

static struct json *edits_json(const struct verification *found)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < found->n_edits; i++) {
        struct json *json = json_new_object();
        json_put(json, "section", json_new_text(found->edits[i].section));
        json_put(json, "what", json_new_text(found->edits[i].what));
        if (found->edits[i].line > 0)
            json_put(json, "line", json_new_integer((int64_t)found->edits[i].line));
        json_add(list, json);
    }
    return list;
}

static struct json *change_json(const struct partial_model *partial,
                                const struct model_change *change)
{
    struct json *json = json_new_object();

    json_put(json, "kind", json_new_text(change_kind_names[change->kind]));
    json_put(json, "framework",
             json_new_text(change->framework >= 0 ? partial->model->frameworks[change->framework]
                                                  : NULL));
    json_put(json, "subject", json_new_text(change->subject));
    json_put(json, "old", json_new_text(change->then));
    json_put(json, "new", json_new_text(change->now));
    return json;
}

static void put_changes(struct json *json, const struct verification *found)
{
    struct json *all = json_new_list(), *responsible = json_new_list();

    for (int i = 0; i < found->partial->n_changes; i++) {
        json_add(all, change_json(found->partial, &found->partial->changes[i]));
        if (verified_is_responsible(found, i))
            json_add(responsible, change_json(found->partial, &found->partial->changes[i]));
    }
    json_put(json, "changes", all);
    json_put(json, "answers_lost", json_new_texts(found->lost, found->n_lost));
    if (found->status == VERIFY_OVERTURNED) {
        json_put(json, "responsible", responsible);
        json_put(json, "responsible_proved_smallest", json_new_boolean(found->proved));
    } else {
        json_free(responsible);
    }
}

static struct json *file_json(const struct verified *file)
{
    const struct verification *found = &file->found;
    struct json *json = json_new_object(), *first;

    json_put(json, "file", json_new_text(file->name));
    json_put(json, "status", json_new_integer(file->status));
    json_put(json, "verdict", json_new_text(verification_names[found->status]));
    json_put(json, "message", json_new_text(found->message));
    if (found->catalog)
        json_put(json, "recorded_with", json_new_text(found->catalog));
    if (is_unchanged(found)) {
        json_put(json, "reformatted", json_new_boolean(found->reformatted));
        json_put(json, "text_proved", json_new_boolean(!found->unproved));
    }
    if (is_unchanged(found) && found->unproved)
        json_put(json, "text_unproved_because", json_new_text(found->unproved));
    if (found->n_edits > 0)
        json_put(json, "edits", edits_json(found));
    if (found->n_differences > 0)
        json_put(json, "differences", json_new_texts(found->differences, found->n_differences));
    if (found->status == VERIFY_SAME || found->partial) {
        first = json_new_object();
        json_put(first, "recorded", json_new_text(found->then));
        json_put(first, "now", json_new_text(found->now));
        json_put(json, "first", first);
    }
    if (found->partial)
        put_changes(json, found);
    return json;
}

static void write_json(struct cli *cli, struct json *files, int status)
{
    struct json *json = json_new_object();

    json_put(json, "schema_version", json_new_integer(1));
    json_put(json, "program", json_new_text(cli_program));
    json_put(json, "catalog", identity_json(catalog_identity(cli->catalog)));
    json_put(json, "files", files);
    json_put(json, "status", json_new_integer(status));
    json_write(json, true, &cli->out);
    json_free(json);
}

/* --- the run ----------------------------------------------------------------------------- */

/* The exit status of one file. */
static int status_of(const struct cli *cli, const struct verification *found)
{
    bool strict = cli_has(cli, OPTION_STRICT);
    bool changed = found->status == VERIFY_HOLDS || found->status == VERIFY_OVERTURNED;

    if (found->status == VERIFY_NONE)
        return strict ? VERIFY_EDITED : VERIFY_SAME;
    if (found->status == VERIFY_SAME && strict && found->unproved)
        return VERIFY_EDITED;
    return changed && cli_has(cli, OPTION_IGNORE_CATALOG) ? VERIFY_SAME : (int)found->status;
}

static void verify_file(struct verified *file, const struct file_found *source)
{
    struct error error;
    char *bytes;
    size_t length;

    if (source->problem) {
        file->found.status = VERIFY_FAILED;
        file->found.message = source->problem;
    } else if (file_read_or_input(file->arena, source->path, FILE_LIMIT, &bytes, &length, &error)) {
        file->found = verify_record(file->arena, file->cli->decision, cli_program, bytes, length);
    } else {
        file->found.status = VERIFY_FAILED;
        file->found.message = arena_string(file->arena, error.message);
    }
    file->status = status_of(file->cli, &file->found);
}

struct sources {
    struct file_found *items;
    size_t count, room;
};

static void add_source(struct cli *cli, struct sources *sources, struct file_found source)
{
    sources->items = arena_grow(cli->arena, sources->items, sources->count, &sources->room,
                                sizeof(sources->items[0]));
    sources->items[sources->count++] = source;
}

/* The operands, and for a folder the markdown files below it. */
static void find_sources(struct cli *cli, struct sources *sources)
{
    for (size_t i = 0; i < cli->options.n_operands; i++) {
        const char *operand = cli->options.operands[i];
        const struct file_found *found;
        size_t count;

        if (!file_is_folder(operand)) {
            add_source(cli, sources, (struct file_found){operand, NULL});
            continue;
        }
        found = file_walk(cli->arena, operand, ".md", &count);
        for (size_t j = 0; j < count; j++)
            add_source(cli, sources, found[j]);
    }
}

static int worst_of(const struct verified *files, size_t count)
{
    enum verification_status worst = VERIFY_SAME;

    for (size_t i = 0; i < count; i++)
        worst = verification_worse(worst, (enum verification_status)files[i].status);
    return (int)worst;
}

/* Files without a record are only counted, unless there is just one file or --strict is given. */
static void write_files(struct cli *cli, const struct verified *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (files[i].found.status != VERIFY_NONE || count == 1 || cli_has(cli, OPTION_STRICT))
            write_text(&files[i]);
        if (cli_has(cli, OPTION_GITHUB))
            verified_annotate(&files[i]);
    }
    if (count != 1)
        text_printf(&cli->out, "%s\n", verified_counts(cli->arena, files, count));
}

static void write_all(struct cli *cli, const struct verified *files, size_t count, int status)
{
    struct json *list;

    if (cli_format_is(cli, "markdown")) {
        verified_write_issue(cli, files, count);
    } else if (cli_format_is(cli, "json")) {
        list = json_new_list();
        for (size_t i = 0; i < count; i++)
            json_add(list, file_json(&files[i]));
        write_json(cli, list, status);
    } else {
        write_files(cli, files, count);
    }
}

/* The lines of annotations stand between those of the text. */
static bool can_annotate(struct cli *cli)
{
    if (!cli_has(cli, OPTION_GITHUB) || cli_format_is(cli, "text"))
        return true;
    cli_fail(cli, "--github is for --format text, not for --format %s; leave out one of the two",
             cli_format(cli));
    return false;
}

static int run(struct cli *cli)
{
    struct sources sources = {0};
    struct verified *files;
    int status;

    if (!cli_operands(cli, 1, cli->options.n_operands, "at least one record or folder") ||
        !can_annotate(cli) || !cli_decision(cli))
        return STATUS_TROUBLE;
    find_sources(cli, &sources);
    files = ARENA_ARRAY(cli->arena, struct verified, sources.count);
    for (size_t i = 0; i < sources.count; i++) {
        const char *path = sources.items[i].path;
        files[i] = (struct verified){
            .cli = cli,
            .arena = arena_new(),
            .name = text_equal(path, "-") ? "standard input" : path,
        };
        verify_file(&files[i], &sources.items[i]);
    }
    status = worst_of(files, sources.count);
    write_all(cli, files, sources.count, status);
    for (size_t i = 0; i < sources.count; i++)
        arena_free(files[i].arena);
    return status;
}

static const struct example examples[] = {
    {"whichstack verify docs/adr/0007-backend.md", "does this decision still hold?"},
    {"whichstack verify docs/adr --json", "all records below a folder, for programs"},
    {"whichstack verify --catalog new.db --format markdown docs/adr",
     "what changed since these decisions, for an issue"},
    {"whichstack verify old.md --catalog in-house.db", "against another catalog"},
};

static const char *const formats[] = {"text", "json", "markdown", NULL};
static const enum option_id options[] = {OPTION_FORMAT, OPTION_STRICT, OPTION_GITHUB,
                                         OPTION_IGNORE_CATALOG};

const struct command command_verify = {
    .name = "verify",
    .summary = "Check whether recorded decisions still hold",
    .operands = "FILE|FOLDER...",
    .description =
        "A FILE is a record written by 'whichstack recommend -o'. The status of a record and its "
        "section Notes may be edited; everything else must be as it was written. The result is "
        "computed again from the record's data, and then with the current catalog.\n"
        "In a FOLDER all files *.md below it are checked, except in '.git'. A file without a block "
        "is not a record: it is counted, and with --strict refused like an edited one.\n"
        "The exit status is 0 if nothing changed, 1 if a FILE was edited, 2 if "
        "recomputing gives another result than recorded, 3 if the catalog changed but not the "
        "first place, 4 if the catalog and the first place changed, 5 if a file could not be "
        "checked. "
        "With several files it is the first of 5, 2, 1, 4, 3, 0 that occurs.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .trouble = VERIFY_FAILED,
    .reach = REACH_OPERANDS,
    .run = run,
};
