#include "catalogs.h"

#include "base/text/text.h"
#include "decide/advice/advice.h"
#include "decide/model/answers.h"
#include "decide/robustness/confidence.h"
#include "document/export/exporter.h"

#include <sys/wait.h>

/* Damaged catalogs: single bytes, runs of bytes and whole pages of a good file changed, the same ones
 * each time. Whatever the file is then, it is refused in words or used to the end: list, advice,
 * record, JSON. `test_damaged COUNT` by hand for more than 500. */

#define PAGE 4096

static uint64_t random_state = 1;

static size_t below(size_t limit)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(random_state >> 33) % limit;
}

static void damage(char *bytes, size_t length)
{
    size_t changes = 1 + below(4);

    for (size_t i = 0; i < changes; i++) {
        size_t at = below(length), run = below(8) == 0 ? 1 + below(200) : 1;
        if (below(12) == 0) { /* a page that belongs elsewhere */
            size_t from = below(length / PAGE) * PAGE, to = below(length / PAGE) * PAGE;
            memmove(bytes + to, bytes + from, PAGE);
            continue;
        }
        if (below(3) == 0)
            at = below(2 * PAGE); /* the schema */
        for (size_t j = at; j < at + run && j < length; j++)
            bytes[j] = (char)below(256);
    }
}

static void use(struct catalog *catalog)
{
    struct arena *arena = arena_new();
    struct decision *decision = decision_new(arena, catalog);
    struct answers *answers = answers_new(arena, decision);
    const struct export_options options = {.program = "test", .seed = 1};
    struct text text;

    for (int i = 0; i < answers->n_questions; i += 2)
        answers->choice[i] = i % decision->problem.questions[i].n_options;
    struct advice *advice = advice_new(arena, decision, answers);
    decision->problem.draws = 640;
    confidence_work_out(arena, advice, 1);
    text_init(&text);
    exporter_find("json")->write(advice, &options, &text);
    exporter_find("madr")->write(advice, &options, &text);
    text_finish(&text);
    arena_free(arena);
}

/* In a process of its own; the exit status: 0 refused, 1 used, else a signal. */
static int try_file(const char *path)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct catalog *catalog;
        struct error error;

        alarm(60);
        if (!catalog_open(path, &catalog, &error))
            _exit(strlen(error.message) > 20 ? 0 : 3);
        use(catalog);
        catalog_free(catalog);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static long wanted = 500;

static void test_damaged_catalogs_are_refused_or_used(void **state)
{
    const char *path = folder_path(state, "damaged.db");
    size_t length;
    char *good = folder_read(getenv("WHICHSTACK_TEST_CATALOG"), &length), *bytes = malloc(length);
    long refused = 0, used = 0;

    for (long i = 0; i < wanted; i++) {
        memcpy(bytes, good, length);
        damage(bytes, length);
        folder_write(path, bytes, length);
        int status = try_file(path);
        if (WIFSIGNALED(status) || WEXITSTATUS(status) > 1)
            fail_msg("catalog %ld: signal %d, status %d", i, WTERMSIG(status), WEXITSTATUS(status));
        refused += WEXITSTATUS(status) == 0;
        used += WEXITSTATUS(status) == 1;
    }
    print_message("# %ld damaged: %ld refused, %ld used\n", wanted, refused, used);
    assert_true(refused > wanted / 20 && used > wanted / 20);
    free(bytes);
    free(good);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_damaged_catalogs_are_refused_or_used, folder_new,
                                        folder_free),
    };

    if (count > 1)
        wanted = atol(arguments[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
