#include "folder.h"
#include "unit.h"

#include "store/file/file.h"
#include "store/file/file_folder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>

static void assert_message(const struct error *error, const char *part)
{
    if (!strstr(error->message, part))
        fail_msg("'%s' does not say '%s'", error->message, part);
}

/* Reading */

static void test_file_is_read_whole(void **state)
{
    struct arena *arena = arena_new();
    const char *path = folder_path(state, "a file");
    struct error error;
    size_t length;
    char *bytes;

    folder_write(path, "one\0two", 7);
    assert_true(file_read(arena, path, 7, &bytes, &length, &error));
    assert_int_equal(length, 7);
    assert_memory_equal(bytes, "one\0two", 8);

    folder_write(path, (char[50000]){"long"}, 50000);
    assert_false(file_read(arena, path, 49999, &bytes, &length, &error));
    assert_message(&error, "it is longer than 49999 bytes");
    assert_true(file_read(arena, path, 50000, &bytes, &length, &error));
    assert_int_equal(length, 50000);
    assert_string_equal(bytes, "long");

    folder_write(path, "", 0);
    assert_true(file_read(arena, path, 0, &bytes, &length, &error));
    assert_int_equal(length, 0);
    assert_string_equal(bytes, "");
    arena_free(arena);
}

static void test_pipe_of_the_shell_is_read_to_its_end(void **state)
{
    struct arena *arena = arena_new();
    struct error error;
    size_t length;
    char *bytes, path[32];
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "answers", 7), 7);
    close(ends[1]);
    snprintf(path, sizeof(path), "/dev/fd/%d", ends[0]);
    assert_true(file_read(arena, path, 100, &bytes, &length, &error));
    assert_string_equal(bytes, "answers");
    close(ends[0]);
    arena_free(arena);
}

static void test_what_is_no_readable_file_is_refused(void **state)
{
    struct arena *arena = arena_new();
    struct error error;
    size_t length = 99;
    char *bytes = NULL;
    const struct {
        const char *path, *reason;
    } rows[] = {
        {folder_path(state, "missing"), "missing': No such file or directory"},
        {folder_path(state, ""), "it is a folder"},
        {folder_path(state, "fifo"), "it is not a regular file"},
        {folder_path(state, "long"), "it is longer than 100 bytes"},
        {"/dev/null", "it is not a regular file"},
        {"", "No such file or directory"},
    };

    assert_int_equal(mkfifo(folder_path(state, "fifo"), 0600), 0);
    folder_write(folder_path(state, "long"), (char[101]){0}, 101);
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        assert_false(file_read(arena, rows[i].path, 100, &bytes, &length, &error));
        print_message("# %s\n", error.message);
        assert_message(&error, rows[i].reason);
        assert_message(&error, "cannot read '");
        assert_null(bytes);
        assert_int_equal(length, 99);
    }
    arena_free(arena);
}

static void test_standard_input_is_read_to_its_end(void **state)
{
    struct arena *arena = arena_new();
    int kept = dup(STDIN_FILENO), ends[2];
    struct error error;
    size_t length;
    char *bytes;

    (void)state;
    for (size_t limit = 9; limit <= 10; limit++) {
        assert_int_equal(pipe(ends), 0);
        assert_int_equal(write(ends[1], "ten bytes!", 10), 10);
        close(ends[1]);
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        assert_int_equal(file_read_or_input(arena, "-", limit, &bytes, &length, &error),
                         limit == 10);
    }
    assert_string_equal(bytes, "ten bytes!");
    assert_string_equal(error.message, "cannot read standard input: it is longer than 9 bytes");
    dup2(kept, STDIN_FILENO);
    close(kept);
    arena_free(arena);
}

/* Writing */

static mode_t mode_of(const char *path)
{
    struct stat facts;

    assert_int_equal(stat(path, &facts), 0);
    return facts.st_mode & 07777;
}

static void test_new_file_has_the_usual_mode(void **state)
{
    const char *path = folder_path(state, "new");
    mode_t mask = umask(027);
    struct error error;

    assert_true(file_write(path, "text", 4, false, &error));
    umask(mask);
    folder_assert_file(path, "text");
    assert_int_equal(mode_of(path), 0640);
    assert_int_equal(folder_count(folder_path(state, "")), 1);
}

static void test_replaced_file_keeps_its_mode(void **state)
{
    const char *path = folder_path(state, "old");
    struct error error;

    folder_write(path, "a longer text than the new one", 30);
    chmod(path, 0604);
    assert_true(file_write(path, "new", 3, true, &error));
    folder_assert_file(path, "new");
    assert_int_equal(mode_of(path), 0604);
    assert_true(file_write(path, "", 0, true, &error));
    folder_assert_file(path, "");
    assert_int_equal(folder_count(folder_path(state, "")), 1);
}

static void test_nothing_is_replaced_unasked(void **state)
{
    const char *path = folder_path(state, "old");
    const char *link = folder_path(state, "dangling");
    struct error error;

    folder_write(path, "old", 3);
    assert_false(file_write(path, "new", 3, false, &error));
    assert_message(&error, "exists already; use --force to replace it");
    folder_assert_file(path, "old");

    assert_int_equal(symlink("nowhere", link), 0);
    assert_false(file_write(link, "new", 3, false, &error));
    assert_message(&error, "exists already");
    assert_int_equal(folder_count(folder_path(state, "")), 2);
}

static void test_link_is_followed(void **state)
{
    const char *target = folder_path(state, "folder/target");
    const char *link = folder_path(state, "link");
    struct error error;
    struct stat facts;

    assert_int_equal(mkdir(folder_path(state, "folder"), 0755), 0);
    folder_write(target, "old", 3);
    assert_int_equal(symlink("folder/target", link), 0);
    assert_true(file_write(link, "new", 3, true, &error));
    folder_assert_file(target, "new");
    assert_int_equal(lstat(link, &facts), 0);
    assert_true(S_ISLNK(facts.st_mode));
}

static void test_what_cannot_be_written_is_said(void **state)
{
    struct error error;
    char too_long[300];
    const struct {
        const char *path, *reason;
    } rows[] = {
        {folder_path(state, ""), "it is a folder"},
        {folder_path(state, "no/such/folder"), "No such file or directory"},
        {folder_path(state, "file/below"), "Not a directory"},
        {folder_path(state, "name/"), "No such file or directory"},
        {"", "No such file or directory"},
        {too_long, "File name too long"},
        {"/dev/full", "No space left on device"},
    };

    memset(too_long, 'x', sizeof(too_long) - 1);
    too_long[sizeof(too_long) - 1] = '\0';
    folder_write(folder_path(state, "file"), "old", 3);
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        for (int replace = 0; replace < 2; replace++) {
            assert_false(file_write(rows[i].path, "new", 3, replace, &error));
            print_message("# %s\n", error.message);
            assert_message(&error, rows[i].reason);
            assert_message(&error, "cannot write '");
        }
    }
    assert_int_equal(folder_count(folder_path(state, "")), 1);
}

static void test_pipe_is_written_through(void **state)
{
    int ends[2];
    char path[40], got[10] = "";
    struct error error;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    snprintf(path, sizeof(path), "/dev/fd/%d", ends[1]);
    assert_true(file_write(path, "through", 7, false, &error));
    assert_int_equal(read(ends[0], got, sizeof(got)), 7);
    assert_string_equal(got, "through");
    close(ends[0]);
    close(ends[1]);
    assert_true(file_write("/dev/null", "gone", 4, false, &error));
}

/* A limit on the size of files is the disk that fills up after some bytes. */
static void test_full_disk_leaves_the_old_file(void **state)
{
    const char *path = folder_path(state, "old");
    static char much[100000];
    struct error error;
    int status;
    pid_t child;

    folder_write(path, "old", 3);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit limit = {.rlim_cur = 50000, .rlim_max = 50000};

        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        _exit(!file_write(path, much, sizeof(much), true, &error) &&
                      strstr(error.message, "File too large")
                  ? 0
                  : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    folder_assert_file(path, "old");
    assert_int_equal(folder_count(folder_path(state, "")), 1);
}

/* What another program does between the begin and the end of a replacement. */
/* The process ends while it writes, and leaves what it had. */
static void test_half_of_a_private_file_is_private(void **state)
{
    const char *path = folder_path(state, "a");
    char left[64];
    int status;

    folder_write(path, "old", 3);
    assert_int_equal(chmod(path, 0600), 0);
    pid_t writer = fork();
    if (writer == 0) {
        static const char bytes[100000];
        struct rlimit limit = {.rlim_cur = 50000, .rlim_max = 50000};
        struct error error;

        umask(0);
        signal(SIGXFSZ, SIG_DFL);
        setrlimit(RLIMIT_FSIZE, &limit);
        setrlimit(RLIMIT_CORE, &(struct rlimit){0});
        _exit(file_write(path, bytes, sizeof(bytes), true, &error));
    }
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
    snprintf(left, sizeof(left), ".a.whichstack-%ld", (long)writer);
    assert_int_equal(mode_of(folder_path(state, left)), 0600);
}

static void test_place_taken_meanwhile_is_kept(void **state)
{
    const char *path = folder_path(state, "report.md");
    struct file_replacement *file;
    struct error error;

    assert_true(file_replace_begin(path, false, &file, &error));
    folder_write(file_replace_path(file), "new", 3);
    folder_write(path, "theirs", 6);
    assert_false(file_replace_finish(file, &error));
    assert_message(&error, "exists already; use --force to replace it");
    folder_assert_file(path, "theirs");

    assert_true(file_replace_begin(path, true, &file, &error));
    folder_write(file_replace_path(file), "new", 3);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_false(file_replace_finish(file, &error));
    assert_message(&error, "report.md': Is a directory");
    assert_int_equal(folder_count(folder_path(state, "")), 1);
    assert_int_equal(rmdir(path), 0);

    assert_true(file_replace_begin(path, true, &file, &error));
    assert_false(file_replace_finish(file, &error)); /* the temporary file was taken away */
    assert_message(&error, "report.md': No such file or directory");
    assert_false(file_sync_folder(folder_path(state, "none"), &error));
    assert_message(&error, "No such file or directory");
}

static void test_socket_is_not_written_to(void **state)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int end = socket(AF_UNIX, SOCK_STREAM, 0);
    const char *path = folder_path(state, "s");
    struct error error;

    assert_true(end >= 0);
    if (snprintf(address.sun_path, sizeof(address.sun_path), "%s", path) >=
        (int)sizeof(address.sun_path))
        skip(); /* TMPDIR is too long for a socket */
    assert_int_equal(bind(end, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_false(file_write(path, "new", 3, true, &error));
    assert_message(&error, "/s': No such device or address");
    close(end);
}

/* Lets this process have only so many descriptors more. */
static struct rlimit only_descriptors(int more)
{
    struct rlimit limit, old;
    int next = open("/dev/null", O_RDONLY);

    assert_true(next >= 0);
    close(next);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
    limit = old;
    limit.rlim_cur = (rlim_t)(next + more);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
    return old;
}

static void test_too_many_open_files_leave_the_old_content(void **state)
{
    const char *path = folder_path(state, "old");
    int written = 0;

    for (int more = 0; more < 6; more++) {
        struct error error;

        folder_write(path, "old", 3);
        struct rlimit limit = only_descriptors(more);
        bool done = file_write(path, "new", 3, true, &error);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
        folder_assert_file(path, done ? "new" : "old");
        if (!done)
            assert_message(&error, "/old': Too many open files");
        assert_int_equal(folder_count(folder_path(state, "")), 1);
        written += done;
    }
    assert_in_range(written, 1, 5);
}

/* What could not be removed for want of descriptors is removed by the next run. */
static void test_too_many_open_files_leave_no_folder(void **state)
{
    static const struct folder_file files[] = {{"bin/run", "#!/bin/sh\n", 10, true}};
    char name[20];
    int made = 0;

    for (int more = 0; more < 6; more++) {
        struct error error;

        snprintf(name, sizeof(name), "project-%d", more);
        struct rlimit limit = only_descriptors(more);
        bool done = file_write_folder(folder_path(state, name), files, 1, &error);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
        assert_int_equal(file_exists(folder_path(state, name)), done);
        made += done;
        if (!done) {
            assert_message(&error, "': Too many open files");
            assert_true(file_write_folder(folder_path(state, name), files, 1, &error));
        }
        assert_int_equal(folder_count(folder_path(state, "")), more + 1);
    }
    assert_in_range(made, 1, 5);
}

/* A number that was a process and is one no longer. */
static long dead_process(void)
{
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0)
        _exit(0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return child;
}

static void test_leftovers_of_dead_processes_are_removed(void **state)
{
    const char *path = folder_path(state, "report.md");
    struct error error;
    char names[6][64];

    snprintf(names[0], sizeof(names[0]), ".report.md.whichstack-%ld", dead_process());
    snprintf(names[1], sizeof(names[1]), ".report.md.whichstack-%ld", (long)getpid());
    snprintf(names[2], sizeof(names[2]), ".report.md.whichstack-%ld", (long)getppid());
    snprintf(names[3], sizeof(names[3]), ".other.md.whichstack-%ld", dead_process());
    snprintf(names[4], sizeof(names[4]), ".report.md.whichstack-%ldx", dead_process());
    snprintf(names[5], sizeof(names[5]), ".report.md.whichstack-");
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        folder_write(folder_path(state, names[i]), "left", 4);

    assert_true(file_write(path, "new", 3, false, &error));
    folder_assert_file(path, "new");
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        print_message("# %s\n", names[i]);
        assert_int_equal(file_exists(folder_path(state, names[i])), i >= 2);
    }
}

/* A reader sees either the whole old or the whole new content, also after a kill at any moment. */
static void test_kill_leaves_old_or_new_content(void **state)
{
    const char *path = folder_path(state, "report.md");
    static char contents[2][60000];
    struct error error;

    memset(contents[0], 'a', sizeof(contents[0]));
    memset(contents[1], 'b', sizeof(contents[1]));
    folder_write(path, contents[0], sizeof(contents[0]));
    for (int round = 0; round < 30; round++) {
        struct timespec pause = {.tv_nsec = 200000L * round};
        pid_t child = fork();
        size_t length;
        char *bytes;

        assert_true(child >= 0);
        if (child == 0) {
            for (int i = 0; i < 100000; i++)
                file_write(path, contents[i % 2], sizeof(contents[0]), true, &error);
            _exit(1);
        }
        nanosleep(&pause, NULL);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        bytes = folder_read(path, &length);
        assert_int_equal(length, sizeof(contents[0]));
        assert_memory_equal(bytes, contents[bytes[0] == 'b'], length);
        free(bytes);
    }
    assert_true(file_write(path, "end", 3, true, &error));
    assert_int_equal(folder_count(folder_path(state, "")), 1); /* nothing of the killed ones */
}

/* Folders */

static void test_folders_are_made_with_their_parents(void **state)
{
    const char *path = folder_path(state, "a/b/c");
    struct error error;

    assert_true(file_make_folder(path, &error));
    assert_true(file_make_folder(path, &error));
    assert_true(file_make_folder(folder_path(state, "a/b/d/"), &error));
    assert_int_equal(mode_of(folder_path(state, "a")), 0700);
    assert_int_equal(mode_of(path), 0700);
    assert_true(file_exists(folder_path(state, "a/b/d")));
    assert_true(file_make_folder("/", &error));

    folder_write(folder_path(state, "file"), "", 0);
    assert_false(file_make_folder(folder_path(state, "file"), &error));
    assert_message(&error, "Not a directory");
    assert_false(file_make_folder(folder_path(state, "file/below"), &error));
    assert_message(&error, "Not a directory");
    assert_false(file_make_folder("", &error));
    assert_message(&error, "No such file or directory");
}

/* With a slash behind it; an empty folder is used, and what a killed process left is removed. */
static void test_folder_is_written_with_its_files(void **state)
{
    static const struct folder_file files[] = {
        {"README.md", "read me", 7, false},
        {"src/a/main.c", "main", 4, false},
        {"src/a/run", "run", 3, true},
    };
    char names[5][64];
    mode_t mask = umask(022);
    struct error error;

    snprintf(names[0], sizeof(names[0]), ".project.whichstack-%ld", dead_process());
    snprintf(names[1], sizeof(names[1]), ".project.whichstack-%ld", (long)getpid());
    snprintf(names[2], sizeof(names[2]), ".project.whichstack-%ld", (long)getppid());
    snprintf(names[3], sizeof(names[3]), ".project.whichstack-x");
    snprintf(names[4], sizeof(names[4]), ".other.whichstack-%ld", dead_process());
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        assert_int_equal(mkdir(folder_path(state, names[i]), 0700), 0);
    assert_int_equal(mkdir(folder_path(state, "project"), 0700), 0);

    assert_true(file_folder_is_free(folder_path(state, "project//"), &error));
    assert_true(file_write_folder(folder_path(state, "project//"), files, 3, &error));
    umask(mask);
    folder_assert_file(folder_path(state, "project/README.md"), "read me");
    folder_assert_file(folder_path(state, "project/src/a/main.c"), "main");
    folder_assert_file(folder_path(state, "project/src/a/run"), "run");
    assert_int_equal(mode_of(folder_path(state, "project/src/a/main.c")), 0644);
    assert_int_equal(mode_of(folder_path(state, "project/src/a/run")), 0755);
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        print_message("# %s\n", names[i]);
        assert_int_equal(file_exists(folder_path(state, names[i])), i >= 2);
    }
}

static void test_folder_is_written_only_in_a_free_place(void **state)
{
    char too_long[300], nearly_too_long[251]; /* too long with the mark of a temporary folder */
    int here = open(".", O_RDONLY | O_DIRECTORY);
    struct error error;

    memset(too_long, 'x', sizeof(too_long) - 1);
    too_long[sizeof(too_long) - 1] = '\0';
    memset(nearly_too_long, 'x', sizeof(nearly_too_long) - 1);
    nearly_too_long[sizeof(nearly_too_long) - 1] = '\0';
    const struct {
        const char *path, *reason;
    } rows[] = {
        {"/", "cannot write '/': it exists and is not empty; name a new folder"},
        {"full", "it exists and is not empty; name a new folder"},
        {"file", "it exists and is not a folder; name a new folder"},
        {"file/below", "Not a directory"},
        {".", "it is the folder you are in; name a new folder"},
        {"../here", "it is the folder you are in; name a new folder"},
        {"no/where", "the folder that it goes into does not exist; make it first"},
        {too_long, "File name too long"},
        {nearly_too_long, "File name too long"},
    };

    assert_true(here >= 0);
    assert_int_equal(mkdir(folder_path(state, "here"), 0700), 0);
    assert_int_equal(chdir(folder_path(state, "here")), 0);
    assert_int_equal(mkdir("full", 0700), 0);
    folder_write("full/file", "", 0);
    folder_write("file", "", 0);
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        assert_false(file_write_folder(rows[i].path, NULL, 0, &error));
        print_message("# %s\n", error.message);
        assert_message(&error, rows[i].reason);
    }
    assert_true(file_folder_is_free("new", &error));
    assert_true(file_folder_is_free("/whichstack-is-not-here", &error));
    assert_true(file_write_folder("new", NULL, 0, &error));
    assert_int_equal(folder_count("."), 3);
    assert_int_equal(fchdir(here), 0);
    close(here);
}

static void test_folder_that_fails_leaves_nothing(void **state)
{
    static char much[100000], deep[300];
    const struct {
        struct folder_file files[2];
        const char *reason;
    } rows[] = {
        {{{"a", "1", 1, false}, {"a", "2", 1, false}}, "it exists already"},
        {{{"a", "1", 1, false}, {"a/b", "2", 1, false}}, "Not a directory"},
        {{{"a", "1", 1, false}, {deep, "2", 1, false}}, "File name too long"},
        {{{"a/b", "1", 1, false}, {"c", much, sizeof(much), false}}, "File too large"},
    };
    struct rlimit old, limit;
    struct error error;

    memset(deep, 'x', sizeof(deep) - 1);
    deep[280] = '/';
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    limit = old;
    limit.rlim_cur = 50000;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        bool done = file_write_folder(folder_path(state, "project"), rows[i].files, 2, &error);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
        assert_false(done);
        print_message("# %s\n", error.message);
        assert_message(&error, "/project': ");
        assert_message(&error, rows[i].reason);
        assert_int_equal(folder_count(folder_path(state, "")), 0);
    }
    signal(SIGXFSZ, SIG_DFL);
}

static void test_list_is_sorted_and_chosen(void **state)
{
    struct arena *arena = arena_new();
    struct error error;
    size_t count;
    char **names, name[20];

    assert_true(file_list(arena, folder_path(state, ""), ".md", &names, &count, &error));
    assert_int_equal(count, 0);

    for (int i = 0; i < 40; i++) {
        snprintf(name, sizeof(name), "%02d.md", (i * 17) % 40);
        folder_write(folder_path(state, name), "", 0);
    }
    folder_write(folder_path(state, ".hidden.md"), "", 0);
    folder_write(folder_path(state, "notes.txt"), "", 0);
    folder_write(folder_path(state, "Z.md"), "", 0);
    assert_true(file_list(arena, folder_path(state, ""), ".md", &names, &count, &error));
    assert_int_equal(count, 41);
    for (int i = 0; i < 40; i++) {
        snprintf(name, sizeof(name), "%02d.md", i);
        assert_string_equal(names[i], name);
    }
    assert_string_equal(names[40], "Z.md");

    assert_false(file_list(arena, folder_path(state, "none"), "", &names, &count, &error));
    assert_message(&error, "none': No such file or directory");
    arena_free(arena);
}

/* Comparing */

static void test_same_file_is_known_by_any_path(void **state)
{
    const char *one = folder_path(state, "one"), *other = folder_path(state, "other");

    folder_write(one, "x", 1);
    folder_write(other, "x", 1);
    assert_int_equal(symlink("one", folder_path(state, "link")), 0);
    assert_int_equal(link(one, folder_path(state, "hard")), 0);
    assert_int_equal(mkdir(folder_path(state, "sub"), 0700), 0);

    assert_true(file_is_same(one, one));
    assert_true(file_is_same(one, folder_path(state, "./one")));
    assert_true(file_is_same(one, folder_path(state, "sub/../one")));
    assert_true(file_is_same(folder_path(state, "link"), one));
    assert_true(file_is_same(one, folder_path(state, "hard")));
    assert_false(file_is_same(one, other));
    assert_false(file_is_same(one, folder_path(state, "new")));
    assert_false(file_is_same(folder_path(state, "new"), one));

    /* not there yet */
    assert_true(file_is_same(folder_path(state, "new"), folder_path(state, "new")));
    assert_true(file_is_same(folder_path(state, "new"), folder_path(state, "sub/../new")));
    assert_false(file_is_same(folder_path(state, "new"), folder_path(state, "sub/new")));
    assert_false(file_is_same(folder_path(state, "new"), folder_path(state, "newer")));
    assert_false(file_is_same(folder_path(state, "no/new"), folder_path(state, "no/new")));
    assert_true(file_is_same("whichstack-not-there", "./whichstack-not-there"));
}

static void test_folder_of_a_path(void **state)
{
    static const char *const rows[][2] = {
        {"a", "."},   {"a/", "."},          {"/a", "/"},  {"/", "/"},
        {"a/b", "a"}, {"/a/b/c//", "/a/b"}, {"./a", "."},
    };
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_string_equal(file_folder(arena, rows[i][0]), rows[i][1]);
    arena_free(arena);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_new, folder_free)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_same_file_is_known_by_any_path),
        cmocka_unit_test(test_folder_of_a_path),
        IN_FOLDER(test_pipe_of_the_shell_is_read_to_its_end),
        IN_FOLDER(test_file_is_read_whole),
        IN_FOLDER(test_what_is_no_readable_file_is_refused),
        IN_FOLDER(test_standard_input_is_read_to_its_end),
        IN_FOLDER(test_new_file_has_the_usual_mode),
        IN_FOLDER(test_replaced_file_keeps_its_mode),
        IN_FOLDER(test_nothing_is_replaced_unasked),
        IN_FOLDER(test_link_is_followed),
        IN_FOLDER(test_what_cannot_be_written_is_said),
        IN_FOLDER(test_pipe_is_written_through),
        IN_FOLDER(test_full_disk_leaves_the_old_file),
        IN_FOLDER(test_half_of_a_private_file_is_private),
        IN_FOLDER(test_place_taken_meanwhile_is_kept),
        IN_FOLDER(test_socket_is_not_written_to),
        IN_FOLDER(test_too_many_open_files_leave_the_old_content),
        IN_FOLDER(test_too_many_open_files_leave_no_folder),
        IN_FOLDER(test_leftovers_of_dead_processes_are_removed),
        IN_FOLDER(test_kill_leaves_old_or_new_content),
        IN_FOLDER(test_folders_are_made_with_their_parents),
        IN_FOLDER(test_folder_is_written_with_its_files),
        IN_FOLDER(test_folder_is_written_only_in_a_free_place),
        IN_FOLDER(test_folder_that_fails_leaves_nothing),
        IN_FOLDER(test_list_is_sorted_and_chosen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
