#ifndef DOCUMENT_MARKDOWN_EMPHASIS_H
#define DOCUMENT_MARKDOWN_EMPHASIS_H

#include "document/model/document.h"

#include <stdint.h>

/* Markdown sees `**` as marks only beside the right characters: `a**b**` but not `a**(b)**`.
 * Would marks around `node` be seen, between the characters before and after them? Never true
 * for a node without text; not always true where it could be. */
bool emphasis_is_seen(const struct inline_node *node, uint32_t before, uint32_t after);

/* The first character written for these inlines and what follows them; `otherwise` for none. */
uint32_t emphasis_first(const struct inline_node *first, uint32_t otherwise);

/* The last character of `length` > 0 bytes. */
uint32_t emphasis_last(const char *bytes, size_t length);

#endif
