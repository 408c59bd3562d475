#include "folder.h"
#include "unit.h"

#include "store/database/database.h"
#include "store/session.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#define NOW "2026-11-22T18:13:05"
#define TODAY "2026-11-22"

static struct session *open_session(struct arena *arena, const char *folder, bool expect_notice)
{
    struct session *session;
    const char *notice = "not set";
    struct error error;

    if (!session_open(arena, folder, NOW, &session, &notice, &error))
        fail_msg("%s", error.message);
    if (expect_notice) {
        assert_non_null(notice);
        print_message("# %s\n", notice);
    } else {
        assert_null(notice);
    }
    return session;
}

static void assert_refused(struct arena *arena, const char *folder, const char *reason)
{
    struct session *session = NULL;
    const char *notice;
    struct error error;

    assert_false(session_open(arena, folder, NOW, &session, &notice, &error));
    print_message("# %s\n", error.message);
    if (!strstr(error.message, reason))
        fail_msg("'%s' expected", reason);
    assert_null(session);
}

static void save(struct session *session, const char *kind, const char *name, const char *value)
{
    const struct session_entry change = {kind, name, value, TODAY};
    bool busy = true;
    struct error error;

    if (!session_save(session, &change, 1, &busy, &error))
        fail_msg("%s", error.message);
    assert_false(busy);
}

/* All that is saved, as lines "kind name=value saved". */
static void assert_saved(struct session *session, const char *expected)
{
    struct arena *arena = arena_new();
    struct session_entry *entries;
    struct error error;
    char lines[4000] = "";
    size_t count, length = 0;

    if (!session_load(session, arena, &entries, &count, &error))
        fail_msg("%s", error.message);
    for (size_t i = 0; i < count; i++)
        length +=
            (size_t)snprintf(lines + length, sizeof(lines) - length, "%s %s=%s %s\n",
                             entries[i].kind, entries[i].name, entries[i].value, entries[i].saved);
    assert_string_equal(lines, expected);
    arena_free(arena);
}

static void test_what_was_saved_is_there_again(void **state)
{
    const char *folder = folder_path(state, "state/whichstack");
    struct arena *arena = arena_new();
    struct session *session = open_session(arena, folder, false);
    const struct session_entry changes[] = {
        {"answer", "team", "small", "2026-11-22"},
        {"answer", "budget", "caf\u00e9 \"'; DROP TABLE entry; --\nline", "2026-11-21"},
        {"state", "place", "detail:gin", "2026-11-22"},
        {"answer", "team", "large", "2026-11-23"},
    };
    bool busy;
    struct error error;

    assert_saved(session, "");
    assert_true(session_save(session, changes, ARRAY_LENGTH(changes), &busy, &error));
    session_close(session);

    session = open_session(arena, folder, false);
    assert_saved(session, "answer budget=caf\u00e9 \"'; DROP TABLE entry; --\nline 2026-11-21\n"
                          "answer team=large 2026-11-23\n"
                          "state place=detail:gin 2026-11-22\n");
    save(session, "answer", "team", NULL);
    save(session, "answer", "never there", NULL);
    save(session, "state", "place", "");
    session_close(session);

    session = open_session(arena, folder, false);
    assert_saved(session, "answer budget=caf\u00e9 \"'; DROP TABLE entry; --\nline 2026-11-21\n"
                          "state place= 2026-11-22\n");
    session_close(session);
    session_close(NULL);
    arena_free(arena);
}

static void test_only_the_user_may_read_it(void **state)
{
    const char *folder = folder_path(state, "state/whichstack");
    struct arena *arena = arena_new();
    struct stat facts;
    mode_t mask = umask(0);

    session_close(open_session(arena, folder, false));
    umask(mask);
    assert_int_equal(stat(folder, &facts), 0);
    assert_int_equal(facts.st_mode & 07777, 0700);
    assert_int_equal(stat(folder_path(state, "state/whichstack/session.db"), &facts), 0);
    assert_int_equal(facts.st_mode & 07777, 0600);
    assert_int_equal(folder_count(folder), 1);
    arena_free(arena);
}

static const struct {
    const char *label;
    size_t length;
    const char *bytes;
    off_t offset; /* -1: the bytes are the whole file */
} damages[] = {
    {"text", 28, "This is not what was written", -1},
    {"a few bytes", 4, "SQLi", -1},
    {"no magic", 6, "XXXXXX", 0},
    {"another program's", 4, "OTHR", 68},
    {"a version that never was", 4, "\0\0\0\0", 60},
    {"a broken page", 100, (char[100]){0}, 4096},
    {"a broken schema", 200, (char[200]){0}, 3896},
};

/* Each is kept under a name of its own, with what was in it. */
static void test_damaged_session_is_moved_aside(void **state)
{
    const char *folder = folder_path(state, "");
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(damages); i++) {
        const char *path = folder_path(state, "session.db");
        const char *aside = folder_path(state, "session.db.corrupt-20261122-181305");
        struct session *session = open_session(arena, folder, false);
        size_t length, length_aside;
        char *bytes, *bytes_aside;
        int file;

        print_message("# %s\n", damages[i].label);
        save(session, "answer", "team", "small");
        session_close(session);
        if (damages[i].offset < 0)
            assert_int_equal(truncate(path, 0), 0);
        file = open(path, O_WRONLY);
        assert_int_equal(pwrite(file, damages[i].bytes, damages[i].length,
                                damages[i].offset < 0 ? 0 : damages[i].offset),
                         damages[i].length);
        close(file);
        bytes = folder_read(path, &length);

        session = open_session(arena, folder, true);
        assert_saved(session, "");
        save(session, "answer", "team", "new");
        session_close(session);
        session = open_session(arena, folder, false);
        assert_saved(session, "answer team=new 2026-11-22\n");
        session_close(session);

        bytes_aside = folder_read(aside, &length_aside);
        assert_int_equal(length, length_aside);
        assert_memory_equal(bytes, bytes_aside, length);
        free(bytes);
        free(bytes_aside);
        assert_int_equal(folder_count(folder), 2);
        assert_int_equal(unlink(aside), 0);
        assert_int_equal(unlink(path), 0);
    }
    arena_free(arena);
}

/* Sound as a database, and of the right kind, but with nothing in it that could be used. */
static void test_session_without_its_table_is_moved_aside(void **state)
{
    static const struct database_kind kind = {
        .application_id = 0x57537373,
        .version = 1,
        .noun = "session",
    };
    struct arena *arena = arena_new();
    struct database *database;
    struct session *session;
    struct error error;

    if (!database_create(folder_path(state, "session.db"), &kind, "CREATE TABLE other (x)",
                         &database, &error))
        fail_msg("%s", error.message);
    database_close(database);
    session = open_session(arena, folder_path(state, ""), true);
    save(session, "answer", "team", "small");
    assert_saved(session, "answer team=small 2026-11-22\n");
    session_close(session);
    assert_int_equal(folder_count(folder_path(state, "")), 2);
    arena_free(arena);
}

static void test_two_damaged_in_one_second_are_both_kept(void **state)
{
    const char *folder = folder_path(state, ""), *path = folder_path(state, "session.db");
    struct arena *arena = arena_new();

    folder_write(path, "first", 5);
    session_close(open_session(arena, folder, true));
    folder_write(path, "second", 6);
    session_close(open_session(arena, folder, true));
    folder_assert_file(folder_path(state, "session.db.corrupt-20261122-181305"), "first");
    folder_assert_file(folder_path(state, "session.db.corrupt-20261122-181305-2"), "second");
    arena_free(arena);
}

static void test_notice_says_where_it_is(void **state)
{
    const char *folder = folder_path(state, "");
    struct arena *arena = arena_new();
    struct session *session;
    const char *notice;
    struct error error;
    char expected[PATH_MAX];

    folder_write(folder_path(state, "session.db"), "damaged", 7);
    assert_true(session_open(arena, folder, NOW, &session, &notice, &error));
    snprintf(expected, sizeof(expected), "'%s/session.db.corrupt-20261122-181305'", folder);
    assert_non_null(strstr(notice, expected));
    session_close(session);
    arena_free(arena);
}

static void test_journal_of_the_damaged_does_not_spoil_the_new(void **state)
{
    const char *folder = folder_path(state, "");
    struct arena *arena = arena_new();
    struct session *session;

    folder_write(folder_path(state, "session.db"), "damaged", 7);
    folder_write(folder_path(state, "session.db-journal"), "journal", 7);
    session = open_session(arena, folder, true);
    save(session, "state", "place", "list");
    session_close(session);
    assert_int_equal(access(folder_path(state, "session.db-journal"), F_OK), -1);
    session = open_session(arena, folder, false);
    assert_saved(session, "state place=list 2026-11-22\n");
    session_close(session);
    arena_free(arena);
}

static void test_newer_session_is_left_alone(void **state)
{
    const char *folder = folder_path(state, ""), *path = folder_path(state, "session.db");
    struct arena *arena = arena_new();
    struct session *session = open_session(arena, folder, false);
    size_t length, length_after;
    char *before, *after;
    int file;

    save(session, "answer", "team", "small");
    session_close(session);
    file = open(path, O_WRONLY);
    assert_int_equal(pwrite(file, "\0\0\0\2", 4, 60), 4);
    close(file);
    before = folder_read(path, &length);
    assert_refused(arena, folder, "it has version 2 and this program reads version 1; use a newer");
    after = folder_read(path, &length_after);
    assert_int_equal(length, length_after);
    assert_memory_equal(before, after, length);
    assert_int_equal(folder_count(folder), 1);
    free(before);
    free(after);
    arena_free(arena);
}

static void test_what_is_no_file_of_ours_is_refused(void **state)
{
    struct arena *arena = arena_new();

    mkdir(folder_path(state, "a"), 0700);
    assert_int_equal(mkfifo(folder_path(state, "a/session.db"), 0600), 0);
    assert_refused(arena, folder_path(state, "a"), "it is not a regular file");

    mkdir(folder_path(state, "b"), 0700);
    assert_int_equal(symlink("/dev/null", folder_path(state, "b/session.db")), 0);
    assert_refused(arena, folder_path(state, "b"), "it is a symbolic link");

    mkdir(folder_path(state, "c"), 0700);
    folder_write(folder_path(state, "c/session.db"), "", 0);
    chmod(folder_path(state, "c/session.db"), 0666);
    assert_refused(arena, folder_path(state, "c"), "it is world-writable");

    folder_write(folder_path(state, "d"), "", 0);
    assert_refused(arena, folder_path(state, "d"), "Not a directory");
    assert_refused(arena, "/proc/none", "No such file or directory");
    arena_free(arena);
}

static void test_empty_file_is_a_new_session(void **state)
{
    const char *folder = folder_path(state, "");
    struct arena *arena = arena_new();
    struct session *session;

    folder_write(folder_path(state, "session.db"), "", 0);
    session = open_session(arena, folder, false);
    save(session, "state", "place", "list");
    assert_saved(session, "state place=list 2026-11-22\n");
    session_close(session);
    arena_free(arena);
}

static size_t count_found(struct session *session)
{
    struct arena *arena = arena_new();
    struct session_entry *entries;
    struct error error;
    size_t count;

    assert_true(session_found(session, arena, &entries, &count, &error));
    arena_free(arena);
    return count;
}

static void test_new_file_is_empty_until_something_is_saved(void **state)
{
    const char *folder = folder_path(state, "new"), *path = folder_path(state, "new/session.db");
    struct arena *arena = arena_new();
    struct session *session = open_session(arena, folder, false);
    size_t length;

    free(folder_read(path, &length));
    assert_int_equal(length, 0);
    assert_int_equal(count_found(session), 0);
    session_close(session);
    session = open_session(arena, folder, false);
    save(session, "state", "place", "list");
    free(folder_read(path, &length));
    assert_true(length > 0);
    session_close(session);
    arena_free(arena);
}

static void test_found_is_what_was_there_until_a_change(void **state)
{
    const char *folder = folder_path(state, "");
    struct arena *arena = arena_new();
    struct session *first = open_session(arena, folder, false), *second;

    save(first, "state", "place", "list");
    second = open_session(arena, folder, false);
    assert_int_equal(count_found(second), 1);
    save(first, "state", "sort", "name");
    assert_int_equal(count_found(second), 1);
    save(second, "state", "marks", "gin");
    assert_int_equal(count_found(second), 3);
    session_close(first);
    session_close(second);
    arena_free(arena);
}

static void test_change_that_fails_takes_the_others_with_it(void **state)
{
    struct arena *arena = arena_new();
    struct session *session = open_session(arena, folder_path(state, ""), false);
    char *too_long = calloc(1, 1000002);
    const struct session_entry changes[] = {
        {"answer", "team", "large", TODAY},
        {"answer", "note", too_long, TODAY},
    };
    bool busy = true;
    struct error error;

    assert_non_null(too_long);
    memset(too_long, 'x', 1000001);
    save(session, "answer", "team", "small");
    assert_false(session_save(session, changes, 2, &busy, &error));
    assert_false(busy);
    assert_non_null(strstr(error.message, "too long"));
    assert_saved(session, "answer team=small 2026-11-22\n");
    save(session, "answer", "team", "medium"); /* and saving goes on */
    assert_saved(session, "answer team=medium 2026-11-22\n");
    session_close(session);
    free(too_long);
    arena_free(arena);
}

/* A child that saves again and again and writes to the pipe when a save is durable. */
static pid_t start_saving(const char *folder, const char *name, int count, int told)
{
    pid_t child = fork();
    struct arena *arena;
    struct session *session;

    assert_true(child >= 0);
    if (child > 0)
        return child;
    arena = arena_new();
    session = open_session(arena, folder, false);
    for (int i = 1; i <= count; i++) {
        char value[20], own_name[40];
        const struct session_entry changes[] = {
            {"answer", "shared", value, TODAY},
            {"answer", name, value, TODAY},
            {"answer", own_name, value, TODAY},
        };
        bool busy = false;
        struct error error;

        snprintf(value, sizeof(value), "%d", i);
        snprintf(own_name, sizeof(own_name), "%s-%d", name, i % 50);
        while (!session_save(session, changes, 3, &busy, &error)) {
            if (!busy)
                _exit(1);
        }
        if (told >= 0 && write(told, &i, sizeof(i)) != sizeof(i))
            _exit(1);
    }
    session_close(session);
    arena_free(arena);
    _exit(0);
}

static const char *find_value(const struct session_entry *entries, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(entries[i].name, name) == 0)
            return entries[i].value;
    }
    return NULL;
}

static void test_two_copies_both_save(void **state)
{
    const char *folder = folder_path(state, "both");
    pid_t one = start_saving(folder, "one", 60, -1), other = start_saving(folder, "other", 60, -1);
    struct session_entry *entries;
    struct session *session;
    struct arena *arena;
    struct error error;
    int status;
    size_t count;

    assert_int_equal(waitpid(one, &status, 0), one);
    assert_int_equal(status, 0);
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(status, 0);
    arena = arena_new();
    session = open_session(arena, folder, false);
    assert_true(session_load(session, arena, &entries, &count, &error));
    assert_int_equal(count, 103);
    assert_string_equal(find_value(entries, count, "one"), "60");
    assert_string_equal(find_value(entries, count, "other"), "60");
    assert_string_equal(find_value(entries, count, "shared"), "60");
    session_close(session);
    arena_free(arena);
}

#define COPIES 4

/* Opens the session once the pipe is closed. */
static pid_t start_opening(const char *folder, int go[2])
{
    struct arena *arena;
    struct session *session;
    const char *notice;
    struct error error;
    char byte;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child > 0)
        return child;
    close(go[1]);
    arena = arena_new();
    if (read(go[0], &byte, 1) != 0 || !session_open(arena, folder, NOW, &session, &notice, &error))
        _exit(1);
    if (notice)
        _exit(2);
    session_close(session);
    arena_free(arena);
    _exit(0);
}

/* The file that one of them makes is not damaged for the others. */
static void test_several_copies_make_the_session_at_once(void **state)
{
    int rounds = getenv("WHICHSTACK_TEST_LONG") ? 200 : 10;

    for (int round = 0; round < rounds; round++) {
        char name[20];
        int go[2], status;

        snprintf(name, sizeof(name), "new-%d", round);
        assert_int_equal(pipe(go), 0);
        for (int i = 0; i < COPIES; i++)
            start_opening(folder_path(state, name), go);
        close(go[0]);
        close(go[1]);
        for (int i = 0; i < COPIES; i++) {
            assert_true(wait(&status) > 0);
            assert_int_equal(status, 0);
        }
    }
}

/* Killed at any moment: acknowledged answers are saved, and saved ones are complete. */
static void test_kill_loses_nothing_acknowledged(void **state)
{
    const char *folder = folder_path(state, "killed");
    struct arena *arena = arena_new();
    int last_total = 0, rounds = getenv("WHICHSTACK_TEST_LONG") ? 250 : 50;

    session_close(open_session(arena, folder, false));
    arena_free(arena);
    for (int round = 0; round < rounds; round++) {
        struct timespec pause = {.tv_nsec = 4000000L + 600000L * (round % 50)};
        struct session_entry *entries;
        struct session *session;
        struct error error;
        int ends[2], told, last = 0, found, in_list;
        char own_name[40];
        size_t count;
        pid_t child;

        assert_int_equal(pipe(ends), 0);
        child = start_saving(folder, "name", 100000, ends[1]);
        close(ends[1]);
        assert_int_equal(read(ends[0], &last, sizeof(last)), sizeof(last)); /* it is at work */
        nanosleep(&pause, NULL);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        while (read(ends[0], &told, sizeof(told)) == sizeof(told))
            last = told;
        close(ends[0]);

        arena = arena_new();
        session = open_session(arena, folder, false); /* no notice: not corrupt */
        assert_true(session_load(session, arena, &entries, &count, &error));
        if (last > 0) {
            found = atoi(find_value(entries, count, "name"));
            assert_true(found == last || found == last + 1); /* one may be there untold */
            snprintf(own_name, sizeof(own_name), "name-%d", found % 50);
            in_list = atoi(find_value(entries, count, own_name));
            assert_int_equal(in_list, found); /* the three of one transaction are there together */
            assert_int_equal(atoi(find_value(entries, count, "shared")), found);
        }
        last_total += last;
        session_close(session);
        arena_free(arena);
    }
    print_message("# %d acknowledged\n", last_total);
    assert_true(last_total > 0);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_new, folder_free)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_what_was_saved_is_there_again),
        IN_FOLDER(test_only_the_user_may_read_it),
        IN_FOLDER(test_damaged_session_is_moved_aside),
        IN_FOLDER(test_session_without_its_table_is_moved_aside),
        IN_FOLDER(test_two_damaged_in_one_second_are_both_kept),
        IN_FOLDER(test_notice_says_where_it_is),
        IN_FOLDER(test_journal_of_the_damaged_does_not_spoil_the_new),
        IN_FOLDER(test_newer_session_is_left_alone),
        IN_FOLDER(test_what_is_no_file_of_ours_is_refused),
        IN_FOLDER(test_empty_file_is_a_new_session),
        IN_FOLDER(test_new_file_is_empty_until_something_is_saved),
        IN_FOLDER(test_found_is_what_was_there_until_a_change),
        IN_FOLDER(test_change_that_fails_takes_the_others_with_it),
        IN_FOLDER(test_two_copies_both_save),
        IN_FOLDER(test_several_copies_make_the_session_at_once),
        IN_FOLDER(test_kill_loses_nothing_acknowledged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
