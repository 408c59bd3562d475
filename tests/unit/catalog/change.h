#ifndef CHANGE_H
#define CHANGE_H

#include "unit.h"

#include "base/array.h"
#include "catalog/model/schema.h"
#include "store/database/database.h"

/* Runs three statements on a catalog file, as another program could. Nothing is lost when the machine stops, so nothing is
 * synced. */
static inline void change_thrice(const char *path, const char *first, const char *second,
                                 const char *third)
{
    const char *const queries[] = {"PRAGMA synchronous = OFF",
                                   "PRAGMA ignore_check_constraints = 1", first, second, third};
    struct database_kind kind = catalog_kind;
    struct database *database;
    struct error error;
    bool corrupt, newer;

    kind.queries = queries;
    kind.n_queries = ARRAY_LENGTH(queries);
    if (!database_open_writing(path, &kind, catalog_schema, NULL, NULL, &database, &corrupt, &newer,
                               &error))
        fail_msg("%s", error.message);
    for (size_t i = 0; i < ARRAY_LENGTH(queries); i++)
        if (!statement_run(database_statement(database, i), &error))
            fail_msg("%s: %s", queries[i], error.message);
    database_close(database);
}

static inline void change_only(const char *path, const char *sql)
{
    change_thrice(path, sql, "SELECT 1", "SELECT 1");
}

/* The same, and the catalog is read from its tables then. */
static inline void change(const char *path, const char *sql)
{
    change_thrice(path, sql, "DELETE FROM head", "DELETE FROM packed");
}

#endif
