#ifndef STORE_DATABASE_PACKED_PARTS_H
#define STORE_DATABASE_PACKED_PARTS_H

#include "store/database/database_parts.h"

/* Internal to store/database: the rows of one query in a block. */

#define PACKED_COLUMNS_MOST 16

struct packed_value {
    int kind; /* SQLITE_INTEGER and so on */
    int64_t integer;
    double number;
    const char *bytes; /* of a text or blob, in the block; a NUL follows */
    size_t length;
};

struct packed {
    const unsigned char *rows, *end, *at;
    int columns;
    struct packed_value values[PACKED_COLUMNS_MOST]; /* of the current row */
};

/* Reads the next row. */
enum step packed_step(struct statement *statement, struct error *error);

/* Of the current row; NULL for a column that the block does not have. */
const struct packed_value *packed_value(const struct statement *statement, int column);

void packed_free(struct database *database);

#endif
