#ifndef DECIDE_ROBUSTNESS_NEXT_QUESTION_H
#define DECIDE_ROBUSTNESS_NEXT_QUESTION_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* What to ask next (engine.md 2.11): the question whose answer tells most about who comes first,
 * for the effort of answering. A question is left unanswered as often as its `skipped` says, and
 * its options count as equally likely, but for what an earlier answer makes likely (`prior`): a house
 * rule most often names the language that the team writes. The information is
 *   IG(q) = H(W) - sum over o of p(o) H(W | q = o),   W which comes first, "none" included
 * with leaving it unanswered as one more o, over all completions where nothing is skipped, up to CONTENDERS_COMPLETIONS_MOST
 * of them, else over NEXT_DRAWS random ones,
 * the same for every question; there the Miller-Madow term (cells - 1) / (2 N ln 2) is added to
 * each entropy, which draws make too small. */
#define NEXT_DRAWS 8192
#define NEXT_BITS_LEAST 0.002 /* less counts as none */
#define NEXT_BITS_LIKELY 0.02 /* above it a question is likely to change who comes first */

struct next_question {
    int question;
    double bits;   /* IG */
    int64_t width; /* largest change of a lead between leader and contender, on the scale of M */
};

/* The open questions, best first: by IG / effort; if none has information, by width; ties in
 * question order. With `matters` (see early_stop.h) only those that still matter; NULL: all.
 * Returns how many. */
int next_questions(struct arena *arena, const struct problem *problem,
                   const struct answers *answers, const bool *matters, uint64_t seed,
                   struct next_question **ret_questions);

#endif
