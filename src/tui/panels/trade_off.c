#include "tui/panels/trade_off.h"

#include "document/markdown/markdown.h"

#include <stdlib.h>
#include <string.h>

static int compare_points(const void *left, const void *right)
{
    const struct trade_off *a = left, *b = right;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->criterion - b->criterion;
}

int better_at(struct arena *arena, const struct advice *advice, int framework, int other,
              struct trade_off **ret_list)
{
    const struct problem *problem = &advice->decision->problem;
    size_t n = (size_t)problem->n_criteria;
    const int16_t *low = problem->low, *high = problem->high;
    struct trade_off *list = ARENA_ARRAY(arena, struct trade_off, n);
    int count = 0;

    for (size_t j = 0; j < n; j++) {
        size_t one = (size_t)framework * n + j, two = (size_t)other * n + j;
        int64_t points =
            (int64_t)advice->ranking.points[j] * (low[one] + high[one] - low[two] - high[two]);
        if (points > 0)
            list[count++] = (struct trade_off){.criterion = (int)j, .points = points};
    }
    qsort(list, (size_t)count, sizeof(list[0]), compare_points);
    *ret_list = list;
    return count;
}

int trade_offs_of(struct arena *arena, const struct advice *advice, struct trade_off **ret_list)
{
    return advice->winner < 0 || advice->second < 0
               ? 0
               : better_at(arena, advice, advice->second, advice->winner, ret_list);
}

/* The item up to a colon, a semicolon or the end of its first sentence. */
static const char *beginning(struct arena *arena, const char *text)
{
    size_t length = strcspn(text, ";");

    for (size_t i = 0; i < length; i++)
        if ((text[i] == ':' || text[i] == '.') && (text[i + 1] == ' ' || text[i + 1] == '\0') &&
            i >= 12) {
            length = i;
            break;
        }
    return arena_copy(arena, text, length);
}

static const struct block *first_paragraph(const struct block *block)
{
    while (block && block->kind != BLOCK_PARAGRAPH)
        block = block->first;
    return block;
}

/* The list under the third heading of a page: what it is, strengths, drawbacks. */
static const struct block *drawbacks_of(const struct document *document)
{
    int number = 0;
    const struct block *block = document->first;

    for (; block; block = block->next)
        if (block->kind == BLOCK_HEADING && block->level <= 2 && ++number == 3)
            break;
    return block && block->next ? block->next : NULL;
}

int page_drawbacks(struct arena *arena, struct catalog *catalog, int framework,
                  const char *ret_drawbacks[2])
{
    size_t n;
    const char *id = catalog_frameworks(catalog, &n)[framework].id;
    const char *body = catalog_page(catalog, "framework", id);
    const struct document *document = markdown_read(arena, body, strlen(body));
    const struct block *list = drawbacks_of(document);
    int count = 0;

    for (const struct block *item = list ? list->first : NULL; item && count < 2;
         item = item->next) {
        const struct block *paragraph = first_paragraph(item);
        if (paragraph)
            ret_drawbacks[count++] = beginning(arena, inline_plain(arena, paragraph->inlines));
    }
    return count;
}
