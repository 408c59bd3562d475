#include "unit.h"

#include "tui/cells/chart.h"
#include "tui/cells/heading.h"
#include "tui/cells/letters.h"
#include "tui/cells/marks.h"

#include <string.h>

/* The drawing functions, as text and roles. */

static struct surface *grid;

static struct area canvas(void)
{
    return surface_area(grid);
}

static int start(void **state)
{
    (void)state;
    grid = surface_new(4, 40);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    surface_free(grid);
    return 0;
}

static void assert_shows(bool with_roles, const char *expected)
{
    struct text text;

    text_init(&text);
    surface_dump(grid, with_roles, &text);
    assert_string_equal(text.bytes, expected);
    text_finish(&text);
}

static void test_bar_ends_with_an_eighth_block(void **state)
{
    (void)state;

    chart_bar(canvas(), 0, 0, 6, ROLE_BEST, true, 87, 100);
    chart_bar(canvas(), 1, 0, 6, ROLE_BEST, false, 87, 100);
    chart_bar(canvas(), 2, 0, 6, ROLE_BEST, true, 0, 100);
    assert_shows(false, "█████▎\n#####\n\n\n");
}

static void test_tick_marks_the_earlier_value(void **state)
{
    (void)state;

    chart_bar_before(canvas(), 0, 0, 10, ROLE_BEST, true, 80, 50, 100);
    chart_bar_before(canvas(), 1, 0, 10, ROLE_BEST, true, 50, 80, 100);
    chart_bar_before(canvas(), 2, 0, 10, ROLE_BEST, false, 50, 100, 100);
    assert_shows(true, "█████│██\n█████   │\n#####    |\n\n"
                       "0:0-4 best\n0:5-5 tick\n0:6-7 best\n1:0-4 best\n1:8-8 muted\n"
                       "2:0-4 best\n2:9-9 muted\ncursor hidden\n");
}

static void test_heading_has_a_rule_to_the_edge(void **state)
{
    (void)state;

    heading_draw(canvas(), 0, 0, 20, true, "Why", "3 answers");
    heading_draw(canvas(), 1, 0, 20, false, "Why", NULL);
    heading_draw(canvas(), 2, 0, 12, true, "Where it shines", "3 answers");
    heading_draw(canvas(), 3, 0, 20, true, "Where it hurts", "3 answers");
    assert_shows(
        false, "Why ────── 3 answers\nWhy ----------------\nWhere it sh…\nWhere it hurts ─────\n");
}

static void test_big_letters_use_half_blocks(void **state)
{
    (void)state;
    int rows, columns;

    assert_true(letters_size("Django", true, &rows, &columns));
    assert_int_equal(rows, 4);
    assert_int_equal(columns, 27);
    letters_draw(canvas(), 0, 0, true, "Django");
    assert_shows(false, "█▀▀▄  ▀\n█  █  █ ▄▀▀█ █▀▀▄ ▄▀▀█ ▄▀▀▄\n█▄▄▀  █ ▀▄▄█ █  █ ▀▄▄█ ▀▄▄▀\n"
                        "     ▄▀            ▄▄▀\n");
}

static void test_letters_missing_in_the_font_have_no_size(void **state)
{
    (void)state;
    int rows, columns;

    assert_false(letters_size("Käse", true, &rows, &columns));
    assert_false(letters_size("", true, &rows, &columns));
    assert_true(letters_size("Käse", false, &rows, &columns));
    assert_int_equal(columns, 4);
    letters_draw(canvas(), 0, 1, false, "Flask");
    assert_shows(false, " Flask\n =====\n\n\n");
}

static void test_every_mark_has_an_ascii_form(void **state)
{
    (void)state;

    for (enum mark mark = 0; mark < MARK_COUNT; mark++) {
        assert_int_equal(strlen(mark_text(mark, false)), 1);
        assert_true(mark_text(mark, false)[0] > ' ' && mark_text(mark, false)[0] <= '~');
        assert_true(mark_text(mark, true)[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_bar_ends_with_an_eighth_block, start, stop),
        cmocka_unit_test_setup_teardown(test_tick_marks_the_earlier_value, start, stop),
        cmocka_unit_test_setup_teardown(test_heading_has_a_rule_to_the_edge, start, stop),
        cmocka_unit_test_setup_teardown(test_big_letters_use_half_blocks, start, stop),
        cmocka_unit_test_setup_teardown(test_letters_missing_in_the_font_have_no_size, start, stop),
        cmocka_unit_test(test_every_mark_has_an_ascii_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
