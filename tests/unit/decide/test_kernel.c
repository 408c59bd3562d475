#include "unit.h"

#include "oracle.h"

#include "decide/numbers/kernel.h"

#include <stdlib.h>
#include <string.h>

/* Every length up to beyond two of the widest steps a compiler takes, at the largest sums. */
#define LONGEST 130
#define ROWS 7

static void assert_sums(const struct kernel *kernel)
{
    struct oracle oracle = oracle_new(1);

    for (int n = 0; n <= LONGEST; n++) {
        int16_t rows[ROWS * (LONGEST + 7)], weights[LONGEST];
        int32_t sums[ROWS];
        int stride = n + oracle_below(&oracle, 8), left = 200000;

        for (int i = 0; i < ROWS * stride; i++)
            rows[i] = (int16_t)(oracle_chance(&oracle, 50) ? 10000 : oracle_below(&oracle, 10001));
        for (int j = 0; j < n; j++) {
            weights[j] = (int16_t)oracle_below(&oracle, left < 32767 ? left + 1 : 32768);
            left -= weights[j];
        }
        kernel->sums(rows, ROWS, stride, weights, n, sums);
        for (int r = 0; r < ROWS; r++) {
            int64_t sum = 0;

            for (int j = 0; j < n; j++)
                sum += (int64_t)rows[r * stride + j] * weights[j];
            assert_int_equal(sums[r], sum);
        }
    }
    oracle_free(&oracle);
}

static void test_sums_of_any_length_match_the_plain_loop(void **state)
{
    (void)state;

    assert_sums(&kernel_plain);
    assert_sums(kernel_widest());
}

/* Four weights to a number, lowest bits first; a last number may give fewer. */
static void test_weights_take_16_bits_each(void **state)
{
    static int16_t table[65536];
    (void)state;

    for (int i = 0; i < 65536; i++)
        table[i] = (int16_t)(i * 31 % 30000);
    for (int n = 1; n <= LONGEST; n++) {
        struct random random = random_seeded(5), same = random;
        int16_t weights[LONGEST] = {0};
        int32_t sum = kernel_weights(&random, table, n, weights), expected = 0;
        uint64_t bits = 0;

        for (int j = 0; j < n; j++) {
            bits = j % 4 == 0 ? random_next(&same) : bits >> 16;
            assert_int_equal(weights[j], table[bits & 0xffff]);
            expected += weights[j];
        }
        assert_int_equal(sum, expected);
        assert_memory_equal(&random, &same, sizeof(random));
    }
}

static void assert_adds(const struct kernel *kernel)
{
    for (int n = 0; n <= LONGEST; n++) {
        uint64_t totals[LONGEST];
        int16_t weights[LONGEST] = {0};

        for (int j = 0; j < n; j++) {
            totals[j] = (uint64_t)j << 40;
            weights[j] = (int16_t)(j * 251);
        }
        kernel->add(totals, weights, n, UINT32_MAX);
        for (int j = 0; j < n; j++)
            assert_true(totals[j] == ((uint64_t)j << 40) + (uint64_t)j * 251 * UINT32_MAX);
    }
}

static void test_kernel_adds_to_existing_sums(void **state)
{
    (void)state;

    assert_adds(&kernel_plain);
    assert_adds(kernel_widest());
}

static void test_unknown_values_stay_in_their_interval(void **state)
{
    static const uint32_t widths[] = {1, 2, 3, 9999, 10000};
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(widths); i++) {
        struct random random = random_seeded(i), same = random;
        int16_t weights[KERNEL_DRAWS * 3];
        int32_t drawn[KERNEL_DRAWS];
        uint64_t bits = 0;

        for (int d = 0; d < KERNEL_DRAWS; d++) {
            weights[d * 3] = (int16_t)(d * 500);
            drawn[d] = d;
        }
        kernel_unknown(&random, widths[i], weights, 3, drawn);
        for (int d = 0; d < KERNEL_DRAWS; d++) {
            int64_t above;

            bits = d % 4 == 0 ? random_next(&same) : bits >> 16;
            above = (int64_t)(bits & 0xffff) * (widths[i] + 1) / 65536;
            assert_in_range(above, 0, widths[i]);
            assert_int_equal(drawn[d], d + above * d * 500);
        }
    }
}

static void test_ties_take_16_bits_each(void **state)
{
    struct random random = random_seeded(6), same = random;
    int32_t ties[KERNEL_DRAWS];
    uint64_t bits = 0;
    (void)state;

    kernel_ties(&random, ties);
    for (int d = 0; d < KERNEL_DRAWS; d++) {
        bits = d % 4 == 0 ? random_next(&same) : bits >> 16;
        assert_int_equal(ties[d], bits & 0xffff);
    }
    assert_memory_equal(&random, &same, sizeof(random));
}

/* Few different sums and ties, so that many are level; sums as far apart as they can be. */
static void assert_comparison(const struct kernel *kernel, struct oracle *oracle, int n)
{
    int32_t drawn[12 * KERNEL_DRAWS], ties[12 * KERNEL_DRAWS], places[12 * KERNEL_DRAWS];
    uint32_t wins[12 * 12], before[12 * 12];
    int64_t totals[12 * KERNEL_DRAWS];

    for (int i = 0; i < n * KERNEL_DRAWS; i++) {
        drawn[i] = oracle_chance(oracle, 20) ? 2000000000 + oracle_below(oracle, 3)
                                             : oracle_below(oracle, 3);
        ties[i] = oracle_chance(oracle, 20) ? 65535 : oracle_below(oracle, 3);
        totals[i] = (int64_t)drawn[i] * 65536 + ties[i];
    }
    for (int i = 0; i < n * n; i++)
        wins[i] = before[i] = (uint32_t)i;
    kernel->compare(drawn, ties, n, wins, places);
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            uint32_t won = 0;

            for (int d = 0; d < KERNEL_DRAWS; d++)
                won += totals[i * KERNEL_DRAWS + d] >= totals[j * KERNEL_DRAWS + d];
            assert_int_equal(wins[i * n + j], before[i * n + j] + (i < j ? won : 0));
        }
        for (int d = 0; d < KERNEL_DRAWS; d++) {
            int64_t own = totals[i * KERNEL_DRAWS + d];
            int place = 0;

            for (int j = 0; j < n; j++)
                place += totals[j * KERNEL_DRAWS + d] > own ||
                         (totals[j * KERNEL_DRAWS + d] == own && j < i);
            assert_int_equal(places[i * KERNEL_DRAWS + d], place);
        }
    }
}

static void test_comparing_equals_keeps_the_earlier_first(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(2);

    for (int n = 1; n <= 12; n++) {
        assert_comparison(&kernel_plain, &oracle, n);
        assert_comparison(kernel_widest(), &oracle, n);
    }
    oracle_free(&oracle);
}

/* In the order that is stated, to the last bit. */
static void assert_scores(const struct kernel *kernel, int n_groups, int n, int draws)
{
    struct oracle oracle = oracle_new(3);
    double values[3 * 9 * KERNEL_SCORES], weights[5 * 9], scores[5 * 3 * KERNEL_SCORES];

    for (int i = 0; i < n_groups * n * KERNEL_SCORES; i++)
        values[i] = oracle_below(&oracle, 1000) / 7.0;
    for (int i = 0; i < draws * n; i++)
        weights[i] = oracle_below(&oracle, 1000) / 1e4;
    kernel->scores(values, n_groups, n, weights, draws, scores);
    for (int i = 0; i < draws * n_groups * KERNEL_SCORES; i++) {
        int lane = i % KERNEL_SCORES, g = i / KERNEL_SCORES % n_groups;
        int d = i / KERNEL_SCORES / n_groups;
        volatile double sum = 0; /* rounded after each step */

        for (int j = 0; j < n; j++)
            sum += weights[d * n + j] * values[(g * n + j) * KERNEL_SCORES + lane];
        assert_memory_equal(&scores[i], (const double *)&sum, sizeof(double));
    }
    oracle_free(&oracle);
}

static void test_scores_are_added_up_in_order(void **state)
{
    (void)state;

    for (int n = 1; n <= 9; n++) {
        assert_scores(&kernel_plain, 3, n, 5);
        assert_scores(kernel_widest(), 3, n, 5);
    }
}

/* Columns of groups of alternatives, as one draw after the other. */
static void assert_losses(const struct kernel *kernel, int draws)
{
    struct oracle oracle = oracle_new(2);
    int16_t *own = calloc((size_t)draws * KERNEL_WIDE + 1, sizeof(int16_t));
    int16_t *others = calloc((size_t)draws * KERNEL_WIDE + 1, sizeof(int16_t));
    uint32_t losses[KERNEL_WIDE], expected[KERNEL_WIDE];

    for (int i = 0; i < draws * KERNEL_WIDE; i++) {
        own[i] = (int16_t)(oracle_chance(&oracle, 50) ? 32767 : oracle_below(&oracle, 100));
        others[i] = (int16_t)(oracle_chance(&oracle, 50) ? 0 : oracle_below(&oracle, 100));
    }
    for (int i = 0; i < KERNEL_WIDE; i++) {
        losses[i] = expected[i] = 4000000000 + (uint32_t)i;
        for (int d = 0; d < draws; d++)
            expected[i] += own[d * KERNEL_WIDE] > others[d * KERNEL_WIDE + i];
    }
    kernel->losses(own, others, draws, losses);
    assert_memory_equal(losses, expected, sizeof(losses));
    free(own);
    free(others);
    oracle_free(&oracle);
}

static void test_losses_are_added_up_on_every_processor(void **state)
{
    (void)state;

    for (int draws = 0; draws < 20; draws++) {
        assert_losses(&kernel_plain, draws);
        assert_losses(kernel_widest(), draws);
    }
    assert_losses(&kernel_plain, 32767);
    assert_losses(kernel_widest(), 32767);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_of_any_length_match_the_plain_loop),
        cmocka_unit_test(test_weights_take_16_bits_each),
        cmocka_unit_test(test_kernel_adds_to_existing_sums),
        cmocka_unit_test(test_unknown_values_stay_in_their_interval),
        cmocka_unit_test(test_ties_take_16_bits_each),
        cmocka_unit_test(test_comparing_equals_keeps_the_earlier_first),
        cmocka_unit_test(test_scores_are_added_up_in_order),
        cmocka_unit_test(test_losses_are_added_up_on_every_processor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
