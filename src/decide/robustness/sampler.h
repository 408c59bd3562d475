#ifndef DECIDE_ROBUSTNESS_SAMPLER_H
#define DECIDE_ROBUSTNESS_SAMPLER_H

#include "decide/numbers/random.h"

#include <stdbool.h>
#include <stdint.h>

/* Random weights as integers. They are not normalised, because a ranking does not need that; their
 * sum is returned with them.
 *
 * sampler_new: uniform over all weightings of n criteria. Exponential draws
 *   w_j = (table[16 random bits] * F + 32768) >> 16   with F = min(2600, 100000 / n).
 * A draw with a sum above SAMPLER_SUM_MOST is repeated, so that no sum of products with values up
 * to 10,000 exceeds 32 bits.
 *
 * sampler_new_stated: around stated points. Each point is one exponential draw, so the weight of a
 * criterion with u points is Gamma(u, 1), and the weights are Dirichlet with means u / U: the more
 * points, the less a weight varies. Groups of GAMMA_SHAPE points are one draw from a table of that
 * distribution. The draws are scaled to a sum of SAMPLER_STATED_SUM, up to rounding. */
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
