#ifndef STORE_NODE_NODE_PARTS_H
#define STORE_NODE_NODE_PARTS_H

#include "store/node/node.h"

/* What the readers of YAML and of JSON share. Not for use outside of store. */

struct place {
    const char *file;
    int line, column; /* line 0: not known */
    struct complaints *complaints;
};

/* How many complaints there ever were, those left out for their number included. */
size_t complaints_made(const struct complaints *complaints);

/* Whether the whole text is valid UTF-8 without control and invisible characters. */
bool node_check_characters(const char *file, const char *bytes, size_t length, int first_line,
                           bool tabs_allowed, struct complaints *complaints);

/* The text of a scalar or a key, after its escapes were resolved. One that is not clean is
 * complained about, and what is left of it is returned. */
const char *node_clean_text(struct arena *arena, const char *bytes, size_t length,
                            const struct place *place);

/* Puts a new node at the end of `parent`, or nowhere when that is NULL. `last` is the member
 * added before, or NULL. */
void node_append(struct node *parent, struct node *last, struct node *node);

#endif
