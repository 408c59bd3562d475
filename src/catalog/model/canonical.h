#ifndef CATALOG_MODEL_CANONICAL_H
#define CATALOG_MODEL_CANONICAL_H

#include "base/error.h"
#include "base/hash.h"
#include "store/database/database.h"

/* What a catalog holds, as a hash: tables in a fixed order, rows by key, columns as text, 0x1F
 * between, 0x1E after a row. It is the same whatever version of SQLite wrote the file, and another
 * one when any value is. `first` and `last` are dumps (catalog/model/schema.h). */
bool canonical_hash(struct database *database, size_t n_frameworks, int first, int last,
                    char ret_digits[HASH_LENGTH + 1], struct error *error);

#endif
