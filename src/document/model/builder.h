#ifndef DOCUMENT_MODEL_BUILDER_H
#define DOCUMENT_MODEL_BUILDER_H

#include "document/model/document.h"

/* Internal to src/document: adds blocks and inlines of any kind, for reading a page. */

/* The last block of `parent` (NULL: of the document); a list may follow a list here. */
struct block *block_append(struct document *document, struct block *parent, enum block_kind kind);

struct inline_node *inline_append(struct inline_list *list, enum inline_kind kind);
struct inline_list inlines_of_inline(struct document *document, struct inline_node *node);

/* Cleans and adds text; adds nothing for an empty text. */
void inline_words(struct inline_list *list, const char *bytes, size_t length);
void inline_verbatim(struct inline_list *list, const char *bytes, size_t length); /* CODE */

/* Clean texts as one, not cleaned again; the first in the arena. */
const char *join_texts(struct arena *arena, const char *const *texts, size_t count);
struct piece {
    const char *text;
    size_t length;
};
void inline_join(struct inline_list *list, const struct piece *pieces, size_t count);

/* A clean line that stays, inside a strong text, an emphasis or a link. */
void inline_marked(struct inline_list *list, enum inline_kind kind, const char *line);

/* The target in the form allowed in a link, or NULL if it is not allowed. */
const char *inline_target(struct arena *arena, const char *target);

void block_set_code(struct document *document, struct block *block, const char *info,
                    const char *text);

#endif
