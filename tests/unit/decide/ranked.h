#ifndef RANKED_H
#define RANKED_H

#include "decide/model/rank.h"

/* The ranking of the answers, as the proofs take it; in the arena. */
static inline const struct ranking *ranked(struct arena *arena, const struct problem *problem,
                                           const struct answers *answers)
{
    struct ranking *ranking = ARENA_NEW(arena, struct ranking);

    *ranking = rank_all(arena, problem, answers);
    return ranking;
}

#endif
