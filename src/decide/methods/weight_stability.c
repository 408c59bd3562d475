#include "decide/methods/mcda.h"

#include <math.h>

static double lead_in(const struct mcda *problem, int a, int b, int criterion)
{
    double lead = problem->matrix[(int64_t)a * problem->n_criteria + criterion] -
                  problem->matrix[(int64_t)b * problem->n_criteria + criterion];

    return problem->cost && problem->cost[criterion] ? -lead : lead;
}

/* The lead of a on the other criteria if they share a weight of 1 in their current proportions;
 * equally if this criterion has all the weight. */
static double rest_of(const struct mcda *problem, int a, int b, int criterion)
{
    double lead = 0, weights = 0, even = 0;

    for (int k = 0; k < problem->n_criteria; k++) {
        if (k == criterion)
            continue;
        lead += problem->weights[k] * lead_in(problem, a, b, k);
        weights += problem->weights[k];
        even += lead_in(problem, a, b, k) / (problem->n_criteria - 1);
    }
    return weights > 0 ? lead / weights : even;
}

/* Differences small enough to be rounding errors. */
static double without_noise(double lead, const struct mcda *problem, int a, int b)
{
    double size = 1;

    for (int k = 0; k < problem->n_criteria; k++) {
        size = fmax(size, fabs(problem->matrix[(int64_t)a * problem->n_criteria + k]));
        size = fmax(size, fabs(problem->matrix[(int64_t)b * problem->n_criteria + k]));
    }
    return fabs(lead) <= MCDA_EQUAL * size ? 0 : lead;
}

static void narrow(const struct mcda *problem, int winner, int rival, int criterion,
                   struct mcda_interval *interval)
{
    double own = without_noise(lead_in(problem, winner, rival, criterion), problem, winner, rival);
    double rest = without_noise(rest_of(problem, winner, rival, criterion), problem, winner, rival);
    double end = rest / (rest - own);

    if (problem->n_criteria == 1 || (own >= 0 && rest >= 0))
        return;
    if (own < 0 && end < interval->high - MCDA_EQUAL) {
        interval->high = end;
        interval->lost_to_above = rival;
    }
    if (own >= 0 && end > interval->low + MCDA_EQUAL) {
        interval->low = end;
        interval->lost_to_below = rival;
    }
}

/* The first of those tied for the best. */
static int winner_of(struct arena *arena, const struct mcda *problem, const double *scores)
{
    int *ranking = mcda_ranking(arena, scores, problem->n_alternatives, true);
    int winner = 0;

    while (ranking[winner] != 1)
        winner++;
    return winner;
}

bool weight_stability(struct arena *arena, const struct mcda *problem,
                      struct weight_stability *ret_stability, struct error *error)
{
    struct weight_stability result = {0};

    if (!weighted_sum(arena, problem, SCALING_NONE, &result.scores, error))
        return false;
    result.winner = winner_of(arena, problem, result.scores);
    result.intervals = ARENA_ARRAY(arena, struct mcda_interval, (size_t)problem->n_criteria);
    for (int j = 0; j < problem->n_criteria; j++) {
        result.intervals[j] = (struct mcda_interval){0, 1, -1, -1};
        for (int b = 0; b < problem->n_alternatives; b++) {
            if (b != result.winner)
                narrow(problem, result.winner, b, j, &result.intervals[j]);
        }
    }
    *ret_stability = result;
    return true;
}
