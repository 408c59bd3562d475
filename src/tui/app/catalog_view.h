#ifndef TUI_LISTING_H
#define TUI_LISTING_H

#include "base/arena.h"
#include "catalog/model/catalog.h"
#include "catalog/filter/filter.h"

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

struct listing {
    struct catalog *catalog;
    struct arena *filter_arena; /* of the filter now */
    char text[FILTER_BYTES];    /* as typed, whether it parses or not */
    char good[FILTER_BYTES];    /* the last text that parsed: the rows are its */
    bool wrong;                 /* text does not parse; `error` says where */
    struct filter_error error;
    struct sort_key sort;
    const int *fits; /* [framework], or NULL while there are no answers */

    int *rows; /* framework indices */
    size_t n_rows, n_all;

    /* All of them in the order of a sort key: sorted once a key, not at every letter of a filter. */
    int *order;
    struct sort_key order_by;
    bool order_stale; /* what the order was made from has changed */
    bool *shown;      /* [framework]: it is among the rows */
    int marks[4];
    size_t n_marks;
};

void listing_init(struct listing *listing, struct arena *arena, struct catalog *catalog);
void listing_finish(struct listing *listing);

/* A new filter text: the rows follow when it parses, else they stay those of the last good one. */
void listing_filter(struct listing *listing, const char *text);
void listing_sort(struct listing *listing, struct sort_key key);
void listing_fits(struct listing *listing, const int *fits); /* borrowed; the rows follow */

bool listing_marked(const struct listing *listing, int framework);
bool listing_mark(struct listing *listing, int framework); /* or unmark; false: too many */
int listing_row_of(const struct listing *listing, int framework); /* -1: filtered out */
bool listing_shows(const struct listing *listing, int framework);

/* The value that a sort key compares; false: none, which sorts last. */
bool listing_number(const struct listing *listing, struct sort_key key, int framework,
                    double *ret_number);

/* A sort key as text ("fit", "-fit", "trait:orm") and back, for the session. */
const char *sort_key_text(struct arena *arena, struct catalog *catalog, struct sort_key key);
bool sort_key_parse(struct catalog *catalog, const char *text, struct sort_key *ret_key);

#endif
