#include "document/page/page.h"

#include "base/text/text.h"
#include "document/markdown/markdown.h"

#include <string.h>

/* What follows "(link, link)" after an open bracket: the text that begins with the closing one. NULL: there are other
 * words in the brackets. */
static const struct inline_node *after_references(const struct inline_node *node)
{
    while (node && (node->kind == INLINE_LINK || node->kind == INLINE_CODE)) {
        node = node->next;
        if (node && node->kind == INLINE_TEXT && node->text[0] == ')')
            return node;
        if (!node || node->kind != INLINE_TEXT || strspn(node->text, ",; ") != strlen(node->text))
            return NULL;
        node = node->next;
    }
    return NULL;
}

/* A point as one line of plain text, without brackets that hold only references: a reader of the card cannot follow them. */
static const char *point_text(struct arena *arena, const struct inline_node *node)
{
    struct text text;
    const char *point;

    text_init(&text);
    for (; node; node = node->next) {
        const struct inline_node *after =
            text_ends_with(text.bytes, " (") ? after_references(node) : NULL;
        if (after) {
            text.length -= strlen(" (");
            text.bytes[text.length] = '\0';
            text_append(&text, after->text + 1);
            node = after;
        } else {
            struct inline_node alone = *node;
            alone.next = NULL;
            text_append(&text, inline_plain(arena, &alone));
        }
    }
    point = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return point;
}

/* The points of the first list of a section. */
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
            points->texts[points->count++] = point_text(arena, item->first->inlines);
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
