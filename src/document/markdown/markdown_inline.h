#ifndef DOCUMENT_MARKDOWN_MARKDOWN_INLINE_H
#define DOCUMENT_MARKDOWN_MARKDOWN_INLINE_H

#include "base/text/text.h"
#include "document/markdown/tree.h"

#include <stdint.h>

/* Inlines as nodes of cmark's, in such a way that cmark writes markdown which it reads back as
 * the same. Used by markdown_write.c alone.
 * - Words that meet are one text, blanks at the ends of lines go, a break never ends a block.
 * - Emphasis is one deep and only where its marks are seen (emphasis.h); elsewhere its words are
 *   written without marks.
 * - What cmark has no escape for is set as code: a fence of tildes at the start of a line, and
 *   `|` in a cell. A backslash alone before `|` would be gone when cmark writes the page again,
 *   while a code with `\|` in it stays, and all readers of tables know it. */

enum inline_place { IN_PARAGRAPH, IN_HEADING, IN_CELL };

struct inline_writer {
    cmark_node *parent;
    enum inline_place place;
    struct text words; /* not yet in the tree */
    bool code;         /* they are code */
    bool begins_line;  /* they begin a line */
    bool fresh;        /* a line or cell begins: blanks are dropped */
    bool break_due;    /* as soon as something follows */
    bool bare;         /* emphasis is written without marks */
    bool after_marks;  /* what was added last ends with marks of emphasis */
    uint32_t before;   /* the last character */
};

void inline_writer_init(struct inline_writer *writer, cmark_node *parent, enum inline_place place);
void inline_writer_put(struct inline_writer *writer, const struct inline_node *first);

/* The bars between cells, as they are; the next cell begins. */
void inline_writer_bars(struct inline_writer *writer, const char *bars);

/* Everything put so far is in the tree. */
void inline_writer_flush(struct inline_writer *writer);
void inline_writer_finish(struct inline_writer *writer);

#endif
