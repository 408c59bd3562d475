#include "decide/advice/advantages.h"

#include <stdlib.h>

static int64_t worth(const struct problem *problem, int framework, int criterion)
{
    int64_t cell = (int64_t)framework * problem->n_criteria + criterion;

    return problem->low[cell] + problem->high[cell];
}

static int compare_advantage(const void *left, const void *right)
{
    const struct advantage *a = left, *b = right;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->criterion - b->criterion;
}

size_t advantages_of(struct arena *arena, const struct advice *advice, int framework, int rival,
                     struct advantage **ret_advantages)
{
    const struct problem *problem = &advice->decision->problem;
    struct advantage *advantages =
        ARENA_ARRAY(arena, struct advantage, (size_t)problem->n_criteria);
    size_t count = 0;

    for (int j = 0; j < problem->n_criteria; j++) {
        int64_t points =
            advice->ranking.points[j] * (worth(problem, framework, j) - worth(problem, rival, j));
        if (points > 0)
            advantages[count++] = (struct advantage){j, points};
    }
    qsort(advantages, count, sizeof(advantages[0]), compare_advantage);
    *ret_advantages = advantages;
    return count;
}
