#include "store/database/packed.h"

#include "base/memory.h"
#include "store/database/packed_parts.h"
#include "store/database/packed_take.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A block is a sequence of queries: the number of the query in it, its columns, the length of its rows,
 * then the rows. A value is its kind, one byte, then nothing (NULL, or PACKED_AS_BEFORE: that of the row before), a
 * number, eight bytes (a double), or a length, the bytes and a NUL. Numbers and lengths have seven bits a
 * byte, the lowest first; the sign of a number is its lowest bit. */

_Static_assert(PACKED_INTEGER == SQLITE_INTEGER && PACKED_NUMBER == SQLITE_FLOAT &&
                   PACKED_TEXT == SQLITE_TEXT && PACKED_BYTES == SQLITE_BLOB &&
                   PACKED_NULL == SQLITE_NULL,
               "the kinds are SQLite's");

#define WHOLE_BELOW 1e15 /* a double holds each whole number below exactly */

/* Both return where the number ends. */
static char *write_number(char *at, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        *at++ = (char)(number | 0x80);
    *at++ = (char)number;
    return at;
}

static char *write_double(char *at, uint64_t bits)
{
    for (int i = 0; i < 8; i++)
        *at++ = (char)(bits >> 8 * i);
    return at;
}

static void put_number(struct text *block, uint64_t number)
{
    char bytes[PACKED_NUMBER_BYTES];

    text_append_bytes(block, bytes, (size_t)(write_number(bytes, number) - bytes));
}

void packing_init(struct packing *packing, int columns)
{
    assert(columns <= PACKED_COLUMNS_MOST);
    *packing = (struct packing){.columns = columns};
    text_init(&packing->rows);
}

void packing_clear(struct packing *packing)
{
    text_clear(&packing->rows);
    packing->column = 0;
    memset(packing->newest, 0, sizeof(packing->newest));
}

void packing_finish(struct packing *packing)
{
    text_finish(&packing->rows);
}

/* `number`: a number as it is written, the bits of a double, or the length of `bytes`. */
static void put(struct packing *packing, int kind, uint64_t number, const char *bytes)
{
    struct packed_newest *newest = &packing->newest[packing->column];
    struct text *rows = &packing->rows;

    packing->column = packing->column + 1 < packing->columns ? packing->column + 1 : 0;
    if (newest->kind == kind && newest->number == number &&
        (!bytes || memcmp(rows->bytes + newest->at, bytes, number) == 0)) {
        text_append_char(rows, PACKED_AS_BEFORE);
        return;
    }
    size_t length = bytes ? number : 0, most = 1 + PACKED_NUMBER_BYTES + length + 1;
    text_reserve(rows, most);
    char *at = rows->bytes + rows->length;
    *at++ = (char)kind;
    if (kind == SQLITE_FLOAT)
        at = write_double(at, number);
    else if (kind != SQLITE_NULL)
        at = write_number(at, number);
    *newest = (struct packed_newest){kind, number, (size_t)(at - rows->bytes)};
    if (bytes) {
        memcpy(at, bytes, length);
        at[length] = '\0';
        at += length + 1;
    }
    *at = '\0';
    rows->length = (size_t)(at - rows->bytes);
}

void packing_integer(struct packing *packing, int64_t number)
{
    put(packing, SQLITE_INTEGER, (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0), NULL);
}

static void put_float(struct packing *packing, double number)
{
    uint64_t bits;

    memcpy(&bits, &number, sizeof(bits));
    put(packing, SQLITE_FLOAT, bits, NULL);
}

void packing_number(struct packing *packing, double number)
{
    if (fabs(number) < WHOLE_BELOW && trunc(number) == number)
        packing_integer(packing, (int64_t)number);
    else
        put_float(packing, number);
}

void packing_text(struct packing *packing, const char *text)
{
    put(packing, SQLITE_TEXT, strlen(text), text);
}

void packing_append(const struct packing *packing, size_t number, struct text *block)
{
    size_t length = packing->rows.length;

    put_number(block, number);
    put_number(block, length > 0 ? (uint64_t)packing->columns : 0);
    put_number(block, length);
    text_append_bytes(block, packing->rows.bytes, length);
}

static void put_value(struct packing *packing, sqlite3_stmt *row, int column)
{
    int kind = sqlite3_column_type(row, column);

    if (kind == SQLITE_INTEGER) {
        packing_integer(packing, sqlite3_column_int64(row, column));
    } else if (kind == SQLITE_FLOAT) {
        put_float(packing, sqlite3_column_double(row, column));
    } else if (kind == SQLITE_NULL) {
        put(packing, SQLITE_NULL, 0, NULL);
    } else {
        const char *bytes = sqlite3_column_blob(row, column);
        size_t length = (size_t)sqlite3_column_bytes(row, column);
        if (!bytes && length > 0)
            memory_exhausted();
        put(packing, kind, length, length > 0 ? bytes : "");
    }
}

bool database_pack(struct database *database, size_t query, size_t number, size_t most,
                   struct text *block, struct error *error)
{
    struct packed *packed = database->statements[query].packed;
    struct packing packing;
    enum step step;

    database->statements[query].packed = NULL; /* read the tables */
    struct statement *statement = database_statement(database, query);
    packing_init(&packing, statement_columns(statement));
    while ((step = statement_step(statement, error)) == STEP_ROW && packing.rows.length <= most)
        for (int i = 0; i < packing.columns; i++)
            put_value(&packing, statement->prepared, i);
    statement_reset(statement);
    database->statements[query].packed = packed;
    size_t before = block->length;
    if (step == STEP_DONE && before + packing.rows.length <= most)
        packing_append(&packing, number, block);
    if (block->length > most)
        block->length = before;
    packing_finish(&packing);
    return step != STEP_FAILED;
}

bool database_pack_pieces(struct database *database, size_t query, size_t full, packed_take *take,
                          void *context, struct error *error)
{
    struct packed *packed = database->statements[query].packed;
    enum step step = STEP_DONE;
    struct packing packing;
    bool taken = true;

    database->statements[query].packed = NULL; /* read the tables */
    struct statement *statement = database_statement(database, query);
    packing_init(&packing, statement_columns(statement));
    while (taken && (step = statement_step(statement, error)) == STEP_ROW) {
        for (int i = 0; i < packing.columns; i++)
            put_value(&packing, statement->prepared, i);
        if (packing.rows.length < full)
            continue;
        taken = take(context, &packing.rows, error);
        packing_clear(&packing);
    }
    statement_reset(statement);
    if (taken && step == STEP_DONE && packing.rows.length > 0)
        taken = take(context, &packing.rows, error);
    database->statements[query].packed = packed;
    packing_finish(&packing);
    return taken && step != STEP_FAILED;
}

static inline packed_position take_value(packed_position at, packed_position end,
                                         struct packed_value *value)
{
    int kind = at < end ? *at++ : 0;

    if (kind == PACKED_AS_BEFORE)
        return value->kind ? at : NULL;
    value->kind = kind;
    switch (kind) {
    case SQLITE_NULL:
        return at;
    case SQLITE_INTEGER:
        return packed_take_integer(at, end, &value->integer);
    case SQLITE_FLOAT:
        return packed_take_number(at, end, &value->number);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        return packed_take_bytes(at, end, &value->bytes, &value->length);
    default:
        return NULL;
    }
}

enum step packed_step(struct statement *statement, struct error *error)
{
    struct packed *packed = statement->packed;
    packed_position at = packed->at;

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

static packed_position take_query(struct database *database, const size_t *queries,
                                  size_t n_queries, packed_position at, packed_position end)
{
    uint64_t number, columns, length;

    if (!(at = packed_take_length(at, end, &number)) ||
        !(at = packed_take_length(at, end, &columns)) ||
        !(at = packed_take_length(at, end, &length)) || number >= n_queries ||
        database->statements[queries[number]].packed || columns > PACKED_COLUMNS_MOST ||
        length > (uint64_t)(end - at) || (length > 0) != (columns > 0))
        return NULL;
    database_attach_rows(database, queries[number], (int)columns, at, length);
    return at + length;
}

bool database_unpack(struct database *database, const size_t *queries, size_t n_queries,
                     const void *block, size_t length, struct error *error)
{
    packed_position at = block, end = at + length;

    database_detach_all(database, queries, n_queries);
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

void database_detach_all(struct database *database, const size_t *queries, size_t n_queries)
{
    for (size_t i = 0; i < n_queries; i++)
        database_detach_rows(database, queries[i]);
}

void packed_free(struct database *database)
{
    for (size_t i = 0; i < database->kind->n_queries; i++)
        database_detach_rows(database, i);
}
