#include "decide/methods/mcda.h"

#include <math.h>

/* Adds w (f* - f) / (f* - f-), the weighted distance from the best of the column, to S and R. */
static void add_regrets(const struct mcda *problem, int criterion, struct vikor *vikor)
{
    const double *column = problem->matrix + criterion;
    double best = column[0], worst = column[0];
    bool cost = problem->cost && problem->cost[criterion];
    int n = problem->n_criteria;

    for (int a = 1; a < problem->n_alternatives; a++) {
        double x = column[(int64_t)a * n];

        best = cost ? fmin(best, x) : fmax(best, x);
        worst = cost ? fmax(worst, x) : fmin(worst, x);
    }
    for (int a = 0; a < problem->n_alternatives && best != worst; a++) {
        double term =
            problem->weights[criterion] * (best - column[(int64_t)a * n]) / (best - worst);

        vikor->s[a] += term;
        vikor->r[a] = fmax(vikor->r[a], term);
    }
}

static double least(const double *numbers, int n)
{
    double found = INFINITY;

    for (int a = 0; a < n; a++)
        found = fmin(found, numbers[a]);
    return found;
}

/* Adds each number's position in the range, from 0 to 1, times `weight`, to Q. */
static void add_places(double *q, const double *numbers, int n, double weight)
{
    double from = least(numbers, n), to = from;

    for (int a = 0; a < n; a++)
        to = fmax(to, numbers[a]);
    for (int a = 0; a < n && to > from; a++)
        q[a] += weight * (numbers[a] - from) / (to - from);
}

/* The first by Q, or the first after that one; ties in the given order. */
static int first_except(const double *q, int n, int but)
{
    int first = -1;

    for (int a = 0; a < n; a++) {
        if (a != but && (first < 0 || q[a] < q[first] - MCDA_EQUAL))
            first = a;
    }
    return first;
}

static void compromise(struct vikor *vikor, int n)
{
    int first = first_except(vikor->q, n, -1), second = first_except(vikor->q, n, first);
    double enough = n > 1 ? 1.0 / (n - 1) : 0;

    vikor->acceptable_advantage =
        second < 0 || vikor->q[second] - vikor->q[first] >= enough - MCDA_EQUAL;
    vikor->acceptable_stability = vikor->s[first] <= least(vikor->s, n) + MCDA_EQUAL ||
                                  vikor->r[first] <= least(vikor->r, n) + MCDA_EQUAL;
    for (int a = 0; a < n; a++) {
        if (vikor->acceptable_advantage)
            vikor->compromise[a] = a == first || (a == second && !vikor->acceptable_stability);
        else
            vikor->compromise[a] = vikor->q[a] - vikor->q[first] < enough - MCDA_EQUAL;
    }
}

struct vikor vikor(struct arena *arena, const struct mcda *problem, double v)
{
    int m = problem->n_alternatives;
    struct vikor vikor = {
        .q = ARENA_ARRAY(arena, double, (size_t)m),
        .s = ARENA_ARRAY(arena, double, (size_t)m),
        .r = ARENA_ARRAY(arena, double, (size_t)m),
        .compromise = ARENA_ARRAY(arena, bool, (size_t)m),
    };

    for (int j = 0; j < problem->n_criteria; j++)
        add_regrets(problem, j, &vikor);
    add_places(vikor.q, vikor.s, m, v);
    add_places(vikor.q, vikor.r, m, 1 - v);
    compromise(&vikor, m);
    return vikor;
}
