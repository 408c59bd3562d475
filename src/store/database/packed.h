#ifndef STORE_DATABASE_PACKED_H
#define STORE_DATABASE_PACKED_H

#include "base/text/text.h"
#include "store/database/database.h"

/* The rows of several queries as one block of bytes. Reading it is one query instead of many, none
 * of which is parsed by SQLite then. */

/* Appends the rows of a query without parameters to the block, unless it would become longer than
 * `most` bytes: then it stays as it was. In the block the query has this number. */
bool database_pack(struct database *database, size_t query, size_t number, size_t most,
                   struct text *block, struct error *error);

/* Passes the rows of a query without parameters on in pieces, each as soon as it has `full` bytes or
 * more. False: reading has failed, or `take` has, which sets the error. */
typedef bool packed_take(void *context, const struct text *rows, struct error *error);
bool database_pack_pieces(struct database *database, size_t query, size_t full, packed_take *take,
                          void *context, struct error *error);

/* From now on the queries in the block get their rows from it; it must stay until the database is
 * closed. `queries` has the query of each number. A damaged block is refused here or by a step of one of
 * its queries. */
bool database_unpack(struct database *database, const size_t *queries, size_t n_queries,
                     const void *block, size_t length, struct error *error);

/* Appends one value to the rows of a block. A whole number takes fewer bytes than another. */
void packed_put_integer(struct text *rows, int64_t number);
void packed_put_number(struct text *rows, double number);
void packed_put_text(struct text *rows, const char *text);

/* Until database_detach_rows the query gets its rows, of `columns` values each, from these bytes,
 * which are borrowed. A damaged row is refused by its step. */
void database_attach_rows(struct database *database, size_t query, int columns, const void *bytes,
                          size_t length);
void database_detach_rows(struct database *database, size_t query);

#endif
