#ifndef DECISIONS_H
#define DECISIONS_H

#include "decide/model/decision.h"

/* What a test that is not about the shares draws: each draw is the same as the first ones of
 * ACCEPTABILITY_DRAWS, there are only fewer of them. */
#define TEST_DRAWS 2048

static inline struct decision *quick_decision(struct arena *arena, struct catalog *catalog)
{
    struct decision *decision = decision_new(arena, catalog);

    decision->problem.draws = TEST_DRAWS;
    return decision;
}

#endif
