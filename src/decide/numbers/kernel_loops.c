#include "decide/numbers/kernel.h"

#include <math.h>
#include <string.h>

/* Compiled once for every processor, and where the compiler can, once more for wider registers: see
 * meson.build. */
#ifndef KERNEL
#define KERNEL kernel_plain
#endif

extern const struct kernel KERNEL;

/* Stops clang from unrolling so far that the remainder of a row, done value by value, takes most of
 * the time. */
static int32_t sum_of_products(const int16_t *restrict a, const int16_t *restrict b, int n)
{
    int32_t sum = 0;

#ifdef __clang__
#pragma clang loop vectorize_width(8) interleave_count(1) unroll(disable)
#endif
    for (int j = 0; j < n; j++)
        sum += a[j] * b[j];
    return sum;
}

/* Four rows at once, so that the weights are loaded once for them. */
static void four_sums(const int16_t *restrict rows, int stride, const int16_t *restrict weights,
                      int n, int32_t *restrict sums)
{
    const int16_t *second = rows + stride, *third = second + stride, *fourth = third + stride;
    int32_t a = 0, b = 0, c = 0, d = 0;

#ifdef __clang__
#pragma clang loop vectorize_width(8) interleave_count(1) unroll(disable)
#endif
    for (int j = 0; j < n; j++) {
        a += rows[j] * weights[j];
        b += second[j] * weights[j];
        c += third[j] * weights[j];
        d += fourth[j] * weights[j];
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
}

static void add_rows(const int16_t *rows, int n_rows, int stride, const int16_t *weights, int n,
                     int32_t *sums)
{
    int r = 0;

    for (; r + 4 <= n_rows; r += 4)
        four_sums(rows + (int64_t)r * stride, stride, weights, n, sums + r);
    for (; r < n_rows; r++)
        sums[r] = sum_of_products(rows + (int64_t)r * stride, weights, n);
}

static inline void start_products(double weight, const double *restrict values,
                                  double *restrict scores)
{
    for (int i = 0; i < KERNEL_SCORES; i++)
        scores[i] = 0 + weight * values[i]; /* -0 becomes 0 */
}

static inline void add_products(double weight, const double *restrict values,
                                double *restrict scores)
{
    for (int i = 0; i < KERNEL_SCORES; i++)
        scores[i] += weight * values[i];
}

static inline void add_four_products(const double *restrict weights, const double *restrict values,
                                     double *restrict scores)
{
    const double *second = values + KERNEL_SCORES, *third = second + KERNEL_SCORES;
    const double *fourth = third + KERNEL_SCORES;

    for (int i = 0; i < KERNEL_SCORES; i++)
        scores[i] = scores[i] + weights[0] * values[i] + weights[1] * second[i] +
                    weights[2] * third[i] + weights[3] * fourth[i];
}

/* In place, so that gcc takes one criterion after the other; four at once, because it stores the
 * scores each time. */
static void score_group(const double *restrict values, int n, const double *restrict weights,
                        double *restrict scores)
{
    int j = 1;

    start_products(weights[0], values, scores);
    for (; j + 4 <= n; j += 4)
        add_four_products(weights + j, values + (int64_t)j * KERNEL_SCORES, scores);
    for (; j < n; j++)
        add_products(weights[j], values + (int64_t)j * KERNEL_SCORES, scores);
}

/* Group by group, so that its values stay in the cache for all draws. */
static void score(const double *values, int n_groups, int n, const double *weights, int draws,
                  double *scores)
{
    for (int64_t g = 0; g < n_groups; g++) {
        for (int64_t d = 0; d < draws; d++)
            score_group(values + g * n * KERNEL_SCORES, n, weights + d * n,
                        scores + (d * n_groups + g) * KERNEL_SCORES);
    }
}

/* Not inlined, because gcc would unroll it instead of using wide registers. */
__attribute__((noinline)) static void widen_range(const double *restrict scores,
                                                  double *restrict least, double *restrict most,
                                                  double *restrict wrong)
{
    for (int i = 0; i < KERNEL_SCORES; i++)
        least[i] = scores[i] < least[i] ? scores[i] : least[i];
    for (int i = 0; i < KERNEL_SCORES; i++)
        most[i] = scores[i] > most[i] ? scores[i] : most[i];
    for (int i = 0; i < KERNEL_SCORES; i++)
        wrong[i] += scores[i] - scores[i];
}

/* Returns the size of the range; it is not finite if a score is not. */
static double range_of(const double *scores, int n, double *ret_most)
{
    double lows[KERNEL_SCORES], highs[KERNEL_SCORES], wrongs[KERNEL_SCORES];
    double least = scores[0], most = scores[0], wrong = 0;
    int done = 0;

    for (int i = 0; i < KERNEL_SCORES; i++) {
        lows[i] = highs[i] = scores[0];
        wrongs[i] = 0;
    }
    for (; done + KERNEL_SCORES <= n; done += KERNEL_SCORES)
        widen_range(scores + done, lows, highs, wrongs);
    for (int i = 0; i < KERNEL_SCORES; i++) {
        least = lows[i] < least ? lows[i] : least;
        most = highs[i] > most ? highs[i] : most;
        wrong += wrongs[i];
    }
    for (; done < n; done++) {
        least = scores[done] < least ? scores[done] : least;
        most = scores[done] > most ? scores[done] : most;
        wrong += scores[done] - scores[done];
    }
    *ret_most = most;
    return most - least + wrong;
}

static void fill_keys(const double *restrict scores, int n, double most, double scale,
                      int32_t *restrict keys)
{
    for (int i = 0; i < n; i++)
        keys[i] = (int32_t)((most - scores[i]) * scale);
}

static bool find_keys(const double *scores, int n, int most, int32_t *keys)
{
    double highest, range = range_of(scores, n, &highest), scale = most / range;

    if (isfinite(range) && isfinite(scale)) {
        fill_keys(scores, n, highest, scale, keys);
        return true;
    }
    memset(keys, 0, (size_t)n * sizeof(keys[0]));
    for (int i = 0; i < n; i++) {
        if (isnan(scores[i]))
            return false;
    }
    return true;
}

static void take_bytes(const uint64_t *restrict words, int n, int number, uint8_t *restrict bytes)
{
    for (int i = 0; i < n; i++)
        bytes[i] = (uint8_t)(words[i] >> number * 8);
}

static inline void join(const uint64_t *one, const uint64_t *other, uint64_t *joined)
{
    uint64_t words[KERNEL_WORDS];

    for (int k = 0; k < KERNEL_WORDS; k++)
        words[k] = one[k] | other[k];
    for (int k = 0; k < KERNEL_WORDS; k++)
        joined[k] = words[k];
}

/* The draws are side by side, so that none has to wait for its set before. */
static void add_members(const uint8_t *members, int n, const uint64_t *units, uint64_t *prefixes)
{
    memset(prefixes, 0, sizeof(uint64_t) * KERNEL_BLOCK * KERNEL_WORDS);
    for (int i = 0; i < n; i++, members++) {
        for (int d = 0; d < KERNEL_BLOCK; d++, prefixes += KERNEL_WORDS)
            join(prefixes, units + members[d * KERNEL_STRIDE] * KERNEL_WORDS,
                 prefixes + KERNEL_BLOCK * KERNEL_WORDS);
    }
}

/* A full adder for each of 64 bits: *sum += a + b. Returns the carries. */
static inline uint64_t add_bits(uint64_t *sum, uint64_t a, uint64_t b)
{
    uint64_t half = *sum ^ a, carry = (*sum & a) | (half & b);

    *sum = half ^ b;
    return carry;
}

static inline uint64_t add_two(uint64_t *sums, const uint64_t *sets, const int *starts)
{
    return add_bits(&sums[0], sets[starts[0]], sets[starts[1]]);
}

static inline uint64_t add_four(uint64_t *sums, const uint64_t *sets, const int *starts)
{
    uint64_t a = add_two(sums, sets, starts), b = add_two(sums, sets, starts + 2);

    return add_bits(&sums[1], a, b);
}

static inline uint64_t add_eight(uint64_t *sums, const uint64_t *sets, const int *starts)
{
    uint64_t a = add_four(sums, sets, starts), b = add_four(sums, sets, starts + 4);

    return add_bits(&sums[2], a, b);
}

static inline uint64_t add_sixteen(uint64_t *sums, const uint64_t *sets, const int *starts)
{
    uint64_t a = add_eight(sums, sets, starts), b = add_eight(sums, sets, starts + 8);

    return add_bits(&sums[3], a, b);
}

/* The four lowest bits take sixteen draws in a tree of adders, the others what is carried. */
static void count_sets(const uint8_t *restrict sizes, int n, const uint64_t *restrict prefixes,
                       uint64_t *restrict counters)
{
    for (int i = 0; i < n; i++, sizes++, counters += KERNEL_PLANES * KERNEL_WORDS) {
        int starts[KERNEL_BLOCK];

        for (int d = 0; d < KERNEL_BLOCK; d++)
            starts[d] = (sizes[d * KERNEL_STRIDE] * KERNEL_BLOCK + d) * KERNEL_WORDS;
        for (int k = 0; k < KERNEL_WORDS; k++) {
            uint64_t sums[4] = {counters[k], counters[KERNEL_WORDS + k],
                                counters[2 * KERNEL_WORDS + k], counters[3 * KERNEL_WORDS + k]};
            uint64_t carry = add_sixteen(sums, prefixes + k, starts);

            for (int p = 0; p < 4; p++)
                counters[p * KERNEL_WORDS + k] = sums[p];
            for (int p = 4; p < KERNEL_PLANES; p++) {
                uint64_t plane = counters[p * KERNEL_WORDS + k];

                counters[p * KERNEL_WORDS + k] = plane ^ carry;
                carry &= plane;
            }
        }
    }
}

/* Every sixteenth bit of each word makes four counters, of 16 bits. */
static void unpack(const uint64_t *restrict counters, uint32_t *restrict numbers)
{
    uint64_t fours[16 * KERNEL_WORDS];

    for (int i = 0; i < 16; i++) {
        for (int k = 0; k < KERNEL_WORDS; k++) {
            uint64_t four = 0;

            for (int p = 0; p < KERNEL_PLANES; p++)
                four |= (counters[p * KERNEL_WORDS + k] >> i & 0x0001000100010001) << p;
            fours[i * KERNEL_WORDS + k] = four;
        }
    }
    for (int j = 0; j < 4; j++) {
        for (int i = 0; i < 16 * KERNEL_WORDS; i++)
            numbers[j * 16 * KERNEL_WORDS + i] += (uint16_t)(fours[i] >> j * 16);
    }
}

const struct kernel KERNEL = {
    .sums = add_rows,
    .scores = score,
    .keys = find_keys,
    .bytes = take_bytes,
    .prefixes = add_members,
    .count = count_sets,
    .unpack = unpack,
};
