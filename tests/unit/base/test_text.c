#include "unit.h"

#include "base/text/text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static void test_text_grows_and_stays_nul_terminated(void **state)
{
    (void)state;
    struct text text;

    text_init(&text);
    assert_string_equal(text.bytes, "");
    text_append(&text, "which");
    text_append_bytes(&text, "stackless", 5);
    text_append_char(&text, '!');
    text_append_repeat(&text, "ab", 3);
    text_append_repeat(&text, "never", 0);
    text_printf(&text, " %d%s", 10, "th");
    assert_string_equal(text.bytes, "whichstack!ababab 10th");
    assert_int_equal(text.length, strlen(text.bytes));

    text_clear(&text);
    assert_string_equal(text.bytes, "");
    assert_int_equal(text.length, 0);
    for (int i = 0; i < 100000; i++)
        text_append_char(&text, (char)('a' + i % 26));
    assert_int_equal(strlen(text.bytes), 100000);
    assert_int_equal(text.bytes[99999], 'a' + 99999 % 26);
    text_finish(&text);
}

/* A print that just fits, just does not fit, and a NUL byte inside. */
static void test_texts_of_every_length_are_kept_whole(void **state)
{
    (void)state;

    for (int length = 0; length < 300; length++) {
        struct text text;

        text_init(&text);
        text_append_bytes(&text, "x\0y", 3);
        text_printf(&text, "%*s", length, "");
        assert_int_equal(text.length, 3 + length);
        assert_int_equal(text.bytes[text.length], '\0');
        assert_memory_equal(text.bytes, "x\0y", 3);
        text_finish(&text);
    }
}

static void test_taking_the_bytes_leaves_an_empty_text(void **state)
{
    (void)state;
    struct text text;
    char *taken;

    text_init(&text);
    text_append(&text, "first");
    taken = text_take(&text);
    text_append(&text, "second");
    assert_string_equal(taken, "first");
    assert_string_equal(text.bytes, "second");
    free(taken);
    text_finish(&text);
}

static const struct {
    const char *left, *right;
    bool equal, ignoring_case, starts, ends;
} comparisons[] = {
    {"Gin", "Gin", true, true, true, true},
    {"Gin", "gIN", false, true, false, false},
    {"Gin", "Ginger", false, false, false, false},
    {"Ginger", "Gin", false, false, true, false},
    {"AdonisJS", "JS", false, false, false, true},
    {"", "", true, true, true, true},
    {"x", "", false, false, true, true},
    {"", "x", false, false, false, false},
    {"[", "{", false, false, false, false},
    {"@", "`", false, false, false, false},
    {"\xC3\x89", "\xC3\xA9", false, false, false, false}, /* only ASCII has case here */
};

static void test_comparisons_match_their_names(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(comparisons); i++) {
        const char *left = comparisons[i].left, *right = comparisons[i].right;

        print_message("# '%s' and '%s'\n", left, right);
        assert_int_equal(text_equal(left, right), comparisons[i].equal);
        assert_int_equal(text_equal_ignoring_case(left, right), comparisons[i].ignoring_case);
        assert_int_equal(text_starts_with(left, right), comparisons[i].starts);
        assert_int_equal(text_ends_with(left, right), comparisons[i].ends);
    }
}

static void test_lower_case_is_ascii_only(void **state)
{
    (void)state;
    char word[] = "Ruby ON Rails @[`{ \xC3\x89";

    text_lower(word);
    assert_string_equal(word, "ruby on rails @[`{ \xC3\x89");
}

static const struct {
    const char *string;
    long low, high;
    bool accepted;
    long number;
} integers[] = {
    {"0", 0, 9, true, 0},
    {"007", 0, 9, true, 7},
    {"-3", -5, 5, true, -3},
    {"-0", 0, 5, true, 0},
    {"9", 0, 9, true, 9},
    {"10", 0, 9, false, 0},
    {"-1", 0, 9, false, 0},
#if LONG_MAX > INT32_MAX
    {"9223372036854775807", 0, LONG_MAX, true, LONG_MAX},
    {"9223372036854775808", 0, LONG_MAX, false, 0},
    {"-9223372036854775808", LONG_MIN, 0, true, LONG_MIN},
#else
    {"2147483647", 0, LONG_MAX, true, LONG_MAX},
    {"2147483648", 0, LONG_MAX, false, 0},
    {"-2147483648", LONG_MIN, 0, true, LONG_MIN},
#endif
    {"99999999999999999999", LONG_MIN, LONG_MAX, false, 0},
    {"", 0, 9, false, 0},
    {"-", -9, 9, false, 0},
    {"+1", 0, 9, false, 0},
    {" 1", 0, 9, false, 0},
    {"1 ", 0, 9, false, 0},
    {"1\n", 0, 9, false, 0},
    {"0x1", 0, 9, false, 0},
    {"1.0", 0, 9, false, 0},
    {"1e0", 0, 9, false, 0},
    {"one", 0, 9, false, 0},
    {"--1", -9, 9, false, 0},
};

static void test_integers_take_the_whole_string_and_respect_limits(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(integers); i++) {
        long number = 12345;

        print_message("# row %zu\n", i);
        assert_int_equal(
            text_to_integer(integers[i].string, integers[i].low, integers[i].high, &number),
            integers[i].accepted);
        assert_int_equal(number, integers[i].accepted ? integers[i].number : 12345);
    }
}

static const struct {
    const char *string;
    bool accepted;
    double number;
} numbers[] = {
    {"12", true, 12.0},
    {"-3.5", true, -3.5},
    {"0.1", true, 0.1},
    {"00.50", true, 0.5},
    {"1e3", true, 1000.0},
    {"2.5E-1", true, 0.25},
    {"1e+2", true, 100.0},
    {"1e-400", true, 0.0},
    {"123456789012345678901234567890", true, 123456789012345678901234567890.0},
    {"1e400", false, 0},
    {"", false, 0},
    {"-", false, 0},
    {".5", false, 0},
    {"5.", false, 0},
    {"1,5", false, 0},
    {"+1", false, 0},
    {" 1", false, 0},
    {"1 ", false, 0},
    {"1e", false, 0},
    {"1e+", false, 0},
    {"1e+-2", false, 0},
    {"1.2.3", false, 0},
    {"0x10", false, 0},
    {"inf", false, 0},
    {"nan", false, 0},
    {"-infinity", false, 0},
};

static void test_numbers_take_the_whole_string(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(numbers); i++) {
        double number = 12345.0;

        print_message("# '%s'\n", numbers[i].string);
        assert_int_equal(text_to_number(numbers[i].string, &number), numbers[i].accepted);
        assert_true(number == (numbers[i].accepted ? numbers[i].number : 12345.0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_grows_and_stays_nul_terminated),
        cmocka_unit_test(test_texts_of_every_length_are_kept_whole),
        cmocka_unit_test(test_taking_the_bytes_leaves_an_empty_text),
        cmocka_unit_test(test_comparisons_match_their_names),
        cmocka_unit_test(test_lower_case_is_ascii_only),
        cmocka_unit_test(test_integers_take_the_whole_string_and_respect_limits),
        cmocka_unit_test(test_numbers_take_the_whole_string),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
