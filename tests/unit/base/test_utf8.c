#include "unit.h"

#include "base/text/utf8.h"

#include <string.h>

static bool is_surrogate(uint32_t code)
{
    return code >= 0xD800 && code <= 0xDFFF;
}

static void test_every_code_point_survives_the_round_trip(void **state)
{
    (void)state;

    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        uint32_t decoded;
        size_t length = utf8_write(code, bytes), used = utf8_decode(bytes, length, &decoded);

        assert_true(length == (code < 0x80 ? 1u : code < 0x800 ? 2u : code < 0x10000 ? 3u : 4u));
        if (is_surrogate(code)) {
            assert_true(used == 1 && decoded == UTF8_INVALID);
            continue;
        }
        assert_true(used == length && decoded == code);
        assert_true(utf8_invalid_at(bytes, length) == length);
        for (size_t cut = 1; cut < length; cut++) {
            assert_true(utf8_decode(bytes, cut, &decoded) == 1 && decoded == UTF8_INVALID);
            assert_true(utf8_invalid_at(bytes, cut) == 0);
        }
    }
}

static const struct {
    const char *label, *bytes;
    size_t invalid_at;
} strings[] = {
    {"empty", "", 0},
    {"ASCII", "gin", 3},
    {"two, three and four bytes", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 9},
    {"lone continuation", "a\x80", 1},
    {"C1 as a raw byte", "ab\x9B", 2},
    {"overlong NUL", "\xC0\x80", 0},
    {"overlong solidus, two bytes", "\xC0\xAF", 0},
    {"overlong, largest of two bytes", "\xC1\xBF", 0},
    {"overlong, three bytes", "x\xE0\x80\xAF", 1},
    {"overlong, largest of three bytes", "\xE0\x9F\xBF", 0},
    {"smallest of three bytes", "\xE0\xA0\x80", 3},
    {"overlong, four bytes", "\xF0\x80\x80\xAF", 0},
    {"overlong, largest of four bytes", "\xF0\x8F\xBF\xBF", 0},
    {"smallest of four bytes", "\xF0\x90\x80\x80", 4},
    {"last before the surrogates", "\xED\x9F\xBF", 3},
    {"first surrogate", "\xED\xA0\x80", 0},
    {"last surrogate", "\xED\xBF\xBF", 0},
    {"last of all", "\xF4\x8F\xBF\xBF", 4},
    {"after the last of all", "\xF4\x90\x80\x80", 0},
    {"first byte F5", "\xF5\x80\x80\x80", 0},
    {"five bytes", "\xF8\x88\x80\x80\x80", 0},
    {"first byte FF", "\xFF", 0},
    {"truncated in the middle", "\xE2\x82x", 0},
    {"truncated at the end", "ok\xF0\x9F\x98", 2},
};

static void test_first_invalid_byte_is_found(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(strings); i++) {
        print_message("# %s\n", strings[i].label);
        assert_int_equal(utf8_invalid_at(strings[i].bytes, strlen(strings[i].bytes)),
                         strings[i].invalid_at);
    }
    assert_int_equal(utf8_invalid_at("a\0\xC3", 3), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_survives_the_round_trip),
        cmocka_unit_test(test_first_invalid_byte_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
