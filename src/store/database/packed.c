#include "store/database/packed.h"

#include "base/memory.h"
#include "store/database/packed_parts.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A block is a sequence of queries: the number of the query, its columns, the length of its rows,
 * then the rows. A value is its kind, one byte, then nothing (NULL), a number, eight bytes
 * (a double), or a length, the bytes and a NUL. Numbers and lengths have seven bits a byte, the
 * lowest first; the sign of a number is its lowest bit. */

#define NUMBER_BYTES 10  /* of 64 bits */
#define WHOLE_BELOW 1e15 /* a double holds each whole number below exactly */

static void put_number(struct text *block, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        text_append_char(block, (char)(number | 0x80));
    text_append_char(block, (char)number);
}

static void put_double(struct text *block, double number)
{
    uint64_t bits;

    memcpy(&bits, &number, sizeof(bits));
    for (int i = 0; i < 8; i++)
        text_append_char(block, (char)(bits >> 8 * i));
}

static void put_bytes(struct text *block, int kind, const char *bytes, size_t length)
{
    text_append_char(block, (char)kind);
    put_number(block, length);
    text_append_bytes(block, bytes, length);
    text_append_char(block, '\0');
}

void packed_put_integer(struct text *rows, int64_t number)
{
    text_append_char(rows, SQLITE_INTEGER);
    put_number(rows, (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0));
}

static void put_float(struct text *block, double number)
{
    text_append_char(block, SQLITE_FLOAT);
    put_double(block, number);
}

void packed_put_number(struct text *rows, double number)
{
    if (fabs(number) < WHOLE_BELOW && trunc(number) == number)
        packed_put_integer(rows, (int64_t)number);
    else
        put_float(rows, number);
}

void packed_put_text(struct text *rows, const char *text)
{
    put_bytes(rows, SQLITE_TEXT, text, strlen(text));
}

static void put_value(struct text *block, sqlite3_stmt *row, int column)
{
    int kind = sqlite3_column_type(row, column);

    if (kind == SQLITE_INTEGER) {
        packed_put_integer(block, sqlite3_column_int64(row, column));
    } else if (kind == SQLITE_FLOAT) {
        put_float(block, sqlite3_column_double(row, column));
    } else if (kind == SQLITE_NULL) {
        text_append_char(block, SQLITE_NULL);
    } else {
        const char *bytes = sqlite3_column_blob(row, column);
        size_t length = (size_t)sqlite3_column_bytes(row, column);
        if (!bytes && length > 0)
            memory_exhausted();
        put_bytes(block, kind, length > 0 ? bytes : "", length);
    }
}

bool database_pack(struct database *database, size_t query, size_t most, struct text *block,
                   struct error *error)
{
    struct packed *packed = database->statements[query].packed;
    struct text rows, head;
    enum step step;
    int columns = 0;

    text_init(&rows);
    text_init(&head);
    database->statements[query].packed = NULL; /* read the tables */
    struct statement *statement = database_statement(database, query);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        columns = statement_columns(statement);
        assert(columns <= PACKED_COLUMNS_MOST);
        for (int i = 0; i < columns && rows.length <= most; i++)
            put_value(&rows, statement->prepared, i);
    }
    database->statements[query].packed = packed;
    put_number(&head, query);
    put_number(&head, (uint64_t)columns);
    put_number(&head, rows.length);
    if (step == STEP_DONE && block->length + head.length + rows.length <= most) {
        text_append_bytes(block, head.bytes, head.length);
        text_append_bytes(block, rows.bytes, rows.length);
    }
    text_finish(&rows);
    text_finish(&head);
    return step == STEP_DONE;
}

static bool take_number(const unsigned char **at, const unsigned char *end, uint64_t *ret_number)
{
    uint64_t number = 0;

    for (int i = 0; i < NUMBER_BYTES && *at < end; i++) {
        unsigned char byte = *(*at)++;
        number |= (uint64_t)(byte & 0x7F) << 7 * i;
        if (byte < 0x80) {
            *ret_number = number;
            return true;
        }
    }
    return false;
}

static bool take_double(const unsigned char **at, const unsigned char *end, double *ret_number)
{
    uint64_t bits = 0;

    if (end - *at < 8)
        return false;
    for (int i = 0; i < 8; i++)
        bits |= (uint64_t)(*at)[i] << 8 * i;
    *at += 8;
    memcpy(ret_number, &bits, sizeof(bits));
    return true;
}

static bool take_bytes(const unsigned char **at, const unsigned char *end,
                       struct packed_value *value)
{
    uint64_t length;

    if (!take_number(at, end, &length) || length >= (uint64_t)(end - *at) || (*at)[length] != '\0')
        return false;
    value->bytes = (const char *)*at;
    value->length = (size_t)length;
    *at += length + 1;
    return true;
}

static bool take_value(const unsigned char **at, const unsigned char *end,
                       struct packed_value *value)
{
    uint64_t number = 0;

    value->kind = *at < end ? *(*at)++ : 0;
    value->integer = 0;
    value->number = 0;
    value->bytes = NULL;
    value->length = 0;
    switch (value->kind) {
    case SQLITE_NULL:
        return true;
    case SQLITE_INTEGER:
        if (!take_number(at, end, &number))
            return false;
        value->integer = (int64_t)(number >> 1 ^ (number & 1 ? UINT64_MAX : 0));
        value->number = (double)value->integer;
        return true;
    case SQLITE_FLOAT:
        return take_double(at, end, &value->number);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        return take_bytes(at, end, value);
    default:
        return false;
    }
}

enum step packed_step(struct statement *statement, struct error *error)
{
    struct packed *packed = statement->packed;

    if (packed->at == packed->end) {
        packed->at = packed->rows;
        return STEP_DONE;
    }
    for (int i = 0; i < packed->columns; i++) {
        if (!take_value(&packed->at, packed->end, &packed->values[i])) {
            database_fail_as(statement->database, SQLITE_CORRUPT, error);
            packed->at = packed->rows;
            return STEP_FAILED;
        }
    }
    return STEP_ROW;
}

const struct packed_value *packed_value(const struct statement *statement, int column)
{
    static const struct packed_value missing = {.kind = SQLITE_NULL};

    return column < statement->packed->columns ? &statement->packed->values[column] : &missing;
}

static bool take_query(struct database *database, const unsigned char **at,
                       const unsigned char *end)
{
    uint64_t query, columns, length;

    if (!take_number(at, end, &query) || !take_number(at, end, &columns) ||
        !take_number(at, end, &length) || query >= database->kind->n_queries ||
        database->statements[query].packed || columns > PACKED_COLUMNS_MOST ||
        length > (uint64_t)(end - *at) || (length > 0) != (columns > 0))
        return false;
    struct packed *packed = memory_new(1, sizeof(*packed));
    packed->columns = (int)columns;
    packed->rows = packed->at = *at;
    packed->end = *at + length;
    *at = packed->end;
    database->statements[query].packed = packed;
    return true;
}

bool database_unpack(struct database *database, const void *block, size_t length,
                     struct error *error)
{
    const unsigned char *at, *end;

    packed_free(database);
    at = block;
    end = at + length;
    while (at < end)
        if (!take_query(database, &at, end))
            return database_fail_as(database, SQLITE_CORRUPT, error);
    return true;
}

void database_attach_rows(struct database *database, size_t query, int columns, const void *bytes,
                          size_t length)
{
    struct packed *packed = memory_new(1, sizeof(*packed));

    assert(!database->statements[query].packed && columns <= PACKED_COLUMNS_MOST);
    packed->columns = columns;
    packed->rows = packed->at = bytes;
    packed->end = packed->rows + length;
    database->statements[query].packed = packed;
}

void database_detach_rows(struct database *database, size_t query)
{
    free(database->statements[query].packed);
    database->statements[query].packed = NULL;
}

void packed_free(struct database *database)
{
    for (size_t i = 0; i < database->kind->n_queries; i++) {
        free(database->statements[i].packed);
        database->statements[i].packed = NULL;
    }
}
