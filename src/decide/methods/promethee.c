#include "decide/methods/mcda.h"

#include <math.h>

static double usual(const struct preference *preference, double d)
{
    (void)preference;
    return d > 0;
}

static double ushape(const struct preference *preference, double d)
{
    return d > preference->q;
}

static double vshape(const struct preference *preference, double d)
{
    return d >= preference->p ? 1 : d / preference->p;
}

static double level(const struct preference *preference, double d)
{
    return d <= preference->q ? 0 : d <= preference->p ? 0.5 : 1;
}

static double linear(const struct preference *preference, double d)
{
    if (d <= preference->q)
        return 0;
    return d >= preference->p ? 1 : (d - preference->q) / (preference->p - preference->q);
}

static double gaussian(const struct preference *preference, double d)
{
    return 1 - exp(-d * d / (2 * preference->s * preference->s));
}

static double (*const shapes[])(const struct preference *preference, double d) = {
    [PREFERENCE_USUAL] = usual, [PREFERENCE_USHAPE] = ushape, [PREFERENCE_VSHAPE] = vshape,
    [PREFERENCE_LEVEL] = level, [PREFERENCE_LINEAR] = linear, [PREFERENCE_GAUSSIAN] = gaussian,
};

double preference_of(const struct preference *preference, double difference)
{
    return difference > 0 ? shapes[preference->shape](preference, difference) : 0;
}

/* pi(a, b) = sum w_j P_j(d) */
static double preferred(const struct mcda *problem, const struct preference *preferences, int a,
                        int b)
{
    double sum = 0;

    for (int j = 0; j < problem->n_criteria; j++) {
        double d = problem->matrix[(int64_t)a * problem->n_criteria + j] -
                   problem->matrix[(int64_t)b * problem->n_criteria + j];
        bool cost = problem->cost && problem->cost[j];

        sum += problem->weights[j] * preference_of(&preferences[j], cost ? -d : d);
    }
    return sum;
}

struct promethee promethee_2(struct arena *arena, const struct mcda *problem,
                             const struct preference *preferences)
{
    int m = problem->n_alternatives;
    struct promethee promethee = {
        .phi = ARENA_ARRAY(arena, double, (size_t)m),
        .plus = ARENA_ARRAY(arena, double, (size_t)m),
        .minus = ARENA_ARRAY(arena, double, (size_t)m),
    };

    for (int a = 0; a < m; a++) {
        for (int b = 0; b < m; b++) {
            double part = a != b ? preferred(problem, preferences, a, b) / (m - 1) : 0;

            promethee.plus[a] += part;
            promethee.minus[b] += part;
        }
    }
    for (int a = 0; a < m; a++)
        promethee.phi[a] = promethee.plus[a] - promethee.minus[a];
    return promethee;
}
