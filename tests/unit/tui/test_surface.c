#include "unit.h"

#include "base/text/columns.h"
#include "tui/cells/surface.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Grids of 12 columns, small enough to see whole. */
enum { ROWS = 3, COLUMNS = 12 };

static int set_up(void **state)
{
    *state = surface_new(ROWS, COLUMNS);
    return 0;
}

static int tear_down(void **state)
{
    surface_free(*state);
    return 0;
}

static void assert_shows(const struct surface *surface, bool with_roles, const char *expected)
{
    struct text text;

    text_init(&text);
    surface_dump(surface, with_roles, &text);
    assert_string_equal(text.bytes, expected);
    text_finish(&text);
}

/* Whatever was painted, each row is exactly as wide as the grid, and no half is alone. */
static void assert_whole(const struct surface *surface)
{
    for (int row = 0; row < surface->rows; row++) {
        const struct cell *cells = &surface->cells[row * surface->columns];

        for (int i = 0; i < surface->columns; i++) {
            bool after_wide = i > 0 && cells[i - 1].width == 2;

            assert_int_equal(cells[i].width == 0, after_wide);
            assert_int_equal(columns_of(cells[i].bytes), cells[i].width);
            assert_true(memchr(cells[i].bytes, '\0', CELL_BYTES) != NULL);
            assert_true(cells[i].role < ROLE_COUNT);
        }
        assert_true(surface->columns == 0 || cells[surface->columns - 1].width != 2);
    }
}

static const struct {
    int column;
    const char *text;
    int after;
    const char *row;
} texts[] = {
    {0, "Gin", 3, "Gin"},
    {2, "Gin", 5, "  Gin"},
    {0, "exactly here", 12, "exactly here"},
    {0, "is longer than it", 12, "is longer th"},
    {10, "Gin", 12, "          Gi"},
    {-2, "Gin", 1, "n"},
    {-3, "Gin", 0, ""},
    {12, "Gin", 12, ""},
    {0, "日本", 4, "日本"},
    {-1, "日本", 3, " 本"},
    {9, "日本", 12, "         日"},
    {11, "日", 12, ""},
    {10, "x日y", 12, "          x"},
    {0, "e\u0301e\u0301", 2, "e\u0301e\u0301"},
    {0, "\u0301a", 1, "a"},
    {0, "🤖x🫠y", 6,
     "🤖x🫠y"}, /* beyond U+1F6FF, which the terminal of the tests does not know */
    {11, "🤖", 12, ""},
    {0, "🇩🇪x", 3, "🇩🇪x"},
    {0, "עברית", 5, "עברית"},
    {0, "", 0, ""},
};

static void test_text_is_cut_at_the_edges(void **state)
{
    struct surface *surface = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++) {
        char expected[64];

        print_message("# '%s' at %d\n", texts[i].text, texts[i].column);
        surface_clear(surface);
        assert_int_equal(
            area_text(surface_area(surface), 1, texts[i].column, ROLE_PLAIN, texts[i].text),
            texts[i].after);
        snprintf(expected, sizeof(expected), "\n%s\n\n", texts[i].row);
        assert_shows(surface, false, expected);
        assert_whole(surface);
    }
}

static void test_rows_outside_are_not_painted(void **state)
{
    struct surface *surface = *state;

    area_text(surface_area(surface), -1, 0, ROLE_TITLE, "above");
    area_text(surface_area(surface), ROWS, 0, ROLE_TITLE, "below");
    area_fill(surface_area(surface), INT_MAX, 0, INT_MAX, ROLE_TITLE, "#");
    area_select(surface_area(surface), -1, 0, COLUMNS);
    area_cursor(surface_area(surface), ROWS, 0);
    assert_shows(surface, true, "\n\n\ncursor hidden\n");
}

static void test_half_a_wide_character_becomes_a_blank(void **state)
{
    struct surface *surface = *state;
    struct area area = surface_area(surface);

    area_text(area, 0, 0, ROLE_PLAIN, "日本語");
    area_text(area, 0, 1, ROLE_PLAIN, "x");
    assert_shows(surface, false, " x本語\n\n\n");
    area_text(area, 0, 4, ROLE_PLAIN, "y");
    assert_shows(surface, false, " x本y\n\n\n");
    area_text(area, 0, 3, ROLE_PLAIN, "日");
    assert_shows(surface, false, " x 日\n\n\n");
    assert_whole(surface);

    /* the other half may lie outside the area that is painted */
    area_text(area, 1, 2, ROLE_PLAIN, "日");
    area_text(area_part(area, 1, 3, 1, 4), 0, 0, ROLE_PLAIN, "z");
    assert_shows(surface, false, " x 日\n   z\n\n");
    assert_whole(surface);
}

static void test_part_has_its_own_origin_and_edges(void **state)
{
    struct surface *surface = *state;
    struct area part = area_part(surface_area(surface), 1, 4, 5, 5);

    assert_int_equal(part.rows, 2);
    assert_int_equal(part.columns, 5);
    area_text(part, 0, 0, ROLE_PLAIN, "too long for it");
    area_text(area_part(part, 1, 2, INT_MAX, INT_MAX), 0, 0, ROLE_PLAIN, "inner");
    area_cursor(part, 1, 1);
    assert_shows(surface, true, "\n    too l\n      inn\ncursor 2,5\n");

    assert_int_equal(area_part(part, 7, 0, 3, 3).rows, 0);
    assert_int_equal(area_part(part, 0, -2, 1, 4).columns, 2);
    assert_int_equal(area_part(part, 0, 0, -1, -1).columns, 0);
}

static const struct {
    const char *text;
    int width;
    bool unicode;
    const char *row;
} fitted[] = {
    {"Django", 8, true, "#Django  #"},
    {"Django", 6, true, "#Django#"},
    {"Django", 5, true, "#Djan\u2026#"},
    {"Django", 5, false, "#Dja..#"},
    {"Django", 1, true, "#\u2026#"},
    {"Django", 1, false, "#.#"},
    {"Django", 0, false, "##"},
    {"日本語", 5, true, "#日本\u2026#"},
    {"日本語", 4, true, "#日\u2026 #"},
    {"日本語", 5, false, "#日.. #"},
    {"", 3, true, "#   #"},
};

static void test_fitted_text_fills_its_width_exactly(void **state)
{
    struct surface *surface = *state;
    struct area area = surface_area(surface);

    for (size_t i = 0; i < ARRAY_LENGTH(fitted); i++) {
        char expected[64];
        int width = fitted[i].width;

        print_message("# '%s' in %d\n", fitted[i].text, width);
        area_fill(area, 0, 0, COLUMNS, ROLE_PLAIN, "-");
        area_text(area, 0, 0, ROLE_PLAIN, "#");
        area_fit(area, 0, 1, width, ROLE_STRONG, fitted[i].unicode, fitted[i].text);
        area_text(area, 0, 1 + width, ROLE_PLAIN, "#");
        area_fill(area, 0, 2 + width, COLUMNS, ROLE_PLAIN, " ");
        snprintf(expected, sizeof(expected), "%s\n\n\n", fitted[i].row);
        assert_shows(surface, false, expected);
        for (int column = 1; column < 1 + width; column++)
            assert_int_equal(surface->cells[column].role, ROLE_STRONG);
        assert_whole(surface);
    }
}

static void test_text_on_the_right_ends_at_its_column(void **state)
{
    struct surface *surface = *state;
    struct area area = surface_area(surface);

    area_right(area, 0, COLUMNS, ROLE_MUTED, "1st of 10");
    area_right(area, 1, 5, ROLE_MUTED, "日本");
    area_right(area, 2, 3, ROLE_MUTED, "12345");
    assert_shows(surface, false, "   1st of 10\n 日本\n345\n");
}

static void test_fills_repeat_whole_clusters(void **state)
{
    struct surface *surface = *state;
    struct area area = surface_area(surface);

    area_fill(area, 0, 2, 4, ROLE_PLAIN, "─");
    area_fill(area, 1, 0, 5, ROLE_PART_1, "日");
    area_fill(area, 2, 9, 50, ROLE_PLAIN, "*");
    assert_shows(surface, true, "  ────\n日日\n         ***\n1:0-4 part-1\ncursor hidden\n");
    assert_whole(surface);
}

static void test_dump_names_roles_selection_and_cursor(void **state)
{
    struct surface *surface = *state;
    struct area area = surface_area(surface);

    area_printf(area, 0, 0, ROLE_TITLE, "%d of %s", 5, "10");
    area_text(area, 1, 1, ROLE_STRONG, "Gin");
    area_text(area, 1, 6, ROLE_PART_REST, "85");
    area_select(area, 1, 0, 8);
    area_role(area, 2, 3, 4, ROLE_WARN);
    area_cursor(area, 1, 1);
    assert_shows(surface, true,
                 "5 of 10\n"
                 " Gin  85\n"
                 "\n"
                 "0:0-6 title\n"
                 "1:0-0 plain*\n"
                 "1:1-3 strong*\n"
                 "1:4-5 plain*\n"
                 "1:6-7 part-rest*\n"
                 "2:3-6 warn\n"
                 "cursor 1,1\n");
    surface_clear(surface);
    assert_shows(surface, true, "\n\n\ncursor hidden\n");
}

static void test_cells_that_look_alike_are_equal_bytes(void **state)
{
    struct surface *surface = *state, *other = surface_new(ROWS, COLUMNS);
    size_t size = sizeof(struct cell) * ROWS * COLUMNS;

    area_text(surface_area(surface), 0, 0, ROLE_STRONG, "e\u0301\u0302\u0303\u0304日x");
    area_text(surface_area(surface), 0, 0, ROLE_PLAIN, "Django");
    area_text(surface_area(other), 0, 0, ROLE_PLAIN, "Django");
    assert_memory_equal(surface->cells, other->cells, size);

    area_text(surface_area(surface), 0, 0, ROLE_STRONG, "日本");
    area_fill(surface_area(surface), 0, 0, COLUMNS, ROLE_PLAIN, " ");
    surface_clear(other);
    assert_memory_equal(surface->cells, other->cells, size);
    surface_free(other);
}

static void test_marks_beyond_a_cell_are_cut_between_characters(void **state)
{
    struct surface *surface = *state;
    char text[200] = "😀";

    for (int i = 0; i < 40; i++)
        strcat(text, "\u0301");
    area_text(surface_area(surface), 0, 0, ROLE_PLAIN, text);
    area_text(surface_area(surface), 0, 2, ROLE_PLAIN, "x");
    assert_int_equal(strlen(surface->cells[0].bytes), 4 + 2 * 8);
    assert_string_equal(surface->cells[2].bytes, "x");
    assert_whole(surface);
}

static void test_any_size_can_be_painted(void **state)
{
    struct surface *surface = *state;

    for (int rows = -1; rows < 4; rows++) {
        for (int columns = -1; columns < 6; columns++) {
            surface_resize(surface, rows, columns);
            area_text(surface_area(surface), 0, 0, ROLE_TITLE, "日本語 and more");
            area_fit(surface_area(surface), 1, 1, 9, ROLE_PLAIN, true, "日本語 and more");
            area_cursor(surface_area(surface), rows - 1, columns - 1);
            assert_whole(surface);
            assert_int_equal(surface->cursor_row, rows > 0 && columns > 0 ? rows - 1 : -1);
        }
    }
}

/* Every way to paint, anywhere, in any order: the grid stays a grid. */
static void test_random_painting_keeps_the_grid_whole(void **state)
{
    static const char *const words[] = {"Gin", "日本語", "e\u0301", "a日b", "😀", "", "\u0301x"};
    struct surface *surface = *state;

    srandom(1);
    for (int i = 0; i < 20000; i++) {
        struct area area =
            area_part(surface_area(surface), (int)(random() % 5) - 1, (int)(random() % 14) - 1,
                      (int)(random() % 5), (int)(random() % 14));
        int row = (int)(random() % 4) - 1, column = (int)(random() % 16) - 3;
        int width = (int)(random() % 14) - 1;
        enum role role = (enum role)(random() % ROLE_COUNT);
        const char *word = words[(size_t)random() % ARRAY_LENGTH(words)];

        area_text(area, row, column, role, word);
        area_fit(area, row, column, width, role, i % 2, word);
        area_right(area, row, column, role, word);
        area_fill(area, row, column, width, role, word);
        area_select(area, row, column, width);
        area_role(area, row, column, width, role);
        assert_whole(surface);
    }
}

static void test_every_role_has_a_unique_name(void **state)
{
    (void)state;

    for (int role = 0; role < ROLE_COUNT; role++) {
        assert_non_null(role_name(role));
        for (int other = 0; other < role; other++)
            assert_string_not_equal(role_name(role), role_name(other));
    }
}

#define ON_A_SURFACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_SURFACE(test_text_is_cut_at_the_edges),
        ON_A_SURFACE(test_rows_outside_are_not_painted),
        ON_A_SURFACE(test_half_a_wide_character_becomes_a_blank),
        ON_A_SURFACE(test_part_has_its_own_origin_and_edges),
        ON_A_SURFACE(test_fitted_text_fills_its_width_exactly),
        ON_A_SURFACE(test_text_on_the_right_ends_at_its_column),
        ON_A_SURFACE(test_fills_repeat_whole_clusters),
        ON_A_SURFACE(test_dump_names_roles_selection_and_cursor),
        ON_A_SURFACE(test_cells_that_look_alike_are_equal_bytes),
        ON_A_SURFACE(test_marks_beyond_a_cell_are_cut_between_characters),
        ON_A_SURFACE(test_any_size_can_be_painted),
        ON_A_SURFACE(test_random_painting_keeps_the_grid_whole),
        cmocka_unit_test(test_every_role_has_a_unique_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
