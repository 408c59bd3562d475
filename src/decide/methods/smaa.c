#include "decide/methods/mcda.h"

#include "base/bounds.h"
#include "decide/methods/smaa_counts.h"
#include "decide/methods/smaa_draws.h"
#include "decide/methods/smaa_order.h"
#include "decide/numbers/kernel.h"

#include <math.h>
#include <string.h>

#define SCORED 16 /* draws that are scored at once if no value varies */

struct run {
    const struct smaa_problem *problem;
    struct smaa *smaa;
    struct smaa_draws draws;
    struct smaa_order order;
    double *weights; /* of SCORED draws */
    double *scores;  /* of as many */
    const struct kernel *kernel;
    struct smaa_counts counts;
};

static void add_weights(const struct run *run, int first, const double *weights)
{
    int n = run->problem->n_criteria;

    for (int j = 0; j < n; j++)
        run->smaa->central[(int64_t)first * n + j] += weights[j];
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
    add_weights(run, run->order.sorted[0], weights);
    smaa_counts_add(&run->counts, run->order.sorted);
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
    const struct kernel *kernel = kernel_widest();
    struct smaa_draws draws = smaa_draws_new(arena, problem);
    size_t width = (size_t)draws.n_chunks * KERNEL_SCORES;

    return (struct run){
        .problem = problem,
        .smaa = smaa,
        .draws = draws,
        .order = smaa_order_new(arena, problem->n_alternatives, kernel),
        .weights = ARENA_ARRAY(arena, double, SCORED *(size_t)problem->n_criteria),
        .scores = ARENA_ARRAY(arena, double, SCORED *width),
        .kernel = kernel,
        .counts = smaa_counts_new(arena, problem->n_alternatives, kernel, smaa->ranks),
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
    smaa_counts_finish(&run.counts, smaa.ahead);
    divide(problem, &smaa);
    fill_confidence(arena, &run);
    return smaa;
}
