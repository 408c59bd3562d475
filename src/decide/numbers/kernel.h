#ifndef DECIDE_NUMBERS_KERNEL_H
#define DECIDE_NUMBERS_KERNEL_H

#include "decide/numbers/random.h"

#include <stdbool.h>
#include <stdint.h>

/* The inner loops of the engine, for ten alternatives or a million: products of 16-bit integers,
 * summed in 32 bits. Only this library is compiled with -O3. Its results do not depend on the
 * compiler: they are whole numbers, except for `scores`, which are added up in a fixed order.
 *
 * The caller must ensure that values are 0 to 10,000, weights and points are >= 0, weights add
 * up to at most 200,000 and points to at most 100,000: then no sum of products overflows 32
 * bits. */

/* sums[r] = sum over j of rows[r * stride + j] * weights[j]. Fastest with n a multiple of 16 and four rows or more. */
void kernel_sums(const int16_t *rows, int n_rows, int stride, const int16_t *weights, int n,
                 int32_t *sums);

/* weights[j] = table[16 random bits], four per random number, lowest bits first. Returns their
 * sum. */
int32_t kernel_weights(struct random *random, const int16_t *table, int n, int16_t *weights);

/* Number of draws that are processed together; each row holds one draw after the other. */
#define KERNEL_DRAWS 64

/* Draws an unknown value for each draw, uniformly from 0 to `width` above its low end, and adds its
 * product with the drawn weight (one every `stride`). */
void kernel_unknown(struct random *random, uint32_t width, const int16_t *weights, int stride,
                    int32_t *drawn);

/* ties[d] = 16 random bits, by which equal sums are put in order. */
void kernel_ties(struct random *random, int32_t *ties);

/* Alternatives that `scores` takes together. */
#define KERNEL_SCORES 16

/* A set of alternatives of one group: i is bit i / KERNEL_WORDS of word i % KERNEL_WORDS. How many
 * they are fits in a byte. */
#define KERNEL_GROUP 255
#define KERNEL_WORDS 4

#define KERNEL_STRIDE 256 /* bytes from one draw to the next, one for each alternative of a group */
#define KERNEL_BLOCK 16   /* draws that are counted together */
#define KERNEL_PLANES 11  /* bits of a counter */

/* The loops that gain from wide registers, compiled for one kind of processor. The results are the
 * same on all of them. */
struct kernel {
    /* See kernel_sums. */
    void (*sums)(const int16_t *rows, int n_rows, int stride, const int16_t *weights, int n,
                 int32_t *sums);

    /* Weighted sums of doubles over n >= 1 criteria, each added up criterion by criterion, for groups of KERNEL_SCORES
     * alternatives: values[(group * n + criterion) * KERNEL_SCORES + alternative of the group],
     * weights[draw * n + criterion], scores[(draw * n_groups + group) * KERNEL_SCORES +
     * alternative]. */
    void (*scores)(const double *values, int n_groups, int n, const double *weights, int draws,
                   double *scores);

    /* Whole numbers from 0 to `most` for n >= 1 scores: (highest - score) * (most / (highest -
     * lowest)), rounded down. All are 0 if the scores are equal or one is infinite. False if one is
     * not a number. */
    bool (*keys)(const double *scores, int n, int most, int32_t *keys);

    /* bytes[i] = byte `number` of words[i], from the lowest. */
    void (*bytes)(const uint64_t *words, int n, int number, uint8_t *bytes);

    /* prefixes[i * KERNEL_BLOCK + draw] becomes the set of the first i of the n members, which are
     * members[draw * KERNEL_STRIDE + i]; units[i] is the set of i alone. */
    void (*prefixes)(const uint8_t *members, int n, const uint64_t *units, uint64_t *prefixes);

    /* For n alternatives, each with a counter for each member of the group: increases those of the
     * set prefixes[sizes[draw * KERNEL_STRIDE + alternative] * KERNEL_BLOCK + draw], for each draw of
     * a block. The lowest bits of the counters of an alternative are one set, the next ones another,
     * and so on: KERNEL_PLANES sets. */
    void (*count)(const uint8_t *sizes, int n, const uint64_t *prefixes, uint64_t *counters);

    /* Adds the counters of one alternative to KERNEL_STRIDE numbers; the last has no member. */
    void (*unpack)(const uint64_t *counters, uint32_t *numbers);
};

/* For every processor. */
extern const struct kernel kernel_plain;

/* For the processor that runs this. Call it once for a long job, not at start: in a virtual machine
 * CPUID takes microseconds. */
const struct kernel *kernel_widest(void);

#endif
