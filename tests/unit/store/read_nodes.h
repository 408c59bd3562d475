#ifndef READ_NODES_H
#define READ_NODES_H

#include "store/node/node.h"

/* The readers of a node as functions of one type, for a file named "f". */
typedef const struct node *read_function(struct arena *arena, const char *bytes, size_t length,
                                         struct diagnostics *diagnostics);

static inline const struct node *read_yaml(struct arena *arena, const char *bytes, size_t length,
                                           struct diagnostics *diagnostics)
{
    return node_read_yaml(arena, "f", bytes, length, 1, diagnostics);
}

static inline const struct node *read_json(struct arena *arena, const char *bytes, size_t length,
                                           struct diagnostics *diagnostics)
{
    return node_read_json(arena, "f", bytes, length, diagnostics);
}

#endif
