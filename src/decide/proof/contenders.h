#ifndef DECIDE_PROOF_CONTENDERS_H
#define DECIDE_PROOF_CONTENDERS_H

#include "base/arena.h"
#include "decide/model/rank.h"

/* The alternatives that may still come first, and what the open questions add to each of them.
 * Shared by "can this question still matter?" and "what to ask next?". An alternative is left out
 * if it stays behind another one whatever the open answers are, and nothing can rule that one
 * out. */
#define CONTENDERS_MOST 64                 /* candidates that are kept */
#define CONTENDERS_COMPLETIONS_MOST 131072 /* limit of completions that are enumerated */

/* Contribution of an option that rules a candidate out: low enough to make any score negative. */
#define CONTENDERS_OUT (-((int64_t)1 << 40))

struct contenders {
    int n; /* candidates, in catalog order */
    int *alternatives;
    int64_t *scores; /* M as of now */
    bool complete;   /* false: more than CONTENDERS_MOST; the best by M are kept */
    int n_open;
    int *questions; /* the open ones */
    int *n_options;
    int64_t **contributions; /* [open question][option * n + candidate], or CONTENDERS_OUT */
};

/* `ranking` is that of the answers. */
struct contenders contenders_of(struct arena *arena, const struct problem *problem,
                                const struct answers *answers, const struct ranking *ranking);

/* The candidate with the highest score, -1 if all are ruled out. */
int contenders_winner(const struct contenders *contenders, const int64_t *scores);

/* How many completions there are, at most `limit` + 1. With `unanswered` an open question may
 * also stay open. */
int64_t contenders_count(const struct contenders *contenders, bool unanswered, int64_t limit);

/* The winner of every completion, the last open question changing fastest. With `unanswered`, index
 * 0 of a question means that it stays open, and index o + 1 is option o. */
int *contenders_winners(struct arena *arena, const struct contenders *contenders, bool unanswered);

/* For each open question, whether its answer can change the first place for some answers to the
 * other open questions; entries of other questions of `matters` stay as they are. Up to `limit`
 * completions are enumerated; beyond that it is proved from the range of each lead, which may keep
 * a question that does not matter. Returns whether it is exact. */
bool contenders_relevance(struct arena *arena, const struct contenders *contenders, bool unanswered,
                          int64_t limit, bool *matters);

#endif
