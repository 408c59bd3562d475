#ifndef DOCUMENT_MARKDOWN_PARSE_H
#define DOCUMENT_MARKDOWN_PARSE_H

#include <cmark.h>
#include <stddef.h>

/* cmark, the way it is used everywhere here: with memory that never runs out unnoticed, and with no
 * more input than it can take in a time that grows with the size alone. */

/* Parses up to the bound; one line of words stands for what is behind it, so that a text with more
 * never reads like one without. Free it with cmark_node_free(). */
cmark_node *markdown_parse(const char *bytes, size_t length);

/* A node of one's own. What cmark renders of it is free()d. */
cmark_node *markdown_node(cmark_node_type type);

/* How many bytes, up to the end of a line, markdown_parse() looks at. cmark 0.30.2 takes quadratic
 * time for text made for that: brackets that never close, one search to the end of the paragraph for
 * each `<`, thousands of nested lists before thousands of empty lines. An upper bound of that time
 * is counted line by line, and where it exceeds what the size allows, the rest is left out. No page
 * of human hand comes near it. */
size_t markdown_bound(const char *bytes, size_t length);

#endif
