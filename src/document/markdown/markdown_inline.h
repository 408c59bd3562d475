#ifndef DOCUMENT_MARKDOWN_MARKDOWN_INLINE_H
#define DOCUMENT_MARKDOWN_MARKDOWN_INLINE_H

#include "base/text/text.h"
#include "document/markdown/tree.h"

#include <stdint.h>

/* Builds inlines as cmark nodes, so that the markdown that cmark writes reads back as the same
 * inlines. Only for markdown_write.c. - Words that meet are one text, blanks at the ends of lines
 * go, a break never ends a block. - Emphasis is one deep and only where its marks are seen
 * (emphasis.h); elsewhere its words are
 *   written without marks.
 * - What cmark has no escape for is set as code: a fence of tildes at the start of a line, and
 *   `|` in a cell. A backslash alone before `|` would be gone when cmark writes the page again,
 *   while a code with `\|` in it stays, and all readers of tables know it. */

enum inline_place { IN_PARAGRAPH, IN_HEADING, IN_CELL };

struct inline_writer {
    cmark_node *parent;
    enum inline_place place;
    struct text words; /* pending, not yet in the tree */
    bool code;         /* the pending text is code */
    bool begins_line;  /* the pending text begins a line */
    bool fresh;        /* at the start of a line or cell: blanks are dropped */
    bool break_due;    /* a pending break */
    bool bare;         /* emphasis is written without marks */
    bool after_marks;  /* the last node ends with emphasis marks */
    uint32_t before;   /* the last character */
};

void inline_writer_init(struct inline_writer *writer, cmark_node *parent, enum inline_place place);
void inline_writer_put(struct inline_writer *writer, const struct inline_node *first);

/* Adds a raw `|` between cells and begins the next cell. */
void inline_writer_bars(struct inline_writer *writer, const char *bars);

/* Moves everything pending into the tree. */
void inline_writer_flush(struct inline_writer *writer);
void inline_writer_finish(struct inline_writer *writer);

#endif
