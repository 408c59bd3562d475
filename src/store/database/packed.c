#include "store/database/packed.h"

#include "base/memory.h"
#include "store/database/packed_parts.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A block is a sequence of queries: the number of the query in it, its columns, the length of its rows,
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

bool database_pack(struct database *database, size_t query, size_t number, size_t most,
                   struct text *block, struct error *error)
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
    put_number(&head, number);
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

bool database_pack_pieces(struct database *database, size_t query, size_t full, packed_take *take,
                          void *context, struct error *error)
{
    struct packed *packed = database->statements[query].packed;
    enum step step = STEP_DONE;
    struct text rows;
    bool taken = true;

    database->statements[query].packed = NULL; /* read the tables */
    struct statement *statement = database_statement(database, query);
    text_init(&rows);
    while (taken && (step = statement_step(statement, error)) == STEP_ROW) {
        for (int i = 0; i < statement_columns(statement); i++)
            put_value(&rows, statement->prepared, i);
        if (rows.length < full)
            continue;
        taken = take(context, &rows, error);
        text_clear(&rows);
    }
    if (taken && step == STEP_DONE && rows.length > 0)
        taken = take(context, &rows, error);
    database->statements[query].packed = packed;
    text_finish(&rows);
    return taken && step != STEP_FAILED;
}

/* What takes something from a block returns where the next begins; NULL: the block is damaged. */
typedef const unsigned char *position;

static position take_long_number(position at, position end, uint64_t *ret_number)
{
    *ret_number = 0;
    for (int i = 0; i < NUMBER_BYTES && at < end; i++, at++) {
        *ret_number |= (uint64_t)(*at & 0x7F) << 7 * i;
        if (*at < 0x80)
            return at + 1;
    }
    return NULL;
}

static inline position take_number(position at, position end, uint64_t *ret_number)
{
    if (at == end || *at >= 0x80)
        return take_long_number(at, end, ret_number);
    *ret_number = *at;
    return at + 1;
}

static position take_double(position at, position end, double *ret_number)
{
    uint64_t bits = 0;

    if (end - at < 8)
        return NULL;
    for (int i = 0; i < 8; i++)
        bits |= (uint64_t)at[i] << 8 * i;
    memcpy(ret_number, &bits, sizeof(bits));
    return at + 8;
}

static inline position take_bytes(position at, position end, struct packed_value *value)
{
    uint64_t length;

    at = take_number(at, end, &length);
    if (!at || length >= (uint64_t)(end - at) || at[length] != '\0')
        return NULL;
    value->bytes = (const char *)at;
    value->length = (size_t)length;
    return at + length + 1;
}

static inline position take_value(position at, position end, struct packed_value *value)
{
    uint64_t number;

    value->kind = at < end ? *at++ : 0;
    switch (value->kind) {
    case SQLITE_NULL:
        return at;
    case SQLITE_INTEGER:
        at = take_number(at, end, &number);
        value->integer = at ? (int64_t)(number >> 1 ^ (number & 1 ? UINT64_MAX : 0)) : 0;
        return at;
    case SQLITE_FLOAT:
        return take_double(at, end, &value->number);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        return take_bytes(at, end, value);
    default:
        return NULL;
    }
}

enum step packed_step(struct statement *statement, struct error *error)
{
    struct packed *packed = statement->packed;
    position at = packed->at;

    packed->at = packed->rows;
    if (at == packed->end)
        return STEP_DONE;
    for (int i = 0; i < packed->columns; i++) {
        at = take_value(at, packed->end, &packed->values[i]);
        if (!at) {
            database_fail_as(statement->database, SQLITE_CORRUPT, error);
            return STEP_FAILED;
        }
    }
    packed->at = at;
    return STEP_ROW;
}

static position take_query(struct database *database, const size_t *queries, size_t n_queries,
                           position at, position end)
{
    uint64_t number, columns, length;

    if (!(at = take_number(at, end, &number)) || !(at = take_number(at, end, &columns)) ||
        !(at = take_number(at, end, &length)) || number >= n_queries ||
        database->statements[queries[number]].packed || columns > PACKED_COLUMNS_MOST ||
        length > (uint64_t)(end - at) || (length > 0) != (columns > 0))
        return NULL;
    database_attach_rows(database, queries[number], (int)columns, at, length);
    return at + length;
}

bool database_unpack(struct database *database, const size_t *queries, size_t n_queries,
                     const void *block, size_t length, struct error *error)
{
    position at = block, end = at + length;

    packed_free(database);
    while (at != end)
        if (!(at = take_query(database, queries, n_queries, at, end)))
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
