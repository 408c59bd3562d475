#ifndef CATALOG_MODEL_CATALOG_PARTS_H
#define CATALOG_MODEL_CATALOG_PARTS_H

#include "catalog/model/catalog.h"
#include "catalog/model/rows.h"

/* A catalog, as the files catalog*.c see it: what is read when it is opened, and below `columns` what is
 * read when it is first needed. */
struct catalog {
    struct arena *arena;
    struct rows rows;
    struct catalog_identity identity;
    struct extent extent;

    struct framework_rows list;
    struct search_texts searches;
    struct word_index *words; /* NULL: not asked for, or too few entries */
    struct named *groups, *languages, *slots;
    struct trait *traits;
    struct component *components;
    struct criterion *criteria;
    struct question_entry *questions;
    struct retired *retired;
    size_t n_criteria; /* the number that the score columns were written with */

    const struct figure **columns; /* [trait] */
    const uint64_t **having;       /* [trait] */
    bool *counted_traits;          /* [trait]: the damage of its blocks */

    /* Of the frameworks in `read`, and pages, in an arena of their own until catalog_forget(). */
    struct arena *kept;
    int *read;
    size_t n_read, read_room;
    bool unpacked; /* read the tables instead of blocks */
    struct {
        const char *block; /* NULL: not read, or there is none */
        size_t length;
        const struct value *values; /* NULL: not read */
        bool has_details;           /* the rest was read */
        struct pairing *pairings;
        size_t n_pairings;
        struct claim *claims;
        size_t n_claims;
    } * entries, general; /* [framework]; claims about no framework */
    struct counted {
        bool values, details;
    } * counted; /* [framework]: their damage, which counts once however often they are read */
};

#endif
