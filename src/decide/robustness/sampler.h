#ifndef DECIDE_ROBUSTNESS_SAMPLER_H
#define DECIDE_ROBUSTNESS_SAMPLER_H

#include "decide/numbers/random.h"

#include <stdbool.h>
#include <stdint.h>

/* Random weights in whole numbers. They are not divided by their sum, since an order does not need
 * it; the sum comes with them.
 *
 * sampler_new: evenly over all weightings of n criteria: exponential draws, w_j = (table[16 random bits] * F + 32768) >> 16 with F = min(2600, 100000 / n).
 * A draw whose sum is above SAMPLER_SUM_MOST is drawn again: then no sum of products with values up
 * to 10,000 leaves 32 bits.
 *
 * sampler_new_stated: around stated points. Each point is one exponential draw, so the weight of a
 * criterion with u points is Gamma(u, 1) and the weights are Dirichlet, with means u / U: the more
 * points, the less a weight is shaken. GAMMA_SHAPE points at a time are one draw from a table of
 * that distribution. The draws are brought to a sum of SAMPLER_STATED_SUM, up to rounding. */
#define SAMPLER_SUM_MOST 200000
#define SAMPLER_STATED_SUM 30000    /* no weight leaves 16 bits */
#define SAMPLER_CRITERIA_MOST 10000 /* with more, F would be too coarse */

struct sampler;

struct sampler *sampler_new(int n_criteria, uint64_t seed);

/* Every criterion has at least one point; they are copied. */
struct sampler *sampler_new_stated(const int *points, int n_criteria, uint64_t seed);
void sampler_free(struct sampler *sampler);

/* Fills `weights` and returns their sum, which is never 0. */
int32_t sampler_weights(struct sampler *sampler, int16_t *weights);

/* The same generator, for other random numbers of a draw. */
struct random *sampler_random(struct sampler *sampler);

#endif
