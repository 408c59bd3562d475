#ifndef DOCUMENT_RECORD_RECORD_MEANING_H
#define DOCUMENT_RECORD_RECORD_MEANING_H

#include "base/arena.h"
#include "base/hash.h"

#define CMARK_NO_SHORT_NAMES /* NODE_LIST and others are of store/node */
#include <cmark.h>
#include <stddef.h>

/* What a markdown text says, apart from how it is written: its blocks, their inline text, the
 * targets of links, code and raw HTML, one line each. Formatters change bullets, padding, escapes,
 * emphasis characters, line ends and empty lines; the meaning stays. Tables are read as GitHub's
 * markdown defines them, because cmark alone takes them for paragraphs.
 *
 * The hashes of records of format 3 are taken over this form, so it must not change. */
struct meaning {
    const char *text; /* for comparing and hashing; not for people */
    size_t line;      /* in the file, from 1 */
};

struct meanings {
    struct arena *arena;
    struct meaning *items;
    size_t count, room;
};

void meanings_add(struct meanings *meanings, size_t line, const char *text);

/* The source of the markdown, line by line, and what was before it in the file. */
struct meaning_source {
    const char *const *lines; /* without line ends */
    size_t n_lines;
    size_t before; /* lines of the file before the first of them */
};

/* Adds the lines of a top level block. */
void meanings_add_block(struct meanings *meanings, const struct meaning_source *source,
                        cmark_node *block);

/* The inline content of one line of markdown, as it stands in the lines above. */
const char *meaning_of_line(struct arena *arena, const char *markdown);

/* The meaning of a paragraph that is a link after some words: "Supersedes [..](..)". */
const char *meaning_of_link(struct arena *arena, const char *words, const char *label,
                            const char *target);

/* The target, if this is one link without a title and nothing else; otherwise NULL. */
const char *meaning_link_target(struct arena *arena, const char *inlines);

/* Its words: without marks, and of a link the label. */
const char *meaning_words(struct arena *arena, const char *inlines);

void meanings_hash(const struct meaning *lines, size_t count, char digits[HASH_LENGTH + 1]);

/* The first line that differs, or `count`s if all are equal. */
size_t meanings_alike(const struct meaning *left, size_t n_left, const struct meaning *right,
                      size_t n_right);

/* The lines of a paragraph begin with this. */
#define MEANING_PARAGRAPH "P "

#endif
