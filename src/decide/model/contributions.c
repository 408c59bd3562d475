#include "decide/model/contributions.h"

static int64_t value_at(const struct problem *problem, int alternative, int criterion,
                        enum part_value value)
{
    int64_t cell = (int64_t)alternative * problem->n_criteria + criterion;
    int low = problem->low[cell], high = problem->high[cell];

    return value == CONTRIBUTION_LOW ? 2 * low : value == CONTRIBUTION_HIGH ? 2 * high : low + high;
}

int64_t contribution_of(const struct problem *problem, const struct option *option, int alternative,
                        enum part_value value)
{
    int64_t sum = 0;

    for (int e = 0; e < option->n_effects; e++)
        sum += option->effects[e].points *
               value_at(problem, alternative, option->effects[e].criterion, value);
    return sum;
}

int *contributions_index(struct arena *arena, const struct problem *problem)
{
    int *index = ARENA_ARRAY(arena, int, (size_t)problem->n_questions + 1);

    for (int q = 0; q < problem->n_questions; q++)
        index[q + 1] = index[q] + problem->questions[q].n_options;
    return index;
}

void contributions_of(const struct problem *problem, const int *index, int alternative,
                      enum part_value value, int64_t *contributions)
{
    for (int q = 0; q < problem->n_questions; q++) {
        for (int o = 0; o < problem->questions[q].n_options; o++)
            contributions[index[q] + o] =
                contribution_of(problem, &problem->questions[q].options[o], alternative, value);
    }
}
