#include "folder.h"
#include "unit.h"

#include "store/database/database.h"

#include <sys/wait.h>
#include <time.h>

/* sqlite3.h is for store alone; the bad files of these tests are made by writing to good ones. */

static const char schema[] = "CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, text TEXT,"
                             " number INTEGER, ratio REAL, bytes BLOB) STRICT;"
                             "CREATE TABLE digit (d INTEGER NOT NULL) STRICT;"
                             "INSERT INTO digit VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)";

enum {
    QUERY_PUT,
    QUERY_GET,
    QUERY_ALL,
    QUERY_COUNT_FACTS,
    QUERY_FOR_EVER,
    QUERY_MANY,
    QUERY_INSERT,
};

static const char *const queries[] = {
    [QUERY_PUT] = "INSERT INTO fact VALUES (?1, ?2, ?3, 0.25, ?4)",
    [QUERY_GET] = "SELECT text, number, ratio, bytes FROM fact WHERE name = ?1",
    [QUERY_ALL] = "SELECT name FROM fact ORDER BY name",
    [QUERY_COUNT_FACTS] = "SELECT count(*) FROM fact",
    [QUERY_FOR_EVER] = "WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n) "
                       "SELECT count(*) FROM n",
    [QUERY_MANY] = "SELECT sum(a.d + b.d + c.d + e.d + f.d) FROM digit a, digit b, digit c, "
                   "digit e, digit f",
    [QUERY_INSERT] = "INSERT OR FAIL INTO fact SELECT c1, c2, c3, c4, c5 FROM given",
};

static const struct database_kind kind = {
    .application_id = 0x54455354,
    .version = 7,
    .noun = "catalog",
    .remedy = "make one with 'whichstack compile'",
    .queries = queries,
    .n_queries = ARRAY_LENGTH(queries),
};

static void put(struct database *database, const char *name, const char *text)
{
    struct statement *statement = database_statement(database, QUERY_PUT);
    struct error error;

    statement_bind_text(statement, 1, name);
    statement_bind_text(statement, 2, text);
    statement_bind_integer(statement, 3, INT64_MIN);
    statement_bind_bytes(statement, 4, "a\0b", 3);
    if (!statement_run(statement, &error))
        fail_msg("%s", error.message);
}

/* A good file with enough in it to fill some pages. */
static const char *make_good(void **state)
{
    const char *path = folder_path(state, "good.db");
    struct database *database;
    struct error error;
    char name[20], text[400];

    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    if (!database_create(path, &kind, schema, &database, &error))
        fail_msg("%s", error.message);
    assert_true(database_begin(database, &error));
    for (int i = 0; i < 100; i++) {
        snprintf(name, sizeof(name), "name %02d", i);
        put(database, name, text);
    }
    put(database, "none", NULL);
    assert_true(database_commit(database, &error));
    database_close(database);
    return path;
}

static int64_t count_facts(struct database *database)
{
    struct statement *statement = database_statement(database, QUERY_COUNT_FACTS);
    struct error error;
    int64_t count;

    if (statement_step(statement, &error) != STEP_ROW)
        fail_msg("%s", error.message);
    count = statement_integer(statement, 0);
    statement_reset(statement);
    return count;
}

static void assert_message(const struct error *error, const char *part)
{
    if (!strstr(error->message, part))
        fail_msg("'%s' does not say '%s'", error->message, part);
}

static void test_what_was_written_is_read(void **state)
{
    struct database *database;
    struct statement *statement;
    struct error error;
    size_t length;

    assert_true(database_open_reading(make_good(state), &kind, &database, &error));
    assert_true(database_check(database, &error));
    assert_true(database_prepare_all(database, &error));
    assert_int_equal(count_facts(database), 101);

    statement = database_statement(database, QUERY_GET);
    statement_bind_text(statement, 1, "name 42");
    assert_int_equal(statement_step(statement, &error), STEP_ROW);
    assert_int_equal(statement_columns(statement), 4);
    assert_int_equal(strlen(statement_text(statement, 0)), 399);
    assert_true(statement_integer(statement, 1) == INT64_MIN);
    assert_true(statement_number(statement, 2) == 0.25);
    assert_memory_equal(statement_bytes(statement, 3, &length), "a\0b", 3);
    assert_int_equal(length, 3);
    assert_int_equal(statement_step(statement, &error), STEP_DONE);

    statement = database_statement(database, QUERY_GET);
    statement_bind_text(statement, 1, "none");
    assert_int_equal(statement_step(statement, &error), STEP_ROW);
    assert_true(statement_is_null(statement, 0));
    assert_null(statement_text(statement, 0));
    assert_null(statement_bytes(statement, 0, &length));
    assert_int_equal(length, 0);
    assert_false(statement_is_null(statement, 1));

    /* taking it again begins anew, without the old parameter */
    statement = database_statement(database, QUERY_GET);
    assert_int_equal(statement_step(statement, &error), STEP_DONE);
    database_close(database);
    database_close(NULL);
}

static void test_no_bytes_are_not_null(void **state)
{
    struct database *database;
    struct statement *statement;
    struct error error;
    size_t length = 9;

    assert_true(database_create(folder_path(state, "x.db"), &kind, schema, &database, &error));
    statement = database_statement(database, QUERY_PUT);
    statement_bind_text(statement, 1, "a");
    statement_bind_text(statement, 2, NULL);
    statement_bind_bytes(statement, 4, NULL, 0);
    assert_true(statement_run(statement, &error));
    statement = database_statement(database, QUERY_GET);
    statement_bind_text(statement, 1, "a");
    assert_int_equal(statement_step(statement, &error), STEP_ROW);
    assert_true(statement_is_null(statement, 1));
    assert_false(statement_is_null(statement, 3));
    statement_bytes(statement, 3, &length);
    assert_int_equal(length, 0);
    database_close(database);
}

static void test_given_rows_are_inserted_as_they_are(void **state)
{
    const struct column rows[] = {
        {COLUMN_TEXT, .text = "a"},
        {COLUMN_TEXT, .text = ""},
        {COLUMN_INTEGER, .integer = INT64_MIN},
        {COLUMN_NUMBER, .number = -0.25},
        {COLUMN_BYTES, 3, .bytes = "a\0b"},
        {COLUMN_TEXT, .text = "b"},
        {.kind = COLUMN_NULL},
        {.kind = COLUMN_NULL},
        {.kind = COLUMN_NULL},
        {COLUMN_BYTES, 0, .bytes = ""},
    };
    struct database *database;
    struct statement *statement;
    struct error error;
    size_t length;

    assert_true(database_create(folder_path(state, "x.db"), &kind, schema, &database, &error));
    if (!database_insert(database, QUERY_INSERT, rows, 5, 2, &error))
        fail_msg("%s", error.message);
    assert_true(database_insert(database, QUERY_INSERT, rows, 5, 0, &error));
    assert_int_equal(count_facts(database), 2);

    statement = database_statement(database, QUERY_GET);
    statement_bind_text(statement, 1, "a");
    assert_int_equal(statement_step(statement, &error), STEP_ROW);
    assert_string_equal(statement_text(statement, 0), "");
    assert_true(statement_integer(statement, 1) == INT64_MIN);
    assert_true(statement_number(statement, 2) == -0.25);
    assert_memory_equal(statement_bytes(statement, 3, &length), "a\0b", 3);
    assert_int_equal(length, 3);
    statement = database_statement(database, QUERY_GET);
    statement_bind_text(statement, 1, "b");
    assert_int_equal(statement_step(statement, &error), STEP_ROW);
    for (int i = 0; i < 3; i++)
        assert_true(statement_is_null(statement, i));
    assert_false(statement_is_null(statement, 3));
    statement_reset(statement);

    /* a name that is there already */
    assert_false(database_insert(database, QUERY_INSERT, rows, 5, 1, &error));
    assert_message(&error, "UNIQUE constraint failed");
    database_close(database);
}

static void test_names_are_names_and_nothing_else(void **state)
{
    static const char *const names[] = {
        ":memory:",  "a?mode=rwc", "a%41#b", "with blank",
        "caf\u00e9", "'quoted\"",  "a&b=c",  "file:x",
    };
    char start[PATH_MAX];
    struct error error;

    assert_non_null(getcwd(start, sizeof(start)));
    assert_int_equal(chdir(folder_path(state, "")), 0);
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        char two_slashes[PATH_MAX];
        struct database *database;
        struct stat facts;

        if (!database_create(names[i], &kind, schema, &database, &error))
            fail_msg("%s", error.message);
        database_close(database);
        assert_int_equal(stat(names[i], &facts), 0);
        assert_true(facts.st_size > 0);
        assert_true(database_open_reading(names[i], &kind, &database, &error));
        database_close(database);
        snprintf(two_slashes, sizeof(two_slashes), "/%s", folder_path(state, names[i]));
        assert_true(database_open_reading(two_slashes, &kind, &database, &error));
        database_close(database);
    }
    assert_int_equal(folder_count("."), ARRAY_LENGTH(names));
    assert_int_equal(chdir(start), 0);
}

/* A good file with some bytes written over. */
static const char *make_changed(void **state, const char *name, off_t offset, const void *bytes,
                                size_t length)
{
    const char *path = folder_path(state, name);
    int file;

    unlink(folder_path(state, "good.db"));
    assert_int_equal(rename(make_good(state), path), 0);
    file = open(path, O_RDWR);
    assert_true(file >= 0);
    assert_int_equal(pwrite(file, bytes, length, offset), length);
    close(file);
    return path;
}

static const char *make_shorter(void **state, const char *name, off_t by)
{
    const char *path = make_changed(state, name, 0, "", 0);
    struct stat facts;

    assert_int_equal(stat(path, &facts), 0);
    assert_int_equal(truncate(path, by > 0 ? facts.st_size - by : -by), 0);
    return path;
}

static void test_bad_files_are_refused_with_their_reason(void **state)
{
    struct error error;
    struct database *database = NULL;
    const struct {
        const char *path, *reason, *remedy;
    } rows[] = {
        {folder_path(state, "none.db"), "none.db': No such file or directory", "; make one with"},
        {folder_path(state, ""), "it is a folder", ""},
        {"/dev/null", "it is not a regular file", ""},
        {folder_path(state, "fifo"), "it is not a regular file", ""},
        {folder_path(state, "empty"), "it is empty", "; make one with"},
        {folder_path(state, "text"), "it is not a SQLite database", "; make one with"},
        {make_shorter(state, "short", -50), "it is not a SQLite database", "; make one with"},
        {make_changed(state, "other", 68, "OTHR", 4), "a SQLite database of another program",
         "; make"},
        {make_changed(state, "newer", 60, "\0\0\0\x08", 4),
         "it has version 8 and this program reads version 7", "; use a newer whichstack"},
        {make_changed(state, "older", 60, "\0\0\0\x06", 4),
         "it has version 6 and this program reads version 7", "; make one with"},
        {make_shorter(state, "cut", 1), "it is truncated: only ", "; make one with"},
        {make_shorter(state, "cut more", 4096 * 3), "it is truncated: only ", "; make one with"},
        {make_changed(state, "page size", 16, "\x10\x01", 2), "it is damaged", "; make one with"},
        {make_changed(state, "page size 2", 16, "\1\0", 2), "it is damaged", "; make one with"},
    };

    assert_int_equal(mkfifo(folder_path(state, "fifo"), 0600), 0);
    folder_write(folder_path(state, "empty"), "", 0);
    folder_write(folder_path(state, "text"),
                 "just text, longer than the header of a database "
                 "file needs to be, so that all of it can be read",
                 96);
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        assert_false(database_open_reading(rows[i].path, &kind, &database, &error));
        print_message("# %s\n", error.message);
        assert_message(&error, "cannot open the catalog '");
        assert_message(&error, rows[i].reason);
        assert_message(&error, rows[i].remedy);
        assert_null(database);
    }
}

/* Damage inside is found by reading, or by the check; nothing of it crashes. */
static void test_damage_inside_is_an_error(void **state)
{
    const char *path = make_changed(state, "damaged", 4096, (char[4096]){0}, 4096);
    struct database *database;
    struct statement *statement;
    struct error error;

    assert_true(database_open_reading(path, &kind, &database, &error));
    assert_false(database_check(database, &error));
    assert_message(&error, "cannot use the catalog '");
    assert_message(&error, "it is damaged; make one with 'whichstack compile'");
    statement = database_statement(database, QUERY_GET);
    statement_bind_text(statement, 1, "name 42");
    assert_int_equal(statement_step(statement, &error), STEP_FAILED);
    assert_message(&error, "it is damaged");
    database_close(database);
}

/* Only root can give a file away, so only root can try these two. (Not skip(): what cmocka prints
 * for it is read as a failure.) */
static bool give_away(const char *path)
{
    if (geteuid() == 0)
        assert_int_equal(chown(path, 12345, 12345), 0);
    else
        print_message("# not tried: only root can give a file away\n");
    return geteuid() == 0;
}

static void test_file_of_a_stranger_is_checked_whole(void **state)
{
    const char *path = make_changed(state, "damaged", 4096, (char[4096]){0}, 4096);
    struct database *database;
    struct error error;

    if (!give_away(path))
        return;
    assert_false(database_open_reading(path, &kind, &database, &error));
    assert_message(&error, "cannot open the catalog '");
    assert_message(&error, "it is damaged");

    path = make_good(state);
    assert_true(give_away(path));
    assert_true(database_open_reading(path, &kind, &database, &error));
    database_close(database);
}

static void test_query_without_end_is_stopped(void **state)
{
    struct database *database;
    struct statement *statement;
    struct error error;

    assert_true(database_open_reading(make_good(state), &kind, &database, &error));
    assert_int_equal(statement_step(database_statement(database, QUERY_FOR_EVER), &error),
                     STEP_FAILED);
    assert_message(&error, "a query ran too long");

    /* each query has the whole allowance, and one of 100,000 rows is well within */
    for (int i = 0; i < 30; i++) {
        statement = database_statement(database, QUERY_MANY);
        assert_int_equal(statement_step(statement, &error), STEP_ROW);
        assert_int_equal(statement_integer(statement, 0), 2250000);
    }
    database_close(database);
}

static void test_reading_cannot_write(void **state)
{
    const char *path = make_good(state);
    struct database *database;
    struct statement *statement;
    size_t length, length_after;
    char *before = folder_read(path, &length), *after;
    struct error error;

    assert_true(database_open_reading(path, &kind, &database, &error));
    statement = database_statement(database, QUERY_PUT);
    statement_bind_text(statement, 1, "new");
    assert_false(statement_run(statement, &error));
    assert_message(&error, "it is write-protected");
    database_close(database);
    after = folder_read(path, &length_after);
    assert_int_equal(length, length_after);
    assert_memory_equal(before, after, length);
    assert_int_equal(folder_count(folder_path(state, "")), 1);
    free(before);
    free(after);
}

/* One kind for each wrong query. */
static void test_wrong_query_is_told_by_its_first_step(void **state)
{
    static const char *const wrong[] = {
        "SELECT missing FROM fact WHERE name = ?1",
        "SELECT \"text\" FROM fact WHERE name = \"no string\"",
        "SELEKT 1",
        "SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4",
        "SELECT load_extension('x')",
        "ATTACH 'other.db' AS other",
    };
    const char *path = make_good(state);

    for (size_t i = 0; i < ARRAY_LENGTH(wrong); i++) {
        struct database_kind changed = kind;
        struct database *database;
        struct statement *statement;
        struct error error = {.message = ""};

        changed.queries = &wrong[i];
        changed.n_queries = 1;
        assert_true(database_open_reading(path, &changed, &database, &error));
        statement = database_statement(database, 0);
        assert_non_null(statement);
        if (i == 0)
            statement_bind_text(statement, 1, "ignored");
        assert_int_equal(statement_step(statement, &error), STEP_FAILED);
        print_message("# %s\n", error.message);
        assert_message(&error, "cannot use the catalog '");
        database_close(database);
    }
}

static void test_preparing_all_finds_a_typo(void **state)
{
    static const char *const some_wrong[] = {"SELECT name FROM fact", "SELECT nam FROM fact"};
    struct database_kind changed = kind;
    struct database *database;
    struct error error;

    changed.queries = some_wrong;
    changed.n_queries = 2;
    assert_true(database_open_reading(make_good(state), &changed, &database, &error));
    assert_false(database_prepare_all(database, &error));
    assert_message(&error, "no such column: nam");
    database_close(database);
}

static void test_views_and_triggers_are_not_used(void **state)
{
    static const char tricks[] =
        "CREATE TABLE fact (name TEXT); CREATE TABLE log (line TEXT);"
        "CREATE TRIGGER t AFTER INSERT ON fact BEGIN INSERT INTO log VALUES ('ran'); END;"
        "CREATE VIEW v AS SELECT 'seen' AS name";
    static const char *const trick_queries[] = {
        "INSERT INTO fact VALUES ('x')",
        "SELECT count(*) FROM log",
        "SELECT name FROM v",
    };
    struct database_kind changed = kind;
    struct database *database;
    struct statement *statement;
    struct error error;

    changed.queries = trick_queries;
    changed.n_queries = 3;
    assert_true(database_create(folder_path(state, "t.db"), &changed, tricks, &database, &error));
    assert_true(statement_run(database_statement(database, 0), &error));
    statement = database_statement(database, 1);
    assert_int_equal(statement_step(statement, &error), STEP_ROW);
    assert_int_equal(statement_integer(statement, 0), 0);
    assert_int_equal(statement_step(database_statement(database, 2), &error), STEP_FAILED);
    assert_message(&error, "access to view \"v\" prohibited");
    database_close(database);
}

static void test_text_that_is_too_long_is_an_error(void **state)
{
    struct database *database;
    struct statement *statement;
    struct error error;
    char *text = calloc(1, 1000002);

    assert_non_null(text);
    memset(text, 'x', 1000001);
    assert_true(database_create(folder_path(state, "x.db"), &kind, schema, &database, &error));
    statement = database_statement(database, QUERY_PUT);
    statement_bind_text(statement, 1, "a");
    statement_bind_text(statement, 2, text);
    assert_false(statement_run(statement, &error));
    assert_message(&error, "it contains a text that is too long");
    put(database, "a", "short"); /* and the statement is usable again */
    assert_int_equal(count_facts(database), 1);
    database_close(database);
    free(text);
}

static void test_new_file_is_never_made_over_another(void **state)
{
    const char *path = folder_path(state, "x.db");
    struct database *database;
    struct error error;

    folder_write(path, "old", 3);
    assert_false(database_create(path, &kind, schema, &database, &error));
    assert_message(&error, "cannot make the catalog '");
    assert_message(&error, "File exists");
    folder_assert_file(path, "old");

    path = folder_path(state, "bad.db");
    assert_false(database_create(path, &kind, "CREATE TABEL x", &database, &error));
    assert_message(&error, "syntax error");
    assert_int_equal(access(path, F_OK), -1);
    assert_false(
        database_create(folder_path(state, "no/folder.db"), &kind, schema, &database, &error));
    assert_message(&error, "No such file or directory");
}

static bool open_writing(const char *path, struct database **ret_database, bool *ret_corrupt,
                         bool *ret_newer, struct error *error)
{
    return database_open_writing(path, &kind, schema, NULL, NULL, ret_database, ret_corrupt,
                                 ret_newer, error);
}

static struct database *open_good_writing(const char *path)
{
    struct database *database;
    bool corrupt = true, newer = true;
    struct error error;

    if (!open_writing(path, &database, &corrupt, &newer, &error))
        fail_msg("%s", error.message);
    assert_false(corrupt);
    assert_false(newer);
    return database;
}

static void test_writing_makes_the_file_once(void **state)
{
    const char *path = folder_path(state, "w.db");
    struct database *database = open_good_writing(path);
    struct stat facts;
    struct error error;

    put(database, "kept", "x");
    database_close(database);
    assert_int_equal(stat(path, &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0600);

    database = open_good_writing(path);
    assert_int_equal(count_facts(database), 1);
    assert_true(database_begin(database, &error));
    put(database, "given up", "x");
    database_roll_back(database);
    database_roll_back(database); /* nothing left to do is fine */
    assert_int_equal(count_facts(database), 1);
    database_close(database);
    assert_int_equal(folder_count(folder_path(state, "")), 1); /* no journal is left */
}

static void test_unfit_files_are_not_written(void **state)
{
    const char *good = make_good(state);
    struct error error;
    const struct {
        const char *path, *reason;
        bool corrupt, newer;
    } rows[] = {
        {folder_path(state, ""), "Is a directory", false, false},
        {folder_path(state, "link"), "it is a symbolic link", false, false},
        {folder_path(state, "fifo"), "it is not a regular file", false, false},
        {folder_path(state, "open"), "it is world-writable", false, false},
        {folder_path(state, "no/folder"), "No such file or directory", false, false},
        {folder_path(state, "text"), "it is not a SQLite database", true, false},
        {make_shorter(state, "cut", 4096), "it is damaged", true, false},
        {make_changed(state, "zero", 4096, (char[4096]){0}, 4096), "it is damaged", true, false},
        {make_changed(state, "other", 68, "OTHR", 4), "of another program", true, false},
        {make_changed(state, "older", 60, "\0\0\0\x06", 4), "it has version 6", true, false},
        {make_changed(state, "newer", 60, "\0\0\0\x08", 4), "use a newer", false, true},
    };

    assert_int_equal(symlink(good, folder_path(state, "link")), 0);
    assert_int_equal(mkfifo(folder_path(state, "fifo"), 0600), 0);
    folder_write(folder_path(state, "open"), "", 0);
    assert_int_equal(chmod(folder_path(state, "open"), 0602), 0);
    folder_write(folder_path(state, "text"), "This is no database at all.", 27);
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct database *database = NULL;
        bool corrupt, newer;

        assert_false(open_writing(rows[i].path, &database, &corrupt, &newer, &error));
        print_message("# %s\n", error.message);
        assert_message(&error, "cannot open the catalog '");
        assert_message(&error, rows[i].reason);
        assert_int_equal(corrupt, rows[i].corrupt);
        assert_int_equal(newer, rows[i].newer);
        assert_null(database);
    }
    folder_assert_file(folder_path(state, "text"), "This is no database at all.");
}

static void test_file_of_another_user_is_not_written(void **state)
{
    const char *path = make_good(state);
    struct database *database;
    bool corrupt, newer;
    struct error error;

    if (!give_away(path))
        return;
    assert_false(open_writing(path, &database, &corrupt, &newer, &error));
    assert_message(&error, "it belongs to another user");
    assert_false(corrupt);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Holds the lock from a word through one pipe until the other is closed. */
static pid_t start_holding(const char *path, int ready, const int wait[2])
{
    pid_t child = fork();
    struct database *database;
    struct error error;
    char byte;
    bool done;

    assert_true(child >= 0);
    if (child > 0)
        return child;
    close(wait[1]);
    database = open_good_writing(path);
    done = database_begin(database, &error);
    put(database, "other", "x");
    done = done && write(ready, "r", 1) == 1 && read(wait[0], &byte, 1) == 0 &&
           database_commit(database, &error);
    database_close(database);
    _exit(done ? 0 : 1);
}

/* Another process holds the lock; this one gives up soon, and says why. */
static void test_file_in_use_is_busy(void **state)
{
    const char *path = folder_path(state, "w.db");
    struct database *database;
    struct error error;
    int ready[2], wait[2], status;
    char byte;
    double start;
    pid_t child;

    database_close(open_good_writing(path));
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(wait), 0);
    child = start_holding(path, ready[1], wait);
    assert_int_equal(read(ready[0], &byte, 1), 1);

    database = open_good_writing(path); /* which needs no more than reading */
    start = seconds();
    assert_false(database_begin(database, &error));
    assert_true(seconds() - start >= 0.05); /* it did wait */
    assert_true(database_was_busy(database));
    assert_message(&error, "another copy of whichstack is using it");

    close(wait[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_true(database_begin(database, &error));
    put(database, "mine", "x");
    assert_true(database_commit(database, &error));
    assert_int_equal(count_facts(database), 2);
    database_close(database);
    close(wait[0]);
    close(ready[0]);
    close(ready[1]);
}

static void test_other_failures_are_not_busy(void **state)
{
    struct database *database = open_good_writing(folder_path(state, "w.db"));
    struct error error;

    assert_true(database_begin(database, &error));
    assert_false(database_begin(database, &error));
    assert_false(database_was_busy(database));
    assert_message(&error, "within a transaction");
    database_close(database);
}

/* Bytes of a good file changed at random: every outcome but a crash or a hang will do. */
static void test_random_damage_never_crashes(void **state)
{
    const char *good = make_good(state), *path = folder_path(state, "damaged");
    size_t length, opened = 0, read_whole = 0;
    char *bytes = folder_read(good, &length), *damaged = calloc(1, length);
    uint32_t seed = 20261122;

    assert_non_null(damaged);
    for (int round = 0; round < 300; round++) {
        struct database *database;
        struct error error;

        memcpy(damaged, bytes, length);
        for (int i = 0; i < 1 + round % 20; i++) {
            seed = seed * 1664525 + 1013904223;
            damaged[round % 3 == 0 ? (seed >> 8) % 8192 : (seed >> 8) % length] =
                (char)(seed >> 24);
        }
        folder_write(path, damaged, length);
        if (!database_open_reading(path, &kind, &database, &error)) {
            assert_true(strlen(error.message) > 0);
            continue;
        }
        opened++;
        for (size_t query = QUERY_GET; query < ARRAY_LENGTH(queries); query++) {
            struct statement *statement = database_statement(database, query);
            enum step step = STEP_FAILED;

            if (query == QUERY_FOR_EVER || query == QUERY_MANY)
                continue;
            while ((step = statement_step(statement, &error)) == STEP_ROW)
                statement_text(statement, 0);
            read_whole += step == STEP_DONE;
        }
        database_close(database);
    }
    print_message("# 300 damaged: %zu opened, %zu queries answered\n", opened, read_whole);
    assert_true(opened > 0 && opened < 300);
    free(bytes);
    free(damaged);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_new, folder_free)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_what_was_written_is_read),
        IN_FOLDER(test_no_bytes_are_not_null),
        IN_FOLDER(test_given_rows_are_inserted_as_they_are),
        IN_FOLDER(test_names_are_names_and_nothing_else),
        IN_FOLDER(test_bad_files_are_refused_with_their_reason),
        IN_FOLDER(test_damage_inside_is_an_error),
        IN_FOLDER(test_file_of_a_stranger_is_checked_whole),
        IN_FOLDER(test_query_without_end_is_stopped),
        IN_FOLDER(test_reading_cannot_write),
        IN_FOLDER(test_wrong_query_is_told_by_its_first_step),
        IN_FOLDER(test_preparing_all_finds_a_typo),
        IN_FOLDER(test_views_and_triggers_are_not_used),
        IN_FOLDER(test_text_that_is_too_long_is_an_error),
        IN_FOLDER(test_new_file_is_never_made_over_another),
        IN_FOLDER(test_writing_makes_the_file_once),
        IN_FOLDER(test_unfit_files_are_not_written),
        IN_FOLDER(test_file_of_another_user_is_not_written),
        IN_FOLDER(test_file_in_use_is_busy),
        IN_FOLDER(test_other_failures_are_not_busy),
        IN_FOLDER(test_random_damage_never_crashes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
