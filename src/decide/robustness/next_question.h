#ifndef DECIDE_ROBUSTNESS_NEXT_QUESTION_H
#define DECIDE_ROBUSTNESS_NEXT_QUESTION_H

#include "base/arena.h"
#include "decide/model/rank.h"

/* Which question to ask next (docs/scoring.md, "Questions that matter"): the one with
 * the most information about the first place per effort of answering. Options are equally likely,
 * except where an earlier answer makes one more likely (`prior`); `skipped` is the share of users
 * who leave the question unanswered. The information is
 *   IG(q) = H(W) - sum over o of p(o) H(W | q = o),   W the first alternative or "none",
 * where no answer is one more o. It is computed over all completions, up to
 * CONTENDERS_COMPLETIONS_MOST, if no question can be skipped; else over NEXT_DRAWS random ones, the
 * same for every question. There the Miller-Madow term (cells - 1) / (2 N ln 2) corrects each
 * entropy, because samples underestimate it. */
#define NEXT_DRAWS 8192
#define NEXT_BITS_LEAST 0.002 /* less counts as none */
#define NEXT_BITS_LIKELY 0.02 /* above it a question counts as one that may change the first place */

struct next_question {
    int question;
    double bits;   /* IG */
    int64_t width; /* largest change of a lead between leader and contender, on the scale of M */
};

/* The open questions, best first: by IG / effort; if none has information, by width; ties in
 * question order. `ranking` is that of the answers. With `matters` (see early_stop.h) only those
 * that still matter; NULL: all. Returns how many. */
int next_questions(struct arena *arena, const struct problem *problem,
                   const struct answers *answers, const struct ranking *ranking,
                   const bool *matters, uint64_t seed, struct next_question **ret_questions);

#endif
