#ifndef DECIDE_ROBUSTNESS_STABILITY_H
#define DECIDE_ROBUSTNESS_STABILITY_H

#include "base/arena.h"
#include "decide/model/problem.h"
#include "decide/model/rank.h"

/* How far one weight may move before another alternative comes first (docs/scoring.md). The weight
 * of one criterion goes from u[j] / U to x; the others keep their proportions. Against a rival b,
 * with
 *   Delta = v_aj - v_bj    R = (sum over k <> j of u_k (v_ak - v_bk)) / (U - u_j)
 * the gap is x * Delta + (1 - x) * R, zero at x* = R / (R - Delta). Ends are exact fractions of
 * integers; the caller rounds them. If j has all the weight, the others share the rest equally. */
struct fraction {
    int64_t numerator, denominator; /* lowest terms, denominator > 0 */
};

struct interval {
    struct fraction low, high; /* within 0..1; at an end with a rival the two tie */
    int low_rival, high_rival; /* which comes first beyond it; -1: the end is 0 or 1 itself */
};

/* One interval per criterion in which its weight may move and the first place stays. Both rivals
 * are -1 if there is no limit. The ranking must have at least one alternative that is not ruled
 * out. */
struct interval *stability_winner(struct arena *arena, const struct problem *problem,
                                  const struct ranking *ranking);

/* The nearest weights, with all of them free to move, at which a rival draws level with the first:
 * its distance is D / ||delta - mean(delta)|| in weights that add up to 1, D the gap of the scores
 * and delta_j = v_aj - v_bj, both from 0 to 1. If the nearest point has a negative weight, the true
 * distance is larger and `exact` is false. rival -1: no weights change the first place. */
struct nearest_change {
    int rival;
    double distance;
    bool exact;
};

struct nearest_change stability_nearest(const struct problem *problem,
                                        const struct ranking *ranking);

#endif
