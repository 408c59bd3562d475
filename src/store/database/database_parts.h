#ifndef STORE_DATABASE_DATABASE_PARTS_H
#define STORE_DATABASE_DATABASE_PARTS_H

#include "store/database/database.h"

#include <sqlite3.h>

/* Internal to store/database. */

struct statement {
    struct database *database;
    const char *sql;
    sqlite3_stmt *prepared; /* NULL until first used */
    bool failed;            /* in preparing or binding: reported by the next step */
    struct packed *packed;  /* other source of its rows (packed.h), or NULL */
};

/* Rows of `columns` values, one after another: what the table `given` has. */
struct given {
    const struct column *values;
    size_t columns, rows;
};

struct database {
    sqlite3 *handle;    /* NULL: an empty file, whose tables are made by the first query */
    const char *schema; /* of these tables */
    const struct database_kind *kind;
    char *path;
    const char *verb;             /* for messages: "cannot open", "cannot use" */
    struct statement *statements; /* one per query of the kind */
    int patience, waited;         /* milliseconds to wait for another copy: limit, used */
    int pauses;                   /* of the current query, see DATABASE_PAUSES_MAX */
    int last_failure;             /* SQLite's code */
    struct given given;           /* of the INSERT that runs */
    struct error failure;         /* of the last statement that could not be prepared or bound */
};

/* Limit for one query on an untrusted database: about a second, far more than ours need. SQLite
 * calls our progress handler every DATABASE_STEPS_BETWEEN virtual machine steps; it counts. */
#define DATABASE_STEPS_BETWEEN 10000
#define DATABASE_PAUSES_MAX 5000

/* Puts "cannot VERB the NOUN 'PATH': " before the reason in `error`. Always false. */
bool database_refuse(const struct database *database, struct error *error);

/* The same with the reason for an SQLite code, or for its last failure. Always false. */
bool database_fail_as(struct database *database, int code, struct error *error);
bool database_fail(struct database *database, struct error *error);

/* Resets the counts of waiting and of steps. */
void database_begin_work(struct database *database);

/* Lets queries read the table `given`. */
bool given_register(struct database *database, struct error *error);

/* Checks the file before SQLite opens it: kind, version, completeness, owner. */
bool header_check(const char *path, const struct database_kind *kind, bool *ret_foreign,
                  struct error *error);

/* Creates the file if missing. An existing one must be a regular file that only the user can
 * write. */
bool header_claim(const char *path, bool *ret_empty, struct error *error);

/* "it has version 3 ...". Always false. */
bool header_fail_version(const struct database_kind *kind, int64_t version, struct error *error);

/* Makes the tables of an empty file, unless they are made. */
bool database_start(struct database *database, struct error *error);

#endif
