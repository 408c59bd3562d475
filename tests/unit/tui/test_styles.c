#include "unit.h"

#include "tui/cells/theme.h"
#include "tui/terminal/styles.h"

#include <stdio.h>
#include <string.h>

/* How curses sets the first three styles. */
#define FIRST "\033\200"
#define SECOND "\033\201"
#define THIRD "\033\202"

static void define(struct styles *styles)
{
    static const struct style_parts parts[] = {
        {"38;5;80", "48;5;233", ATTRIBUTE_BOLD},
        {"38;5;253", "48;5;233", 0},
        {"38;5;253", "48;5;236", 0},
    };

    styles_init(styles);
    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++)
        assert_int_equal(styles_add(styles, &parts[i]), STYLE_FIRST + (int)i);
}

/* After a reset, whose bytes are not looked at. */
static void check(const char *sent, const char *expected)
{
    for (size_t piece = 1; piece <= strlen(sent); piece++) {
        struct styles styles;
        struct text text;

        define(&styles);
        text_init(&text);
        styles_reset(&styles, &text);
        assert_string_equal(text.bytes, "\033[0m");
        text_clear(&text);
        for (size_t at = 0; at < strlen(sent); at += piece) {
            size_t left = strlen(sent) - at;
            styles_translate(&styles, sent + at, left < piece ? left : piece, &text);
        }
        assert_string_equal(text.bytes, expected);
        text_finish(&text);
        styles_finish(&styles);
    }
}

static void test_only_what_differs_is_sent(void **state)
{
    (void)state;

    check(FIRST "A" SECOND "B" THIRD "C\033[39;49mD",
          "\033[1;38;5;80;48;5;233mA\033[22;38;5;253mB\033[48;5;236mC\033[39;49mD");
    check(SECOND "A" FIRST "B", "\033[38;5;253;48;5;233mA\033[1;38;5;80mB");
}

static void test_a_style_without_text_is_left_out(void **state)
{
    (void)state;

    check(SECOND "A" FIRST THIRD SECOND "B", "\033[38;5;253;48;5;233mAB");
    check(SECOND "A\033[39;49m\033[m\033[3;4H\r\b" SECOND "B",
          "\033[38;5;253;48;5;233mA\033[3;4H\r\bB");
}

/* A blank that is erased has the background of the style. A line feed may scroll. */
static void test_the_style_is_set_before_erasing(void **state)
{
    (void)state;

    check(SECOND "A" THIRD "\033[K", "\033[38;5;253;48;5;233mA\033[48;5;236m\033[K");
    check(SECOND "A" THIRD "\033[4X\033[2J",
          "\033[38;5;253;48;5;233mA\033[48;5;236m\033[4X\033[2J");
    check(SECOND "A" THIRD "\n", "\033[38;5;253;48;5;233mA\033[48;5;236m\n");
}

/* After a style that is not one of ours nothing is known, and it is not taken back. */
static void test_other_sequences_pass(void **state)
{
    (void)state;

    check(SECOND "A\033[4mB" SECOND "C",
          "\033[38;5;253;48;5;233mA\033[4mB\033[0;38;5;253;48;5;233mC");
    check("\033[?25l\033]0;t\a\0337", "\033[?25l\033]0;t\a\0337");
    check("\033\377A", "\033\377A"); /* a number that was not given */
}

static void test_the_character_set_is_sent_once(void **state)
{
    (void)state;

    check("\033(BA\033(B\033[mB\033(0C\033(BD", "\033(BAB\033(0C\033(BD");
}

/* What another program left on the terminal is overruled. */
static void test_nothing_is_known_after_another_program(void **state)
{
    struct styles styles;
    struct text text;

    (void)state;
    define(&styles);
    text_init(&text);
    styles_translate(&styles, SECOND "A", 3, &text);
    styles_forget(&styles);
    styles_translate(&styles, "B\033(B", 4, &text);
    styles_reset(&styles, &text);
    assert_string_equal(text.bytes, "\033[0;38;5;253;48;5;233mA\033[0;38;5;253;48;5;233mB\033(B"
                                    "\033[39;49m");
    text_finish(&text);
    styles_finish(&styles);
}

/* Bold and dim are switched off by one sequence, also when one of them goes on. */
static void test_bold_and_dim(void **state)
{
    static const struct style_parts parts[] = {{"39", "49", ATTRIBUTE_BOLD | ATTRIBUTE_DIM},
                                               {"39", "49", ATTRIBUTE_DIM},
                                               {"39", "49", ATTRIBUTE_UNDERLINE}};
    struct styles styles;
    struct text text;

    (void)state;
    styles_init(&styles);
    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++)
        styles_add(&styles, &parts[i]);
    assert_int_equal(styles_add(&styles, &(struct style_parts){"39", "49", 0}), STYLE_PLAIN);
    text_init(&text);
    styles_translate(&styles, FIRST "A" SECOND "B" THIRD "C\033[mD", 13, &text);
    assert_string_equal(text.bytes, "\033[0;1;2mA\033[22;2mB\033[22;4mC\033[24mD");
    text_finish(&text);
    styles_finish(&styles);
}

static void test_there_are_no_more_numbers_than_colours(void **state)
{
    struct styles styles;
    struct style_parts parts = {"", "49", 0};

    (void)state;
    styles_init(&styles);
    for (int i = STYLE_FIRST; i <= STYLE_LAST; i++) {
        snprintf(parts.foreground, STYLE_PART, "38;5;%d", i);
        assert_int_equal(styles_add(&styles, &parts), i);
    }
    snprintf(parts.foreground, STYLE_PART, "38;5;1");
    assert_int_equal(styles_add(&styles, &parts), STYLE_PLAIN);
    styles_finish(&styles);
}

static void test_parameters_of_a_capability(void **state)
{
    char parameters[STYLE_PART];

    (void)state;
    assert_true(styles_parameters("\033[38;2;1;2;3m", parameters));
    assert_string_equal(parameters, "38;2;1;2;3");
    assert_true(styles_parameters("\033[38:2::1:2:3m", parameters));
    assert_false(styles_parameters("\033[m", parameters));
    assert_false(styles_parameters("\033[1m\033[2m", parameters));
    assert_false(styles_parameters("\033[38;2;255;255;255;48;2;255;255;255m", parameters));
    assert_false(styles_parameters(NULL, parameters));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_what_differs_is_sent),
        cmocka_unit_test(test_a_style_without_text_is_left_out),
        cmocka_unit_test(test_the_style_is_set_before_erasing),
        cmocka_unit_test(test_other_sequences_pass),
        cmocka_unit_test(test_the_character_set_is_sent_once),
        cmocka_unit_test(test_nothing_is_known_after_another_program),
        cmocka_unit_test(test_bold_and_dim),
        cmocka_unit_test(test_there_are_no_more_numbers_than_colours),
        cmocka_unit_test(test_parameters_of_a_capability),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
