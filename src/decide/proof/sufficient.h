#ifndef DECIDE_PROOF_SUFFICIENT_H
#define DECIDE_PROOF_SUFFICIENT_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* The smallest set of given answers that alone keeps the winner first, whatever the other answers
 * are (engine.md 2.10): the proof of stop.h with every question outside the set taken as open.
 * Questions that were skipped stay skipped. Sets are tried by size, those of earlier questions
 * first, up to SUFFICIENT_CHECKS_MOST of them; beyond that answers are dropped one after the other
 * while the rest suffices, which gives a set of which no part suffices, though a smaller one may
 * exist elsewhere: `proved` is false then. */
#define SUFFICIENT_CHECKS_MOST (1 << 18)

struct sufficient {
    bool found; /* false: nobody is left, or not even all answers settle it */
    bool proved;
    int *questions;
    int n;
};

struct sufficient sufficient_find(struct arena *arena, const struct problem *problem,
                                  const struct answers *answers);

/* The same with another limit. */
struct sufficient sufficient_find_within(struct arena *arena, const struct problem *problem,
                                         const struct answers *answers, int checks_most);

#endif
