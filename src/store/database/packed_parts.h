#ifndef STORE_DATABASE_PACKED_PARTS_H
#define STORE_DATABASE_PACKED_PARTS_H

#include "store/database/database_parts.h"
#include "store/database/packed.h"

/* Internal to store/database: the rows of one query in a block. */

struct packed_value {
    int kind; /* SQLITE_INTEGER and so on: which member of the union is set */
    union {
        int64_t integer;
        double number;
        struct {
            const char *bytes; /* of a text or blob, in the block; a NUL follows */
            size_t length;
        };
    };
};

struct packed {
    const unsigned char *rows, *end, *at;
    int columns;
    struct packed_value values[PACKED_COLUMNS_MOST]; /* of the current row */
};

/* Reads the next row. */
enum step packed_step(struct statement *statement, struct error *error);

/* Of the current row; NULL for a column that the block does not have. */
static inline const struct packed_value *packed_value(const struct statement *statement, int column)
{
    static const struct packed_value missing = {.kind = SQLITE_NULL};

    return column < statement->packed->columns ? &statement->packed->values[column] : &missing;
}

static inline int64_t packed_integer(const struct packed_value *value)
{
    return value->kind == SQLITE_INTEGER ? value->integer : 0;
}

static inline double packed_number(const struct packed_value *value)
{
    return value->kind == SQLITE_FLOAT ? value->number : (double)packed_integer(value);
}

/* NULL if it is neither text nor blob. */
static inline const char *packed_bytes(const struct packed_value *value, size_t *ret_length)
{
    bool holds_bytes = value->kind == SQLITE_TEXT || value->kind == SQLITE_BLOB;

    *ret_length = holds_bytes ? value->length : 0;
    return holds_bytes ? value->bytes : NULL;
}

void packed_free(struct database *database);

#endif
