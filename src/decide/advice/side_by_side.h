#ifndef DECIDE_ADVICE_SIDE_BY_SIDE_H
#define DECIDE_ADVICE_SIDE_BY_SIDE_H

#include "decide/advice/advice.h"

/* Compares some alternatives on the criteria that have points: where they differ, and how many
 * points that is worth. A missing fact counts as the middle of its range, as in the score. */
struct difference {
    int criterion;
    int weight;     /* points of the criterion, of advice->ranking.total */
    int64_t points; /* weight * (best - worst), on the scale of M */
};

struct side_by_side {
    int n_counting;                 /* criteria with points, also those on which all are equal */
    struct difference *differences; /* most points first; ties by criterion */
    int n_differences;
    int *best; /* [compared]: number of differences on which no other is better */
};

struct side_by_side side_by_side_of(struct arena *arena, const struct advice *advice,
                                    const int *compared, size_t n_compared);

/* The doubled middle of a value: low + high, in basis points. */
int side_by_side_value(const struct advice *advice, int alternative, int criterion);

/* Is none of the others better on this criterion, and at least one worse? */
bool side_by_side_best(const struct advice *advice, const int *compared, size_t n_compared,
                       size_t which, int criterion);

#endif
