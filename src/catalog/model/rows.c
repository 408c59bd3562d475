#include "catalog/model/rows.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "catalog/model/head.h"
#include "catalog/model/limits.h"
#include "catalog/model/trait_blocks.h"
#include "store/database/packed.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

/* The table that a query reads, for messages. */
static const char *const tables[] = {
    [QUERY_META] = "meta",
    [QUERY_FRAMEWORKS] = "framework",
    [QUERY_SLOTS] = "slot",
    [QUERY_GROUPS] = "trait_group",
    [QUERY_LANGUAGES] = "language",
    [QUERY_TRAITS] = "trait",
    [QUERY_COMPONENTS] = "component",
    [QUERY_BRINGS] = "brings",
    [QUERY_LINKS] = "link",
    [QUERY_CONFLICTS_WITH_ONE] = "conflict_with_one",
    [QUERY_DEFAULTS] = "component_default",
    [QUERY_GATES] = "gate",
    [QUERY_CRITERIA] = "criterion",
    [QUERY_INPUTS] = "input",
    [QUERY_QUESTIONS] = "question",
    [QUERY_PRIORS] = "prior",
    [QUERY_RETIRED] = "retired",
    [QUERY_OPTIONS] = "option",
    [QUERY_POINTS] = "points",
    [QUERY_REQUIREMENTS] = "requirement",
    [QUERY_WISHES] = "wish",
    [QUERY_CLAIMS] = "claim",
    [QUERY_PAIRINGS] = "pairing",
    [QUERY_VALUES] = "value",
    [QUERY_CITED_COLUMN] = "value",
    [QUERY_COLUMN] = "value",
    [QUERY_TRAIT_BLOCKS] = "trait_block",
    [QUERY_TRAIT_BLOCK] = "trait_block",
    [QUERY_COUNT_TRAIT_BLOCKS] = "trait_block",
    [QUERY_EVIDENCE] = "value",
    [QUERY_PAGE] = "page",
    [QUERY_PAGES] = "page",
    [QUERY_HEAD] = "head",
    [QUERY_HEAD_BLOCKS] = "head",
    [QUERY_FIRST_VALUES] = "value",
    [QUERY_FIRST_PROFILE] = "page",
    [QUERY_HEAD_PIECES] = "head",
};
_Static_assert(ARRAY_LENGTH(tables) == QUERY_ADD_META, "a query that reads has no table here");

/* A loop over the rows of one query. */
struct reading {
    struct rows *rows;
    enum query query;
    struct statement *statement;
    struct error error;
};

static struct reading reading_of(struct rows *rows, enum query query)
{
    return (struct reading){
        .rows = rows, .query = query, .statement = database_statement(rows->database, query)};
}

void rows_count_damage(struct rows *rows, enum query query)
{
    if (rows->n_damaged++ == 0)
        rows->table = tables[query];
}

static bool next(struct reading *reading)
{
    switch (statement_step(reading->statement, &reading->error)) {
    case STEP_ROW:
        return true;
    case STEP_FAILED:
        rows_count_damage(reading->rows, reading->query);
        if (!reading->rows->failure)
            reading->rows->failure = arena_string(reading->rows->arena, reading->error.message);
        return false;
    default:
        return false;
    }
}

typedef void read_rows(struct reading *reading, void *context);

/* Reads the rows of a query from blocks; each row of `blocks` is a block. False: there is no block. */
static bool read_blocks(struct reading *blocks, enum query query, int columns, read_rows *read,
                        void *context)
{
    struct rows *rows = blocks->rows;
    bool any = false;

    for (; next(blocks); any = true) {
        size_t length;
        const void *bytes = statement_bytes(blocks->statement, 0, &length);
        const void *block = arena_copy(rows->arena, bytes, length); /* texts stay in it */

        database_attach_rows(rows->database, query, columns, block, length);
        struct reading reading = reading_of(rows, query);
        read(&reading, context);
        database_detach_rows(rows->database, query);
    }
    return any;
}

/* Whether clean_line would return the same; not empty. */
static bool is_clean_line(const char *text, size_t length)
{
    return clean_plain_length(text, length) == length && text[0] != ' ' && text[length - 1] != ' ';
}

static const char *line(struct reading *reading, int column)
{
    const char *text;
    size_t length;

    if (statement_lasts(reading->statement)) {
        text = statement_bytes(reading->statement, column, &length);
        if (text && (length == 0 || is_clean_line(text, length)))
            return text;
    }
    text = statement_text(reading->statement, column);
    return text && text[0] ? clean_line(reading->rows->arena, text, strlen(text)) : "";
}

static int integer(struct reading *reading, int column)
{
    int64_t number = statement_integer(reading->statement, column);

    return number < INT32_MIN || number > INT32_MAX ? -2 : (int)number;
}

static bool within(int64_t number, size_t count)
{
    return number >= 0 && (uint64_t)number < count;
}

/* A nullable reference: -1 if NULL, -2 if it is out of range. */
static int reference(struct reading *reading, int column, size_t count)
{
    if (statement_is_null(reading->statement, column))
        return -1;
    int64_t number = statement_integer(reading->statement, column);
    return within(number, count) ? (int)number : -2;
}

static int word(struct reading *reading, int column, const char *const *words, size_t count)
{
    const char *text = statement_text(reading->statement, column);

    for (size_t i = 0; text && i < count; i++)
        if (text_equal(text, words[i]))
            return (int)i;
    return -2;
}

static struct evidence evidence(struct reading *reading, int column)
{
    return (struct evidence){
        .as_of = line(reading, column),
        .source = line(reading, column + 1),
        .checked = statement_integer(reading->statement, column + 2) == 1,
        .note = line(reading, column + 3),
    };
}

/* Counts an invalid row. */
static bool damaged(struct reading *reading, bool bad)
{
    if (bad)
        rows_count_damage(reading->rows, reading->query);
    return bad;
}

/* Rows refer to each other by position, so the first must have number 0, the next 1 and so on. */
static bool out_of_place(struct reading *reading, int column, size_t count)
{
    return statement_integer(reading->statement, column) != (int64_t)count;
}

bool rows_beyond(int64_t bits, size_t count)
{
    return count < 64 && (uint64_t)bits >> count != 0;
}

/* Makes room for one more entry of an array in the arena; capacity doubles at each power of two. */
static void *array_room(struct rows *rows, void *array, size_t count, size_t size)
{
    if ((count & (count - 1)) != 0)
        return array;
    void *larger = arena_alloc(rows->arena, count ? count * 2 : 1, size);
    if (count > 0)
        memcpy(larger, array, count * size);
    return larger;
}

#define GROWN(rows, array, count) array_room((rows), (array), (count), sizeof((array)[0]))

static bool read_scores(struct reading *reading, int column, size_t n_criteria, int16_t *low,
                        int16_t *high)
{
    size_t length;
    const unsigned char *bytes = statement_bytes(reading->statement, column, &length);

    if (length != n_criteria * 4)
        return false;
    for (size_t j = 0; j < n_criteria; j++) {
        low[j] = (int16_t)(bytes[4 * j] | bytes[4 * j + 1] << 8);
        high[j] = (int16_t)(bytes[4 * j + 2] | bytes[4 * j + 3] << 8);
        if (low[j] < 0 || high[j] > LIMIT_BASIS_POINTS || low[j] > high[j])
            return false;
    }
    return true;
}

/* Whether clean_append would append the same: plain text and line ends. */
static bool is_clean_text(const char *text, size_t length)
{
    size_t at = clean_plain_length(text, length);

    while (at < length && text[at] == '\n') {
        at++;
        at += clean_plain_length(text + at, length - at);
    }
    return at == length;
}

static void append_search(struct text *searches, struct reading *reading, int column)
{
    const char *search = statement_text(reading->statement, column);
    size_t length = search ? strlen(search) : 0;

    if (length > 0 && is_clean_text(search, length)) {
        text_append_bytes(searches, search, length + 1);
        return;
    }
    if (search)
        clean_append(searches, search, length);
    text_append_char(searches, '\0');
}

static struct framework read_framework(struct reading *reading)
{
    return (struct framework){
        .id = line(reading, 0),
        .name = line(reading, 1),
        .language = line(reading, 2),
        .kind = line(reading, 3),
        .tags = line(reading, 4),
        .summary = line(reading, 5),
        .serves = (uint64_t)statement_integer(reading->statement, 7),
    };
}

struct framework_reading {
    struct framework_rows list;
    size_t room, low_room, high_room; /* of its arrays */
    size_t n_criteria;
    struct text searches;
};

static void read_frameworks(struct reading *reading, void *context)
{
    struct framework_reading *all = context;
    struct framework_rows *list = &all->list;
    size_t n_criteria = all->n_criteria, size = (n_criteria + 1) * sizeof(int16_t);

    while (next(reading)) {
        list->frameworks =
            memory_grow(list->frameworks, list->count, &all->room, sizeof(list->frameworks[0]));
        list->low = memory_grow(list->low, list->count, &all->low_room, size);
        list->high = memory_grow(list->high, list->count, &all->high_room, size);
        struct framework *row = &list->frameworks[list->count];
        *row = read_framework(reading);
        append_search(&all->searches, reading, 6);
        list->count += !damaged(reading, row->id[0] == '\0' || row->name[0] == '\0' ||
                                             out_of_place(reading, 9, list->count) ||
                                             !read_scores(reading, 8, n_criteria,
                                                          list->low + list->count * n_criteria,
                                                          list->high + list->count * n_criteria));
    }
}

static bool read_pieces(struct rows *rows, struct framework_reading *all)
{
    struct reading pieces = reading_of(rows, QUERY_HEAD_PIECES);

    return read_blocks(&pieces, QUERY_FRAMEWORKS, HEAD_FRAMEWORK_COLUMNS, read_frameworks, all);
}

/* From the block of the start, from pieces, or from the table. */
void rows_frameworks(struct rows *rows, size_t n_criteria, struct framework_rows *ret_list)
{
    struct framework_reading all = {.n_criteria = n_criteria};
    struct reading reading = reading_of(rows, QUERY_FRAMEWORKS);

    text_init(&all.searches);
    if (statement_lasts(reading.statement) || !read_pieces(rows, &all))
        read_frameworks(&reading, &all);
    all.list.searches = all.searches.bytes;
    const char *search = all.searches.bytes;
    for (size_t i = 0; i < all.list.count; i++, search += strlen(search) + 1)
        all.list.frameworks[i].search = search;
    *ret_list = all.list;
}

void rows_free_frameworks(struct framework_rows *list)
{
    free(list->frameworks);
    free(list->low);
    free(list->high);
    free(list->searches);
}

size_t rows_named(struct rows *rows, enum query query, size_t most, struct named **ret_named)
{
    struct reading reading = reading_of(rows, query);
    struct named *named = NULL;
    size_t count = 0;

    while (next(&reading)) {
        named = GROWN(rows, named, count);
        damaged(&reading, count >= most || out_of_place(&reading, 3, count));
        named[count++] = (struct named){line(&reading, 0), line(&reading, 1),
                                        statement_integer(reading.statement, 2) == 1};
    }
    *ret_named = named;
    return count;
}

size_t rows_traits(struct rows *rows, const struct extent *extent, struct trait **ret_traits)
{
    struct reading reading = reading_of(rows, QUERY_TRAITS);
    struct trait *traits = NULL;
    size_t count = 0;

    while (next(&reading)) {
        traits = GROWN(rows, traits, count);
        int group = reference(&reading, 2, extent->groups);
        int kind = word(&reading, 3, trait_kind_names, TRAIT_KIND_COUNT);
        int better = word(&reading, 5, better_names, BETTER_COUNT);
        bool bad = damaged(&reading,
                           group < 0 || kind < 0 || better < 0 || out_of_place(&reading, 7, count));
        /* A bad row keeps its index, because others refer to it. */
        traits[count++] = (struct trait){
            .id = line(&reading, 0),
            .label = line(&reading, 1),
            .group = bad ? 0 : group,
            .kind = bad ? TRAIT_TEXT : (enum trait_kind)kind,
            .unit = line(&reading, 4),
            .better = bad ? BETTER_NONE : (enum better)better,
            .meaning = line(&reading, 6),
        };
    }
    *ret_traits = traits;
    return count;
}

static void read_brings(struct rows *rows, struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_BRINGS);

    while (next(&reading)) {
        int one = reference(&reading, 0, count), other = reference(&reading, 1, count);
        if (damaged(&reading, one < 0 || other < 0))
            continue;
        struct component *component = &components[one];
        component->brings = GROWN(rows, component->brings, component->n_brings);
        component->brings[component->n_brings++] = other;
    }
}

static void read_links(struct rows *rows, struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_LINKS);

    while (next(&reading)) {
        int one = reference(&reading, 0, count), other = reference(&reading, 1, count);
        int strength = integer(&reading, 2);
        if (damaged(&reading, one < 0 || other < 0 || strength < 0 || strength > LIMIT_STRENGTH))
            continue;
        struct component *component = &components[one];
        struct link link = {other, strength, line(&reading, 3), 0};
        if (strength > 0) {
            component->synergies = GROWN(rows, component->synergies, component->n_synergies);
            component->synergies[component->n_synergies++] = link;
        } else {
            component->conflicts = GROWN(rows, component->conflicts, component->n_conflicts);
            component->conflicts[component->n_conflicts++] = link;
        }
    }
}

static void read_conflicts_with_one(struct rows *rows, const struct extent *extent,
                                    struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_CONFLICTS_WITH_ONE);

    while (next(&reading)) {
        int one = reference(&reading, 0, count), other = reference(&reading, 1, count);
        int framework = reference(&reading, 2, extent->frameworks);
        if (damaged(&reading, one < 0 || other < 0 || framework < 0))
            continue;
        for (size_t i = 0; i < components[one].n_conflicts; i++)
            if (components[one].conflicts[i].component == other)
                components[one].conflicts[i].only_with = framework + 1;
    }
}

static void read_defaults(struct rows *rows, struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_DEFAULTS);

    while (next(&reading)) {
        int component = reference(&reading, 0, count), points = integer(&reading, 1);
        if (damaged(&reading, component < 0 || points < 0 || points > LIMIT_WISH_POINTS))
            continue;
        components[component].default_points = points;
        components[component].default_reason = line(&reading, 2);
    }
}

/* Questions are read after components, so rows_check_gates() checks the references. */
static void read_gates(struct rows *rows, struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_GATES);

    while (next(&reading)) {
        int component = reference(&reading, 0, count);
        struct gate gate = {integer(&reading, 1), integer(&reading, 2)};
        if (damaged(&reading, component < 0 || gate.question < 0 || gate.option < 0))
            continue;
        struct component *row = &components[component];
        row->gates = GROWN(rows, row->gates, row->n_gates);
        row->gates[row->n_gates++] = gate;
    }
}

void rows_check_gates(struct rows *rows, const struct extent *extent,
                      const struct component *components, const struct question_entry *questions)
{
    for (size_t i = 0; i < extent->components; i++)
        for (size_t j = 0; j < components[i].n_gates; j++) {
            struct gate gate = components[i].gates[j];
            if (!within(gate.question, extent->questions) ||
                !within(gate.option, questions[gate.question].n_options))
                rows_count_damage(rows, QUERY_GATES);
        }
}

size_t rows_components(struct rows *rows, const struct extent *extent,
                       struct component **ret_components)
{
    struct reading reading = reading_of(rows, QUERY_COMPONENTS);
    struct component *components = NULL;
    size_t count = 0;

    while (next(&reading)) {
        components = GROWN(rows, components, count);
        int slot = reference(&reading, 2, extent->slots);
        int64_t needs = statement_integer(reading.statement, 7);
        bool bad = damaged(&reading, slot == -2 || rows_beyond(needs, extent->slots) ||
                                         out_of_place(&reading, 12, count));
        components[count++] = (struct component){
            .id = line(&reading, 0),
            .name = line(&reading, 1),
            .slot = bad ? -1 : slot,
            .licence = line(&reading, 3),
            .version = line(&reading, 4),
            .managed = line(&reading, 5),
            .summary = line(&reading, 6),
            .needs = bad ? 0 : (uint32_t)needs,
            .evidence = evidence(&reading, 8),
        };
    }
    damaged(&reading, slots_asked_for(components, count) > LIMIT_SLOTS_ASKED_FOR);
    read_brings(rows, components, count);
    read_links(rows, components, count);
    read_conflicts_with_one(rows, extent, components, count);
    read_defaults(rows, components, count);
    read_gates(rows, components, count);
    *ret_components = components;
    return count;
}

/* An input that suits the rule of its criterion. */
static bool suits(const struct criterion_input *input, enum criterion_rule rule,
                  const struct trait *traits)
{
    const struct rule_inputs *expected = &criterion_rule_inputs[rule];
    const int given[] = {
        [INPUTS_TRAITS] = input->trait,
        [INPUTS_COMPONENTS] = input->component,
        [INPUTS_LANGUAGES] = input->language,
    };

    if (given[expected->of] < 0 ||
        (expected->of == INPUTS_TRAITS && traits[input->trait].kind != expected->kind))
        return false;
    return rule != RULE_MEASURE || (input->low > 0 && input->high > input->low);
}

static void read_inputs(struct rows *rows, const struct extent *extent, const struct trait *traits,
                        struct criterion *criteria, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_INPUTS);

    while (next(&reading)) {
        int index = reference(&reading, 0, count);
        int better = word(&reading, 6, better_names, BETTER_COUNT);
        struct criterion_input input = {
            .trait = reference(&reading, 1, extent->traits),
            .component = reference(&reading, 2, extent->components),
            .language = reference(&reading, 3, extent->languages),
            .low = statement_number(reading.statement, 4),
            .high = statement_number(reading.statement, 5),
            .better = (enum better)better,
        };
        int given = (input.trait >= 0) + (input.component >= 0) + (input.language >= 0);
        if (damaged(&reading, index < 0 || better < 0 || given != 1 ||
                                  !suits(&input, criteria[index].rule, traits)))
            continue;
        struct criterion *criterion = &criteria[index];
        criterion->inputs = GROWN(rows, criterion->inputs, criterion->n_inputs);
        criterion->inputs[criterion->n_inputs++] = input;
    }
    for (size_t i = 0; i < count; i++) {
        size_t most = criterion_rule_inputs[criteria[i].rule].one ? 1 : LIMIT_INPUTS;
        damaged(&reading, criteria[i].n_inputs == 0 || criteria[i].n_inputs > most);
    }
}

/* Low and high in basis points. */
static bool is_pair(const int pair[2])
{
    return 0 <= pair[0] && pair[0] <= pair[1] && pair[1] <= LIMIT_BASIS_POINTS;
}

static bool is_window(const struct criterion *criterion)
{
    return criterion->months_for_full >= 1 && criterion->months_for_full <= LIMIT_MONTHS &&
           is_pair(criterion->open_ended) && is_pair(criterion->none_published);
}

size_t rows_criteria(struct rows *rows, const struct extent *extent, const struct trait *traits,
                     struct criterion **ret_criteria)
{
    struct reading reading = reading_of(rows, QUERY_CRITERIA);
    struct criterion *criteria = NULL;
    size_t count = 0;

    while (next(&reading)) {
        criteria = GROWN(rows, criteria, count);
        int rule = word(&reading, 2, criterion_rule_names, RULE_COUNT);
        int base = integer(&reading, 9);
        bool bad = damaged(&reading, rule < 0 || base < 0 || base > LIMIT_BASE_POINTS ||
                                         out_of_place(&reading, 13, count));
        criteria[count++] = (struct criterion){
            .id = line(&reading, 0),
            .label = line(&reading, 1),
            .rule = bad ? RULE_RATING : (enum criterion_rule)rule,
            .invert = integer(&reading, 3) == 1,
            .months_for_full = integer(&reading, 4),
            .open_ended = {integer(&reading, 5), integer(&reading, 6)},
            .none_published = {integer(&reading, 7), integer(&reading, 8)},
            .base_points = bad ? 0 : base,
            .note = line(&reading, 10),
            .brief = line(&reading, 11),
            .better = line(&reading, 12),
        };
        damaged(&reading, rule == RULE_SUPPORT_WINDOW && !is_window(&criteria[count - 1]));
    }
    read_inputs(rows, extent, traits, criteria, count);
    *ret_criteria = criteria;
    return count;
}

static void read_options(struct rows *rows, const struct extent *extent,
                         struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_OPTIONS);

    while (next(&reading)) {
        int index = reference(&reading, 0, count);
        int64_t needs = statement_integer(reading.statement, 4);
        int64_t drops = statement_integer(reading.statement, 5);
        if (damaged(&reading, index < 0 || rows_beyond(needs, extent->slots) ||
                                  rows_beyond(drops, extent->slots) ||
                                  out_of_place(&reading, 7, questions[index].n_options)))
            continue;
        struct question_entry *question = &questions[index];
        question->options = GROWN(rows, question->options, question->n_options);
        question->options[question->n_options++] = (struct question_option){
            .id = line(&reading, 1),
            .label = line(&reading, 2),
            .reason = line(&reading, 3),
            .needs = (uint32_t)needs,
            .drops = (uint32_t)drops,
            .said = line(&reading, 6),
        };
    }
}

/* The option that the first two columns name, or NULL with the damage counted. */
static struct question_option *option_of(struct reading *reading, struct question_entry *questions,
                                         size_t count)
{
    int question = reference(reading, 0, count);
    int option = question >= 0 ? reference(reading, 1, questions[question].n_options) : -2;

    return damaged(reading, option < 0) ? NULL : &questions[question].options[option];
}

static void read_points(struct rows *rows, const struct extent *extent,
                        struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_POINTS);

    while (next(&reading)) {
        struct question_option *option = option_of(&reading, questions, count);
        int criterion = reference(&reading, 2, extent->criteria);
        int points = integer(&reading, 3);
        if (!option ||
            damaged(&reading, criterion < 0 || points < 0 || points > LIMIT_OPTION_POINTS))
            continue;
        option->points = GROWN(rows, option->points, option->n_points);
        option->points[option->n_points++] = (struct criterion_points){criterion, points};
    }
}

static void read_requirements(struct rows *rows, const struct extent *extent,
                              struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_REQUIREMENTS);

    while (next(&reading)) {
        struct question_option *option = option_of(&reading, questions, count);
        struct requirement requirement = {
            .trait = reference(&reading, 2, extent->traits),
            .language = reference(&reading, 3, extent->languages),
            .value = line(&reading, 5),
            .reason = line(&reading, 6),
        };
        int op = word(&reading, 4, rule_operator_names, OP_COUNT);
        if (!option ||
            damaged(&reading, op < 0 || (requirement.trait >= 0) == (requirement.language >= 0)))
            continue;
        requirement.op = (enum rule_operator)op;
        option->requirements = GROWN(rows, option->requirements, option->n_requirements);
        option->requirements[option->n_requirements++] = requirement;
    }
}

static void read_wishes(struct rows *rows, const struct extent *extent,
                        struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_WISHES);

    while (next(&reading)) {
        struct question_option *option = option_of(&reading, questions, count);
        int component = reference(&reading, 2, extent->components);
        int points = integer(&reading, 3);
        if (!option || damaged(&reading, component < 0 || points < 0 || points > LIMIT_WISH_POINTS))
            continue;
        option->wishes = GROWN(rows, option->wishes, option->n_wishes);
        option->wishes[option->n_wishes++] = (struct wish){component, points, line(&reading, 4)};
    }
}

static void read_priors(struct rows *rows, struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_PRIORS);

    while (next(&reading)) {
        int index = reference(&reading, 0, count);
        struct question_prior prior = {integer(&reading, 1), integer(&reading, 2),
                                       integer(&reading, 3)};
        if (damaged(&reading, index < 0 || prior.follows < 0 || prior.follows >= index ||
                                  prior.repeated < 0 || prior.repeated > LIMIT_REPEATED ||
                                  prior.skipped < 0 || prior.skipped > LIMIT_SKIPPED))
            continue;
        questions[index].prior = ARENA_NEW(rows->arena, struct question_prior);
        *questions[index].prior = prior;
    }
}

size_t rows_questions(struct rows *rows, const struct extent *extent,
                      struct question_entry **ret_questions)
{
    struct reading reading = reading_of(rows, QUERY_QUESTIONS);
    struct question_entry *questions = NULL;
    size_t count = 0;

    while (next(&reading)) {
        questions = GROWN(rows, questions, count);
        int effort = integer(&reading, 7), skipped = integer(&reading, 8);
        damaged(&reading, effort < 1 || effort > LIMIT_EFFORT || skipped < 0 ||
                              skipped > LIMIT_SKIPPED || out_of_place(&reading, 9, count));
        questions[count++] = (struct question_entry){
            .id = line(&reading, 0),
            .text = line(&reading, 1),
            .brief = line(&reading, 2),
            .why = line(&reading, 3),
            .fixed = integer(&reading, 4) == 1,
            .language = integer(&reading, 5) == 1,
            .priority = integer(&reading, 6) == 1,
            .effort = effort,
            .skipped = skipped,
        };
    }
    read_options(rows, extent, questions, count);
    for (size_t i = 0; i < count; i++)
        damaged(&reading, questions[i].n_options == 0);
    read_points(rows, extent, questions, count);
    read_requirements(rows, extent, questions, count);
    read_wishes(rows, extent, questions, count);
    read_priors(rows, questions, count);
    *ret_questions = questions;
    return count;
}

size_t rows_retired(struct rows *rows, struct retired **ret_retired)
{
    struct reading reading = reading_of(rows, QUERY_RETIRED);
    struct retired *retired = NULL;
    size_t count = 0;

    while (next(&reading)) {
        retired = GROWN(rows, retired, count);
        retired[count++] =
            (struct retired){line(&reading, 0), line(&reading, 1), line(&reading, 2)};
    }
    *ret_retired = retired;
    return count;
}

size_t rows_claims(struct rows *rows, int framework, struct claim **ret_claims)
{
    struct reading reading = reading_of(rows, QUERY_CLAIMS);
    struct claim *claims = NULL;
    size_t count = 0;

    if (framework >= 0)
        statement_bind_integer(reading.statement, 1, framework);
    while (next(&reading)) {
        int verdict = word(&reading, 2, claim_verdict_names, CLAIM_VERDICT_COUNT);
        if (damaged(&reading, verdict < 0))
            continue;
        claims = GROWN(rows, claims, count);
        claims[count] = (struct claim){
            .id = line(&reading, 0),
            .claim = line(&reading, 1),
            .verdict = (enum claim_verdict)verdict,
            .evidence = evidence(&reading, 3),
        };
        claims[count].found = claims[count].evidence.note;
        count++;
    }
    *ret_claims = claims;
    return count;
}

size_t rows_pairings(struct rows *rows, const struct extent *extent, int framework,
                     struct pairing **ret_pairings)
{
    struct reading reading = reading_of(rows, QUERY_PAIRINGS);
    struct pairing *pairings = NULL;
    size_t count = 0;

    statement_bind_integer(reading.statement, 1, framework);
    while (next(&reading)) {
        int component = reference(&reading, 0, extent->components);
        int fit = integer(&reading, 1);
        if (damaged(&reading, component < 0 || fit < 0 || fit > LIMIT_FIT))
            continue;
        pairings = GROWN(rows, pairings, count);
        pairings[count++] =
            (struct pairing){component, fit, line(&reading, 2), evidence(&reading, 3)};
    }
    *ret_pairings = pairings;
    return count;
}

static bool on_scale(const struct figure *value, enum trait_kind kind)
{
    static const double scales[TRAIT_KIND_COUNT][2] = {
        [TRAIT_TEXT] = {-DBL_MAX, DBL_MAX},
        [TRAIT_NUMBER] = {-DBL_MAX, DBL_MAX},
        [TRAIT_DATE] = {-DBL_MAX, DBL_MAX},
        [TRAIT_LEVEL] = {0, LEVEL_MOST},
        [TRAIT_RATING] = {1, 5},
        [TRAIT_LIST] = {-DBL_MAX, DBL_MAX},
    };

    if (value->known && value->low != value->high)
        return false;
    return (!value->known && !value->bounded) ||
           (scales[kind][0] <= value->low && value->low <= value->high &&
            value->high <= scales[kind][1]);
}

#define NO_EVIDENCE                                \
    {                                              \
        .source = "none", .as_of = "", .note = "", \
    }

static const struct value unknown_value = {
    .text = "unknown",
    .bounds = "",
    .evidence = NO_EVIDENCE,
};

/* The columns that all queries of values share, but for the first. */
static bool read_figure(struct reading *reading, enum trait_kind kind, struct figure *ret_figure)
{
    struct figure figure = {
        .text = line(reading, 1),
        .known = integer(reading, 2) == 1,
        .bounded = integer(reading, 3) == 1,
        .low = statement_number(reading->statement, 4),
        .high = statement_number(reading->statement, 5),
    };

    if (!figure.known && !figure.bounded)
        figure.low = figure.high = 0;
    *ret_figure = figure;
    return !damaged(reading, !on_scale(&figure, kind));
}

/* The rows are frameworks if `trait` is given, traits if `traits` is. */
static struct value *read_cited(struct reading *reading, const struct trait *traits, bool many,
                                size_t count)
{
    struct value *values = ARENA_ARRAY(reading->rows->arena, struct value, count);

    for (size_t i = 0; i < count; i++)
        values[i] = unknown_value;
    while (next(reading)) {
        int index = reference(reading, 0, count);
        struct figure figure;
        if (damaged(reading, index < 0) ||
            !read_figure(reading, traits[many ? index : 0].kind, &figure))
            continue;
        values[index] = (struct value){
            .text = figure.text,
            .known = figure.known,
            .bounded = figure.bounded,
            .low = figure.low,
            .high = figure.high,
            .bounds = line(reading, 6),
            .evidence = evidence(reading, 7),
        };
    }
    return values;
}

struct value *rows_values(struct rows *rows, int framework, const struct trait *traits,
                          size_t count)
{
    struct reading reading = reading_of(rows, framework == 0 ? QUERY_FIRST_VALUES : QUERY_VALUES);

    if (framework > 0)
        statement_bind_integer(reading.statement, 1, framework);
    return read_cited(&reading, traits, true, count);
}

struct value *rows_cited_column(struct rows *rows, int index, const struct trait *trait,
                                size_t count)
{
    struct reading reading = reading_of(rows, QUERY_CITED_COLUMN);

    statement_bind_integer(reading.statement, 1, index);
    return read_cited(&reading, trait, false, count);
}

struct column_reading {
    struct figure *figures;
    size_t count;
    enum trait_kind kind;
};

static void read_column(struct reading *reading, void *context)
{
    const struct column_reading *column = context;

    while (next(reading)) {
        int index = reference(reading, 0, column->count);
        struct figure figure;
        if (!damaged(reading, index < 0) && read_figure(reading, column->kind, &figure))
            column->figures[index] = figure;
    }
}

struct figure *rows_column(struct rows *rows, int index, const struct trait *trait, size_t count)
{
    struct figure *figures = ARENA_ARRAY(rows->arena, struct figure, count);
    struct column_reading column = {figures, count, trait->kind};
    struct reading blocks = reading_of(rows, QUERY_TRAIT_BLOCKS);

    for (size_t i = 0; i < count; i++)
        figures[i].text = unknown_value.text;
    statement_bind_integer(blocks.statement, 1, index);
    if (read_blocks(&blocks, QUERY_COLUMN, TRAIT_BLOCK_COLUMNS, read_column, &column))
        return figures;
    struct reading reading = reading_of(rows, QUERY_COLUMN);
    statement_bind_integer(reading.statement, 1, index);
    read_column(&reading, &column);
    return figures;
}

struct evidence rows_evidence(struct rows *rows, int framework, int trait)
{
    struct reading reading = reading_of(rows, QUERY_EVIDENCE);
    struct evidence found = NO_EVIDENCE;

    statement_bind_integer(reading.statement, 1, framework);
    statement_bind_integer(reading.statement, 2, trait);
    if (next(&reading)) {
        found = evidence(&reading, 0);
        statement_reset(reading.statement);
    }
    return found;
}

static const char *read_page(struct reading *reading)
{
    const char *page = "";

    if (next(reading)) {
        const char *text = statement_text(reading->statement, 0);
        if (text && !damaged(reading, strlen(text) > LIMIT_PAGE))
            page = statement_lasts(reading->statement) ? text
                                                       : arena_string(reading->rows->arena, text);
        statement_reset(reading->statement);
    }
    return page;
}

const char *rows_page(struct rows *rows, const char *kind, const char *id)
{
    struct reading reading = reading_of(rows, QUERY_PAGE);

    statement_bind_text(reading.statement, 1, kind);
    statement_bind_text(reading.statement, 2, id);
    return read_page(&reading);
}

const char *rows_first_profile(struct rows *rows)
{
    struct reading reading = reading_of(rows, QUERY_FIRST_PROFILE);

    return read_page(&reading);
}

size_t rows_pages(struct rows *rows, const char *kind, struct page_text **ret_pages)
{
    struct reading reading = reading_of(rows, QUERY_PAGES);
    struct page_text *pages = NULL;
    size_t count = 0;

    statement_bind_text(reading.statement, 1, kind);
    while (next(&reading)) {
        const char *id = statement_text(reading.statement, 0);
        const char *text = statement_text(reading.statement, 1);
        pages = GROWN(rows, pages, count);
        pages[count++] = (struct page_text){arena_string(rows->arena, id ? id : ""),
                                            arena_string(rows->arena, text ? text : "")};
    }
    *ret_pages = pages;
    return count;
}
