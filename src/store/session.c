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

struct entries {
    struct session_entry *entries;
    size_t count;
};

struct session {
    struct database *database;
    struct entries found; /* when it was opened, in the arena of session_open() */
    bool is_found;        /* valid until something is saved */
};

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

static bool load(struct database *database, struct arena *arena, struct entries *entries,
                 struct error *error)
{
    struct statement *rows = database_statement(database, QUERY_LOAD);
    size_t room = 0;
    enum step step;

    *entries = (struct entries){.count = 0};
    while ((step = statement_step(rows, error)) == STEP_ROW) {
        entries->entries =
            arena_grow(arena, entries->entries, entries->count, &room, sizeof(entries->entries[0]));
        entries->entries[entries->count++] = read_entry(arena, rows);
    }
    return step == STEP_DONE;
}

struct looking {
    struct arena *arena;
    struct session *session;
};

/* A database with another table is treated as damaged: what is read names all its columns. */
static bool look(void *context, struct database *database, struct error *error)
{
    struct looking *looking = context;
    struct error unreadable; /* the next read reports it */

    if (!database_prepare(database, QUERY_LOAD, error))
        return false;
    looking->session->is_found =
        load(database, looking->arena, &looking->session->found, &unreadable);
    return true;
}

static bool open_database(struct arena *arena, const char *path, struct session *session,
                          bool *ret_corrupt, struct error *error)
{
    struct looking looking = {arena, session};
    bool newer;

    session->found = (struct entries){.count = 0};
    session->is_found = true; /* of an empty file */
    return database_open_writing(path, &kind, schema, look, &looking, &session->database,
                                 ret_corrupt, &newer, error);
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
                                    struct session *session, const char **ret_notice,
                                    struct error *error)
{
    const char *aside;
    bool corrupt;

    *ret_notice = NULL;
    if (open_database(arena, path, session, &corrupt, error))
        return true;
    if (!corrupt || !move_aside(arena, path, now, &aside, error) ||
        !open_database(arena, path, session, &corrupt, error))
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
    struct session *session = memory_new(1, sizeof(*session));

    if (!file_make_folder(folder, error) ||
        !open_or_replace_corrupt(arena, path, now, session, &notice, error)) {
        free(session);
        return false;
    }
    *ret_session = session;
    *ret_notice = notice;
    return true;
}

void session_close(struct session *session)
{
    if (session)
        database_close(session->database);
    free(session);
}

bool session_load(struct session *session, struct arena *arena, struct session_entry **ret_entries,
                  size_t *ret_count, struct error *error)
{
    struct entries entries;

    if (!load(session->database, arena, &entries, error))
        return false;
    *ret_entries = entries.entries;
    *ret_count = entries.count;
    return true;
}

bool session_found(struct session *session, struct arena *arena, struct session_entry **ret_entries,
                   size_t *ret_count, struct error *error)
{
    if (!session->is_found)
        return session_load(session, arena, ret_entries, ret_count, error);
    *ret_entries = session->found.entries;
    *ret_count = session->found.count;
    return true;
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

    session->is_found = false;
    *ret_busy = !saved && database_was_busy(session->database);
    if (!saved)
        database_roll_back(session->database);
    return saved;
}
