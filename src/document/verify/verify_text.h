#ifndef DOCUMENT_VERIFY_VERIFY_TEXT_H
#define DOCUMENT_VERIFY_VERIFY_TEXT_H

#include "document/record/record_page.h"
#include "document/verify/verify_edits.h"

/* Checks whether a record of format 3 still says what the program wrote. Only the content is
 * compared, not the markdown syntax. */
struct text_check {
    const struct record_page *page;
    const struct node *block;
    const struct record_page *fresh; /* what the program writes now for its answers; NULL if the
                                      * catalog differs */
};

/* Compares the page with the hashes in its block. Returns at most one edit per section; with
 * `fresh`, each one has the differing line. */
size_t verify_text_hashes(struct arena *arena, const struct text_check *check,
                          struct edit **ret_edits);

/* Compares the page with `fresh`. This finds an edit even if its hash was updated too. */
size_t verify_text_rewritten(struct arena *arena, const struct text_check *check,
                             struct edit **ret_edits);

#endif
