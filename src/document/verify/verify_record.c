#include "document/verify/verify_model.h"

#include "base/text/text.h"
#include "decide/model/problem.h"

#include <string.h>

#define FACTS_MOST 4000000 /* 40 inputs of 100,000 frameworks */

/* The block of a record as a world (its members: record/record.h). It may come from anybody:
 * what the record's hashes say is for verify_edits.c, here only its shape matters. */

static const struct node *need_map(const struct fields *fields, const struct node *map,
                                   const char *key)
{
    const struct node *member = fields_map(fields, map, key);

    if (!node_member(map, key))
        fields_complain(fields, map, "'%s' is missing", key);
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
        fields_complain(fields, item, "'bounds' is not right, expected two numbers");
}

static void read_fact(const struct fields *fields, const struct node *item, struct fact *fact)
{
    const char *text = text_of(item);

    if (!text) {
        fields_complain(fields, item, "'%s' has no value", item->key);
        return;
    }
    *fact = (struct fact){.there = true, .text = text, .known = !text_equal(text, "unknown")};
    if (!fact->known)
        read_bounds(fields, item, fact);
    else if (text_to_number(text, &fact->low))
        fact->high = fact->low;
}

static void read_inputs(const struct fields *fields, const struct node *block, const char *key,
                        enum input_kind kind, struct world *world)
{
    for (const struct node *map = first_of(need_map(fields, block, key)); map; map = map->next) {
        int input = world_input(world, kind, map->key);
        for (const struct node *item = map->first; item; item = item->next) {
            int framework = item->key ? world_find_framework(world, item->key) : -1;
            if (framework >= 0)
                read_fact(fields, item, &world->sides[THEN].facts[input][framework]);
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
        fields_complain(fields, item, "an input has no two anchors, one above the other");
}

static void read_rule_inputs(const struct fields *fields, const struct node *item,
                             struct world *world, struct criterion *rule)
{
    static const char *const keys[] = {"trait", "component", "language"};
    enum input_kind kind = kind_read_by(rule->rule);
    const struct node *inputs = fields_list(fields, item, "inputs");

    if (!inputs || inputs->count == 0) {
        fields_complain(fields, item, "the criterion '%s' has no inputs", item->key);
        return;
    }
    rule->inputs = ARENA_ARRAY(world->arena, struct criterion_input, inputs->count);
    for (const struct node *input = inputs->first; input; input = input->next) {
        const char *id = fields_text(fields, input, keys[kind], true);
        int index = world_input(world, kind, id);
        if (index < 0) {
            fields_complain(fields, input, "there are more inputs than the block holds values of");
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
            fields_complain(fields, item, "'%s' is not right, expected two numbers from 0 to %d",
                            key, VALUE_MOST);
        pair[i] = (int)number;
    }
}

static void read_criterion(const struct fields *fields, const struct node *item,
                           struct world *world)
{
    int criterion = world_criterion(world, item->key);
    struct definition *definition = &world->sides[THEN].definitions[criterion];
    int rule = fields_word(fields, item, "rule", criterion_rule_names, RULE_COUNT, -1);

    definition->there = true;
    definition->weight = (int)fields_integer_required(fields, item, "weight", 0, POINTS_TOTAL_MOST);
    definition->rule.id = item->key;
    definition->rule.rule = rule < 0 ? RULE_RATING : (enum criterion_rule)rule;
    definition->rule.invert = fields_boolean(fields, item, "invert", false);
    read_rule_inputs(fields, item, world, &definition->rule);
    if (definition->rule.rule == RULE_SUPPORT_WINDOW) {
        definition->rule.months_for_full =
            (int)fields_integer_required(fields, item, "months_for_full", 1, 100000);
        read_pair(fields, item, "open_ended", definition->rule.open_ended);
        read_pair(fields, item, "none_published", definition->rule.none_published);
    }
}

static void read_criteria(const struct fields *fields, const struct node *block,
                          struct world *world)
{
    for (const struct node *item = first_of(need_map(fields, block, "criteria")); item;
         item = item->next)
        read_criterion(fields, item, world);
}

/* --- requirements ------------------------------------------------------------------------ */

static void read_demand(const struct fields *fields, const struct node *item, struct world *world)
{
    const char *language = node_text(item, "language");
    struct demand demand = {
        .question = fields_text(fields, item, "question", true),
        .option = fields_text(fields, item, "option", true),
        .value = fields_text(fields, item, "value", true),
        .kind = TRAIT_TEXT,
    };
    int op = fields_word(fields, item, "op", rule_operator_names, OP_COUNT, -1), kind = 0;
    struct demand *kept;

    if (!language)
        kind = fields_word(fields, item, "kind", trait_kind_names, TRAIT_KIND_COUNT, -1);
    demand.op = op < 0 ? OP_EQUAL : (enum rule_operator)op;
    demand.kind = kind < 0 ? TRAIT_TEXT : (enum trait_kind)kind;
    demand.input = world_input(world, language ? INPUT_LANGUAGE : INPUT_TRAIT,
                               language ? language : fields_text(fields, item, "trait", true));
    kept = demand.input >= 0 ? world_demand(world, &demand) : NULL;
    if (kept)
        kept->there[THEN] = true;
}

static void read_demands(const struct fields *fields, const struct node *block, struct world *world)
{
    for (const struct node *item = first_of(fields_list(fields, block, "requirements")); item;
         item = item->next)
        read_demand(fields, item, world);
}

/* --- the whole --------------------------------------------------------------------------- */

static void read_frameworks(const struct fields *fields, const struct node *block,
                            struct world *world)
{
    const struct node *list = fields_list(fields, block, "frameworks");

    if (!list)
        fields_complain(fields, block, "'frameworks' is missing");
    for (const struct node *item = first_of(list); item; item = item->next) {
        if (item->kind == NODE_SCALAR) {
            int framework = world_framework(world, item->text);
            world->sides[THEN].places[framework] = framework;
        } else {
            fields_complain(fields, item, "'frameworks' holds something else than ids");
        }
    }
    world_sort_frameworks(world);
    for (int i = 1; i < world->n_by_id; i++)
        if (text_equal(world->by_id[i - 1].id, world->by_id[i].id))
            fields_complain(fields, list, "'frameworks' holds '%s' twice", world->by_id[i].id);
}

static size_t members_of(const struct node *block, const char *key)
{
    const struct node *member = node_member(block, key);

    return member ? member->count : 0;
}

/* Inputs of rules and requirements are counted too: a block need not hold values of all. */
static size_t inputs_of(const struct node *block)
{
    size_t count = members_of(block, "traits") + members_of(block, "fits") +
                   members_of(block, "languages") + members_of(block, "requirements");

    for (const struct node *item = first_of(node_member(block, "criteria")); item;
         item = item->next)
        count += members_of(item, "inputs");
    return count;
}

/* `frameworks` and so on are what the other side may add. */
static struct world *world_new(struct arena *arena, const struct node *block,
                               struct catalog *catalog)
{
    struct world *world = ARENA_NEW(arena, struct world);
    size_t frameworks, traits, components, languages, questions, demands = 0;
    const struct question_entry *entries = catalog_questions(catalog, &questions);

    catalog_frameworks(catalog, &frameworks);
    catalog_traits(catalog, &traits);
    catalog_components(catalog, &components);
    catalog_languages(catalog, &languages);
    for (size_t i = 0; i < questions; i++)
        for (size_t j = 0; j < entries[i].n_options; j++)
            demands += entries[i].options[j].n_requirements;
    frameworks += members_of(block, "frameworks");
    size_t criteria = members_of(block, "criteria") + catalog_n_criteria(catalog);
    size_t inputs = inputs_of(block) + traits + components + languages;
    demands += members_of(block, "requirements");
    *world = (struct world){
        .arena = arena,
        .frameworks = ARENA_ARRAY(arena, const char *, frameworks),
        .criteria = ARENA_ARRAY(arena, const char *, criteria),
        .inputs = ARENA_ARRAY(arena, struct input, inputs),
        .demands = ARENA_ARRAY(arena, struct demand, demands),
        .room_frameworks = (int)frameworks,
        .room_criteria = (int)criteria,
        .room_inputs = (int)inputs,
        .room_demands = (int)demands,
    };
    for (int side = 0; side < SIDE_COUNT; side++)
        world->sides[side] = (struct world_side){
            .date = "",
            .places = ARENA_ARRAY(arena, int, frameworks),
            .definitions = ARENA_ARRAY(arena, struct definition, criteria),
            .facts = ARENA_ARRAY(arena, struct fact *, inputs),
        };
    return world;
}

struct world *world_read_record(const struct fields *fields, const struct node *block,
                                struct catalog *catalog)
{
    struct world *world = world_new(fields->arena, block, catalog);

    if (inputs_of(block) * (size_t)world->room_frameworks > FACTS_MOST) {
        fields_complain(fields, block, "there is more in it than any record holds");
        return world;
    }
    world->sides[THEN].date = fields_text(fields, need_map(fields, block, "catalog"), "date", true);
    read_frameworks(fields, block, world);
    read_inputs(fields, block, "traits", INPUT_TRAIT, world);
    read_inputs(fields, block, "fits", INPUT_FIT, world);
    read_inputs(fields, block, "languages", INPUT_LANGUAGE, world);
    read_criteria(fields, block, world);
    read_demands(fields, block, world);
    return world;
}
