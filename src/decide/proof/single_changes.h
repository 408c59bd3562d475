#ifndef DECIDE_PROOF_SINGLE_CHANGES_H
#define DECIDE_PROOF_SINGLE_CHANGES_H

#include "decide/model/rank.h"

/* How many single changes of the answers keep the first place. A single change gives one answered
 * question another option, or skips it; all other answers stay. Counted exactly by ranking again
 * after each change. Answers about the team (`fixed`) are counted separately, because few people
 * can change them. */
#define CHANGE_LEFT_OUT ANSWER_OPEN /* `to` of a change that skips the question */

struct single_change {
    int question, from, to; /* options of the question; to: CHANGE_LEFT_OUT, or an option */
    int winner;             /* the alternative that is first then; -1: all are ruled out */
};

struct single_changes {
    int of;                        /* number of single changes */
    int stays;                     /* number of changes that keep the first place */
    struct single_change *lost_to; /* the changes that do not, by question and option */
};

/* Without a winner: 0 of 0. */
struct single_changes single_changes_count(struct arena *arena, const struct problem *problem,
                                           const struct answers *answers,
                                           const struct ranking *ranking, bool fixed);

#endif
