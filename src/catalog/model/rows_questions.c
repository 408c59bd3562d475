#include "catalog/model/rows_parts.h"

#include "catalog/model/limits.h"

static void read_options(struct rows *rows, const struct extent *extent,
                         struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_OPTIONS);

    while (reading_next(&reading)) {
        int index = reading_reference(&reading, 0, count);
        int64_t needs = statement_integer(reading.statement, 4);
        int64_t drops = statement_integer(reading.statement, 5);
        if (reading_damaged(&reading,
                            index < 0 || rows_beyond(needs, extent->slots) ||
                                rows_beyond(drops, extent->slots) ||
                                reading_out_of_place(&reading, 7, questions[index].n_options)))
            continue;
        struct question_entry *question = &questions[index];
        question->options = GROWN(rows, question->options, question->n_options);
        question->options[question->n_options++] = (struct question_option){
            .id = reading_line(&reading, 1),
            .label = reading_line(&reading, 2),
            .reason = reading_line(&reading, 3),
            .needs = (uint32_t)needs,
            .drops = (uint32_t)drops,
            .said = reading_line(&reading, 6),
        };
    }
}

/* The option that the first two columns name, or NULL with the damage counted. */
static struct question_option *option_of(struct reading *reading, struct question_entry *questions,
                                         size_t count)
{
    int question = reading_reference(reading, 0, count);
    int option = question >= 0 ? reading_reference(reading, 1, questions[question].n_options) : -2;

    return reading_damaged(reading, option < 0) ? NULL : &questions[question].options[option];
}

static void read_points(struct rows *rows, const struct extent *extent,
                        struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_POINTS);

    while (reading_next(&reading)) {
        struct question_option *option = option_of(&reading, questions, count);
        int criterion = reading_reference(&reading, 2, extent->criteria);
        int points = reading_integer(&reading, 3);
        if (!option ||
            reading_damaged(&reading, criterion < 0 || points < 0 || points > LIMIT_OPTION_POINTS))
            continue;
        option->points = GROWN(rows, option->points, option->n_points);
        option->points[option->n_points++] = (struct criterion_points){criterion, points};
    }
}

static void read_requirements(struct rows *rows, const struct extent *extent,
                              struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_REQUIREMENTS);

    while (reading_next(&reading)) {
        struct question_option *option = option_of(&reading, questions, count);
        struct requirement requirement = {
            .trait = reading_reference(&reading, 2, extent->traits),
            .language = reading_reference(&reading, 3, extent->languages),
            .value = reading_line(&reading, 5),
            .reason = reading_line(&reading, 6),
        };
        int op = reading_word(&reading, 4, rule_operator_names, OP_COUNT);
        if (!option || reading_damaged(&reading, op < 0 || (requirement.trait >= 0) ==
                                                               (requirement.language >= 0)))
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

    while (reading_next(&reading)) {
        struct question_option *option = option_of(&reading, questions, count);
        int component = reading_reference(&reading, 2, extent->components);
        int points = reading_integer(&reading, 3);
        if (!option ||
            reading_damaged(&reading, component < 0 || points < 0 || points > LIMIT_WISH_POINTS))
            continue;
        option->wishes = GROWN(rows, option->wishes, option->n_wishes);
        option->wishes[option->n_wishes++] =
            (struct wish){component, points, reading_line(&reading, 4)};
    }
}

static void read_priors(struct rows *rows, struct question_entry *questions, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_PRIORS);

    while (reading_next(&reading)) {
        int index = reading_reference(&reading, 0, count);
        struct question_prior prior = {reading_integer(&reading, 1), reading_integer(&reading, 2),
                                       reading_integer(&reading, 3)};
        if (reading_damaged(&reading, index < 0 || prior.follows < 0 || prior.follows >= index ||
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

    while (reading_next(&reading)) {
        questions = GROWN(rows, questions, count);
        int effort = reading_integer(&reading, 7), skipped = reading_integer(&reading, 8);
        reading_damaged(&reading, effort < 1 || effort > LIMIT_EFFORT || skipped < 0 ||
                                      skipped > LIMIT_SKIPPED ||
                                      reading_out_of_place(&reading, 9, count));
        questions[count++] = (struct question_entry){
            .id = reading_line(&reading, 0),
            .text = reading_line(&reading, 1),
            .brief = reading_line(&reading, 2),
            .why = reading_line(&reading, 3),
            .fixed = reading_integer(&reading, 4) == 1,
            .language = reading_integer(&reading, 5) == 1,
            .priority = reading_integer(&reading, 6) == 1,
            .effort = effort,
            .skipped = skipped,
        };
    }
    read_options(rows, extent, questions, count);
    for (size_t i = 0; i < count; i++)
        reading_damaged(&reading, questions[i].n_options == 0);
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

    while (reading_next(&reading)) {
        retired = GROWN(rows, retired, count);
        retired[count++] = (struct retired){reading_line(&reading, 0), reading_line(&reading, 1),
                                            reading_line(&reading, 2)};
    }
    *ret_retired = retired;
    return count;
}
