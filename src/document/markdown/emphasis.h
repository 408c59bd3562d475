#ifndef DOCUMENT_MARKDOWN_EMPHASIS_H
#define DOCUMENT_MARKDOWN_EMPHASIS_H

#include "document/model/document.h"

#include <stdint.h>

/* Markdown takes `**` as emphasis only next to the right characters: `a**b**` but not `a**(b)**`.
 * Whether marks around `node` would work between the characters before and after. False for a node
 * without text; may be false although they would work. */
bool emphasis_is_seen(const struct inline_node *node, uint32_t before, uint32_t after);

/* The first character of these inlines and what follows them; `otherwise` if there is none. */
uint32_t emphasis_first(const struct inline_node *first, uint32_t otherwise);

/* The last character of `length` > 0 bytes. */
uint32_t emphasis_last(const char *bytes, size_t length);

#endif
