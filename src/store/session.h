#ifndef STORE_SESSION_H
#define STORE_SESSION_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* What the explorer remembers between two runs: one row for each answer and one for each other
 * kind of state (place, filter, marks, sort), each a name and a text, in one SQLite file in the
 * state folder. Two copies may run at once: each saves its own changes, the last one wins. */
#define SESSION_FILE "session.db" /* in the folder that session_open gets */

struct session;

/* Opens or makes FOLDER/session.db and its folder. A corrupt file is moved aside as
 * session.db.corrupt-YYYYMMDD-HHMMSS (of `now`, YYYY-MM-DDTHH:MM:SS) and a new one is begun:
 * *ret_notice then says where it is (in the arena), else it is NULL. Of a newer version: refused
 * and left untouched. Failing means that nothing will be saved: the sentence says why.
 * There is no older version yet; the first change of the tables brings copying and migrating. */
bool session_open(struct arena *arena, const char *folder, const char *now,
                  struct session **ret_session, const char **ret_notice, struct error *error);
void session_close(struct session *session); /* NULL is fine */

struct session_entry {
    const char *kind; /* "answer", "state" */
    const char *name;
    const char *value;
    const char *saved; /* YYYY-MM-DD, of the run that saved it */
};

/* All entries, ordered by kind and name. */
bool session_load(struct session *session, struct arena *arena, struct session_entry **ret_entries,
                  size_t *ret_count, struct error *error);

/* Several changes in one transaction; a NULL value removes. Durable when it returns true. Waits
 * at most 50 ms for another copy; then it fails with *ret_busy and may be tried again. */
bool session_save(struct session *session, const struct session_entry *changes, size_t count,
                  bool *ret_busy, struct error *error);

#endif
