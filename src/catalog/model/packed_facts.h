#ifndef CATALOG_MODEL_PACKED_FACTS_H
#define CATALOG_MODEL_PACKED_FACTS_H

#include "catalog/model/entry.h"
#include "store/database/database.h"

/* The table 'packed': copies of the tables 'value', 'pairing' and 'claim' in fewer rows, each a block.
 * - Of a trait, its values without sources and notes, in a few blocks, so that a filter reads a few rows
 *   instead of one an entry. The rows in a block are those of QUERY_COLUMN; values that are unknown
 *   without bounds are left out.
 * - Of a framework, all that is read for its page, in one block: the rows of the three queries of
 *   packed_queries. Only the first 1,000 frameworks have one; of the others the tables are read. */
#define TRAIT_BLOCK_COLUMNS 6
#define PACKED_QUERIES 3
extern const size_t packed_queries[PACKED_QUERIES];

/* The number of the block of a trait that begins with a framework, and of a framework. */
int64_t packed_trait_number(int64_t trait, int64_t first);
int64_t packed_facts_number(int64_t framework);

/* What the three tables say about a framework. */
struct facts {
    const struct value *values; /* one a trait; a text of NULL: the table has none */
    const struct pairing *pairings;
    const struct claim *claims;
    size_t n_pairings, n_claims;
};

struct packed_facts;

/* Writes the blocks, or compares them with those that are there. */
struct packed_facts *packed_facts_new_writing(struct database *database, size_t n_traits);
struct packed_facts *packed_facts_new_checking(struct database *database, size_t n_traits);
void packed_facts_free(struct packed_facts *packed); /* NULL is allowed */

/* Adds those of the next framework. */
bool packed_facts_add(struct packed_facts *packed, const struct facts *facts, struct error *error);

/* After the last framework. */
bool packed_facts_finish(struct packed_facts *packed, struct error *error);

/* After checking: whether the table holds these blocks and no others, or none at all. */
bool packed_facts_same(const struct packed_facts *packed);

#endif
