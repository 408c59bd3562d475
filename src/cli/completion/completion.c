#include "cli/completion/completion.h"

#include "base/array.h"
#include "cli/interactive.h"
#include "document/export/exporter.h"

#include <ctype.h>
#include <string.h>

const struct completion_shell completion_shells[] = {
    {"bash", completion_write_bash},
    {"zsh", completion_write_zsh},
    {"fish", completion_write_fish},
};
const size_t n_completion_shells = ARRAY_LENGTH(completion_shells);

static const char list_of_ids[] = "ids", list_of_entries[] = "entries",
                  list_of_answers[] = "answers", list_of_schemas[] = "schemas";

/* What completes an argument, by the word that help and manual use for it; the first match
 * counts. */
static const struct {
    const char *sign;
    enum completion_kind kind;
    const char *list;
} signs[] = {
    {"QUESTION=OPTION", COMPLETE_LIST, list_of_answers},
    {"ID ID", COMPLETE_LIST, list_of_entries},
    {"ID", COMPLETE_LIST, list_of_ids},
    {"FILE", COMPLETE_FILES, NULL},
    {"CATALOG", COMPLETE_FILES, NULL},
    {"PROBLEM", COMPLETE_FILES, NULL},
    {"DIR", COMPLETE_FOLDERS, NULL},
    {"COMMAND", COMPLETE_LIST, list_of_schemas},
};

static struct completion completion_of_sign(const char *argument)
{
    for (size_t i = 0; i < ARRAY_LENGTH(signs); i++)
        if (strstr(argument, signs[i].sign))
            return (struct completion){.kind = signs[i].kind, .list = signs[i].list};
    return (struct completion){.kind = COMPLETE_NOTHING};
}

static void add_word(struct arena *arena, struct completion *completion, const char *word,
                     size_t length)
{
    const char **words = ARENA_ARRAY(arena, const char *, completion->n_words + 1);

    for (size_t i = 0; i < completion->n_words; i++)
        words[i] = completion->words[i];
    words[completion->n_words++] = arena_copy(arena, word, length);
    completion->words = words;
    completion->kind = COMPLETE_WORDS;
}

static struct completion completion_of_words(struct arena *arena, const char *const *words)
{
    struct completion completion = {.kind = COMPLETE_WORDS};

    for (size_t i = 0; words[i]; i++)
        add_word(arena, &completion, words[i], strlen(words[i]));
    return completion;
}

/* --- options ------------------------------------------------------------------------------ */

static struct completion completion_of_formats(struct arena *arena, const struct command *command)
{
    struct completion completion = {.kind = COMPLETE_WORDS};

    completion.n_words = command_formats(arena, command, &completion.words);
    if (!command->exports)
        return completion;
    completion.summaries = ARENA_ARRAY(arena, const char *, completion.n_words);
    for (size_t i = 0; i < completion.n_words; i++)
        completion.summaries[i] = exporter_find(completion.words[i])->summary;
    return completion;
}

/* An option with the name of a setting takes the same words. */
static const struct setting_row *find_setting(struct cli *cli, const char *name)
{
    const struct setting_row *rows;
    size_t count = cli->interactive->settings(cli, &rows);

    for (size_t i = 0; i < count; i++)
        if (text_equal(rows[i].name, name))
            return &rows[i];
    return NULL;
}

struct completion completion_of_option(struct cli *cli, const struct command *command,
                                       enum option_id id)
{
    const struct option_row *row = &option_rows[id];
    const struct setting_row *setting = find_setting(cli, row->name);

    if (!row->argument)
        return (struct completion){.kind = COMPLETE_NOTHING};
    if (id == OPTION_FORMAT && command)
        return completion_of_formats(cli->arena, command);
    if (row->words || setting)
        return completion_of_words(cli->arena, row->words ? row->words : setting->words);
    return completion_of_sign(row->argument);
}

size_t completion_options(struct arena *arena, const struct command *command,
                          const enum option_id **ret_ids)
{
    enum option_id *ids = ARENA_ARRAY(arena, enum option_id, 2 * OPTION_COUNT);
    size_t count = 0;

    for (size_t id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].global)
            ids[count++] = (enum option_id)id;
    for (size_t i = 0; command && i < command->n_options; i++)
        ids[count++] = command->options[i];
    *ret_ids = ids;
    return count;
}

/* --- operands ----------------------------------------------------------------------------- */

/* "bash|zsh|fish" names its words. */
static bool are_words(const char *operands)
{
    return operands[0] && operands[strspn(operands, "abcdefghijklmnopqrstuvwxyz-|")] == '\0';
}

struct completion completion_of_operands(struct cli *cli, const struct command *command)
{
    struct completion completion = {.kind = COMPLETE_WORDS};
    const char *at = command->operands;

    if (!are_words(at))
        return completion_of_sign(at);
    while (*at) {
        size_t length = strcspn(at, "|");

        add_word(cli->arena, &completion, at, length);
        at += length + (at[length] == '|');
    }
    return completion;
}

void completion_quote(struct text *text, const char *string, const char *quote)
{
    text_append_char(text, '\'');
    for (; *string; string++)
        if (*string == '\'')
            text_append(text, quote);
        else
            text_append_char(text, *string);
    text_append_char(text, '\'');
}

/* --- lists -------------------------------------------------------------------------------- */

/* A catalog may come from anybody: skips ids that a shell would not read as one plain word. */
static bool is_plain(const char *word)
{
    for (; *word; word++)
        if (!isalnum((unsigned char)*word) && !strchr("-_.+=", *word))
            return false;
    return true;
}

static void add_line(struct text *text, const char *word, const char *name)
{
    if (is_plain(word))
        text_printf(text, "%s\t%s\n", word, name);
}

static bool write_entries(struct cli *cli, struct text *text)
{
    struct catalog *catalog = cli_catalog(cli);
    const struct framework *frameworks;
    size_t count;

    if (!catalog)
        return false;
    frameworks = catalog_frameworks(catalog, &count);
    for (size_t i = 0; i < count; i++)
        add_line(text, frameworks[i].id, frameworks[i].name);
    return true;
}

/* Every id that `show` accepts. An id of both a trait and a criterion is listed once. */
static bool write_ids(struct cli *cli, struct text *text)
{
    const struct component *components;
    const struct criterion *criteria;
    const struct trait *traits;
    size_t count;

    if (!write_entries(cli, text))
        return false;
    components = catalog_components(cli->catalog, &count);
    for (size_t i = 0; i < count; i++)
        add_line(text, components[i].id, components[i].name);
    criteria = catalog_criteria(cli->catalog, &count);
    for (size_t i = 0; i < count; i++)
        add_line(text, criteria[i].id, criteria[i].label);
    traits = catalog_traits(cli->catalog, &count);
    for (size_t i = 0; i < count; i++)
        if (catalog_find_criterion(cli->catalog, traits[i].id) < 0)
            add_line(text, traits[i].id, traits[i].label);
    return true;
}

/* Each question with "=", then its answers. */
static bool write_answers(struct cli *cli, struct text *text)
{
    struct catalog *catalog = cli_catalog(cli);
    const struct question_entry *questions;
    size_t count;

    if (!catalog)
        return false;
    questions = catalog_questions(catalog, &count);
    for (size_t i = 0; i < count; i++) {
        add_line(text, arena_printf(cli->arena, "%s=", questions[i].id), questions[i].text);
        for (size_t j = 0; j < questions[i].n_options; j++)
            add_line(text,
                     arena_printf(cli->arena, "%s=%s", questions[i].id, questions[i].options[j].id),
                     questions[i].options[j].label);
    }
    return true;
}

/* The commands that write JSON, which have a schema each. */
static bool write_schemas(struct cli *cli, struct text *text)
{
    (void)cli;
    for (size_t i = 0; i < n_commands; i++)
        if (command_writes(commands[i], "json"))
            add_line(text, commands[i]->name, commands[i]->summary);
    return true;
}

const struct completion_list completion_lists[] = {
    {list_of_ids, write_ids},
    {list_of_entries, write_entries},
    {list_of_answers, write_answers},
    {list_of_schemas, write_schemas},
};
const size_t n_completion_lists = ARRAY_LENGTH(completion_lists);
