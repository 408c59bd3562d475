#ifndef DECIDE_PROOF_SUFFICIENT_H
#define DECIDE_PROOF_SUFFICIENT_H

#include "base/arena.h"
#include "decide/model/rank.h"

/* The smallest set of given answers that keeps the winner first whatever the other answers are
 * (docs/scoring.md): the proof of early_stop.h with every question outside the set open. Skipped
 * questions stay skipped. Sets are tried by size, earlier questions first, up to
 * SUFFICIENT_CHECKS_MOST of them. Beyond that, answers are dropped one by one while the rest
 * suffices: no subset of that result suffices, but a smaller set may exist, so `proved` is
 * false. */
#define SUFFICIENT_CHECKS_MOST (1 << 18)

struct sufficient {
    bool found; /* false: all are ruled out, or even all answers together do not settle it */
    bool proved;
    int *questions;
    int n;
};

/* `ranking` is that of the answers. */
struct sufficient sufficient_find(struct arena *arena, const struct problem *problem,
                                  const struct answers *answers, const struct ranking *ranking);

/* The same with another limit on the number of checks. */
struct sufficient sufficient_find_within(struct arena *arena, const struct problem *problem,
                                         const struct answers *answers,
                                         const struct ranking *ranking, int checks_most);

#endif
