#ifndef STORE_DATABASE_PACKED_H
#define STORE_DATABASE_PACKED_H

#include "base/text/text.h"
#include "store/database/database.h"

/* The rows of several queries as one block of bytes. Reading it is one query instead of many, none
 * of which is parsed by SQLite then. */

#define PACKED_COLUMNS_MOST 16

/* Rows of one query, added value by value. What is the same as in the row before takes one byte. */
struct packing {
    struct text rows;
    int columns, column; /* of a row; of the next value */
    struct packed_newest {
        int kind; /* 0: none */
        uint64_t number;
        size_t at;                 /* of its bytes in `rows` */
    } newest[PACKED_COLUMNS_MOST]; /* value of each column */
};

void packing_init(struct packing *packing, int columns);
void packing_clear(struct packing *packing); /* no rows, of as many columns */
void packing_finish(struct packing *packing);

/* A whole number takes fewer bytes than another. */
void packing_integer(struct packing *packing, int64_t number);
void packing_number(struct packing *packing, double number);
void packing_text(struct packing *packing, const char *text);

/* Appends the rows to a block, as those of the query with this number. */
void packing_append(const struct packing *packing, size_t number, struct text *block);

/* Appends the rows of a query without parameters to the block, unless it would become longer than
 * `most` bytes: then it stays as it was. In the block the query has this number. */
bool database_pack(struct database *database, size_t query, size_t number, size_t most,
                   struct text *block, struct error *error);

/* Passes the rows of a query without parameters on in pieces, each as soon as it has `full` bytes or
 * more. False: reading has failed, or `take` has, which sets the error. */
typedef bool packed_take(void *context, const struct text *rows, struct error *error);
bool database_pack_pieces(struct database *database, size_t query, size_t full, packed_take *take,
                          void *context, struct error *error);

/* From now on the queries in the block get their rows from it, until they are detached or get those of
 * another; it must stay as long. `queries` has the query of each number. A damaged block is refused here
 * or by a step of one of its queries. */
bool database_unpack(struct database *database, const size_t *queries, size_t n_queries,
                     const void *block, size_t length, struct error *error);
void database_detach_all(struct database *database, const size_t *queries, size_t n_queries);

/* Until database_detach_rows the query gets its rows, of `columns` values each, from these bytes,
 * which are borrowed. A damaged row is refused by its step. */
void database_attach_rows(struct database *database, size_t query, int columns, const void *bytes,
                          size_t length);
void database_detach_rows(struct database *database, size_t query);

#endif
