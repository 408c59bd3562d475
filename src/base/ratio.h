#ifndef BASE_RATIO_H
#define BASE_RATIO_H

#include <stdint.h>

#define RATIO_DIGITS_MOST 15

/* x = numerator / denominator rounded half up: floor(x * 10^digits + 1/2) / 10^digits. Uses
 * integers up to the last division, so the result is the same on every machine. denominator > 0. */
double ratio_round(int64_t numerator, int64_t denominator, int digits);

#endif
