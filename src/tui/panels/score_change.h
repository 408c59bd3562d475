#ifndef TUI_SHIFT_H
#define TUI_SHIFT_H

#include "base/arena.h"
#include "decide/advice.h"

/* What a changed answer did to each framework. The score after a change is the score before plus
 * a sum over the criteria whose points have changed,
 *   sum of (new u[j] - old u[j]) * (value[j] - old score) / new U,
 * so the criterion with the largest term in the direction of the change is what moved it most. */
struct shift {
    int framework;
    int before, now; /* fits */
    bool out, back;  /* excluded by the change, or brought back by it */
    int place;       /* in the ranking now, from 0 */
};

struct shifts {
    struct shift *first; /* the largest: who went out, who came back, then by change of fit */
    int n;               /* of them; at most SHIFTS_MOST */
    int n_out, n_back;   /* of all; at most SHIFTS_ALIKE of each are among the first */
};

#define SHIFTS_MOST 64
#define SHIFTS_ALIKE 16

struct shifts shifts_of(struct arena *arena, const struct advice *before, const struct advice *now);

/* The criterion that moved a framework most in the direction it went; -1: none did. */
int shift_criterion(const struct advice *before, const struct advice *now,
                    const struct shift *shift);

/* The rank before, for every framework; 0 where it was excluded. */
int *shift_ranks(struct arena *arena, const struct advice *before);

/* The fit for every framework, whether excluded or not. */
int *shift_fits(struct arena *arena, const struct advice *advice);

#endif
