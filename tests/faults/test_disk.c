#include "folder.h"

#include "base/text/text.h"
#include "safe_disk.h"

#include <sys/wait.h>

/* The commands that write files, on a disk that goes wrong at each call in turn (fail_disk.c): it
 * fails once, fails from there on, reads or writes half, or loses its power. What is written is then
 * all there or as it was, also after the power cut; it is there if the exit status says so. */

#define PROGRAM getenv("WHICHSTACK_TEST_PROGRAM")
#define MOST_ARGUMENTS 10
#define MOST_NAMES 256
#define PLACES_QUICK 15 /* calls of each command, spread evenly, one way each */
#define LAST_CALLS 8    /* in every way */

static const struct command {
    const char *name;
    const char *arguments[MOST_ARGUMENTS];
    const char *there; /* a file that is there before; NULL: none */
} commands[] = {
    {"compile, new", {"compile", "SOURCE", "-o", "out/catalog.db"}, NULL},
    {"compile, replaced", {"compile", "SOURCE", "-o", "out/catalog.db"}, "out/catalog.db"},
    {"recommend, new",
     {"recommend", "--format", "madr", "--date", "2026-11-28", "-o", "out/record.md"},
     NULL},
    {"recommend, replaced",
     {"recommend", "--format", "madr", "--date", "2026-11-28", "-o", "out/record.md", "--force"},
     "out/record.md"},
    {"start",
     {"start", "language=python", "product=saas", "team-size=2-3", "--date", "2026-11-28", "-o",
      "out/shop"},
     NULL},
};

/* --- what is safe ------------------------------------------------------------------------ */

/* Makes the names in a folder and below it safe; with their bytes, if `bytes`. */
static void make_safe(const char *path, bool bytes)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    struct stat facts;
    char inner[PATH_MAX];

    assert_non_null(folder);
    assert_int_equal(fstat(dirfd(folder), &facts), 0);
    assert_int_equal(safe_folder("safe", path, facts.st_ino), 0);
    while ((entry = readdir(folder))) {
        if (text_equal(entry->d_name, ".") || text_equal(entry->d_name, ".."))
            continue;
        snprintf(inner, sizeof(inner), "%s/%s", path, entry->d_name);
        assert_int_equal(lstat(inner, &facts), 0);
        if (S_ISDIR(facts.st_mode))
            make_safe(inner, bytes);
        else if (bytes)
            assert_int_equal(safe_file("safe", inner, facts.st_ino), 0);
    }
    closedir(folder);
}

static char *read_safe(char kind, unsigned long long inode, size_t *ret_length)
{
    char path[64];

    snprintf(path, sizeof(path), "safe/%c%llu", kind, inode);
    return folder_read(path, ret_length);
}

struct name {
    unsigned long long inode;
    char kind;
    const char *name;
};

static int by_name(const void *left, const void *right)
{
    return strcmp(((const struct name *)left)->name, ((const struct name *)right)->name);
}

/* The lines of a dINODE, sorted; the names point into `lines`. */
static size_t read_names(char *lines, struct name names[MOST_NAMES])
{
    size_t count = 0;

    for (char *line = strtok(lines, "\n"); line; line = strtok(NULL, "\n")) {
        char *after;

        assert_true(count < MOST_NAMES);
        names[count].inode = strtoull(line, &after, 10);
        names[count].kind = after[1];
        names[count++].name = after + 3;
    }
    qsort(names, count, sizeof(names[0]), by_name);
    return count;
}

/* The safe names and bytes of a folder as one text; temporary files are no matter. */
static void describe(struct text *text, unsigned long long folder, const char *path)
{
    char *lines = read_safe('d', folder, NULL);
    struct name names[MOST_NAMES];
    size_t count = read_names(lines, names);

    for (size_t i = 0; i < count; i++) {
        char inner[PATH_MAX], *bytes;
        size_t length;

        if (strstr(names[i].name, ".whichstack-"))
            continue;
        snprintf(inner, sizeof(inner), "%s/%s", path, names[i].name);
        text_printf(text, "== %s\n", inner);
        if (names[i].kind == 'd') {
            describe(text, names[i].inode, inner);
            continue;
        }
        bytes = read_safe('f', names[i].inode, &length);
        text_append_bytes(text, bytes, length);
        free(bytes);
    }
    free(lines);
}

static void describe_out(struct text *text)
{
    struct stat facts;

    assert_int_equal(stat("out", &facts), 0);
    text_clear(text);
    describe(text, facts.st_ino, "out");
}

/* --- one run ----------------------------------------------------------------------------- */

static void remove_tree(const char *path)
{
    nftw(path, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* The state before. The file that is there stays open, so that its number is not used again. */
static int set_up(const struct command *command)
{
    remove_tree("out");
    remove_tree("safe");
    assert_int_equal(mkdir("out", 0777) + mkdir("safe", 0777), 0);
    if (command->there)
        folder_write(command->there, "what was there before\n", 22);
    make_safe("out", true);
    return command->there ? open(command->there, O_RDONLY | O_CLOEXEC) : -1;
}

static void start_program(const struct command *command, long at, const char *how)
{
    const char *arguments[MOST_ARGUMENTS + 3] = {PROGRAM};
    char number[24];
    size_t count = 1;

    for (; command->arguments[count - 1]; count++)
        arguments[count] = text_equal(command->arguments[count - 1], "SOURCE")
                               ? getenv("WHICHSTACK_TEST_FOLDER")
                               : command->arguments[count - 1];
    arguments[count] = "--no-sandbox"; /* the safe is outside of it */
    snprintf(number, sizeof(number), "%ld", at);
    setenv("FAIL_AT", number, 1);
    setenv("FAIL_HOW", how, 1);
    setenv("FAIL_SAFE", "safe", 1);
    setenv("FAIL_COUNT", "count", 1);
    setenv("LD_PRELOAD", getenv("WHICHSTACK_TEST_PRELOAD"), 1);
    setenv("WHICHSTACK_CATALOG", getenv("WHICHSTACK_TEST_SHIPPED"), 1);
    setenv("HOME", ".", 1);
    execv(PROGRAM, (char *const *)arguments);
    _exit(127);
}

static int run(const struct command *command, long at, const char *how)
{
    int held = set_up(command), status;
    pid_t child = fork();

    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout) || !freopen("said", "w", stderr))
            _exit(127);
        start_program(command, at, how);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (held >= 0)
        close(held);
    return status;
}

/* --- what it leaves ---------------------------------------------------------------------- */

/* The state of the folder: before the command, after it without a fault. */
struct expected {
    struct text before, after;
};

/* What a run leaves. */
struct outcome {
    struct text synced; /* after a power cut that undoes whatever is not synced */
    struct text named;  /* after one that keeps the names, but bytes only if they are synced */
    struct text now;    /* without a power cut */
    char *said;
    int status;
};

enum left { LEFT_BEFORE, LEFT_AFTER, LEFT_DAMAGED };

static bool is_same(const struct text *left, const struct text *right)
{
    return left->length == right->length && memcmp(left->bytes, right->bytes, left->length) == 0;
}

static enum left what_is(const struct text *text, const struct expected *expected)
{
    return is_same(text, &expected->after)    ? LEFT_AFTER
           : is_same(text, &expected->before) ? LEFT_BEFORE
                                              : LEFT_DAMAGED;
}

static void run_and_look(const struct command *command, long at, const char *how,
                         struct outcome *outcome)
{
    text_init(&outcome->synced);
    text_init(&outcome->named);
    text_init(&outcome->now);
    outcome->status = run(command, at, how);
    outcome->said = folder_read("said", NULL);
    describe_out(&outcome->synced);
    make_safe("out", false);
    describe_out(&outcome->named);
    make_safe("out", true);
    describe_out(&outcome->now);
}

static void forget(struct outcome *outcome)
{
    text_finish(&outcome->synced);
    text_finish(&outcome->named);
    text_finish(&outcome->now);
    free(outcome->said);
}

static size_t leftovers(void)
{
    DIR *folder = opendir("out");
    const struct dirent *entry;
    size_t count = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder)))
        count += strstr(entry->d_name, ".whichstack-") != NULL;
    closedir(folder);
    return count;
}

static void assert_sound(const struct command *command, const struct expected *sound, long at,
                         const char *how)
{
    struct outcome outcome;
    struct expected expected = *sound;

    run_and_look(command, at, how, &outcome);
    int status = outcome.status;
    bool done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
#define CHECK(condition, words)                                                                  \
    if (!(condition))                                                                            \
    fail_msg("%s, call %ld, %s: %s; status %d, said: %s", command->name, at, how, words, status, \
             outcome.said)

    /* A row of the catalog that could not be read is missing in the record, and this is said. */
    if (done && strstr(outcome.said, "left out")) {
        CHECK(outcome.now.length > expected.before.length + 100, "hardly anything is written");
        expected.after = outcome.now;
    }
    CHECK(what_is(&outcome.synced, &expected) != LEFT_DAMAGED, "a power cut damages it");
    CHECK(what_is(&outcome.named, &expected) != LEFT_DAMAGED, "names come before bytes");
    if (WIFSIGNALED(status)) {
        CHECK(how[0] == 'p' && WTERMSIG(status) == SIGKILL, "a signal");
    } else if (done) {
        CHECK(what_is(&outcome.now, &expected) == LEFT_AFTER, "not written");
        CHECK(what_is(&outcome.synced, &expected) == LEFT_AFTER, "a power cut undoes it");
    } else {
        CHECK(what_is(&outcome.now, &expected) == LEFT_BEFORE ||
                  (what_is(&outcome.now, &expected) == LEFT_AFTER &&
                   (strstr(outcome.said, "is in place") ||
                    strstr(outcome.said, "write to standard output"))),
              "not left as it was");
        CHECK(WEXITSTATUS(status) == 2 && strstr(outcome.said, "whichstack: "), "no sentence");
        CHECK(how[0] != 'h', "half a call is no error");
        CHECK(!strstr(outcome.said, "there is no "), "what cannot be read is said to be missing");
    }
    CHECK(how[0] == 'e' || how[0] == 'p' || leftovers() == 0, "a temporary file is left");
    forget(&outcome);
}

static const char *const ways[] = {"once", "ever", "half", "power"};

/* All of them if WHICHSTACK_TEST_LONG is set. */
static bool is_tried(long at, long calls, size_t way)
{
    long step = calls / PLACES_QUICK + 1;

    if (getenv("WHICHSTACK_TEST_LONG") || at > calls - LAST_CALLS)
        return true;
    return at % step == 0 && (size_t)(at / step) % ARRAY_LENGTH(ways) == way;
}

static void try_each_call(const struct command *command)
{
    struct expected expected;
    char *count;
    long calls, runs = 0;

    text_init(&expected.before);
    text_init(&expected.after);
    set_up(command);
    describe_out(&expected.before);
    assert_int_equal(run(command, 0, "once"), 0);
    make_safe("out", true);
    describe_out(&expected.after);
    assert_true(expected.after.length > expected.before.length + 100);
    count = folder_read("count", NULL);
    calls = atol(count);
    free(count);
    assert_true(calls > 50);
    for (long at = 1; at <= calls; at++)
        for (size_t i = 0; i < ARRAY_LENGTH(ways); i++)
            if (is_tried(at, calls, i)) {
                assert_sound(command, &expected, at, ways[i]);
                runs++;
            }
    print_message("# %s: %ld calls, %ld runs\n", command->name, calls, runs);
    text_finish(&expected.before);
    text_finish(&expected.after);
}

static void test_disk_may_fail_at_each_call(void **state)
{
    assert_int_equal(chdir(((struct folder *)*state)->path), 0);
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++)
        try_each_call(&commands[i]);
    assert_int_equal(chdir("/"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_disk_may_fail_at_each_call, folder_new, folder_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
