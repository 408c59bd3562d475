#include "folder.h"

#include "base/text/text.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>

/* The program without memory: each allocation of twelve commands, and of the
 * explorer on its way through the screens, fails in turn, alone and with all
 * after it. It ends as if nothing had happened, or with one sentence and the
 * exit status of trouble; never by a signal. WHICHSTACK_TEST_LONG takes every
 * allocation. */

#define PROGRAM getenv("WHICHSTACK_TEST_PROGRAM")
#define SENTENCE "whichstack: out of memory\n"
#define PLACES_QUICK 8 /* of each command, spread evenly */
#define MARK "\033]7770;"
#define QUIT "\033\033qqqq" /* from any screen */

static const struct {
    const char *arguments[8];
    int trouble;
    const char *keys; /* typed in a terminal; NULL: it runs without one */
} commands[] = {
    {{"list"}, 2, NULL},
    {{"show", "django"}, 2, NULL},
    {{"compare", "django", "gin"}, 2, NULL},
    {{"recommend", "--full", "team-size=2-3"}, 2, NULL},
    {{"recommend", "--format", "json"}, 2, NULL},
    {{"verify", "record.md"}, 5, NULL},
    {{"check", "catalog.db"}, 2, NULL},
    {{"compile", "source", "-o", "made.db"}, 2, NULL},
    {{"compile", "brokers", "-o", "made.db"}, 2, NULL}, /* with a second thread */
    {{"start", "language=python", "product=saas", "team-size=2-3", "--list",
      "--catalog=shipped.db"},
     2,
     NULL},
    {{"team", "one.yaml", "other.yaml"}, 2, NULL},
    {{"diff", "catalog.db", "catalog.db"}, 2, NULL},
    {{"--fresh"}, 2, "q"},
    {{"--fresh"}, 2, "/go\r\rjqcjqa222rj2j\rq3456wqTqSqeq?" QUIT}, /* every screen */
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
    if (getenv("WHICHSTACK_TEST_PRELOAD"))
        setenv("LD_PRELOAD", getenv("WHICHSTACK_TEST_PRELOAD"), 1);
    setenv("WHICHSTACK_CATALOG", "catalog.db", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("HOME", ".", 1);
    setenv("WHICHSTACK_MARKS", "1", 1);
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

/* The number in the last mark of the output: keys that were handled (tui/terminal/terminal.h). The
 * output has NULs, too. */
static size_t handled(const struct text *output)
{
    size_t length = strlen(MARK);

    for (size_t at = output->length; at >= length; at--)
        if (memcmp(output->bytes + at - length, MARK, length) == 0)
            return strtoul(output->bytes + at, NULL, 10);
    return 0;
}

/* Types a key whenever the one before it was answered, or nothing comes for a while; reads to the end. */
static void type_and_read(int terminal, const char *keys, struct text *output)
{
    struct pollfd input = {.fd = terminal, .events = POLLIN};
    size_t typed = 0, length = strlen(keys);
    char bytes[4096];

    for (int waited = 0; waited < 60;) {
        int ready = poll(&input, 1, 1000);
        ssize_t got = ready > 0 ? read(terminal, bytes, sizeof(bytes)) : 0;

        if (ready > 0 && got <= 0)
            return;
        text_append_bytes(output, bytes, (size_t)got);
        waited = ready > 0 ? 0 : waited + 1;
        if (typed < length && (ready == 0 || handled(output) >= typed))
            typed += write(terminal, &keys[typed], 1) == 1;
    }
    fail_msg("the program does not end: %s", output->bytes);
}

static int run_in_terminal(size_t command, long at, bool ever)
{
    const struct winsize size = {.ws_row = 24, .ws_col = 80};
    struct text output;
    int terminal, status;
    pid_t child = forkpty(&terminal, NULL, NULL, &size);

    if (child == 0)
        start_program(command, at, ever);
    text_init(&output);
    type_and_read(terminal, commands[command].keys, &output);
    folder_write("said", output.bytes, output.length);
    text_finish(&output);
    close(terminal);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static int run(size_t command, long at, bool ever)
{
    return commands[command].keys ? run_in_terminal(command, at, ever)
                                  : run_piped(command, at, ever);
}

static bool was_said(void)
{
    size_t length;
    char *said = folder_read("said", &length);
    bool there = memmem(said, length, "whichstack: ", strlen("whichstack: ")) != NULL;

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

static void copy_file(const char *from, const char *to)
{
    size_t length;
    char *bytes = folder_read(from, &length);

    folder_write(to, bytes, length);
    free(bytes);
}

static void test_each_allocation_may_fail(void **state)
{
    const char *places = getenv("WHICHSTACK_TEST_LONG") ? "all" : "some";

    assert_int_equal(chdir(((struct folder *)*state)->path), 0);
    copy_file(getenv("WHICHSTACK_TEST_CATALOG"), "catalog.db");
    copy_file(getenv("WHICHSTACK_TEST_SHIPPED"), "shipped.db");
    struct text line;
    text_init(&line);
    text_printf(&line, "'%s' recommend --format madr -o record.md --catalog catalog.db", PROGRAM);
    assert_int_equal(system(line.bytes), 0);
    text_finish(&line);
    assert_int_equal(symlink(getenv("WHICHSTACK_TEST_FOLDER"), "source"), 0);
    assert_int_equal(symlink(getenv("WHICHSTACK_TEST_BROKERS"), "brokers"), 0);
    folder_write("one.yaml", "answers:\n  team-size: 2-3\n", 26);
    folder_write("other.yaml", "answers:\n  team-size: 11+\n", 26);
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++) {
        int sound = run(i, 0, false);
        char *count = folder_read("count", NULL);
        long calls = atol(count), step = places[0] == 'a' ? 1 : calls / PLACES_QUICK + 1, runs = 0;

        free(count);
        if (!WIFEXITED(sound) || WEXITSTATUS(sound) != 0 || calls < 20)
            fail_msg("%s: status %d, %ld allocations without a fault", commands[i].arguments[0],
                     sound, calls);
        for (long at = 1; at <= calls; at += step, runs += 2) {
            assert_orderly(i, at, false, WEXITSTATUS(sound));
            assert_orderly(i, at, true, WEXITSTATUS(sound));
        }
        print_message("# %s: %ld runs, %ld allocations\n",
                      commands[i].keys ? "explorer" : commands[i].arguments[0], runs, calls);
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
