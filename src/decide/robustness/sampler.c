#include "decide/robustness/sampler.h"

#include "base/memory.h"
#include "decide/numbers/exponential.h"
#include "decide/numbers/kernel.h"

#include <assert.h>
#include <stdlib.h>

#define ENTRIES 65536
#define FACTOR_MOST 2600 /* the largest entry stays below 2^15 */
#define SUM_MEANT 100000

struct sampler {
    struct random random;
    int n;
    int16_t table[ENTRIES];
};

struct sampler *sampler_new(int n_criteria, uint64_t seed)
{
    struct sampler *sampler = memory_new(1, sizeof(*sampler));
    uint64_t factor;

    assert(n_criteria > 0 && n_criteria <= SAMPLER_CRITERIA_MOST);
    factor = SUM_MEANT / (uint64_t)n_criteria;
    if (factor > FACTOR_MOST)
        factor = FACTOR_MOST;
    sampler->random = random_seeded(seed);
    sampler->n = n_criteria;
    for (int i = 0; i < ENTRIES; i++)
        sampler->table[i] = (int16_t)((exponential_table[i] * factor + 32768) >> 16);
    return sampler;
}

void sampler_free(struct sampler *sampler)
{
    free(sampler);
}

int32_t sampler_weights(struct sampler *sampler, int16_t *weights)
{
    int32_t sum;

    do {
        sum = kernel_weights(&sampler->random, sampler->table, sampler->n, weights);
    } while (sum > SAMPLER_SUM_MOST || sum == 0);
    return sum;
}

struct random *sampler_random(struct sampler *sampler)
{
    return &sampler->random;
}
