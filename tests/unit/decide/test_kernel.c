#include "unit.h"

#include "oracle.h"

#include "decide/numbers/kernel.h"

#include <math.h>
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

/* With `odd` in place of the score `at`, unless it is 0. */
static void assert_keys(const struct kernel *kernel, int n, int at, double odd)
{
    struct oracle oracle = oracle_new(6);
    double scores[LONGEST], least = INFINITY, most = -INFINITY, scale;
    int32_t keys[LONGEST + 1];

    for (int i = 0; i < n; i++) {
        scores[i] = i == at && odd != 0 ? odd : oracle_below(&oracle, 1000) / 7.0 - 50;
        least = fmin(least, scores[i]);
        most = fmax(most, scores[i]);
    }
    scale = 262143 / (most - least);
    keys[n] = 77;
    assert_int_equal(kernel->keys(scores, n, 262143, keys), !isnan(odd));
    for (int i = 0; i < n && !isnan(odd); i++)
        assert_int_equal(keys[i], isfinite(scale) && isfinite(most - least)
                                      ? (int)((most - scores[i]) * scale)
                                      : 0);
    assert_int_equal(keys[n], 77);
    oracle_free(&oracle);
}

static void test_keys_are_spread_over_the_range_of_the_scores(void **state)
{
    static const double odd[] = {0, NAN, INFINITY, -INFINITY, 1e300, -1e300, 1e-300};
    (void)state;

    for (int n = 1; n <= LONGEST; n++) {
        for (size_t i = 0; i < ARRAY_LENGTH(odd); i++) {
            assert_keys(&kernel_plain, n, n * 5 / 7, odd[i]);
            assert_keys(kernel_widest(), n, n * 5 / 7, odd[i]);
            assert_keys(&kernel_plain, n, n - 1, odd[i]);
            assert_keys(kernel_widest(), n, n - 1, odd[i]);
        }
    }
}

static void assert_bytes(const struct kernel *kernel, int n, int number)
{
    struct oracle oracle = oracle_new(4);
    uint64_t words[LONGEST];
    uint8_t bytes[LONGEST + 1];

    for (int i = 0; i < n; i++)
        words[i] = (uint64_t)oracle_below(&oracle, 1 << 30) * 0x100000001b3 << 16 ^ (uint64_t)i;
    bytes[n] = 77;
    kernel->bytes(words, n, number, bytes);
    for (int i = 0; i < n; i++)
        assert_int_equal(bytes[i], words[i] >> number * 8 & 0xff);
    assert_int_equal(bytes[n], 77);
    oracle_free(&oracle);
}

static void test_bytes_are_numbered_from_the_lowest(void **state)
{
    (void)state;

    for (int n = 0; n <= LONGEST; n++) {
        assert_bytes(&kernel_plain, n, n % 8);
        assert_bytes(kernel_widest(), n, n % 8);
    }
}

/* Sets of members of a group in many draws. */
struct sets {
    struct oracle oracle;
    int n_members, n_rows;
    uint64_t units[KERNEL_STRIDE * KERNEL_WORDS];
    uint8_t members[KERNEL_BLOCK * KERNEL_STRIDE];
    uint8_t sizes[KERNEL_BLOCK * KERNEL_STRIDE];
    uint64_t prefixes[KERNEL_STRIDE * KERNEL_BLOCK * KERNEL_WORDS];
    uint64_t counters[KERNEL_GROUP * KERNEL_PLANES * KERNEL_WORDS];
    uint32_t expected[KERNEL_GROUP][KERNEL_STRIDE];
};

static void shuffle_members(struct sets *sets, uint8_t *members)
{
    for (int i = 0; i < sets->n_members; i++) {
        int other = oracle_below(&sets->oracle, i + 1);

        members[i] = members[other];
        members[other] = (uint8_t)i;
    }
}

static void draw_sets(struct sets *sets, bool all)
{
    for (int d = 0; d < KERNEL_BLOCK; d++) {
        uint8_t *members = sets->members + d * KERNEL_STRIDE;

        shuffle_members(sets, members);
        for (int r = 0; r < sets->n_rows; r++) {
            int size = all ? sets->n_members : oracle_below(&sets->oracle, sets->n_members + 1);

            sets->sizes[d * KERNEL_STRIDE + r] = (uint8_t)size;
            for (int i = 0; i < size; i++)
                sets->expected[r][members[i]]++;
        }
    }
}

static bool has_member(const struct sets *sets, int size, int draw, int member)
{
    const uint64_t *set = sets->prefixes + (size * KERNEL_BLOCK + draw) * KERNEL_WORDS;

    return set[member % KERNEL_WORDS] >> member / KERNEL_WORDS & 1;
}

static void assert_prefixes(const struct sets *sets)
{
    for (int d = 0; d < KERNEL_BLOCK; d++) {
        bool expected[KERNEL_STRIDE] = {false};

        for (int size = 0; size <= sets->n_members; size++) {
            if (size > 0)
                expected[sets->members[d * KERNEL_STRIDE + size - 1]] = true;
            for (int i = 0; i < KERNEL_STRIDE; i++)
                assert_int_equal(has_member(sets, size, d, i), expected[i]);
        }
    }
}

/* With `all` the sets of all rounds but the first have every member. */
static void assert_counts(const struct kernel *kernel, int n_members, int n_rows, int rounds,
                          bool all)
{
    struct sets *sets = calloc(1, sizeof(*sets));
    uint32_t numbers[KERNEL_STRIDE];

    sets->oracle = oracle_new(5);
    sets->n_members = n_members;
    sets->n_rows = n_rows;
    for (int i = 0; i < KERNEL_GROUP; i++)
        sets->units[i * KERNEL_WORDS + i % KERNEL_WORDS] = (uint64_t)1 << i / KERNEL_WORDS;
    for (int round = 0; round < rounds; round++) {
        draw_sets(sets, all && round > 0);
        kernel->prefixes(sets->members, n_members, sets->units, sets->prefixes);
        if (round == 0)
            assert_prefixes(sets);
        kernel->count(sets->sizes, n_rows, sets->prefixes, sets->counters);
    }
    for (int r = 0; r < n_rows; r++) {
        for (int i = 0; i < KERNEL_STRIDE; i++)
            numbers[i] = 4000000000 + (uint32_t)i;
        kernel->unpack(sets->counters + r * KERNEL_PLANES * KERNEL_WORDS, numbers);
        for (int i = 0; i < KERNEL_STRIDE; i++)
            assert_int_equal(numbers[i], 4000000000 + (uint32_t)i + sets->expected[r][i]);
    }
    oracle_free(&sets->oracle);
    free(sets);
}

static void test_sets_are_added_up_on_every_processor(void **state)
{
    static const int sizes[] = {0, 1, 2, 3, 31, 64, 65, 128, 200, KERNEL_GROUP};
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        for (int n_rows = 1; n_rows < 10; n_rows++) {
            assert_counts(&kernel_plain, sizes[i], n_rows, 3, false);
            assert_counts(kernel_widest(), sizes[i], n_rows, 3, false);
        }
    }
    assert_counts(&kernel_plain, KERNEL_GROUP, KERNEL_GROUP, 9, false);
    assert_counts(kernel_widest(), KERNEL_GROUP, KERNEL_GROUP, 9, false);
}

static void test_counters_hold_as_many_draws_as_they_have_bits_for(void **state)
{
    int rounds = ((1 << KERNEL_PLANES) - 1) / KERNEL_BLOCK;
    (void)state;

    assert_counts(&kernel_plain, KERNEL_GROUP, 3, rounds, true);
    assert_counts(kernel_widest(), KERNEL_GROUP, 3, rounds, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_of_any_length_match_the_plain_loop),
        cmocka_unit_test(test_weights_take_16_bits_each),
        cmocka_unit_test(test_unknown_values_stay_in_their_interval),
        cmocka_unit_test(test_ties_take_16_bits_each),
        cmocka_unit_test(test_scores_are_added_up_in_order),
        cmocka_unit_test(test_keys_are_spread_over_the_range_of_the_scores),
        cmocka_unit_test(test_bytes_are_numbered_from_the_lowest),
        cmocka_unit_test(test_sets_are_added_up_on_every_processor),
        cmocka_unit_test(test_counters_hold_as_many_draws_as_they_have_bits_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
