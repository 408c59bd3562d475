#ifndef DOCUMENT_VERIFY_VERIFY_EDITS_H
#define DOCUMENT_VERIFY_VERIFY_EDITS_H

#include "base/arena.h"
#include "document/record/record_page.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>

/* Edits of a record since the program wrote it. In formats 1 and 2 the hashes are of bytes: every
 * byte is checked except those of the section Notes; the status only has to be valid
 * (record_head.h), and other line ends are accepted if they are consistent. For later formats see
 * verify_text.h. */
struct edit {
    const char *section; /* its title; "" for the head, RECORD_INFO for the block */
    size_t line;         /* line in the file, 0: not known */
    const char *what;    /* "is not as it was written" */
};

/* Those found so far, only the first of each section. Set `arena`, zero the rest. */
struct edit_list {
    struct arena *arena;
    struct edit *items;
    size_t count, room;
};
/* The texts are borrowed. Does nothing if the section has an edit. */
void edit_add(struct edit_list *edits, const char *section, size_t line, const char *what);

/* A record to check. */
struct text_check {
    const struct record_page *page;
    const struct node *block;
    const struct record_page *fresh; /* what the program writes now for its answers; NULL if the
                                      * catalog differs. The line of an edit is known if it has the
                                      * recorded hash. */
};

/* Whether the text of the block has the hash that stands in it. */
bool verify_block_hash(struct arena *arena, const char *text, const struct node *block);

size_t verify_edits(struct arena *arena, const struct text_check *check, struct edit **ret_edits);

/* "the section 'Stack' is not as it was written (line 120)" */
const char *edit_text(struct arena *arena, const struct edit *edit);

#endif
