#include "unit.h"

#include "base/text/clean.h"
#include "base/text/columns.h"
#include "base/text/utf8.h"

#include <locale.h>
#include <string.h>
#include <wchar.h>

/* The C library's widths where it has one; -1 there means that Unicode 14 assigns nothing. */
static int expected_width(uint32_t code)
{
    int width = wcwidth((wchar_t)code);

    if (width >= 0)
        return width;
    return (code >= 0x20000 && code <= 0x2FFFD) || (code >= 0x30000 && code <= 0x3FFFD) ? 2 : 1;
}

/* Deliberate differences: the unassigned ones, see expected_width. There are no others. */
static void test_widths_match_the_c_library(void **state)
{
    (void)state;
    size_t compared = 0, unassigned = 0;

    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        fail_msg("the locale C.UTF-8 is needed for this test");
    for (uint32_t code = 0x20; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t length = utf8_write(code, bytes);

        if (clean_replaces(code))
            continue;
        if (columns_of_bytes(bytes, length) != expected_width(code))
            fail_msg("U+%04X has width %d, wcwidth() says %d", (unsigned)code,
                     columns_of_bytes(bytes, length), wcwidth((wchar_t)code));
        compared++;
        unassigned += wcwidth((wchar_t)code) < 0;
    }
    print_message("# %zu compared, %zu of them unassigned\n", compared, unassigned);
    assert_true(compared - unassigned > 140000);
}

static const struct {
    const char *text;
    int columns;
    int first_width;
    size_t first_length;
} widths[] = {
    {"", 0, 0, 0},
    {"Gin", 3, 1, 1},
    {"caf\u00e9", 4, 1, 1},
    {"日本語", 6, 2, 3},
    {"e\u0301\u0302x", 2, 1, 5},
    {"\u0301x", 1, 0, 2},
    {"\u0301\u0302", 0, 0, 4},
    {"한국어", 6, 2, 3},
    {"\u1112\u1161\u11ab", 2, 2, 9}, /* one syllable in three letters */
    {"😀!", 3, 2, 4},
    {"→ ok", 4, 1, 3},
    {"\uFFFD\uFFFD", 2, 1, 3},
    {"Ａ", 2, 2, 3},
};

static void test_words_have_their_expected_widths(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(widths); i++) {
        const char *text = widths[i].text;
        int width = 99;

        print_message("# '%s'\n", text);
        assert_int_equal(columns_of(text), widths[i].columns);
        assert_int_equal(columns_cluster(text, strlen(text), &width), widths[i].first_length);
        assert_int_equal(width, widths[i].first_width);
    }
}

static const struct {
    const char *text;
    int columns;
    size_t fits;
} fits[] = {
    {"Gin", 0, 0},
    {"Gin", 2, 2},
    {"Gin", 3, 3},
    {"Gin", 80, 3},
    {"", 5, 0},
    {"日本語", 1, 0},
    {"日本語", 2, 3},
    {"日本語", 3, 3},
    {"日本語", 5, 6},
    {"日本語", 6, 9},
    {"ae\u0301b", 1, 1},
    {"ae\u0301b", 2, 4}, /* the accent stays with its letter */
    {"e\u0301\u0302", 0, 0},
    {"e\u0301\u0302", 1, 5},
};

static void test_cutting_to_a_width_never_splits_a_cluster(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(fits); i++) {
        print_message("# '%s' in %d\n", fits[i].text, fits[i].columns);
        assert_int_equal(columns_fit(fits[i].text, fits[i].columns), fits[i].fits);
    }
}

static const struct {
    const char *message;
    int columns;
    const char *expected;
} quoted[] = {
    {"cannot read '/a/b/report.md': gone", 80, "cannot read '/a/b/report.md': gone"},
    {"cannot read '/a/b/report.md': gone", 34, "cannot read '/a/b/report.md': gone"},
    {"cannot read '/a/b/report.md': gone", 33, "cannot read '..b/report.md': gone"},
    {"cannot read '/a/b/report.md': gone", 30, "cannot read '..eport.md': gone"},
    {"cannot read '/a/b/report.md': gone", 5, "cannot read '..eport.md': gone"},
    {"cannot move 'a' to '/home/somebody/b': full", 40, "cannot move 'a' to '../somebody/b': full"},
    {"the name 'short' is too long for a narrow terminal", 20,
     "the name 'short' is too long for a narrow terminal"},
    {"no name in a sentence that is too long", 10, "no name in a sentence that is too long"},
    {"one ' alone in a sentence that is too long", 10,
     "one ' alone in a sentence that is too long"},
};

static void test_name_gives_way_to_the_reason(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(quoted); i++)
        assert_string_equal(
            columns_shorten_quoted(arena, quoted[i].message, quoted[i].columns, ".."),
            quoted[i].expected);
    arena_free(arena);
}

static const struct {
    const char *text;
    int width;
    const char *lines; /* joined by "|" */
} wrapped[] = {
    {"", 5, ""},
    {"one two", 7, "one two"},
    {"one two", 6, "one|two"},
    {"one   two ", 4, "one|two"},
    {"abcdefgh ij", 3, "abc|def|gh|ij"},
    {"used by 19.9 % now", 12, "used by|19.9 % now"},
    {"used by 19.9 % now", 15, "used by 19.9 %|now"},
    {"19.9 %", 4, "19.9|%"},
    {"\xe6\xbc\xa2\xe5\xad\x97", 1, "\xe6\xbc\xa2|\xe5\xad\x97"},
};

static void test_text_wraps_at_blanks(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(wrapped); i++) {
        const char *rest = wrapped[i].text;
        char lines[64] = "";

        while (*rest) {
            const char *line = rest;
            size_t length = columns_line(line, wrapped[i].width, &rest);
            if (lines[0] != '\0')
                strcat(lines, "|");
            strncat(lines, line, length);
        }
        assert_string_equal(lines, wrapped[i].lines);
    }
}

static const struct {
    const char *text;
    int columns;
    const char *expected;
} clauses[] = {
    {"Redo", 4, "Redo"},
    {"Mark this row, or unmark it", 20, "Mark this row"},
    {"Undone. Redo with Ctrl-R", 20, "Undone."},
    {"Django leads: r shows why; a goes on", 30, "Django leads: r shows why"},
    {"written   (o opens it)", 15, "written"},
    {"A: a much longer part", 18, ""}, /* less than a third */
    {"no clause ends in this", 18, ""},
    {"", 3, ""},
};

static void test_long_text_ends_with_a_clause(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(clauses); i++) {
        size_t length = columns_clause(clauses[i].text, clauses[i].columns);
        assert_int_equal(length, strlen(clauses[i].expected));
        assert_memory_equal(clauses[i].text, clauses[i].expected, length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_name_gives_way_to_the_reason),
        cmocka_unit_test(test_widths_match_the_c_library),
        cmocka_unit_test(test_words_have_their_expected_widths),
        cmocka_unit_test(test_text_wraps_at_blanks),
        cmocka_unit_test(test_long_text_ends_with_a_clause),
        cmocka_unit_test(test_cutting_to_a_width_never_splits_a_cluster),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
