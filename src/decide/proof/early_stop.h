#ifndef DECIDE_PROOF_EARLY_STOP_H
#define DECIDE_PROOF_EARLY_STOP_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* Is the answer settled? The exact proof of engine.md 2.8. Questions are independent of each
 * other, so the least by which the leader a can be ahead of a rival b is
 *   M_ab = D_ab(answered) + sum over open q of min{ 0, min over o not ruling out b of d_ab(q, o) }
 * where 0 stands for leaving q unanswered. a is certain to stay first if and only if no open
 * option rules it out and for every b left M_ab > 0, or M_ab = 0 and a comes first in the catalog.
 *
 * Two forms, both on the scale of M:
 *   settled  with the middle of every interval: holds for every further answer
 *   decided  with the low end for a and the high end for b, and no requirement of a unverified:
 *            holds for every value of the missing facts as well */
struct early_stop_rival {
    int alternative;
    int64_t settled, decided; /* M_ab in the two forms */
};

struct early_stop {
    int leader; /* -1: nobody is left, and no further answer changes that: settled and decided */
    bool settled, decided;
    bool can_fall;                   /* an open option rules the leader out */
    struct early_stop_rival *rivals; /* who is left beside the leader: smallest `settled` first */
    int n_rivals;
    int64_t regret; /* the most by which anybody left can come to be ahead of the leader, or 0 */
    int n_open;
    bool *matters;      /* for each question: open, and may still change who comes first */
    bool matters_exact; /* every `true` is certain too; a `false` always is */
    int n_matters;
};

struct early_stop early_stop_check(struct arena *arena, const struct problem *problem,
                                   const struct answers *answers);

/* The proof alone, without `matters`. */
struct early_stop early_stop_prove(struct arena *arena, const struct problem *problem,
                                   const struct answers *answers);

/* A question can no longer matter when, whatever the other open questions are answered, every
 * option of it and leaving it open give the same first place. Up to CONTEST_COMPLETIONS_MOST
 * completions that is looked up; beyond it is proved from the range that each lead can take, which
 * may leave a question in that could go. `matters` has n_questions; returns whether it is exact. */
bool early_stop_matters(struct arena *arena, const struct problem *problem,
                        const struct answers *answers, bool *matters);

#endif
