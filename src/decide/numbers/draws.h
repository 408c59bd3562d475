#ifndef DECIDE_NUMBERS_DRAWS_H
#define DECIDE_NUMBERS_DRAWS_H

#include <stdint.h>

/* round(65536 * -ln((i + 0.5) / 65536)): 16 random bits become an exponential draw with mean
 * 65536. Both are made by make_draws.c when the program is built. */
extern const uint32_t exponential_table[65536];

/* The same for the sum of GAMMA_SHAPE exponential draws, in one: round(65536 * x) where a gamma
 * variable of this shape is below x with the chance (i + 0.5) / 65536. */
#define GAMMA_SHAPE 16
extern const uint32_t gamma_table[65536];

#endif
