#ifndef DOCUMENT_MARKDOWN_MARKDOWN_H
#define DOCUMENT_MARKDOWN_MARKDOWN_H

#include "base/text/text.h"
#include "document/model/document.h"

/* Reading. The limits below apply to a page; the rest is cut, and a last paragraph says so. Raw
 * HTML becomes text, images become links, line ends inside a paragraph become blanks. Never
 * fails. */
#define MARKDOWN_LIMIT (256u << 10) /* bytes */
#define MARKDOWN_LINES 20000
#define MARKDOWN_LEVELS 64 /* nested lists, items and quotes */
struct document *markdown_read(struct arena *arena, const char *bytes, size_t length);

/* Writes CommonMark with cmark. All text is escaped. Reading the result and writing it again gives
 * the same bytes; so does cmark alone, also for tables, except that cmark writes the number of a
 * heading `1. Title` as `1\.`. Tables are pipe tables; a `|` in a cell is written as code, the only
 * form that cmark and table readers agree on. */
void markdown_write(const struct document *document, struct text *text);

/* Writes one complete HTML page in English: no external references, inline style, accessible
 * headings and tables, printable. `title` is plain text. */
void html_write(const struct document *document, const char *title, struct text *text);

/* Only the content of <main>. */
void html_write_body(const struct document *document, struct text *text);

/* Finds fenced code blocks with this info string by parsing the markdown (never by text search).
 * Returns their number; *ret_block is the text of the first, in the arena, not cleaned because it
 * is for a parser. The caller limits `length`. */
size_t markdown_find_code(struct arena *arena, const char *bytes, size_t length, const char *info,
                          const char **ret_block);

#endif
