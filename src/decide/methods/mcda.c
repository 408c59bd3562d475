#include "decide/methods/mcda.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static double at(const struct mcda *problem, int alternative, int criterion)
{
    return problem->matrix[(int64_t)alternative * problem->n_criteria + criterion];
}

static bool is_cost(const struct mcda *problem, int criterion)
{
    return problem->cost && problem->cost[criterion];
}

bool mcda_share(double *weights, int n, struct error *error)
{
    double sum = 0;

    for (int j = 0; j < n; j++) {
        if (weights[j] < 0) {
            error_set(error, "the weight of criterion %d is negative; weights are 0 or more",
                      j + 1);
            return false;
        }
        sum += weights[j];
    }
    if (!(sum > 0)) {
        error_set(error, "no criterion has a weight above 0; give at least one a weight");
        return false;
    }
    for (int j = 0; j < n; j++)
        weights[j] /= sum;
    return true;
}

struct column {
    double least, most, sum, sum_of_inverses, sum_of_squares;
};

static struct column column_of(const struct mcda *problem, int criterion)
{
    struct column column = {INFINITY, -INFINITY, 0, 0, 0};

    for (int a = 0; a < problem->n_alternatives; a++) {
        double x = at(problem, a, criterion);

        column.least = fmin(column.least, x);
        column.most = fmax(column.most, x);
        column.sum += x;
        column.sum_of_inverses += x != 0 ? 1 / x : 0;
        column.sum_of_squares += x * x;
    }
    return column;
}

/* A quotient; 0 for a column of zeros. */
static double over(double x, double y)
{
    return y != 0 ? x / y : 0;
}

static double scale_linear_max(const struct column *column, double x, bool cost)
{
    return cost ? column->least / x : over(x, column->most);
}

static double scale_sum(const struct column *column, double x, bool cost)
{
    return cost ? 1 / x / column->sum_of_inverses : over(x, column->sum);
}

static double scale_minmax(const struct column *column, double x, bool cost)
{
    return over(cost ? column->most - x : x - column->least, column->most - column->least);
}

static double scale_vector(const struct column *column, double x, bool cost)
{
    (void)cost;
    return over(x, sqrt(column->sum_of_squares));
}

static double scale_none(const struct column *column, double x, bool cost)
{
    (void)column;
    (void)cost;
    return x;
}

static const struct {
    double (*scale)(const struct column *column, double x, bool cost);
    bool divides; /* for costs, and for sums that may cancel out */
    bool directed;
} scalings[] = {
    [SCALING_LINEAR_MAX] = {scale_linear_max, true, true},
    [SCALING_SUM] = {scale_sum, true, true},
    [SCALING_MINMAX] = {scale_minmax, false, true},
    [SCALING_VECTOR] = {scale_vector, false, false},
    [SCALING_NONE] = {scale_none, false, false},
};

/* Whether the sum or the difference that a column is divided by is a number, and a square did not
 * vanish in it. */
static bool has_divisor(const struct column *column, enum mcda_scaling scaling, bool cost)
{
    if (scaling == SCALING_SUM)
        return isfinite(cost ? column->sum_of_inverses : column->sum);
    if (scaling == SCALING_MINMAX)
        return isfinite(column->most - column->least);
    if (scaling == SCALING_VECTOR)
        return isfinite(column->sum_of_squares) &&
               (column->sum_of_squares >= DBL_MIN || (column->least == 0 && column->most == 0));
    return true;
}

bool mcda_scale(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
                double **ret_values, struct error *error)
{
    int m = problem->n_alternatives, n = problem->n_criteria;
    double *values = ARENA_ARRAY(arena, double, (size_t)m *(size_t)n);

    for (int j = 0; j < n; j++) {
        struct column column = column_of(problem, j);
        bool cost = is_cost(problem, j);

        if (scalings[scaling].divides && (column.least < 0 || (cost && column.least == 0))) {
            error_set(error,
                      "criterion %d has a value of %g, which this scaling cannot divide by; "
                      "use minmax or vector",
                      j + 1, column.least);
            return false;
        }
        if (!has_divisor(&column, scaling, cost)) {
            error_set(error,
                      "criterion %d has values too large or too small for this scaling; give them "
                      "in another unit",
                      j + 1);
            return false;
        }
        for (int a = 0; a < m; a++)
            values[(int64_t)a * n + j] = scalings[scaling].scale(&column, at(problem, a, j), cost);
    }
    *ret_values = values;
    return true;
}

/* Whether a cost is still a cost after scaling. */
static bool stays_cost(const struct mcda *problem, enum mcda_scaling scaling, int criterion)
{
    return is_cost(problem, criterion) && !scalings[scaling].directed;
}

static int compare_numbers(const void *one, const void *other)
{
    const double *a = one, *b = other;

    return (*a > *b) - (*a < *b);
}

/* Whether two scores differ by more than the tolerance. */
static bool is_above(double higher, double lower)
{
    return higher - lower > MCDA_EQUAL * fmax(1, fmax(fabs(higher), fabs(lower)));
}

/* How many of the sorted numbers are above this one. The difference grows faster than the
 * tolerance, so binary search works. */
static int count_above(const double *sorted, int n, double number)
{
    int from = 0, to = n;

    while (from < to) {
        int middle = from + (to - from) / 2;

        if (is_above(sorted[middle], number))
            to = middle;
        else
            from = middle + 1;
    }
    return n - from;
}

int *mcda_ranking(struct arena *arena, const double *scores, int n, bool higher_is_better)
{
    int *ranking = ARENA_ARRAY(arena, int, (size_t)n);
    double *sorted = ARENA_ARRAY(arena, double, (size_t)n);
    double sign = higher_is_better ? 1 : -1;

    for (int a = 0; a < n; a++)
        sorted[a] = sign * scores[a];
    qsort(sorted, (size_t)n, sizeof(double), compare_numbers);
    for (int a = 0; a < n; a++)
        ranking[a] = 1 + count_above(sorted, n, sign * scores[a]);
    return ranking;
}

bool weighted_sum(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
                  double **ret_scores, struct error *error)
{
    double *scores = ARENA_ARRAY(arena, double, (size_t)problem->n_alternatives), *values;

    if (!mcda_scale(arena, problem, scaling, &values, error))
        return false;
    for (int a = 0; a < problem->n_alternatives; a++) {
        for (int j = 0; j < problem->n_criteria; j++) {
            double part = problem->weights[j] * values[(int64_t)a * problem->n_criteria + j];

            scores[a] += stays_cost(problem, scaling, j) ? -part : part;
        }
    }
    *ret_scores = scores;
    return true;
}

bool weighted_product(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
                      double **ret_scores, struct error *error)
{
    double *scores = ARENA_ARRAY(arena, double, (size_t)problem->n_alternatives), *values;

    if (!mcda_scale(arena, problem, scaling, &values, error))
        return false;
    for (int a = 0; a < problem->n_alternatives; a++) {
        scores[a] = 1;
        for (int j = 0; j < problem->n_criteria; j++) {
            double value = values[(int64_t)a * problem->n_criteria + j];
            bool cost = stays_cost(problem, scaling, j);

            if (value < 0 || (value == 0 && cost)) {
                error_set(error,
                          "alternative %d has the value %g on criterion %d; a weighted "
                          "product needs values above 0",
                          a + 1, at(problem, a, j), j + 1);
                return false;
            }
            scores[a] *= pow(value, cost ? -problem->weights[j] : problem->weights[j]);
        }
    }
    *ret_scores = scores;
    return true;
}

bool waspas(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
            double lambda, struct waspas *ret_waspas, struct error *error)
{
    struct waspas result;

    if (!weighted_sum(arena, problem, scaling, &result.sums, error) ||
        !weighted_product(arena, problem, scaling, &result.products, error))
        return false;
    result.scores = ARENA_ARRAY(arena, double, (size_t)problem->n_alternatives);
    for (int a = 0; a < problem->n_alternatives; a++)
        result.scores[a] = lambda * result.sums[a] + (1 - lambda) * result.products[a];
    *ret_waspas = result;
    return true;
}

void roc_weights(int n, double *weights)
{
    double sum = 0;

    for (int k = n; k >= 1; k--) {
        sum += 1.0 / k;
        weights[k - 1] = sum / n;
    }
}

/* The ideal takes the best of each weighted column, the anti-ideal the worst. */
struct ideal {
    double best, worst;
};

static struct ideal ideal_of(const struct mcda *problem, const double *values, int criterion,
                             bool cost)
{
    double least = INFINITY, most = -INFINITY;

    for (int a = 0; a < problem->n_alternatives; a++) {
        double t =
            problem->weights[criterion] * values[(int64_t)a * problem->n_criteria + criterion];

        least = fmin(least, t);
        most = fmax(most, t);
    }
    return cost ? (struct ideal){least, most} : (struct ideal){most, least};
}

bool topsis(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
            double **ret_scores, struct error *error)
{
    int m = problem->n_alternatives, n = problem->n_criteria;
    double *scores = ARENA_ARRAY(arena, double, (size_t)m), *values;
    double *to_best = ARENA_ARRAY(arena, double, (size_t)m);
    double *to_worst = ARENA_ARRAY(arena, double, (size_t)m);

    if (!mcda_scale(arena, problem, scaling, &values, error))
        return false;
    for (int j = 0; j < n; j++) {
        struct ideal ideal = ideal_of(problem, values, j, stays_cost(problem, scaling, j));

        for (int a = 0; a < m; a++) {
            double t = problem->weights[j] * values[(int64_t)a * n + j];

            to_best[a] += (t - ideal.best) * (t - ideal.best);
            to_worst[a] += (t - ideal.worst) * (t - ideal.worst);
        }
    }
    for (int a = 0; a < m; a++) {
        double plus = sqrt(to_best[a]), minus = sqrt(to_worst[a]);

        scores[a] = plus + minus > 0 ? minus / (plus + minus) : 0.5;
    }
    *ret_scores = scores;
    return true;
}
