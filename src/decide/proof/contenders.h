#ifndef DECIDE_PROOF_CONTENDERS_H
#define DECIDE_PROOF_CONTENDERS_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* Who may still come first, and what the open questions do to each of them: the common ground of
 * "can this question still matter?" and "what to ask next?". Somebody who is behind another
 * whatever the open answers are, where nothing can rule that other out, is not in it. */
#define CONTENDERS_MOST 64                 /* candidates that are kept */
#define CONTENDERS_COMPLETIONS_MOST 131072 /* that are enumerated (engine.md 2.11) */

/* Added for an option that rules a candidate out: whoever has it is far below zero. */
#define CONTENDERS_OUT (-((int64_t)1 << 40))

struct contenders {
    int n; /* candidates, in catalog order */
    int *alternatives;
    int64_t *scores; /* M as of now */
    bool complete;   /* nobody was left out for want of room: the best by M are kept */
    int n_open;
    int *questions; /* the open ones */
    int *n_options;
    int64_t **contributions; /* [open question][option * n + candidate], or CONTEST_OUT */
};

struct contenders contenders_of(struct arena *arena, const struct problem *problem,
                                const struct answers *answers);

/* The candidate ahead, -1 when all are ruled out. */
int contenders_winner(const struct contenders *contenders, const int64_t *scores);

/* How many completions there are, at most `limit` + 1. With `unanswered` an open question may
 * also stay open. */
int64_t contenders_count(const struct contenders *contenders, bool unanswered, int64_t limit);

/* The winner of every completion, the last open question changing fastest. With `unanswered`
 * place 0 of a question means that it stays open, and place o + 1 option o. */
int *contenders_winners(struct arena *arena, const struct contenders *contenders, bool unanswered);

#endif
