#ifndef STORE_DATABASE_DATABASE_PARTS_H
#define STORE_DATABASE_DATABASE_PARTS_H

#include "store/database/database.h"

#include <sqlite3.h>

/* What the files of the database share. Not for use outside of store. */

struct statement {
    struct database *database;
    const char *sql;
    sqlite3_stmt *prepared; /* NULL until first used */
    bool failed;            /* in preparing or binding: the next step says so */
    struct error failure;
};

struct database {
    sqlite3 *handle;
    const struct database_kind *kind;
    char *path;
    const char *verb;             /* what cannot be done when something fails: "open", "use" */
    struct statement *statements; /* one for each query of the kind */
    int patience, waited;         /* milliseconds for another copy: allowed, spent */
    int pauses;                   /* of the present query, see DATABASE_PAUSES_MAX */
    int last_failure;             /* SQLite's code */
};

/* A query of a database from a stranger may run this long: far more than any of ours needs, a
 * second or so. SQLite pauses every so many steps of its machine to let us count. */
#define DATABASE_STEPS_BETWEEN 10000
#define DATABASE_PAUSES_MAX 5000

/* Puts "cannot VERB the NOUN 'PATH': " before the reason in `error`. Always false. */
bool database_refuse(const struct database *database, struct error *error);

/* The same with the reason for a code of SQLite's, or for its last failure. Always false. */
bool database_fail_as(struct database *database, int code, struct error *error);
bool database_fail(struct database *database, struct error *error);

/* Runs a script that gives no rows. */
bool database_run(struct database *database, const char *sql, struct error *error);

/* Starts the counts of waiting and of steps anew. */
void database_begin_work(struct database *database);

/* The file behind a path, looked at before SQLite sees it: is it a database of this kind,
 * complete, and of whom? */
bool header_check(const char *path, const struct database_kind *kind, bool *ret_foreign,
                  struct error *error);

/* Makes the file when it is not there; it must be a regular file that only the user writes. */
bool header_claim(const char *path, struct error *error);

/* "it has version 3 ...". Always false. */
bool header_fail_version(const struct database_kind *kind, int64_t version, struct error *error);

#endif
