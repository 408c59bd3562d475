#ifndef DOCUMENT_MARKDOWN_TREE_H
#define DOCUMENT_MARKDOWN_TREE_H

#include "document/model/document.h"

#include <cmark.h>

/* A document as a tree of cmark's, for cmark to write. Formats differ in how words and tables
 * go in; everything else is the same. */
struct tree_format {
    void (*inlines)(cmark_node *block, const struct inline_node *first);
    cmark_node *(*table)(const struct table *table); /* a block, or NULL */
};

/* Yours: cmark_node_free(). Blocks without content are left out. */
cmark_node *tree_new(const struct document *document, const struct tree_format *format);

cmark_node *tree_append(cmark_node *parent, cmark_node_type type);
cmark_node *tree_append_literal(cmark_node *parent, cmark_node_type type, const char *literal);

#endif
