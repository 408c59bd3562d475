#include "unit.h"

#include "base/put.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LENGTH 1000000

/* A reader that begins when the pipe is full. Ends with 0 if it gets all bytes in their order. */
static _Noreturn void read_late(int file, const char *bytes)
{
    char piece[4096];
    size_t length = 0;
    ssize_t got;
    bool same = true;

    usleep(20000);
    while ((got = read(file, piece, sizeof(piece))) > 0) {
        same = same && memcmp(piece, bytes + length, (size_t)got) == 0;
        length += (size_t)got;
    }
    _exit(same && length == LENGTH ? 0 : 1);
}

static void test_a_pipe_that_does_not_block_gets_all_bytes(void **state)
{
    static char bytes[LENGTH];
    int ends[2], status;

    (void)state;
    for (size_t i = 0; i < LENGTH; i++)
        bytes[i] = (char)(i % 251);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    pid_t reader = fork();
    if (reader == 0) {
        close(ends[1]);
        read_late(ends[0], bytes);
    }
    close(ends[0]);
    assert_true(put_all(ends[1], bytes, LENGTH));
    close(ends[1]);
    assert_int_equal(waitpid(reader, &status, 0), reader);
    assert_int_equal(status, 0);
}

static void test_errno_says_why_it_fails(void **state)
{
    int ends[2];

    (void)state;
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    assert_true(put_all(ends[1], "", 0));
    assert_false(put_all(ends[1], "a", 1));
    assert_int_equal(errno, EPIPE);
    close(ends[1]);
    assert_false(put_all(ends[1], "a", 1));
    assert_int_equal(errno, EBADF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_pipe_that_does_not_block_gets_all_bytes),
        cmocka_unit_test(test_errno_says_why_it_fails),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
