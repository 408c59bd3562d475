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

/* A point as one line of plain text, without brackets that hold only references, which cannot be
 * followed from the card. */
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

/* Does the line define where a reference such as `[name]` leads? */
static bool is_definition(const char *line)
{
    line += strspn(line, " ");
    return line[0] == '[' && text_starts_with(line + strcspn(line, "]\n"), "]:");
}

static bool is_fence(const char *line)
{
    line += strspn(line, " >\t");
    return text_starts_with(line, "```") || text_starts_with(line, "~~~");
}

static const char *next_line(const char *line)
{
    const char *newline = strchr(line, '\n');

    return newline ? newline + 1 : line + strlen(line);
}

/* The length of the page up to the heading behind the drawbacks; all of it if one is not found, or if
 * references may lead behind it. */
static size_t profile_length(const char *body)
{
    size_t length = 0;
    int headings = 0;
    bool fenced = false;

    for (const char *line = body; *line; line = next_line(line)) {
        fenced ^= is_fence(line);
        headings += !fenced && (text_starts_with(line, "# ") || text_starts_with(line, "## "));
        if (headings > PROFILE_BAD && length == 0)
            length = (size_t)(line - body);
        if (length > 0 && is_definition(line))
            return strlen(body);
    }
    return length > 0 ? length : strlen(body);
}

/* Returns the number of headings. */
static int read_profile(struct arena *arena, const char *body, size_t length,
                        struct page_profile *profile)
{
    const struct document *document = markdown_read(arena, body, length);
    int number = 0;

    *profile = (struct page_profile){.lead = ""};
    for (const struct block *block = document->first; block; block = block->next) {
        if (block->kind == BLOCK_PARAGRAPH && number == 0 && !profile->lead[0])
            profile->lead = inline_plain(arena, block->inlines);
        if (block->kind != BLOCK_HEADING || block->level > 2)
            continue;
        number++;
        if (number == PROFILE_GOOD)
            read_points(arena, block, &profile->good);
        else if (number == PROFILE_BAD)
            read_points(arena, block, &profile->bad);
    }
    return number;
}

/* Reads no more of the page than it shows; if the lines that look like headings were others, all. */
void page_profile_of_text(struct arena *arena, const char *body, struct page_profile *ret_profile)
{
    size_t length = profile_length(body), all = strlen(body);

    if (read_profile(arena, body, length, ret_profile) != PROFILE_BAD && length < all)
        read_profile(arena, body, all, ret_profile);
}

void page_profile(struct arena *arena, struct catalog *catalog, int framework,
                  struct page_profile *ret_profile)
{
    size_t count;
    const char *id = catalog_frameworks(catalog, &count)[framework].id;

    page_profile_of_text(arena, catalog_page(catalog, "framework", id), ret_profile);
}
