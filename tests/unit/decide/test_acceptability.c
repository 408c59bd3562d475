#include "unit.h"

#include "ranked.h"
#include "vectors.h"

#include "decide/model/rank.h"
#include "decide/robustness/acceptability.h"

#include <math.h>
#include <string.h>

static const struct oracle_shape shape = {
    .alternatives = 10,
    .criteria = 12,
    .questions = 5,
    .options = 4,
    .unknown = 10,
    .out = 10,
    .step = 1,
    .open = 20,
    .skipped = 10,
};

/* All draws, in slices. */
static struct shares finish(struct arena *arena, struct acceptability *acceptability, int slice)
{
    struct shares shares;

    while (acceptability_step(acceptability, slice))
        ;
    shares = acceptability_shares(arena, acceptability);
    acceptability_free(acceptability);
    return shares;
}

static struct shares run(struct arena *arena, const struct oracle_case *made,
                         enum acceptability_mode mode, uint64_t seed, int slice)
{
    const struct ranking *ranking = ranked(arena, &made->problem, &made->answers);

    return finish(arena, acceptability_new(&made->problem, ranking, mode, seed), slice);
}

static double first(const struct shares *shares, int i)
{
    return (double)shares->firsts[i] / shares->draws;
}

/* Alternatives and criteria given as rows of values and of points. */
static struct oracle_case make(struct oracle *oracle, int m, int n, const int *low, const int *high,
                               const int *points)
{
    size_t cells = (size_t)m * (size_t)n;
    int16_t *lows = ARENA_ARRAY(oracle->arena, int16_t, cells);
    int16_t *highs = ARENA_ARRAY(oracle->arena, int16_t, cells);
    struct oracle_case made = {
        .problem = {
            .n_alternatives = m, .n_criteria = n, .low = lows, .high = highs, .base = points}};

    for (size_t i = 0; i < cells; i++) {
        lows[i] = (int16_t)low[i];
        highs[i] = (int16_t)high[i];
    }
    return made;
}

static void test_every_draw_has_one_first(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(70);

    for (int i = 0; i < 30; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        struct shares shares = run(oracle.arena, &made, (enum acceptability_mode)(i % 2), 1, 10000);
        int leader = shares.n > 0 ? shares_index(&shares, ranking.scores[0].alternative) : -1;
        int64_t firsts = 0;

        assert_int_equal(shares.n, ranking.n_left);
        assert_int_equal(shares.draws, shares.n > 0 ? ACCEPTABILITY_DRAWS : 0);
        for (int a = 0; a < made.problem.n_alternatives; a++)
            assert_int_equal(shares_index(&shares, a) >= 0,
                             oracle_verdicts(&made.problem, &made.answers, a, VERDICT_OUT) == 0);
        for (int k = 0; k < shares.n; k++) {
            firsts += shares.firsts[k];
            if (k > 0)
                assert_true(shares.alternatives[k - 1] < shares.alternatives[k]);
            if (k == leader) {
                assert_int_equal(shares.behind[k], 0);
                continue;
            }
            assert_in_range(shares.behind[k], shares.firsts[leader], shares.draws);
            assert_in_range(shares.firsts[k], 0, (uint32_t)shares.draws - shares.behind[k]);
        }
        assert_int_equal(firsts, shares.draws);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

static void test_nothing_is_drawn_without_criteria(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(70);
    struct oracle_case made = make(&oracle, 3, 0, NULL, NULL, NULL);

    for (int mode = WEIGHTS_STATED; mode <= WEIGHTS_NO_TRUST; mode++) {
        struct shares shares = run(oracle.arena, &made, (enum acceptability_mode)mode, 1, 64);

        assert_int_equal(shares.n, 3);
        assert_int_equal(shares.draws, 0);
        assert_false(shares.complete);
        assert_true(shares.entropy == 0 && shares.error == 0);
        for (int i = 0; i < 3; i++)
            assert_true(shares.firsts[i] == 0 && shares.behind[i] == 0);
    }
    oracle_free(&oracle);
}

/* FNV-1a over the numbers' four bytes, lowest first. */
static uint64_t hash(uint64_t sum, const uint32_t *numbers, int n)
{
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < 32; k += 8)
            sum = (sum ^ (numbers[i] >> k & 0xff)) * 0x100000001b3u;
    }
    return sum;
}

static uint64_t hash_shares(const struct shares *shares)
{
    uint64_t sum = hash(0xcbf29ce484222325u, shares->firsts, shares->n);

    return hash(sum, shares->behind, shares->n);
}

static void test_drawing_in_slices_gives_the_same_counts(void **state)
{
    static const int slices[] = {1, 64, 65, 1000, 32768, 1000000};
    (void)state;
    struct oracle oracle = oracle_new(71);

    for (int i = 0; i < 6; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        enum acceptability_mode mode = (enum acceptability_mode)(i % 2);
        struct shares all = run(oracle.arena, &made, mode, 1, ACCEPTABILITY_DRAWS);

        for (size_t s = 0; s < ARRAY_LENGTH(slices); s++) {
            struct shares sliced = run(oracle.arena, &made, mode, 1, slices[s]);

            assert_true(hash_shares(&sliced) == hash_shares(&all));
        }
    }
    oracle_free(&oracle);
}

/* The same numbers from every compiler and at every optimisation: counted once, written down. */
static void test_same_seed_gives_the_same_counts(void **state)
{
    static const uint64_t expected[] = {
        0xd6414f378a179d86u,
        0x225568c7bb71a36eu,
    };
    (void)state;
    struct oracle oracle = oracle_new(72);
    struct oracle_case made = oracle_make(&oracle, &shape);

    while (made.problem.n_alternatives < 8)
        made = oracle_make(&oracle, &shape);
    for (int mode = WEIGHTS_STATED; mode <= WEIGHTS_NO_TRUST; mode++) {
        struct shares one = run(oracle.arena, &made, (enum acceptability_mode)mode, 1, 5000);
        struct shares other = run(oracle.arena, &made, (enum acceptability_mode)mode, 2, 5000);

        assert_true(hash_shares(&one) == expected[mode]);
        assert_true(hash_shares(&one) != hash_shares(&other));
    }
    oracle_free(&oracle);
}

/* Two criteria, stated 2 to 3: the first weight is Beta(2, 3), above 1/2 in 5 of 16 draws. */
static void test_stated_weights_are_dirichlet(void **state)
{
    static const int values[] = {8000, 1000, 1000, 8000}, points[] = {2, 3};
    (void)state;
    struct oracle oracle = oracle_new(73);
    struct oracle_case made = make(&oracle, 2, 2, values, values, points);
    struct shares shares = run(oracle.arena, &made, WEIGHTS_STATED, 1, 4096);
    struct shares even = run(oracle.arena, &made, WEIGHTS_NO_TRUST, 1, 4096);
    double half;

    assert_float_equal(first(&shares, 0), 5.0 / 16, 0.006);
    assert_float_equal(first(&even, 0), 0.5, 0.006);
    half = -first(&shares, 0) * log2(first(&shares, 0));
    assert_float_equal(shares.entropy, half - first(&shares, 1) * log2(first(&shares, 1)), 1e-9);

    /* of two, the leader is ahead of the other wherever it is first */
    assert_int_equal(shares.behind[0], shares.firsts[1]);
    assert_int_equal(even.behind[0], even.firsts[1]);
    oracle_free(&oracle);
}

/* The more points, the less a weight is shaken: the same ratio, ten times the points. 20 of 50 is
 * above 1/2 in the chance that of 49 even coins at most 19 fall on one side. */
static void test_more_points_vary_less(void **state)
{
    static const int values[] = {8000, 1000, 1000, 8000}, points[] = {20, 30};
    (void)state;
    struct oracle oracle = oracle_new(82);
    struct oracle_case made = make(&oracle, 2, 2, values, values, points);
    struct shares shares = run(oracle.arena, &made, WEIGHTS_STATED, 1, 4096);

    assert_float_equal(first(&shares, 0), 0.0763, 0.004);
    oracle_free(&oracle);
}

/* --- properties of generated problems ------------------------------------------------------ */

/* Rows to compare: the values of the first, lowered by `less` where `where` says so. */
static struct oracle_case beside(struct oracle *oracle, const int *first, const int *points, int n,
                                 const int *less)
{
    int values[2 * 16];

    for (int j = 0; j < n; j++) {
        values[j] = first[j];
        values[n + j] = first[j] - less[j];
    }
    return make(oracle, 2, n, values, values, points);
}

static void test_dominated_alternative_is_never_first(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(83);

    for (int i = 0; i < 40; i++) {
        int n = 1 + oracle_below(&oracle, 16), first_row[16], points[16], less[16] = {0};
        for (int j = 0; j < n; j++) {
            points[j] = oracle_chance(&oracle, 50) ? 0 : 1 + oracle_below(&oracle, 30);
            first_row[j] = 5000 + oracle_below(&oracle, 5000);
            /* much better on what has no points: that takes no part */
            less[j] = points[j] > 0 ? 1 + oracle_below(&oracle, 50) : -oracle_below(&oracle, 5000);
        }
        points[0] = points[0] > 0 ? points[0] : 1;
        less[0] = less[0] > 0 ? less[0] : 1;
        struct oracle_case made = beside(&oracle, first_row, points, n, less);
        struct shares shares = run(oracle.arena, &made, WEIGHTS_STATED, 1, 65536);
        assert_int_equal(shares.firsts[0], shares.draws);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

static void test_equal_alternatives_share_evenly(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(84);

    for (int i = 0; i < 40; i++) {
        int n = 1 + oracle_below(&oracle, 16), first_row[16], points[16], less[16];
        for (int j = 0; j < n; j++) {
            points[j] = oracle_chance(&oracle, 50) ? 0 : 1 + oracle_below(&oracle, 30);
            first_row[j] = 5000 + oracle_below(&oracle, 5000);
            less[j] = points[j] > 0 ? 0 : oracle_below(&oracle, 5000);
        }
        points[0] = points[0] > 0 ? points[0] : 1;
        less[0] = 0;
        struct oracle_case made = beside(&oracle, first_row, points, n, less);
        struct shares shares = run(oracle.arena, &made, WEIGHTS_STATED, 1, 65536);
        assert_float_equal(first(&shares, 0), 0.5, 0.008);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* The leader's lead is taken away step by step on one criterion with points: its share never
 * rises, and from end to end it falls. */
static void test_share_falls_when_the_margin_falls(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(85);
    int fallen = 0;

    for (int i = 0; i < 25; i++) {
        int n = 3 + oracle_below(&oracle, 6), first_row[16], points[16], less[16];
        int taken = oracle_below(&oracle, n);
        uint32_t before = UINT32_MAX, at_start = 0;
        for (int j = 0; j < n; j++) {
            points[j] = 1 + oracle_below(&oracle, 12);
            first_row[j] = 5000;
            less[j] = oracle_below(&oracle, 8000) - 4000;
        }
        for (int step = 0; step < 6; step++) {
            less[taken] = 4000 - 1600 * step;
            struct oracle_case made = beside(&oracle, first_row, points, n, less);
            struct shares shares = run(oracle.arena, &made, WEIGHTS_STATED, 1, 65536);
            assert_true(shares.firsts[0] <= before);
            before = shares.firsts[0];
            at_start = step == 0 ? before : at_start;
        }
        fallen += before < at_start;
        oracle_next_arena(&oracle);
    }
    assert_true(fallen > 20);
    oracle_free(&oracle);
}

/* One criterion: an unknown value from 2000 to 10000 is ahead of 4000 in three draws of four,
 * and of another unknown one from 0 to 8000 in 1 - (6/8)^2 / 2. */
static void test_unknown_values_are_drawn_evenly(void **state)
{
    static const int low[] = {4000, 2000}, high[] = {4000, 10000}, both[] = {0, 2000};
    static const int high_both[] = {8000, 10000}, points[] = {1};
    (void)state;
    struct oracle oracle = oracle_new(74);

    for (int mode = WEIGHTS_STATED; mode <= WEIGHTS_NO_TRUST; mode++) {
        struct oracle_case made = make(&oracle, 2, 1, low, high, points);
        struct shares shares = run(oracle.arena, &made, (enum acceptability_mode)mode, 1, 4096);

        assert_float_equal(first(&shares, 1), 0.75, 0.006);
        made = make(&oracle, 2, 1, both, high_both, points);
        shares = run(oracle.arena, &made, (enum acceptability_mode)mode, 1, 4096);
        assert_float_equal(first(&shares, 1), 1 - 0.75 * 0.75 / 2, 0.006);
    }
    oracle_free(&oracle);
}

/* Without points nothing is stated: both modes are the second. */
static void test_without_points_weights_are_uniform(void **state)
{
    static const int values[] = {8000, 1000, 1000, 8000}, points[] = {0, 0};
    (void)state;
    struct oracle oracle = oracle_new(77);
    struct oracle_case made = make(&oracle, 2, 2, values, values, points);
    struct shares stated = run(oracle.arena, &made, WEIGHTS_STATED, 1, 4096);
    struct shares even = run(oracle.arena, &made, WEIGHTS_NO_TRUST, 1, 4096);

    assert_float_equal(first(&stated, 0), 0.5, 0.006);
    assert_true(hash_shares(&stated) == hash_shares(&even));
    oracle_free(&oracle);
}

static void test_shares_of_ten_alternatives_are_within_the_stated_error(void **state)
{
    static const int values[10], points[] = {1};
    (void)state;
    struct oracle oracle = oracle_new(78);
    struct oracle_case made = make(&oracle, 10, 1, values, values, points);
    struct acceptability *acceptability = acceptability_new(
        &made.problem, ranked(oracle.arena, &made.problem, &made.answers), WEIGHTS_STATED, 1);
    struct shares shares;

    assert_in_range(acceptability_slice(acceptability), 1000, 1000000);
    assert_true(acceptability_step(acceptability, 1));
    shares = acceptability_shares(oracle.arena, acceptability);
    assert_int_equal(shares.draws, 64);
    assert_true(shares.error > 0.2);
    assert_false(acceptability_step(acceptability, ACCEPTABILITY_DRAWS));
    shares = acceptability_shares(oracle.arena, acceptability);
    assert_int_equal(shares.draws, ACCEPTABILITY_DRAWS);
    assert_true(shares.error < 0.008);
    for (int i = 0; i < 10; i++) /* all level: they share */
        assert_float_equal(first(&shares, i), 0.1, 0.008);
    acceptability_free(acceptability);
    acceptability_free(NULL);
    oracle_free(&oracle);
}

/* More than can compete: the best by score do. */
static void test_best_of_many_alternatives_compete(void **state)
{
    int values[200], points[] = {1};
    (void)state;
    struct oracle oracle = oracle_new(79);
    struct oracle_case made;
    struct shares shares;

    for (int a = 0; a < 200; a++)
        values[a] = a * 37 % 200;
    made = make(&oracle, 200, 1, values, values, points);
    shares = run(oracle.arena, &made, WEIGHTS_STATED, 1, 65536);
    assert_int_equal(shares.n, ACCEPTABILITY_MOST);
    for (int a = 0; a < 200; a++) {
        int i = shares_index(&shares, a);

        assert_int_equal(i >= 0, values[a] >= 200 - ACCEPTABILITY_MOST);
        if (i >= 0)
            assert_int_equal(values[a] == 199 ? shares.firsts[i] : shares.behind[i], shares.draws);
    }
    oracle_free(&oracle);
}

static void test_no_draws_when_all_are_ruled_out(void **state)
{
    static const int values[] = {1, 2}, points[] = {1};
    static const uint8_t all_out[] = {VERDICT_OUT, VERDICT_OUT};
    static const struct option option = {.verdicts = all_out};
    static const struct question question = {&option, 1, false, 1, 0, NULL};
    int choice[] = {0};
    (void)state;
    struct oracle oracle = oracle_new(80);
    struct oracle_case made = make(&oracle, 2, 1, values, values, points);
    struct shares shares;

    made.problem.questions = &question;
    made.problem.n_questions = 1;
    made.answers = (struct answers){1, choice};
    shares = run(oracle.arena, &made, WEIGHTS_STATED, 1, 64);
    assert_int_equal(shares.n, 0);
    assert_int_equal(shares.draws, 0);
    assert_float_equal(shares.entropy, 0, 0);
    oracle_free(&oracle);
}

/* The exact published shares, with the values scaled to whole numbers. */
static void test_shares_match_published_results(void **state)
{
    static const struct {
        const char *name;
        int values[12];
    } rows[] = {
        {"smaa-tzeng-exact-uniform",
         {0, 9000, 0, 6000, 4500, 9000, 9000, 9000, 4500, 6000, 0, 4500}},
        {"smaa-dominated", {1, 1, 1, 0, 0, 0}},
    };
    static const int points[] = {1, 1, 1};
    (void)state;
    struct oracle oracle = oracle_new(81);

    for (size_t v = 0; v < ARRAY_LENGTH(rows); v++) {
        json_t *vector = vectors_read(rows[v].name);
        const json_t *expected = json_object_get(vector, "expected");
        const json_t *shares = json_object_get(expected, "rank_acceptability");
        int m = (int)json_array_size(json_object_get(vector, "alternatives"));
        struct oracle_case made = make(&oracle, m, 3, rows[v].values, rows[v].values, points);
        struct shares found = run(oracle.arena, &made, WEIGHTS_NO_TRUST, 1, 4096);

        for (int i = 0; i < m; i++)
            assert_float_equal(
                first(&found, i),
                json_number_value(json_array_get(json_array_get(shares, (size_t)i), 0)), 0.008);
        json_decref(vector);
    }
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_draw_has_one_first),
        cmocka_unit_test(test_nothing_is_drawn_without_criteria),
        cmocka_unit_test(test_drawing_in_slices_gives_the_same_counts),
        cmocka_unit_test(test_same_seed_gives_the_same_counts),
        cmocka_unit_test(test_stated_weights_are_dirichlet),
        cmocka_unit_test(test_more_points_vary_less),
        cmocka_unit_test(test_dominated_alternative_is_never_first),
        cmocka_unit_test(test_equal_alternatives_share_evenly),
        cmocka_unit_test(test_share_falls_when_the_margin_falls),
        cmocka_unit_test(test_unknown_values_are_drawn_evenly),
        cmocka_unit_test(test_without_points_weights_are_uniform),
        cmocka_unit_test(test_shares_of_ten_alternatives_are_within_the_stated_error),
        cmocka_unit_test(test_best_of_many_alternatives_compete),
        cmocka_unit_test(test_no_draws_when_all_are_ruled_out),
        cmocka_unit_test(test_shares_match_published_results),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
