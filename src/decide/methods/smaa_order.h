#ifndef DECIDE_METHODS_SMAA_ORDER_H
#define DECIDE_METHODS_SMAA_ORDER_H

#include "base/arena.h"
#include "decide/numbers/kernel.h"

#include <stdbool.h>
#include <stdint.h>

/* Sorts the scores of one draw, by a whole number made of each of them: in two passes, by its lower
 * and by its upper half. The few whose numbers are equal are then sorted by comparison. */
struct smaa_order {
    const struct kernel *kernel;
    int m, bits;             /* of half a number */
    int32_t *keys;           /* the number of each alternative */
    uint16_t *lower, *upper; /* where the next alternative with this half goes */
    uint16_t *half_sorted;
    uint16_t *sorted; /* alternatives, the highest first; in a tie the earlier one */
    struct smaa_scored *run;
};

struct smaa_scored {
    double score;
    int alternative;
};

/* `m`: alternatives, at most 65,535. */
struct smaa_order smaa_order_new(struct arena *arena, int m, const struct kernel *kernel);

/* Fills `sorted`. False if there is no order: a score is not a number. */
bool smaa_order_sort(struct smaa_order *order, const double *scores);

#endif
