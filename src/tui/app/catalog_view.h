#ifndef TUI_APP_CATALOG_VIEW_H
#define TUI_APP_CATALOG_VIEW_H

#include "base/arena.h"
#include "catalog/filter/filter.h"
#include "catalog/model/catalog.h"

#include <stdbool.h>
#include <stddef.h>

/* The rows of the catalog as the explorer shows them: what the filter leaves, in the order of the
 * sort key. The order is stable: equal rows keep the catalog's. */
enum sort_by {
    SORT_CATALOG, /* the catalog's own order */
    SORT_NAME,
    SORT_LANGUAGE,
    SORT_KIND,
    SORT_FIT,
    SORT_TRAIT,     /* `index` */
    SORT_CRITERION, /* `index` */
};

struct sort_key {
    enum sort_by by;
    int index;
    bool descending;
};

#define FILTER_BYTES 512
#define MARKS_MOST 4

struct catalog_view {
    struct catalog *catalog;
    struct arena *filter_arena; /* of the filter now */
    char text[FILTER_BYTES];    /* as typed, whether it parses or not */
    char good[FILTER_BYTES];    /* the last text that parsed, which made the rows */
    bool wrong;                 /* text does not parse; `error` says where */
    struct filter_error error;
    struct sort_key sort;
    const int *fits; /* [framework], or NULL while there are no answers */

    int *rows; /* framework indices */
    size_t n_rows, n_all;

    /* All frameworks in the order of a sort key: sorted once per key, not at every typed letter. */
    int *order;
    struct sort_key order_by;
    bool order_stale; /* what the order was made from has changed */
    bool *shown;      /* [framework]: it is among the rows */
    int marks[MARKS_MOST];
    size_t n_marks;
};

void catalog_view_init(struct catalog_view *catalog_view, struct arena *arena,
                       struct catalog *catalog);
void catalog_view_finish(struct catalog_view *catalog_view);

/* Sets the filter text. The rows change if it parses, else they stay. */
void catalog_view_filter(struct catalog_view *catalog_view, const char *text);
void catalog_view_sort(struct catalog_view *catalog_view, struct sort_key key);
void catalog_view_fits(struct catalog_view *catalog_view,
                       const int *fits); /* borrowed; the rows follow */

bool catalog_view_marked(const struct catalog_view *catalog_view, int framework);
bool catalog_view_mark(struct catalog_view *catalog_view,
                       int framework); /* or unmark; false: too many */
int catalog_view_row_of(const struct catalog_view *catalog_view,
                        int framework); /* -1: filtered out */
bool catalog_view_shows(const struct catalog_view *catalog_view, int framework);

/* The framework with that index in the catalog. */
const struct framework *catalog_view_entry(const struct catalog_view *catalog_view, int framework);

/* The value that a sort key compares; false: none, which sorts last. */
bool catalog_view_number(const struct catalog_view *catalog_view, struct sort_key key,
                         int framework, double *ret_number);

/* A sort key as text ("fit", "-fit", "trait:orm") and back, for the session. */
const char *sort_key_text(struct arena *arena, struct catalog *catalog, struct sort_key key);
bool sort_key_parse(struct catalog *catalog, const char *text, struct sort_key *ret_key);

#endif
