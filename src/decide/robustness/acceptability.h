#ifndef DECIDE_ROBUSTNESS_ACCEPTABILITY_H
#define DECIDE_ROBUSTNESS_ACCEPTABILITY_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* First in how many of the weightings that are compatible with the answers? Stochastic
 * multicriteria acceptability analysis (Lahdelma and Salminen 2001; engine.md 2.7): weights are
 * drawn at random, and every unknown value anew from its interval. Only alternatives that the
 * answers leave take part, at most ACCEPTABILITY_MOST of them, the best. Whole numbers throughout:
 * the same seed gives the same counts on every machine, however the work is sliced.
 *
 * The shares are frequencies among weightings, not the probability of being right. */
#define ACCEPTABILITY_DRAWS 65536 /* every share within 0.008 at once, with 95 % certainty */
#define ACCEPTABILITY_MOST 64
#define ACCEPTABILITY_CENTRAL_LEAST 1000 /* first places below which no central weights are given */

enum acceptability_mode {
    WEIGHTS_STATED,     /* Dirichlet around the stated ones; criteria without points take no part */
    WEIGHTS_NO_TRUST,   /* evenly drawn over all criteria */
    WEIGHTS_ORDER_ONLY, /* evenly drawn, in the order of the stated ones; none where none is stated */
};

struct acceptability;

/* Draws in which two are level are shared out
 * between them at random. Nothing of the problem is kept but copies of numbers. The first mode needs points to state
 * weights with, and the last one too: without any they are the second. */
struct acceptability *acceptability_new(const struct problem *problem,
                                        const struct answers *answers, enum acceptability_mode mode,
                                        uint64_t seed);
void acceptability_free(struct acceptability *acceptability);

/* How many weightings are drawn in all for a problem. */
int acceptability_draws(const struct problem *problem);

/* Draws so often more, rounded up to a multiple of 64, up to acceptability_draws() in all. Returns
 * whether any are left to do. */
bool acceptability_step(struct acceptability *acceptability, int draws);

/* About how many draws take 5 ms. */
int acceptability_slice(const struct acceptability *acceptability);

struct shares {
    int draws;     /* so far */
    bool complete; /* all of acceptability_draws() are done */
    int n;
    const int *alternatives; /* in catalog order */
    const uint32_t *ranks;   /* [i * n + r]: draws in which i has rank r + 1; r = 0: first */
    const uint32_t *ahead;   /* [i * n + k]: draws in which i is ahead of k */
    const double *central;   /* [i * n_criteria + j]: mean weight where i is first; 0 if never */
    double entropy;          /* of the first places, in bits */
    double error;            /* half-width within which all shares lie at once, 95 % certain */
};

/* As of the draws so far, in the arena: call acceptability_step before. When nobody is left there
 * are no draws and no shares. */
struct shares acceptability_shares(struct arena *arena, const struct acceptability *acceptability);

/* Where the alternative is in the shares, -1 when it does not take part. */
int shares_index(const struct shares *shares, int alternative);

/* The confidence factor: the share of draws of the unknown values in which `i`, an index of the
 * shares, is first at its own central weights. False without any first place. */
bool acceptability_confidence(const struct acceptability *acceptability, int i,
                              double *ret_confidence);

#endif
