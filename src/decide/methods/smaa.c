#include "decide/methods/mcda.h"

#include "decide/numbers/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

struct run {
    const struct smaa_problem *problem;
    struct random random;
    double *from, *size; /* of each criterion: value = (x - from) / size */
    int *order;          /* criteria by level */
    double *weights, *sorted;
    double *values; /* of one draw, [alternative * n_criteria + criterion] */
    double *scores;
};

/* A uniform draw, above 0 and below 1. */
static double even(struct random *random)
{
    return ((double)(random_next(random) >> 11) + 0.5) * 0x1p-53;
}

/* Box and Muller 1958; uses one of the two draws. */
static double normal(struct random *random)
{
    double radius = sqrt(-2 * log(even(random)));

    return radius * cos(2 * pi * even(random));
}

static double draw_exact(const struct smaa_cell *cell, struct random *random)
{
    (void)random;
    return cell->a;
}

static double draw_interval(const struct smaa_cell *cell, struct random *random)
{
    return cell->a + (cell->b - cell->a) * even(random);
}

static double draw_normal(const struct smaa_cell *cell, struct random *random)
{
    return cell->a + cell->b * normal(random);
}

static double draw_lognormal(const struct smaa_cell *cell, struct random *random)
{
    return exp(draw_normal(cell, random));
}

static double middle_exact(const struct smaa_cell *cell)
{
    return cell->a;
}

static double middle_interval(const struct smaa_cell *cell)
{
    return (cell->a + cell->b) / 2;
}

static double middle_lognormal(const struct smaa_cell *cell)
{
    return exp(cell->a);
}

static const struct {
    double (*draw)(const struct smaa_cell *cell, struct random *random);
    double (*middle)(const struct smaa_cell *cell);
} kinds[] = {
    [CELL_EXACT] = {draw_exact, middle_exact},
    [CELL_INTERVAL] = {draw_interval, middle_interval},
    [CELL_NORMAL] = {draw_normal, middle_exact},
    [CELL_LOGNORMAL] = {draw_lognormal, middle_lognormal},
};

/* A cost is reversed with a negative `size`. */
static void fill_scale(struct run *run)
{
    const struct smaa_problem *problem = run->problem;

    for (int j = 0; j < problem->n_criteria; j++) {
        bool cost = problem->cost && problem->cost[j];
        double least = INFINITY, most = -INFINITY;

        for (int a = 0; a < problem->n_alternatives; a++) {
            const struct smaa_cell *cell = &problem->cells[(int64_t)a * problem->n_criteria + j];

            least = fmin(least, kinds[cell->kind].middle(cell));
            most = fmax(most, kinds[cell->kind].middle(cell));
        }
        if (!problem->minmax)
            least = most = 0;
        if (problem->scale) {
            least = problem->scale[j].low;
            most = problem->scale[j].high;
        }
        run->from[j] = cost ? most : least;
        run->size[j] = most > least ? most - least : 1;
        run->size[j] = cost ? -run->size[j] : run->size[j];
    }
}

static void draw_values(struct run *run)
{
    const struct smaa_problem *problem = run->problem;

    for (int i = 0; i < problem->n_alternatives * problem->n_criteria; i++) {
        const struct smaa_cell *cell = &problem->cells[i];
        int j = i % problem->n_criteria;

        run->values[i] = (kinds[cell->kind].draw(cell, &run->random) - run->from[j]) / run->size[j];
    }
}

/* Stable, so that equal levels stay in the order of the criteria. */
static void order_criteria(struct run *run)
{
    const struct smaa_problem *problem = run->problem;

    for (int j = 0; j < problem->n_criteria; j++) {
        int i = j;

        for (; problem->mode == SMAA_ORDERED && i > 0 &&
               problem->levels[run->order[i - 1]] > problem->levels[j];
             i--)
            run->order[i] = run->order[i - 1];
        run->order[i] = j;
    }
}

static int compare_falling(const void *one, const void *other)
{
    const double *a = one, *b = other;

    return (*a < *b) - (*a > *b);
}

static void shuffle(struct random *random, double *numbers, int n)
{
    for (int i = n - 1; i > 0; i--) {
        uint32_t other = random_below(random, (uint32_t)i + 1);
        double number = numbers[i];

        numbers[i] = numbers[other];
        numbers[other] = number;
    }
}

/* The largest weights go to the first level, and so on; in random order within a level. */
static void assign_weights(struct run *run)
{
    const struct smaa_problem *problem = run->problem;
    int n = problem->n_criteria;

    qsort(run->sorted, (size_t)n, sizeof(double), compare_falling);
    for (int first = 0, end; first < n; first = end) {
        int level = problem->levels[run->order[first]];

        for (end = first; end < n && problem->levels[run->order[end]] == level; end++)
            ;
        shuffle(&run->random, run->sorted + first, end - first);
    }
}

static void draw_weights(struct run *run)
{
    const struct smaa_problem *problem = run->problem;
    int n = problem->n_criteria;
    double sum = 0;

    if (problem->mode == SMAA_GIVEN) {
        memcpy(run->weights, problem->weights, (size_t)n * sizeof(double));
        return;
    }
    for (int j = 0; j < n; j++) {
        run->sorted[j] = -log(even(&run->random));
        sum += run->sorted[j];
    }
    if (problem->mode == SMAA_ORDERED)
        assign_weights(run);
    for (int i = 0; i < n; i++)
        run->weights[run->order[i]] = run->sorted[i] / sum;
}

static void score(struct run *run, const double *weights)
{
    int n = run->problem->n_criteria;

    for (int a = 0; a < run->problem->n_alternatives; a++) {
        run->scores[a] = 0;
        for (int j = 0; j < n; j++)
            run->scores[a] += weights[j] * run->values[(int64_t)a * n + j];
    }
}

/* In a tie the earlier one is ahead. */
static bool is_ahead(const struct run *run, int a, int b)
{
    return run->scores[a] > run->scores[b] || (run->scores[a] == run->scores[b] && a < b);
}

static void count(struct run *run, struct smaa *smaa)
{
    int m = run->problem->n_alternatives, n = run->problem->n_criteria;

    for (int a = 0; a < m; a++) {
        int place = 0;

        for (int b = 0; b < m; b++) {
            smaa->ahead[a * m + b] += a != b && is_ahead(run, a, b);
            place += a != b && is_ahead(run, b, a);
        }
        smaa->ranks[a * m + place]++;
        for (int j = 0; place == 0 && j < n; j++)
            smaa->central[(int64_t)a * n + j] += run->weights[j];
    }
}

static int first_of(const struct run *run)
{
    int first = 0;

    for (int a = 1; a < run->problem->n_alternatives; a++)
        first = is_ahead(run, a, first) ? a : first;
    return first;
}

/* Turns counts into shares, and sums of weights into central weights (means over the first
 * places). */
static void divide(const struct smaa_problem *problem, struct smaa *smaa)
{
    int m = problem->n_alternatives, n = problem->n_criteria;

    for (int a = 0; a < m; a++) {
        double firsts = smaa->ranks[a * m];

        smaa->ever_first[a] = firsts > 0;
        for (int j = 0; firsts > 0 && j < n; j++)
            smaa->central[(int64_t)a * n + j] /= firsts;
        for (int b = 0; b < m; b++) {
            smaa->ranks[a * m + b] /= problem->draws;
            smaa->ahead[a * m + b] /= problem->draws;
        }
        smaa->scores[a] = smaa->ranks[a * m];
        smaa->entropy -= firsts > 0 ? smaa->scores[a] * log2(smaa->scores[a]) : 0;
    }
}

/* The same draws of the cells for every alternative. */
static void fill_confidence(struct run *run, struct smaa *smaa)
{
    const struct smaa_problem *problem = run->problem;

    for (int d = 0; d < problem->draws; d++) {
        draw_values(run);
        for (int a = 0; a < problem->n_alternatives; a++) {
            if (!smaa->ever_first[a])
                continue;
            score(run, smaa->central + (int64_t)a * problem->n_criteria);
            smaa->confidence[a] += first_of(run) == a;
        }
    }
    for (int a = 0; a < problem->n_alternatives; a++)
        smaa->confidence[a] /= problem->draws;
}

struct smaa smaa_2(struct arena *arena, const struct smaa_problem *problem)
{
    size_t m = (size_t)problem->n_alternatives, n = (size_t)problem->n_criteria;
    struct smaa smaa = {
        .scores = ARENA_ARRAY(arena, double, m),
        .ranks = ARENA_ARRAY(arena, double, m *m),
        .ahead = ARENA_ARRAY(arena, double, m *m),
        .ever_first = ARENA_ARRAY(arena, bool, m),
        .central = ARENA_ARRAY(arena, double, m *n),
        .confidence = ARENA_ARRAY(arena, double, m),
    };
    struct run run = {
        .problem = problem,
        .random = random_seeded(problem->seed),
        .from = ARENA_ARRAY(arena, double, n),
        .size = ARENA_ARRAY(arena, double, n),
        .order = ARENA_ARRAY(arena, int, n),
        .weights = ARENA_ARRAY(arena, double, n),
        .sorted = ARENA_ARRAY(arena, double, n),
        .values = ARENA_ARRAY(arena, double, m *n),
        .scores = ARENA_ARRAY(arena, double, m),
    };

    fill_scale(&run);
    order_criteria(&run);
    for (int d = 0; d < problem->draws; d++) {
        draw_values(&run);
        draw_weights(&run);
        score(&run, run.weights);
        count(&run, &smaa);
    }
    divide(problem, &smaa);
    fill_confidence(&run, &smaa);
    return smaa;
}
