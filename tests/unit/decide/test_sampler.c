#include "unit.h"

#include "decide/numbers/draws.h"
#include "decide/robustness/sampler.h"

#include <math.h>

#define DRAWS 20000

/* The generators' published first numbers: splitmix64 from the seed 1234567, xoshiro256** from the
 * state 1, 2, 3, 4. */
static void test_generators_match_published_sequences(void **state)
{
    static const uint64_t split[] = {6457827717110365317u, 3203168211198807973u,
                                     9817491932198370423u, 4593380528125082431u,
                                     16408922859458223821u};
    static const uint64_t next[] = {11520u,
                                    0u,
                                    1509978240u,
                                    1215971899390074240u,
                                    1216172134540287360u,
                                    607988272756665600u,
                                    16172922978634559625u,
                                    8476171486693032832u,
                                    10595114339597558777u,
                                    2904607092377533576u};
    struct random random = {{1, 2, 3, 4}};
    uint64_t seed = 1234567;
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(split); i++)
        assert_true(random_split(&seed) == split[i]);
    for (size_t i = 0; i < ARRAY_LENGTH(next); i++)
        assert_true(random_next(&random) == next[i]);

    random = random_seeded(1234567);
    for (int i = 0; i < 4; i++)
        assert_true(random.state[i] == split[i]);
}

static void test_bounded_numbers_are_uniform(void **state)
{
    struct random random = random_seeded(3);
    int counts[7] = {0};
    (void)state;

    for (int i = 0; i < 7 * DRAWS; i++) {
        uint32_t number = random_below(&random, 7);

        assert_true(number < 7);
        counts[number]++;
    }
    for (int i = 0; i < 7; i++)
        assert_in_range(counts[i], DRAWS * 95 / 100, DRAWS * 105 / 100);
    assert_int_equal(random_below(&random, 1), 0);
}

/* FNV-1a over the four bytes of each number, lowest first. The numbers match exact arithmetic. */
static void test_exponential_table_has_its_recorded_hash(void **state)
{
    uint64_t hash = 0xcbf29ce484222325u;
    (void)state;

    for (int i = 0; i < 65536; i++) {
        double exact = -65536 * log((i + 0.5) / 65536);

        assert_true(fabs(exponential_table[i] - exact) < 0.5001);
        for (int k = 0; k < 32; k += 8)
            hash = (hash ^ (exponential_table[i] >> k & 0xff)) * 0x100000001b3u;
    }
    assert_true(hash == 0x2ac402ffba447177u);
}

/* P(X < x) of a gamma variable of a whole shape, as the chance of so many events or more. */
static double gamma_chance(double x)
{
    double term = exp(-x), sum = 0;

    for (int k = 0; k < GAMMA_SHAPE; k++) {
        sum += term;
        term *= x / (k + 1);
    }
    return 1 - sum;
}

static void test_gamma_table_holds_quantiles(void **state)
{
    uint64_t hash = 0xcbf29ce484222325u;
    double mean = 0;
    (void)state;

    for (int i = 0; i < 65536; i++) {
        double x = gamma_table[i] / 65536.0;

        assert_float_equal(gamma_chance(x), (i + 0.5) / 65536, 3e-6);
        mean += x / 65536;
        for (int k = 0; k < 32; k += 8)
            hash = (hash ^ (gamma_table[i] >> k & 0xff)) * 0x100000001b3u;
    }
    assert_float_equal(mean, GAMMA_SHAPE, 1e-4);
    assert_true(hash == 0xa576367d3c0f681au);
}

/* Dirichlet: mean u / U, variance m (1 - m) / (U + 1). */
static void test_stated_weights_have_the_expected_moments(void **state)
{
    static const int points[] = {1, 2, 5, 16, 24, 40};
    enum { N = ARRAY_LENGTH(points), TOTAL = 88 };
    struct sampler *sampler = sampler_new_stated(points, N, 11);
    double mean[N] = {0}, square[N] = {0};
    (void)state;

    for (int d = 0; d < DRAWS; d++) {
        int16_t weights[N];
        int32_t sum = sampler_weights(sampler, weights);

        assert_in_range(sum, SAMPLER_STATED_SUM - N, SAMPLER_STATED_SUM + N);
        for (int j = 0; j < N; j++) {
            mean[j] += (double)weights[j] / sum / DRAWS;
            square[j] += (double)weights[j] / sum * weights[j] / sum / DRAWS;
        }
    }
    for (int j = 0; j < N; j++) {
        double m = (double)points[j] / TOTAL, variance = m * (1 - m) / (TOTAL + 1);

        assert_float_equal(mean[j], m, 4 * sqrt(variance / DRAWS));
        assert_float_equal(square[j] - mean[j] * mean[j], variance, 0.05 * variance);
    }
    sampler_free(sampler);
}

/* F = min(2600, 100000 / n), and nothing but the generator's bits: once more where all are 0. */
static int32_t expected_weights(struct random *random, int n, uint64_t factor, int16_t *weights)
{
    uint64_t bits = 0;
    int32_t sum = 0;

    for (int j = 0; j < n; j++) {
        bits = j % 4 == 0 ? random_next(random) : bits >> 16;
        weights[j] = (int16_t)((exponential_table[bits & 0xffff] * factor + 32768) >> 16);
        sum += weights[j];
    }
    return sum > 0 ? sum : expected_weights(random, n, factor, weights);
}

static void test_weights_follow_the_formula(void **state)
{
    static const struct {
        int n;
        uint64_t factor;
    } rows[] = {{1, 2600},  {5, 2600},  {38, 2600},  {39, 2564},
                {40, 2500}, {64, 1562}, {100, 1000}, {10000, 10}};
    (void)state;

    for (size_t r = 0; r < ARRAY_LENGTH(rows); r++) {
        struct sampler *sampler = sampler_new(rows[r].n, 9);
        struct random random = random_seeded(9);

        for (int d = 0; d < 3000; d++) {
            static int16_t weights[10000], expected[10000];
            int32_t sum = sampler_weights(sampler, weights);

            assert_int_equal(sum, expected_weights(&random, rows[r].n, rows[r].factor, expected));
            assert_memory_equal(weights, expected, (size_t)rows[r].n * sizeof(int16_t));
        }
        assert_memory_equal(sampler_random(sampler), &random, sizeof(random));
        sampler_free(sampler);
    }
    sampler_free(NULL);
}

/* Evenly over all weightings of n: one share is below t in 1 - (1 - t)^(n - 1) of them. */
static void test_weights_are_uniform_on_the_simplex(void **state)
{
    static const int sizes[] = {2, 3, 5, 40, 64};
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        int n = sizes[i], below[64] = {0};
        struct sampler *sampler = sampler_new(n, 4);
        double mean[64] = {0}, t = 0.7 / n;

        for (int d = 0; d < DRAWS; d++) {
            int16_t weights[64];
            int32_t sum = sampler_weights(sampler, weights);

            assert_in_range(sum, 1, SAMPLER_SUM_MOST);
            for (int j = 0; j < n; j++) {
                mean[j] += (double)weights[j] / sum / DRAWS;
                below[j] += weights[j] < t * sum;
            }
        }
        for (int j = 0; j < n; j++) {
            assert_float_equal(mean[j], 1.0 / n, 0.03 / n);
            assert_float_equal((double)below[j] / DRAWS, 1 - pow(1 - t, n - 1), 0.015);
        }
        sampler_free(sampler);
    }
}

static void test_another_seed_gives_other_weights(void **state)
{
    struct sampler *one = sampler_new(40, 1), *two = sampler_new(40, 2);
    int16_t weights[40], others[40];
    int same = 0;
    (void)state;

    sampler_weights(one, weights);
    sampler_weights(two, others);
    for (int j = 0; j < 40; j++)
        same += weights[j] == others[j];
    assert_true(same < 5);
    sampler_free(one);
    sampler_free(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_generators_match_published_sequences),
        cmocka_unit_test(test_bounded_numbers_are_uniform),
        cmocka_unit_test(test_exponential_table_has_its_recorded_hash),
        cmocka_unit_test(test_gamma_table_holds_quantiles),
        cmocka_unit_test(test_stated_weights_have_the_expected_moments),
        cmocka_unit_test(test_weights_follow_the_formula),
        cmocka_unit_test(test_weights_are_uniform_on_the_simplex),
        cmocka_unit_test(test_another_seed_gives_other_weights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
