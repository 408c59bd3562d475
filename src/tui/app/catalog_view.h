#ifndef TUI_APP_CATALOG_VIEW_H
#define TUI_APP_CATALOG_VIEW_H

#include "base/arena.h"
#include "catalog/filter/filter.h"
#include "catalog/model/catalog.h"

#include <stdbool.h>
#include <stddef.h>

/* The filtered and sorted rows of the catalog. Sorting is stable: equal rows keep the catalog's
 * order. */
enum sort_by {
    SORT_CATALOG, /* catalog order */
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
    struct arena *filter_arena; /* holds the current filter */
    char text[FILTER_BYTES];    /* as typed, even if it does not parse */
    char good[FILTER_BYTES];    /* the last text that parsed; it made the rows */
    bool wrong;                 /* `text` does not parse or is cut; see `error` */
    struct filter_error error;
    struct sort_key sort;
    const int *fits;   /* [framework], of 100; NULL: no answers */
    const int *places; /* [framework], from 0: best fit first, the ruled out ones last */

    int *rows; /* framework indices */
    size_t n_rows, n_all;

    /* All frameworks sorted by the sort key; sorted once per key, not at every typed letter. */
    int *order;
    struct sort_key order_by;
    bool order_stale; /* must be sorted again */
    bool *shown;      /* [framework]: is it among the rows? */
    int marks[MARKS_MOST];
    size_t n_marks;
};

void catalog_view_init(struct catalog_view *catalog_view, struct arena *arena,
                       struct catalog *catalog);
void catalog_view_finish(struct catalog_view *catalog_view);

/* Sets the filter text. If it does not parse, or has FILTER_BYTES or more, it is `wrong` and the rows stay
 * unchanged. */
void catalog_view_filter(struct catalog_view *catalog_view, const char *text);
void catalog_view_sort(struct catalog_view *catalog_view, struct sort_key key);
/* Both are borrowed. Sorts the rows again. */
void catalog_view_fits(struct catalog_view *catalog_view, const int *fits, const int *places);

bool catalog_view_marked(const struct catalog_view *catalog_view, int framework);
bool catalog_view_mark(struct catalog_view *catalog_view,
                       int framework); /* marks or unmarks; false: too many marks */
int catalog_view_row_of(const struct catalog_view *catalog_view,
                        int framework); /* -1: filtered out */
bool catalog_view_shows(const struct catalog_view *catalog_view, int framework);

/* The framework with this index in the catalog. */
const struct framework *catalog_view_entry(const struct catalog_view *catalog_view, int framework);

/* A sort key as text ("fit", "-fit", "trait:orm") and back, for the session. */
const char *sort_key_text(struct arena *arena, struct catalog *catalog, struct sort_key key);
bool sort_key_parse(struct catalog *catalog, const char *text, struct sort_key *ret_key);

#endif
