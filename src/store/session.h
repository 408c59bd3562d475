#ifndef STORE_SESSION_H
#define STORE_SESSION_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The explorer's saved state: a SQLite file in the state folder with one row per answer and per
 * other value (place, filter, marks, sort), each a name and a text. Two copies may run at once:
 * each saves its own changes, and the last one wins. */
#define SESSION_FILE "session.db" /* in the folder that session_open gets */

struct session;

/* Opens or makes FOLDER/session.db and its folder. A corrupt file is renamed to
 * session.db.corrupt-YYYYMMDD-HHMMSS (the time is `now`, YYYY-MM-DDTHH:MM:SS) and a new one is
 * started; *ret_notice then names it (in the arena), else it is NULL. A file of a newer version is
 * an error and left untouched. On failure nothing will be saved, and `error` says why. There is no
 * older version to migrate from yet. A new file stays empty until something is saved. The arena must
 * last as long as the session. */
bool session_open(struct arena *arena, const char *folder, const char *now,
                  struct session **ret_session, const char **ret_notice, struct error *error);
void session_close(struct session *session); /* may be NULL */

struct session_entry {
    const char *kind; /* "answer", "state" */
    const char *name;
    const char *value;
    const char *saved; /* YYYY-MM-DD, of the run that saved it */
};

/* All entries, ordered by kind and name. */
bool session_load(struct session *session, struct arena *arena, struct session_entry **ret_entries,
                  size_t *ret_count, struct error *error);

/* The entries as read when the session was opened; after a change, the current ones. Valid as long
 * as the session or the arena. */
bool session_found(struct session *session, struct arena *arena, struct session_entry **ret_entries,
                   size_t *ret_count, struct error *error);

/* Saves several changes in one transaction; a NULL value deletes the entry. The data is on disk
 * when it returns true. Waits at most 50 ms for another copy, then fails with *ret_busy set; the
 * caller may retry. */
bool session_save(struct session *session, const struct session_entry *changes, size_t count,
                  bool *ret_busy, struct error *error);

#endif
