#include "tui/panels/score_change.h"

#include <stdlib.h>

int *shift_ranks(struct arena *arena, const struct advice *before)
{
    int *ranks = ARENA_ARRAY(arena, int, (size_t)before->ranking.n);

    for (int i = 0; i < before->ranking.n; i++)
        ranks[before->ranking.scores[i].alternative] = before->ranking.scores[i].rank;
    return ranks;
}

int *shift_fits(struct arena *arena, const struct advice *advice)
{
    int *fits = ARENA_ARRAY(arena, int, (size_t)advice->ranking.n);

    for (int i = 0; i < advice->ranking.n; i++)
        fits[advice->ranking.scores[i].alternative] =
            advice_fit(advice, advice->ranking.scores[i].points);
    return fits;
}

/* The term of a criterion times old and new U, which are the same for all of them: a whole number,
 * since points are whole. `points` is M before. */
static int64_t term_of(const struct advice *before, const struct advice *now, int framework,
                       int criterion, int64_t points)
{
    const struct problem *problem = &now->decision->problem;
    size_t at = (size_t)framework * (size_t)problem->n_criteria + (size_t)criterion;
    int64_t change = now->ranking.points[criterion] - before->ranking.points[criterion];

    return change *
           (before->ranking.total * (int64_t)(problem->low[at] + problem->high[at]) - points);
}

int shift_criterion(const struct advice *before, const struct advice *now,
                    const struct shift *shift)
{
    const struct problem *problem = &now->decision->problem;
    int64_t points = rank_score(problem, before->ranking.points, shift->framework), most = 0;
    int best = -1, direction = shift->now > shift->before ? 1 : -1;

    for (int j = 0; j < problem->n_criteria && shift->now != shift->before; j++) {
        int64_t term = direction * term_of(before, now, shift->framework, j, points);
        if (term > most) {
            most = term;
            best = j;
        }
    }
    return best;
}

static int weight_of(const struct shift *shift)
{
    return shift->out ? 3000 : shift->back ? 2000 : abs(shift->now - shift->before);
}

/* Ties keep the order of the ranking, in which they come. */
static void insert(struct shifts *shifts, struct shift shift)
{
    int at = shifts->n;

    while (at > 0 && weight_of(&shifts->first[at - 1]) < weight_of(&shift)) {
        if (at < SHIFTS_MOST)
            shifts->first[at] = shifts->first[at - 1];
        at--;
    }
    if (at == SHIFTS_MOST)
        return;
    shifts->first[at] = shift;
    shifts->n += shifts->n < SHIFTS_MOST;
}

struct shifts shifts_of(struct arena *arena, const struct advice *before, const struct advice *now)
{
    int *ranks = shift_ranks(arena, before), *fits = shift_fits(arena, before);
    struct shifts shifts = {.first = ARENA_ARRAY(arena, struct shift, SHIFTS_MOST)};

    for (int i = 0; i < now->ranking.n; i++) {
        const struct score *score = &now->ranking.scores[i];
        int was = ranks[score->alternative];
        struct shift shift = {
            .framework = score->alternative,
            .before = fits[score->alternative],
            .now = advice_fit(now, score->points),
            .out = score->eliminated_by > 0 && was > 0,
            .back = score->eliminated_by == 0 && was == 0,
            .place = i,
        };
        bool moved = score->eliminated_by == 0 && shift.now != shift.before;
        shifts.n_out += shift.out;
        shifts.n_back += shift.back;
        if (shift.out    ? shifts.n_out <= SHIFTS_ALIKE
            : shift.back ? shifts.n_back <= SHIFTS_ALIKE
                         : moved)
            insert(&shifts, shift);
    }
    return shifts;
}
