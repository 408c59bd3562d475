/* The virtual table `given`: rows in memory, for INSERT ... SELECT. Each INSERT opens its table once and
 * looks for the place of each row beside that of the row before. */
#include "base/memory.h"
#include "store/database/database_parts.h"

#include <assert.h>
#include <stdlib.h>

/* INSERT_COLUMNS_MOST columns */
#define DECLARATION \
    "CREATE TABLE given(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16)"

struct table {
    sqlite3_vtab base; /* SQLite's part, first */
    struct database *database;
};

struct cursor {
    sqlite3_vtab_cursor base;
    const struct given *given;
    const struct column *row, *end;
};

static int connect(sqlite3 *handle, void *database, int count, const char *const *arguments,
                   sqlite3_vtab **ret_table, char **ret_message)
{
    struct table *table = memory_new(1, sizeof(*table));

    (void)count;
    (void)arguments;
    (void)ret_message;
    int status = sqlite3_declare_vtab(handle, DECLARATION);
    if (status != SQLITE_OK) {
        free(table);
        return status;
    }
    table->database = database;
    *ret_table = &table->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

static int choose_plan(sqlite3_vtab *table, sqlite3_index_info *plan)
{
    (void)table;
    (void)plan; /* there is one: all rows in their order */
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **ret_cursor)
{
    struct cursor *cursor = memory_new(1, sizeof(*cursor));

    (void)table;
    *ret_cursor = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor)
{
    free(cursor);
    return SQLITE_OK;
}

static int begin_rows(sqlite3_vtab_cursor *base, int plan, const char *plan_text, int count,
                      sqlite3_value **values)
{
    struct cursor *cursor = (struct cursor *)base;
    const struct given *given = &((struct table *)base->pVtab)->database->given;

    (void)plan;
    (void)plan_text;
    (void)count;
    (void)values;
    cursor->given = given;
    cursor->row = given->values;
    cursor->end = given->values + given->columns * given->rows;
    return SQLITE_OK;
}

static int next_row(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;

    cursor->row += cursor->given->columns;
    return SQLITE_OK;
}

static int is_over(sqlite3_vtab_cursor *base)
{
    const struct cursor *cursor = (const struct cursor *)base;

    return cursor->row == cursor->end;
}

static int give_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int index)
{
    const struct cursor *cursor = (const struct cursor *)base;
    const struct column *value = &cursor->row[index];

    assert((size_t)index < cursor->given->columns);
    switch (value->kind) {
    case COLUMN_INTEGER:
        sqlite3_result_int64(context, value->integer);
        break;
    case COLUMN_NUMBER:
        sqlite3_result_double(context, value->number);
        break;
    case COLUMN_TEXT:
        sqlite3_result_text(context, value->text, -1, SQLITE_STATIC);
        break;
    case COLUMN_BYTES:
        sqlite3_result_blob64(context, value->bytes, value->length, SQLITE_STATIC);
        break;
    default: /* NULL, as it is */
        break;
    }
    return SQLITE_OK;
}

static int give_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *ret_rowid)
{
    const struct cursor *cursor = (const struct cursor *)base;

    *ret_rowid = cursor->row - cursor->given->values;
    return SQLITE_OK;
}

/* Without xCreate: it needs no CREATE VIRTUAL TABLE. */
static const sqlite3_module module = {
    .xConnect = connect,
    .xBestIndex = choose_plan,
    .xDisconnect = disconnect,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = begin_rows,
    .xNext = next_row,
    .xEof = is_over,
    .xColumn = give_column,
    .xRowid = give_rowid,
};

bool given_register(struct database *database, struct error *error)
{
    return sqlite3_create_module(database->handle, "given", &module, database) == SQLITE_OK ||
           database_fail(database, error);
}

bool database_insert(struct database *database, size_t query, const struct column *values,
                     size_t columns, size_t rows, struct error *error)
{
    assert(columns <= INSERT_COLUMNS_MOST);
    database->given = (struct given){values, columns, rows};
    return statement_run(database_statement(database, query), error);
}
