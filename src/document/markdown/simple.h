#ifndef DOCUMENT_MARKDOWN_SIMPLE_H
#define DOCUMENT_MARKDOWN_SIMPLE_H

#include "document/model/document.h"

/* Reads markdown as simple as most pages are, several times faster than cmark: printable ASCII;
 * headings, code, paragraphs and lists of one level, with empty lines between them; links and
 * emphasis, which hold nothing but text and code. NULL: there is anything else in it, and cmark has
 * to read it. What is read is what cmark would read, in linear time. */
struct document *simple_read(struct arena *arena, const char *bytes, size_t length);

#endif
