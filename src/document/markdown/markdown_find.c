#include "document/markdown/markdown.h"

#include "document/markdown/parse.h"

#include <cmark.h>

size_t markdown_find_code(struct arena *arena, const char *bytes, size_t length, const char *info,
                          const char **ret_block)
{
    cmark_node *root = markdown_parse(bytes, length);
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    size_t found = 0;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);

        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK ||
            !text_equal(cmark_node_get_fence_info(node), info))
            continue;
        if (found++ == 0)
            *ret_block = arena_string(arena, cmark_node_get_literal(node));
    }
    cmark_iter_free(iterator);
    cmark_node_free(root);
    return found;
}
