#ifndef DOCUMENT_VERIFY_VERIFY_H
#define DOCUMENT_VERIFY_VERIFY_H

#include "decide/model/decision.h"
#include "document/verify/verify_edits.h"
#include "document/verify/verify_partial.h"

#include <stdbool.h>
#include <stddef.h>

/* Does a recorded decision still hold? The numbers are exit statuses. */
enum verification_status {
    VERIFY_SAME,       /* the catalog is the same, and so is the result */
    VERIFY_EDITED,     /* the record is not as it was written, or is none */
    VERIFY_DIFFERS,    /* from what it holds, another result is computed than it says */
    VERIFY_HOLDS,      /* the catalog changed, who is first did not */
    VERIFY_OVERTURNED, /* the catalog changed, and who is first */
    VERIFY_FAILED,     /* could not be looked at */
    VERIFY_STATUS_COUNT,
};
extern const char *const verification_names[VERIFY_STATUS_COUNT];

/* Of several, the one that counts: failed, differs, edited, overturned, holds, same. */
enum verification_status verification_worse(enum verification_status left,
                                            enum verification_status right);

/* Everything that was found, in the arena; what a status has no use for is empty. */
struct verification {
    enum verification_status status;
    const char *message; /* one sentence without full stop */
    struct edit *edits;
    size_t n_edits;
    const char **differences; /* between what the record says and what comes out */
    size_t n_differences;
    const char *then, *now; /* ids of who was and who is first, NULL: nobody */
    const char *catalog;    /* of the record: "Backend frameworks 1.0.0 of 2026-11-22" */
    const char *catalog_now;
    const char **lost; /* answers that the catalog no longer asks for */
    size_t n_lost;
    const struct partial_model *partial; /* its changes, all of which carry weight */
    int *responsible; /* indices of changes: the fewest that put another one first */
    int n_responsible;
    bool proved; /* that there is no smaller set */
};

/* The bytes of a record against the catalog of `decision`. The caller bounds `length`. */
struct verification verify_record(struct arena *arena, const struct decision *decision,
                                  const char *bytes, size_t length);

#endif
