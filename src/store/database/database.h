#ifndef STORE_DATABASE_DATABASE_H
#define STORE_DATABASE_DATABASE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SQLite opened the safe way (a database may come from a stranger). The queries are a table of
 * the caller's; each is prepared when first used and kept, and database_prepare_all prepares the
 * lot so that a test finds a typo. */
struct database;
struct statement;

struct database_kind {
    uint32_t application_id;
    int version;      /* of the schema: user_version */
    const char *noun; /* "catalog", "session": for messages */
    const char
        *remedy; /* what to do about a bad one: "make one with 'whichstack compile'", or NULL */
    const char *const *queries;
    size_t n_queries;
};

/* Read-only, immutable=1, defensive settings and limits; the application id and version must be
 * those of the kind. Messages name the file and the reason: not a database, truncated, another
 * program's, another version's. A file owned by neither root nor the user is checked whole. */
bool database_open_reading(const char *path, const struct database_kind *kind,
                           struct database **ret_database, struct error *error);

/* A new file (the path must not exist), made by the script `schema`, for writing. No journal and
 * no syncing: whoever makes it renames it into place when it is complete. */
bool database_create(const char *path, const struct database_kind *kind, const char *schema,
                     struct database **ret_database, struct error *error);

/* Reading and writing, made by `schema` (mode 0600) when it is not there: journal_mode=DELETE,
 * synchronous=FULL, at most 50 ms of waiting for another copy. Only a regular file of the user's
 * own, not through a link, that not everybody may write to. The two ret_ flags are always set and
 * say why it failed: *ret_newer for a newer version, *ret_corrupt for what is damaged or is no
 * database of this kind. */
bool database_open_writing(const char *path, const struct database_kind *kind, const char *schema,
                           struct database **ret_database, bool *ret_corrupt, bool *ret_newer,
                           struct error *error);

/* Syncs what was written, for database_create. */
bool database_finish_writing(struct database *database, struct error *error);

/* Reads every page (PRAGMA quick_check). */
bool database_check(struct database *database, struct error *error);

void database_close(struct database *database); /* NULL is fine */

bool database_prepare_all(struct database *database, struct error *error);
bool database_begin(struct database *database, struct error *error); /* BEGIN IMMEDIATE */
bool database_commit(struct database *database, struct error *error);
void database_roll_back(struct database *database);
bool database_was_busy(const struct database *database); /* why the last failure: another copy */

/* The statement of a query, reset, with its parameters cleared: bind, then step. One use at a
 * time. Never NULL: when it cannot be prepared, the first step fails. */
struct statement *database_statement(struct database *database, size_t query);

/* Parameters count from 1. Bytes are copied. NULL text binds NULL. */
void statement_bind_text(struct statement *statement, int parameter, const char *text);
void statement_bind_integer(struct statement *statement, int parameter, int64_t number);
void statement_bind_number(struct statement *statement, int parameter, double number);
void statement_bind_null(struct statement *statement, int parameter);
void statement_bind_bytes(struct statement *statement, int parameter, const void *bytes,
                          size_t length);

enum step { STEP_ROW, STEP_DONE, STEP_FAILED };

/* `error` is set on STEP_FAILED. After DONE or FAILED the statement is reset. */
enum step statement_step(struct statement *statement, struct error *error);
void statement_reset(struct statement *statement); /* to leave a loop early */

/* Columns count from 0; text and bytes are borrowed until the next step. NULL text for NULL. */
const char *statement_text(struct statement *statement, int column);
int64_t statement_integer(struct statement *statement, int column);
double statement_number(struct statement *statement, int column);
bool statement_is_null(struct statement *statement, int column);
const void *statement_bytes(struct statement *statement, int column, size_t *ret_length);
int statement_columns(struct statement *statement);

/* Bind nothing, step to the end. */
bool statement_run(struct statement *statement, struct error *error);

#endif
