#ifndef DOCUMENT_VERIFY_VERIFY_TEXT_H
#define DOCUMENT_VERIFY_VERIFY_TEXT_H

#include "document/record/record_page.h"
#include "document/verify/verify_edits.h"

/* Whether a record of format 3 says what the program wrote. What it says counts, not how the
 * markdown is written. */
struct text_check {
    const struct record_page *page;
    const struct node *block;
    const struct record_page *fresh; /* as the program writes it now for its answers; NULL: the
                                      * catalog is another one */
};

/* Against the hashes in the block. With `fresh` the differing line is known. Every difference is an
 * edit, one a section. */
size_t verify_text(struct arena *arena, const struct text_check *check, struct edit **ret_edits);

/* Against `fresh`: finds a changed text also when its hashes were computed again. */
size_t verify_text_anew(struct arena *arena, const struct text_check *check,
                        struct edit **ret_edits);

#endif
