#include "decide/model/contributions.h"

int64_t contribution_of(const struct problem *problem, const struct option *option, int alternative,
                        enum part_value value)
{
    int64_t first = (int64_t)alternative * problem->n_criteria, sum = 0;
    const int16_t *low = value == CONTRIBUTION_HIGH ? problem->high : problem->low;
    const int16_t *high = value == CONTRIBUTION_LOW ? problem->low : problem->high;

    for (int e = 0; e < option->n_effects; e++) {
        int64_t cell = first + option->effects[e].criterion;

        sum += (int64_t)option->effects[e].points * (low[cell] + high[cell]);
    }
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
