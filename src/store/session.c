#include "store/session.h"

#include "base/array.h"
#include "base/compat/compat.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "store/database/database.h"
#include "store/file/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define APPLICATION_ID 0x57537373 /* "WSss" */
#define VERSION 1

static const char schema[] = "CREATE TABLE entry ("
                             "  kind TEXT NOT NULL,"
                             "  name TEXT NOT NULL,"
                             "  value TEXT NOT NULL,"
                             "  saved TEXT NOT NULL,"
                             "  PRIMARY KEY (kind, name)"
                             ") STRICT, WITHOUT ROWID";

enum { QUERY_LOAD, QUERY_PUT, QUERY_REMOVE };

static const char *const queries[] = {
    [QUERY_LOAD] = "SELECT kind, name, value, saved FROM entry ORDER BY kind, name",
    [QUERY_PUT] = "INSERT OR REPLACE INTO entry (kind, name, value, saved) VALUES (?1, ?2, ?3, ?4)",
    [QUERY_REMOVE] = "DELETE FROM entry WHERE kind = ?1 AND name = ?2",
};

static const struct database_kind kind = {
    .application_id = APPLICATION_ID,
    .version = VERSION,
    .noun = "session",
    .queries = queries,
    .n_queries = ARRAY_LENGTH(queries),
};

struct session {
    struct database *database;
};

/* A database with another table is treated as damaged: what is read names all its columns. */
static bool open_database(const char *path, struct database **ret_database, bool *ret_corrupt,
                          struct error *error)
{
    struct database *database;
    bool newer;

    if (!database_open_writing(path, &kind, schema, &database, ret_corrupt, &newer, error))
        return false;
    if (!database_prepare(database, QUERY_LOAD, error)) {
        database_close(database);
        *ret_corrupt = true;
        return false;
    }
    *ret_database = database;
    return true;
}

/* "2026-11-22T18:13:00" as "20261122-181300". */
static char *make_stamp(struct arena *arena, const char *now)
{
    char *stamp = arena_string(arena, now), *end = stamp;

    for (; *now; now++) {
        if (*now != '-' && *now != ':')
            *end++ = *now == 'T' ? '-' : *now;
    }
    *end = '\0';
    return stamp;
}

/* Never replaces another file. If the file is gone, another copy has moved it. There is no journal
 * to move: SQLite rolls it back before reading the file. */
static bool move_aside(struct arena *arena, const char *path, const char *now,
                       const char **ret_aside, struct error *error)
{
    const char *stamp = make_stamp(arena, now);
    const char *aside = arena_printf(arena, "%s.corrupt-%s", path, stamp);

    for (int i = 2; i < 10 && file_exists(aside); i++)
        aside = arena_printf(arena, "%s.corrupt-%s-%d", path, stamp, i);
    if (compat_rename_new(path, aside) < 0 && errno != ENOENT) {
        error_set(error, "cannot move the damaged session '%s' aside: %s", path, strerror(errno));
        return false;
    }
    *ret_aside = aside;
    return true;
}

static bool open_or_replace_corrupt(struct arena *arena, const char *path, const char *now,
                                    struct database **ret_database, const char **ret_notice,
                                    struct error *error)
{
    const char *aside;
    bool corrupt;

    *ret_notice = NULL;
    if (open_database(path, ret_database, &corrupt, error))
        return true;
    if (!corrupt || !move_aside(arena, path, now, &aside, error) ||
        !open_database(path, ret_database, &corrupt, error))
        return false;
    *ret_notice = arena_printf(arena,
                               "the saved session could not be read; it was moved to '%s' "
                               "and a new one was started",
                               aside);
    return true;
}

bool session_open(struct arena *arena, const char *folder, const char *now,
                  struct session **ret_session, const char **ret_notice, struct error *error)
{
    const char *path = arena_printf(arena, "%s/" SESSION_FILE, folder), *notice;
    struct database *database;

    if (!file_make_folder(folder, error) ||
        !open_or_replace_corrupt(arena, path, now, &database, &notice, error))
        return false;
    *ret_session = memory_new(1, sizeof(**ret_session));
    (*ret_session)->database = database;
    *ret_notice = notice;
    return true;
}

void session_close(struct session *session)
{
    if (session)
        database_close(session->database);
    free(session);
}

/* Never NULL, even if another program made the table. */
static const char *copy_text(struct arena *arena, struct statement *load, int column)
{
    const char *text = statement_text(load, column);

    return arena_string(arena, text ? text : "");
}

static struct session_entry read_entry(struct arena *arena, struct statement *load)
{
    return (struct session_entry){
        .kind = copy_text(arena, load, 0),
        .name = copy_text(arena, load, 1),
        .value = copy_text(arena, load, 2),
        .saved = copy_text(arena, load, 3),
    };
}

bool session_load(struct session *session, struct arena *arena, struct session_entry **ret_entries,
                  size_t *ret_count, struct error *error)
{
    struct statement *load = database_statement(session->database, QUERY_LOAD);
    struct session_entry *entries = NULL;
    size_t count = 0, capacity = 0;
    enum step step;

    while ((step = statement_step(load, error)) == STEP_ROW) {
        if (count == capacity) {
            capacity = capacity * 2 + 64;
            entries = memory_resize(entries, capacity, sizeof(*entries));
        }
        entries[count++] = read_entry(arena, load);
    }
    if (step == STEP_DONE) {
        *ret_entries = ARENA_ARRAY(arena, struct session_entry, count);
        if (count > 0)
            memcpy(*ret_entries, entries, count * sizeof(*entries));
        *ret_count = count;
    }
    free(entries);
    return step == STEP_DONE;
}

static bool save_one(struct session *session, const struct session_entry *change,
                     struct error *error)
{
    struct statement *statement =
        database_statement(session->database, change->value ? QUERY_PUT : QUERY_REMOVE);

    statement_bind_text(statement, 1, change->kind);
    statement_bind_text(statement, 2, change->name);
    if (change->value) {
        statement_bind_text(statement, 3, change->value);
        statement_bind_text(statement, 4, change->saved);
    }
    return statement_run(statement, error);
}

static bool save_all(struct session *session, const struct session_entry *changes, size_t count,
                     struct error *error)
{
    if (!database_begin(session->database, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!save_one(session, &changes[i], error))
            return false;
    }
    return database_commit(session->database, error);
}

bool session_save(struct session *session, const struct session_entry *changes, size_t count,
                  bool *ret_busy, struct error *error)
{
    bool saved = save_all(session, changes, count, error);

    *ret_busy = !saved && database_was_busy(session->database);
    if (!saved)
        database_roll_back(session->database);
    return saved;
}
