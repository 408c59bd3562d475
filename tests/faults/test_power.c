#include "folder.h"

#include "base/arena.h"
#include "base/memory.h"
#include "store/file/file.h"
#include "store/session.h"

#include <sqlite3.h>

/* The session on a disk that fails, or that loses its power, at every call in turn. A layer below
 * SQLite counts the calls, and keeps beside each file what is safe: its bytes at the last sync, and
 * its name, if the folder was synced since it appeared or went. A power cut leaves just that. */

#define FILES 8
#define SAVES 6

struct safe_file {
    char path[PATH_MAX];
    char *bytes; /* at the last sync; NULL: its name is not safe yet */
    size_t length;
};

enum fault { FAULT_NONE, FAULT_ONCE, FAULT_FOR_EVER, FAULT_POWER };

static struct {
    sqlite3_vfs vfs;
    sqlite3_vfs *under;
    struct safe_file files[FILES];
    enum fault fault;
    int at, calls; /* the call that fails; how many there were */
    int code;      /* of the failure */
    bool is_off;
} disk;

struct shim_file {
    sqlite3_file base;
    char path[PATH_MAX];
    /* the file below follows */
};

static sqlite3_file *under(sqlite3_file *file)
{
    return (sqlite3_file *)(void *)((struct shim_file *)file + 1);
}

/* Counts a call; whether it fails. */
static bool fails(void)
{
    if (disk.is_off)
        return true;
    if (disk.fault == FAULT_NONE || ++disk.calls < disk.at)
        return false;
    if (disk.fault == FAULT_POWER)
        disk.is_off = true;
    return disk.fault != FAULT_ONCE || disk.calls == disk.at;
}

static struct safe_file *safe(const char *path)
{
    for (size_t i = 0; i < FILES; i++)
        if (strcmp(disk.files[i].path, path) == 0)
            return &disk.files[i];
    for (size_t i = 0; i < FILES; i++)
        if (disk.files[i].path[0] == '\0') {
            snprintf(disk.files[i].path, PATH_MAX, "%s", path);
            return &disk.files[i];
        }
    return NULL;
}

/* What is in the file now is safe. */
static void make_safe(const char *path)
{
    struct safe_file *file = safe(path);

    free(file->bytes);
    file->bytes = folder_read(path, &file->length);
}

/* After a power cut: nothing but what is safe. */
static void cut_power(void)
{
    for (size_t i = 0; i < FILES; i++) {
        if (disk.files[i].path[0] == '\0')
            continue;
        if (disk.files[i].bytes)
            folder_write(disk.files[i].path, disk.files[i].bytes, disk.files[i].length);
        else
            unlink(disk.files[i].path);
    }
}

static int shim_close(sqlite3_file *file)
{
    return under(file)->pMethods ? under(file)->pMethods->xClose(under(file)) : SQLITE_OK;
}

static int shim_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
    return fails() ? SQLITE_IOERR_READ
                   : under(file)->pMethods->xRead(under(file), bytes, count, at);
}

static int shim_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
    return fails() ? disk.code : under(file)->pMethods->xWrite(under(file), bytes, count, at);
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return fails() ? SQLITE_IOERR_TRUNCATE : under(file)->pMethods->xTruncate(under(file), size);
}

static int shim_sync(sqlite3_file *file, int flags)
{
    struct shim_file *own = (struct shim_file *)file;

    (void)flags;
    if (fails())
        return SQLITE_IOERR_FSYNC;
    make_safe(own->path); /* the disk below need not be asked: this one says what is safe */
    return SQLITE_OK;
}

static int shim_size(sqlite3_file *file, sqlite3_int64 *ret_size)
{
    return fails() ? SQLITE_IOERR_FSTAT : under(file)->pMethods->xFileSize(under(file), ret_size);
}

static int shim_lock(sqlite3_file *file, int lock)
{
    return fails() ? SQLITE_IOERR_LOCK : under(file)->pMethods->xLock(under(file), lock);
}

static int shim_unlock(sqlite3_file *file, int lock)
{
    return under(file)->pMethods->xUnlock(under(file), lock);
}

static int shim_reserved(sqlite3_file *file, int *ret_reserved)
{
    return under(file)->pMethods->xCheckReservedLock(under(file), ret_reserved);
}

static int shim_control(sqlite3_file *file, int what, void *argument)
{
    return under(file)->pMethods->xFileControl(under(file), what, argument);
}

static int shim_sector(sqlite3_file *file)
{
    return under(file)->pMethods->xSectorSize(under(file));
}

static int shim_characteristics(sqlite3_file *file)
{
    (void)file;
    return 0; /* no favours: not even that a sector is written whole */
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = shim_close,
    .xRead = shim_read,
    .xWrite = shim_write,
    .xTruncate = shim_truncate,
    .xSync = shim_sync,
    .xFileSize = shim_size,
    .xLock = shim_lock,
    .xUnlock = shim_unlock,
    .xCheckReservedLock = shim_reserved,
    .xFileControl = shim_control,
    .xSectorSize = shim_sector,
    .xDeviceCharacteristics = shim_characteristics,
};

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                     int *ret_flags)
{
    struct shim_file *own = (struct shim_file *)file;
    int result;

    (void)vfs;
    file->pMethods = NULL;
    if (fails())
        return SQLITE_CANTOPEN;
    snprintf(own->path, sizeof(own->path), "%s", name ? name : "");
    result = disk.under->xOpen(disk.under, name, under(file), flags, ret_flags);
    if (result == SQLITE_OK) {
        file->pMethods = &methods;
        safe(own->path); /* a file that is new has no safe name before its first sync */
    }
    return result;
}

/* Without a sync of the folder the name comes back, with the bytes that are safe. */
static int shim_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    int result;

    (void)vfs;
    if (fails())
        return SQLITE_IOERR_DELETE;
    result = disk.under->xDelete(disk.under, name, 0);
    if (result == SQLITE_OK && sync_folder) {
        free(safe(name)->bytes);
        safe(name)->bytes = NULL;
    }
    return result;
}

static int shim_access(sqlite3_vfs *vfs, const char *name, int flags, int *ret_there)
{
    (void)vfs;
    return fails() ? SQLITE_IOERR_ACCESS : disk.under->xAccess(disk.under, name, flags, ret_there);
}

static void put_in(enum fault fault, int at, int code)
{
    if (!disk.under) {
        disk.under = sqlite3_vfs_find(NULL);
        disk.vfs = *disk.under;
        disk.vfs.zName = "failing disk";
        disk.vfs.szOsFile = (int)sizeof(struct shim_file) + disk.under->szOsFile;
        disk.vfs.xOpen = shim_open;
        disk.vfs.xDelete = shim_delete;
        disk.vfs.xAccess = shim_access;
        sqlite3_vfs_register(&disk.vfs, 1);
    }
    for (size_t i = 0; i < FILES; i++) {
        free(disk.files[i].bytes);
        disk.files[i] = (struct safe_file){.bytes = NULL};
    }
    disk.fault = fault;
    disk.at = at;
    disk.calls = 0;
    disk.code = code;
    disk.is_off = false;
}

/* --- the session ------------------------------------------------------------------------- */

static struct session *open_session(struct arena *arena, const char *folder)
{
    struct session *session = NULL;
    struct error error;
    const char *notice;

    if (!session_open(arena, folder, "2026-11-22T10:00:00", &session, &notice, &error))
        return NULL;
    return session;
}

/* Saves 1, 2, ... under one name, and returns the last that was acknowledged. */
static int save_all(struct session *session)
{
    int acknowledged = 0;

    for (int i = 1; i <= SAVES; i++) {
        char value[16];
        struct session_entry entry = {"answer", "language", value, "2026-11-22"};
        struct error error;
        bool busy;

        snprintf(value, sizeof(value), "%d", i);
        if (session_save(session, &entry, 1, &busy, &error))
            acknowledged = i;
    }
    return acknowledged;
}

/* What is there afterwards, on a sound disk; 0: nothing. Fails if it is damaged. */
static int saved(struct arena *arena, const char *folder)
{
    struct session_entry *entries;
    struct session *session;
    struct error error;
    const char *notice;
    size_t count;
    int value = 0;

    put_in(FAULT_NONE, 0, 0);
    if (!session_open(arena, folder, "2026-11-22T10:00:01", &session, &notice, &error))
        fail_msg("%s", error.message);
    if (notice)
        fail_msg("%s", notice);
    assert_true(session_load(session, arena, &entries, &count, &error));
    if (count > 0)
        value = atoi(entries[0].value);
    session_close(session);
    return value;
}

/* One run with a fault; false: the run ended before it came. */
static bool run(void **state, enum fault fault, int at, int code, int *ret_acknowledged,
                int *ret_saved)
{
    struct arena *arena = arena_new();
    char folder[PATH_MAX], path[PATH_MAX + 16];
    struct session *session;
    bool came;

    snprintf(folder, sizeof(folder), "%s/%d-%d-%d", ((struct folder *)*state)->path, fault, code,
             at);
    snprintf(path, sizeof(path), "%s/" SESSION_FILE, folder);
    put_in(FAULT_NONE, 0, 0);
    session = open_session(arena, folder);
    assert_non_null(session);
    session_close(session);

    put_in(fault, at, code);
    make_safe(path);
    session = open_session(arena, folder);
    *ret_acknowledged = session ? save_all(session) : 0;
    came = disk.calls >= at;
    session_close(session);
    if (fault == FAULT_POWER)
        cut_power();
    *ret_saved = saved(arena, folder);
    arena_free(arena);
    return came;
}

static void assert_nothing_acknowledged_is_lost(void **state, enum fault fault, int code)
{
    int at = 1, acknowledged, there;

    while (run(state, fault, at, code, &acknowledged, &there)) {
        if (there < acknowledged)
            fail_msg("at call %d: %d was acknowledged, %d is there", at, acknowledged, there);
        at++;
    }
    print_message("# %d calls\n", at - 1);
    assert_true(at > 50);
    assert_int_equal(there, SAVES);
}

static void test_error_at_any_call_loses_nothing(void **state)
{
    assert_nothing_acknowledged_is_lost(state, FAULT_ONCE, SQLITE_IOERR_WRITE);
}

static void test_errors_from_any_call_on_lose_nothing(void **state)
{
    assert_nothing_acknowledged_is_lost(state, FAULT_FOR_EVER, SQLITE_IOERR_WRITE);
}

static void test_full_disk_from_any_call_on_loses_nothing(void **state)
{
    assert_nothing_acknowledged_is_lost(state, FAULT_FOR_EVER, SQLITE_FULL);
}

static void test_power_cut_at_any_call_loses_nothing(void **state)
{
    assert_nothing_acknowledged_is_lost(state, FAULT_POWER, SQLITE_IOERR_WRITE);
}

/* A power cut right after the last save, before anything else reaches the disk. */
static void test_power_cut_after_an_acknowledged_save_loses_nothing(void **state)
{
    struct arena *arena = arena_new();
    const char *folder = folder_path(state, "after");
    char path[PATH_MAX + 16];
    struct session *session;

    snprintf(path, sizeof(path), "%s/" SESSION_FILE, folder);
    put_in(FAULT_NONE, 0, 0);
    session = open_session(arena, folder);
    make_safe(path);
    assert_int_equal(save_all(session), SAVES);
    disk.is_off = true;
    session_close(session);
    cut_power();
    assert_int_equal(saved(arena, folder), SAVES);
    arena_free(arena);
}

/* The test can fail: without a sync of the folder after the journal is gone, as with FULL, the last
 * commit is undone. */
static void test_disk_shows_what_a_lesser_setting_loses(void **state)
{
    const char *path = folder_path(state, "full.db");
    sqlite3 *handle;
    sqlite3_stmt *count;

    put_in(FAULT_NONE, 0, 0);
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle,
                                  "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
                                  "CREATE TABLE t(x); INSERT INTO t VALUES(1);"
                                  "INSERT INTO t VALUES(2)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    disk.is_off = true;
    sqlite3_close(handle);
    cut_power();
    put_in(FAULT_NONE, 0, 0);
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(handle, "SELECT count(*) FROM t", -1, &count, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(count), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(count, 0), 1);
    sqlite3_finalize(count);
    sqlite3_close(handle);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, folder_new, folder_free)
    const struct CMUnitTest tests[] = {
        TEST(test_error_at_any_call_loses_nothing),
        TEST(test_errors_from_any_call_on_lose_nothing),
        TEST(test_full_disk_from_any_call_on_loses_nothing),
        TEST(test_power_cut_at_any_call_loses_nothing),
        TEST(test_power_cut_after_an_acknowledged_save_loses_nothing),
        TEST(test_disk_shows_what_a_lesser_setting_loses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
