#include "document/page/page.h"

#include "document/markdown/markdown.h"

#include <string.h>

/* The first paragraph at or below a block: of an item, the item's. */
static const struct block *first_paragraph(const struct block *block)
{
    while (block && block->kind != BLOCK_PARAGRAPH)
        block = block->first;
    return block;
}

bool page_glimpse(struct arena *arena, struct catalog *catalog, int framework, int number,
                  const char **ret_title, const char **ret_text)
{
    size_t count;
    const char *id = catalog_frameworks(catalog, &count)[framework].id;
    const char *body = catalog_page(catalog, "framework", id);
    const struct document *document = markdown_read(arena, body, strlen(body));

    /* a heading of the first level stands as one of the second in the page */
    for (const struct block *block = document->first; block; block = block->next) {
        if (block->kind != BLOCK_HEADING || block->level > 2 || --number > 0)
            continue;
        const struct block *paragraph = first_paragraph(block->next);
        if (!paragraph)
            return false;
        *ret_title = inline_plain(arena, block->inlines);
        *ret_text = inline_plain(arena, paragraph->inlines);
        return true;
    }
    return false;
}
