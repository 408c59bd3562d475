#include "decide/advice/score_change.h"

#include <stdlib.h>

int *score_change_ranks(struct arena *arena, const struct advice *before)
{
    int *ranks = ARENA_ARRAY(arena, int, (size_t)before->ranking.n);

    for (int i = 0; i < before->ranking.n; i++)
        ranks[before->ranking.scores[i].alternative] = before->ranking.scores[i].rank;
    return ranks;
}

int *score_change_fits(struct arena *arena, const struct advice *advice)
{
    int *fits = ARENA_ARRAY(arena, int, (size_t)advice->ranking.n);

    for (int i = 0; i < advice->ranking.n; i++)
        fits[advice->ranking.scores[i].alternative] =
            advice_fit(advice, advice->ranking.scores[i].points);
    return fits;
}

static int weight_of(const struct score_change *score_change)
{
    return score_change->out    ? 3000
           : score_change->back ? 2000
                                : abs(score_change->now - score_change->before);
}

/* Ties keep the order of the ranking. */
static void insert(struct score_changes *score_changes, struct score_change score_change)
{
    int at = score_changes->n;

    while (at > 0 && weight_of(&score_changes->first[at - 1]) < weight_of(&score_change)) {
        if (at < SCORE_CHANGES_MOST)
            score_changes->first[at] = score_changes->first[at - 1];
        at--;
    }
    if (at == SCORE_CHANGES_MOST)
        return;
    score_changes->first[at] = score_change;
    score_changes->n += score_changes->n < SCORE_CHANGES_MOST;
}

struct score_changes score_changes_of(struct arena *arena, const struct advice *before,
                                      const struct advice *now)
{
    int *ranks = score_change_ranks(arena, before), *fits = score_change_fits(arena, before);
    struct score_changes score_changes = {
        .first = ARENA_ARRAY(arena, struct score_change, SCORE_CHANGES_MOST)};

    for (int i = 0; i < now->ranking.n; i++) {
        const struct score *score = &now->ranking.scores[i];
        int was = ranks[score->alternative];
        struct score_change score_change = {
            .framework = score->alternative,
            .before = fits[score->alternative],
            .now = advice_fit(now, score->points),
            .out = score->eliminated_by > 0 && was > 0,
            .back = score->eliminated_by == 0 && was == 0,
            .place = i,
        };
        bool moved = score->eliminated_by == 0 && score_change.now != score_change.before;
        score_changes.n_out += score_change.out;
        score_changes.n_back += score_change.back;
        if (score_change.out    ? score_changes.n_out <= SCORE_CHANGES_ALIKE
            : score_change.back ? score_changes.n_back <= SCORE_CHANGES_ALIKE
                                : moved)
            insert(&score_changes, score_change);
    }
    return score_changes;
}
