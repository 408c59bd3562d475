#include "decide/methods/smaa_draws.h"

#include "decide/numbers/kernel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TAME 1e290

static const double pi = 3.14159265358979323846;

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
static void fill_scale(struct smaa_draws *draws)
{
    const struct smaa_problem *problem = draws->problem;

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
        draws->from[j] = cost ? most : least;
        draws->size[j] = most > least ? most - least : 1;
        draws->size[j] = cost ? -draws->size[j] : draws->size[j];
    }
}

/* Where the kernel looks for the value of a cell. */
static int64_t place_of(const struct smaa_draws *draws, int cell)
{
    int n = draws->problem->n_criteria, a = cell / n, j = cell % n;

    return ((int64_t)(a / KERNEL_SCORES) * n + j) * KERNEL_SCORES + a % KERNEL_SCORES;
}

static void draw_cell(struct smaa_draws *draws, int i)
{
    const struct smaa_cell *cell = &draws->problem->cells[i];
    int j = i % draws->problem->n_criteria;
    double drawn = kinds[cell->kind].draw(cell, &draws->random);
    double value = (drawn - draws->from[j]) / draws->size[j];

    draws->values[place_of(draws, i)] = value;
    draws->tame = draws->tame && fabs(value) < TAME;
}

static void find_inexact(struct smaa_draws *draws)
{
    const struct smaa_problem *problem = draws->problem;

    for (int i = 0; i < problem->n_alternatives * problem->n_criteria; i++) {
        if (problem->cells[i].kind == CELL_EXACT)
            draw_cell(draws, i);
        else
            draws->inexact[draws->n_inexact++] = i;
    }
}

void smaa_draw_values(struct smaa_draws *draws)
{
    for (int i = 0; i < draws->n_inexact; i++)
        draw_cell(draws, draws->inexact[i]);
}

/* Stable, so that equal levels stay in the order of the criteria. */
static void order_criteria(struct smaa_draws *draws)
{
    const struct smaa_problem *problem = draws->problem;

    for (int j = 0; j < problem->n_criteria; j++) {
        int i = j;

        for (; problem->mode == SMAA_ORDERED && i > 0 &&
               problem->levels[draws->order[i - 1]] > problem->levels[j];
             i--)
            draws->order[i] = draws->order[i - 1];
        draws->order[i] = j;
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
static void assign_weights(struct smaa_draws *draws)
{
    const struct smaa_problem *problem = draws->problem;
    int n = problem->n_criteria;

    qsort(draws->sorted, (size_t)n, sizeof(double), compare_falling);
    for (int first = 0, end; first < n; first = end) {
        int level = problem->levels[draws->order[first]];

        for (end = first; end < n && problem->levels[draws->order[end]] == level; end++)
            ;
        shuffle(&draws->random, draws->sorted + first, end - first);
    }
}

void smaa_draw_weights(struct smaa_draws *draws)
{
    const struct smaa_problem *problem = draws->problem;
    int n = problem->n_criteria;
    double sum = 0;

    if (problem->mode == SMAA_GIVEN) {
        memcpy(draws->weights, problem->weights, (size_t)n * sizeof(double));
        return;
    }
    for (int j = 0; j < n; j++) {
        draws->sorted[j] = -log(even(&draws->random));
        sum += draws->sorted[j];
    }
    if (problem->mode == SMAA_ORDERED)
        assign_weights(draws);
    for (int i = 0; i < n; i++)
        draws->weights[draws->order[i]] = draws->sorted[i] / sum;
}

struct smaa_draws smaa_draws_new(struct arena *arena, const struct smaa_problem *problem)
{
    size_t m = (size_t)problem->n_alternatives, n = (size_t)problem->n_criteria;
    size_t n_chunks = (m + KERNEL_SCORES - 1) / KERNEL_SCORES;
    struct smaa_draws draws = {
        .problem = problem,
        .random = random_seeded(problem->seed),
        .from = ARENA_ARRAY(arena, double, n),
        .size = ARENA_ARRAY(arena, double, n),
        .order = ARENA_ARRAY(arena, int, n),
        .weights = ARENA_ARRAY(arena, double, n),
        .sorted = ARENA_ARRAY(arena, double, n),
        .values = ARENA_ARRAY(arena, double, n_chunks *KERNEL_SCORES *n),
        .n_chunks = (int)n_chunks,
        .inexact = ARENA_ARRAY(arena, int, m *n),
        .tame = problem->mode != SMAA_GIVEN, /* given weights may be of any size */
    };

    fill_scale(&draws);
    order_criteria(&draws);
    find_inexact(&draws);
    return draws;
}
