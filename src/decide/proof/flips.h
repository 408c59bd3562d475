#ifndef DECIDE_PROOF_FLIPS_H
#define DECIDE_PROOF_FLIPS_H

#include "base/arena.h"
#include "decide/model/rank.h"

/* The smallest changes of answers that put another alternative first, or rule out all
 * (docs/scoring.md, "The smallest change"). A change gives an answered question another option;
 * open and skipped questions stay so. Changing q gains a rival b max over o of d_ab(q, now) -
 * d_ab(q, o), independent of other changes, so the fewest changes are found exactly, one rival at a
 * time. Then all flips of that size are counted, and the first ones listed by question and
 * option. */
struct change {
    int question, from, to;
};

struct flip {
    const struct change *changes; /* by question */
    int winner;                   /* -1: all are ruled out */
};

struct flips {
    int size; /* number of changes in the smallest flips; 0: no change of answers flips the
               * winner */
    struct flip *list;
    int n;
    int64_t total;    /* number of flips of this size */
    bool total_exact; /* false: counting was given up at `total` */
};

enum flips_scope {
    FLIPS_ANY,
    FLIPS_FREE, /* questions about the team (`fixed`) keep their answers */
};

/* Lists at most `most` flips. `ranking` is that of the answers; without a winner the size is 0. */
struct flips flips_find(struct arena *arena, const struct problem *problem,
                        const struct answers *answers, const struct ranking *ranking,
                        enum flips_scope scope, int most);

#endif
