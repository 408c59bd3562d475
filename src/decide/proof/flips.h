#ifndef DECIDE_PROOF_FLIPS_H
#define DECIDE_PROOF_FLIPS_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* The smallest changes of answers that put somebody else first, or leave nobody (engine.md 2.9).
 * A change gives an answered question another option; questions left open or skipped stay so.
 * Each rival b gains max over o of d_ab(q, now) - d_ab(q, o) from changing q, whatever else is
 * changed, so the fewest changes are found exactly, one rival at a time; then all flips of that
 * size are counted, and the first ones listed in the order of questions and options. */
struct change {
    int question, from, to;
};

struct flip {
    const struct change *changes; /* by question */
    int winner;                   /* -1: nobody is left */
};

struct flips {
    int size; /* of the smallest flips; 0: no change of answers flips the winner */
    struct flip *list;
    int n;
    int64_t total;    /* how many flips of this size there are */
    bool total_exact; /* false: counting was given up, there are more than `total` */
};

enum flips_scope {
    FLIPS_ANY,
    FLIPS_FREE, /* questions about the team (`fixed`) keep their answers */
};

/* Lists at most `most`. Without a winner there is nothing to flip: size 0. */
struct flips flips_find(struct arena *arena, const struct problem *problem,
                        const struct answers *answers, enum flips_scope scope, int most);

#endif
