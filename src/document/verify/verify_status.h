#ifndef DOCUMENT_VERIFY_VERIFY_STATUS_H
#define DOCUMENT_VERIFY_VERIFY_STATUS_H

#include "document/record/record_page.h"
#include "store/node/node.h"

/* What people may make of the status of a record of format 3, in the head and in the section
 * Status: proposed, accepted, rejected, deprecated, superseded, or "superseded by" and one link to a
 * file or one number of a record, and nothing after it; also the spellings of adr-tools, and the
 * status the record was written with. The two places need not say the same, because tools change
 * one of them. NULL if all is well; otherwise what is wrong, as in struct edit. */
const char *verify_head_status(struct arena *arena, const struct record_page *page,
                               const struct node *block);
const char *verify_status_section(struct arena *arena, const struct page_part *section,
                                  const struct node *block);

#endif
