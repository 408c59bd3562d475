#include "decide/methods/mcda.h"

#include "base/bounds.h"
#include "decide/methods/smaa_draws.h"
#include "decide/methods/smaa_order.h"
#include "decide/numbers/kernel.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define DRAWS 2048 /* kept before pairs are compared: fewer passes over the pairs */
#define BLOCK 128  /* as many draws of two groups fit in the first-level cache */
#define SCORED 16  /* draws that are scored at once if no value varies */

struct run {
    const struct smaa_problem *problem;
    struct smaa *smaa;
    struct smaa_draws draws;
    struct smaa_order order;
    double *weights; /* of SCORED draws */
    double *scores;  /* of as many */
    int16_t *place;  /* of one draw, [alternative] */
    int16_t *places; /* of DRAWS draws: see place_of */
    const struct kernel *kernel;
    int n_groups;     /* of KERNEL_WIDE alternatives */
    int n_kept;       /* draws in `places` */
    int n_counted;    /* draws in `losses` */
    uint32_t *losses; /* [alternative * n_groups * KERNEL_WIDE + later alternative] */
};

/* Start of an alternative's places in a block. In a block, each draw has the places of KERNEL_WIDE
 * alternatives side by side, as the kernel reads them. */
static int16_t *places_of(const struct run *run, int block, int a)
{
    int64_t group = (int64_t)block * run->n_groups + a / KERNEL_WIDE;

    return run->places + group * BLOCK * KERNEL_WIDE + a % KERNEL_WIDE;
}

static int draws_of(const struct run *run, int block)
{
    return MIN(run->n_kept - block * BLOCK, BLOCK);
}

static void count_ranks(struct run *run)
{
    int m = run->problem->n_alternatives;

    for (int a = 0; a < m; a++) {
        double *ranks = run->smaa->ranks + (int64_t)a * m;

        for (int block = 0; block * BLOCK < run->n_kept; block++) {
            const int16_t *places = places_of(run, block, a);

            for (int d = 0; d < draws_of(run, block); d++)
                ranks[places[d * KERNEL_WIDE]]++;
        }
    }
}

/* Counts the losses of a group of alternatives against a group of later ones, or against itself. In
 * the second case pairs are counted both ways; add_losses uses only those against a later one. */
static void count_losses(struct run *run, int first, int other)
{
    int64_t width = (int64_t)run->n_groups * KERNEL_WIDE;
    int end = MIN(first + KERNEL_WIDE, run->problem->n_alternatives);

    for (int block = 0; block * BLOCK < run->n_kept; block++) {
        for (int a = first; a < end; a++)
            run->kernel->losses(places_of(run, block, a), places_of(run, block, other),
                                draws_of(run, block), run->losses + a * width + other);
    }
}

static void count_kept(struct run *run)
{
    int width = run->n_groups * KERNEL_WIDE;

    count_ranks(run);
    for (int first = 0; first < width; first += KERNEL_WIDE) {
        for (int other = first; other < width; other += KERNEL_WIDE)
            count_losses(run, first, other);
    }
    run->n_counted += run->n_kept;
    run->n_kept = 0;
}

static void add_weights(const struct run *run, int first, const double *weights)
{
    int n = run->problem->n_criteria;

    for (int j = 0; j < n; j++)
        run->smaa->central[(int64_t)first * n + j] += weights[j];
}

static void keep(struct run *run)
{
    for (int i = 0; i < run->problem->n_alternatives; i++)
        run->place[run->order.sorted[i].alternative] = (int16_t)i;
    for (int a = 0; a < run->n_groups * KERNEL_WIDE; a += KERNEL_WIDE)
        memcpy(places_of(run, run->n_kept / BLOCK, a) + run->n_kept % BLOCK * KERNEL_WIDE,
               run->place + a, KERNEL_WIDE * sizeof(int16_t));
    if (++run->n_kept == DRAWS)
        count_kept(run);
}

/* In a tie the earlier one is ahead. */
static bool is_ahead(const double *scores, int a, int b)
{
    return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
}

/* Without an order several may be first: an alternative whose score is NaN is neither ahead nor
 * behind. */
static void count_unordered(const struct run *run, const double *scores, const double *weights)
{
    int m = run->problem->n_alternatives;

    for (int64_t a = 0; a < m; a++) {
        int place = 0;

        for (int b = 0; b < m; b++) {
            run->smaa->ahead[a * m + b] += a != b && is_ahead(scores, (int)a, b);
            place += a != b && is_ahead(scores, b, (int)a);
        }
        run->smaa->ranks[a * m + place]++;
        if (place == 0)
            add_weights(run, (int)a, weights);
    }
}

static void count(struct run *run, const double *scores, const double *weights)
{
    if (!smaa_order_sort(&run->order, scores)) {
        count_unordered(run, scores, weights);
        return;
    }
    add_weights(run, run->order.sorted[0].alternative, weights);
    keep(run);
}

static void draw(struct run *run, int draws)
{
    int n = run->problem->n_criteria, width = run->draws.n_chunks * KERNEL_SCORES;

    for (int d = 0; d < draws; d++) {
        smaa_draw_values(&run->draws);
        smaa_draw_weights(&run->draws);
        memcpy(run->weights + (int64_t)d * n, run->draws.weights, (size_t)n * sizeof(double));
    }
    run->kernel->scores(run->draws.values, run->draws.n_chunks, n, run->weights, draws,
                        run->scores);
    for (int d = 0; d < draws; d++)
        count(run, run->scores + (int64_t)d * width, run->weights + (int64_t)d * n);
}

static void add_losses(struct run *run)
{
    int64_t m = run->problem->n_alternatives, width = (int64_t)run->n_groups * KERNEL_WIDE;

    for (int64_t a = 0; a < m; a++) {
        for (int64_t b = a + 1; b < m; b++) {
            uint32_t losses = run->losses[a * width + b];

            run->smaa->ahead[a * m + b] += (uint32_t)run->n_counted - losses;
            run->smaa->ahead[b * m + a] += losses;
        }
    }
}

/* Turns counts into shares, and sums of weights into central weights (means over the first
 * places). */
static void divide(const struct smaa_problem *problem, struct smaa *smaa)
{
    int64_t m = problem->n_alternatives, n = problem->n_criteria;

    for (int64_t a = 0; a < m; a++) {
        double firsts = smaa->ranks[a * m];

        smaa->ever_first[a] = firsts > 0;
        for (int64_t j = 0; firsts > 0 && j < n; j++)
            smaa->central[a * n + j] /= firsts;
        for (int64_t b = 0; b < m; b++) {
            smaa->ranks[a * m + b] /= problem->draws;
            smaa->ahead[a * m + b] /= problem->draws;
        }
        smaa->scores[a] = smaa->ranks[a * m];
        smaa->entropy -= firsts > 0 ? smaa->scores[a] * log2(smaa->scores[a]) : 0;
    }
}

static int first_of(const double *scores, int m)
{
    int first = 0;

    for (int a = 1; a < m; a++)
        first = is_ahead(scores, a, first) ? a : first;
    return first;
}

static void score_chunks(struct run *run, const double *weights, int chunk, int n_chunks)
{
    int64_t n = run->problem->n_criteria, first = (int64_t)chunk * KERNEL_SCORES;

    run->kernel->scores(run->draws.values + first * n, n_chunks, (int)n, weights, 1,
                        run->scores + first);
}

/* Is no alternative of this chunk ahead of `a`? */
static bool leads_chunk(struct run *run, int a, const double *weights, int chunk)
{
    int first = chunk * KERNEL_SCORES, end = first + KERNEL_SCORES;

    score_chunks(run, weights, chunk, 1);
    for (int b = first; b < end && b < run->problem->n_alternatives; b++) {
        if (is_ahead(run->scores, b, a))
            return false;
    }
    return true;
}

/* Stops at the first chunk with a better alternative, and tries that chunk first in the next
 * draw. */
static bool is_first(struct run *run, int a, const double *weights, int *rival)
{
    if (!run->draws.tame) {
        score_chunks(run, weights, 0, run->draws.n_chunks);
        return first_of(run->scores, run->problem->n_alternatives) == a;
    }
    if (!leads_chunk(run, a, weights, a / KERNEL_SCORES) || !leads_chunk(run, a, weights, *rival))
        return false;
    for (int chunk = 0; chunk < run->draws.n_chunks; chunk++) {
        if (!leads_chunk(run, a, weights, chunk)) {
            *rival = chunk;
            return false;
        }
    }
    return true;
}

/* The same draws of the cells for every alternative. Exact cells need one. */
static void fill_confidence(struct arena *arena, struct run *run)
{
    int m = run->problem->n_alternatives, n = run->problem->n_criteria;
    int draws = run->draws.n_inexact > 0 ? run->problem->draws : 1;
    int *rivals = ARENA_ARRAY(arena, int, (size_t)m);
    struct smaa *smaa = run->smaa;

    for (int d = 0; d < draws; d++) {
        smaa_draw_values(&run->draws);
        for (int a = 0; a < m; a++) {
            if (smaa->ever_first[a])
                smaa->confidence[a] += is_first(run, a, smaa->central + (int64_t)a * n, &rivals[a]);
        }
    }
    for (int a = 0; a < m; a++)
        smaa->confidence[a] /= draws;
}

static struct run run_new(struct arena *arena, const struct smaa_problem *problem,
                          struct smaa *smaa)
{
    size_t m = (size_t)problem->n_alternatives, n_groups = (m + KERNEL_WIDE - 1) / KERNEL_WIDE;
    size_t width = n_groups * KERNEL_WIDE;

    assert(m <= INT16_MAX);
    return (struct run){
        .problem = problem,
        .smaa = smaa,
        .draws = smaa_draws_new(arena, problem),
        .order = smaa_order_new(arena, problem->n_alternatives),
        .weights = ARENA_ARRAY(arena, double, SCORED *(size_t)problem->n_criteria),
        .scores = ARENA_ARRAY(arena, double, SCORED *width),
        .place = ARENA_ARRAY(arena, int16_t, width),
        .places = ARENA_ARRAY(arena, int16_t, width * DRAWS),
        .n_groups = (int)n_groups,
        .kernel = kernel_widest(),
        .losses = ARENA_ARRAY(arena, uint32_t, m * width),
    };
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
    struct run run = run_new(arena, problem, &smaa);
    int step;

    step = run.draws.n_inexact > 0 ? 1 : SCORED;
    for (int d = 0; d < problem->draws; d += step)
        draw(&run, MIN(step, problem->draws - d));
    count_kept(&run);
    add_losses(&run);
    divide(problem, &smaa);
    fill_confidence(arena, &run);
    return smaa;
}
