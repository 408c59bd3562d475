#ifndef DOCUMENT_MODEL_BUILDER_H
#define DOCUMENT_MODEL_BUILDER_H

#include "document/model/document.h"

/* What reading a page needs beyond document.h: blocks and inlines of any kind, one at a time.
 * Only src/document uses it. */

/* The last block of `parent` (NULL: of the document); a list may follow a list here. */
struct block *block_append(struct document *document, struct block *parent, enum block_kind kind);

struct inline_node *inline_append(struct inline_list *list, enum inline_kind kind);
struct inline_list inlines_of_inline(struct document *document, struct inline_node *node);

/* Cleaned and added; nothing is added for no text. */
void inline_words(struct inline_list *list, const char *bytes, size_t length);
void inline_verbatim(struct inline_list *list, const char *bytes, size_t length); /* CODE */

/* The target as it may stand in a link, or NULL when it may not. */
const char *inline_target(struct arena *arena, const char *target);

void block_set_code(struct document *document, struct block *block, const char *info,
                    const char *text);

#endif
