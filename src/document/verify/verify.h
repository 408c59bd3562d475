#ifndef DOCUMENT_VERIFY_VERIFY_H
#define DOCUMENT_VERIFY_VERIFY_H

#include "decide/model/decision.h"
#include "document/verify/verify_edits.h"
#include "document/verify/verify_partial.h"

#include <stdbool.h>
#include <stddef.h>

/* Does a recorded decision still hold? The numbers, except the last, are exit statuses. */
enum verification_status {
    VERIFY_SAME,       /* same catalog, same result */
    VERIFY_EDITED,     /* the record was edited, or is not a record */
    VERIFY_DIFFERS,    /* recomputing from its data gives another result */
    VERIFY_HOLDS,      /* the catalog changed, the first place did not */
    VERIFY_OVERTURNED, /* the catalog and the first place changed */
    VERIFY_FAILED,     /* could not be read */
    VERIFY_NONE,       /* no record: it has no block; its exit status is that of VERIFY_SAME */
    VERIFY_STATUS_COUNT,
};
extern const char *const verification_names[VERIFY_STATUS_COUNT];

/* Of several statuses the first of: failed, differs, edited, overturned, holds, same, no record. */
enum verification_status verification_worse(enum verification_status left,
                                            enum verification_status right);

/* The complete result, in the arena; members that do not apply to a status are empty. */
struct verification {
    enum verification_status status;
    const char *message;  /* one sentence without full stop */
    bool reformatted;     /* other markdown syntax, but the same content */
    const char *unproved; /* why the text was checked only by its hashes; NULL: it was also
                           * compared with what the program writes */
    struct edit *edits;
    size_t n_edits;
    const char **differences; /* differences between recorded and recomputed result */
    size_t n_differences;
    const char *then, *now; /* ids of the old and the new first framework, NULL: none */
    const char *catalog;    /* of the record: "Backend frameworks 1.0.0 of 2026-11-22" */
    const char *catalog_now;
    const char **lost; /* answers that the catalog no longer has */
    size_t n_lost;
    const struct partial_model *partial; /* changes of the catalog that affect scores */
    int *responsible; /* indices of changes: the smallest set that changes the first place */
    int n_responsible;
    bool proved; /* proved that no smaller set does; of a record that only counts some of the
                  * frameworks this is known of a single change alone */
};

/* Verifies a record against the catalog of `decision`. `program` is the name and version that this
 * program writes into records. The caller limits `length`. */
struct verification verify_record(struct arena *arena, const struct decision *decision,
                                  const char *program, const char *bytes, size_t length);

#endif
