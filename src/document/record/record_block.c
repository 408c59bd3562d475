#include "document/record/record_sections.h"

#include "base/array.h"
#include "base/bounds.h"
#include "catalog/model/identity_json.h"
#include "document/record/record_page.h"
#include "document/record/record_rest.h"
#include "store/node/json.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The machine block of a record: everything the result was computed from, so that a later run can
 * recompute it without this catalog and say what changed (members: see record.h). One member per
 * line, sorted by key, so that diffs in reviews are small; members of large members are also one
 * per line. */

/* The member that holds the hash of the block; it is empty while the hash is computed. */
#define OWN_HASH "\n  \"block_sha256\": "

/* --- members ------------------------------------------------------------------------------- */

struct member {
    const char *key;
    struct json *value;      /* on one line */
    struct members *members; /* or several lines */
};

struct members {
    struct arena *arena;
    struct member *items;
    size_t count, room;
};

static struct members *members_new(struct arena *arena)
{
    struct members *members = ARENA_NEW(arena, struct members);

    members->arena = arena;
    return members;
}

static struct member *add_member(struct members *members, const char *key)
{
    members->items = arena_grow(members->arena, members->items, members->count, &members->room,
                                sizeof(members->items[0]));
    members->items[members->count] = (struct member){.key = key};
    return &members->items[members->count++];
}

static void put(struct members *members, const char *key, struct json *value)
{
    add_member(members, key)->value = value;
}

static void put_members(struct members *members, const char *key, struct members *inner)
{
    add_member(members, key)->members = inner;
}

static int compare_key(const void *left, const void *right)
{
    const struct member *a = left, *b = right;

    return strcmp(a->key, b->key);
}

static void write_json(struct json *json, struct text *text)
{
    json_write(json, false, text);
    json_free(json);
}

/* Indents nested members by two more blanks. Frees the values. */
static void write_members(struct members *members, const char *indent, struct text *text)
{
    const char *deeper = arena_printf(members->arena, "%s  ", indent);

    if (members->count == 0) {
        text_append(text, "{}");
        return;
    }
    qsort(members->items, members->count, sizeof(members->items[0]), compare_key);
    text_append(text, "{\n");
    for (size_t i = 0; i < members->count; i++) {
        text_append(text, deeper);
        write_json(json_new_text(members->items[i].key), text);
        text_append(text, ": ");
        if (members->items[i].members)
            write_members(members->items[i].members, deeper, text);
        else
            write_json(members->items[i].value, text);
        text_append(text, i + 1 < members->count ? ",\n" : "\n");
    }
    text_printf(text, "%s}", indent);
}

/* --- input --------------------------------------------------------------------------------- */

static struct json *pair_json(struct json *low, struct json *high)
{
    struct json *list = json_new_list();

    json_add(list, low);
    json_add(list, high);
    return list;
}

static struct json *input_json(const struct advice_reader *reader,
                               const struct criterion *criterion,
                               const struct criterion_input *input)
{
    struct json *json = json_new_object();
    size_t ignored;

    if (input->trait >= 0)
        json_put(json, "trait", json_new_text(reader->traits[input->trait].id));
    else if (input->component >= 0)
        json_put(json, "component", json_new_text(reader->components[input->component].id));
    else
        json_put(json, "language",
                 json_new_text(catalog_languages(reader->catalog, &ignored)[input->language].id));
    if (criterion->rule == RULE_MEASURE) {
        json_put(json, "better", json_new_text(better_names[input->better]));
        json_put(json, "low", json_new_number(input->low));
        json_put(json, "high", json_new_number(input->high));
    }
    return json;
}

/* Weight and rule of a criterion, with all parameters of the rule. */
static struct json *criterion_json(const struct advice_reader *reader, int index)
{
    const struct criterion *criterion = &reader->criteria[index];
    struct json *json = json_new_object(), *inputs = json_new_list();

    for (size_t i = 0; i < criterion->n_inputs; i++)
        json_add(inputs, input_json(reader, criterion, &criterion->inputs[i]));
    json_put(json, "inputs", inputs);
    json_put(json, "rule", json_new_text(criterion_rule_names[criterion->rule]));
    json_put(json, "weight", json_new_integer(reader->advice->ranking.points[index]));
    if (criterion->invert)
        json_put(json, "invert", json_new_boolean(true));
    if (criterion->rule == RULE_SUPPORT_WINDOW) {
        json_put(json, "months_for_full", json_new_integer(criterion->months_for_full));
        json_put(json, "open_ended",
                 pair_json(json_new_integer(criterion->open_ended[0]),
                           json_new_integer(criterion->open_ended[1])));
        json_put(json, "none_published",
                 pair_json(json_new_integer(criterion->none_published[0]),
                           json_new_integer(criterion->none_published[1])));
    }
    return json;
}

/* No date if the catalog has none. */
static struct json *dated_json(struct json *value, const char *as_of)
{
    struct json *json = json_new_object();

    json_put(json, "value", value);
    if (as_of[0] != '\0')
        json_put(json, "as_of", json_new_text(as_of));
    return json;
}

/* The catalog's raw value with its date; an unknown one with its bounds. */
static struct json *value_json(const struct value *value)
{
    struct json *json = dated_json(json_new_text(value->text), value->evidence.as_of);

    if (!value->known && value->bounded)
        json_put(json, "bounds",
                 pair_json(json_new_number(value->low), json_new_number(value->high)));
    return json;
}

static const char *listed_id(const struct advice_reader *reader, int i)
{
    return reader->frameworks[reader->listed[i]].id;
}

static struct json *trait_json(const struct advice_reader *reader, int trait)
{
    struct json *json = json_new_object();

    for (int i = 0; i < reader->n_listed; i++)
        json_put(json, listed_id(reader, i),
                 value_json(catalog_value(reader->catalog, reader->listed[i], trait)));
    return json;
}

static struct json *fits_json(const struct advice_reader *reader, int component)
{
    struct json *json = json_new_object();

    for (int i = 0; i < reader->n_listed; i++) {
        const struct pairing *pairing =
            catalog_pairing(reader->catalog, reader->listed[i], component);
        json_put(json, listed_id(reader, i),
                 dated_json(json_new_integer(pairing ? pairing->fit : 0),
                            pairing ? pairing->evidence.as_of : ""));
    }
    return json;
}

/* 1 for each framework that the language serves, else 0. */
static struct json *served_json(const struct advice_reader *reader, int language)
{
    struct json *json = json_new_object();

    for (int i = 0; i < reader->n_listed; i++)
        json_put(json, listed_id(reader, i),
                 json_new_integer(
                     (int64_t)(reader->frameworks[reader->listed[i]].serves >> language & 1)));
    return json;
}

/* Collects each trait, component and language that weighted criteria and requirements read. */
struct inputs {
    bool *traits, *components, *languages;
    size_t n_traits, n_components, n_languages;
};

static void read_criteria(const struct advice_reader *reader, struct inputs *inputs)
{
    for (int i = 0; i < reader->advice->decision->problem.n_criteria; i++) {
        const struct criterion *criterion = &reader->criteria[i];
        if (reader->advice->ranking.points[i] == 0)
            continue;
        for (size_t j = 0; j < criterion->n_inputs; j++) {
            const struct criterion_input *input = &criterion->inputs[j];
            if (input->trait >= 0)
                inputs->traits[input->trait] = true;
            else if (input->component >= 0)
                inputs->components[input->component] = true;
            else
                inputs->languages[input->language] = true;
        }
    }
}

static void read_requirements(const struct advice_reader *reader, struct inputs *inputs)
{
    for (int i = 0; i < reader->advice->answers->n_questions; i++) {
        const struct question_option *option = advice_reader_answer(reader, i);
        for (size_t j = 0; option && j < option->n_requirements; j++) {
            if (option->requirements[j].language >= 0)
                inputs->languages[option->requirements[j].language] = true;
            else
                inputs->traits[option->requirements[j].trait] = true;
        }
    }
}

static void put_inputs(const struct advice_reader *reader, struct members *block)
{
    struct members *traits = members_new(reader->arena), *fits = members_new(reader->arena);
    struct members *served = members_new(reader->arena);
    struct inputs inputs;
    const struct named *languages = catalog_languages(reader->catalog, &inputs.n_languages);

    catalog_traits(reader->catalog, &inputs.n_traits);
    catalog_components(reader->catalog, &inputs.n_components);
    inputs.traits = ARENA_ARRAY(reader->arena, bool, inputs.n_traits);
    inputs.components = ARENA_ARRAY(reader->arena, bool, inputs.n_components);
    inputs.languages = ARENA_ARRAY(reader->arena, bool, inputs.n_languages);
    read_criteria(reader, &inputs);
    read_requirements(reader, &inputs);
    for (size_t i = 0; i < inputs.n_traits; i++)
        if (inputs.traits[i])
            put(traits, reader->traits[i].id, trait_json(reader, (int)i));
    for (size_t i = 0; i < inputs.n_components; i++)
        if (inputs.components[i])
            put(fits, reader->components[i].id, fits_json(reader, (int)i));
    for (size_t i = 0; i < inputs.n_languages; i++)
        if (inputs.languages[i])
            put(served, languages[i].id, served_json(reader, (int)i));
    put_members(block, "traits", traits);
    put_members(block, "fits", fits);
    put_members(block, "languages", served);
}

static struct json *requirement_json(const struct advice_reader *reader, int question,
                                     const struct requirement *requirement)
{
    struct json *json = json_new_object();
    size_t ignored;

    json_put(json, "question", json_new_text(reader->questions[question].id));
    json_put(json, "option", json_new_text(advice_reader_answer(reader, question)->id));
    if (requirement->language >= 0) {
        const struct named *languages = catalog_languages(reader->catalog, &ignored);
        json_put(json, "language", json_new_text(languages[requirement->language].id));
    } else {
        const struct trait *trait = &reader->traits[requirement->trait];
        json_put(json, "trait", json_new_text(trait->id));
        json_put(json, "kind", json_new_text(trait_kind_names[trait->kind]));
    }
    json_put(json, "op", json_new_text(rule_operator_names[requirement->op]));
    json_put(json, "value", json_new_text(requirement->value));
    return json;
}

static struct json *requirements_json(const struct advice_reader *reader)
{
    struct json *list = json_new_list();

    for (int i = 0; i < reader->advice->answers->n_questions; i++) {
        const struct question_option *option = advice_reader_answer(reader, i);
        for (size_t j = 0; option && j < option->n_requirements; j++)
            json_add(list, requirement_json(reader, i, &option->requirements[j]));
    }
    return list;
}

static struct json *values_json(const struct advice_reader *reader, int framework)
{
    const struct problem *problem = &reader->advice->decision->problem;
    struct json *json = json_new_object();

    for (int i = 0; i < problem->n_criteria; i++) {
        size_t cell = (size_t)framework * (size_t)problem->n_criteria + (size_t)i;
        if (reader->advice->ranking.points[i] > 0)
            json_put(json, reader->criteria[i].id,
                     pair_json(json_new_integer(problem->low[cell]),
                               json_new_integer(problem->high[cell])));
    }
    return json;
}

/* --- results ------------------------------------------------------------------------------- */

static struct json *ranking_json(const struct advice_reader *reader)
{
    struct json *list = json_new_list();

    for (int i = 0; i < MIN(reader->advice->ranking.n_left, reader->n_listed); i++)
        json_add(list, json_new_text(
                           reader->frameworks[reader->advice->ranking.scores[i].alternative].id));
    return list;
}

static struct json *objections_json(const struct advice_reader *reader, int framework,
                                    enum verdict verdict)
{
    struct json *list = json_new_list();
    struct objection *found;
    size_t count = objections(reader->arena, reader->advice->decision, reader->advice->answers,
                              framework, &found);

    for (size_t i = 0; i < count; i++) {
        struct json *json;
        if (found[i].observation.verdict != verdict)
            continue;
        json = json_new_object();
        json_put(json, "question", json_new_text(reader->questions[found[i].question].id));
        json_put(json, "option",
                 json_new_text(advice_reader_answer(reader, found[i].question)->id));
        json_put(
            json, "rule",
            json_new_text(requirement_text(reader->arena, reader->catalog, found[i].requirement)));
        json_put(json, "observed", json_new_text(found[i].observation.observed));
        json_add(list, json);
    }
    return list;
}

/* Frameworks with objections of this kind, and the objections. */
static struct members *objections_of(const struct advice_reader *reader, enum verdict verdict)
{
    struct members *members = members_new(reader->arena);

    for (int i = 0; i < reader->n_listed; i++) {
        struct json *list = objections_json(reader, reader->listed[i], verdict);
        if (json_count(list) > 0)
            put(members, listed_id(reader, i), list);
        else
            json_free(list);
    }
    return members;
}

static struct json *stack_json(const struct advice_reader *reader)
{
    const struct stack *stack = advice_stack(reader->advice);
    struct json *json = json_new_object(), *choices = json_new_list();

    for (size_t i = 0; i < stack->n_choices; i++) {
        const struct stack_choice *choice = &stack->choices[i];
        struct json *one = json_new_object();
        json_put(one, "slot", json_new_text(reader->slots[choice->slot].id));
        json_put(one, "component",
                 json_new_text(choice->component >= 0 ? reader->components[choice->component].id
                                                      : NULL));
        json_put(one, "fit", json_new_integer(choice->pairing ? choice->pairing->fit : 0));
        json_put(one, "wished", json_new_integer(choice->wished));
        json_add(choices, one);
    }
    json_put(json, "choices", choices);
    json_put(json, "total", json_new_integer(stack->total));
    return json;
}

/* The size of the smallest changes of answers that put another framework first; 0: none does. */
static struct json *flips_json(const struct advice_reader *reader)
{
    struct json *json = json_new_object();

    json_put(json, "any", json_new_integer(reader->confidence->any.size));
    json_put(json, "fixed", json_new_integer(reader->confidence->fixed.size));
    return json;
}

static struct json *changes_json(const struct advice_reader *reader)
{
    const struct single_changes *wishes = &reader->confidence->wishes;
    const struct single_changes *team = &reader->confidence->team;
    struct json *json = json_new_object();

    json_put(json, "fixed", pair_json(json_new_integer(team->of), json_new_integer(team->stays)));
    json_put(json, "wishes",
             pair_json(json_new_integer(wishes->of), json_new_integer(wishes->stays)));
    return json;
}

/* --- block ------------------------------------------------------------------------------- */

static struct members *answers_of(const struct advice_reader *reader)
{
    struct members *members = members_new(reader->arena);

    for (int i = 0; i < reader->advice->answers->n_questions; i++) {
        const struct question_option *option = advice_reader_answer(reader, i);
        if (option)
            put(members, reader->questions[i].id, json_new_text(option->id));
    }
    return members;
}

static struct members *criteria_of(const struct advice_reader *reader)
{
    struct members *members = members_new(reader->arena);

    for (int i = 0; i < reader->advice->decision->problem.n_criteria; i++)
        if (reader->advice->ranking.points[i] > 0)
            put(members, reader->criteria[i].id, criterion_json(reader, i));
    return members;
}

/* In catalog order, which breaks ties. */
static void put_frameworks(const struct advice_reader *reader, struct members *block)
{
    const struct ranking *ranking = &reader->advice->ranking;
    struct members *values = members_new(reader->arena), *points = members_new(reader->arena);
    struct json *order = json_new_list();

    for (int i = 0; i < reader->n_listed; i++) {
        json_add(order, json_new_text(listed_id(reader, i)));
        put(values, listed_id(reader, i), values_json(reader, reader->listed[i]));
        put(points, reader->frameworks[ranking->scores[i].alternative].id,
            json_new_integer(ranking->scores[i].points));
    }
    put(block, "frameworks", order);
    put_members(block, "points", points);
    put_members(block, "values", values);
}

static struct json *rest_json(const struct advice_reader *reader)
{
    const struct ranking *ranking = &reader->advice->ranking;
    struct record_rest rest = record_rest(reader->arena, reader->advice->decision, ranking,
                                          reader->listed, reader->n_listed);
    struct json *json = json_new_object();

    json_put(json, "count", json_new_integer(rest.count));
    json_put(json, "ruled_out", json_new_integer(rest.ruled_out));
    json_put(json, "sha256", json_new_text(rest.sha256));
    if (rest.best) {
        json_put(json, "best", json_new_text(reader->frameworks[rest.best->alternative].id));
        json_put(json, "points", json_new_integer(rest.best->points));
    }
    return json;
}

static struct members *hashes_of(const struct advice_reader *reader, const struct record_page *page)
{
    struct members *members = members_new(reader->arena);

    for (size_t i = 0; i < page->n_sections; i++) {
        char digits[HASH_LENGTH + 1];
        if (record_belongs_to_people(page->sections[i].title))
            continue;
        page_part_hash(&page->sections[i], digits);
        put(members, page->sections[i].title, json_new_text(digits));
    }
    return members;
}

static struct json *order_json(const struct record_page *page)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < page->n_sections; i++)
        json_add(list, json_new_text(page->sections[i].title));
    return list;
}

static struct json *hash_json(const struct page_part *part)
{
    char digits[HASH_LENGTH + 1];

    page_part_hash(part, digits);
    return json_new_text(digits);
}

/* The values given by the user, which are needed to write the record again. */
static struct json *given_json(const struct advice_reader *reader)
{
    const struct export_options *options = reader->options;
    const char *const given[][2] = {
        {"title", options->title},
        {"number", options->number},
        {"date", options->date},
        {"decider", options->decider},
        {"settled", options->settled},
        {"supersedes", options->supersedes},
        {"supersedes_file", options->supersedes_file},
    };
    struct json *json = json_new_object();

    for (size_t i = 0; i < ARRAY_LENGTH(given); i++) {
        const char *value = record_given(reader, given[i][1], "");
        if (value[0] != '\0')
            json_put(json, given[i][0], json_new_text(value));
    }
    return json;
}

/* Hashes of the content of the prose, and one of its bytes. */
static void put_prose(const struct advice_reader *reader, struct members *block,
                      const struct record_page *page)
{
    put_members(block, "prose_sha256", hashes_of(reader, page));
    put(block, "head_sha256", hash_json(&page->head));
    put(block, "layout_sha256", json_new_text(page->layout));
    put(block, "sections", order_json(page));
}

static struct members *block_of(const struct advice_reader *reader, const char *form,
                                const struct record_page *page)
{
    struct members *block = members_new(reader->arena);

    bool rest = reader->n_listed < reader->advice->ranking.n;

    put(block, "format", json_new_integer(rest ? RECORD_FORMAT : RECORD_FORMAT_WHOLE));
    put(block, "form", json_new_text(form));
    put(block, "given", given_json(reader));
    put(block, "program", json_new_text(reader->options->program));
    put(block, "catalog", identity_json(reader->identity));
    put(block, "questionnaire_sha256", json_new_text(reader->identity->questionnaire_sha256));
    put(block, "seed", json_new_integer((int64_t)reader->options->seed));
    put(block, "draws", json_new_integer(acceptability_draws(&reader->advice->decision->problem)));
    put(block, "total_points", json_new_integer(reader->advice->ranking.total));
    put(block, "ranking", ranking_json(reader));
    put(block, "requirements", requirements_json(reader));
    put(block, "block_sha256", json_new_text("")); /* OWN_HASH */
    put_members(block, "answers", answers_of(reader));
    put_members(block, "criteria", criteria_of(reader));
    put_members(block, "eliminations", objections_of(reader, VERDICT_OUT));
    put_members(block, "unverified", objections_of(reader, VERDICT_UNVERIFIED));
    put_prose(reader, block, page);
    put_frameworks(reader, block);
    put_inputs(reader, block);
    if (rest)
        put(block, "rest", rest_json(reader));
    put(block, "status", json_new_text(record_status(reader)));
    put(block, "state", json_new_text(state_names[reader->confidence->state]));
    if (reader->advice->winner >= 0) {
        put(block, "flips", flips_json(reader));
        put(block, "single_changes", changes_json(reader));
    }
    if (advice_stack(reader->advice)->n_choices > 0)
        put(block, "stack", stack_json(reader));
    return block;
}

const char *record_block(const struct advice_reader *reader, const char *form,
                         const struct record_page *page)
{
    char digits[HASH_LENGTH + 1];
    struct text block;
    const char *own, *result;

    text_init(&block);
    write_members(block_of(reader, form, page), "", &block);
    text_append_char(&block, '\n');
    hash_bytes(block.bytes, block.length, digits);
    own = strstr(block.bytes, OWN_HASH "\"\"");
    assert(own);
    own += strlen(OWN_HASH "\"");
    result =
        arena_printf(reader->arena, "%.*s%s%s", (int)(own - block.bytes), block.bytes, digits, own);
    text_finish(&block);
    return result;
}
