#include "unit.h"

#include "tui/terminal/clipboard.h"

#include <string.h>

/* The base 64 of RFC 4648, section 10, and bytes that are no text. */
static const struct {
    const char *bytes;
    size_t length;
    const char *encoded;
} encodings[] = {
    {"", 0, ""},
    {"f", 1, "Zg=="},
    {"fo", 2, "Zm8="},
    {"foo", 3, "Zm9v"},
    {"foob", 4, "Zm9vYg=="},
    {"fooba", 5, "Zm9vYmE="},
    {"foobar", 6, "Zm9vYmFy"},
    {"\xff\xfe\xfd\x00", 4, "//79AA=="},
    {"\xfb\xef\xbe", 3, "++++"},
};

static void test_text_is_sent_as_base64(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(encodings); i++) {
        struct text text, expected;

        text_init(&text);
        text_init(&expected);
        clipboard_sequence(encodings[i].bytes, encodings[i].length, false, &text);
        text_printf(&expected, "\033]52;c;%s\a", encodings[i].encoded);
        assert_string_equal(text.bytes, expected.bytes);

        text_clear(&text);
        text_clear(&expected);
        clipboard_sequence(encodings[i].bytes, encodings[i].length, true, &text);
        text_printf(&expected, "\033Ptmux;\033\033]52;c;%s\a\033\\", encodings[i].encoded);
        assert_string_equal(text.bytes, expected.bytes);
        text_finish(&text);
        text_finish(&expected);
    }
}

static void test_longest_text_stays_below_terminal_limits(void **state)
{
    (void)state;
    static char bytes[CLIPBOARD_MAX];
    struct text text;

    text_init(&text);
    clipboard_sequence(bytes, sizeof(bytes), false, &text);
    assert_int_equal(text.length, 7 + 99992 + 1);
    text_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_sent_as_base64),
        cmocka_unit_test(test_longest_text_stays_below_terminal_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
