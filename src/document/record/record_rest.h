#ifndef DOCUMENT_RECORD_RECORD_REST_H
#define DOCUMENT_RECORD_RECORD_REST_H

#include "base/hash.h"
#include "decide/model/decision.h"

/* What a record says about the frameworks that it does not list. The hash is of one line for each,
 * in catalog order: its id, then `out` if it is ruled out, else the number of requirements that
 * could not be verified, then the value of each criterion with points, in criterion order, or its
 * low and high with `-` between them where they differ; separated by blanks. It stays the same as long as the rest stays the same for these answers. */
struct record_rest {
    int count, ruled_out;
    const struct score *best; /* NULL: all are ruled out */
    char sha256[HASH_LENGTH + 1];
};

/* `listed`: the frameworks that are not part of the rest. */
struct record_rest record_rest(struct arena *arena, const struct decision *decision,
                               const struct ranking *ranking, const int *listed, int n_listed);

#endif
