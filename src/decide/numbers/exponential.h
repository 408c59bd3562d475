#ifndef DECIDE_NUMBERS_EXPONENTIAL_H
#define DECIDE_NUMBERS_EXPONENTIAL_H

#include <stdint.h>

/* round(65536 * -ln((i + 0.5) / 65536)): 16 random bits become an exponential draw with mean
 * 65536. Made by make_exponential.c when the program is built. */
extern const uint32_t exponential_table[65536];

#endif
