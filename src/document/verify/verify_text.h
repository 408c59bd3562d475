#ifndef DOCUMENT_VERIFY_VERIFY_TEXT_H
#define DOCUMENT_VERIFY_VERIFY_TEXT_H

#include "document/verify/verify_edits.h"

/* Checks whether a record from format 3 on still says what the program wrote. Only the content is
 * compared, not the markdown syntax. */

/* Compares the page with the hashes in its block. Returns at most one edit per section; with
 * `fresh`, each one has the differing line. */
size_t verify_text_hashes(struct arena *arena, const struct text_check *check,
                          struct edit **ret_edits);

/* Compares the page with `fresh`. This finds an edit even if its hash was updated too. */
size_t verify_text_rewritten(struct arena *arena, const struct text_check *check,
                             struct edit **ret_edits);

#endif
