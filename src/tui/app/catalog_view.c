#include "tui/app/catalog_view.h"

#include "base/array.h"
#include "base/compat/compat.h"
#include "base/text/text.h"
#include "catalog/model/order.h"

#include <stdio.h>
#include <string.h>

static const struct {
    enum sort_by by;
    const char *name;
} sort_names[] = {
    {SORT_CATALOG, "catalog"}, {SORT_NAME, "name"}, {SORT_LANGUAGE, "language"},
    {SORT_KIND, "kind"},       {SORT_FIT, "fit"},
};

void catalog_view_init(struct catalog_view *catalog_view, struct arena *arena,
                       struct catalog *catalog)
{
    *catalog_view = (struct catalog_view){.catalog = catalog, .filter_arena = arena_new()};
    catalog_frameworks(catalog, &catalog_view->n_all);
    catalog_view->rows = ARENA_ARRAY(arena, int, catalog_view->n_all);
    catalog_view->order = ARENA_ARRAY(arena, int, catalog_view->n_all);
    catalog_view->shown = ARENA_ARRAY(arena, bool, catalog_view->n_all);
    catalog_view->order_stale = true;
    for (size_t i = 0; i < catalog_view->n_all; i++)
        catalog_view->rows[i] = (int)i;
    catalog_view->n_rows = catalog_view->n_all; /* the filter "" keeps all */
    catalog_view_filter(catalog_view, "");
}

void catalog_view_finish(struct catalog_view *catalog_view)
{
    arena_free(catalog_view->filter_arena);
    catalog_view->filter_arena = NULL;
}

/* The number that a sort key compares; false: there is none, so it sorts last. */
static bool number_of(const struct catalog_view *catalog_view, struct sort_key key, int framework,
                      double *ret_number)
{
    size_t n = catalog_n_criteria(catalog_view->catalog);

    if (key.by == SORT_FIT && catalog_view->fits) {
        *ret_number = -catalog_view->places[framework];
        return true;
    }
    if (key.by == SORT_CRITERION) {
        size_t at = (size_t)framework * n + (size_t)key.index;
        *ret_number =
            catalog_low(catalog_view->catalog)[at] + catalog_high(catalog_view->catalog)[at];
        return true;
    }
    if (key.by == SORT_TRAIT) {
        return figure_number(&catalog_traits(catalog_view->catalog, &n)[key.index],
                             &catalog_column(catalog_view->catalog, key.index)[framework],
                             ret_number);
    }
    *ret_number = framework;
    return key.by == SORT_CATALOG;
}

static int compare_texts(const struct catalog_view *catalog_view, enum order_text which, int a,
                         int b)
{
    return order_texts(order_text(catalog_view_entry(catalog_view, a), which),
                       order_text(catalog_view_entry(catalog_view, b), which),
                       catalog_view->sort.descending);
}

static int compare_numbers(const struct catalog_view *catalog_view, int a, int b)
{
    double x = 0, y = 0;
    bool known_x = number_of(catalog_view, catalog_view->sort, a, &x);
    bool known_y = number_of(catalog_view, catalog_view->sort, b, &y);

    return order_numbers(known_x, x, known_y, y, catalog_view->sort.descending);
}

static int compare_key(const struct catalog_view *catalog_view, int a, int b)
{
    struct sort_key key = catalog_view->sort;

    switch (key.by) {
    case SORT_NAME:
        return compare_texts(catalog_view, ORDER_NAME, a, b);
    case SORT_LANGUAGE:
        return compare_texts(catalog_view, ORDER_LANGUAGE, a, b);
    case SORT_KIND:
        return compare_texts(catalog_view, ORDER_KIND, a, b);
    case SORT_TRAIT:
        return order_traits(catalog_view->catalog, key.index, a, b, key.descending);
    default:
        return compare_numbers(catalog_view, a, b);
    }
}

static int compare_rows(const void *left, const void *right, void *context)
{
    int a = *(const int *)left, b = *(const int *)right, order = compare_key(context, a, b);

    return order != 0 ? order : a - b;
}

static bool same_key(struct sort_key one, struct sort_key other)
{
    return one.by == other.by && one.index == other.index && one.descending == other.descending;
}

static void sort_all(struct catalog_view *catalog_view)
{
    if (!catalog_view->order_stale && same_key(catalog_view->order_by, catalog_view->sort))
        return;
    for (size_t i = 0; i < catalog_view->n_all; i++)
        catalog_view->order[i] = (int)i;
    if (catalog_view->sort.by != SORT_CATALOG || catalog_view->sort.descending)
        compat_qsort_r(catalog_view->order, catalog_view->n_all, sizeof(catalog_view->order[0]),
                       compare_rows, catalog_view);
    catalog_view->order_by = catalog_view->sort;
    catalog_view->order_stale = false;
}

static void note_shown(struct catalog_view *catalog_view)
{
    memset(catalog_view->shown, 0, catalog_view->n_all * sizeof(catalog_view->shown[0]));
    for (size_t i = 0; i < catalog_view->n_rows; i++)
        catalog_view->shown[catalog_view->rows[i]] = true;
}

/* Sorts the filtered rows by the cached order of all frameworks. */
static void sort_rows(struct catalog_view *catalog_view)
{
    size_t count = 0;

    sort_all(catalog_view);
    for (size_t i = 0; i < catalog_view->n_all; i++)
        if (catalog_view->shown[catalog_view->order[i]])
            catalog_view->rows[count++] = catalog_view->order[i];
}

/* Fewer than this part of all rows are tried on their own: with the index of words, all of them do not
 * take longer than that. */
#define NARROW_PART 16

/* `narrows`: every match is among the current rows, so they stay in order. */
static void run(struct catalog_view *catalog_view, const struct filter *filter, bool narrows)
{
    struct sort_key key = catalog_view->sort;
    bool is_sorted =
        (key.by == SORT_CATALOG && !key.descending) ||
        (narrows && !catalog_view->order_stale && same_key(key, catalog_view->order_by));

    catalog_view->n_rows =
        filter_run(filter, catalog_view->catalog, catalog_view->fits,
                   narrows ? catalog_view->rows : NULL, catalog_view->n_rows, catalog_view->rows);
    note_shown(catalog_view);
    if (!is_sorted)
        sort_rows(catalog_view);
}

/* NULL: it is too long to keep, or does not parse. */
static const struct filter *parse(struct arena *arena, struct catalog_view *catalog_view,
                                  const char *text)
{
    if (strlen(text) < FILTER_BYTES)
        return filter_parse(arena, catalog_view->catalog, text, &catalog_view->error);
    catalog_view->error = (struct filter_error){.at = FILTER_BYTES - 1};
    snprintf(catalog_view->error.expected, sizeof(catalog_view->error.expected),
             "expected a filter of at most %d bytes", FILTER_BYTES - 1);
    return NULL;
}

void catalog_view_filter(struct catalog_view *catalog_view, const char *text)
{
    struct arena *arena = arena_new();
    const struct filter *filter = parse(arena, catalog_view, text);

    snprintf(catalog_view->text, sizeof(catalog_view->text), "%s", text);
    catalog_view->wrong = !filter;
    if (filter) {
        bool narrows = catalog_view->n_rows < catalog_view->n_all / NARROW_PART &&
                       filter_narrows(catalog_view->good, text);
        snprintf(catalog_view->good, sizeof(catalog_view->good), "%s", text);
        run(catalog_view, filter, narrows);
    }
    arena_free(catalog_view->filter_arena);
    catalog_view->filter_arena = arena;
}

static void run_again(struct catalog_view *catalog_view)
{
    struct filter_error error;
    struct arena *arena = arena_new();
    const struct filter *filter =
        filter_parse(arena, catalog_view->catalog, catalog_view->good, &error);

    if (filter)
        run(catalog_view, filter, false);
    arena_free(arena);
}

void catalog_view_sort(struct catalog_view *catalog_view, struct sort_key key)
{
    catalog_view->sort = key;
    run_again(catalog_view);
}

void catalog_view_fits(struct catalog_view *catalog_view, const int *fits, const int *places)
{
    bool had_fits = catalog_view->fits != NULL;

    catalog_view->fits = fits;
    catalog_view->places = places;
    if (!fits && catalog_view->sort.by == SORT_FIT)
        catalog_view->sort = (struct sort_key){.by = SORT_CATALOG};
    if (fits && !had_fits && catalog_view->sort.by == SORT_CATALOG)
        catalog_view->sort = (struct sort_key){.by = SORT_FIT, .descending = true};
    catalog_view->order_stale = true;
    run_again(catalog_view);
}

bool catalog_view_marked(const struct catalog_view *catalog_view, int framework)
{
    for (size_t i = 0; i < catalog_view->n_marks; i++)
        if (catalog_view->marks[i] == framework)
            return true;
    return false;
}

bool catalog_view_mark(struct catalog_view *catalog_view, int framework)
{
    for (size_t i = 0; i < catalog_view->n_marks; i++)
        if (catalog_view->marks[i] == framework) {
            memmove(&catalog_view->marks[i], &catalog_view->marks[i + 1],
                    (catalog_view->n_marks - i - 1) * sizeof(catalog_view->marks[0]));
            catalog_view->n_marks--;
            return true;
        }
    if (catalog_view->n_marks == ARRAY_LENGTH(catalog_view->marks))
        return false;
    catalog_view->marks[catalog_view->n_marks++] = framework;
    return true;
}

int catalog_view_row_of(const struct catalog_view *catalog_view, int framework)
{
    for (size_t i = 0; i < catalog_view->n_rows; i++)
        if (catalog_view->rows[i] == framework)
            return (int)i;
    return -1;
}

const struct framework *catalog_view_entry(const struct catalog_view *catalog_view, int framework)
{
    size_t count;

    return &catalog_frameworks(catalog_view->catalog, &count)[framework];
}

bool catalog_view_shows(const struct catalog_view *catalog_view, int framework)
{
    return catalog_view->shown[framework];
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
