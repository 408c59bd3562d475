#include "store/database/database.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "store/database/packed_parts.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    int code;
    const char *reason;
    bool remedied; /* add what to do, from the kind */
} reasons[] = {
    {SQLITE_BUSY, "another copy of whichstack is using it; try again", false},
    {SQLITE_CORRUPT, "it is damaged", true},
    {SQLITE_NOTADB, "it is not a SQLite database", true},
    {SQLITE_FULL, "the disk is full", false},
    {SQLITE_READONLY, "it is write-protected, or was moved while it was open", false},
    {SQLITE_TOOBIG, "it contains a text that is too long", false},
    {SQLITE_INTERRUPT, "a query ran too long; the file is damaged or malicious", true},
};

/* Why SQLite's last call failed, as a clause: "it is damaged; make ..." */
static void explain(const struct database *database, int code, struct error *error)
{
    const char *remedy = database->kind->remedy;
    int number = sqlite3_system_errno(database->handle);

    for (size_t i = 0; i < ARRAY_LENGTH(reasons); i++) {
        if (reasons[i].code != code)
            continue;
        error_set(error, "%s", reasons[i].reason);
        if (reasons[i].remedied && remedy)
            error_set(error, "%s; %s", error->message, remedy);
        return;
    }
    if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && number != 0)
        error_set(error, "%s", strerror(number));
    else
        error_set(error, "%s", sqlite3_errmsg(database->handle));
}

bool database_refuse(const struct database *database, struct error *error)
{
    error_prefix(error, "cannot %s the %s '%s'", database->verb, database->kind->noun,
                 database->path);
    return false;
}

bool database_fail_as(struct database *database, int code, struct error *error)
{
    if (code == SQLITE_NOMEM)
        memory_exhausted();
    database->last_failure = code;
    explain(database, code, error);
    return database_refuse(database, error);
}

bool database_fail(struct database *database, struct error *error)
{
    /* extended codes are folded */
    return database_fail_as(database, sqlite3_errcode(database->handle) & 0xFF, error);
}

bool database_was_busy(const struct database *database)
{
    return database->last_failure == SQLITE_BUSY;
}

void database_begin_work(struct database *database)
{
    database->waited = 0;
    database->pauses = 0;
}

bool database_run(struct database *database, const char *sql, struct error *error)
{
    database_begin_work(database);
    if (sqlite3_exec(database->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    return database_fail(database, error);
}

bool database_begin(struct database *database, struct error *error)
{
    return database_start(database, error) && database_run(database, "BEGIN IMMEDIATE", error);
}

/* Continues the wait counter of the BEGIN, so that both together stay within the limit. */
bool database_commit(struct database *database, struct error *error)
{
    return sqlite3_exec(database->handle, "COMMIT", NULL, NULL, NULL) == SQLITE_OK ||
           database_fail(database, error);
}

/* Does nothing when a failure has ended the transaction already. */
void database_roll_back(struct database *database)
{
    if (database->handle)
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* The result is one row "ok", or one row per problem. */
bool database_check(struct database *database, struct error *error)
{
    sqlite3_stmt *prepared = NULL;
    const char *answer;
    bool good = false;

    database_begin_work(database);
    if (sqlite3_prepare_v2(database->handle, "PRAGMA quick_check(1)", -1, &prepared, NULL) ==
            SQLITE_OK &&
        sqlite3_step(prepared) == SQLITE_ROW) {
        answer = (const char *)sqlite3_column_text(prepared, 0);
        good = answer && text_equal(answer, "ok");
        if (!good)
            database_fail_as(database, SQLITE_CORRUPT, error);
    } else {
        database_fail(database, error);
    }
    sqlite3_finalize(prepared);
    return good;
}

void database_close(struct database *database)
{
    if (!database)
        return;
    for (size_t i = 0; i < database->kind->n_queries; i++)
        sqlite3_finalize(database->statements[i].prepared);
    sqlite3_close(database->handle);
    packed_free(database);
    free(database->statements);
    free(database->path);
    free(database);
}
