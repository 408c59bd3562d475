#ifndef DOCUMENT_VERIFY_VERIFY_STATUS_H
#define DOCUMENT_VERIFY_VERIFY_STATUS_H

#include "document/record/record_page.h"
#include "store/node/node.h"

/* Checks the status of a record of format 3, in the head and in the section Status. People may
 * change it to: proposed, accepted, rejected, deprecated, superseded, or "superseded by" with one
 * link to a file or one record number and nothing after it. The spellings of adr-tools and the
 * status at writing time are valid too. The two places may differ, because tools change only one of
 * them. Returns NULL if it is valid, else what is wrong, as in struct edit. */
const char *verify_head_status(struct arena *arena, const struct record_page *page,
                               const struct node *block);
const char *verify_status_section(struct arena *arena, const struct page_part *section,
                                  const struct node *block);

#endif
