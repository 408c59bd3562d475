#ifndef CATALOG_MODEL_CANONICAL_H
#define CATALOG_MODEL_CANONICAL_H

#include "base/error.h"
#include "base/hash.h"
#include "store/database/database.h"

/* The hash of rows: columns as text, 0x1F between columns, 0x1E after a row. */
struct row_hash;

struct row_hash *row_hash_new(void);
/* Rows of `columns` values, which follow one another, as for database_insert; without bytes. */
void row_hash_add(struct row_hash *rows, const struct column *values, size_t columns,
                  size_t n_rows);
void row_hash_take(struct row_hash *rows, char ret_digits[HASH_LENGTH + 1]); /* frees it */
void row_hash_free(struct row_hash *rows); /* one that was not taken, or NULL */

/* The tables with most rows, each with a hash of its own, so that it can be made as they are written. */
enum { CANONICAL_PAIRINGS, CANONICAL_VALUES, CANONICAL_TABLES };

struct canonical_tables {
    char digits[CANONICAL_TABLES][HASH_LENGTH + 1];
};

/* The hash of a catalog's content: tables in a fixed order, rows by key; instead of the rows of a table
 * above, the digits of its hash. It does not depend on the SQLite version that wrote the file. `first` and
 * `last` are dump queries (catalog/model/schema.h). `written`: the hashes of the rows that were written,
 * by key, or NULL to read them; only for that `n_frameworks` is used. */
bool canonical_hash(struct database *database, size_t n_frameworks,
                    const struct canonical_tables *written, int first, int last,
                    char ret_digits[HASH_LENGTH + 1], struct error *error);

#endif
