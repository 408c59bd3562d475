#include "document/verify/verify_model.h"

#include "base/text/text.h"
#include "decide/model/problem.h"

#include <limits.h>
#include <string.h>

#define FACTS_MOST 4000000 /* 40 inputs of 100,000 frameworks */

/* Reads the block of a record into a model (members: record/record.h). The block may come from
 * anybody. Only its structure is checked here; hashes are checked in verify_edits.c. */

static const struct node *need_map(const struct fields *fields, const struct node *map,
                                   const char *key)
{
    const struct node *member = fields_map(fields, map, key);

    if (!node_member(map, key))
        fields_report(fields, map, "'%s' is missing", key);
    return member;
}

static const struct node *first_of(const struct node *node)
{
    return node ? node->first : NULL;
}

/* A member of any of the three maps of inputs, as a map or a number. */
static const char *text_of(const struct node *item)
{
    if (item->kind == NODE_SCALAR)
        return item->text;
    return node_text(item, "value");
}

static void read_bounds(const struct fields *fields, const struct node *item, struct fact *fact)
{
    const struct node *bounds = fields_list(fields, item, "bounds");

    if (!bounds)
        return;
    fact->bounded = bounds->count == 2 && bounds->first->kind == NODE_SCALAR &&
                    bounds->first->next->kind == NODE_SCALAR &&
                    text_to_number(bounds->first->text, &fact->low) &&
                    text_to_number(bounds->first->next->text, &fact->high) &&
                    fact->low <= fact->high;
    if (!fact->bounded)
        fields_report(fields, item, "invalid 'bounds', expected two numbers");
}

static void read_fact(const struct fields *fields, const struct node *item, struct fact *fact)
{
    const char *text = text_of(item);

    if (!text) {
        fields_report(fields, item, "'%s' has no value", item->key);
        return;
    }
    *fact = (struct fact){.exists = true, .text = text, .known = !text_equal(text, "unknown")};
    if (!fact->known)
        read_bounds(fields, item, fact);
    else if (text_to_number(text, &fact->low))
        fact->high = fact->low;
}

static void read_inputs(const struct fields *fields, const struct node *block, const char *key,
                        enum input_kind kind, struct verify_model *model)
{
    for (const struct node *map = first_of(need_map(fields, block, key)); map; map = map->next) {
        int input = model_input(model, kind, map->key);
        for (const struct node *item = map->first; item; item = item->next) {
            int framework = item->key ? model_find_framework(model, item->key) : -1;
            if (framework >= 0)
                read_fact(fields, item, &model->sides[THEN].facts[input][framework]);
        }
    }
}

/* --- criteria ---------------------------------------------------------------------------- */

static enum input_kind kind_read_by(enum criterion_rule rule)
{
    switch (rule) {
    case RULE_FIT:
    case RULE_BEST_FIT:
    case RULE_MEAN_FIT:
        return INPUT_FIT;
    case RULE_LANGUAGE:
        return INPUT_LANGUAGE;
    default:
        return INPUT_TRAIT;
    }
}

static void read_anchors(const struct fields *fields, const struct node *item,
                         struct criterion_input *input)
{
    int better = fields_word(fields, item, "better", better_names, BETTER_COUNT, -1);

    input->better = better < 0 ? BETTER_NONE : (enum better)better;
    if (!fields_number(fields, item, "low", &input->low) ||
        !fields_number(fields, item, "high", &input->high) || input->low <= 0 ||
        input->high <= input->low)
        fields_report(fields, item, "an input needs two anchors, low below high");
}

static void read_rule_inputs(const struct fields *fields, const struct node *item,
                             struct verify_model *model, struct criterion *rule)
{
    static const char *const keys[] = {"trait", "component", "language"};
    enum input_kind kind = kind_read_by(rule->rule);
    const struct node *inputs = fields_list(fields, item, "inputs");

    if (!inputs || inputs->count == 0) {
        fields_report(fields, item, "the criterion '%s' has no inputs", item->key);
        return;
    }
    rule->inputs = ARENA_ARRAY(model->arena, struct criterion_input, inputs->count);
    for (const struct node *input = inputs->first; input; input = input->next) {
        const char *id = fields_text(fields, input, keys[kind], true);
        int index = model_input(model, kind, id);
        if (index < 0) {
            fields_report(fields, input, "there are more inputs than the block has values for");
            return;
        }
        rule->inputs[rule->n_inputs] = definition_input_of(kind, index);
        if (rule->rule == RULE_MEASURE)
            read_anchors(fields, input, &rule->inputs[rule->n_inputs]);
        rule->n_inputs++;
    }
}

static void read_pair(const struct fields *fields, const struct node *item, const char *key,
                      int pair[2])
{
    const struct node *list = fields_list(fields, item, key);
    const struct node *one = first_of(list);
    long number = 0;

    for (int i = 0; i < 2; i++, one = one ? one->next : NULL) {
        if (!one || one->kind != NODE_SCALAR || !text_to_integer(one->text, 0, VALUE_MOST, &number))
            fields_report(fields, item, "invalid '%s', expected two numbers from 0 to %d", key,
                          VALUE_MOST);
        pair[i] = (int)number;
    }
}

static void read_criterion(const struct fields *fields, const struct node *item,
                           struct verify_model *model)
{
    int criterion = model_criterion(model, item->key);
    struct definition *definition = &model->sides[THEN].definitions[criterion];
    int rule = fields_word(fields, item, "rule", criterion_rule_names, RULE_COUNT, -1);

    definition->exists = true;
    definition->weight = (int)fields_integer_required(fields, item, "weight", 0, POINTS_TOTAL_MOST);
    definition->rule.id = item->key;
    definition->rule.rule = rule < 0 ? RULE_RATING : (enum criterion_rule)rule;
    definition->rule.invert = fields_boolean(fields, item, "invert", false);
    read_rule_inputs(fields, item, model, &definition->rule);
    if (definition->rule.rule == RULE_SUPPORT_WINDOW) {
        definition->rule.months_for_full =
            (int)fields_integer_required(fields, item, "months_for_full", 1, 100000);
        read_pair(fields, item, "open_ended", definition->rule.open_ended);
        read_pair(fields, item, "none_published", definition->rule.none_published);
    }
}

static void read_criteria(const struct fields *fields, const struct node *block,
                          struct verify_model *model)
{
    for (const struct node *item = first_of(need_map(fields, block, "criteria")); item;
         item = item->next)
        read_criterion(fields, item, model);
}

/* --- requirements ------------------------------------------------------------------------ */

static void read_requirement(const struct fields *fields, const struct node *item,
                             struct verify_model *model)
{
    const char *language = node_text(item, "language");
    struct recorded_requirement recorded_requirement = {
        .question = fields_text(fields, item, "question", true),
        .option = fields_text(fields, item, "option", true),
        .value = fields_text(fields, item, "value", true),
        .kind = TRAIT_TEXT,
    };
    int op = fields_word(fields, item, "op", rule_operator_names, OP_COUNT, -1), kind = 0;
    struct recorded_requirement *kept;

    if (!language)
        kind = fields_word(fields, item, "kind", trait_kind_names, TRAIT_KIND_COUNT, -1);
    recorded_requirement.op = op < 0 ? OP_EQUAL : (enum rule_operator)op;
    recorded_requirement.kind = kind < 0 ? TRAIT_TEXT : (enum trait_kind)kind;
    recorded_requirement.input =
        model_input(model, language ? INPUT_LANGUAGE : INPUT_TRAIT,
                    language ? language : fields_text(fields, item, "trait", true));
    kept = recorded_requirement.input >= 0 ? model_requirement(model, &recorded_requirement) : NULL;
    if (kept)
        kept->exists[THEN] = true;
}

static void read_requirements(const struct fields *fields, const struct node *block,
                              struct verify_model *model)
{
    for (const struct node *item = first_of(fields_list(fields, block, "requirements")); item;
         item = item->next)
        read_requirement(fields, item, model);
}

/* --- the whole --------------------------------------------------------------------------- */

static void read_frameworks(const struct fields *fields, const struct node *block,
                            struct verify_model *model)
{
    const struct node *list = fields_list(fields, block, "frameworks");

    if (!list)
        fields_report(fields, block, "'frameworks' is missing");
    for (const struct node *item = first_of(list); item; item = item->next) {
        if (item->kind == NODE_SCALAR) {
            int framework = model_framework(model, item->text);
            model->sides[THEN].places[framework] = framework;
        } else {
            fields_report(fields, item, "'frameworks' may contain only ids");
        }
    }
    model_sort_frameworks(model);
    for (int i = 1; i < model->n_by_id; i++)
        if (text_equal(model->by_id[i - 1].id, model->by_id[i].id))
            fields_report(fields, list, "duplicate '%s' in 'frameworks'", model->by_id[i].id);
}

static size_t members_of(const struct node *block, const char *key)
{
    const struct node *member = node_member(block, key);

    return member ? member->count : 0;
}

/* The numbers of the rest cannot be checked without the catalog. */
static void read_rest(const struct fields *fields, const struct node *block,
                      struct verify_model *model)
{
    const struct node *rest = fields_map(fields, block, "rest");

    if (rest)
        model->sides[THEN].rest =
            model_rest(model->arena, fields_integer_required(fields, rest, "count", 1, INT_MAX),
                       fields_text(fields, rest, "sha256", true));
}

/* Counts inputs of rules and requirements too: a block need not have values for all. */
static size_t inputs_of(const struct node *block)
{
    size_t count = members_of(block, "traits") + members_of(block, "fits") +
                   members_of(block, "languages") + members_of(block, "requirements");

    for (const struct node *item = first_of(node_member(block, "criteria")); item;
         item = item->next)
        count += members_of(item, "inputs");
    return count;
}

/* `frameworks` and so on: how many the other side may add. */
static struct verify_model *model_new(struct arena *arena, const struct node *block,
                                      struct catalog *catalog)
{
    struct verify_model *model = ARENA_NEW(arena, struct verify_model);
    size_t frameworks, traits, components, languages, questions, requirements = 0;
    const struct question_entry *entries = catalog_questions(catalog, &questions);

    catalog_frameworks(catalog, &frameworks);
    if (node_member(block, "rest"))
        frameworks = 1;
    catalog_traits(catalog, &traits);
    catalog_components(catalog, &components);
    catalog_languages(catalog, &languages);
    for (size_t i = 0; i < questions; i++)
        for (size_t j = 0; j < entries[i].n_options; j++)
            requirements += entries[i].options[j].n_requirements;
    frameworks += members_of(block, "frameworks");
    size_t criteria = members_of(block, "criteria") + catalog_n_criteria(catalog);
    size_t inputs = inputs_of(block) + traits + components + languages;
    requirements += members_of(block, "requirements");
    *model = (struct verify_model){
        .arena = arena,
        .frameworks = ARENA_ARRAY(arena, const char *, frameworks),
        .criteria = ARENA_ARRAY(arena, const char *, criteria),
        .inputs = ARENA_ARRAY(arena, struct input, inputs),
        .requirements = ARENA_ARRAY(arena, struct recorded_requirement, requirements),
        .room_frameworks = (int)frameworks,
        .room_criteria = (int)criteria,
        .room_inputs = (int)inputs,
        .room_requirements = (int)requirements,
    };
    for (int side = 0; side < SIDE_COUNT; side++)
        model->sides[side] = (struct model_side){
            .date = "",
            .places = ARENA_ARRAY(arena, int, frameworks),
            .definitions = ARENA_ARRAY(arena, struct definition, criteria),
            .facts = ARENA_ARRAY(arena, struct fact *, inputs),
        };
    return model;
}

struct verify_model *model_read_record(const struct fields *fields, const struct node *block,
                                       struct catalog *catalog)
{
    struct verify_model *model = model_new(fields->arena, block, catalog);

    if (inputs_of(block) * (size_t)model->room_frameworks > FACTS_MOST) {
        fields_report(fields, block, "it is larger than any valid record");
        return model;
    }
    model->sides[THEN].date = fields_text(fields, need_map(fields, block, "catalog"), "date", true);
    read_frameworks(fields, block, model);
    read_rest(fields, block, model);
    read_inputs(fields, block, "traits", INPUT_TRAIT, model);
    read_inputs(fields, block, "fits", INPUT_FIT, model);
    read_inputs(fields, block, "languages", INPUT_LANGUAGE, model);
    read_criteria(fields, block, model);
    read_requirements(fields, block, model);
    return model;
}
