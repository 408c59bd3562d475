#include "tui/app/catalog_view.h"

#include "base/array.h"
#include "base/text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    enum sort_by by;
    const char *name;
} sort_names[] = {
    {SORT_CATALOG, "catalog"}, {SORT_NAME, "name"}, {SORT_LANGUAGE, "language"},
    {SORT_KIND, "kind"},       {SORT_FIT, "fit"},
};

void listing_init(struct listing *listing, struct arena *arena, struct catalog *catalog)
{
    *listing = (struct listing){.catalog = catalog, .filter_arena = arena_new()};
    catalog_frameworks(catalog, &listing->n_all);
    listing->rows = ARENA_ARRAY(arena, int, listing->n_all);
    listing->order = ARENA_ARRAY(arena, int, listing->n_all);
    listing->shown = ARENA_ARRAY(arena, bool, listing->n_all);
    listing->order_stale = true;
    listing_filter(listing, "");
}

void listing_finish(struct listing *listing)
{
    arena_free(listing->filter_arena);
    listing->filter_arena = NULL;
}

static const char *sort_text(const struct listing *listing, enum sort_by by, int framework)
{
    size_t count;
    const struct framework *row = &catalog_frameworks(listing->catalog, &count)[framework];

    return by == SORT_NAME ? row->name : by == SORT_LANGUAGE ? row->language : row->kind;
}

bool listing_number(const struct listing *listing, struct sort_key key, int framework,
                    double *ret_number)
{
    size_t n = catalog_n_criteria(listing->catalog);

    if (key.by == SORT_FIT && listing->fits) {
        *ret_number = listing->fits[framework];
        return true;
    }
    if (key.by == SORT_CRITERION) {
        size_t at = (size_t)framework * n + (size_t)key.index;
        *ret_number = catalog_low(listing->catalog)[at] + catalog_high(listing->catalog)[at];
        return true;
    }
    if (key.by == SORT_TRAIT) {
        return value_number(&catalog_traits(listing->catalog, &n)[key.index],
                            catalog_value(listing->catalog, framework, key.index), ret_number);
    }
    *ret_number = framework;
    return key.by == SORT_CATALOG;
}

static bool sorts_as_text(const struct listing *listing, struct sort_key key)
{
    size_t count;

    if (key.by == SORT_TRAIT) {
        enum trait_kind kind = catalog_traits(listing->catalog, &count)[key.index].kind;
        return kind == TRAIT_TEXT || kind == TRAIT_LIST;
    }
    return key.by == SORT_NAME || key.by == SORT_LANGUAGE || key.by == SORT_KIND;
}

static int compare_rows(const void *left, const void *right, void *context)
{
    const struct listing *listing = context;
    int a = *(const int *)left, b = *(const int *)right, order = 0;
    struct sort_key key = listing->sort;

    if (sorts_as_text(listing, key)) {
        order = key.by == SORT_TRAIT
                    ? strcmp(catalog_value(listing->catalog, a, key.index)->text,
                             catalog_value(listing->catalog, b, key.index)->text)
                    : strcmp(sort_text(listing, key.by, a), sort_text(listing, key.by, b));
    } else {
        double x = 0, y = 0;
        bool known_x = listing_number(listing, key, a, &x);
        bool known_y = listing_number(listing, key, b, &y);
        if (known_x != known_y)
            return known_x ? -1 : 1; /* what is unknown comes last, whichever way it is sorted */
        order = known_x ? (x > y) - (x < y) : 0;
    }
    if (key.descending)
        order = -order;
    return order != 0 ? order : a - b;
}

static bool same_key(struct sort_key one, struct sort_key other)
{
    return one.by == other.by && one.index == other.index && one.descending == other.descending;
}

static void sort_all(struct listing *listing)
{
    if (!listing->order_stale && same_key(listing->order_by, listing->sort))
        return;
    for (size_t i = 0; i < listing->n_all; i++)
        listing->order[i] = (int)i;
    if (listing->sort.by != SORT_CATALOG || listing->sort.descending)
        qsort_r(listing->order, listing->n_all, sizeof(listing->order[0]), compare_rows, listing);
    listing->order_by = listing->sort;
    listing->order_stale = false;
}

/* The rows that the filter left, in the order of all. */
static void sort_rows(struct listing *listing)
{
    size_t count = 0;

    memset(listing->shown, 0, listing->n_all * sizeof(listing->shown[0]));
    for (size_t i = 0; i < listing->n_rows; i++)
        listing->shown[listing->rows[i]] = true;
    sort_all(listing);
    for (size_t i = 0; i < listing->n_all; i++)
        if (listing->shown[listing->order[i]])
            listing->rows[count++] = listing->order[i];
}

static void run(struct listing *listing, const struct filter *filter)
{
    listing->n_rows =
        filter_run(filter, listing->catalog, listing->fits, NULL, 0, listing->rows);
    sort_rows(listing);
}

void listing_filter(struct listing *listing, const char *text)
{
    struct arena *arena = arena_new();
    const struct filter *filter = filter_parse(arena, listing->catalog, text, &listing->error);

    snprintf(listing->text, sizeof(listing->text), "%s", text);
    listing->wrong = !filter;
    if (filter) {
        snprintf(listing->good, sizeof(listing->good), "%s", text);
        run(listing, filter);
    }
    arena_free(listing->filter_arena);
    listing->filter_arena = arena;
}

static void run_again(struct listing *listing)
{
    struct filter_error error;
    struct arena *arena = arena_new();
    const struct filter *filter = filter_parse(arena, listing->catalog, listing->good, &error);

    if (filter)
        run(listing, filter);
    arena_free(arena);
}

void listing_sort(struct listing *listing, struct sort_key key)
{
    listing->sort = key;
    run_again(listing);
}

void listing_fits(struct listing *listing, const int *fits)
{
    listing->fits = fits;
    if (!fits && listing->sort.by == SORT_FIT)
        listing->sort = (struct sort_key){.by = SORT_CATALOG};
    listing->order_stale = true;
    run_again(listing);
}

bool listing_marked(const struct listing *listing, int framework)
{
    for (size_t i = 0; i < listing->n_marks; i++)
        if (listing->marks[i] == framework)
            return true;
    return false;
}

bool listing_mark(struct listing *listing, int framework)
{
    for (size_t i = 0; i < listing->n_marks; i++)
        if (listing->marks[i] == framework) {
            memmove(&listing->marks[i], &listing->marks[i + 1],
                    (listing->n_marks - i - 1) * sizeof(listing->marks[0]));
            listing->n_marks--;
            return true;
        }
    if (listing->n_marks == ARRAY_LENGTH(listing->marks))
        return false;
    listing->marks[listing->n_marks++] = framework;
    return true;
}

int listing_row_of(const struct listing *listing, int framework)
{
    for (size_t i = 0; i < listing->n_rows; i++)
        if (listing->rows[i] == framework)
            return (int)i;
    return -1;
}

bool listing_shows(const struct listing *listing, int framework)
{
    return listing->shown[framework];
}

const char *sort_key_text(struct arena *arena, struct catalog *catalog, struct sort_key key)
{
    const char *sign = key.descending ? "-" : "";
    size_t count;

    if (key.by == SORT_TRAIT)
        return arena_printf(arena, "%strait:%s", sign,
                            catalog_traits(catalog, &count)[key.index].id);
    if (key.by == SORT_CRITERION)
        return arena_printf(arena, "%scriterion:%s", sign,
                            catalog_criteria(catalog, &count)[key.index].id);
    for (size_t i = 0; i < ARRAY_LENGTH(sort_names); i++)
        if (sort_names[i].by == key.by)
            return arena_printf(arena, "%s%s", sign, sort_names[i].name);
    return "catalog";
}

bool sort_key_parse(struct catalog *catalog, const char *text, struct sort_key *ret_key)
{
    struct sort_key key = {.descending = text[0] == '-'};

    text += key.descending;
    if (text_starts_with(text, "trait:")) {
        key.by = SORT_TRAIT;
        key.index = catalog_find_trait(catalog, text + strlen("trait:"));
    } else if (text_starts_with(text, "criterion:")) {
        key.by = SORT_CRITERION;
        key.index = catalog_find_criterion(catalog, text + strlen("criterion:"));
    } else {
        key.index = -1;
        for (size_t i = 0; i < ARRAY_LENGTH(sort_names); i++)
            if (text_equal(text, sort_names[i].name)) {
                key.by = sort_names[i].by;
                key.index = 0;
            }
    }
    if (key.index < 0)
        return false;
    *ret_key = key;
    return true;
}
