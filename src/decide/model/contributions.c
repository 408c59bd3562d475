#include "decide/model/contributions.h"

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
