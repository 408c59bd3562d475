#ifndef DECIDE_MODEL_CONTRIBUTIONS_H
#define DECIDE_MODEL_CONTRIBUTIONS_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* What each option adds to an alternative's score, on the scale of M (docs/scoring.md). Effects are
 * additive: a score is the base plus one term per answered question, independent of the other
 * answers. Every proof of the engine relies on that. */
enum part_value {
    CONTRIBUTION_MIDDLE, /* low + high */
    CONTRIBUTION_LOW,    /* twice the low end */
    CONTRIBUTION_HIGH,   /* twice the high end */
};

static inline int64_t contribution_of(const struct problem *problem, const struct option *option,
                                      int alternative, enum part_value value)
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

/* Where the terms of a question's options start: index[question] + option. The last entry, at
 * n_questions, is the total number of options. */
int *contributions_index(struct arena *arena, const struct problem *problem);

/* Fills `parts` for one alternative; its length is the last entry of contributions_index. */
void contributions_of(const struct problem *problem, const int *index, int alternative,
                      enum part_value value, int64_t *contributions);

#endif
