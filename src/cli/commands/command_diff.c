#include "cli/command.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"
#include "cli/entries/entry_json.h"
#include "document/diff/diff.h"

#include <string.h>

/* Compares two catalogs, and the results of answers with both. */

#define TEXT_SHOWN 60 /* columns; longer texts are cut, except in JSON */

struct compared {
    struct cli *cli;
    struct catalog *old, *now;
    struct decision *old_decision, *now_decision;
    struct diff *diff;
    const char **files; /* of answers */
    struct diff_answer *answers;
    size_t n_files, n_changed;
};

/* --- text -------------------------------------------------------------------------------- */

static const char *shown(struct compared *compared, const char *text)
{
    size_t line = strcspn(text, "\n");
    size_t fits = columns_fit(text, TEXT_SHOWN);

    if (text[0] == '\0')
        return "nothing";
    if (line <= fits && text[line] == '\0')
        return text;
    return arena_printf(compared->cli->arena, "%.*s ...", (int)(MIN(line, fits)), text);
}

static void write_difference(struct compared *compared, const struct difference *difference)
{
    struct text *out = &compared->cli->out;
    bool both = difference->about[0] != '\0' && difference->what[0] != '\0';

    text_printf(out, "  %s%s%s: ", difference->about, both ? ", " : "", difference->what);
    if (difference->old && difference->now && difference->kind == DIFFERENCE_PAGE)
        text_append(out, "is another page\n");
    else if (difference->old && difference->now)
        text_printf(out, "was %s, is %s\n", shown(compared, difference->old),
                    shown(compared, difference->now));
    else if (difference->old)
        text_printf(out, "is gone%s%s\n", difference->old[0] ? ": " : "",
                    difference->old[0] ? shown(compared, difference->old) : "");
    else
        text_printf(out, "is new%s%s\n", difference->now[0] ? ": " : "",
                    difference->now[0] ? shown(compared, difference->now) : "");
}

static void write_heading(struct compared *compared, enum difference_kind kind)
{
    const char *nouns = catalog_identity(compared->now)->nouns;
    struct text *out = &compared->cli->out;

    if (kind == DIFFERENCE_FRAMEWORK)
        text_printf(out, "%c%s\n", nouns[0] >= 'a' && nouns[0] <= 'z' ? nouns[0] - 32 : nouns[0],
                    nouns[0] ? nouns + 1 : "");
    else
        text_printf(out, "%s\n", difference_headings[kind]);
}

static void write_lost(struct compared *compared, const char *catalog, const char *const *lost,
                       size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_printf(&compared->cli->out, "    in %s %s\n", catalog,
                    cli_line(compared->cli, lost[i]));
}

static const char *or_none(const char *id)
{
    return id ? id : "none";
}

static void write_answers(struct compared *compared)
{
    struct text *out = &compared->cli->out;

    if (compared->n_files == 0)
        return;
    text_append(out, "Answers\n");
    for (size_t i = 0; i < compared->n_files; i++) {
        const struct diff_answer *answer = &compared->answers[i];
        const char *file = cli_line(compared->cli, compared->files[i]);
        if (answer->changed)
            text_printf(out, "  %s: %s was first, %s is\n", file, or_none(answer->old),
                        or_none(answer->now));
        else
            text_printf(out, "  %s: %s is first, as before\n", file, or_none(answer->now));
        write_lost(compared, "the old catalog", answer->lost_old, answer->n_lost_old);
        write_lost(compared, "the new catalog", answer->lost_now, answer->n_lost_now);
    }
    text_printf(out, "  another first place in %zu of %zu\n", compared->n_changed,
                compared->n_files);
}

static void write_text(struct compared *compared)
{
    const struct diff *diff = compared->diff;

    if (diff->count == 0)
        text_append(&compared->cli->out, "The catalogs are the same.\n");
    for (size_t i = 0; i < diff->count; i++) {
        if (i == 0 || diff->items[i].kind != diff->items[i - 1].kind)
            write_heading(compared, diff->items[i].kind);
        write_difference(compared, &diff->items[i]);
    }
    write_answers(compared);
}

/* --- JSON -------------------------------------------------------------------------------- */

static struct json *differences_json(const struct diff *diff)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < diff->count; i++) {
        const struct difference *difference = &diff->items[i];
        struct json *json = json_new_object();
        json_put(json, "kind", json_new_text(difference_names[difference->kind]));
        json_put(json, "about", json_new_text(difference->about));
        json_put(json, "what", json_new_text(difference->what));
        json_put(json, "old", json_new_text(difference->old));
        json_put(json, "new", json_new_text(difference->now));
        json_add(list, json);
    }
    return list;
}

static struct json *answers_json(const struct compared *compared)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < compared->n_files; i++) {
        const struct diff_answer *answer = &compared->answers[i];
        struct json *json = json_new_object();
        json_put(json, "file", json_new_text(compared->files[i]));
        json_put(json, "old", json_new_text(answer->old));
        json_put(json, "new", json_new_text(answer->now));
        json_put(json, "changed", json_new_boolean(answer->changed));
        json_put(json, "lost_old", json_new_texts(answer->lost_old, answer->n_lost_old));
        json_put(json, "lost_new", json_new_texts(answer->lost_now, answer->n_lost_now));
        json_add(list, json);
    }
    return list;
}

static void write_json(struct compared *compared)
{
    struct json *json = json_new_object();

    json_put(json, "schema_version", json_new_integer(1));
    json_put(json, "program", json_new_text(cli_program));
    json_put(json, "old", entry_json_catalog(compared->old));
    json_put(json, "new", entry_json_catalog(compared->now));
    json_put(json, "differences", differences_json(compared->diff));
    if (compared->n_files > 0)
        json_put(json, "answers", answers_json(compared));
    json_write(json, true, &compared->cli->out);
    json_free(json);
}

/* --- the run ----------------------------------------------------------------------------- */

/* The files of --answers, and operands after the catalogs (a glob after --answers). */
static void gather_files(struct compared *compared)
{
    const struct options *options = &compared->cli->options;
    const struct option_arguments *named = &options->all[OPTION_ANSWERS];
    size_t more = options->n_operands - 2;

    compared->files = ARENA_ARRAY(compared->cli->arena, const char *, named->count + more);
    for (size_t i = 0; i < named->count; i++)
        compared->files[compared->n_files++] = named->items[i];
    for (size_t i = 0; i < more; i++)
        compared->files[compared->n_files++] = options->operands[2 + i];
}

static bool compare_answers(struct compared *compared)
{
    struct cli *cli = compared->cli;

    gather_files(compared);
    compared->answers = ARENA_ARRAY(cli->arena, struct diff_answer, compared->n_files);
    if (compared->n_files == 0)
        return true;
    compared->old_decision = decision_new(cli->arena, compared->old);
    compared->now_decision = decision_new(cli->arena, compared->now);
    for (size_t i = 0; i < compared->n_files; i++) {
        const struct node *root = cli_answers_tree(cli, compared->files[i]);
        if (!root)
            return false;
        if (!diff_answers(cli->arena, compared->old_decision, compared->now_decision, root,
                          &compared->answers[i], &cli->error)) {
            error_prefix(&cli->error, "cannot use the answers in '%s'", compared->files[i]);
            return false;
        }
        compared->n_changed += compared->answers[i].changed;
    }
    return true;
}

static bool open_both(struct compared *compared)
{
    struct cli *cli = compared->cli;

    return catalog_open(cli->options.operands[0], &compared->old, &cli->error) &&
           catalog_open(cli->options.operands[1], &compared->now, &cli->error);
}

static bool compare(struct compared *compared)
{
    struct cli *cli = compared->cli;
    struct catalog *const catalogs[] = {compared->old, compared->now};

    if (!compare_answers(compared))
        return false;
    compared->diff = diff_catalogs(cli->arena, compared->old, compared->now);
    if (cli_format_is(cli, "json"))
        write_json(compared);
    else
        write_text(compared);
    for (size_t i = 0; i < ARRAY_LENGTH(catalogs); i++)
        if (catalog_damage(catalogs[i]))
            cli_note(cli, "whichstack: warning: '%s': %s", cli->options.operands[i],
                     catalog_damage(catalogs[i]));
    return true;
}

static int run(struct cli *cli)
{
    struct compared compared = {.cli = cli};
    size_t most = cli_has(cli, OPTION_ANSWERS) ? cli->options.n_operands : 2;
    bool done = cli_operands(cli, 2, most < 2 ? 2 : most, "two catalogs") && open_both(&compared) &&
                compare(&compared);

    catalog_free(compared.old);
    catalog_free(compared.now);
    return done ? STATUS_DONE : STATUS_TROUBLE;
}

static const struct example examples[] = {
    {"whichstack diff old.db new.db", "what changed, as text"},
    {"whichstack diff old.db new.db --answers team.yaml --answers decision.md",
     "and which of these answers have another first place"},
    {"whichstack diff old.db new.db --json", "the same for programs"},
};

static const char *const formats[] = {"text", "json", NULL};
static const enum option_id options[] = {OPTION_ANSWERS, OPTION_FORMAT};

const struct command command_diff = {
    .name = "diff",
    .summary = "Show what changed between two catalogs",
    .operands = "CATALOG CATALOG [FILE...]",
    .description =
        "The first CATALOG is the old one, the second the new one; both are compiled. With "
        "--answers, which may be given several times, it also shows which entry is first for these "
        "answers in each; then files after the two catalogs are answers too.\n"
        "The exit status is 0 even if there are differences.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .reach = REACH_OPERANDS,
    .run = run,
};
