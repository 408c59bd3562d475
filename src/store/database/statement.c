#include "base/memory.h"
#include "store/database/packed_parts.h"

#include <assert.h>
#include <string.h>

/* Errors in preparing or binding are kept and reported by the next step, where the caller checks
 * for errors anyway. */
static void note_failure(struct statement *statement)
{
    statement->failed = true;
    database_fail(statement->database, &statement->database->failure);
}

static bool prepare(struct statement *statement)
{
    const char *rest = "";

    if (statement->prepared)
        return true;
    if (!database_start(statement->database, &statement->database->failure)) {
        statement->failed = true;
        return false;
    }
    if (sqlite3_prepare_v3(statement->database->handle, statement->sql, -1,
                           SQLITE_PREPARE_PERSISTENT, &statement->prepared, &rest) != SQLITE_OK) {
        note_failure(statement);
        return false;
    }
    assert(*rest == '\0'); /* a second statement in the text would be ignored */
    return true;
}

bool database_prepare(struct database *database, size_t query, struct error *error)
{
    database_begin_work(database);
    if (prepare(&database->statements[query]))
        return true;
    *error = database->failure;
    return false;
}

bool database_prepare_all(struct database *database, struct error *error)
{
    if (!given_register(database, error))
        return false;
    for (size_t i = 0; i < database->kind->n_queries; i++)
        if (!database_prepare(database, i, error))
            return false;
    return true;
}

struct statement *database_statement(struct database *database, size_t query)
{
    struct statement *statement = &database->statements[query];

    assert(query < database->kind->n_queries);
    statement->failed = false;
    if (statement->packed) {
        statement->packed->at = statement->packed->rows;
        return statement;
    }
    database->pauses = 0;
    if (!database->handle || sqlite3_get_autocommit(database->handle))
        database_begin_work(database);
    if (prepare(statement)) {
        sqlite3_reset(statement->prepared);
        sqlite3_clear_bindings(statement->prepared);
    }
    return statement;
}

/* A parameter that the query does not have is a bug. */
static void note_binding(struct statement *statement, int code)
{
    assert(code != SQLITE_RANGE && code != SQLITE_MISUSE);
    if (code != SQLITE_OK)
        note_failure(statement);
}

void statement_bind_text(struct statement *statement, int parameter, const char *text)
{
    if (statement->prepared)
        note_binding(statement,
                     sqlite3_bind_text64(statement->prepared, parameter, text,
                                         text ? strlen(text) : 0, SQLITE_TRANSIENT, SQLITE_UTF8));
}

void statement_bind_integer(struct statement *statement, int parameter, int64_t number)
{
    if (statement->prepared)
        note_binding(statement, sqlite3_bind_int64(statement->prepared, parameter, number));
}

void statement_bind_bytes(struct statement *statement, int parameter, const void *bytes,
                          size_t length)
{
    if (!statement->prepared)
        return;
    if (length == 0) /* an empty blob, not NULL */
        note_binding(statement, sqlite3_bind_zeroblob(statement->prepared, parameter, 0));
    else
        note_binding(statement, sqlite3_bind_blob64(statement->prepared, parameter, bytes, length,
                                                    SQLITE_TRANSIENT));
}

enum step statement_step(struct statement *statement, struct error *error)
{
    int code;

    if (statement->packed)
        return packed_step(statement, error);
    if (statement->failed) {
        *error = statement->database->failure;
        return STEP_FAILED;
    }
    code = sqlite3_step(statement->prepared);
    if (code == SQLITE_ROW)
        return STEP_ROW;
    if (code != SQLITE_DONE)
        database_fail(statement->database, error);
    sqlite3_reset(statement->prepared);
    return code == SQLITE_DONE ? STEP_DONE : STEP_FAILED;
}

void statement_reset(struct statement *statement)
{
    if (!statement->packed)
        sqlite3_reset(statement->prepared);
}

/* Converting a value to the requested type may allocate. */
static void check_memory(const struct statement *statement, bool is_missing)
{
    if (is_missing && sqlite3_errcode(statement->database->handle) == SQLITE_NOMEM)
        memory_exhausted();
}

const char *statement_text(struct statement *statement, int column)
{
    if (statement->packed)
        return packed_bytes(packed_value(statement, column), &(size_t){0});
    const char *text = (const char *)sqlite3_column_text(statement->prepared, column);

    check_memory(statement, !text);
    return text;
}

int64_t statement_integer(struct statement *statement, int column)
{
    if (statement->packed)
        return packed_integer(packed_value(statement, column));
    return sqlite3_column_int64(statement->prepared, column);
}

double statement_number(struct statement *statement, int column)
{
    if (statement->packed)
        return packed_number(packed_value(statement, column));
    return sqlite3_column_double(statement->prepared, column);
}

bool statement_is_null(struct statement *statement, int column)
{
    if (statement->packed)
        return packed_value(statement, column)->kind == SQLITE_NULL;
    return sqlite3_column_type(statement->prepared, column) == SQLITE_NULL;
}

static struct column packed_column(const struct packed_value *value)
{
    static const enum column_kind kinds[] = {[SQLITE_NULL] = COLUMN_NULL,
                                             [SQLITE_INTEGER] = COLUMN_INTEGER,
                                             [SQLITE_FLOAT] = COLUMN_NUMBER,
                                             [SQLITE_TEXT] = COLUMN_TEXT,
                                             [SQLITE_BLOB] = COLUMN_BYTES};
    enum column_kind kind = kinds[value->kind];

    if (kind == COLUMN_INTEGER)
        return (struct column){kind, 0, {.integer = value->integer}};
    if (kind == COLUMN_NUMBER)
        return (struct column){kind, 0, {.number = value->number}};
    return (struct column){kind, 0, {.text = kind == COLUMN_TEXT ? value->bytes : NULL}};
}

/* The functions of a value are quicker than those of a column: only the latter look the value up, each
 * time. They take no lock, and need none, because one thread at a time uses a database. */
struct column statement_column(struct statement *statement, int column)
{
    if (statement->packed)
        return packed_column(packed_value(statement, column));
    sqlite3_value *value = sqlite3_column_value(statement->prepared, column);

    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return (struct column){COLUMN_INTEGER, 0, {.integer = sqlite3_value_int64(value)}};
    case SQLITE_FLOAT:
        return (struct column){COLUMN_NUMBER, 0, {.number = sqlite3_value_double(value)}};
    case SQLITE_TEXT: {
        const char *text = (const char *)sqlite3_value_text(value);
        check_memory(statement, !text);
        return (struct column){COLUMN_TEXT, 0, {.text = text}};
    }
    case SQLITE_BLOB:
        return (struct column){.kind = COLUMN_BYTES};
    default:
        return (struct column){.kind = COLUMN_NULL};
    }
}

const void *statement_bytes(struct statement *statement, int column, size_t *ret_length)
{
    if (statement->packed)
        return packed_bytes(packed_value(statement, column), ret_length);
    const void *bytes = sqlite3_column_blob(statement->prepared, column);

    *ret_length = (size_t)sqlite3_column_bytes(statement->prepared, column);
    check_memory(statement, !bytes && *ret_length > 0);
    return bytes;
}

const char *database_number_text(double number, char text[NUMBER_TEXT_SIZE])
{
    return sqlite3_snprintf(NUMBER_TEXT_SIZE, text, "%!.15g", number);
}

int statement_columns(struct statement *statement)
{
    if (statement->packed)
        return statement->packed->columns;
    return sqlite3_column_count(statement->prepared);
}

bool statement_lasts(const struct statement *statement)
{
    return statement->packed != NULL;
}

const char *statement_lasting(const struct statement *statement, int column, size_t *ret_length)
{
    return statement->packed ? packed_bytes(packed_value(statement, column), ret_length) : NULL;
}

bool statement_run(struct statement *statement, struct error *error)
{
    enum step step;

    while ((step = statement_step(statement, error)) == STEP_ROW)
        ; /* ignore rows */
    return step == STEP_DONE;
}
