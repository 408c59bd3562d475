#ifndef CATALOG_MODEL_ROWS_H
#define CATALOG_MODEL_ROWS_H

#include "base/arena.h"
#include "catalog/model/entry.h"
#include "catalog/model/schema.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads the tables of an opened catalog. A catalog may come from anywhere, so every text is cleaned
 * and every reference checked; an invalid row is counted. Rows of a detail (values, pairings,
 * claims) are left out then; damage to the rest is a reason not to open the catalog. */
struct rows {
    struct arena *arena;
    struct database *database;
    size_t n_damaged;
    const char *table;   /* of the first invalid row */
    const char *failure; /* SQLite's first error message, in the arena */
};

/* Table sizes, to check references against. */
struct extent {
    size_t frameworks, groups, languages, slots, traits, components, criteria, questions, retired;
};

/* Reads the block of the values, pairings and claims of a framework; NULL: it has none. */
const char *rows_facts(struct rows *rows, int framework, size_t *ret_length);

/* Lets their queries read this block, until rows_detach_facts. */
void rows_attach_facts(struct rows *rows, const char *block, size_t length);
void rows_detach_facts(struct rows *rows);

/* Counts an invalid row of the table that a query reads. */
void rows_count_damage(struct rows *rows, enum query query);

/* Whether a set, one bit a member, has a member beyond the first `count`. */
bool rows_beyond(int64_t bits, size_t count);

/* One row of each framework. The arrays are outside the arena: they grow without leaving copies. */
struct framework_rows {
    struct framework *frameworks;
    int16_t *low, *high;
    size_t count;
};
void rows_frameworks(struct rows *rows, size_t n_criteria, struct framework_rows *ret_list);
void rows_free_frameworks(struct framework_rows *list);

/* At most `most`; more count as damage. */
size_t rows_named(struct rows *rows, enum query query, size_t most, struct named **ret_named);
size_t rows_traits(struct rows *rows, const struct extent *extent, struct trait **ret_traits);
size_t rows_components(struct rows *rows, const struct extent *extent,
                       struct component **ret_components);
size_t rows_criteria(struct rows *rows, const struct extent *extent, const struct trait *traits,
                     struct criterion **ret_criteria);
size_t rows_questions(struct rows *rows, const struct extent *extent,
                      struct question_entry **ret_questions);
void rows_check_gates(struct rows *rows, const struct extent *extent,
                      const struct component *components, const struct question_entry *questions);
size_t rows_retired(struct rows *rows, struct retired **ret_retired);
size_t rows_claims(struct rows *rows, int framework, struct claim **ret_claims);
size_t rows_pairings(struct rows *rows, const struct extent *extent, int framework,
                     struct pairing **ret_pairings);

/* `count` values of one framework for every trait, or of one trait for every framework; unknown
 * where the table has none. A value outside its trait's scale counts as damage and becomes
 * unknown. */
struct value *rows_values(struct rows *rows, int framework, const struct trait *traits,
                          size_t count);
struct value *rows_cited_column(struct rows *rows, int index, const struct trait *trait,
                                size_t count);

/* The same of one trait without where they come from, which is much quicker. */
struct figure *rows_column(struct rows *rows, int index, const struct trait *trait, size_t count);

/* Only which frameworks have it, a capability: bit i % 64 of number i / 64 for framework i. */
uint64_t *rows_having(struct rows *rows, int index, const struct trait *trait, size_t count);

/* Source and note of one value. */
struct evidence rows_evidence(struct rows *rows, int framework, int trait);
const char *rows_page(struct rows *rows, const char *kind, const char *id);
const char *rows_first_profile(struct rows *rows); /* of the first framework */
size_t rows_pages(struct rows *rows, const char *kind, struct page_text **ret_pages); /* by id */

#endif
