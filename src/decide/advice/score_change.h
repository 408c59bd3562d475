#ifndef DECIDE_ADVICE_SCORE_CHANGE_H
#define DECIDE_ADVICE_SCORE_CHANGE_H

#include "base/arena.h"
#include "decide/advice/advice.h"

/* What a changed answer did to each framework. The score after a change is the score before plus
 * a sum over the criteria whose points have changed,
 *   sum of (new u[j] - old u[j]) * (value[j] - old score) / new U,
 * so the criterion with the largest term in the direction of the change is what moved it most. */
struct score_change {
    int framework;
    int before, now; /* fits */
    bool out, back;  /* excluded by the change, or brought back by it */
    int place;       /* in the ranking now, from 0 */
};

struct score_changes {
    struct score_change
        *first;        /* the largest: who went out, who came back, then by change of fit */
    int n;             /* of them; at most SHIFTS_MOST */
    int n_out, n_back; /* of all; at most SHIFTS_ALIKE of each are among the first */
};

#define SCORE_CHANGES_MOST 64
#define SCORE_CHANGES_ALIKE 16

struct score_changes score_changes_of(struct arena *arena, const struct advice *before,
                                      const struct advice *now);

/* The criterion that moved a framework most in the direction it went; -1: none did. */
int score_change_criterion(const struct advice *before, const struct advice *now,
                           const struct score_change *score_change);

/* The rank before, for every framework; 0 where it was excluded. */
int *score_change_ranks(struct arena *arena, const struct advice *before);

/* The fit for every framework, whether excluded or not. */
int *score_change_fits(struct arena *arena, const struct advice *advice);

#endif
