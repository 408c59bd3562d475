#ifndef DECIDE_NUMBERS_RANDOM_H
#define DECIDE_NUMBERS_RANDOM_H

#include <stdint.h>

/* xoshiro256** seeded with splitmix64, both by Blackman and Vigna and in the public domain. The
 * same seed gives the same numbers on every machine. */
struct random {
    uint64_t state[4];
};

static inline uint64_t random_split(uint64_t *seed)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static inline struct random random_seeded(uint64_t seed)
{
    struct random random;

    for (int i = 0; i < 4; i++)
        random.state[i] = random_split(&seed);
    return random;
}

static inline uint64_t random_rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

static inline uint64_t random_next(struct random *random)
{
    uint64_t *s = random->state;
    uint64_t result = random_rotate(s[1] * 5, 7) * 9, shifted = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = random_rotate(s[3], 45);
    return result;
}

/* 0 <= result < limit, limit at most 2^31: from the upper half, within 2^-32 of even. */
static inline uint32_t random_below(struct random *random, uint32_t limit)
{
    return (uint32_t)((random_next(random) >> 32) * limit >> 32);
}

#endif
