#include "decide/numbers/kernel.h"

#include <stdbool.h>

#ifdef KERNEL_AVX2
#include <cpuid.h>

extern const struct kernel kernel_avx2;
#endif

void kernel_sums(const int16_t *rows, int n_rows, int stride, const int16_t *weights, int n,
                 int32_t *sums)
{
    kernel_plain.sums(rows, n_rows, stride, weights, n, sums);
}

static int32_t sum_of(const int16_t *weights, int n)
{
    int32_t sum = 0;

    for (int j = 0; j < n; j++)
        sum += weights[j];
    return sum;
}

/* Unrolled, so that the four look-ups do not depend on each other. */
int32_t kernel_weights(struct random *random, const int16_t *restrict table, int n,
                       int16_t *restrict weights)
{
    struct random state = *random; /* kept in registers */
    int j = 0;

    for (; j + 4 <= n; j += 4) {
        uint64_t bits = random_next(&state);

        weights[j] = table[bits & 0xffff];
        weights[j + 1] = table[bits >> 16 & 0xffff];
        weights[j + 2] = table[bits >> 32 & 0xffff];
        weights[j + 3] = table[bits >> 48];
    }
    for (uint64_t bits = j < n ? random_next(&state) : 0; j < n; j++, bits >>= 16)
        weights[j] = table[bits & 0xffff];
    *random = state;
    return sum_of(weights, n);
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

void kernel_ties(struct random *random, int32_t *restrict ties)
{
    for (int d = 0; d < KERNEL_DRAWS; d += 4) {
        uint64_t bits = random_next(random);

        for (int k = d; k < d + 4; k++, bits >>= 16)
            ties[k] = (int32_t)(bits & 0xffff);
    }
}

#ifdef KERNEL_AVX2
/* Whether the processor has AVX2, and the system saves the wide registers. */
static bool has_avx2(void)
{
    unsigned a, b, c, d, saved, unused;

    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE))
        return false;
    __asm__("xgetbv" : "=a"(saved), "=d"(unused) : "c"(0));
    return (saved & 6) == 6 && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_AVX2);
}
#endif

const struct kernel *kernel_widest(void)
{
#ifdef KERNEL_AVX2
    if (has_avx2())
        return &kernel_avx2;
#endif
    return &kernel_plain;
}
