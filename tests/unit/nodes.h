#ifndef NODES_H
#define NODES_H

#include <cmark.h>
#include <string.h>

/* How many nodes of each type cmark finds in markdown, into CMARK_NODE_LAST_INLINE + 1 counts. */
static inline void count_nodes(const char *body, size_t *counts)
{
    cmark_node *root = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;

    memset(counts, 0, (CMARK_NODE_LAST_INLINE + 1) * sizeof(counts[0]));
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            counts[cmark_node_get_type(cmark_iter_get_node(iterator))]++;
    cmark_iter_free(iterator);
    cmark_node_free(root);
}

#endif
