#include "tui/panels/give_up.h"

#include "document/markdown/markdown.h"

#include <stdlib.h>
#include <string.h>

static int compare_points(const void *left, const void *right)
{
    const struct give_up *a = left, *b = right;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->criterion - b->criterion;
}

int better_at(struct arena *arena, const struct advice *advice, int framework, int other,
              struct give_up **ret_list)
{
    const struct problem *problem = &advice->decision->problem;
    size_t n = (size_t)problem->n_criteria;
    const int16_t *low = problem->low, *high = problem->high;
    struct give_up *list = ARENA_ARRAY(arena, struct give_up, n);
    int count = 0;

    for (size_t j = 0; j < n; j++) {
        size_t one = (size_t)framework * n + j, two = (size_t)other * n + j;
        int64_t points =
            (int64_t)advice->ranking.points[j] * (low[one] + high[one] - low[two] - high[two]);
        if (points > 0)
            list[count++] = (struct give_up){.criterion = (int)j, .points = points};
    }
    qsort(list, (size_t)count, sizeof(list[0]), compare_points);
    *ret_list = list;
    return count;
}

int give_ups(struct arena *arena, const struct advice *advice, struct give_up **ret_list)
{
    return advice->winner < 0 || advice->second < 0
               ? 0
               : better_at(arena, advice, advice->second, advice->winner, ret_list);
}

/* Up to a colon, a semicolon or the end of the sentence: what an item is about. */
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

/* The text below the third heading of a page: what it is, where it shines, where it hurts. */
static const struct block *list_of_pains(const struct document *document)
{
    int number = 0;
    const struct block *block = document->first;

    for (; block; block = block->next)
        if (block->kind == BLOCK_HEADING && block->level <= 2 && ++number == 3)
            break;
    return block && block->next ? block->next : NULL;
}

int give_up_pains(struct arena *arena, struct catalog *catalog, int framework,
                  const char *ret_pains[2])
{
    size_t n;
    const char *id = catalog_frameworks(catalog, &n)[framework].id;
    const char *body = catalog_page(catalog, "framework", id);
    const struct document *document = markdown_read(arena, body, strlen(body));
    const struct block *list = list_of_pains(document);
    int count = 0;

    for (const struct block *item = list ? list->first : NULL; item && count < 2;
         item = item->next) {
        const struct block *paragraph = first_paragraph(item);
        if (paragraph)
            ret_pains[count++] = beginning(arena, inline_plain(arena, paragraph->inlines));
    }
    return count;
}
