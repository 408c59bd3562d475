#ifndef DECIDE_ADVICE_PROPOSAL_H
#define DECIDE_ADVICE_PROPOSAL_H

#include "decide/model/decision.h"

/* The option that an earlier answer makes likely enough to be proposed for an open question; -1:
 * none. A proposal is shown and never counted: only the user's own choice is an answer.
 *
 * It is the option that repeats the earlier answer (`prior` of the question), where at least half
 * of the answers do. About a language it is proposed only while the team names no other one:
 * whoever can write two is not proposed to rule one out. */
int proposed_option(const struct decision *decision, const struct answers *answers, int question);

#endif
