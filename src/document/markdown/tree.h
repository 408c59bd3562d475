#ifndef DOCUMENT_MARKDOWN_TREE_H
#define DOCUMENT_MARKDOWN_TREE_H

#include "document/model/document.h"

#include <cmark.h>

/* Converts a document to a cmark tree for cmark to write. Formats differ only in how inlines and
 * tables are added. */
struct tree_format {
    void (*inlines)(cmark_node *block, const struct inline_node *first);
    cmark_node *(*table)(const struct table *table);   /* a block, or NULL */
    void (*raw)(cmark_node *parent, const char *html); /* a block of HTML of our own */
};

/* A fold, with its summary between the first two. */
#define TREE_FOLD "<details>\n<summary>"
#define TREE_FOLD_OPEN "</summary>\n"
#define TREE_FOLD_END "</details>\n"

/* The caller frees it with cmark_node_free(). Blocks without content are left out. */
cmark_node *tree_new(const struct document *document, const struct tree_format *format);

cmark_node *tree_append(cmark_node *parent, cmark_node_type type);
cmark_node *tree_append_literal(cmark_node *parent, cmark_node_type type, const char *literal);

#endif
