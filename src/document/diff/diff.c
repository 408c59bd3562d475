#include "document/diff/diff_parts.h"

#include "base/array.h"
#include "base/text/text.h"

#include <stdlib.h>

const char *const difference_names[DIFFERENCE_KIND_COUNT] = {
    [DIFFERENCE_CATALOG] = "catalog",     [DIFFERENCE_FRAMEWORK] = "framework",
    [DIFFERENCE_FACT] = "fact",           [DIFFERENCE_LEVEL] = "level",
    [DIFFERENCE_RATING] = "rating",       [DIFFERENCE_PAIRING] = "pairing",
    [DIFFERENCE_CLAIM] = "claim",         [DIFFERENCE_SCORE] = "score",
    [DIFFERENCE_COMPONENT] = "component", [DIFFERENCE_TRAIT] = "trait",
    [DIFFERENCE_CRITERION] = "criterion", [DIFFERENCE_QUESTION] = "question",
    [DIFFERENCE_OPTION] = "option",       [DIFFERENCE_PAGE] = "page",
};

const char *const difference_headings[DIFFERENCE_KIND_COUNT] = {
    [DIFFERENCE_CATALOG] = "The catalog",
    [DIFFERENCE_FRAMEWORK] = "Entries", /* the catalog's own noun is used */
    [DIFFERENCE_FACT] = "Facts",
    [DIFFERENCE_LEVEL] = "Levels",
    [DIFFERENCE_RATING] = "Ratings",
    [DIFFERENCE_PAIRING] = "Pairings",
    [DIFFERENCE_CLAIM] = "Claims",
    [DIFFERENCE_SCORE] = "Values of criteria",
    [DIFFERENCE_COMPONENT] = "Components",
    [DIFFERENCE_TRAIT] = "Traits",
    [DIFFERENCE_CRITERION] = "Criteria",
    [DIFFERENCE_QUESTION] = "Questions",
    [DIFFERENCE_OPTION] = "Options",
    [DIFFERENCE_PAGE] = "Pages",
};

static void diff_identity(struct diff *diff)
{
    static const struct diff_field fields[] = {
        {"name", offsetof(struct catalog_identity, name)},
        {"version", offsetof(struct catalog_identity, version)},
        {"date", offsetof(struct catalog_identity, date)},
        {"licence", offsetof(struct catalog_identity, licence)},
        {"noun", offsetof(struct catalog_identity, noun)},
        {"nouns", offsetof(struct catalog_identity, nouns)},
        {"serves", offsetof(struct catalog_identity, served)},
    };

    diff_fields(diff, DIFFERENCE_CATALOG, "", fields, ARRAY_LENGTH(fields),
                catalog_identity(diff->old), catalog_identity(diff->now));
}

static const struct {
    const char *what;
    const struct named *(*list)(struct catalog *catalog, size_t *ret_count);
} named_lists[] = {
    {"group", catalog_groups},
    {"language", catalog_languages},
    {"slot", catalog_slots},
};

static void diff_named(struct diff *diff, size_t list)
{
    size_t n_old, n_now;
    const struct named *old = named_lists[list].list(diff->old, &n_old);
    const struct named *now = named_lists[list].list(diff->now, &n_now);
    const char *what = named_lists[list].what;

    for (size_t i = 0; i < n_old + n_now; i++) {
        const char *id = i < n_old ? old[i].id : now[i - n_old].id;
        const struct named *a = NULL, *b = NULL;
        for (size_t j = 0; j < n_old && !a; j++)
            a = text_equal(old[j].id, id) ? &old[j] : NULL;
        for (size_t j = 0; j < n_now && !b; j++)
            b = text_equal(now[j].id, id) ? &now[j] : NULL;
        if (i >= n_old && a)
            continue;
        diff_text(diff, DIFFERENCE_CATALOG, "", arena_printf(diff->arena, "%s %s", what, id),
                  a ? a->label : NULL, b ? b->label : NULL);
        if (a && b)
            diff_flag(diff, DIFFERENCE_CATALOG, "",
                      arena_printf(diff->arena, "%s %s, needed", what, id), a->needed, b->needed);
    }
}

static int compare_difference(const void *left, const void *right)
{
    const struct difference *const *a = left, *const *b = right;

    if ((*a)->kind != (*b)->kind)
        return (*a)->kind < (*b)->kind ? -1 : 1;
    return (*a > *b) - (*a < *b); /* in the order they were found */
}

static void sort_by_kind(struct diff *diff)
{
    struct difference **order = ARENA_ARRAY(diff->arena, struct difference *, diff->count);
    struct difference *items = ARENA_ARRAY(diff->arena, struct difference, diff->count);

    for (size_t i = 0; i < diff->count; i++)
        order[i] = &diff->items[i];
    qsort(order, diff->count, sizeof(order[0]), compare_difference);
    for (size_t i = 0; i < diff->count; i++)
        items[i] = *order[i];
    diff->items = items;
    diff->room = diff->count;
}

struct diff *diff_catalogs(struct arena *arena, struct catalog *old, struct catalog *now)
{
    struct diff *diff = ARENA_NEW(arena, struct diff);

    *diff = (struct diff){.arena = arena, .old = old, .now = now};
    if (text_equal(catalog_identity(old)->sha256, catalog_identity(now)->sha256))
        return diff;
    diff_identity(diff);
    for (size_t i = 0; i < ARRAY_LENGTH(named_lists); i++)
        diff_named(diff, i);
    diff_frameworks(diff);
    diff_components(diff);
    diff_traits(diff);
    diff_criteria(diff);
    diff_questions(diff);
    sort_by_kind(diff);
    return diff;
}
