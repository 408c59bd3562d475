#ifndef DECIDE_METHODS_METHODS_H
#define DECIDE_METHODS_METHODS_H

#include "base/arena.h"
#include "decide/model/rank.h"

/* Checks whether other methods agree. Runs five methods on the alternatives that are not ruled out,
 * with the middle of every interval as value (0 to 1) and u / U as weights: our weighted sum, the
 * weighted product (values of at least 0.01), TOPSIS (vector scaling), PROMETHEE II (V shape, p =
 * 1) and VIKOR (v = 0.5). The last three depend on the set of alternatives: the best
 * METHODS_ALTERNATIVES by our score. Scores of different methods are never combined. */
#define METHODS_COUNT 5
#define METHODS_ALTERNATIVES 256

struct method_result {
    const char *name;  /* as in the test vectors: "weighted_sum" */
    const char *label; /* for display: "weighted sum" */
    int winner;        /* our winner if it ties for the method's first place */
    bool agrees;
    const int *ranking; /* of each of `alternatives`, from 1, equal on a tie */
    int criterion;      /* the cause of the disagreement, -1 if it agrees */
};

struct methods {
    int n; /* number of results: METHODS_COUNT, or 0 if every alternative is ruled out or no
            * criterion has points */
    struct method_result results[METHODS_COUNT];
    int n_agreeing;
    int n_alternatives;
    const int *alternatives; /* compared, in catalog order */
};

/* The criterion that causes a disagreement: the method's preference for its winner over ours is
 * split into one part per criterion, and so is our preference for the same pair, w_j (v_j - v'_j);
 * both are divided by the sum of their absolute values. Named is the criterion with points whose
 * part exceeds ours most; in a tie the one with the largest part. The parts:
 *   weighted product  w_j (ln v_j - ln v'_j)
 *   TOPSIS            of the squared distances to the worst and from the best
 *   PROMETHEE II      w_j (P_j(v_j - v'_j) - P_j(v'_j - v_j))
 *   VIKOR             of S, and R where it is the criterion of the largest regret, each by its share
 *                     of Q */
struct methods methods_compare(struct arena *arena, const struct problem *problem,
                               const struct ranking *ranking);

#endif
