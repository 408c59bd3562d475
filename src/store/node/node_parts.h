#ifndef STORE_NODE_NODE_PARTS_H
#define STORE_NODE_NODE_PARTS_H

#include "store/node/node.h"

/* Shared by the YAML and JSON readers. Internal to store/node. */

struct place {
    const char *file;
    int line, column; /* line 0: not known */
    struct diagnostics *diagnostics;
};

/* The text of a scalar or key after resolving escapes. If it is not clean, adds a diagnostic and
 * returns the cleaned text. */
const char *node_clean_text(struct arena *arena, const char *bytes, size_t length,
                            const struct place *place);

/* As node_read_yaml, of characters that are checked already. */
const struct node *node_yaml_tree(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, int first_line, struct diagnostics *diagnostics);

/* Appends a new node to `parent` unless that is NULL. `last` is the previously added member, or
 * NULL. */
void node_append(struct node *parent, struct node *last, struct node *node);

#endif
