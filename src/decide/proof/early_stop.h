#ifndef DECIDE_PROOF_EARLY_STOP_H
#define DECIDE_PROOF_EARLY_STOP_H

#include "base/arena.h"
#include "decide/model/rank.h"

/* Whether the result is settled: the exact proof (docs/scoring.md, "Settled: the proof"). Questions
 * are independent of each other, so the smallest possible lead of the leader a over a rival b is
 *   M_ab = D_ab(answered) + sum over open q of min{ 0, min over o not ruling out b of d_ab(q, o) }
 * where 0 is for leaving q unanswered. a is certain to stay first if and only if no open option
 * rules it out, and for every remaining b M_ab > 0, or M_ab = 0 and a comes first in the catalog.
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
    int leader; /* -1: all are ruled out, which no further answer changes: settled and decided */
    bool settled, decided;
    bool can_fall;                   /* an open option rules the leader out */
    struct early_stop_rival *rivals; /* not ruled out either, smallest `settled` first */
    int n_rivals;
    int64_t regret; /* the largest possible lead of a rival over the leader, at least 0 */
    int n_open;
    bool *matters;      /* for each question: open, and can still change the first place */
    bool matters_exact; /* every `true` is proved too; every `false` always is */
    int n_matters;
};

/* `ranking` is that of the answers, here and below. */
struct early_stop early_stop_check(struct arena *arena, const struct problem *problem,
                                   const struct answers *answers, const struct ranking *ranking);

/* The proof only, without `matters`. */
struct early_stop early_stop_prove(struct arena *arena, const struct problem *problem,
                                   const struct answers *answers, const struct ranking *ranking);

/* Adds `matters` to what was proved for these answers. */
void early_stop_add_matters(struct arena *arena, const struct problem *problem,
                            const struct answers *answers, const struct ranking *ranking,
                            struct early_stop *early_stop);

/* A question no longer matters if, for any answers to the other open questions, every option of it
 * and leaving it open give the same first place. Up to CONTENDERS_COMPLETIONS_MOST completions this
 * is enumerated; beyond that it is proved from the range of each lead, which may keep a question
 * that does not matter. `matters` has n_questions entries; returns whether it is exact. */
bool early_stop_matters(struct arena *arena, const struct problem *problem,
                        const struct answers *answers, const struct ranking *ranking,
                        bool *matters);

#endif
