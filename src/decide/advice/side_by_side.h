#ifndef DECIDE_ADVICE_SIDE_BY_SIDE_H
#define DECIDE_ADVICE_SIDE_BY_SIDE_H

#include "decide/advice/advice.h"

/* Some alternatives set beside each other on what counts: where they differ, and what that is
 * worth. A criterion counts when the base or the answers give it points; a missing fact counts
 * halfway between its limits, as in the score. */
struct difference {
    int criterion;
    int weight;     /* points of the criterion, of advice->ranking.total */
    int64_t points; /* weight * (best - worst), on the scale of M: what it is worth */
};

struct side_by_side {
    int n_counting; /* criteria that count; those on which all are equal are among them */
    struct difference *differences; /* the most worth first; ties by criterion */
    int n_differences;
    int *best; /* [compared]: on how many of the differences no other is better */
};

struct side_by_side side_by_side_of(struct arena *arena, const struct advice *advice,
                                    const int *compared, size_t n_compared);

/* The doubled middle of a value: low + high, in basis points. */
int side_by_side_value(const struct advice *advice, int alternative, int criterion);

/* Is no other of them better on it, while at least one is worse? */
bool side_by_side_best(const struct advice *advice, const int *compared, size_t n_compared,
                       size_t which, int criterion);

#endif
