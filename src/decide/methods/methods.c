#include "decide/methods/methods.h"

#include "base/bounds.h"
#include "decide/methods/mcda.h"
#include "decide/model/rank.h"
#include "decide/numbers/compare.h"

#include <math.h>
#include <stdlib.h>

#define FLOOR 0.01 /* smallest value for the weighted product, where a zero would decide alone */
#define VIKOR_V 0.5

struct field {
    struct arena *arena;
    struct mcda mcda;
    double *weights, *values;
    const struct preference *preferences;
    const int64_t *points; /* our own integer scores */
};

static double value(const struct field *field, int a, int j)
{
    return field->values[(int64_t)a * field->mcda.n_criteria + j];
}

/* Our scores are integers far below 2^53, so ties stay exact as doubles. */
static double *sum_scores(const struct field *field)
{
    double *scores = ARENA_ARRAY(field->arena, double, (size_t)field->mcda.n_alternatives);

    for (int a = 0; a < field->mcda.n_alternatives; a++)
        scores[a] = (double)field->points[a];
    return scores;
}

static double *product_scores(const struct field *field)
{
    double *scores = ARENA_ARRAY(field->arena, double, (size_t)field->mcda.n_alternatives);

    for (int a = 0; a < field->mcda.n_alternatives; a++) {
        for (int j = 0; j < field->mcda.n_criteria; j++)
            scores[a] += field->weights[j] * log(fmax(value(field, a, j), FLOOR));
    }
    return scores;
}

static double *topsis_scores(const struct field *field)
{
    struct error ignored; /* vector scaling has no invalid divisor */
    double *scores = NULL;

    topsis(field->arena, &field->mcda, SCALING_VECTOR, &scores, &ignored);
    return scores;
}

static double *promethee_scores(const struct field *field)
{
    return promethee_2(field->arena, &field->mcda, field->preferences).phi;
}

/* Reversed, so that more is better in every method. */
static double *vikor_scores(const struct field *field)
{
    struct vikor found = vikor(field->arena, &field->mcda, VIKOR_V);

    for (int a = 0; a < field->mcda.n_alternatives; a++)
        found.q[a] = -found.q[a];
    return found.q;
}

static void sum_parts(const struct field *field, int a, int b, double *contributions)
{
    for (int j = 0; j < field->mcda.n_criteria; j++)
        contributions[j] = field->weights[j] * (value(field, a, j) - value(field, b, j));
}

static void product_parts(const struct field *field, int a, int b, double *contributions)
{
    for (int j = 0; j < field->mcda.n_criteria; j++)
        contributions[j] = field->weights[j] *
                           log(fmax(value(field, a, j), FLOOR) / fmax(value(field, b, j), FLOOR));
}

static double squared(double x)
{
    return x * x;
}

static void topsis_parts(const struct field *field, int a, int b, double *contributions)
{
    struct error ignored;
    double *scaled = NULL;
    int n = field->mcda.n_criteria;

    mcda_scale(field->arena, &field->mcda, SCALING_VECTOR, &scaled, &ignored);
    for (int j = 0; j < n; j++) {
        double best = 0, worst = INFINITY;
        double own = scaled[(int64_t)a * n + j], other = scaled[(int64_t)b * n + j];

        for (int c = 0; c < field->mcda.n_alternatives; c++) {
            best = fmax(best, scaled[(int64_t)c * n + j]);
            worst = fmin(worst, scaled[(int64_t)c * n + j]);
        }
        contributions[j] =
            squared(field->weights[j]) * (squared(own - worst) - squared(other - worst) +
                                          squared(best - other) - squared(best - own));
    }
}

static void promethee_parts(const struct field *field, int a, int b, double *contributions)
{
    for (int j = 0; j < field->mcda.n_criteria; j++) {
        double d = value(field, a, j) - value(field, b, j);

        contributions[j] = field->weights[j] * (preference_of(&field->preferences[j], d) -
                                                preference_of(&field->preferences[j], -d));
    }
}

static double range(const double *numbers, int n)
{
    double least = INFINITY, most = -INFINITY;

    for (int a = 0; a < n; a++) {
        least = fmin(least, numbers[a]);
        most = fmax(most, numbers[a]);
    }
    return most > least ? most - least : INFINITY;
}

/* w (f* - f) / (f* - f-) */
static double regret(const struct field *field, int a, int j)
{
    double best = 0, worst = INFINITY;

    for (int c = 0; c < field->mcda.n_alternatives; c++) {
        best = fmax(best, value(field, c, j));
        worst = fmin(worst, value(field, c, j));
    }
    return best > worst ? field->weights[j] * (best - value(field, a, j)) / (best - worst) : 0;
}

static int largest_regret(const struct field *field, int a)
{
    int largest = 0;

    for (int j = 1; j < field->mcda.n_criteria; j++) {
        if (regret(field, a, j) > regret(field, a, largest))
            largest = j;
    }
    return largest;
}

static void vikor_parts(const struct field *field, int a, int b, double *contributions)
{
    struct vikor found = vikor(field->arena, &field->mcda, VIKOR_V);
    double range_s = range(found.s, field->mcda.n_alternatives);
    double range_r = range(found.r, field->mcda.n_alternatives);

    for (int j = 0; j < field->mcda.n_criteria; j++)
        contributions[j] = VIKOR_V * (regret(field, b, j) - regret(field, a, j)) / range_s;
    contributions[largest_regret(field, b)] += (1 - VIKOR_V) * found.r[b] / range_r;
    contributions[largest_regret(field, a)] -= (1 - VIKOR_V) * found.r[a] / range_r;
}

static const struct method {
    const char *name, *label;
    double *(*scores)(const struct field *field);
    void (*contributions)(const struct field *field, int a, int b, double *contributions);
} methods[METHODS_COUNT] = {
    {"weighted_sum", "weighted sum", sum_scores, sum_parts},
    {"weighted_product", "weighted product", product_scores, product_parts},
    {"topsis", "TOPSIS", topsis_scores, topsis_parts},
    {"promethee_2", "PROMETHEE II", promethee_scores, promethee_parts},
    {"vikor", "VIKOR", vikor_scores, vikor_parts},
};

static void share(double *contributions, int n)
{
    double sum = 0;

    for (int j = 0; j < n; j++)
        sum += fabs(contributions[j]);
    for (int j = 0; j < n && sum > 0; j++)
        contributions[j] /= sum;
}

/* Of two criteria with the same difference, the one that favours the method's winner more. */
static bool is_stronger(const double *contributions, const double *ours, int j, int other)
{
    double lead = (contributions[j] - ours[j]) - (contributions[other] - ours[other]);

    return lead > MCDA_EQUAL ||
           (lead > -MCDA_EQUAL && contributions[j] > contributions[other] + MCDA_EQUAL);
}

static int cause(const struct field *field, const struct method *method, int a, int b)
{
    int n = field->mcda.n_criteria, found = -1;
    double *contributions = ARENA_ARRAY(field->arena, double, (size_t)n);
    double *ours = ARENA_ARRAY(field->arena, double, (size_t)n);

    method->contributions(field, a, b, contributions);
    sum_parts(field, a, b, ours);
    share(contributions, n);
    share(ours, n);
    for (int j = 0; j < n; j++) {
        if (field->weights[j] > 0 && (found < 0 || is_stronger(contributions, ours, j, found)))
            found = j;
    }
    return found;
}

static struct method_result apply(const struct field *field, const struct method *method,
                                  const int *alternatives, int ours)
{
    double *scores = method->scores(field);
    struct method_result result = {.name = method->name, .label = method->label, .criterion = -1};
    int winner = ours;

    result.ranking = mcda_ranking(field->arena, scores, field->mcda.n_alternatives, true);
    result.agrees = result.ranking[ours] == 1;
    for (int a = 0; !result.agrees && result.ranking[winner] != 1; a++)
        winner = a;
    result.winner = alternatives[winner];
    if (!result.agrees)
        result.criterion = cause(field, method, winner, ours);
    return result;
}

static int *best_left(struct arena *arena, const struct ranking *ranking, int n)
{
    int *alternatives = ARENA_ARRAY(arena, int, (size_t)n);

    for (int i = 0; i < n; i++)
        alternatives[i] = ranking->scores[i].alternative;
    qsort(alternatives, (size_t)n, sizeof(int), compare_ints);
    return alternatives;
}

static struct field field_of(struct arena *arena, const struct problem *problem,
                             const struct ranking *ranking, const int *alternatives, int m)
{
    size_t n = (size_t)problem->n_criteria;
    struct field field = {
        .arena = arena,
        .weights = ARENA_ARRAY(arena, double, n),
        .values = ARENA_ARRAY(arena, double, (size_t)m *n),
    };
    struct preference *preferences = ARENA_ARRAY(arena, struct preference, n);
    int64_t *points = ARENA_ARRAY(arena, int64_t, (size_t)m);

    for (size_t j = 0; j < n; j++) {
        field.weights[j] = (double)ranking->points[j] / (double)ranking->total;
        preferences[j] = (struct preference){.shape = PREFERENCE_VSHAPE, .p = 1};
    }
    for (int a = 0; a < m; a++) {
        points[a] = rank_score(problem, ranking->points, alternatives[a]);
        for (size_t j = 0; j < n; j++) {
            size_t cell = (size_t)alternatives[a] * n + j;

            field.values[(size_t)a * n + j] =
                (problem->low[cell] + problem->high[cell]) / (2.0 * VALUE_MOST);
        }
    }
    field.preferences = preferences;
    field.points = points;
    field.mcda = (struct mcda){m, problem->n_criteria, field.values, field.weights, NULL};
    return field;
}

struct methods methods_compare(struct arena *arena, const struct problem *problem,
                               const struct ranking *ranking)
{
    int m = MIN(ranking->n_left, METHODS_ALTERNATIVES);
    struct methods found = {.n_alternatives = m};
    struct field field;
    int ours = 0;

    found.alternatives = best_left(arena, ranking, m);
    if (m == 0 || ranking->total == 0)
        return found;

    field = field_of(arena, problem, ranking, found.alternatives, m);
    while (found.alternatives[ours] != ranking->scores[0].alternative)
        ours++;
    found.n = METHODS_COUNT;
    for (int i = 0; i < METHODS_COUNT; i++) {
        found.results[i] = apply(&field, &methods[i], found.alternatives, ours);
        found.n_agreeing += found.results[i].agrees;
    }
    return found;
}
