#include "decide/advice/side_by_side.h"

#include <stdlib.h>

int side_by_side_value(const struct advice *advice, int alternative, int criterion)
{
    const struct problem *problem = &advice->decision->problem;
    size_t cell = (size_t)alternative * (size_t)problem->n_criteria + (size_t)criterion;

    return problem->low[cell] + problem->high[cell];
}

static int highest(const struct advice *advice, const int *compared, size_t n_compared,
                   int criterion)
{
    int most = 0;

    for (size_t i = 0; i < n_compared; i++) {
        int value = side_by_side_value(advice, compared[i], criterion);
        most = value > most ? value : most;
    }
    return most;
}

static int lowest(const struct advice *advice, const int *compared, size_t n_compared,
                  int criterion)
{
    int least = 2 * VALUE_MOST;

    for (size_t i = 0; i < n_compared; i++) {
        int value = side_by_side_value(advice, compared[i], criterion);
        least = value < least ? value : least;
    }
    return least;
}

bool side_by_side_best(const struct advice *advice, const int *compared, size_t n_compared,
                       size_t which, int criterion)
{
    int most = highest(advice, compared, n_compared, criterion);

    return side_by_side_value(advice, compared[which], criterion) == most &&
           lowest(advice, compared, n_compared, criterion) < most;
}

static int compare_differences(const void *left, const void *right)
{
    const struct difference *a = left, *b = right;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->criterion - b->criterion;
}

struct side_by_side side_by_side_of(struct arena *arena, const struct advice *advice,
                                    const int *compared, size_t n_compared)
{
    int n_criteria = advice->decision->problem.n_criteria;
    struct side_by_side side = {
        .differences = ARENA_ARRAY(arena, struct difference, (size_t)n_criteria + 1),
        .best = ARENA_ARRAY(arena, int, n_compared + 1),
    };

    for (int criterion = 0; criterion < n_criteria; criterion++) {
        int weight = advice->ranking.points[criterion];
        int apart = highest(advice, compared, n_compared, criterion) -
                    lowest(advice, compared, n_compared, criterion);

        side.n_counting += weight > 0;
        if (weight == 0 || apart == 0)
            continue;
        side.differences[side.n_differences++] =
            (struct difference){criterion, weight, (int64_t)weight * apart};
        for (size_t i = 0; i < n_compared; i++)
            side.best[i] += side_by_side_best(advice, compared, n_compared, i, criterion);
    }
    qsort(side.differences, (size_t)side.n_differences, sizeof(side.differences[0]),
          compare_differences);
    return side;
}
