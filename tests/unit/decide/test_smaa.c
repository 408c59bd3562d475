#include "unit.h"

#include "decide/methods/mcda.h"
#include "decide/numbers/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CRITERIA 3
#define MANY 110
#define DRAWS 2100 /* more than are kept */
#define MORE 600   /* alternatives of three groups */

static double even(struct random *random)
{
    return ((double)(random_next(random) >> 11) + 0.5) * 0x1p-53;
}

static void draw_weights(struct random *random, double *weights)
{
    double sum = 0;

    for (int j = 0; j < CRITERIA; j++) {
        weights[j] = -log(even(random));
        sum += weights[j];
    }
    for (int j = 0; j < CRITERIA; j++)
        weights[j] /= sum;
}

static void score(const struct smaa_cell *cells, int m, const double *weights, double *scores)
{
    for (int a = 0; a < m; a++) {
        scores[a] = 0;
        for (int j = 0; j < CRITERIA; j++)
            scores[a] += weights[j] * cells[a * CRITERIA + j].a;
    }
}

static bool is_ahead(const double *scores, int a, int b)
{
    return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
}

static int place_of(const double *scores, int m, int a)
{
    int place = 0;

    for (int b = 0; b < m; b++)
        place += is_ahead(scores, b, a);
    return place;
}

/* Every pair in every draw. */
static void assert_counts(const struct smaa_cell *cells, int m, int draws)
{
    struct arena *arena = arena_new();
    struct smaa found = smaa_2(arena, &(struct smaa_problem){.n_alternatives = m,
                                                             .n_criteria = CRITERIA,
                                                             .cells = cells,
                                                             .seed = 7,
                                                             .draws = draws});
    double *ranks = ARENA_ARRAY(arena, double, (size_t)(m * m));
    double *ahead = ARENA_ARRAY(arena, double, (size_t)(m * m));
    double weights[CRITERIA], scores[MORE];
    struct random random = random_seeded(7);

    for (int d = 0; d < draws; d++) {
        draw_weights(&random, weights);
        score(cells, m, weights, scores);
        for (int a = 0; a < m; a++) {
            ranks[a * m + place_of(scores, m, a)]++;
            for (int b = 0; b < m; b++)
                ahead[a * m + b] += is_ahead(scores, a, b);
        }
    }
    for (int i = 0; i < m * m; i++) {
        assert_float_equal(found.ranks[i], ranks[i] / draws, 0);
        assert_float_equal(found.ahead[i], ahead[i] / draws, 0);
    }
    for (int a = 0; a < m; a++) {
        assert_int_equal(found.ever_first[a], ranks[a * m] > 0);
        if (!found.ever_first[a])
            continue;
        score(cells, m, found.central + (size_t)a * CRITERIA, scores);
        assert_float_equal(found.confidence[a], place_of(scores, m, a) == 0 ? 1 : 0, 0);
    }
    arena_free(arena);
}

static void test_smaa_counts_like_a_loop_over_all_pairs(void **state)
{
    static struct smaa_cell cells[MANY * CRITERIA];
    struct random random = random_seeded(3);
    (void)state;

    for (int i = 0; i < MANY * CRITERIA; i++)
        cells[i].a = (double)random_below(&random, 1000);
    assert_counts(cells, MANY, DRAWS);
}

static void test_smaa_counts_more_alternatives_than_a_group_has(void **state)
{
    static struct smaa_cell cells[MORE * CRITERIA];
    struct random random = random_seeded(4);
    (void)state;

    for (int i = 0; i < MORE * CRITERIA; i++)
        cells[i].a = (double)random_below(&random, 20); /* with ties */
    for (int m = 1; m < 5; m++)
        assert_counts(cells, m, 70);
    for (int m = 254; m <= 257; m++)
        assert_counts(cells, m, 17);
    for (int draws = 31; draws <= 33; draws++)
        assert_counts(cells, MORE, draws);
}

static void test_smaa_prefers_the_earlier_of_two_equal_alternatives(void **state)
{
    static struct smaa_cell cells[MANY * CRITERIA];
    (void)state;

    for (int i = 0; i < MANY * CRITERIA; i++)
        cells[i].a = i / CRITERIA / 50 * (i % CRITERIA + 1); /* three kinds */
    assert_counts(cells, MANY, DRAWS);
    memset(cells, 0, sizeof(cells));
    assert_counts(cells, MANY, DRAWS);
}

/* Scores that are close together next to one that is far away; negative and positive. */
static void test_smaa_ranks_scores_of_any_spread(void **state)
{
    static struct smaa_cell cells[MANY * CRITERIA];
    struct random random = random_seeded(3);
    (void)state;

    for (int i = 0; i < MANY * CRITERIA; i++)
        cells[i].a = (double)random_below(&random, 1000) * 1e-9 - 5e-7;
    cells[100 * CRITERIA].a = 1e9;
    cells[20 * CRITERIA + 1].a = -1e300;
    assert_counts(cells, MANY, DRAWS);
}

/* Uncertain values: the same weighting may give another first in each draw. */
static void test_smaa_confidence_looks_at_every_rival(void **state)
{
    static struct smaa_cell cells[MANY];
    static const double weight = 1;
    struct arena *arena = arena_new();
    struct smaa_problem problem = {.n_alternatives = MANY,
                                   .n_criteria = 1,
                                   .cells = cells,
                                   .mode = SMAA_UNIFORM,
                                   .weights = &weight,
                                   .seed = 1,
                                   .draws = 20000};
    struct smaa found;
    double sum = 0;
    (void)state;

    for (int a = 0; a < MANY; a++)
        cells[a] = (struct smaa_cell){CELL_INTERVAL, a % 50 == 7 ? 9 : 0, a % 50 == 7 ? 10 : 9.1};
    for (int mode = SMAA_UNIFORM; mode <= SMAA_GIVEN; mode += SMAA_GIVEN) {
        problem.mode = (enum smaa_weights)mode;
        found = smaa_2(arena, &problem);
        for (int a = 0; a < MANY; a++) {
            if (found.ever_first[a])
                assert_float_equal(found.confidence[a], found.scores[a], 0.02);
            sum += a % 50 == 7 ? found.confidence[a] : 0;
        }
    }
    assert_float_equal(sum, 2, 0.1); /* in both modes one of them is first */
    arena_free(arena);
}

/* An infinite gain at an infinite cost is not a number: neither ahead of the others nor behind. */
static void test_smaa_takes_values_beyond_the_range_of_numbers(void **state)
{
    static const struct smaa_cell cells[] = {{CELL_EXACT, 1, 0},        {CELL_EXACT, 1, 0},
                                             {CELL_LOGNORMAL, 1000, 0}, {CELL_LOGNORMAL, 1000, 0},
                                             {CELL_EXACT, 2, 0},        {CELL_EXACT, 1, 0},
                                             {CELL_LOGNORMAL, 1000, 0}, {CELL_EXACT, 1, 0}};
    static const bool cost[] = {false, true};
    struct arena *arena = arena_new();
    struct smaa found;
    (void)state;

    found = smaa_2(arena, &(struct smaa_problem){.n_alternatives = 4,
                                                 .n_criteria = 2,
                                                 .cells = cells,
                                                 .cost = cost,
                                                 .seed = 1,
                                                 .draws = 100});
    assert_float_equal(found.scores[1], 1, 0);
    assert_float_equal(found.scores[3], 1, 0);
    assert_float_equal(found.ahead[1 * 4 + 3], 0, 0);
    assert_float_equal(found.ahead[3 * 4 + 1], 0, 0);
    assert_float_equal(found.ahead[3 * 4 + 2], 1, 0);
    assert_float_equal(found.ranks[2 * 4 + 1], 1, 0);
    assert_float_equal(found.confidence[1], 0, 0);
    assert_float_equal(found.confidence[3], 1, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_smaa_counts_like_a_loop_over_all_pairs),
        cmocka_unit_test(test_smaa_counts_more_alternatives_than_a_group_has),
        cmocka_unit_test(test_smaa_prefers_the_earlier_of_two_equal_alternatives),
        cmocka_unit_test(test_smaa_ranks_scores_of_any_spread),
        cmocka_unit_test(test_smaa_confidence_looks_at_every_rival),
        cmocka_unit_test(test_smaa_takes_values_beyond_the_range_of_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
