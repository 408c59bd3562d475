#ifndef DOCUMENT_VERIFY_VERIFY_CAUSES_H
#define DOCUMENT_VERIFY_VERIFY_CAUSES_H

#include "document/verify/verify_partial.h"

/* The fewest changes that, applied alone to what a record holds, put another framework first or
 * leave nobody: by size up to SMALLEST_PROVED, which is exact; above that (or where there are too
 * many to try) a set that no member can be left out of, and `proved` is false. `changes` are
 * indices of the mix, ascending; `first` is who is first with them, -1: nobody. With all changes
 * taken the first place must be another. */
#define SMALLEST_PROVED 4

struct verify_causes {
    int *changes;
    int n_changes;
    int first;
    bool proved;
};

struct verify_causes causes_find(struct arena *arena, const struct partial_model *partial);

#endif
