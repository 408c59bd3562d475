#ifndef DECIDE_ADVICE_SCORE_CHANGE_H
#define DECIDE_ADVICE_SCORE_CHANGE_H

#include "base/arena.h"
#include "decide/advice/advice.h"

/* What a changed answer did to each framework. */
struct score_change {
    int framework;
    int before, now; /* fits */
    bool out, back;  /* newly ruled out, or back in the ranking */
    int place;       /* index in the new ranking */
};

struct score_changes {
    struct score_change *first; /* ruled out ones, then those back, then by change of fit */
    int n;                      /* at most SCORE_CHANGES_MOST */
    int n_out, n_back;          /* of all; at most SCORE_CHANGES_ALIKE of each are listed */
};

#define SCORE_CHANGES_MOST 64
#define SCORE_CHANGES_ALIKE 16

struct score_changes score_changes_of(struct arena *arena, const struct advice *before,
                                      const struct advice *now);

/* The old rank of every framework; 0 if it was ruled out. */
int *score_change_ranks(struct arena *arena, const struct advice *before);

/* The fit of every framework, ruled out or not. */
int *score_change_fits(struct arena *arena, const struct advice *advice);

#endif
