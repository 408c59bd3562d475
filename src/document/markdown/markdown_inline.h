#ifndef DOCUMENT_MARKDOWN_MARKDOWN_INLINE_H
#define DOCUMENT_MARKDOWN_MARKDOWN_INLINE_H

#include "base/text/text.h"
#include "document/markdown/tree.h"

#include <stdint.h>

/* Builds inlines as cmark nodes, so that the markdown that cmark writes reads back as the same
 * inlines. Only for markdown_write.c.
 * - Adjacent words become one text, blanks at line ends are dropped, a break never ends a block.
 * - Emphasis is not nested and used only where its marks work (emphasis.h); elsewhere the words are
 *   written without marks.
 * - Text that cmark cannot escape is written as code: a fence of tildes at the start of a line, and
 *   `|` in a cell. cmark would drop a single backslash before `|` when it writes the page again,
 *   but keeps a code with `\|`, and all readers of tables know that form. */

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
