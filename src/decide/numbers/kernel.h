#ifndef DECIDE_NUMBERS_KERNEL_H
#define DECIDE_NUMBERS_KERNEL_H

#include "decide/numbers/random.h"

#include <stdint.h>

/* The inner loops of the engine, the same for ten alternatives and for a million: whole numbers of
 * 16 bits multiplied and added up in 32. This library alone is compiled with -O3; there is no
 * floating point in it, so every compiler gives the same result.
 *
 * Values are 0 to 10,000; weights and points are at least 0, weights add up to 200,000 at most and
 * points to 100,000: then no sum of products leaves 32 bits, which is the caller's to see to. */

/* sums[r] = sum over j of rows[r * stride + j] * weights[j]. Fastest with n a multiple of 8. */
void kernel_sums(const int16_t *rows, int n_rows, int stride, const int16_t *weights, int n,
                 int32_t *sums);

/* weights[j] = table[16 random bits], four of them to a number, lowest first. Returns their sum. */
int32_t kernel_weights(struct random *random, const int16_t *table, int n, int16_t *weights);

/* totals[j] += weights[j] * factor. */
void kernel_add(uint64_t *totals, const int16_t *weights, int n, uint64_t factor);

/* Random draws of weights are handled so many at a time, one draw after the other in each row. */
#define KERNEL_DRAWS 64

/* An unknown value, so much above the low end in each draw: 0 to `width`, evenly. Adds what it
 * brings with the drawn weights (one every `stride`). */
void kernel_unknown(struct random *random, uint32_t width, const int16_t *weights, int stride,
                    int32_t *drawn);

/* totals[d] = drawn[d], with 16 random bits below it: level ones come in random order. */
void kernel_totals(struct random *random, const int32_t *drawn, int64_t *totals);

/* For rows of totals, row[i * KERNEL_DRAWS + d]: places[i * KERNEL_DRAWS + d] is how many are
 * ahead of i in draw d, the earlier of two that are level. wins[i * n + j] grows by the draws in
 * which i is ahead of j, for i < j alone. */
void kernel_compare(const int64_t *totals, int n, uint32_t *wins, int32_t *places);

#endif
