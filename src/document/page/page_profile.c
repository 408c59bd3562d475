#include "document/page/page.h"

#include "document/markdown/markdown.h"

#include <string.h>

/* The points of the first list of a section: each as one line of plain text. */
static void read_points(struct arena *arena, const struct block *heading,
                        struct page_points *points)
{
    const struct block *list = heading->next;
    size_t count = 0;

    while (list && list->kind != BLOCK_LIST && list->kind != BLOCK_HEADING)
        list = list->next;
    points->title = inline_plain(arena, heading->inlines);
    if (!list || list->kind != BLOCK_LIST)
        return;
    for (const struct block *item = list->first; item; item = item->next)
        count++;
    points->texts = ARENA_ARRAY(arena, const char *, count);
    for (const struct block *item = list->first; item; item = item->next)
        if (item->first && item->first->kind == BLOCK_PARAGRAPH)
            points->texts[points->count++] = inline_plain(arena, item->first->inlines);
}

void page_profile(struct arena *arena, struct catalog *catalog, int framework,
                  struct page_profile *ret_profile)
{
    size_t count;
    const char *id = catalog_frameworks(catalog, &count)[framework].id;
    const char *body = catalog_page(catalog, "framework", id);
    const struct document *document = markdown_read(arena, body, strlen(body));
    int number = 0;

    *ret_profile = (struct page_profile){.lead = ""};
    for (const struct block *block = document->first; block; block = block->next) {
        if (block->kind == BLOCK_PARAGRAPH && number == 0 && !ret_profile->lead[0])
            ret_profile->lead = inline_plain(arena, block->inlines);
        if (block->kind != BLOCK_HEADING || block->level > 2)
            continue;
        number++;
        if (number == PROFILE_GOOD)
            read_points(arena, block, &ret_profile->good);
        else if (number == PROFILE_BAD)
            read_points(arena, block, &ret_profile->bad);
    }
}
