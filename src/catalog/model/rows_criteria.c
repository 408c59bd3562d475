#include "catalog/model/rows_parts.h"

#include "catalog/model/limits.h"

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

    while (reading_next(&reading)) {
        int index = reading_reference(&reading, 0, count);
        int better = reading_word(&reading, 6, better_names, BETTER_COUNT);
        struct criterion_input input = {
            .trait = reading_reference(&reading, 1, extent->traits),
            .component = reading_reference(&reading, 2, extent->components),
            .language = reading_reference(&reading, 3, extent->languages),
            .low = statement_number(reading.statement, 4),
            .high = statement_number(reading.statement, 5),
            .better = (enum better)better,
        };
        int given = (input.trait >= 0) + (input.component >= 0) + (input.language >= 0);
        if (reading_damaged(&reading, index < 0 || better < 0 || given != 1 ||
                                          !suits(&input, criteria[index].rule, traits)))
            continue;
        struct criterion *criterion = &criteria[index];
        criterion->inputs = GROWN(rows, criterion->inputs, criterion->n_inputs);
        criterion->inputs[criterion->n_inputs++] = input;
    }
    for (size_t i = 0; i < count; i++) {
        size_t most = criterion_rule_inputs[criteria[i].rule].one ? 1 : LIMIT_INPUTS;
        reading_damaged(&reading, criteria[i].n_inputs == 0 || criteria[i].n_inputs > most);
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

    while (reading_next(&reading)) {
        criteria = GROWN(rows, criteria, count);
        int rule = reading_word(&reading, 2, criterion_rule_names, RULE_COUNT);
        int base = reading_integer(&reading, 9);
        bool bad = reading_damaged(&reading, rule < 0 || base < 0 || base > LIMIT_BASE_POINTS ||
                                                 reading_out_of_place(&reading, 13, count));
        criteria[count++] = (struct criterion){
            .id = reading_line(&reading, 0),
            .label = reading_line(&reading, 1),
            .rule = bad ? RULE_RATING : (enum criterion_rule)rule,
            .invert = reading_integer(&reading, 3) == 1,
            .months_for_full = reading_integer(&reading, 4),
            .open_ended = {reading_integer(&reading, 5), reading_integer(&reading, 6)},
            .none_published = {reading_integer(&reading, 7), reading_integer(&reading, 8)},
            .base_points = bad ? 0 : base,
            .note = reading_line(&reading, 10),
            .brief = reading_line(&reading, 11),
            .better = reading_line(&reading, 12),
        };
        reading_damaged(&reading, rule == RULE_SUPPORT_WINDOW && !is_window(&criteria[count - 1]));
    }
    read_inputs(rows, extent, traits, criteria, count);
    *ret_criteria = criteria;
    return count;
}
