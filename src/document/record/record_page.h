#ifndef DOCUMENT_RECORD_RECORD_PAGE_H
#define DOCUMENT_RECORD_RECORD_PAGE_H

#include "document/record/record_normal_form.h"

#include <stdbool.h>

/* A markdown file, parsed once and divided like a record of format 3: head (front matter, title and
 * the list under it), sections, and the block at the end. Each part is given in normal form
 * (record_normal_form.h). */
struct page_part {
    const char *title; /* plain text of the heading; "" for head and end */
    size_t line;       /* where it begins, from 1 */
    struct normal_line *lines;
    size_t n_lines;
};

/* Of the first three levels, at the top level of the page. */
struct page_heading {
    int level;
    const char *title; /* plain text */
    size_t line;
};

struct record_page {
    const char *bytes; /* as read, borrowed */
    size_t length;
    struct page_heading *headings;
    size_t n_headings;
    bool madr;             /* has front matter */
    struct page_part head; /* with an empty status */
    const char *status;    /* in the head, in normal form; NULL: none */
    size_t status_line;    /* from 1; 0: none */
    struct page_part *sections;
    size_t n_sections;
    struct page_part end; /* the block, its fold and everything after it */
    const char *block;    /* the text of the first block at the top level; NULL: none */
    size_t n_blocks;      /* at any level */
    size_t block_line;
    size_t hidden_line;   /* without a block: line of one inside something else, or of its empty
                           * fold; 0: none */
    size_t conflict_line; /* the first that marks an unfinished merge, also in code; 0: none */
    bool folded;          /* the block is in its fold, and nothing follows */
    char layout[HASH_LENGTH + 1]; /* of the bytes that the program wrote: not of status, section
                                   * Status, Notes and block; line ends do not count */
};

/* Sections begin at headings of the first or second level; in a record with front matter the
 * section Notes at one of the third level, and then any further heading of that level ends it. The
 * caller limits `length`. */
struct record_page *record_page_read(struct arena *arena, const char *bytes, size_t length);

/* May people edit the section? True for Status and Notes. */
bool record_belongs_to_people(const char *title);

void page_part_hash(const struct page_part *part, char digits[HASH_LENGTH + 1]);

/* Allowed after the block. MADR records have it, because MADR's linter rejects HTML. */
#define RECORD_LINT "<!-- markdownlint-disable-file MD033 -->\n"

/* The summary of a record's first fold. It shows that a page without a block was a record. */
#define RECORD_FIRST_FOLD "Weights, and every smallest change that puts another first"
#define RECORD_FIRST_FOLD_MADR "All weights, and within which limits the first place holds"

/* The summary of the block's fold. */
#define RECORD_FOLD "What whichstack verify computes it from"

#endif
