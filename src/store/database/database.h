#ifndef STORE_DATABASE_DATABASE_H
#define STORE_DATABASE_DATABASE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SQLite with safe settings, because a database file may come from anybody. The caller supplies the
 * queries as a table. Each is prepared on first use and kept; database_prepare_all prepares all of
 * them, so a test finds typos. */
struct database;
struct statement;

struct database_kind {
    uint32_t application_id;
    int version;        /* of the schema: user_version */
    const char *noun;   /* "catalog", "session": for messages */
    const char *remedy; /* for a bad file: "make one with 'whichstack compile'", or NULL */
    int64_t most;       /* bytes of a file to read; 0: any number */
    const char *const *queries;
    size_t n_queries;
};

/* Read-only, immutable=1, defensive settings and limits; the application id and version must be
 * those of the kind. Messages name the file and the reason: not a database, truncated, another
 * program's, another version's, too large. A file owned by neither root nor the user gets a full
 * integrity check. */
bool database_open_reading(const char *path, const struct database_kind *kind,
                           struct database **ret_database, struct error *error);

/* Creates a file from the script `schema` and opens it for writing; the path must not exist. The
 * journal is in memory, and nothing is synced: the caller puts the finished file into place (file_replace_finish). */
bool database_create(const char *path, const struct database_kind *kind, const char *schema,
                     struct database **ret_database, struct error *error);

/* Opens for reading and writing. A missing file is created (mode 0600); the tables of `schema` are
 * made by the first query on an empty one. journal_mode=DELETE, synchronous=EXTRA (the folder is
 * synced after the journal is removed: a power cut could bring the journal back, and it would undo
 * the commit), waits at most 50 ms for another copy. Accepts only a regular file of the user's own,
 * not a symbolic link, and not world-writable. `look`, or NULL, reads the content in the transaction
 * that checks the file; it is not called for an empty one. Both ret_ flags are always set: *ret_newer
 * for a file of a newer version, *ret_corrupt for one that is damaged or not of this kind, or whose
 * `look` failed. */
typedef bool database_look(void *context, struct database *database, struct error *error);
bool database_open_writing(const char *path, const struct database_kind *kind, const char *schema,
                           database_look *look, void *context, struct database **ret_database,
                           bool *ret_corrupt, bool *ret_newer, struct error *error);

/* Whether a file begins as a database of SQLite does; false if it cannot be read. */
bool database_is_sqlite(const char *path);

/* Reads every page (PRAGMA quick_check). */
bool database_check(struct database *database, struct error *error);

void database_close(struct database *database); /* NULL is allowed */

bool database_prepare(struct database *database, size_t query, struct error *error);
bool database_prepare_all(struct database *database, struct error *error);
/* Runs a script of our own that returns no rows. */
bool database_run(struct database *database, const char *sql, struct error *error);
bool database_begin(struct database *database, struct error *error); /* BEGIN IMMEDIATE */
bool database_commit(struct database *database, struct error *error);
void database_roll_back(struct database *database);
/* Whether the last call failed because another copy holds the lock. */
bool database_was_busy(const struct database *database);

enum column_kind { COLUMN_NULL, COLUMN_INTEGER, COLUMN_NUMBER, COLUMN_TEXT, COLUMN_BYTES };

struct column {
    enum column_kind kind;
    unsigned length; /* of bytes that are given */
    union {
        int64_t integer;
        double number;
        const char *text; /* NULL for COLUMN_NULL and for bytes that are read */
        const void *bytes;
    };
};

#define INSERT_COLUMNS_MOST 16

/* Runs `INSERT OR FAIL INTO table SELECT c1, c2, ... FROM given`, where `given` has `rows` rows of
 * `columns` values, which follow one another in `values`; texts and bytes are borrowed. It takes two
 * thirds of the instructions of an INSERT for each row. (Without OR FAIL a copy of each changed page
 * would be kept.) Only in a database that database_create has made. */
bool database_insert(struct database *database, size_t query, const struct column *values,
                     size_t columns, size_t rows, struct error *error);

/* The prepared statement of a query, reset and with cleared parameters: bind, then step. One use at
 * a time. Never NULL: if it cannot be prepared, the first step fails. */
struct statement *database_statement(struct database *database, size_t query);

/* Parameters count from 1. Bytes are copied. NULL text binds NULL. */
void statement_bind_text(struct statement *statement, int parameter, const char *text);
void statement_bind_integer(struct statement *statement, int parameter, int64_t number);
void statement_bind_bytes(struct statement *statement, int parameter, const void *bytes,
                          size_t length);

enum step { STEP_ROW, STEP_DONE, STEP_FAILED };

/* `error` is set on STEP_FAILED. After DONE or FAILED the statement is reset. */
enum step statement_step(struct statement *statement, struct error *error);
void statement_reset(struct statement *statement); /* before leaving a loop early */

/* Columns count from 0; text and bytes are borrowed until the next step. NULL text for NULL. */
const char *statement_text(struct statement *statement, int column);
int64_t statement_integer(struct statement *statement, int column);
double statement_number(struct statement *statement, int column);
bool statement_is_null(struct statement *statement, int column);
/* Kind and value, where the caller does not know the kind. */
struct column statement_column(struct statement *statement, int column);
const void *statement_bytes(struct statement *statement, int column, size_t *ret_length);
int statement_columns(struct statement *statement);

#define NUMBER_TEXT_SIZE 32

/* Writes a number as SQLite does where it makes text of it: 0.1, 5.0, 1.0e+20. Returns `text`. */
const char *database_number_text(double number, char text[NUMBER_TEXT_SIZE]);

/* Do its texts and bytes stay valid as long as the block that they are in (packed.h)? */
bool statement_lasts(const struct statement *statement);
/* The text or bytes without a copy, if they stay valid as above; NULL if not, and for NULL. */
const char *statement_lasting(const struct statement *statement, int column, size_t *ret_length);

/* Runs a query without parameters to the end. */
bool statement_run(struct statement *statement, struct error *error);

#endif
