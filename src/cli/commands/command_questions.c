#include "cli/command.h"

#include "base/array.h"
#include "cli/entries/entry_json.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"
#include "document/table/data_table.h"

/* The questionnaire: the questions, what each answer does, and why. */

struct questionnaire {
    struct cli *cli;
    struct arena *arena;
    struct catalog *catalog;
    const struct question_entry *questions;
    size_t n_questions;
    const struct criterion *criteria;
    const struct component *components;
    const struct named *slots;
    size_t n_slots;
};

/* --- the effects of an option in words --------------------------------------------------- */

static const char *points_of(const struct questionnaire *questionnaire,
                             const struct question_option *option)
{
    const char *list = "";

    for (size_t i = 0; i < option->n_points; i++)
        list = arena_printf(questionnaire->arena, "%s%s%s %d", list, i > 0 ? "; " : "",
                            questionnaire->criteria[option->points[i].criterion].id,
                            option->points[i].points);
    return list;
}

static const char *rules_of(const struct questionnaire *questionnaire,
                            const struct question_option *option)
{
    const char *list = "";

    for (size_t i = 0; i < option->n_requirements; i++)
        list = arena_printf(questionnaire->arena, "%s%s%s", list, i > 0 ? "; " : "",
                            requirement_text(questionnaire->arena, questionnaire->catalog,
                                             &option->requirements[i]));
    return list;
}

static const char *wishes_of(const struct questionnaire *questionnaire,
                             const struct question_option *option)
{
    const char *list = "";

    for (size_t i = 0; i < option->n_wishes; i++)
        list = arena_printf(questionnaire->arena, "%s%s%s %d", list, i > 0 ? "; " : "",
                            questionnaire->components[option->wishes[i].component].id,
                            option->wishes[i].points);
    return list;
}

static const char *slots_of(const struct questionnaire *questionnaire, uint32_t set)
{
    const char *list = "";

    for (size_t i = 0; i < questionnaire->n_slots; i++)
        if (set >> i & 1)
            list = arena_printf(questionnaire->arena, "%s%s%s", list, list[0] ? "; " : "",
                                questionnaire->slots[i].id);
    return list;
}

static const struct effect_kind {
    const char *id;
    const char *heading; /* of the list, for people */
    const char *(*list)(const struct questionnaire *questionnaire,
                        const struct question_option *option);
} effects_in_words[] = {
    {"points", "points", points_of},
    {"rules", "requires", rules_of},
    {"wishes", "speaks for", wishes_of},
};

/* --- for people -------------------------------------------------------------------------- */

static void add_effect(struct document *document, struct block *item, const char *heading,
                       const char *list)
{
    if (list[0] == '\0')
        return;
    struct inline_list line = inlines_of_block(document, document_paragraph(document, item));
    inline_printf(&line, "%s: %s", heading, list);
}

static void add_option(const struct questionnaire *questionnaire, struct document *document,
                       struct block *list, const struct question_option *option)
{
    struct block *item = document_item(document, list);
    struct inline_list line = inlines_of_block(document, document_paragraph(document, item));

    inline_strong(&line, option->id);
    inline_printf(&line, ": %s", option->label);
    if (option->reason[0] != '\0')
        inline_printf(&line, ". %s", option->reason);
    for (size_t i = 0; i < ARRAY_LENGTH(effects_in_words); i++)
        add_effect(document, item, effects_in_words[i].heading,
                   effects_in_words[i].list(questionnaire, option));
    add_effect(document, item, "fills", slots_of(questionnaire, option->needs));
    add_effect(document, item, "leaves out", slots_of(questionnaire, option->drops));
}

static struct document *make_document(const struct questionnaire *questionnaire)
{
    struct document *document = document_new(questionnaire->arena);

    document_heading(document, 1, "Questions");
    for (size_t i = 0; i < questionnaire->n_questions; i++) {
        const struct question_entry *question = &questionnaire->questions[i];

        document_heading(
            document, 2,
            arena_printf(questionnaire->arena, "%s: %s", question->id, question->text));
        document_say(document, "%s%s", question->why,
                     question->fixed ? " It is about the team, not a wish." : "");
        struct block *list = document_list(document, NULL, false);
        for (size_t j = 0; j < question->n_options; j++)
            add_option(questionnaire, document, list, &question->options[j]);
    }
    return document;
}

/* --- for spreadsheets -------------------------------------------------------------------- */

static struct data_table *make_table(const struct questionnaire *questionnaire)
{
    struct data_table *table = data_table_new(questionnaire->arena);

    data_table_column(table, "question", NULL, ALIGN_LEFT);
    data_table_column(table, "text", NULL, ALIGN_LEFT);
    data_table_column(table, "option", NULL, ALIGN_LEFT);
    data_table_column(table, "label", NULL, ALIGN_LEFT);
    for (size_t i = 0; i < ARRAY_LENGTH(effects_in_words); i++)
        data_table_column(table, effects_in_words[i].id, NULL, ALIGN_LEFT);
    data_table_column(table, "needs", NULL, ALIGN_LEFT);
    data_table_column(table, "drops", NULL, ALIGN_LEFT);
    data_table_column(table, "reason", NULL, ALIGN_LEFT);
    for (size_t i = 0; i < questionnaire->n_questions; i++)
        for (size_t j = 0; j < questionnaire->questions[i].n_options; j++) {
            const struct question_option *option = &questionnaire->questions[i].options[j];

            data_table_row(table);
            data_table_cell(table, questionnaire->questions[i].id);
            data_table_cell(table, questionnaire->questions[i].text);
            data_table_cell(table, option->id);
            data_table_cell(table, option->label);
            for (size_t k = 0; k < ARRAY_LENGTH(effects_in_words); k++)
                data_table_cell(table, effects_in_words[k].list(questionnaire, option));
            data_table_cell(table, slots_of(questionnaire, option->needs));
            data_table_cell(table, slots_of(questionnaire, option->drops));
            data_table_cell(table, option->reason);
        }
    return table;
}

/* --- JSON -------------------------------------------------------------------------------- */

static struct json *points_json(const struct questionnaire *questionnaire,
                                const struct question_option *option)
{
    struct json *json = json_new_object();

    for (size_t i = 0; i < option->n_points; i++)
        json_put(json, questionnaire->criteria[option->points[i].criterion].id,
                 json_new_integer(option->points[i].points));
    return json;
}

static struct json *rules_json(const struct questionnaire *questionnaire,
                               const struct question_option *option)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < option->n_requirements; i++) {
        struct json *json = json_new_object();

        json_put(json, "rule",
                 json_new_text(requirement_text(questionnaire->arena, questionnaire->catalog,
                                                &option->requirements[i])));
        json_put(json, "reason", json_new_text(option->requirements[i].reason));
        json_add(list, json);
    }
    return list;
}

static struct json *wishes_json(const struct questionnaire *questionnaire,
                                const struct question_option *option)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < option->n_wishes; i++) {
        const struct component *component = &questionnaire->components[option->wishes[i].component];
        struct json *json = json_new_object();

        json_put(json, "component", json_new_text(component->id));
        json_put(json, "slot", json_new_text(questionnaire->slots[component->slot].id));
        json_put(json, "points", json_new_integer(option->wishes[i].points));
        json_put(json, "reason", json_new_text(option->wishes[i].reason));
        json_add(list, json);
    }
    return list;
}

static struct json *slots_json(const struct questionnaire *questionnaire, uint32_t set)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < questionnaire->n_slots; i++)
        if (set >> i & 1)
            json_add(list, json_new_text(questionnaire->slots[i].id));
    return list;
}

static struct json *option_json(const struct questionnaire *questionnaire,
                                const struct question_option *option)
{
    struct json *json = json_new_object();

    json_put(json, "id", json_new_text(option->id));
    json_put(json, "label", json_new_text(option->label));
    json_put(json, "said", json_new_text(option->said));
    json_put(json, "reason", json_new_text(option->reason));
    json_put(json, "points", points_json(questionnaire, option));
    json_put(json, "rules", rules_json(questionnaire, option));
    json_put(json, "stack", wishes_json(questionnaire, option));
    json_put(json, "needs", slots_json(questionnaire, option->needs));
    json_put(json, "drops", slots_json(questionnaire, option->drops));
    return json;
}

static struct json *question_json(const struct questionnaire *questionnaire,
                                  const struct question_entry *question)
{
    struct json *json = json_new_object(), *options = json_new_list();

    for (size_t i = 0; i < question->n_options; i++)
        json_add(options, option_json(questionnaire, &question->options[i]));
    json_put(json, "id", json_new_text(question->id));
    json_put(json, "text", json_new_text(question->text));
    json_put(json, "short", json_new_text(question->brief));
    json_put(json, "why", json_new_text(question->why));
    json_put(json, "fixed", json_new_boolean(question->fixed));
    json_put(json, "effort", json_new_integer(question->effort));
    json_put(json, "options", options);
    return json;
}

static void write_json(const struct questionnaire *questionnaire)
{
    struct json *json = json_new_object(), *questions = json_new_list();

    for (size_t i = 0; i < questionnaire->n_questions; i++)
        json_add(questions, question_json(questionnaire, &questionnaire->questions[i]));
    json_put(json, "schema_version", json_new_integer(1));
    json_put(json, "catalog", entry_json_catalog(questionnaire->catalog));
    json_put(json, "questions", questions);
    json_write(json, true, &questionnaire->cli->out);
    json_free(json);
}

static void write_text(struct questionnaire *questionnaire, int width)
{
    struct layout_options options = {.width = width, .unicode = cli_unicode(questionnaire->cli)};

    layout_write(layout_new(questionnaire->arena, make_document(questionnaire), &options),
                 &questionnaire->cli->out);
}

static int run(struct cli *cli)
{
    struct questionnaire questionnaire = {.cli = cli, .arena = cli->arena};
    size_t count;
    int width;

    if (!cli_operands(cli, 0, 0, "no arguments") || !cli_width(cli, &width) ||
        !(questionnaire.catalog = cli_catalog(cli)))
        return STATUS_TROUBLE;
    questionnaire.questions = catalog_questions(cli->catalog, &questionnaire.n_questions);
    questionnaire.criteria = catalog_criteria(cli->catalog, &count);
    questionnaire.components = catalog_components(cli->catalog, &count);
    questionnaire.slots = catalog_slots(cli->catalog, &questionnaire.n_slots);
    if (cli_format_is(cli, "text"))
        write_text(&questionnaire, width);
    else if (cli_format_is(cli, "markdown"))
        markdown_write(make_document(&questionnaire), &cli->out);
    else if (cli_format_is(cli, "json"))
        write_json(&questionnaire);
    else if (cli_format_is(cli, "csv"))
        data_table_write_csv(make_table(&questionnaire), &cli->out);
    else
        data_table_write_tsv(make_table(&questionnaire), &cli->out);
    return STATUS_DONE;
}

static const struct example examples[] = {
    {"whichstack questions", "every question with its options, ids and reasons"},
    {"whichstack questions --format csv", "one row per option"},
};

static const char *const formats[] = {"text", "json", "csv", "tsv", "markdown", NULL};

static const enum option_id options[] = {OPTION_FORMAT, OPTION_WIDTH};

const struct command command_questions = {
    .name = "questions",
    .summary = "Show the questions, their options and what each does",
    .operands = "",
    .description = "Points go to criteria and add up. 'requires' removes every entry that does "
                   "not satisfy the rule. 'speaks for' gives points to components of the stack.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .reach = REACH_OPTIONS,
    .run = run,
};
