#include "folder.h"
#include "unit.h"

#include "base/compat/compat.h"

#include <errno.h>
#include <poll.h>
#include <sys/wait.h>

/* Built twice: with the calls of the system, and as `test_compat_portable` without them. Both must do the same. */

static void bytes_are_found(void **state)
{
    (void)state;
    const char *text = "abcabcd\0ab";

    assert_ptr_equal(compat_memmem(text, 10, "abcd", 4), text + 3);
    assert_ptr_equal(compat_memmem(text, 10, "d\0a", 3), text + 6);
    assert_ptr_equal(compat_memmem(text, 10, "ab", 2), text);
    assert_ptr_equal(compat_memmem(text, 10, "", 0), text);
    assert_null(compat_memmem(text, 6, "abcd", 4)); /* its end is outside */
    assert_null(compat_memmem(text, 2, "abc", 3));
    assert_null(compat_memmem(text, 0, "a", 1));
    assert_ptr_equal(compat_memrchr(text, 'a', 10), text + 8);
    assert_ptr_equal(compat_memrchr(text, 'a', 8), text + 3);
    assert_ptr_equal(compat_memrchr(text, 'a', 1), text);
    assert_null(compat_memrchr(text, 'x', 10));
    assert_null(compat_memrchr(text, 'a', 0));
    assert_non_null(compat_memrchr("\377", 0xFF, 1));
}

static void letters_are_found_in_either_case(void **state)
{
    (void)state;
    const char *text = "Rules of the ROUTER";

    assert_ptr_equal(compat_strcasestr(text, "router"), text + 13);
    assert_ptr_equal(compat_strcasestr(text, "R"), text);
    assert_ptr_equal(compat_strcasestr(text, ""), text);
    assert_null(compat_strcasestr(text, "routers"));
    assert_null(compat_strcasestr("", "r"));
    assert_non_null(compat_strcasestr("", ""));
}

static void numbers_have_a_point(void **state)
{
    (void)state;
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    char *end;

    assert_true(compat_strtod_l("2.5;", &end, plain) == 2.5);
    assert_string_equal(end, ";");
    freelocale(plain);
}

static int compare_by(const void *left, const void *right, void *context)
{
    const int *keys = context;
    int a = *(const int *)left, b = *(const int *)right;

    return keys[a] != keys[b] ? (keys[a] > keys[b]) - (keys[a] < keys[b]) : a - b;
}

#define COUNT_MOST 100

static void lists_are_sorted(void **state)
{
    (void)state;
    unsigned draw = 7;

    for (int count = 0; count < COUNT_MOST; count++) {
        int order[COUNT_MOST], keys[COUNT_MOST];
        bool seen[COUNT_MOST] = {false};

        for (int i = 0; i < count; i++) {
            draw = draw * 1103515245 + 12345;
            order[i] = i;
            keys[i] = (int)(draw >> 16) % 20;
        }
        compat_qsort_r(order, (size_t)count, sizeof(order[0]), compare_by, keys);
        for (int i = 0; i < count; i++) {
            assert_false(seen[order[i]]);
            seen[order[i]] = true;
            assert_true(i == 0 || compare_by(&order[i - 1], &order[i], keys) < 0);
        }
    }
}

static void a_pipe_has_its_flags(void **state)
{
    (void)state;
    int ends[2];
    char byte;

    assert_int_equal(compat_pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
    for (int i = 0; i < 2; i++) {
        assert_true(fcntl(ends[i], F_GETFD) & FD_CLOEXEC);
        assert_true(fcntl(ends[i], F_GETFL) & O_NONBLOCK);
    }
    assert_int_equal(read(ends[0], &byte, 1), -1);
    assert_int_equal(errno, EAGAIN);
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    close(ends[0]);
    close(ends[1]);
    assert_int_equal(compat_pipe2(ends, O_CLOEXEC), 0);
    assert_false(fcntl(ends[0], F_GETFL) & O_NONBLOCK);
    close(ends[0]);
    close(ends[1]);
}

static void a_new_name_replaces_nothing(void **state)
{
    const char *from = folder_path(state, "from"), *to = folder_path(state, "to");
    const char *link = folder_path(state, "link");

    folder_write(from, "one", 3);
    assert_int_equal(compat_rename_new(from, to), 0);
    folder_assert_file(to, "one");
    assert_int_equal(access(from, F_OK), -1);

    folder_write(from, "two", 3);
    assert_int_equal(compat_rename_new(from, to), -1);
    assert_int_equal(errno, EEXIST);
    folder_assert_file(to, "one");
    folder_assert_file(from, "two");

    assert_int_equal(symlink("nowhere", link), 0);
    assert_int_equal(compat_rename_new(from, link), -1);
    assert_int_equal(errno, EEXIST);
    assert_int_equal(compat_rename_new(folder_path(state, "none"), folder_path(state, "new")), -1);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(folder_count(((struct folder *)*state)->path), 3);
}

/* Folders have no hard links. */
static void a_folder_is_renamed_too(void **state)
{
    const char *from = folder_path(state, "from"), *to = folder_path(state, "to");

    assert_int_equal(mkdir(from, 0700), 0);
    assert_int_equal(compat_rename_new(from, to), 0);
    assert_int_equal(access(to, F_OK), 0);
    assert_int_equal(mkdir(from, 0700), 0);
    assert_int_equal(compat_rename_new(from, to), -1);
    assert_int_equal(errno, EEXIST);
}

static void the_program_knows_its_file(void **state)
{
    (void)state;
    char path[PATH_MAX];

    assert_non_null(compat_program_path(path, sizeof(path)));
    assert_non_null(strstr(path, "test_compat"));
    assert_false(compat_is_privileged());
}

static bool has_come(const struct compat_signal *watch)
{
    struct pollfd file = {.fd = watch->descriptor, .events = POLLIN};

    return poll(&file, 1, 0) == 1 && file.revents & POLLIN;
}

static void a_signal_can_be_read(void **state)
{
    (void)state;
    struct compat_signal watch;

    for (int round = 0; round < 2; round++) {
        assert_true(compat_signal_begin(&watch, SIGINT));
        assert_false(has_come(&watch));
        raise(SIGINT); /* and the program goes on */
        assert_true(has_come(&watch));
        raise(SIGINT);
        compat_signal_end(&watch); /* drops it: it does not end the program now */
        compat_signal_end(&watch);
    }
}

/* The status of a process that watches the signal, stops and then gets it. */
static int status_after_watch(void)
{
    struct compat_signal watch;
    int status;
    pid_t process = fork();

    assert_true(process >= 0);
    if (process == 0) {
        compat_signal_begin(&watch, SIGTERM);
        compat_signal_end(&watch);
        raise(SIGTERM);
        _exit(3);
    }
    assert_int_equal(waitpid(process, &status, 0), process);
    return status;
}

static void afterwards_a_signal_does_what_it_did(void **state)
{
    (void)state;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    int status = status_after_watch();

    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    sigaction(SIGTERM, &ignore, &before);
    status = status_after_watch();
    sigaction(SIGTERM, &before, NULL);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
}

static void an_ignored_signal_is_read_too(void **state)
{
    (void)state;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    struct compat_signal watch;

    sigaction(SIGINT, &ignore, &before);
    assert_true(compat_signal_begin(&watch, SIGINT));
    raise(SIGINT);
    bool came = has_come(&watch);
    compat_signal_end(&watch);
    sigaction(SIGINT, &before, NULL);
    assert_true(came);
}

static void processors_are_counted(void **state)
{
    (void)state;

    assert_in_range(compat_processors(), 1, 1 << 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(processors_are_counted),
        cmocka_unit_test(bytes_are_found),
        cmocka_unit_test(letters_are_found_in_either_case),
        cmocka_unit_test(numbers_have_a_point),
        cmocka_unit_test(lists_are_sorted),
        cmocka_unit_test(a_pipe_has_its_flags),
        cmocka_unit_test_setup_teardown(a_new_name_replaces_nothing, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(a_folder_is_renamed_too, folder_new, folder_free),
        cmocka_unit_test(the_program_knows_its_file),
        cmocka_unit_test(a_signal_can_be_read),
        cmocka_unit_test(afterwards_a_signal_does_what_it_did),
        cmocka_unit_test(an_ignored_signal_is_read_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
