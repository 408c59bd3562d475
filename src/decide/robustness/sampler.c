#include "decide/robustness/sampler.h"

#include "base/memory.h"
#include "decide/numbers/draws.h"
#include "decide/numbers/kernel.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ENTRIES 65536
#define FACTOR_MOST 2600 /* the largest entry stays below 2^15 */
#define SUM_MEANT 100000

struct sampler {
    struct random random;
    int n;
    int16_t *table;  /* of exponential draws */
    int *points;     /* stated points; NULL: uniform weights */
    uint64_t *gamma; /* of one draw */
};

static struct sampler *new_sampler(int n_criteria, uint64_t seed)
{
    struct sampler *sampler = memory_new(1, sizeof(*sampler));

    assert(n_criteria > 0 && n_criteria <= SAMPLER_CRITERIA_MOST);
    sampler->random = random_seeded(seed);
    sampler->n = n_criteria;
    return sampler;
}

struct sampler *sampler_new(int n_criteria, uint64_t seed)
{
    struct sampler *sampler = new_sampler(n_criteria, seed);
    uint64_t factor = SUM_MEANT / (uint64_t)n_criteria;

    if (factor > FACTOR_MOST)
        factor = FACTOR_MOST;
    sampler->table = memory_new(ENTRIES, sizeof(int16_t));
    for (int i = 0; i < ENTRIES; i++)
        sampler->table[i] = (int16_t)((exponential_table[i] * factor + 32768) >> 16);
    return sampler;
}

struct sampler *sampler_new_stated(const int *points, int n_criteria, uint64_t seed)
{
    struct sampler *sampler = new_sampler(n_criteria, seed);

    sampler->points = memory_new((size_t)n_criteria, sizeof(int));
    sampler->gamma = memory_new((size_t)n_criteria, sizeof(uint64_t));
    memcpy(sampler->points, points, (size_t)n_criteria * sizeof(int));
    return sampler;
}

void sampler_free(struct sampler *sampler)
{
    if (!sampler)
        return;
    free(sampler->table);
    free(sampler->points);
    free(sampler->gamma);
    free(sampler);
}

/* Sixteen bits at a time, four to a number, lowest first. */
struct bits {
    struct random *random;
    uint64_t left;
    int n;
};

static inline uint32_t next_draw(struct bits *bits, const uint32_t *table)
{
    if (bits->n == 0) {
        bits->left = random_next(bits->random);
        bits->n = 4;
    }
    uint32_t draw = table[bits->left & 0xffff];
    bits->left >>= 16;
    bits->n--;
    return draw;
}

static uint64_t draw_gamma(struct bits *bits, int points)
{
    uint64_t sum = 0;

    for (; points >= GAMMA_SHAPE; points -= GAMMA_SHAPE)
        sum += next_draw(bits, gamma_table);
    for (; points > 0; points--)
        sum += next_draw(bits, exponential_table);
    return sum;
}

/* No entry of the tables is 0, so neither is the total. */
static int32_t stated_weights(struct sampler *sampler, int16_t *weights)
{
    struct bits bits = {.random = &sampler->random};
    uint64_t total = 0;
    int32_t sum = 0;

    for (int j = 0; j < sampler->n; j++) {
        sampler->gamma[j] = draw_gamma(&bits, sampler->points[j]);
        total += sampler->gamma[j];
    }
    uint64_t factor = ((uint64_t)SAMPLER_STATED_SUM << 32) / total;
    for (int j = 0; j < sampler->n; j++) {
        weights[j] = (int16_t)((sampler->gamma[j] * factor + ((uint64_t)1 << 31)) >> 32);
        sum += weights[j];
    }
    return sum;
}

int32_t sampler_weights(struct sampler *sampler, int16_t *weights)
{
    int32_t sum;

    if (sampler->points)
        return stated_weights(sampler, weights);
    do {
        sum = kernel_weights(&sampler->random, sampler->table, sampler->n, weights);
    } while (sum > SAMPLER_SUM_MOST || sum == 0);
    return sum;
}

struct random *sampler_random(struct sampler *sampler)
{
    return &sampler->random;
}
