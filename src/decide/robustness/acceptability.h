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
#define ACCEPTABILITY_DRAWS \
    65536 /* all shares are within 0.008 simultaneously, with 95 %
                                   * confidence */
#define ACCEPTABILITY_MOST 64
#define ACCEPTABILITY_CENTRAL_LEAST 1000 /* fewer first places: no central weights */

enum acceptability_mode {
    WEIGHTS_STATED,     /* Dirichlet around the stated ones; criteria without points take no part */
    WEIGHTS_NO_TRUST,   /* drawn uniformly over all criteria */
    WEIGHTS_ORDER_ONLY, /* drawn uniformly in the order of the stated weights; 0 where none is
                         * stated */
};

struct acceptability;

/* Ties within a draw are broken at random. Copies all numbers it needs. Without points the first
 * and last mode fall back to the second. */
struct acceptability *acceptability_new(const struct problem *problem,
                                        const struct ranking *ranking, enum acceptability_mode mode,
                                        uint64_t seed);

/* The same, but it only counts who is first, and whom the first of the ranking is ahead of: that is all
 * that a recommendation says of the draws. */
struct acceptability *acceptability_new_first(const struct problem *problem,
                                              const struct ranking *ranking,
                                              enum acceptability_mode mode, uint64_t seed);
void acceptability_free(struct acceptability *acceptability);

/* Number of weightings to draw for a problem. */
int acceptability_draws(const struct problem *problem);

/* Makes `draws` more draws, rounded up to a multiple of 64, up to acceptability_draws() in total.
 * Returns whether any are left. */
bool acceptability_step(struct acceptability *acceptability, int draws);

/* The estimated number of draws that take 5 ms. */
int acceptability_slice(const struct acceptability *acceptability);

struct shares {
    int draws;     /* so far */
    bool complete; /* all of acceptability_draws() are done */
    int n;
    const int *alternatives; /* in catalog order */
    const uint32_t *firsts;  /* [i]: draws in which i is first */
    const uint32_t *behind;  /* [i]: draws in which the first of the ranking is ahead of i */

    /* NULL after acceptability_new_first(): */
    const uint32_t *ranks; /* [i * n + r]: draws in which i has rank r + 1; r = 0: first */
    const uint32_t *ahead; /* [i * n + k]: draws in which i is ahead of k */
    const double *central; /* [i * n_criteria + j]: mean weight where i is first; 0 if never */

    double entropy; /* of the first places, in bits */
    double error;   /* half-width that holds for all shares simultaneously, 95 % confidence */
};

/* The shares after the draws so far, in the arena: call acceptability_step first. No draws and no
 * shares if every alternative is ruled out; no draws without criteria. */
struct shares acceptability_shares(struct arena *arena, const struct acceptability *acceptability);

/* Index of the alternative in the shares, -1 if it is not covered. */
int shares_index(const struct shares *shares, int alternative);

/* The confidence factor: the share of draws of the unknown values in which `i` (an index of the
 * shares) is first with its own central weights. False if it has no first places. Not after
 * acceptability_new_first(). */
bool acceptability_confidence(const struct acceptability *acceptability, int i,
                              double *ret_confidence);

#endif
