#include "fuzz.h"

#include "store/session.h"

#include <assert.h>
#include <string.h>

/* A damaged session file: moved aside or read, and afterwards it takes an answer. */

#define NOW "2026-11-28T12:00:00"

/* Of a session with some answers. */
static char *good;
static size_t good_length;

static bool save(struct session *session)
{
    static const struct session_entry entries[] = {
        {"answer", "language", "js", "2026-11-28"},
        {"answer", "team-size", "2-3", "2026-11-28"},
        {"state", "filter", "has:websockets", "2026-11-28"},
    };
    struct error error;
    bool busy;

    return session_save(session, entries, 3, &busy, &error);
}

static void empty(struct arena *arena, const char *folder)
{
    struct error error;
    char **names, path[4096];
    size_t count = 0;

    if (file_list(arena, folder, "", &names, &count, &error))
        for (size_t i = 0; i < count; i++) {
            snprintf(path, sizeof path, "%s/%s", folder, names[i]);
            remove(path);
        }
}

static void make_good(const char *folder, const char *path)
{
    static struct arena *kept; /* for the leak checker */
    struct session *session;
    struct error error;
    const char *notice;

    kept = arena_new();
    empty(kept, folder);
    if (!session_open(kept, folder, NOW, &session, &notice, &error) || !save(session)) {
        fprintf(stderr, "cannot save a session in '%s'\n", folder);
        exit(2);
    }
    session_close(session);
    file_read(kept, path, FILE_LIMIT, &good, &good_length, &error);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *folder = fuzz_path("WHICHSTACK_FUZZ_STATE"), *notice;
    struct arena *arena = arena_new();
    struct session_entry *entries;
    struct session *session;
    struct error error = {0};
    char path[4096];
    size_t count;

    snprintf(path, sizeof path, "%s/%s", folder, SESSION_FILE);
    if (!good)
        make_good(folder, path);
    char *copy = arena_copy(arena, good, good_length);
    fuzz_damage(copy, good_length, bytes, length);
    empty(arena, folder);
    fuzz_write(path, copy, good_length);
    if (session_open(arena, folder, NOW, &session, &notice, &error)) {
        bool loaded = session_load(session, arena, &entries, &count, &error);
        assert(loaded || error.message[0] != '\0');
        save(session);
        session_close(session);
    } else {
        assert(error.message[0] != '\0');
    }
    arena_free(arena);
    return 0;
}
