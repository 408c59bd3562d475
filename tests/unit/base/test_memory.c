#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Under the sanitizer a failing calloc is to fail as it does elsewhere. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void test_memory_is_zeroed_and_never_null(void **state)
{
    (void)state;
    unsigned char *bytes = memory_new(100, 7);

    for (size_t i = 0; i < 700; i++)
        assert_int_equal(bytes[i], 0);
    free(bytes);

    void *nothing = memory_new(0, 8);

    assert_non_null(nothing);
    nothing = memory_resize(nothing, 0, 0);
    assert_non_null(nothing);
    free(nothing);
}

static void test_resizing_keeps_the_bytes(void **state)
{
    (void)state;
    char *bytes = memory_resize(NULL, 6, 1);

    memcpy(bytes, "stack", 6);
    bytes = memory_resize(bytes, 100000, 1);
    assert_string_equal(bytes, "stack");
    free(bytes);

    char *copy = memory_copy_string("whichstack");

    assert_string_equal(copy, "whichstack");
    free(copy);
}

/* Ways to run out. The arena is the state of the test, so that its memory is never lost. */

static void ask_more_than_counts(struct arena *arena)
{
    (void)arena;
    memory_new(SIZE_MAX / 2, 3);
}

static void ask_more_than_there_is(struct arena *arena)
{
    (void)arena;
    memory_new(PTRDIFF_MAX, 1);
}

static void grow_more_than_counts(struct arena *arena)
{
    (void)arena;
    memory_resize(NULL, SIZE_MAX / 4, 8);
}

static void grow_more_than_there_is(struct arena *arena)
{
    (void)arena;
    memory_resize(NULL, PTRDIFF_MAX, 1);
}

static void ask_the_arena_for_too_much(struct arena *arena)
{
    arena_alloc(arena, SIZE_MAX / 2, 4);
}

static void copy_too_much(struct arena *arena)
{
    arena_copy(arena, "", SIZE_MAX);
}

static void say_it_as_a_library(struct arena *arena)
{
    (void)arena;
    memory_exhausted();
}

static const struct {
    const char *label;
    void (*ask)(struct arena *arena);
} askings[] = {
    {"count * size overflows", ask_more_than_counts},
    {"more than there is", ask_more_than_there_is},
    {"growing: count * size overflows", grow_more_than_counts},
    {"growing: more than there is", grow_more_than_there_is},
    {"arena: count * size overflows", ask_the_arena_for_too_much},
    {"arena: length + 1 overflows", copy_too_much},
    {"said by a library", say_it_as_a_library},
};

static void say_restored(void)
{
    static const char line[] = "restored\n";

    if (write(STDERR_FILENO, line, sizeof(line) - 1) < 0)
        _exit(99);
}

/* Half of what 32 bits can address may well be there. */
static void limit_memory(void)
{
    struct rlimit gigabyte = {1 << 30, 1 << 30};

    if (SIZE_MAX == UINT32_MAX)
        setrlimit(RLIMIT_AS, &gigabyte);
}

/* Runs out of memory in a child; returns its status and what it wrote to stderr. */
static int run_out(struct arena *arena, void (*ask)(struct arena *arena), void (*hook)(void),
                   char output[4096])
{
    int ends[2], status;
    size_t length = 0;
    ssize_t got;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        memory_on_failure(hook);
        limit_memory();
        ask(arena);
        _exit(0);
    }
    close(ends[1]);
    while ((got = read(ends[0], output + length, 4095 - length)) > 0)
        length += (size_t)got;
    output[length] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* The tools that watch allocation add lines of their own before ours. */
static void assert_ends_with(const char *output, const char *expected)
{
    size_t length = strlen(output), wanted = strlen(expected);

    assert_true(length >= wanted);
    assert_string_equal(output + length - wanted, expected);
}

static void test_out_of_memory_ends_the_program_with_one_line(void **state)
{
    char output[4096];

    for (size_t i = 0; i < ARRAY_LENGTH(askings); i++) {
        print_message("# %s\n", askings[i].label);
        assert_int_equal(run_out(*state, askings[i].ask, NULL, output), 2);
        assert_ends_with(output, "whichstack: out of memory\n");
        assert_null(strstr(output, "restored"));

        assert_int_equal(run_out(*state, askings[i].ask, say_restored, output), 2);
        assert_ends_with(output, "restored\nwhichstack: out of memory\n");
    }
}

static void run_out_again(void)
{
    memory_new(SIZE_MAX / 2, 3);
}

static void test_hook_that_runs_out_of_memory_is_not_called_again(void **state)
{
    char output[4096];

    assert_int_equal(run_out(*state, ask_more_than_counts, run_out_again, output), 2);
    assert_ends_with(output, "whichstack: out of memory\n");
}

static int make_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_is_zeroed_and_never_null),
        cmocka_unit_test(test_resizing_keeps_the_bytes),
        cmocka_unit_test_setup_teardown(test_out_of_memory_ends_the_program_with_one_line,
                                        make_arena, free_arena),
        cmocka_unit_test_setup_teardown(test_hook_that_runs_out_of_memory_is_not_called_again,
                                        make_arena, free_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
