#include "unit.h"

#include "oracle.h"
#include "ranked.h"

#include "decide/methods/mcda.h"
#include "decide/methods/methods.h"
#include "decide/model/rank.h"

#include <math.h>
#include <string.h>

#define CASES 10000

static const struct oracle_shape shape = {
    .alternatives = 6,
    .criteria = 5,
    .questions = 4,
    .options = 3,
    .unknown = 20,
    .out = 15,
    .unverified = 5,
    .step = 1000,
    .open = 20,
    .skipped = 10,
};

static double middle(const struct problem *problem, int alternative, int criterion)
{
    int cell = alternative * problem->n_criteria + criterion;

    return (problem->low[cell] + problem->high[cell]) / 20000.0;
}

/* The formulas on the alternatives left, written out once more. */
static double product_score(const struct problem *problem, const struct ranking *ranking, int a)
{
    double sum = 0;

    for (int j = 0; j < problem->n_criteria; j++)
        sum += (double)ranking->points[j] / (double)ranking->total *
               log(fmax(middle(problem, a, j), 0.01));
    return sum;
}

/* With differences of at most 1 the V shape never reaches its end: the flow is a weighted sum. */
static double flow(const struct problem *problem, const struct ranking *ranking, int a)
{
    double sum = 0;

    for (int i = 0; i < ranking->n_left; i++) {
        for (int j = 0; j < problem->n_criteria; j++)
            sum += (double)ranking->points[j] / (double)ranking->total *
                   (middle(problem, a, j) - middle(problem, ranking->scores[i].alternative, j));
    }
    return sum;
}

static void ranks_follow(const struct methods *found, int method, const double *scores)
{
    for (int a = 0; a < found->n_alternatives; a++) {
        int rank = 1;

        for (int b = 0; b < found->n_alternatives; b++)
            rank += scores[b] > scores[a] + 1e-12;
        assert_int_equal(found->results[method].ranking[a], rank);
    }
}

static struct mcda matrix_of(struct arena *arena, const struct problem *problem,
                             const struct ranking *ranking, const struct methods *found)
{
    size_t m = (size_t)found->n_alternatives, n = (size_t)problem->n_criteria;
    double *matrix = ARENA_ARRAY(arena, double, m *n);
    double *weights = ARENA_ARRAY(arena, double, n);

    for (size_t i = 0; i < m * n; i++)
        matrix[i] = middle(problem, found->alternatives[i / n], (int)(i % n));
    for (size_t j = 0; j < n; j++)
        weights[j] = (double)ranking->points[j] / (double)ranking->total;
    return (struct mcda){(int)m, (int)n, matrix, weights, NULL};
}

static void compare(struct arena *arena, const struct problem *problem,
                    const struct ranking *ranking, const struct methods *found)
{
    struct mcda mcda = matrix_of(arena, problem, ranking, found);
    double *products = ARENA_ARRAY(arena, double, (size_t)found->n_alternatives);
    double *flows = ARENA_ARRAY(arena, double, (size_t)found->n_alternatives);
    double *closeness;
    struct vikor vikored = vikor(arena, &mcda, 0.5);
    struct error error;

    for (int a = 0; a < found->n_alternatives; a++) {
        products[a] = product_score(problem, ranking, found->alternatives[a]);
        flows[a] = flow(problem, ranking, found->alternatives[a]);
        vikored.q[a] = -vikored.q[a];
    }
    assert_true(topsis(arena, &mcda, SCALING_VECTOR, &closeness, &error));
    ranks_follow(found, 1, products);
    ranks_follow(found, 2, closeness);
    ranks_follow(found, 3, flows);
    ranks_follow(found, 4, vikored.q);
}

static int rank_of(const struct methods *found, int method, int alternative)
{
    for (int a = 0; a < found->n_alternatives; a++) {
        if (found->alternatives[a] == alternative)
            return found->results[method].ranking[a];
    }
    fail_msg("alternative %d takes no part", alternative);
    return 0;
}

static void test_five_methods_rank_the_frameworks_left(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(100);
    int dissents[METHODS_COUNT] = {0};

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        struct methods found = methods_compare(oracle.arena, &made.problem,
                                               ranked(oracle.arena, &made.problem, &made.answers));
        int agreeing = 0;

        assert_int_equal(found.n_alternatives, ranking.n_left);
        assert_int_equal(found.n, ranking.n_left > 0 && ranking.total > 0 ? METHODS_COUNT : 0);
        for (int k = 0; k < found.n; k++) {
            const struct method_result *result = &found.results[k];
            int ours = ranking.scores[0].alternative;

            assert_int_equal(rank_of(&found, k, result->winner), 1);
            assert_int_equal(result->agrees, rank_of(&found, k, ours) == 1);
            assert_int_equal(result->agrees, result->winner == ours);
            assert_int_equal(result->criterion == -1, result->agrees);
            if (!result->agrees)
                assert_true(ranking.points[result->criterion] > 0);
            agreeing += result->agrees;
            dissents[k] += !result->agrees;
        }
        assert_int_equal(found.n_agreeing, agreeing);
        if (found.n > 0)
            compare(oracle.arena, &made.problem, &ranking, &found);
        oracle_next_arena(&oracle);
    }
    assert_int_equal(dissents[0], 0);
    assert_true(dissents[1] > CASES / 20 && dissents[2] > CASES / 50);
    assert_int_equal(dissents[3], 0);
    assert_true(dissents[4] > CASES / 50);
    oracle_free(&oracle);
}

/* Behind the first on every criterion: ahead by no method (the product may hold them level where
 * its floor swallows the difference). */
static void test_dominated_alternative_wins_by_no_method(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(101);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        int n = made.problem.n_criteria;
        int16_t *values = ARENA_ARRAY(oracle.arena, int16_t, (size_t)n * 6);
        struct methods found;

        if (made.problem.n_alternatives < 2)
            continue;
        memcpy(values, made.problem.low,
               (size_t)n * (size_t)made.problem.n_alternatives * sizeof(int16_t));
        for (int j = 0; j < n; j++) {
            values[j] = (int16_t)(values[j] / 2 + 100);
            values[n + j] = (int16_t)(values[j] - 100);
        }
        made.problem.low = made.problem.high = values;
        made.answers.n_questions = made.problem.n_questions = 0;
        found = methods_compare(oracle.arena, &made.problem,
                                ranked(oracle.arena, &made.problem, &made.answers));
        for (int k = 0; k < found.n; k++)
            assert_true(rank_of(&found, k, 0) <= rank_of(&found, k, 1));
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* Hand-made dissents: who wins by which method, and for which criterion's sake. */
static void test_dissent_names_its_criterion(void **state)
{
    static const struct {
        int method, m, n;
        int16_t values[12];
        int points[3];
        int winner, criterion;
    } rows[] = {
        /* nothing at all on the second: the product does not forgive it */
        {1, 2, 2, {10000, 0, 4500, 4500}, {1, 1}, 1, 1},
        {1, 2, 3, {0, 10000, 9000, 4500, 4500, 9000}, {1, 1, 1}, 1, 0},
        /* the largest regret, on the third, counts for half of VIKOR */
        {4, 3, 3, {10000, 10000, 0, 6000, 6000, 6000, 0, 0, 10000}, {1, 1, 1}, 1, 2},
        /* drawn at random, and worked out by another program after the formulas of methods.h */
        {1,
         4,
         3,
         {2000, 9000, 9000, 4000, 4000, 7000, 4000, 6000, 0, 5000, 4000, 7000},
         {3, 2, 4},
         3,
         0},
        {1,
         4,
         3,
         {5000, 1000, 7000, 4000, 0, 1000, 7000, 5000, 3000, 5000, 6000, 2000},
         {3, 4, 6},
         2,
         1},
        {1, 3, 3, {8000, 9000, 0, 7000, 4000, 7000, 4000, 6000, 2000}, {3, 2, 1}, 1, 2},
        {2, 3, 3, {8000, 1000, 3000, 2000, 4000, 2000, 2000, 0, 6000}, {5, 5, 5}, 1, 1},
        {2,
         4,
         3,
         {8000, 10000, 0, 3000, 9000, 6000, 3000, 4000, 5000, 7000, 9000, 2000},
         {3, 5, 3},
         1,
         2},
        {2,
         4,
         3,
         {2000, 8000, 9000, 2000, 5000, 2000, 6000, 1000, 5000, 0, 8000, 8000},
         {5, 4, 3},
         2,
         0},
        {2,
         4,
         3,
         {7000, 7000, 1000, 0, 3000, 9000, 7000, 2000, 3000, 6000, 5000, 2000},
         {2, 6, 4},
         1,
         0},
        {2, 3, 3, {8000, 3000, 10000, 0, 9000, 9000, 9000, 0, 9000}, {1, 1, 2}, 1, 1},
        {2,
         4,
         3,
         {9000, 7000, 1000, 9000, 2000, 0, 6000, 3000, 4000, 6000, 6000, 1000},
         {2, 5, 4},
         2,
         2},
        {4, 3, 3, {6000, 3000, 10000, 5000, 4000, 4000, 7000, 4000, 6000}, {5, 3, 4}, 2, 1},
        {4,
         4,
         3,
         {7000, 6000, 7000, 7000, 4000, 3000, 4000, 9000, 4000, 0, 7000, 1000},
         {3, 4, 4},
         2,
         0},
        {4, 4, 3, {2000, 5000, 9000, 0, 8000, 0, 4000, 7000, 0, 2000, 6000, 4000}, {2, 1, 1}, 2, 0},
        {4, 3, 3, {9000, 2000, 4000, 0, 1000, 3000, 1000, 5000, 5000}, {2, 4, 3}, 2, 1},
        {4, 3, 3, {7000, 10000, 4000, 3000, 1000, 6000, 2000, 8000, 7000}, {2, 4, 5}, 2, 2},
        {4, 3, 3, {10000, 7000, 7000, 9000, 1000, 9000, 4000, 9000, 4000}, {3, 2, 6}, 1, 2},
    };
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct problem problem = {rows[i].m,      rows[i].n,      0,    rows[i].values,
                                  rows[i].values, rows[i].points, NULL, 0};
        struct answers answers = {0};
        struct methods found = methods_compare(arena, &problem, ranked(arena, &problem, &answers));
        const struct method_result *result = &found.results[rows[i].method];

        assert_int_equal(found.results[0].winner, 0);
        assert_false(result->agrees);
        assert_int_equal(result->winner, rows[i].winner);
        assert_int_equal(result->criterion, rows[i].criterion);
    }
    arena_free(arena);
}

/* Level by a method's scores with its best: that is agreement. */
static void test_tie_with_the_best_counts_as_agreement(void **state)
{
    static const int16_t values[] = {5000, 5000, 5000, 5000};
    static const int points[] = {1, 2};
    (void)state;
    struct problem problem = {2, 2, 0, values, values, points, NULL, 0};
    struct answers answers = {0};
    struct arena *arena = arena_new();
    struct methods found = methods_compare(arena, &problem, ranked(arena, &problem, &answers));

    assert_int_equal(found.n_agreeing, METHODS_COUNT);
    for (int k = 0; k < METHODS_COUNT; k++) {
        assert_int_equal(found.results[k].winner, 0);
        assert_int_equal(found.results[k].ranking[1], 1);
    }
    arena_free(arena);
}

static void test_only_the_best_of_many_take_part(void **state)
{
    static int16_t values[1000];
    static const int points[] = {1};
    (void)state;
    struct problem problem = {1000, 1, 0, values, values, points, NULL, 0};
    struct answers answers = {0};
    struct arena *arena = arena_new();
    struct methods found;

    for (int a = 0; a < 1000; a++)
        values[a] = (int16_t)(a * 37 % 1000);
    found = methods_compare(arena, &problem, ranked(arena, &problem, &answers));
    assert_int_equal(found.n_alternatives, METHODS_ALTERNATIVES);
    for (int i = 0; i < found.n_alternatives; i++)
        assert_true(values[found.alternatives[i]] >= 1000 - METHODS_ALTERNATIVES);
    assert_int_equal(found.n_agreeing, METHODS_COUNT);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_five_methods_rank_the_frameworks_left),
        cmocka_unit_test(test_dominated_alternative_wins_by_no_method),
        cmocka_unit_test(test_dissent_names_its_criterion),
        cmocka_unit_test(test_tie_with_the_best_counts_as_agreement),
        cmocka_unit_test(test_only_the_best_of_many_take_part),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
