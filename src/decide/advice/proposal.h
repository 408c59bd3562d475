#ifndef DECIDE_ADVICE_PROPOSAL_H
#define DECIDE_ADVICE_PROPOSAL_H

#include "decide/model/decision.h"

/* The option proposed for an open question because of an earlier answer; -1: none. A proposal is
 * shown but not counted: only the user's choice is an answer.
 *
 * It is the option that repeats the earlier answer (`prior` of the question), if at least half of
 * the users repeat it. A language is proposed only if the team names no other one, so that a team
 * with two languages gets no proposal that rules one out. */
int proposed_option(const struct decision *decision, const struct answers *answers, int question);

#endif
