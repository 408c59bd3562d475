#include "unit.h"

#include "tui/cells/theme.h"
#include "tui/terminal/styles.h"

#include <stdio.h>
#include <string.h>

static const struct style_parts letters[] = {
    {"38;5;80", "48;5;233", ATTRIBUTE_BOLD},
    {"38;5;253", "48;5;233", 0},
    {"38;5;253", "48;5;236", 0},
};

/* A to C are written in the styles of the letters, D in that of the terminal; `!` is written by another
 * program. */
static void check(const struct style_parts parts[3], const char *letters_to_write,
                  const char *expected)
{
    struct styles styles;
    struct text text;
    int numbers[4];

    styles_init(&styles);
    for (size_t i = 0; i < 3; i++)
        numbers[i] = styles_add(&styles, &parts[i]);
    numbers[3] = STYLE_PLAIN;
    text_init(&text);
    for (const char *letter = letters_to_write; *letter; letter++) {
        if (*letter == '!')
            styles_forget(&styles);
        else
            styles_set(&styles, numbers[*letter - 'A'], &text);
        text_append_char(&text, *letter);
    }
    assert_string_equal(text.bytes, expected);
    text_finish(&text);
    styles_finish(&styles);
}

static void test_only_what_differs_is_sent(void **state)
{
    (void)state;

    check(letters, "DABCCD",
          "\033[0mD\033[1;38;5;80;48;5;233mA\033[22;38;5;253mB\033[48;5;236mCC\033[39;49mD");
    check(letters, "BABA",
          "\033[0;38;5;253;48;5;233mB\033[1;38;5;80mA\033[22;38;5;253mB"
          "\033[1;38;5;80mA");
}

/* What another program left on the terminal is overruled. */
static void test_nothing_is_known_after_another_program(void **state)
{
    (void)state;

    check(letters, "B!BD", "\033[0;38;5;253;48;5;233mB!\033[0;38;5;253;48;5;233mB\033[39;49mD");
    check(letters, "D!D", "\033[0mD!\033[0mD");
}

/* Bold and dim are switched off by one sequence, also when one of them goes on. */
static void test_bold_and_dim(void **state)
{
    static const struct style_parts parts[] = {{"39", "49", ATTRIBUTE_BOLD | ATTRIBUTE_DIM},
                                               {"39", "49", ATTRIBUTE_DIM},
                                               {"39", "49", ATTRIBUTE_UNDERLINE}};

    (void)state;
    check(parts, "ABCD", "\033[0;1;2mA\033[22;2mB\033[22;4mC\033[24mD");
}

static void test_a_style_has_one_number(void **state)
{
    struct styles styles;

    (void)state;
    styles_init(&styles);
    assert_int_equal(styles_add(&styles, &(struct style_parts){"39", "49", 0}), STYLE_PLAIN);
    for (int round = 0; round < 2; round++)
        for (int i = 1; i < 300; i++) {
            struct style_parts parts = {"", "49", 0};
            snprintf(parts.foreground, STYLE_PART, "38;5;%d", i);
            assert_int_equal(styles_add(&styles, &parts), i);
        }
    styles_clear(&styles);
    assert_int_equal(styles_add(&styles, &letters[0]), 1);
    styles_finish(&styles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_what_differs_is_sent),
        cmocka_unit_test(test_nothing_is_known_after_another_program),
        cmocka_unit_test(test_bold_and_dim),
        cmocka_unit_test(test_a_style_has_one_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
