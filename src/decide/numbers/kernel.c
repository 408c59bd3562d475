#include "decide/numbers/kernel.h"

#include <stdbool.h>
#include <string.h>

#ifdef __GNUC__
#define ALWAYS_INLINE __attribute__((always_inline))
#else
#define ALWAYS_INLINE
#endif

#if defined __GNUC__ && defined __x86_64__
#define WIDER /* the same loop, compiled for wider registers */
#include <cpuid.h>
#endif

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

void kernel_sums(const int16_t *rows, int n_rows, int stride, const int16_t *weights, int n,
                 int32_t *sums)
{
    int r = 0;

    for (; r + 4 <= n_rows; r += 4)
        four_sums(rows + (int64_t)r * stride, stride, weights, n, sums + r);
    for (; r < n_rows; r++)
        sums[r] = sum_of_products(rows + (int64_t)r * stride, weights, n);
}

/* Unrolled, so that the four look-ups do not depend on each other. */
int32_t kernel_weights(struct random *random, const int16_t *restrict table, int n,
                       int16_t *restrict weights)
{
    struct random state = *random; /* kept in registers */
    int32_t sum = 0;
    int j = 0;

    for (; j + 4 <= n; j += 4) {
        uint64_t bits = random_next(&state);
        int16_t a = table[bits & 0xffff], b = table[bits >> 16 & 0xffff];
        int16_t c = table[bits >> 32 & 0xffff], d = table[bits >> 48];

        weights[j] = a;
        weights[j + 1] = b;
        weights[j + 2] = c;
        weights[j + 3] = d;
        sum += a + b + c + d;
    }
    for (uint64_t bits = j < n ? random_next(&state) : 0; j < n; j++, bits >>= 16) {
        weights[j] = table[bits & 0xffff];
        sum += weights[j];
    }
    *random = state;
    return sum;
}

/* With a factor of 32 bits, as nearly always, the product is one instruction. */
void kernel_add(uint64_t *restrict totals, const int16_t *restrict weights, int n, uint64_t factor)
{
    if (factor > UINT32_MAX) {
        for (int j = 0; j < n; j++)
            totals[j] += (uint64_t)weights[j] * factor;
        return;
    }
    for (int j = 0; j < n; j++)
        totals[j] += (uint64_t)(uint32_t)weights[j] * (uint32_t)factor;
}

void kernel_unknown(struct random *random, uint32_t width, const int16_t *restrict weights,
                    int stride, int32_t *restrict drawn)
{
    for (int d = 0; d < KERNEL_DRAWS; d += 4) {
        uint64_t bits = random_next(random);

        for (int k = d; k < d + 4; k++, bits >>= 16) {
            int32_t above = (int32_t)((uint32_t)(bits & 0xffff) * (width + 1) >> 16);

            drawn[k] += above * weights[k * stride];
        }
    }
}

void kernel_totals(struct random *random, const int32_t *restrict drawn, int64_t *restrict totals)
{
    for (int d = 0; d < KERNEL_DRAWS; d += 4) {
        uint64_t bits = random_next(random);

        for (int k = d; k < d + 4; k++, bits >>= 16)
            totals[k] = (int64_t)((uint64_t)(uint32_t)drawn[k] << 16 | (bits & 0xffff));
    }
}

/* The sign of a difference as 32 bits: -1 if the later row is ahead. */
static int32_t compare_rows(const int64_t *restrict own, const int64_t *restrict later,
                            int32_t *restrict own_places, int32_t *restrict later_places)
{
    int32_t wins = 0;

    for (int d = 0; d < KERNEL_DRAWS; d++) {
        int32_t behind = (int32_t)((own[d] - later[d]) >> 32) >> 31;

        own_places[d] -= behind;
        later_places[d] += 1 + behind;
        wins += 1 + behind;
    }
    return wins;
}

void kernel_compare(const int64_t *totals, int n, uint32_t *wins, int32_t *places)
{
    memset(places, 0, (size_t)n * KERNEL_DRAWS * sizeof(*places));
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++)
            wins[i * n + j] +=
                (uint32_t)compare_rows(totals + i * KERNEL_DRAWS, totals + j * KERNEL_DRAWS,
                                       places + i * KERNEL_DRAWS, places + j * KERNEL_DRAWS);
    }
}

static inline void add_products(double weight, const double *restrict values,
                                double *restrict scores)
{
    for (int i = 0; i < KERNEL_SCORES; i++)
        scores[i] += weight * values[i];
}

/* In place, so that gcc takes one criterion after the other; it keeps the scores in registers. */
static void score_group(const double *restrict values, int n, const double *restrict weights,
                        double *restrict scores)
{
    memset(scores, 0, KERNEL_SCORES * sizeof(*scores));
    for (int j = 0; j < n; j++)
        add_products(weights[j], values + (int64_t)j * KERNEL_SCORES, scores);
}

/* Group by group, so that its values stay in the cache for all draws. */
void kernel_scores(const double *values, int n_groups, int n, const double *weights, int draws,
                   double *scores)
{
    for (int64_t g = 0; g < n_groups; g++) {
        for (int64_t d = 0; d < draws; d++)
            score_group(values + g * n * KERNEL_SCORES, n, weights + d * n,
                        scores + (d * n_groups + g) * KERNEL_SCORES);
    }
}

static inline void count_losses(int16_t own, const int16_t *restrict others,
                                int16_t *restrict counts)
{
    for (int i = 0; i < KERNEL_WIDE; i++)
        counts[i] = (int16_t)(counts[i] + (own > others[i] ? 1 : 0));
}

static inline ALWAYS_INLINE void add_losses(const int16_t *own, const int16_t *others, int draws,
                                            uint32_t *losses)
{
    int16_t counts[KERNEL_WIDE] = {0}; /* kept in registers */

    for (int d = 0; d < draws; d++, own += KERNEL_WIDE, others += KERNEL_WIDE)
        count_losses(*own, others, counts);
    for (int i = 0; i < KERNEL_WIDE; i++)
        losses[i] += (uint32_t)counts[i];
}

void kernel_losses(const int16_t *own, const int16_t *others, int draws, uint32_t *losses)
{
    add_losses(own, others, draws, losses);
}

#ifdef WIDER
__attribute__((target("avx2"))) static void wider_losses(const int16_t *own, const int16_t *others,
                                                         int draws, uint32_t *losses)
{
    add_losses(own, others, draws, losses);
}

/* Whether the processor has AVX2, and the system saves the wide registers. Asked when needed, not
 * at start: in a virtual machine each question takes microseconds. */
static bool has_avx2(void)
{
    unsigned a, b, c, d, saved, unused;

    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE))
        return false;
    __asm__("xgetbv" : "=a"(saved), "=d"(unused) : "c"(0));
    return (saved & 6) == 6 && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_AVX2);
}
#endif

kernel_losses_function *kernel_widest_losses(void)
{
#ifdef WIDER
    if (has_avx2())
        return wider_losses;
#endif
    return kernel_losses;
}
