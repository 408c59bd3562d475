#ifndef DOCUMENT_RECORD_RECORD_NORMAL_FORM_H
#define DOCUMENT_RECORD_RECORD_NORMAL_FORM_H

#include "base/arena.h"
#include "base/hash.h"

#define CMARK_NO_SHORT_NAMES /* NODE_LIST and others are of store/node */
#include <cmark.h>
#include <stddef.h>

/* The content of a markdown text without its syntax, in a normal form: one line for each block, its
 * inline text, targets of links, code and raw HTML. Formatters may change bullets, padding,
 * escapes, emphasis characters, line ends and empty lines; the normal form stays the same. Tables
 * are parsed as in GitHub's markdown, because cmark reads them as paragraphs.
 *
 * The hashes of records of format 3 are computed from this form, so it must not change. */
struct normal_line {
    const char *text; /* for comparing and hashing; not for people */
    size_t line;      /* in the file, from 1 */
};

struct normal_form {
    struct arena *arena;
    struct normal_line *items;
    size_t count, room;
};

void normal_form_add(struct normal_form *form, size_t line, const char *text);

/* The lines of the markdown and their position in the file. */
struct markdown_source {
    const char *const *lines; /* without line ends */
    size_t n_lines;
    size_t before; /* number of lines before them in the file */
};

/* Adds the lines of a top level block. */
void normal_form_add_block(struct normal_form *form, const struct markdown_source *source,
                           cmark_node *block);

/* The normal form of the inline content of one line of markdown. */
const char *normal_form_of_line(struct arena *arena, const char *markdown);

/* The normal form of a paragraph of these words, as they are: nothing in them is markup. */
const char *normal_form_of_text(struct arena *arena, const char *words);

/* The normal form of a paragraph with some words and a link: "Supersedes [..](..)". */
const char *normal_form_of_link(struct arena *arena, const char *words, const char *label,
                                const char *target);

/* The target, if `inlines` is exactly one link without a title; else NULL. */
const char *normal_form_link_target(struct arena *arena, const char *inlines);

/* A block of HTML without blanks at the ends of its lines. */
const char *normal_form_html(struct arena *arena, const char *html);

/* The plain text of `inlines`; for a link its label. */
const char *normal_form_words(struct arena *arena, const char *inlines);

void normal_form_hash(const struct normal_line *lines, size_t count, char digits[HASH_LENGTH + 1]);

/* The first line that differs, or `count`s if all are equal. */
size_t normal_form_difference(const struct normal_line *left, size_t n_left,
                              const struct normal_line *right, size_t n_right);

/* The lines of a paragraph begin with this. */
#define NORMAL_PARAGRAPH "P "

#endif
