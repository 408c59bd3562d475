#include "decide/robustness/stability.h"

#include "decide/methods/mcda.h"

#include <math.h>

static const struct fraction zero = {0, 1}, one = {1, 1};

static int64_t greatest_divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

/* Of two numbers of the same sign, or a zero above. */
static struct fraction reduced(int64_t numerator, int64_t denominator)
{
    int64_t divisor = greatest_divisor(numerator, denominator);

    if ((denominator < 0) != (divisor < 0))
        divisor = -divisor;
    return (struct fraction){numerator / divisor, denominator / divisor};
}

/* With the points that `compile` allows, numerators stay below 2^31 and denominators below 2^32, so
 * the products fit. */
static bool is_less(struct fraction a, struct fraction b)
{
    return a.numerator * b.denominator < b.numerator * a.denominator;
}

static int64_t lead_in(const struct problem *problem, int a, int b, int criterion)
{
    int64_t own = (int64_t)a * problem->n_criteria + criterion;
    int64_t other = (int64_t)b * problem->n_criteria + criterion;

    return problem->low[own] + problem->high[own] - problem->low[other] - problem->high[other];
}

/* R as a fraction of integers: the lead on the other criteria, and their points. */
struct rest {
    int64_t lead, points;
};

static struct rest rest_of(const struct problem *problem, const struct ranking *ranking,
                           const struct score *a, const struct score *b, int criterion)
{
    struct rest rest = {
        .lead = a->points - b->points,
        .points = ranking->total - ranking->points[criterion],
    };

    if (rest.points > 0) {
        rest.lead -= ranking->points[criterion] *
                     lead_in(problem, a->alternative, b->alternative, criterion);
        return rest;
    }
    rest.lead = 0;
    for (int k = 0; k < problem->n_criteria; k++) {
        if (k != criterion)
            rest.lead += lead_in(problem, a->alternative, b->alternative, k);
    }
    rest.points = problem->n_criteria - 1;
    return rest;
}

/* An interval and how fast the gap to the rival at each end closes. If several rivals tie at an
 * end, the one with the steepest slope comes first beyond it. If the slopes are equal too, they tie
 * everywhere, and the first one in the ranking is kept. */
struct sloped_interval {
    struct interval interval;
    int64_t low_slope, high_slope;
};

/* Narrows the interval to the weights at which the first is not behind the rival. The slope of the
 * gap is own - lead, in the same unit for every rival. */
static void narrow(const struct problem *problem, const struct ranking *ranking,
                   const struct score *rival, int criterion, struct sloped_interval *sloped)
{
    const struct score *first = &ranking->scores[0];
    struct interval *interval = &sloped->interval;
    struct rest rest = rest_of(problem, ranking, first, rival, criterion);
    int b = rival->alternative;
    int64_t own = lead_in(problem, first->alternative, b, criterion) * rest.points;
    struct fraction end;

    if (own >= 0 && rest.lead >= 0)
        return;
    end = reduced(rest.lead, rest.lead - own);
    if (own < 0 && (is_less(end, interval->high) ||
                    (!is_less(interval->high, end) && rest.lead - own > sloped->high_slope))) {
        interval->high = end;
        interval->high_rival = b;
        sloped->high_slope = rest.lead - own;
    }
    if (own >= 0 && (is_less(interval->low, end) ||
                     (!is_less(end, interval->low) && own - rest.lead > sloped->low_slope))) {
        interval->low = end;
        interval->low_rival = b;
        sloped->low_slope = own - rest.lead;
    }
}

/* Handles all criteria of one rival at a time, because their values are contiguous. */
struct interval *stability_winner(struct arena *arena, const struct problem *problem,
                                  const struct ranking *ranking)
{
    size_t n = (size_t)problem->n_criteria;
    struct sloped_interval *sloped = ARENA_ARRAY(arena, struct sloped_interval, n);
    struct interval *intervals = ARENA_ARRAY(arena, struct interval, n);

    for (int j = 0; j < problem->n_criteria; j++)
        sloped[j].interval = (struct interval){zero, one, -1, -1};
    for (int i = 1; i < ranking->n_left; i++) {
        for (int j = 0; j < problem->n_criteria; j++)
            narrow(problem, ranking, &ranking->scores[i], j, &sloped[j]);
    }
    for (int j = 0; j < problem->n_criteria; j++)
        intervals[j] = sloped[j].interval;
    return intervals;
}

/* In steps of value: delta is `lead_in`, its squares add up to less than 2^53. */
static bool draw_level(const struct problem *problem, const struct ranking *ranking,
                       const struct score *score, struct nearest_change *ret_change)
{
    int a = ranking->scores[0].alternative, b = score->alternative, n = problem->n_criteria;
    double gap = (double)(ranking->scores[0].points - score->points) / (double)ranking->total;
    double mean = 0, square = 0;
    bool can_lose = false, exact = true;

    for (int j = 0; j < n; j++) {
        mean += (double)lead_in(problem, a, b, j) / n;
        can_lose = can_lose || lead_in(problem, a, b, j) <= 0;
    }
    for (int j = 0; j < n; j++) {
        double off = (double)lead_in(problem, a, b, j) - mean;

        square += off * off;
    }
    if (!can_lose || square == 0)
        return false;
    for (int j = 0; j < n; j++) {
        double off = (double)lead_in(problem, a, b, j) - mean;
        double weight = (double)ranking->points[j] / (double)ranking->total;

        exact = exact && weight - gap / square * off >= -MCDA_EQUAL;
    }
    *ret_change = (struct nearest_change){b, gap / sqrt(square), exact};
    return true;
}

struct nearest_change stability_nearest(const struct problem *problem,
                                        const struct ranking *ranking)
{
    struct nearest_change nearest = {.rival = -1};

    for (int i = 1; i < ranking->n_left && ranking->total > 0; i++) {
        struct nearest_change change;

        if (draw_level(problem, ranking, &ranking->scores[i], &change) &&
            (nearest.rival < 0 || change.distance < nearest.distance))
            nearest = change;
    }
    return nearest;
}
