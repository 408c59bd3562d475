#include "unit.h"

#include "base/text/clean.h"
#include "base/text/utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define BAD "\xEF\xBF\xBD"
#define CODE_POINTS 1112064 /* without surrogates */
#define REPLACED 141730     /* of them, counted by hand from the classes below */
#define KEPT_CONTROLS 2     /* TAB and LF are controls with a meaning */

/* The classes as they are written down for users, one line each; deliberately not the table of
 * the program. */
static bool must_be_replaced(uint32_t code)
{
    bool control = code < 0x20 || code == 0x7F || (code >= 0x80 && code <= 0x9F);
    bool bidirectional = code == 0x061C || code == 0x200E || code == 0x200F ||
                         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    bool invisible = code == 0x00AD || code == 0x180E || (code >= 0x200B && code <= 0x200D) ||
                     code == 0x2028 || code == 0x2029 || (code >= 0x2060 && code <= 0x206F) ||
                     code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB) ||
                     (code >= 0xE0000 && code <= 0xE0FFF);
    bool private_use = (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
    bool noncharacter = (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFF) == 0xFFFE ||
                        (code & 0xFFFF) == 0xFFFF;

    return control || bidirectional || invisible || private_use || noncharacter;
}

typedef char *filter_function(struct arena *arena, const char *bytes, size_t length);

/* The number of code points that are cleaned differently from their class. */
static size_t count_wrong(filter_function *filter, size_t *ret_tried)
{
    size_t wrong = 0, tried = 0;
    struct arena *arena = arena_new();

    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char input[6] = "a", expected[6] = "a";
        size_t length;

        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        length = 1 + utf8_write(code, input + 1);
        input[length++] = 'z';
        if (code == '\t')
            strcpy(expected, "a z");
        else if (code != '\n' && must_be_replaced(code))
            strcpy(expected, "a" BAD "z");
        else
            memcpy(expected, input, sizeof(expected));
        wrong += strncmp(filter(arena, input, length), expected, 6) != 0;
        tried++;
        if (tried % 4096 == 0) {
            arena_free(arena);
            arena = arena_new();
        }
    }
    arena_free(arena);
    *ret_tried = tried;
    return wrong;
}

static void test_every_code_point_follows_the_classes(void **state)
{
    (void)state;
    size_t tried, replaced = 0;

    assert_int_equal(count_wrong(clean_text, &tried), 0);
    assert_int_equal(tried, CODE_POINTS);
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;

        assert_int_equal(clean_replaces(code),
                         surrogate || (code != '\t' && code != '\n' && must_be_replaced(code)));
        replaced += !surrogate && must_be_replaced(code);
    }
    assert_int_equal(replaced, REPLACED);
    assert_true(clean_replaces(UTF8_INVALID));
}

/* The same check with filters that are broken: it has to see every fault. */
static char *pass_all(struct arena *arena, const char *bytes, size_t length)
{
    return arena_copy(arena, bytes, length);
}

static char *forget_c1(struct arena *arena, const char *bytes, size_t length)
{
    if (length == 4 && bytes[1] == '\xC2' && (unsigned char)bytes[2] < 0xA0)
        return arena_copy(arena, bytes, length);
    return clean_text(arena, bytes, length);
}

static void test_check_detects_broken_cleaners(void **state)
{
    (void)state;
    size_t tried;

    assert_int_equal(count_wrong(pass_all, &tried), REPLACED - KEPT_CONTROLS + 1); /* + TAB */
    assert_int_equal(count_wrong(forget_c1, &tried), 32);
}

/* Two bytes are valid together in only two ways. */
static const char *expect_one(unsigned char byte, char buffer[2])
{
    if (byte == '\t')
        return " ";
    if (byte != '\n' && (byte < 0x20 || byte >= 0x7F))
        return BAD;
    buffer[0] = (char)byte;
    buffer[1] = '\0';
    return buffer;
}

static void expect_two(const unsigned char bytes[2], char expected[8])
{
    char first[2], second[2];
    unsigned code = (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);

    if (bytes[0] == '\r' && bytes[1] == '\n') {
        strcpy(expected, "\n");
    } else if (bytes[0] >= 0xC2 && bytes[0] <= 0xDF && bytes[1] >= 0x80 && bytes[1] <= 0xBF) {
        if (must_be_replaced(code)) {
            strcpy(expected, BAD);
        } else {
            memcpy(expected, bytes, 2);
            expected[2] = '\0';
        }
    } else {
        strcpy(expected, expect_one(bytes[0], first));
        strcat(expected, expect_one(bytes[1], second));
    }
}

static void test_every_two_byte_string_is_cleaned_as_expected(void **state)
{
    (void)state;
    struct arena *arena = arena_new();

    for (unsigned pair = 0; pair <= 0xFFFF; pair++) {
        unsigned char bytes[2] = {(unsigned char)(pair >> 8), (unsigned char)pair};
        char expected[8];

        expect_two(bytes, expected);
        if (strcmp(clean_text(arena, (const char *)bytes, 2), expected) != 0)
            fail_msg("%02X %02X came out wrong", bytes[0], bytes[1]);
    }
    arena_free(arena);
}

#define ROW(label, bytes, text, line)               \
    {                                               \
        label, bytes, sizeof(bytes) - 1, text, line \
    }

static const struct {
    const char *label, *bytes;
    size_t length;
    const char *text, *line;
} rows[] = {
    ROW("empty", "", "", ""),
    ROW("only blanks", " \t\n ", "  \n ", ""),
    ROW("only spaces", "   ", "   ", ""),
    ROW("plain", "Ruby on Rails", "Ruby on Rails", "Ruby on Rails"),
    ROW("plain, spaces at both ends", "  a  b ", "  a  b ", "a  b"),
    ROW("one letter between spaces", " a ", " a ", "a"),
    ROW("blanks at both ends", "\n  a  b\t\r\n", "\n  a  b \n", "a  b"),
    ROW("lines", "a\nb\r\nc", "a\nb\nc", "a b c"),
    ROW("carriage returns", "a\rb\r\r\nc\r", "a" BAD "b" BAD "\nc" BAD, "a" BAD "b" BAD " c" BAD),
    ROW("NUL", "a\0b", "a" BAD "b", "a" BAD "b"),
    ROW("colour", "\33[31mred\33[0m", BAD "[31mred" BAD "[0m", BAD "[31mred" BAD "[0m"),
    ROW("title", "\33]0;x\7", BAD "]0;x" BAD, BAD "]0;x" BAD),
    ROW("C1 as bytes",
        "\x9B"
        "2J",
        BAD "2J", BAD "2J"),
    ROW("overlong ESC", "\xC0\x9B", BAD BAD, BAD BAD),
    ROW("surrogate", "\xED\xA0\x80", BAD BAD BAD, BAD BAD BAD),
    ROW("too large", "\xF4\x90\x80\x80", BAD BAD BAD BAD, BAD BAD BAD BAD),
    ROW("truncated", "\xE2\x82", BAD BAD, BAD BAD),
    ROW("truncated, then text", "\xF0\x9F\x98x", BAD BAD BAD "x", BAD BAD BAD "x"),
    ROW("bidirectional override", "a\u202Eb", "a" BAD "b", "a" BAD "b"),
    ROW("four marks stay", "e\u0301\u0302\u0303\u0304x", "e\u0301\u0302\u0303\u0304x",
        "e\u0301\u0302\u0303\u0304x"),
    ROW("the fifth is cut", "e\u0301\u0302\u0303\u0304\u0305\u0306x\u0301",
        "e\u0301\u0302\u0303\u0304x\u0301", "e\u0301\u0302\u0303\u0304x\u0301"),
    ROW("four marks stay at the beginning", "\u0301\u0302\u0303\u0304x",
        "\u0301\u0302\u0303\u0304x", "\u0301\u0302\u0303\u0304x"),
    ROW("four marks stay on a letter of several bytes", "\u4E2D\u0301\u0302\u0303\u0304\u0305x",
        "\u4E2D\u0301\u0302\u0303\u0304x", "\u4E2D\u0301\u0302\u0303\u0304x"),
    ROW("a replaced one ends the row of marks", "e\u0301\u0302\u0303\u0304\u200B\u0305",
        "e\u0301\u0302\u0303\u0304" BAD "\u0305", "e\u0301\u0302\u0303\u0304" BAD "\u0305"),
};

static void test_strings_are_cleaned_as_expected(void **state)
{
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        print_message("# %s\n", rows[i].label);
        assert_string_equal(clean_text(arena, rows[i].bytes, rows[i].length), rows[i].text);
        assert_string_equal(clean_line(arena, rows[i].bytes, rows[i].length), rows[i].line);
    }
    arena_free(arena);
}

/* A code point that is cut off by the end does not take the bytes behind it. */
static void test_bytes_behind_the_end_are_not_read(void **state)
{
    (void)state;
    static const char euro[] = "ab\u20AC";
    struct arena *arena = arena_new();

    assert_string_equal(clean_text(arena, euro, 4), "ab" BAD BAD);
    assert_string_equal(clean_line(arena, euro, 3), "ab" BAD);
    assert_string_equal(clean_output(arena, "ab\r\n", 3), "ab" BAD);
    arena_free(arena);
}

static void test_cleaning_twice_changes_nothing(void **state)
{
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const char *once = clean_text(arena, rows[i].bytes, rows[i].length);

        assert_string_equal(clean_text(arena, once, strlen(once)), once);
    }
    arena_free(arena);
}

/* Each byte at each place of texts shorter and longer than what is compared at once, with memory of their
 * own, so that a read behind the end is found. */
static void test_plain_length_ends_at_the_first_byte_that_is_not_printable(void **state)
{
    (void)state;

    assert_int_equal(clean_plain_length("", 0), 0);
    for (size_t length = 1; length <= 40; length++) {
        char *bytes = malloc(length);

        for (size_t at = 0; at < length; at++)
            for (int byte = 0; byte < 256; byte++) {
                bool plain = byte >= ' ' && byte <= '~';
                memset(bytes, byte % 2 == 0 ? ' ' : '~', length);
                bytes[at] = (char)byte;
                if (clean_plain_length(bytes, length) != (plain ? length : at))
                    fail_msg("byte %d at %zu of %zu", byte, at, length);
            }
        free(bytes);
    }
}

/* Each byte at each place of texts shorter and longer than what is compared at once. */
static void test_plain_is_printable_ascii_and_newlines(void **state)
{
    (void)state;
    char text[42];

    assert_true(clean_is_plain("", 0));
    for (size_t length = 1; length + 1 < sizeof(text); length++)
        for (size_t at = 0; at < length; at++)
            for (int byte = 0; byte < 256; byte++) {
                memset(text, 'a', sizeof(text));
                text[at] = (char)byte;
                text[length] = '\t'; /* behind the end */
                bool expected = byte == '\n' || (byte >= ' ' && byte <= '~');
                if (clean_is_plain(text, length) != expected)
                    fail_msg("byte %d at %zu of %zu", byte, at, length);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_is_printable_ascii_and_newlines),
        cmocka_unit_test(test_every_code_point_follows_the_classes),
        cmocka_unit_test(test_check_detects_broken_cleaners),
        cmocka_unit_test(test_every_two_byte_string_is_cleaned_as_expected),
        cmocka_unit_test(test_strings_are_cleaned_as_expected),
        cmocka_unit_test(test_bytes_behind_the_end_are_not_read),
        cmocka_unit_test(test_cleaning_twice_changes_nothing),
        cmocka_unit_test(test_plain_length_ends_at_the_first_byte_that_is_not_printable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
