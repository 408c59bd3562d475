#ifndef DOCUMENT_VERIFY_VERIFY_EDITS_H
#define DOCUMENT_VERIFY_VERIFY_EDITS_H

#include "base/arena.h"
#include "store/node/node.h"

#include <stddef.h>

/* What of a record is not as the program wrote it. Every byte is looked at but those of the
 * section Notes; of the status only that it is one (record_head.h). A file saved with other line
 * ends is the same as long as it has one kind of them. */
struct edit {
    const char *section; /* its title; "" for the head, RECORD_INFO for the block */
    size_t line;         /* in the file, 0: not known */
    const char *what;    /* "is not as it was written" */
};

/* `text` is the block as it stands in the record, `block` its tree. `fresh` is the record as the
 * program writes it now for the same answers, NULL: nobody knows. Where a section of it has the
 * recorded hash, the line that differs is known. */
struct edit_check {
    const char *bytes;
    size_t length;
    const char *text;
    const struct node *block;
    const char *fresh;
};
size_t verify_edits(struct arena *arena, const struct edit_check *check, struct edit **ret_edits);

/* "the section 'Stack' is not as it was written (line 120)" */
const char *edit_text(struct arena *arena, const struct edit *edit);

#endif
