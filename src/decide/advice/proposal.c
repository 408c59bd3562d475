#include "decide/advice/proposal.h"

#include "decide/advice/exclusion.h"

#define REPEATED_LEAST 50 /* of 100 */

/* Whether at most one bit is set. */
static bool is_at_most_one(uint64_t bits)
{
    return (bits & (bits - 1)) == 0;
}

int proposed_option(const struct decision *decision, const struct answers *answers, int question)
{
    const struct prior *prior = decision->problem.questions[question].prior;

    if (!prior || prior->repeated < REPEATED_LEAST || answers->choice[question] != ANSWER_OPEN ||
        !answer_given(answers->choice[prior->follows]) ||
        !is_at_most_one(team_languages(decision, answers)))
        return -1;
    return prior->same[answers->choice[prior->follows]];
}
