#include "unit.h"

#include "oracle.h"

#include "decide/numbers/kernel.h"

#include <stdlib.h>
#include <string.h>

/* Every length up to beyond two of the widest steps a compiler takes, at the largest sums. */
#define LONGEST 130
#define ROWS 3

static void test_sums_of_any_length_match_the_plain_loop(void **state)
{
    (void)state;
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
        kernel_sums(rows, ROWS, stride, weights, n, sums);
        for (int r = 0; r < ROWS; r++) {
            int64_t sum = 0;

            for (int j = 0; j < n; j++)
                sum += (int64_t)rows[r * stride + j] * weights[j];
            assert_int_equal(sums[r], sum);
        }
    }
    oracle_free(&oracle);
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

static void test_kernel_adds_to_existing_sums(void **state)
{
    (void)state;

    for (int n = 0; n <= LONGEST; n++) {
        uint64_t totals[LONGEST];
        int16_t weights[LONGEST] = {0};

        for (int j = 0; j < n; j++) {
            totals[j] = (uint64_t)j << 40;
            weights[j] = (int16_t)(j * 251);
        }
        kernel_add(totals, weights, n, (uint64_t)1 << 38);
        for (int j = 0; j < n; j++)
            assert_true(totals[j] == ((uint64_t)j << 40) + ((uint64_t)j * 251 << 38));
    }
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

/* Sums stay in their order, whatever is below them; level ones come in either order. */
static void test_totals_keep_the_order_of_the_sums(void **state)
{
    struct random random = random_seeded(6), same = random;
    int32_t drawn[KERNEL_DRAWS];
    int64_t totals[KERNEL_DRAWS];
    uint64_t bits = 0;
    (void)state;

    for (int d = 0; d < KERNEL_DRAWS; d++)
        drawn[d] = d == 0 ? 0 : 2000000000 - d * d;
    kernel_totals(&random, drawn, totals);
    for (int d = 0; d < KERNEL_DRAWS; d++) {
        bits = d % 4 == 0 ? random_next(&same) : bits >> 16;
        assert_true(totals[d] == (int64_t)drawn[d] * 65536 + (int64_t)(bits & 0xffff));
    }
}

/* Few different totals, so that many are level; differences of 1 far above 32 bits too. */
static void test_comparing_equals_keeps_the_earlier_first(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(2);

    for (int n = 1; n <= 12; n++) {
        int64_t totals[12 * KERNEL_DRAWS];
        uint32_t wins[12 * 12], before[12 * 12];
        int32_t places[12 * KERNEL_DRAWS];

        for (int i = 0; i < n * KERNEL_DRAWS; i++)
            totals[i] = oracle_below(&oracle, 3) + (INT64_C(1) << oracle_below(&oracle, 51));
        for (int i = 0; i < n * n; i++)
            wins[i] = before[i] = (uint32_t)i;
        kernel_compare(totals, n, wins, places);
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
    oracle_free(&oracle);
}

/* Columns of groups of alternatives, as one draw after the other. */
static void assert_losses(kernel_losses_function *count, int draws)
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
    count(own, others, draws, losses);
    assert_memory_equal(losses, expected, sizeof(losses));
    free(own);
    free(others);
    oracle_free(&oracle);
}

static void test_losses_are_added_up_on_every_processor(void **state)
{
    (void)state;

    for (int draws = 0; draws < 20; draws++) {
        assert_losses(kernel_losses, draws);
        assert_losses(kernel_widest_losses(), draws);
    }
    assert_losses(kernel_losses, 32767);
    assert_losses(kernel_widest_losses(), 32767);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_of_any_length_match_the_plain_loop),
        cmocka_unit_test(test_weights_take_16_bits_each),
        cmocka_unit_test(test_kernel_adds_to_existing_sums),
        cmocka_unit_test(test_unknown_values_stay_in_their_interval),
        cmocka_unit_test(test_totals_keep_the_order_of_the_sums),
        cmocka_unit_test(test_comparing_equals_keeps_the_earlier_first),
        cmocka_unit_test(test_losses_are_added_up_on_every_processor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
