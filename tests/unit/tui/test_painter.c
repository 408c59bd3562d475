#include "unit.h"

#include "base/text/text.h"
#include "tui/terminal/painter.h"

#include <locale.h>
#include <stdio.h>

/* The bytes for changes of a small window, on a terminal that has all of ECMA-48 and on an old one. */
enum { ROWS = 3, COLUMNS = 20 };

static void move(int row, int column, struct text *text)
{
    text_printf(text, "<%d,%d>", row, column);
}

static const char *color(int number, bool is_background)
{
    static char sequence[16];

    snprintf(sequence, sizeof(sequence), "\033[%c%dm", is_background ? '4' : '3', number);
    return sequence;
}

static const struct painter_codes modern = {
    .clear = "<clear>",
    .clear_line = "<rest>",
    .reset = "\033[m",
    .own_colors = "\033[39;49m",
    .bold = "\033[1m",
    .dim = "\033[2m",
    .reverse = "\033[7m",
    .underline = "\033[4m",
    .wrap_off = "<off>",
    .wrap_on = "<on>",
    .resets_colors = true,
    .clears_in_color = true,
    .is_ansi = true,
    .is_modern = true,
    .move = move,
    .color = color,
};

struct window {
    struct painter *painter;
    struct surface *surface;
    struct area area;
};

static void set_inks(struct painter *painter)
{
    static const struct {
        enum role role;
        enum ground ground;
        struct ink ink;
    } inks[] = {
        {ROLE_GOOD, GROUND_PLAIN, {2, COLOR_OF_TERMINAL, 0}},
        {ROLE_BAD, GROUND_PLAIN, {1, COLOR_OF_TERMINAL, 0}},
        {ROLE_STRONG, GROUND_PLAIN, {2, COLOR_OF_TERMINAL, ATTRIBUTE_BOLD}},
        {ROLE_PLAIN, GROUND_CURSOR, {COLOR_OF_TERMINAL, 6, 0}},
        {ROLE_GOOD, GROUND_CURSOR, {2, 6, 0}},
    };

    for (int role = 0; role < ROLE_COUNT; role++)
        for (int ground = 0; ground < GROUND_COUNT; ground++)
            for (int mark = 0; mark < 2; mark++)
                painter_set_ink(painter, (enum role)role, (enum ground)ground, mark,
                                (struct ink){COLOR_OF_TERMINAL, COLOR_OF_TERMINAL, 0});
    for (size_t i = 0; i < sizeof(inks) / sizeof(inks[0]); i++)
        for (int mark = 0; mark < 2; mark++)
            painter_set_ink(painter, inks[i].role, inks[i].ground, mark, inks[i].ink);
}

static struct window begin(const struct painter_codes *codes)
{
    struct window window = {painter_new(codes), surface_new(ROWS, COLUMNS), {0}};

    set_inks(window.painter);
    window.area = surface_area(window.surface);
    return window;
}

static void end(struct window *window)
{
    painter_free(window->painter);
    surface_free(window->surface);
}

static void assert_sends(struct window *window, const char *expected)
{
    struct text text;

    text_init(&text);
    painter_draw(window->painter, window->surface, ROWS, COLUMNS, &text);
    assert_string_equal(text.bytes, expected);
    text_finish(&text);
}

static void test_only_changes_are_sent(void **state)
{
    struct window window = begin(&modern);

    (void)state;
    area_text(window.area, 0, 0, ROLE_PLAIN, "red");
    assert_sends(&window, "\033[m<clear>\033[1Hred");
    assert_sends(&window, "");
    area_text(window.area, 1, 4, ROLE_BAD, "green");
    assert_sends(&window, "\033[2;5H\033[31mgreen");
    area_text(window.area, 1, 6, ROLE_BAD, "y");
    area_text(window.area, 1, 8, ROLE_BAD, "k");
    assert_sends(&window, "\033[2;7Hyek");
    end(&window);
}

static void test_a_colour_is_sent_once(void **state)
{
    struct window window = begin(&modern);

    (void)state;
    assert_sends(&window, "\033[m<clear>");
    area_text(window.area, 0, 0, ROLE_GOOD, "up");
    area_text(window.area, 0, 3, ROLE_GOOD, "up");
    area_text(window.area, 0, 6, ROLE_STRONG, "win");
    area_text(window.area, 0, 10, ROLE_BAD, "down");
    assert_sends(&window, "\033[1H\033[32mup up \033[1mwin \033[22;31mdown");
    area_ground(window.area, 0, 0, 2, GROUND_CURSOR);
    assert_sends(&window, "\r\033[32;46mup");
    end(&window);
}

static void test_rows_end_by_clearing(void **state)
{
    struct painter_codes plain_only = modern;
    struct window window = begin(&modern);

    (void)state;
    area_text(window.area, 0, 0, ROLE_PLAIN, "a long line of text");
    assert_sends(&window, "\033[m<clear>\033[1Ha long line of text");
    area_fill(window.area, 0, 0, COLUMNS, ROLE_PLAIN, " ");
    area_text(window.area, 0, 0, ROLE_PLAIN, "a");
    assert_sends(&window, "\033[1;3H<rest>");
    end(&window);

    plain_only.clears_in_color = false;
    window = begin(&plain_only);
    assert_sends(&window, "\033[m<clear>");
    area_select(window.area, 0, 0, COLUMNS);
    assert_sends(&window, "\033[1H\033[46m                    ");
    end(&window);
}

static void test_an_old_terminal_ends_all_attributes_at_once(void **state)
{
    struct painter_codes old = modern;

    (void)state;
    old.is_ansi = old.is_modern = old.resets_colors = false;
    old.reset = "<reset>";
    old.own_colors = "<own>";
    struct window window = begin(&old);
    assert_sends(&window, "<reset><own><clear>");
    area_text(window.area, 1, 2, ROLE_STRONG, "win");
    area_text(window.area, 1, 5, ROLE_BAD, "lose");
    area_text(window.area, 1, 9, ROLE_PLAIN, ".");
    assert_sends(&window, "<1,2>\033[1m\033[32mwin<reset><own>\033[31mlose<own>.");
    end(&window);
}

/* Written there, a character would scroll the window. */
static void test_the_last_cell_does_not_scroll(void **state)
{
    struct painter_codes scrolling = modern;

    (void)state;
    scrolling.scrolls_at_end = true;
    struct window window = begin(&scrolling);
    assert_sends(&window, "\033[m<clear>");
    area_text(window.area, ROWS - 1, COLUMNS - 1, ROLE_PLAIN, "!");
    assert_sends(&window, "\033[3;20H<off>!<on>");
    end(&window);

    scrolling.wrap_off = scrolling.wrap_on = "";
    window = begin(&scrolling);
    area_text(window.area, ROWS - 1, COLUMNS - 2, ROLE_PLAIN, "?!");
    assert_sends(&window, "\033[m<clear>\033[3;19H?");
    end(&window);
}

static void test_wide_characters_are_whole(void **state)
{
    struct window window = begin(&modern);

    (void)state;
    area_text(window.area, 0, 0, ROLE_PLAIN, "日本");
    assert_sends(&window, "\033[m<clear>\033[1H日本");
    area_text(window.area, 0, 1, ROLE_PLAIN, "x");
    assert_sends(&window, "\r x");
    end(&window);
}

static void test_forgotten_all_is_sent(void **state)
{
    struct window window = begin(&modern);

    (void)state;
    area_text(window.area, 0, 0, ROLE_GOOD, "up");
    assert_sends(&window, "\033[m<clear>\033[1H\033[32mup");
    painter_forget(window.painter);
    assert_sends(&window, "\033[m<clear>\033[1H\033[32mup");
    end(&window);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_changes_are_sent),
        cmocka_unit_test(test_a_colour_is_sent_once),
        cmocka_unit_test(test_rows_end_by_clearing),
        cmocka_unit_test(test_an_old_terminal_ends_all_attributes_at_once),
        cmocka_unit_test(test_the_last_cell_does_not_scroll),
        cmocka_unit_test(test_wide_characters_are_whole),
        cmocka_unit_test(test_forgotten_all_is_sent),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
