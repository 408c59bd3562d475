#include "store/database/database.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "store/database/database_parts.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 50           /* ms: the longest a key press may be delayed */
#define PATIENCE_OPENING 2000 /* ms: another copy may be creating the file */

/* SQLite's recommended settings for untrusted databases, with its own values. */
static const struct {
    int id, value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 1000000},
    {SQLITE_LIMIT_SQL_LENGTH, 100000},
    {SQLITE_LIMIT_COLUMN, 100},
    {SQLITE_LIMIT_EXPR_DEPTH, 10},
    {SQLITE_LIMIT_COMPOUND_SELECT, 3},
    {SQLITE_LIMIT_VDBE_OP, 25000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
};

static const struct {
    int id, value;
} settings[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0}, /* "x" is a name, never a string: a typo is an error */
    {SQLITE_DBCONFIG_DQS_DDL, 0},
};

#define PRAGMAS_ALWAYS \
    "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
#define PRAGMAS_READING PRAGMAS_ALWAYS "PRAGMA query_only = ON;"
#define PRAGMAS_MAKING                        \
    "PRAGMA page_size = 8192;" PRAGMAS_ALWAYS \
    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
#define PRAGMAS_WRITING "BEGIN;" PRAGMAS_ALWAYS /* check_old() ends the transaction */
#define PRAGMA_SYNCHRONOUS "PRAGMA synchronous = EXTRA"
#define PRAGMA_JOURNAL \
    "PRAGMA journal_mode = DELETE" /* may change the file, so only for a database
                                                       * of ours */

/* One thread uses SQLite. Without locks and statistics around every allocation it needs about a tenth
 * less. SQLite refuses the settings once it is in use, and then they are not needed. */
static void set_up_library(void)
{
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* Busy handler: sleeps a millisecond at a time, up to the limit for one unit of work. (SQLite's own
 * timeout restarts with each statement.) */
static int busy_handler(void *context, int calls)
{
    static const struct timespec millisecond = {.tv_nsec = 1000000};
    struct database *database = context;

    (void)calls;
    if (database->waited >= database->patience)
        return 0;
    database->waited++;
    nanosleep(&millisecond, NULL);
    return 1;
}

static int count_pause(void *context)
{
    struct database *database = context;

    return ++database->pauses > DATABASE_PAUSES_MAX;
}

static struct database *database_new(const char *path, const struct database_kind *kind)
{
    struct database *database = memory_new(1, sizeof(*database));

    database->kind = kind;
    database->path = memory_copy_string(path);
    database->verb = "open";
    database->patience = PATIENCE_OPENING;
    database->statements = memory_new(kind->n_queries, sizeof(struct statement));
    for (size_t i = 0; i < kind->n_queries; i++) {
        database->statements[i].database = database;
        database->statements[i].sql = kind->queries[i];
    }
    return database;
}

/* The path as a URI. "./" disarms names that are special to SQLite, such as ":memory:"; an empty
 * host ("//") keeps a path that begins with two slashes from naming one. */
static char *make_uri(const char *path, const char *options)
{
    struct text uri;

    text_init(&uri);
    text_append(&uri, *path == '/' ? "file://" : "file:./");
    for (; *path; path++) {
        if (isalnum((unsigned char)*path) || strchr("/._-~", *path))
            text_append_char(&uri, *path);
        else
            text_printf(&uri, "%%%02X", (unsigned char)*path);
    }
    text_append(&uri, options);
    return uri.bytes;
}

static bool open_handle(struct database *database, int flags, const char *options,
                        const char *pragmas, struct error *error)
{
    char *uri = make_uri(database->path, options);
    int code;

    set_up_library();
    flags |= SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    code = sqlite3_open_v2(uri, &database->handle, flags, NULL);
    free(uri);
    if (!database->handle)
        memory_exhausted();
    if (code != SQLITE_OK)
        return database_fail(database, error);

    for (size_t i = 0; i < ARRAY_LENGTH(limits); i++)
        sqlite3_limit(database->handle, limits[i].id, limits[i].value);
    for (size_t i = 0; i < ARRAY_LENGTH(settings); i++)
        sqlite3_db_config(database->handle, settings[i].id, settings[i].value, NULL);
    sqlite3_busy_handler(database->handle, busy_handler, database);
    return database_run(database, pragmas, error);
}

/* The database is open: messages say "cannot use" from here on, and waiting is short. */
static void finish_opening(struct database *database)
{
    database->verb = "use";
    database->patience = PATIENCE;
}

bool database_open_reading(const char *path, const struct database_kind *kind,
                           struct database **ret_database, struct error *error)
{
    struct database *database = database_new(path, kind);
    bool foreign;

    if (!header_check(path, kind, &foreign, error)) {
        database_refuse(database, error);
        goto fail;
    }
    if (!open_handle(database, SQLITE_OPEN_READONLY, "?mode=ro&immutable=1", PRAGMAS_READING,
                     error))
        goto fail;
    sqlite3_progress_handler(database->handle, DATABASE_STEPS_BETWEEN, count_pause, database);
    if (foreign && !database_check(database, error))
        goto fail;

    finish_opening(database);
    *ret_database = database;
    return true;

fail:
    database_close(database);
    return false;
}

/* The two numbers are set in the transaction that creates the tables. */
static bool make_tables(struct database *database, const char *schema, struct error *error)
{
    char numbers[120];

    snprintf(numbers, sizeof(numbers), "PRAGMA application_id = %d; PRAGMA user_version = %d;",
             (int)database->kind->application_id, database->kind->version);
    return database_run(database, schema, error) && database_run(database, numbers, error);
}

bool database_create(const char *path, const struct database_kind *kind, const char *schema,
                     struct database **ret_database, struct error *error)
{
    struct database *database = database_new(path, kind);
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    database->verb = "make";
    if (file < 0) {
        error_set(error, "%s", strerror(errno));
        database_refuse(database, error);
        goto fail;
    }
    close(file);
    if (!open_handle(database, SQLITE_OPEN_READWRITE, "?mode=rw", PRAGMAS_MAKING, error) ||
        !given_register(database, error) || !database_begin(database, error) ||
        !make_tables(database, schema, error) || !database_commit(database, error)) {
        unlink(path);
        goto fail;
    }
    finish_opening(database);
    *ret_database = database;
    return true;

fail:
    database_close(database);
    return false;
}

/* The result of a query with one row and one column. */
static bool ask_number(struct database *database, const char *sql, int64_t *ret_number,
                       struct error *error)
{
    sqlite3_stmt *prepared = NULL;
    bool got;

    database_begin_work(database);
    got = sqlite3_prepare_v2(database->handle, sql, -1, &prepared, NULL) == SQLITE_OK &&
          sqlite3_step(prepared) == SQLITE_ROW;
    if (got)
        *ret_number = sqlite3_column_int64(prepared, 0);
    else
        database_fail(database, error);
    sqlite3_finalize(prepared);
    return got;
}

struct identity {
    int64_t application_id, version;
    bool is_new; /* the file is empty */
};

static bool read_identity(struct database *database, struct identity *identity, struct error *error)
{
    int64_t tables = 1;

    if (!ask_number(database, "PRAGMA application_id", &identity->application_id, error) ||
        !ask_number(database, "PRAGMA user_version", &identity->version, error))
        return false;
    if (identity->application_id == 0 && identity->version == 0 &&
        !ask_number(database, "SELECT count(*) FROM sqlite_schema", &tables, error))
        return false;
    identity->is_new = tables == 0;
    return true;
}

/* There is no older version yet, so a lower number is not one of ours. */
static bool check_identity(struct database *database, const struct identity *identity,
                           bool *ret_newer, struct error *error)
{
    const struct database_kind *kind = database->kind;
    bool is_ours = (uint32_t)identity->application_id == kind->application_id;

    if (is_ours && identity->version == kind->version)
        return true;
    *ret_newer = is_ours && identity->version > kind->version;
    if (!*ret_newer)
        database->last_failure = SQLITE_NOTADB;
    if (is_ours)
        header_fail_version(kind, identity->version, error);
    else
        error_set(error, "it is a SQLite database of another program");
    return database_refuse(database, error);
}

/* Checks again under the lock: two copies may start at the same moment. Without a lock another copy may make the tables
 * between two of the reads, and the file would look like that of another program. */
static bool make_if_new(struct database *database, const char *schema, struct identity *identity,
                        bool *ret_newer, struct error *error)
{
    if (!database_begin(database, error))
        return false;
    if (!read_identity(database, identity, error) ||
        (identity->is_new &&
         !(make_tables(database, schema, error) && read_identity(database, identity, error))) ||
        !check_identity(database, identity, ret_newer, error) || !database_check(database, error) ||
        !database_commit(database, error)) {
        database_roll_back(database);
        return false;
    }
    return true;
}

/* What to read in the transaction that checks a file. */
struct looking {
    database_look *look; /* or NULL */
    void *context;
    bool failed;
};

static bool look_at(struct database *database, struct looking *looking, struct error *error)
{
    looking->failed = looking->look && !looking->look(looking->context, database, error);
    return !looking->failed;
}

/* Reads and checks what is there, in the transaction that reads the tables, so that the file is locked
 * once. A new file is left to the caller. */
static bool check_old(struct database *database, struct looking *looking, struct identity *identity,
                      bool *ret_newer, struct error *error)
{
    bool done = read_identity(database, identity, error) &&
                (identity->is_new ||
                 (check_identity(database, identity, ret_newer, error) &&
                  database_check(database, error) && look_at(database, looking, error)));

    if (done)
        done = database_commit(database, error);
    else
        database_roll_back(database);
    return done;
}

/* The file has been claimed. */
static bool open_for_writing(struct database *database, const char *schema, struct looking *looking,
                             bool *ret_newer, struct error *error)
{
    struct identity identity;

    if (!open_handle(database, SQLITE_OPEN_READWRITE, "?mode=rw", PRAGMAS_WRITING, error) ||
        !check_old(database, looking, &identity, ret_newer, error) ||
        !database_run(database, PRAGMA_SYNCHRONOUS, error))
        return false;
    if (identity.is_new && !make_if_new(database, schema, &identity, ret_newer, error))
        return false;
    return database_run(database, PRAGMA_JOURNAL, error);
}

static bool open_claimed(struct database *database, const char *schema, struct looking *looking,
                         bool *ret_newer, struct error *error)
{
    bool empty;

    if (!header_claim(database->path, &empty, error))
        return database_refuse(database, error);
    if (!empty)
        return open_for_writing(database, schema, looking, ret_newer, error);
    database->schema = schema;
    return true;
}

bool database_open_writing(const char *path, const struct database_kind *kind, const char *schema,
                           database_look *look, void *context, struct database **ret_database,
                           bool *ret_corrupt, bool *ret_newer, struct error *error)
{
    struct database *database = database_new(path, kind);
    struct looking looking = {.look = look, .context = context};
    bool opened;

    *ret_newer = false;
    opened = open_claimed(database, schema, &looking, ret_newer, error);
    *ret_corrupt = !opened && (looking.failed || database->last_failure == SQLITE_CORRUPT ||
                               database->last_failure == SQLITE_NOTADB);
    if (!opened) {
        database_close(database);
        return false;
    }
    finish_opening(database);
    *ret_database = database;
    return true;
}

/* If the file cannot be written now, the next query tries again. */
bool database_start(struct database *database, struct error *error)
{
    struct looking none = {.look = NULL};
    bool newer;

    if (database->handle)
        return true;
    if (open_for_writing(database, database->schema, &none, &newer, error))
        return true;
    sqlite3_close(database->handle);
    database->handle = NULL;
    return false;
}
