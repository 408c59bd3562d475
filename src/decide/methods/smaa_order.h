#ifndef DECIDE_METHODS_SMAA_ORDER_H
#define DECIDE_METHODS_SMAA_ORDER_H

#include "base/arena.h"

#include <stdbool.h>

/* Sorts the scores of one draw. They are spread over more buckets than there are alternatives, so
 * that hardly any has to be moved; where many share a bucket, they are sorted by comparison. */
struct smaa_order {
    int m, n_buckets;
    int *buckets;               /* of each alternative */
    int *ends;                  /* of each bucket in `sorted` */
    struct smaa_scored *sorted; /* the highest first; in a tie the earlier alternative */
};

struct smaa_scored {
    double score;
    int alternative;
};

struct smaa_order smaa_order_new(struct arena *arena, int m);

/* Fills `sorted`. False if there is no order: a score is not a number. */
bool smaa_order_sort(struct smaa_order *order, const double *scores);

#endif
