#include "read_nodes.h"
#include "unit.h"

#include "base/text/text.h"
#include "store/node/node.h"

#include <stdlib.h>
#include <string.h>

/* Files of some megabytes: apart from the other tests of a node, which also run under valgrind. */

/* A text of `count` times `opening`, then something, then the closings. */
static char *nest(const char *opening, const char *inside, const char *closing, size_t count)
{
    struct text text;

    text_init(&text);
    text_append_repeat(&text, opening, count);
    text_append(&text, inside);
    text_append_repeat(&text, closing, count);
    return text.bytes;
}

static const struct {
    const char *opening, *inside, *closing;
    read_function *read;
} nestings[] = {
    {"[", "x", "]", read_yaml},       {"{a: ", "x", "}", read_yaml}, {"- ", "x", "", read_yaml},
    {"[", "[", "", read_yaml},        {"{a: ", "[", "", read_yaml},  {"[", "1", "]", read_json},
    {"{\"a\":", "1", "}", read_json}, {"[", "[", "", read_json},
};

static void test_nesting_limit_is_20_levels(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(nestings); i++) {
        static const size_t counts[] = {20, 21, 100000, 1000000};

        for (size_t j = 0; j < ARRAY_LENGTH(counts); j++) {
            struct diagnostics *diagnostics = diagnostics_new();
            struct arena *arena = arena_new();
            char *text =
                nest(nestings[i].opening, nestings[i].inside, nestings[i].closing, counts[j]);
            const struct node *node = nestings[i].read(arena, text, strlen(text), diagnostics);

            print_message("# %zu times '%s'\n", counts[j], nestings[i].opening);
            if (j == 0 && *nestings[i].inside != '[' && *nestings[i].inside != '{') {
                assert_non_null(node);
            } else {
                assert_null(node);
                assert_int_equal(diagnostics_count(diagnostics), 1);
                assert_non_null(strstr(diagnostics_line(diagnostics, 0),
                                       "nested too deeply; at most 20 levels are expected"));
            }
            free(text);
            arena_free(arena);
            diagnostics_free(diagnostics);
        }
    }
}

/* Files of some megabytes made to be slow: each ends, with a tree or with diagnostics. */
static void test_large_files_finish_or_are_refused(void **state)
{
    static const struct {
        const char *opening, *piece;
        read_function *read;
    } rows[] = {
        {"", "- a\n", read_yaml},       {"[", "a,", read_yaml},   {"[", "{a: b},", read_yaml},
        {"", "a: b\n", read_yaml},      {"", "a:", read_yaml},    {"", "? ", read_yaml},
        {"", "&a ", read_yaml},         {"", "!a ", read_yaml},   {"", "\"", read_yaml},
        {"a: |\n", "  x\n", read_yaml}, {"", "---\n", read_yaml}, {"", "#", read_yaml},
        {"[", "1,", read_json},         {"", "\x9B", read_yaml},  {"{", "\"a\":1,", read_json},
        {"", "\"\\", read_json},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct diagnostics *diagnostics = diagnostics_new();
        struct arena *arena = arena_new();
        struct text text;
        const struct node *node;

        text_init(&text);
        text_append(&text, rows[i].opening);
        text_append_repeat(&text, rows[i].piece, 1000000 / strlen(rows[i].piece));
        node = rows[i].read(arena, text.bytes, text.length, diagnostics);
        print_message("# row %zu: %s\n", i, node ? "a tree" : diagnostics_line(diagnostics, 0));
        assert_true(node ? diagnostics_count(diagnostics) == 0
                         : diagnostics_count(diagnostics) > 0);
        assert_true(diagnostics_kept(diagnostics) <= 1000);
        text_finish(&text);
        arena_free(arena);
        diagnostics_free(diagnostics);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nesting_limit_is_20_levels),
        cmocka_unit_test(test_large_files_finish_or_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
