#ifndef DECIDE_METHODS_SMAA_DRAWS_H
#define DECIDE_METHODS_SMAA_DRAWS_H

#include "base/arena.h"
#include "decide/methods/mcda.h"
#include "decide/numbers/random.h"

/* The random numbers of smaa_2: the weights of a draw, and values for the cells that are not exact.
 * Everything is in the arena. */
struct smaa_draws {
    const struct smaa_problem *problem;
    struct random random;
    double *from, *size; /* of each criterion: value = (x - from) / size */
    int *order;          /* criteria by level */
    double *weights, *sorted;
    double *values; /* of this draw, in the order of the kernel's scores */
    int n_chunks;   /* of KERNEL_SCORES alternatives */
    int *inexact;   /* cells, in the order of the matrix */
    int n_inexact;
    bool tame; /* every value is so small that no weighted sum overflows */
};

struct smaa_draws smaa_draws_new(struct arena *arena, const struct smaa_problem *problem);

/* The exact cells keep their values. */
void smaa_draw_values(struct smaa_draws *draws);

void smaa_draw_weights(struct smaa_draws *draws);

#endif
