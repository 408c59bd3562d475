#ifndef CLI_ENTRIES_COLUMNS_H
#define CLI_ENTRIES_COLUMNS_H

#include "cli/cli.h"
#include "decide/advice/advice.h"
#include "document/model/document.h"

/* The columns and the order of `list`. A column is built in (id, name, fit ...) or a trait. */
#define COLUMN_OWN_COUNT 8

struct column_key {
    int column; /* below COLUMN_OWN_COUNT: built in; else COLUMN_OWN_COUNT plus a trait's index */
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
    bool chosen; /* set by --columns */
};

/* Reads --columns and --sort, or uses the defaults. */
bool columns_read(struct cli *cli, const struct advice *advice, struct column_view *ret_view);

/* Sorts frameworks: ties stay in catalog order, unknown values come last. */
void columns_sort(const struct column_view *view, int *frameworks, size_t count);

/* For the shown column at `index`: */
const char *column_id(const struct column_view *view, size_t index);
enum alignment column_alignment(const struct column_view *view, size_t index);
const char *column_cell(const struct column_view *view, size_t index, int framework,
                        bool for_people);

/* Without --columns, machine-readable formats contain every trait. */
bool column_shows_trait(const struct column_view *view, int trait);

#endif
