#include "decide/proof/single_changes.h"

#include "decide/model/contributions.h"

/* What changing one answer does to all alternatives: scores are sums, so only this term changes. */
static int winner_after(const struct problem *problem, const struct ranking *ranking,
                        const struct single_change *change)
{
    const struct option *options = problem->questions[change->question].options;
    const struct option *from = &options[change->from];
    const struct option *to = answer_given(change->to) ? &options[change->to] : NULL;
    int64_t most = 0;
    int winner = -1;

    for (int i = 0; i < ranking->n; i++) {
        const struct score *score = &ranking->scores[i];
        int a = score->alternative;
        int64_t points = score->points - contribution_of(problem, from, a, CONTRIBUTION_MIDDLE);

        if (score->eliminated_by > (option_verdict(from, a) == VERDICT_OUT) ||
            (to && option_verdict(to, a) == VERDICT_OUT))
            continue;
        points += to ? contribution_of(problem, to, a, CONTRIBUTION_MIDDLE) : 0;
        if (winner < 0 || points > most || (points == most && a < winner)) {
            most = points;
            winner = a;
        }
    }
    return winner;
}

static void count_change(const struct problem *problem, const struct ranking *ranking,
                         struct single_change change, struct single_changes *changes)
{
    change.winner = winner_after(problem, ranking, &change);
    if (change.winner == ranking->scores[0].alternative)
        changes->stays++;
    else
        changes->lost_to[changes->of - changes->stays] = change;
    changes->of++;
}

static int most_changes(const struct problem *problem)
{
    int most = 0;

    for (int q = 0; q < problem->n_questions; q++)
        most += problem->questions[q].n_options;
    return most;
}

struct single_changes single_changes_count(struct arena *arena, const struct problem *problem,
                                           const struct answers *answers,
                                           const struct ranking *ranking, bool fixed)
{
    struct single_changes changes = {
        .lost_to = ARENA_ARRAY(arena, struct single_change, (size_t)most_changes(problem)),
    };

    for (int q = 0; q < problem->n_questions && ranking->n_left > 0; q++) {
        const struct question *question = &problem->questions[q];
        int from = answers->choice[q];

        if (!answer_given(from) || question->fixed != fixed)
            continue;
        for (int to = 0; to < question->n_options; to++)
            if (to != from)
                count_change(problem, ranking, (struct single_change){q, from, to, -1}, &changes);
        count_change(problem, ranking, (struct single_change){q, from, CHANGE_LEFT_OUT, -1},
                     &changes);
    }
    return changes;
}
