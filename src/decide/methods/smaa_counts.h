#ifndef DECIDE_METHODS_SMAA_COUNTS_H
#define DECIDE_METHODS_SMAA_COUNTS_H

#include "base/arena.h"
#include "decide/numbers/kernel.h"

#include <stdint.h>

#define SMAA_COUNTS_MOST (8 * KERNEL_GROUP) /* eight groups: a byte of 64 bits for each */

/* Counts who is ahead of whom in the orders of many draws, and the places. Everything is in the
 * arena: up to 50 MB, most of it for draws that are not counted yet.
 *
 * The alternatives are divided into groups. An order gives each alternative a set for each group:
 * the members that are ahead of it. There is one more of these sets than members, so a table has
 * them all; what is kept of a draw are the members of each group in their order, and for each
 * alternative how many are ahead. The kernel adds the sets of many draws, bit by bit. Sets of later
 * groups are enough, since of two alternatives one is ahead. */
struct smaa_counts {
    const struct kernel *kernel;
    int m, n_groups, n_tiles;
    int n_kept, n_counted; /* draws */
    uint8_t *members;      /* of each group, see members_of */
    uint8_t *ahead;        /* of each alternative in each group, see ahead_of */
    uint16_t *places;      /* see places_of */
    uint16_t *place;       /* in the draw being added, of each alternative */
    int width;
    uint16_t *numbers; /* of each alternative: group * KERNEL_STRIDE + number in the group */
    uint64_t *sizes;   /* of the draw being added: for each alternative a byte for each group */
    uint64_t *units, *prefixes, *counters; /* of one group, for the kernel */
    uint32_t *losses;                      /* [alternative * width + later alternative] */
    double *ranks;                         /* [alternative * m + place] */
};

/* `m`: alternatives, at most SMAA_COUNTS_MOST. The places are counted in ranks[alternative * m +
 * place], which belong to the caller. */
struct smaa_counts smaa_counts_new(struct arena *arena, int m, const struct kernel *kernel,
                                   double *ranks);

/* Adds a draw: the alternatives, the first ahead. It may be counted later. */
void smaa_counts_add(struct smaa_counts *counts, const uint16_t *order);

/* Counts what is left, and adds to ahead[alternative * m + other] in how many draws it was ahead of
 * the other. Call it once. */
void smaa_counts_finish(struct smaa_counts *counts, double *ahead);

#endif
