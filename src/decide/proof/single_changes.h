#ifndef DECIDE_PROOF_SINGLE_CHANGES_H
#define DECIDE_PROOF_SINGLE_CHANGES_H

#include "decide/model/rank.h"

/* How many single changes of the answers does the first place survive? A single change gives one
 * answered question another of its options, or leaves it out; all other answers stay. Counted
 * exactly, by ranking anew after each of them. Answers about the team (`fixed`) are counted apart:
 * few people can act on them. */
#define CHANGE_LEFT_OUT ANSWER_OPEN /* `to` of a change that leaves the question out */

struct single_change {
    int question, from, to; /* options of the question; to: CHANGE_LEFT_OUT, or an option */
    int winner;             /* who is first then; -1: nothing is left */
};

struct single_changes {
    int of;                        /* how many single changes there are */
    int stays;                     /* in how many of them the same alternative is first */
    struct single_change *lost_to; /* the other of - stays, by question and option */
};

/* Without a winner there is nothing to lose: 0 of 0. */
struct single_changes single_changes_count(struct arena *arena, const struct problem *problem,
                                           const struct answers *answers,
                                           const struct ranking *ranking, bool fixed);

#endif
