#ifndef CLI_ENTRIES_COLUMNS_H
#define CLI_ENTRIES_COLUMNS_H

#include "cli/cli.h"
#include "decide/advice/advice.h"
#include "document/model/document.h"

/* What `list` shows of each framework and in which order. A column is one of the list's own (id,
 * name, fit ...) or a trait. */
#define COLUMN_OWN_COUNT 8

struct column_key {
    int column; /* below COLUMN_OWN_COUNT: the list's own; else a trait's index plus that */
    bool reversed;
};

struct column_view {
    struct arena *arena;
    struct catalog *catalog;
    const struct framework *frameworks;
    const struct trait *traits;
    const struct advice *advice; /* NULL without answers: then there is no fit */
    const struct score **scores; /* [framework], with advice */
    int *shown;
    size_t n_shown;
    struct column_key *keys;
    size_t n_keys;
    bool chosen; /* by --columns */
};

/* Reads --columns and --sort; defaults where they are not given. */
bool columns_read(struct cli *cli, const struct advice *advice, struct column_view *ret_view);

/* Sorts frameworks: equal ones keep the order of the catalog, what is unknown comes last. */
void columns_sort(const struct column_view *view, int *frameworks, size_t count);

/* Of the shown column at `index`: */
const char *column_id(const struct column_view *view, size_t index);
enum alignment column_alignment(const struct column_view *view, size_t index);
const char *column_cell(const struct column_view *view, size_t index, int framework,
                        bool for_people);

/* Without --columns every trait belongs to the list, for those who read all of it. */
bool column_shows_trait(const struct column_view *view, int trait);

#endif
