#include "tui/panels/trade_off.h"

#include "document/page/page.h"

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

int page_drawbacks(struct arena *arena, struct catalog *catalog, int framework,
                   const char *ret_drawbacks[2])
{
    struct page_profile profile;
    int count = 0;

    page_profile(arena, catalog, framework, &profile);
    for (; count < 2 && (size_t)count < profile.bad.count; count++)
        ret_drawbacks[count] = beginning(arena, profile.bad.texts[count]);
    return count;
}
