#ifndef DECIDE_METHODS_MCDA_H
#define DECIDE_METHODS_MCDA_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

/* The textbook methods on arbitrary numbers: the floating-point path of `solve` (docs/manual),
 * separate from the integer model. Results are arrays in the arena, one entry per alternative
 * unless noted. If a method cannot handle the numbers, it returns false with an error that counts
 * alternatives and criteria from 1. Every number must be finite. */
struct mcda {
    int n_alternatives, n_criteria; /* at least 1 */
    const double *matrix;           /* [alternative * n_criteria + criterion] */
    const double *weights;          /* not normalised: see mcda_share */
    const bool *cost;               /* less is better; NULL: for no criterion */
};

/* Divides weights by their sum. False if one is negative or all are 0. */
bool mcda_share(double *weights, int n, struct error *error);

/* How columns are made comparable. With the first three, more is always better afterwards; with the
 * other two the method has to handle costs. */
enum mcda_scaling {
    SCALING_LINEAR_MAX, /* x / max; cost min / x */
    SCALING_SUM,        /* x / sum x; cost (1 / x) / sum 1 / x */
    SCALING_MINMAX,     /* (x - min) / (max - min), reversed for cost; 0 if all are equal */
    SCALING_VECTOR,     /* x / sqrt(sum x^2) */
    SCALING_NONE,
};

bool mcda_scale(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
                double **ret_values, struct error *error);

/* Numbers closer than this are equal: what is computed in another order differs by a few units of 2e-16. */
#define MCDA_EQUAL 1e-12

/* Ranks from 1; scores within MCDA_EQUAL (times the larger, where that is above 1) are equal and share the
 * better rank. */
int *mcda_ranking(struct arena *arena, const double *scores, int n, bool higher_is_better);

/* sum w_j r_j; costs are subtracted if the scaling keeps their direction. */
bool weighted_sum(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
                  double **ret_scores, struct error *error);

/* product of r_j ^ w_j; costs have the power -w_j if the scaling keeps their direction. */
bool weighted_product(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
                      double **ret_scores, struct error *error);

/* lambda * sum + (1 - lambda) * product. */
struct waspas {
    double *scores, *sums, *products;
};

bool waspas(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
            double lambda, struct waspas *ret_waspas, struct error *error);

/* Closeness d- / (d+ + d-), with the distances to the best (d+) and the worst (d-) of the weighted
 * columns (Hwang and Yoon 1981); 0.5 if both are 0. */
bool topsis(struct arena *arena, const struct mcda *problem, enum mcda_scaling scaling,
            double **ret_scores, struct error *error);

/* Opricovic and Tzeng 2004. Q: lower is better. */
struct vikor {
    double *q, *s, *r;
    bool acceptable_advantage; /* the second is at least 1 / (m - 1) behind */
    bool acceptable_stability; /* the first is best by S or by R as well */
    bool *compromise;          /* whether it is in the compromise set */
};

struct vikor vikor(struct arena *arena, const struct mcda *problem, double v);

/* PROMETHEE II (Brans and Vincke 1985): the net flow and its two parts. */
enum preference_shape {
    PREFERENCE_USUAL,    /* d > 0 */
    PREFERENCE_USHAPE,   /* d > q */
    PREFERENCE_VSHAPE,   /* d / p, at most 1 */
    PREFERENCE_LEVEL,    /* 0 up to q, 0.5 up to p, then 1 */
    PREFERENCE_LINEAR,   /* (d - q) / (p - q) within 0 and 1 */
    PREFERENCE_GAUSSIAN, /* 1 - exp(-d^2 / (2 s^2)) */
};

struct preference {
    enum preference_shape shape;
    double q, p, s;
};

double preference_of(const struct preference *preference, double difference);

struct promethee {
    double *phi, *plus, *minus;
};

struct promethee promethee_2(struct arena *arena, const struct mcda *problem,
                             const struct preference *preferences);

/* Rank-order-centroid weights of n criteria, the most important first: (1/n) sum of 1/i, i >= k. */
void roc_weights(int n, double *weights);

/* The interval of each weight, the others keeping their proportions, in which the weighted sum
 * keeps its winner: the floating-point version of stability.h. */
struct mcda_interval {
    double low, high;
    int lost_to_below, lost_to_above; /* -1: none */
};

struct weight_stability {
    double *scores;
    int winner;
    struct mcda_interval *intervals; /* for each criterion */
};

bool weight_stability(struct arena *arena, const struct mcda *problem,
                      struct weight_stability *ret_stability, struct error *error);

/* SMAA-2 (Lahdelma and Salminen 2001) by random draws. */
enum cell_kind {
    CELL_EXACT,     /* a */
    CELL_INTERVAL,  /* evenly from a to b */
    CELL_NORMAL,    /* mean a, standard deviation b */
    CELL_LOGNORMAL, /* of the logarithm */
};

struct smaa_cell {
    enum cell_kind kind;
    double a, b;
};

enum smaa_weights {
    SMAA_UNIFORM, /* evenly over all weightings */
    SMAA_ORDERED, /* a lower level never weighs less than a higher one */
    SMAA_GIVEN,   /* the given weights */
};

struct smaa_scale {
    double low, high; /* have the values 0 and 1 (for a cost 1 and 0); low < high */
};

struct smaa_problem {
    int n_alternatives, n_criteria; /* at most 2,040 alternatives */
    const struct smaa_cell *cells;  /* [alternative * n_criteria + criterion] */
    const bool *cost;               /* NULL: for no criterion */
    /* Per criterion; values beyond the ends are extrapolated. NULL: see `minmax`. */
    const struct smaa_scale *scale;
    /* Scale by minimum and maximum of a column, using the middle of a drawn cell; else not. */
    bool minmax;
    enum smaa_weights mode;
    const int *levels;     /* of SMAA_ORDERED: 0 weighs most, equal levels are not ordered */
    const double *weights; /* of SMAA_GIVEN */
    uint64_t seed;
    int draws; /* at least one */
};

struct smaa {
    double *scores;     /* share of first places */
    double *ranks;      /* [alternative * n_alternatives + rank - 1] */
    double *ahead;      /* [alternative * n_alternatives + other]: pairwise winning index */
    bool *ever_first;   /* false: no central weights and no confidence */
    double *central;    /* [alternative * n_criteria + criterion] */
    double *confidence; /* share of draws in which it is first at its central weights */
    double entropy;     /* of the first places, in bits */
};

/* In a draw, of alternatives with equal scores the earlier one is ahead. */
struct smaa smaa_2(struct arena *arena, const struct smaa_problem *problem);

#endif
