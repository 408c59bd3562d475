#include "unit.h"

#include "base/error.h"
#include "base/text/utf8.h"

#include <stdbool.h>
#include <string.h>

static void test_message_is_one_clean_line(void **state)
{
    (void)state;
    struct error error;

    error_set(&error, "cannot open '%s': %d of %s\n", "x\33[2Jy", 3, "a\nb");
    assert_string_equal(error.message, "cannot open 'x\uFFFD[2Jy': 3 of a b");
    error_set(&error, "%s again", error.message);
    assert_string_equal(error.message, "cannot open 'x\uFFFD[2Jy': 3 of a b again");
}

static void test_prefix_goes_before_the_message(void **state)
{
    (void)state;
    struct error error;

    error_set(&error, "no such file");
    error_prefix(&error, "cannot read '%s'", "answers.yaml");
    assert_string_equal(error.message, "cannot read 'answers.yaml': no such file");
}

/* Every length around the limit, in characters of one to four bytes. */
static void test_long_message_is_cut_between_characters(void **state)
{
    (void)state;
    static const char *const characters[] = {"x", "é", "語", "😀"};
    struct error error;

    for (size_t i = 0; i < ARRAY_LENGTH(characters); i++) {
        for (int start = 740; start < 780; start++) {
            char foreign[1100];
            size_t length = (size_t)start;
            bool fits;

            memset(foreign, '-', length);
            foreign[length] = '\0';
            while (length < 790) {
                strcpy(foreign + length, characters[i]);
                length += strlen(characters[i]);
            }
            fits = length < sizeof(error.message);
            assert_false(fits);
            error_set(&error, "%s", foreign);
            length = strlen(error.message);
            assert_true(length < sizeof(error.message) && length > 760);
            assert_int_equal(utf8_invalid_at(error.message, length), length);
            assert_string_equal(error.message + length - 3, "...");
        }
    }
}

static void test_longest_message_is_kept_whole(void **state)
{
    (void)state;
    struct error error;
    char foreign[sizeof(error.message)];

    memset(foreign, 'x', sizeof(foreign) - 1);
    foreign[sizeof(foreign) - 1] = '\0';
    error_set(&error, "%s", foreign);
    assert_string_equal(error.message, foreign);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_message_is_one_clean_line),
        cmocka_unit_test(test_prefix_goes_before_the_message),
        cmocka_unit_test(test_long_message_is_cut_between_characters),
        cmocka_unit_test(test_longest_message_is_kept_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
