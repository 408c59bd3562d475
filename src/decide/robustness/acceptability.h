#ifndef DECIDE_ROBUSTNESS_ACCEPTABILITY_H
#define DECIDE_ROBUSTNESS_ACCEPTABILITY_H

#include "base/arena.h"
#include "decide/model/rank.h"

/* In how many weightings compatible with the answers an alternative is first. Stochastic
 * multicriteria acceptability analysis (Lahdelma and Salminen 2001; docs/scoring.md): each draw
 * takes random weights and a random value from the interval of every unknown value. Covers the best
 * ACCEPTABILITY_MOST alternatives that are not ruled out. Integers throughout: the same seed gives
 * the same counts on every machine, however the work is sliced.
 *
 * The shares are frequencies among weightings, not the probability of being right. */
#define ACCEPTABILITY_DRAWS 65536 /* all shares are within 0.008, with 95 % confidence */
#define ACCEPTABILITY_MOST 64

enum acceptability_mode {
    WEIGHTS_STATED,   /* Dirichlet around the stated ones; criteria without points take no part */
    WEIGHTS_NO_TRUST, /* drawn uniformly over all criteria */
};

struct acceptability;

/* Ties within a draw are broken at random. Copies all numbers it needs. Without points the first
 * mode falls back to the second. */
struct acceptability *acceptability_new(const struct problem *problem,
                                        const struct ranking *ranking, enum acceptability_mode mode,
                                        uint64_t seed);
void acceptability_free(struct acceptability *acceptability);

/* Number of weightings to draw for a problem. */
int acceptability_draws(const struct problem *problem);

/* Makes `draws` more draws, rounded up to a multiple of 64, up to acceptability_draws() in total.
 * Returns whether any are left. */
bool acceptability_step(struct acceptability *acceptability, int draws);

/* A rough estimate of the number of draws that take 5 ms; with AVX2 3 to 13 ms were measured. */
int acceptability_slice(const struct acceptability *acceptability);

struct shares {
    int draws;     /* so far */
    bool complete; /* all of acceptability_draws() are done */
    int n;
    const int *alternatives; /* in catalog order */
    const uint32_t *firsts;  /* [i]: draws in which i is first */
    const uint32_t *behind;  /* [i]: draws in which the first of the ranking is ahead of i */
    double entropy;          /* of the first places, in bits */
    double error; /* half-width that holds for all shares simultaneously, 95 % confidence */
};

/* The shares after the draws so far, in the arena: call acceptability_step first. No draws and no
 * shares if every alternative is ruled out; no draws without criteria. */
struct shares acceptability_shares(struct arena *arena, const struct acceptability *acceptability);

/* Index of the alternative in the shares, -1 if it is not covered. */
int shares_index(const struct shares *shares, int alternative);

#endif
