#ifndef DOCUMENT_MODEL_DOCUMENT_H
#define DOCUMENT_MODEL_DOCUMENT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* A page or a record, independent of the output format: a tree of blocks whose leaves contain
 * inline text. Allocated in one arena. All text is clean (base/text/clean.h): the functions here
 * clean their arguments. Inline text is one line without empty pieces; blanks at its ends are kept,
 * because they separate it from its neighbours. */
enum inline_kind {
    INLINE_TEXT,
    INLINE_STRONG,   /* holds inlines */
    INLINE_EMPHASIS, /* holds inlines */
    INLINE_CODE,     /* no blanks at its ends */
    INLINE_LINK,     /* holds inlines, never another link; `target` */
    INLINE_BREAK,    /* a hard line break */
};

struct inline_node {
    enum inline_kind kind;
    const char *text;   /* TEXT, CODE */
    const char *target; /* LINK: http(s) or relative, nothing in it that ends a link early */
    struct inline_node *first, *last, *next;
};

enum block_kind {
    BLOCK_HEADING,   /* level, inlines */
    BLOCK_PARAGRAPH, /* inlines */
    BLOCK_LIST,      /* holds BLOCK_ITEM */
    BLOCK_ITEM,      /* holds blocks */
    BLOCK_TABLE,     /* columns, rows of cells; the first row is the head */
    BLOCK_CODE,      /* text, info */
    BLOCK_QUOTE,     /* holds blocks */
    BLOCK_RULE,
    BLOCK_FOLD, /* text: summary, the line shown when folded; NULL: end of the fold */
};

enum alignment { ALIGN_LEFT, ALIGN_RIGHT };

struct block {
    enum block_kind kind;
    int level;                   /* HEADING: 1..6 */
    bool ordered;                /* LIST */
    bool tight;                  /* LIST: no empty lines between its items; initially true */
    int start;                   /* LIST, ordered: the first number; initially 1 */
    const char *info;            /* CODE: its info string, "" when it has none */
    const char *text;            /* CODE: its lines, each ended by a newline; FOLD: its summary */
    struct inline_node *inlines; /* HEADING, PARAGRAPH: the first of them */
    struct block *first, *last;  /* LIST, ITEM, QUOTE: what they hold */
    struct block *next;
    struct table *table; /* TABLE */
};

struct table_cell {
    struct inline_node *inlines;
};

struct table_row {
    struct table_cell *cells; /* n_columns of them */
    struct table_row *next;
};

struct table {
    size_t n_columns;
    enum alignment *alignments;
    struct table_row *first, *last; /* the first is the head */
};

struct document {
    struct arena *arena;
    struct block *first, *last;
    struct block *free_blocks; /* room for the next ones, zeroed */
    struct inline_node *free_inlines;
    size_t n_free_blocks, n_free_inlines;
};

/* --- building ---------------------------------------------------------------------------- */

struct document *document_new(struct arena *arena);

/* `parent` NULL: at the top level. A list must not follow a list (asserted): markdown has no
 * invisible separator for them. */
struct block *document_heading(struct document *document, int level, const char *text);
struct block *document_paragraph(struct document *document, struct block *parent);
struct block *document_list(struct document *document, struct block *parent, bool ordered);
struct block *document_item(struct document *document, struct block *list);
struct block *document_quote(struct document *document, struct block *parent);
void document_code(struct document *document, struct block *parent, const char *info,
                   const char *text);
void document_rule(struct document *document);

/* Top level blocks between the two calls can be folded; `summary` is always shown. */
void document_fold(struct document *document, const char *summary);
void document_fold_end(struct document *document);

/* `alignments` NULL: all left. */
struct block *document_table(struct document *document, size_t n_columns,
                             const enum alignment *alignments);
struct table_row *document_row(struct document *document, struct block *table);

/* Where inlines go: into a heading, a paragraph or a cell, after what is there. */
struct inline_list {
    struct document *document;
    struct inline_node **first;
    struct inline_node *last;
};
struct inline_list inlines_of_block(struct document *document, struct block *block);
struct inline_list inlines_of_cell(struct document *document, struct table_row *row, size_t column);
void inline_text(struct inline_list *list, const char *text);
void inline_printf(struct inline_list *list, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void inline_strong(struct inline_list *list, const char *text);
void inline_emphasis(struct inline_list *list, const char *text);
void inline_code(struct inline_list *list, const char *text);

/* If the target is neither http(s) nor relative, writes the text followed by the target in brackets
 * instead of a link. */
void inline_link(struct inline_list *list, const char *text, const char *target);

/* The plain text of sibling inlines, in the arena. */
const char *inline_plain(struct arena *arena, const struct inline_node *first);
void inline_add_plain(struct text *text, const struct inline_node *first); /* appends it */

/* Shorthands for common blocks of records. */
void document_say(struct document *document, const char *format, ...)
    __attribute__((format(printf, 2, 3))); /* a paragraph of plain text at the top level */
void document_point(struct document *document, struct block *list, const char *format, ...)
    __attribute__((format(printf, 3, 4))); /* an item with one paragraph of plain text */
void document_cell(struct document *document, struct table_row *row, size_t column,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
