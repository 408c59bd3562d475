/* A text input of one line. */
#include "unit.h"

#include "tui/widgets/prompt.h"

#include <string.h>

/* What follows a character that does not fit is not put in its place. */
static void test_text_that_does_not_fit_ends_before_the_first_character_left_out(void **state)
{
    static struct prompt prompt;
    char text[PROMPT_BYTES];

    (void)state;
    memset(text, 'x', PROMPT_BYTES - 2);
    text[PROMPT_BYTES - 2] = '\0';
    prompt_open(&prompt, "filter:", text);
    prompt_insert(&prompt, "éa");
    assert_string_equal(prompt.text, text);
    prompt_insert(&prompt, "\nb");
    assert_int_equal(prompt.length, PROMPT_BYTES - 1);
    assert_string_equal(prompt.text + PROMPT_BYTES - 2, " ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_that_does_not_fit_ends_before_the_first_character_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
