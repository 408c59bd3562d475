#ifndef DOCUMENT_MARKDOWN_MARKDOWN_H
#define DOCUMENT_MARKDOWN_MARKDOWN_H

#include "base/text/text.h"
#include "document/model/document.h"

/* Reading: at most so much of a page; what goes beyond is cut, and a last paragraph says so in
 * words, so that nothing vanishes silently. Raw HTML comes out as text, images as links, line
 * ends inside a paragraph as blanks. Never fails. */
#define MARKDOWN_LIMIT (256u << 10) /* bytes */
#define MARKDOWN_LINES 20000
#define MARKDOWN_LEVELS 64 /* of lists, items and quotes inside each other */
struct document *markdown_read(struct arena *arena, const char *bytes, size_t length);

/* Writing CommonMark, through cmark. Whatever text the document holds is written as text.
 * Reading what was written and writing it again gives the same bytes; so does cmark itself, also
 * for tables, except that cmark would write the number of a heading `1. Title` as `1\.`. Tables
 * are pipe tables; a `|` in a cell is set as code, the one form that cmark and the readers of
 * such tables agree on. */
void markdown_write(const struct document *document, struct text *text);

/* HTML: one complete page without outside references, its style inside, headings and tables that
 * a screen reader can use, fit to print. Its language is English. `title` is plain text. */
void html_write(const struct document *document, const char *title, struct text *text);

/* The inner part of a page only (what goes into <main>). */
void html_write_body(const struct document *document, struct text *text);

/* Fenced code blocks of a markdown text with this info string, found by parsing (never by text
 * search). Gives the number found; *ret_block is the first one's text, in the arena, as it
 * stands there (not cleaned: it is for a parser). The caller bounds `length`. */
size_t markdown_find_code(struct arena *arena, const char *bytes, size_t length, const char *info,
                          const char **ret_block);

#endif
