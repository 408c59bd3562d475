#ifndef DOCUMENT_MARKDOWN_PARSE_H
#define DOCUMENT_MARKDOWN_PARSE_H

#include <cmark.h>
#include <stddef.h>

/* cmark with our allocator, and with the input cut where parsing would take more than linear
 * time. */

/* Parses up to markdown_bound() and adds a line of text if something is cut, so that a cut text
 * never looks like a complete one. Free the node with cmark_node_free(). */
cmark_node *markdown_parse(const char *bytes, size_t length);

/* Parses all of it, hands the tree to `read` and frees it. Its memory is freed as a whole, so `read` makes
 * no tree of its own. */
void markdown_parse_once(const char *bytes, size_t length,
                         void (*read)(void *context, cmark_node *root), void *context);

/* A new node with the same allocator. Text that cmark renders from it must be freed with free(). */
cmark_node *markdown_node(cmark_node_type type);

/* Number of bytes that markdown_parse() reads, up to the end of a line. cmark 0.30.2 takes
 * quadratic time for hostile text: brackets that never close, one search to the end of the
 * paragraph for each `<`, thousands of nested lists before thousands of empty lines. An upper bound
 * of the time is counted line by line; if it exceeds the limit for the size, the rest is left out.
 * Pages written by hand stay far below it. */
size_t markdown_bound(const char *bytes, size_t length);

#endif
