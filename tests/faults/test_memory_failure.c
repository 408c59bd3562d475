#include "folder.h"

#include "base/text/text.h"

#include <pty.h>
#include <signal.h>
#include <sys/wait.h>

/* The program without memory: each allocation of seven commands and of the explorer's start fails in
 * turn, alone and with all after it. It ends as if nothing had happened, or with one sentence and the
 * exit status of trouble; never by a signal. WHICHSTACK_TEST_LONG takes every allocation. */

#define PROGRAM getenv("WHICHSTACK_TEST_PROGRAM")
#define SENTENCE "whichstack: out of memory\n"
#define PLACES_QUICK 25 /* of each command, spread evenly */

static const struct {
    const char *arguments[8];
    int trouble;
    bool in_terminal;
} commands[] = {
    {{"list"}, 2, false},
    {{"show", "django"}, 2, false},
    {{"compare", "django", "gin"}, 2, false},
    {{"recommend", "--full", "team-size=small"}, 2, false},
    {{"recommend", "--format", "json"}, 2, false},
    {{"verify", "record.md"}, 5, false},
    {{"check", "catalog.db"}, 2, false},
    {{NULL}, 2, true}, /* the explorer, left at once */
};

static void start_program(size_t command, long at, bool ever)
{
    const char *arguments[10] = {PROGRAM};
    char number[24];

    for (size_t i = 0; commands[command].arguments[i]; i++)
        arguments[i + 1] = commands[command].arguments[i];
    snprintf(number, sizeof(number), "%ld", at);
    setenv("FAIL_AT", number, 1);
    if (ever)
        setenv("FAIL_EVER", "1", 1);
    setenv("FAIL_COUNT", "count", 1);
    setenv("LD_PRELOAD", getenv("WHICHSTACK_TEST_PRELOAD"), 1);
    setenv("WHICHSTACK_CATALOG", "catalog.db", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("HOME", ".", 1);
    execv(PROGRAM, (char *const *)arguments);
    _exit(127);
}

static int run_piped(size_t command, long at, bool ever)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout) || !freopen("said", "w", stderr))
            _exit(127);
        start_program(command, at, ever);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static int run_in_terminal(size_t command, long at, bool ever)
{
    const struct winsize size = {.ws_row = 24, .ws_col = 80};
    FILE *said = fopen("said", "w");
    int terminal, status;
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    char bytes[4096];
    ssize_t got;

    if (child == 0)
        start_program(command, at, ever);
    assert_int_equal(write(terminal, "q", 1), 1);
    while ((got = read(terminal, bytes, sizeof(bytes))) > 0)
        fwrite(bytes, 1, (size_t)got, said);
    fclose(said);
    close(terminal);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static int run(size_t command, long at, bool ever)
{
    return commands[command].in_terminal ? run_in_terminal(command, at, ever)
                                         : run_piped(command, at, ever);
}

static bool was_said(void)
{
    char *said = folder_read("said", NULL);
    bool there = strstr(said, "whichstack: ") != NULL;

    free(said);
    return there;
}

static void assert_orderly(size_t command, long at, bool ever, int sound)
{
    int status = run(command, at, ever);

    if (WIFSIGNALED(status))
        fail_msg("allocation %ld%s: ended by signal %d", at, ever ? " and later" : "",
                 WTERMSIG(status));
    if (WEXITSTATUS(status) == commands[command].trouble && was_said())
        return;
    if (WEXITSTATUS(status) != sound)
        fail_msg("allocation %ld%s: exit status %d", at, ever ? " and later" : "",
                 WEXITSTATUS(status));
}

static void test_each_allocation_may_fail(void **state)
{
    const char *places = getenv("WHICHSTACK_TEST_LONG") ? "all" : "some";

    assert_int_equal(chdir(((struct folder *)*state)->path), 0);
    char *bytes;
    size_t length;
    bytes = folder_read(getenv("WHICHSTACK_TEST_CATALOG"), &length);
    folder_write("catalog.db", bytes, length);
    free(bytes);
    struct text line;
    text_init(&line);
    text_printf(&line, "'%s' recommend --format madr -o record.md --catalog catalog.db", PROGRAM);
    assert_int_equal(system(line.bytes), 0);
    text_finish(&line);
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++) {
        int sound = run(i, 0, false);
        char *count = folder_read("count", NULL);
        long calls = atol(count), step = places[0] == 'a' ? 1 : calls / PLACES_QUICK + 1, runs = 0;

        free(count);
        assert_true(WIFEXITED(sound) && calls > 20);
        for (long at = 1; at <= calls; at += step, runs += 2) {
            assert_orderly(i, at, false, WEXITSTATUS(sound));
            assert_orderly(i, at, true, WEXITSTATUS(sound));
        }
        print_message("# %s: %ld runs, %ld allocations\n",
                      commands[i].in_terminal ? "explorer" : commands[i].arguments[0], runs, calls);
    }
    assert_int_equal(chdir("/"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_allocation_may_fail, folder_new, folder_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
