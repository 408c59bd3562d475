#ifndef DOCUMENT_VERIFY_VERIFY_CAUSES_H
#define DOCUMENT_VERIFY_VERIFY_CAUSES_H

#include "document/verify/verify_partial.h"

/* The fewest changes that, applied to the data of a record, put another framework first or rule out
 * all. Exact up to SMALLEST_PROVED changes; above that (or with too many sets to try) a set from
 * which no member can be removed, and `proved` is false. `changes` are ascending indices; `first`
 * is the first framework with them, -1: none. All changes together must change the first place. */
#define SMALLEST_PROVED 4

struct verify_causes {
    int *changes;
    int n_changes;
    int first;
    bool proved;
};

struct verify_causes causes_find(struct arena *arena, const struct partial_model *partial);

#endif
