#ifndef CATALOG_MODEL_TRAIT_BLOCKS_H
#define CATALOG_MODEL_TRAIT_BLOCKS_H

#include "catalog/model/entry.h"
#include "store/database/database.h"

/* The values of one trait in a few blocks: the table 'trait_block'. They are a copy of the table
 * 'value' without sources and notes, so that a filter reads a few rows instead of one an entry. The
 * rows in a block are those of QUERY_COLUMN; values that are unknown without bounds are left out. */
#define TRAIT_BLOCK_COLUMNS 6

struct trait_blocks;

/* Writes the blocks, or compares them with those that are there. */
struct trait_blocks *trait_blocks_new_writing(struct database *database, size_t n_traits);
struct trait_blocks *trait_blocks_new_checking(struct database *database, size_t n_traits);
void trait_blocks_free(struct trait_blocks *blocks); /* NULL is allowed */

/* Adds a value; frameworks in ascending order. */
bool trait_blocks_add(struct trait_blocks *blocks, size_t framework, size_t trait,
                      const struct value *value, struct error *error);

/* After the last value. */
bool trait_blocks_finish(struct trait_blocks *blocks, struct error *error);

/* After checking: whether the table holds these blocks and no others, or none at all. */
bool trait_blocks_same(const struct trait_blocks *blocks);

#endif
