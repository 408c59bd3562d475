#ifndef CATALOG_MODEL_CANONICAL_H
#define CATALOG_MODEL_CANONICAL_H

#include "base/error.h"
#include "base/hash.h"
#include "store/database/database.h"

/* A hash of a catalog's content: tables in a fixed order, rows by key, columns as text, 0x1F
 * between columns, 0x1E after a row. It does not depend on the SQLite version that wrote the file.
 * `first` and `last` are dump queries (catalog/model/schema.h). With many frameworks a second thread reads
 * while this one hashes, and where database_open_again allows it, this one reads too. */
bool canonical_hash(struct database *database, size_t n_frameworks, int first, int last,
                    char ret_digits[HASH_LENGTH + 1], struct error *error);

#endif
