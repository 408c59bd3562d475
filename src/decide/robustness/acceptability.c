#include "decide/robustness/acceptability.h"

#include "base/bounds.h"
#include "base/memory.h"
#include "decide/numbers/compare.h"
#include "decide/numbers/draws.h"
#include "decide/numbers/kernel.h"
#include "decide/robustness/sampler.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An unknown value: drawn uniformly from low .. low + width. */
struct cell {
    int row, column;
    uint32_t width;
};

struct acceptability {
    enum acceptability_mode mode;
    const struct kernel *kernel;
    struct sampler *sampler;
    int n, n_criteria;
    int *columns;          /* the criteria that take part */
    int n_columns, stride; /* row length, padded to a multiple of 16 for the kernel */
    int *alternatives;
    int leader;   /* row of the first in the ranking */
    int16_t *low; /* [row * stride + column] */
    struct cell *cells;
    int n_cells;
    int *points; /* of each column */

    /* of KERNEL_DRAWS draws */
    int16_t *weights; /* [draw * stride + column] */
    int32_t *drawn;   /* [row * KERNEL_DRAWS + draw]: sums of products with the values */
    int32_t *ties;    /* [row * KERNEL_DRAWS + draw] */

    int draws, most;
    uint32_t *firsts; /* [row] */
    uint32_t *behind; /* [row]: the leader */
};

static void find_alternatives(struct acceptability *a, const struct ranking *ranking)
{
    a->n = MIN(ranking->n_left, ACCEPTABILITY_MOST);
    a->alternatives = memory_new((size_t)a->n, sizeof(int));
    for (int i = 0; i < a->n; i++)
        a->alternatives[i] = ranking->scores[i].alternative;
    qsort(a->alternatives, (size_t)a->n, sizeof(int), compare_ints);
    while (a->leader < a->n && a->alternatives[a->leader] != ranking->scores[0].alternative)
        a->leader++;
}

/* Stated weights leave out the criteria without points; even ones are over all of them. */
static void find_columns(struct acceptability *a, const struct ranking *ranking)
{
    a->columns = memory_new((size_t)a->n_criteria, sizeof(int));
    a->points = memory_new((size_t)a->n_criteria, sizeof(int));
    for (int j = 0; j < a->n_criteria; j++) {
        if (a->mode == WEIGHTS_STATED && ranking->points[j] == 0)
            continue;
        a->points[a->n_columns] = ranking->points[j];
        a->columns[a->n_columns++] = j;
    }
    a->stride = (a->n_columns + 15) / 16 * 16;
}

static void copy_values(struct acceptability *a, const struct problem *problem)
{
    a->low = memory_new((size_t)a->n * (size_t)a->stride, sizeof(int16_t));
    a->cells = memory_new((size_t)a->n * (size_t)a->n_columns, sizeof(struct cell));
    for (int i = 0; i < a->n; i++) {
        for (int k = 0; k < a->n_columns; k++) {
            int64_t at = (int64_t)a->alternatives[i] * a->n_criteria + a->columns[k];

            a->low[i * a->stride + k] = problem->low[at];
            if (problem->high[at] > problem->low[at])
                a->cells[a->n_cells++] =
                    (struct cell){i, k, (uint32_t)(problem->high[at] - problem->low[at])};
        }
    }
}

/* Without criteria there are no weights to draw. */
static struct sampler *new_sampler(const struct acceptability *a, uint64_t seed)
{
    if (a->n_columns == 0)
        return NULL;
    if (a->mode == WEIGHTS_STATED)
        return sampler_new_stated(a->points, a->n_columns, seed);
    return sampler_new(a->n_columns, seed);
}

struct acceptability *acceptability_new(const struct problem *problem,
                                        const struct ranking *ranking, enum acceptability_mode mode,
                                        uint64_t seed)
{
    struct acceptability *a = memory_new(1, sizeof(*a));
    size_t n;

    a->n_criteria = problem->n_criteria;
    a->kernel = kernel_widest();
    a->most = acceptability_draws(problem);
    a->mode = ranking->total > 0 ? mode : WEIGHTS_NO_TRUST;
    find_columns(a, ranking);
    find_alternatives(a, ranking);
    copy_values(a, problem);
    a->sampler = new_sampler(a, seed);

    n = (size_t)a->n;
    a->weights = memory_new(KERNEL_DRAWS * (size_t)a->stride, sizeof(int16_t));
    a->drawn = memory_new(n * KERNEL_DRAWS, sizeof(int32_t));
    a->ties = memory_new(n * KERNEL_DRAWS, sizeof(int32_t));
    a->firsts = memory_new(n, sizeof(uint32_t));
    a->behind = memory_new(n, sizeof(uint32_t));
    return a;
}

void acceptability_free(struct acceptability *a)
{
    if (!a)
        return;
    sampler_free(a->sampler);
    free(a->alternatives);
    free(a->low);
    free(a->columns);
    free(a->points);
    free(a->cells);
    free(a->weights);
    free(a->drawn);
    free(a->ties);
    free(a->firsts);
    free(a->behind);
    free(a);
}

static void draw_weights(struct acceptability *a)
{
    for (int d = 0; d < KERNEL_DRAWS; d++)
        sampler_weights(a->sampler, a->weights + d * a->stride);
}

/* For all draws at once, the total of each row at its low values. */
static void draw_low(struct acceptability *a)
{
    for (int i = 0; i < a->n; i++)
        a->kernel->sums(a->weights, KERNEL_DRAWS, a->stride, a->low + i * a->stride, a->stride,
                        a->drawn + i * KERNEL_DRAWS);
}

static void draw_unknown(struct acceptability *a)
{
    for (int c = 0; c < a->n_cells; c++) {
        const struct cell *cell = &a->cells[c];

        kernel_unknown(sampler_random(a->sampler), cell->width, a->weights + cell->column,
                       a->stride, a->drawn + cell->row * KERNEL_DRAWS);
    }
}

static void draw_ties(struct acceptability *a)
{
    for (int i = 0; i < a->n; i++)
        kernel_ties(sampler_random(a->sampler), a->ties + i * KERNEL_DRAWS);
}

/* Of KERNEL_DRAWS draws, the best row so far. */
struct best {
    int32_t drawn[KERNEL_DRAWS], ties[KERNEL_DRAWS], rows[KERNEL_DRAWS];
};

/* All ones if the first total is ahead, else zero. */
static inline int32_t is_ahead(int32_t drawn, int32_t ties, int32_t other, int32_t other_ties)
{
    return -(drawn > other) | (-(drawn == other) & -(ties > other_ties));
}

static inline int32_t either(int32_t mask, int32_t one, int32_t other)
{
    return (one & mask) | (other & ~mask);
}

/* A later row is first only if it is ahead. Without branches, so that the compiler takes several draws at
 * once. */
static void take_better(struct best *restrict best, const int32_t *restrict drawn,
                        const int32_t *restrict ties, int32_t row)
{
    for (int d = 0; d < KERNEL_DRAWS; d++) {
        int32_t better = is_ahead(drawn[d], ties[d], best->drawn[d], best->ties[d]);

        best->drawn[d] = either(better, drawn[d], best->drawn[d]);
        best->ties[d] = either(better, ties[d], best->ties[d]);
        best->rows[d] = either(better, row, best->rows[d]);
    }
}

/* Number of draws in which one row is ahead of the other. */
static uint32_t count_ahead(const int32_t *restrict drawn, const int32_t *restrict ties,
                            const int32_t *restrict other, const int32_t *restrict other_ties)
{
    int32_t count = 0;

    for (int d = 0; d < KERNEL_DRAWS; d++)
        count -= is_ahead(drawn[d], ties[d], other[d], other_ties[d]);
    return (uint32_t)count;
}

static void count(struct acceptability *a)
{
    const int32_t *leader = a->drawn + a->leader * KERNEL_DRAWS;
    const int32_t *leader_ties = a->ties + a->leader * KERNEL_DRAWS;
    struct best best = {.rows = {0}};

    memcpy(best.drawn, a->drawn, sizeof(best.drawn));
    memcpy(best.ties, a->ties, sizeof(best.ties));
    for (int i = 0; i < a->n; i++) {
        const int32_t *drawn = a->drawn + i * KERNEL_DRAWS, *ties = a->ties + i * KERNEL_DRAWS;

        take_better(&best, drawn, ties, i);
        if (i < a->leader)
            a->behind[i] += count_ahead(leader, leader_ties, drawn, ties);
        else if (i > a->leader)
            a->behind[i] += KERNEL_DRAWS - count_ahead(drawn, ties, leader, leader_ties);
    }
    for (int d = 0; d < KERNEL_DRAWS; d++)
        a->firsts[best.rows[d]]++;
}

int acceptability_draws(const struct problem *problem)
{
    return problem->draws > 0 ? problem->draws : ACCEPTABILITY_DRAWS;
}

bool acceptability_step(struct acceptability *a, int draws)
{
    if (a->n == 0 || !a->sampler)
        return false;
    for (int done = 0; done < draws && a->draws < a->most; done += KERNEL_DRAWS) {
        draw_weights(a);
        draw_low(a);
        draw_unknown(a);
        draw_ties(a);
        count(a);
        a->draws += KERNEL_DRAWS;
    }
    return a->draws < a->most;
}

/* The factors, in ns for a draw, date from when every pair of alternatives was compared. They are kept,
 * because what the explorer shows of an unfinished run depends on the length of its slices. */
int acceptability_slice(const struct acceptability *a)
{
    double tables = 0;

    for (int k = 0; k < a->n_columns; k++)
        tables += a->mode == WEIGHTS_STATED
                      ? 1 + a->points[k] / GAMMA_SHAPE + a->points[k] % GAMMA_SHAPE
                      : 1;
    double work = 15 + tables + a->stride * (0.2 + 0.03 * a->n) + 0.1 * a->n * a->n + a->n_cells;
    return 1 + (int)(5e6 / work);
}

/* H = -sum of b log2 b over the first-place shares. */
static double entropy_of(const struct acceptability *a)
{
    double entropy = 0;

    for (int i = 0; i < a->n; i++) {
        double share = a->draws > 0 ? (double)a->firsts[i] / a->draws : 0;

        entropy -= share > 0 ? share * log2(share) : 0;
    }
    return entropy;
}

struct shares acceptability_shares(struct arena *arena, const struct acceptability *a)
{
    size_t n = (size_t)a->n;
    int *alternatives = ARENA_ARRAY(arena, int, n);
    uint32_t *firsts = ARENA_ARRAY(arena, uint32_t, n);
    uint32_t *behind = ARENA_ARRAY(arena, uint32_t, n);
    struct shares shares = {
        .draws = a->draws,
        .complete = a->n > 0 && a->draws >= a->most,
        .n = a->n,
        .alternatives = alternatives,
        .firsts = firsts,
        .behind = behind,
        .entropy = entropy_of(a),
        .error = a->draws > 0 ? sqrt(log(2.0 * a->n * a->n / 0.05) / (2.0 * a->draws)) : 0,
    };

    memcpy(alternatives, a->alternatives, n * sizeof(int));
    memcpy(firsts, a->firsts, n * sizeof(uint32_t));
    memcpy(behind, a->behind, n * sizeof(uint32_t));
    return shares;
}

int shares_index(const struct shares *shares, int alternative)
{
    const int *found = shares->n > 0 ? bsearch(&alternative, shares->alternatives,
                                               (size_t)shares->n, sizeof(int), compare_ints)
                                     : NULL;

    return found ? (int)(found - shares->alternatives) : -1;
}
