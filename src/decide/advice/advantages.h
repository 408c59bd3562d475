#ifndef DECIDE_ADVICE_ADVANTAGES_H
#define DECIDE_ADVICE_ADVANTAGES_H

#include "decide/advice/advice.h"

/* The criteria with points on which one framework is better than another, by what that is worth:
 * points times the difference of the values. */
struct advantage {
    int criterion;
    int64_t points; /* on the scale of M */
};

/* Largest first; ties: criterion order. In the arena; returns how many. */
size_t advantages_of(struct arena *arena, const struct advice *advice, int framework, int rival,
                     struct advantage **ret_advantages);

#endif
