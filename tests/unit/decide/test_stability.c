#include "unit.h"

#include "vectors.h"

#include "decide/robustness/stability.h"

#include <math.h>
#include <stdio.h>

#define CASES 10000
#define STEP 2500

static const struct oracle_shape shape = {
    .alternatives = 5,
    .criteria = 4,
    .questions = 4,
    .options = 3,
    .unknown = 20,
    .out = 10,
    .step = STEP,
    .open = 20,
    .skipped = 10,
};

/* By how much a is ahead of b when criterion j has the weight p / q and the others keep their
 * proportions: in some positive unit, which depends on j, p and q alone. */
static int64_t gap_at(const struct problem *problem, const struct ranking *ranking, int a, int b,
                      int j, int64_t p, int64_t q)
{
    int n = problem->n_criteria;
    int64_t others = ranking->total - ranking->points[j], gap = 0;
    bool equal = others == 0;

    for (int k = 0; k < n; k++) {
        int64_t lead = problem->low[a * n + k] + problem->high[a * n + k] -
                       problem->low[b * n + k] - problem->high[b * n + k];
        int64_t share = equal ? 1 : ranking->points[k];

        gap += lead / STEP * (k == j ? p * (equal ? n - 1 : others) : (q - p) * share);
    }
    return gap;
}

/* Is no rival ahead of the first? */
static bool holds_at(const struct problem *problem, const struct ranking *ranking, int j, int64_t p,
                     int64_t q)
{
    int first = ranking->scores[0].alternative;

    for (int i = 1; i < ranking->n_left; i++)
        if (gap_at(problem, ranking, first, ranking->scores[i].alternative, j, p, q) < 0)
            return false;
    return true;
}

static bool is_within(const struct interval *interval, int64_t p, int64_t q)
{
    return interval->low.numerator * q <= p * interval->low.denominator &&
           p * interval->high.denominator <= interval->high.numerator * q;
}

static int winner_at(const struct problem *problem, const struct ranking *ranking, int j, int64_t p,
                     int64_t q)
{
    int winner = ranking->scores[0].alternative;

    for (int i = 1; i < ranking->n_left; i++) {
        int b = ranking->scores[i].alternative;
        int64_t gap = gap_at(problem, ranking, winner, b, j, p, q);

        if (gap < 0 || (gap == 0 && b < winner))
            winner = b;
    }
    return winner;
}

/* At least one alternative is left, and there are at least two weights to shift between. */
static bool has_weights(const struct ranking *ranking, const struct problem *problem)
{
    return ranking->n_left > 0 && ranking->total > 0 && problem->n_criteria > 1;
}

static void swept(const struct problem *problem, const struct ranking *ranking, int j,
                  const struct interval *interval)
{
    for (int t = 0; t <= 60; t++)
        assert_int_equal(is_within(interval, t, 60), holds_at(problem, ranking, j, t, 60));
    assert_true(is_within(interval, ranking->points[j], ranking->total));
}

/* At its end the two are level, and a millionth of its denominator beyond the rival is first. */
static void end_is_exact(const struct problem *problem, const struct ranking *ranking, int j,
                         struct fraction end, int rival, int direction)
{
    int first = ranking->scores[0].alternative;
    int64_t p = end.numerator, q = end.denominator;

    assert_int_equal(gap_at(problem, ranking, first, rival, j, p, q), 0);
    assert_int_equal(winner_at(problem, ranking, j, p * 1000000 + direction, q * 1000000), rival);
}

static void test_first_place_holds_within_the_interval_only(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(60);
    int bound = 0, open = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        struct interval *intervals = stability_winner(oracle.arena, &made.problem, &ranking);

        for (int j = 0; has_weights(&ranking, &made.problem) && j < made.problem.n_criteria; j++) {
            const struct interval *interval = &intervals[j];

            swept(&made.problem, &ranking, j, interval);
            if (interval->low_rival >= 0)
                end_is_exact(&made.problem, &ranking, j, interval->low, interval->low_rival, -1);
            else
                assert_int_equal(interval->low.numerator, 0);
            if (interval->high_rival >= 0)
                end_is_exact(&made.problem, &ranking, j, interval->high, interval->high_rival, 1);
            else
                assert_int_equal(interval->high.numerator, interval->high.denominator);
            bound += interval->low_rival >= 0 || interval->high_rival >= 0;
            open += interval->low_rival < 0 && interval->high_rival < 0;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(bound > CASES / 4 && open > CASES / 4);
    oracle_free(&oracle);
}

/* The formula for one rival, written out once more; false when no weights put it level. */
static bool distance_to(const struct problem *problem, const struct ranking *ranking, int i,
                        double *ret_distance, bool *ret_exact)
{
    int n = problem->n_criteria, a = ranking->scores[0].alternative;
    double delta[8], mean = 0, gap = 0, length = 0, least = 1;

    for (int j = 0; j < n; j++) {
        int own = a * n + j, other = ranking->scores[i].alternative * n + j;

        delta[j] =
            (problem->low[own] + problem->high[own] - problem->low[other] - problem->high[other]) /
            20000.0;
        mean += delta[j] / n;
        gap += delta[j] * ranking->points[j] / (double)ranking->total;
        least = fmin(least, delta[j]);
    }
    for (int j = 0; j < n; j++)
        length += (delta[j] - mean) * (delta[j] - mean);
    *ret_distance = gap / sqrt(length);
    *ret_exact = true;
    for (int j = 0; j < n; j++) {
        double weight = ranking->points[j] / (double)ranking->total;

        if (weight - gap * (delta[j] - mean) / length < -1e-9)
            *ret_exact = false;
    }
    return least <= 0 && length > 1e-12;
}

static void test_nearest_change_is_the_minimum_of_the_formula(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(64);
    int exact = 0, bounds = 0, none = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        struct nearest_change nearest = stability_nearest(&made.problem, &ranking);
        bool any = false;

        for (int k = 1; ranking.total > 0 && k < ranking.n_left; k++) {
            double distance;
            bool is_exact;

            if (!distance_to(&made.problem, &ranking, k, &distance, &is_exact))
                continue;
            any = true;
            assert_true(nearest.distance <= distance + 1e-9);
            if (ranking.scores[k].alternative != nearest.rival)
                continue;
            assert_float_equal(nearest.distance, distance, 1e-9);
            assert_int_equal(nearest.exact, is_exact);
            exact += is_exact;
            bounds += !is_exact;
        }
        assert_int_equal(nearest.rival >= 0, any);
        none += !any;
        oracle_next_arena(&oracle);
    }
    assert_true(exact > CASES / 10 && bounds > CASES / 100 && none > CASES / 10);
    oracle_free(&oracle);
}

/* Random weights: none nearer than the distance puts a rival ahead, and where it is exact the
 * rival named is level there (so twice as far the same way it is ahead). */
static void test_no_nearer_weights_change_the_first_place(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(62);
    int exact = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        struct nearest_change nearest = stability_nearest(&made.problem, &ranking);
        int n = made.problem.n_criteria;

        for (int t = 0; t < 20 && ranking.total > 0 && ranking.n_left > 0; t++) {
            int *points = ARENA_ARRAY(oracle.arena, int, (size_t)n);
            struct ranking other;
            double distance = 0;

            for (int j = 0; j < n; j++)
                points[j] = ranking.points[j] * 4 + oracle_below(&oracle, 1 + t);
            other = rank_with_points(oracle.arena, &made.problem, &made.answers, points);
            if (other.scores[0].alternative == ranking.scores[0].alternative ||
                other.scores[0].points ==
                    rank_score(&made.problem, points, ranking.scores[0].alternative))
                continue;
            for (int j = 0; j < n; j++)
                distance += pow((double)points[j] / (double)other.total -
                                    (double)ranking.points[j] / (double)ranking.total,
                                2);
            assert_true(nearest.rival >= 0);
            assert_true(sqrt(distance) >= nearest.distance - 1e-9);
        }
        exact += nearest.rival >= 0 && nearest.exact;
        oracle_next_arena(&oracle);
    }
    assert_true(exact > CASES / 10);
    oracle_free(&oracle);
}

/* Two criteria, weights 3/4 and 1/4, one ahead by 1/4: level at 1/2 and 1/2, 0.25 * sqrt(2) off. */
static void test_distance_follows_the_formula(void **state)
{
    static const int16_t values[] = {10000, 0, 0, 10000, 10000, 10000};
    static const int base[] = {3, 1};
    (void)state;
    struct problem problem = {2, 2, 0, values, values, base, NULL, 0};
    struct answers answers = {0};
    struct arena *arena = arena_new();
    struct ranking ranking = rank_all(arena, &problem, &answers);
    struct nearest_change nearest = stability_nearest(&problem, &ranking);

    assert_int_equal(nearest.rival, 1);
    assert_true(nearest.exact);
    assert_float_equal(nearest.distance, 0.25 * sqrt(2), 1e-12);

    /* the third is level with it nowhere but where a weight is nothing: never ahead */
    problem.n_alternatives = 3;
    ranking = rank_all(arena, &problem, &answers);
    assert_int_equal(ranking.scores[0].alternative, 2);
    nearest = stability_nearest(&problem, &ranking);
    assert_int_equal(nearest.rival, 0);
    assert_float_equal(nearest.distance, 0.25 * sqrt(2), 1e-12);
    arena_free(arena);
}

/* The only weight there is cannot move. */
static void test_single_criterion_has_no_binding_rival(void **state)
{
    static const int16_t values[] = {10000, 0};
    static const int base[] = {5};
    (void)state;
    struct problem problem = {2, 1, 0, values, values, base, NULL, 0};
    struct answers answers = {0};
    struct arena *arena = arena_new();
    struct ranking ranking = rank_all(arena, &problem, &answers);
    struct interval *interval = stability_winner(arena, &problem, &ranking);

    assert_int_equal(interval->low_rival, -1);
    assert_int_equal(interval->high_rival, -1);
    assert_int_equal(stability_nearest(&problem, &ranking).rival, -1);
    arena_free(arena);
}

/* The published values are fractions of 210, the weights of 10. */
static int16_t *numbers(struct oracle *oracle, const json_t *matrix, size_t m, size_t n)
{
    int16_t *values = ARENA_ARRAY(oracle->arena, int16_t, m * n);

    for (size_t i = 0; i < m * n; i++)
        values[i] = (int16_t)lround(
            210 * json_number_value(json_array_get(json_array_get(matrix, i / n), i % n)));
    return values;
}

static void same_end(const json_t *alternatives, const json_t *exact, const json_t *lost_to,
                     struct fraction end, int rival)
{
    long long p = 0, q = 1;

    assert_true(sscanf(json_string_value(exact), "%lld/%lld", &p, &q) >= 1);
    assert_int_equal(end.numerator, p);
    assert_int_equal(end.denominator, q);
    assert_int_equal(rival, json_is_null(lost_to)
                                ? -1
                                : vectors_index(alternatives, json_string_value(lost_to)));
}

static void test_intervals_match_published_results(void **state)
{
    static const char *const names[] = {"stability-tzeng", "stability-papathanasiou"};
    (void)state;
    struct oracle oracle = oracle_new(63);

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        json_t *vector = vectors_read(names[i]);
        const json_t *criteria = json_object_get(vector, "criteria");
        const json_t *alternatives = json_object_get(vector, "alternatives");
        const json_t *expected = json_object_get(json_object_get(vector, "expected"), "intervals");
        size_t m = json_array_size(alternatives), n = json_array_size(criteria);
        int *base = ARENA_ARRAY(oracle.arena, int, n);
        struct problem problem = {.n_alternatives = (int)m, .n_criteria = (int)n, .base = base};
        struct answers answers = {0};
        struct ranking ranking;
        struct interval *intervals;

        for (size_t j = 0; j < n; j++)
            base[j] = (int)lround(
                10 * json_number_value(json_object_get(json_array_get(criteria, j), "weight")));
        problem.low = problem.high = numbers(&oracle, json_object_get(vector, "matrix"), m, n);
        ranking = rank_all(oracle.arena, &problem, &answers);
        intervals = stability_winner(oracle.arena, &problem, &ranking);
        for (size_t j = 0; j < n; j++) {
            const json_t *row = json_array_get(expected, j);

            same_end(alternatives, json_object_get(row, "low_exact"),
                     json_object_get(row, "lost_to_below"), intervals[j].low,
                     intervals[j].low_rival);
            same_end(alternatives, json_object_get(row, "high_exact"),
                     json_object_get(row, "lost_to_above"), intervals[j].high,
                     intervals[j].high_rival);
        }
        json_decref(vector);
    }
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_place_holds_within_the_interval_only),
        cmocka_unit_test(test_nearest_change_is_the_minimum_of_the_formula),
        cmocka_unit_test(test_no_nearer_weights_change_the_first_place),
        cmocka_unit_test(test_distance_follows_the_formula),
        cmocka_unit_test(test_single_criterion_has_no_binding_rival),
        cmocka_unit_test(test_intervals_match_published_results),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
