#include "unit.h"

#include "base/text/text.h"
#include "catalog/compile/fields.h"

#include <stdio.h>
#include <string.h>

/* Typed reading of front matter: the values, and one diagnostic for each that is wrong. */

struct fixture {
    struct arena *arena;
    struct fields fields;
    const struct node *map;
};

static int setup(void **state)
{
    static struct fixture fixture;
    static const char text[] = "name: Ash\n"                   /* line 1 */
                               "empty: \"\"\n"                 /* 2 */
                               "nothing:\n"                    /* 3 */
                               "list: [a, b, c d]\n"           /* 4 */
                               "map: {x: 1, y: -2}\n"          /* 5 */
                               "ten: 10\n"                     /* 6 */
                               "half: 0.5\n"                   /* 7 */
                               "yes: true\n"                   /* 8 */
                               "no: false\n"                   /* 9 */
                               "yep: yes\n"                    /* 10 */
                               "colour: green\n"               /* 11 */
                               "mixed: [a, [b]]\n"             /* 12 */
                               "huge: 99999999999999999999\n"; /* 13 */

    fixture.arena = arena_new();
    fixture.fields = (struct fields){fixture.arena, diagnostics_new(), "f.md"};
    fixture.map =
        node_read_yaml(fixture.arena, "f.md", text, strlen(text), 1, fixture.fields.diagnostics);
    *state = &fixture;
    return fixture.map ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    diagnostics_free(fixture->fields.diagnostics);
    arena_free(fixture->arena);
    return 0;
}

/* The diagnostics so far, one a line, and then they are forgotten. */
static void assert_diagnostics(struct fixture *fixture, const char *expected)
{
    struct text text;

    text_init(&text);
    for (size_t i = 0; i < diagnostics_count(fixture->fields.diagnostics); i++)
        text_printf(&text, "%s\n", diagnostics_line(fixture->fields.diagnostics, i));
    assert_string_equal(text.bytes, expected);
    text_finish(&text);
    diagnostics_free(fixture->fields.diagnostics);
    fixture->fields.diagnostics = diagnostics_new();
}

static void test_texts_are_parsed(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(fields_text(&f->fields, f->map, "name", true), "Ash");
    assert_string_equal(fields_text(&f->fields, f->map, "missing", false), "");
    assert_string_equal(fields_text(&f->fields, f->map, "empty", false), "");
    assert_string_equal(fields_text(&f->fields, f->map, "nothing", false), "");
    assert_diagnostics(f, "");
    assert_string_equal(fields_text(&f->fields, f->map, "missing", true), "");
    assert_string_equal(fields_text(&f->fields, f->map, "empty", true), "");
    assert_string_equal(fields_text(&f->fields, f->map, "nothing", true), "");
    assert_string_equal(fields_text(&f->fields, f->map, "list", false), "");
    assert_diagnostics(f, "f.md:1:1: 'missing' is missing, expected a text\n"
                          "f.md:2:8: 'empty' is empty, expected a text\n"
                          "f.md:3:9: 'nothing' is missing, expected a text\n"
                          "f.md:4:7: 'list' is a list or a map, expected a text\n");
}

static void test_numbers_are_parsed(void **state)
{
    struct fixture *f = *state;
    double number = 7;

    assert_int_equal(fields_integer(&f->fields, f->map, "ten", 0, 10, -1), 10);
    assert_int_equal(fields_integer(&f->fields, f->map, "missing", 0, 10, -1), -1);
    assert_int_equal(fields_integer_required(&f->fields, f->map, "ten", 10, 20), 10);
    assert_true(fields_number(&f->fields, f->map, "half", &number));
    assert_true(number == 0.5);
    assert_false(fields_number(&f->fields, f->map, "missing", &number));
    assert_diagnostics(f, "");

    assert_int_equal(fields_integer(&f->fields, f->map, "ten", 0, 9, -1), -1);
    assert_int_equal(fields_integer(&f->fields, f->map, "half", 0, 9, -1), -1);
    assert_int_equal(fields_integer(&f->fields, f->map, "huge", 0, 9, -1), -1);
    assert_int_equal(fields_integer(&f->fields, f->map, "list", 0, 9, -1), -1);
    assert_int_equal(fields_integer_required(&f->fields, f->map, "missing", 3, 9), 3);
    assert_false(fields_number(&f->fields, f->map, "name", &number));
    assert_diagnostics(f, "f.md:6:6: invalid 'ten', expected a whole number from 0 to 9\n"
                          "f.md:7:7: invalid 'half', expected a whole number from 0 to 9\n"
                          "f.md:13:7: invalid 'huge', expected a whole number from 0 to 9\n"
                          "f.md:4:7: invalid 'list', expected a whole number from 0 to 9\n"
                          "f.md:1:1: 'missing' is missing, expected a whole number from 3 to 9\n"
                          "f.md:1:7: invalid 'name', expected a number\n");
}

static void test_words_are_parsed(void **state)
{
    struct fixture *f = *state;
    static const char *const words[] = {"red", "green", "blue"};

    assert_true(fields_boolean(&f->fields, f->map, "yes", false));
    assert_false(fields_boolean(&f->fields, f->map, "no", true));
    assert_true(fields_boolean(&f->fields, f->map, "missing", true));
    assert_true(fields_boolean_required(&f->fields, f->map, "yes"));
    assert_int_equal(fields_word(&f->fields, f->map, "colour", words, 3, -1), 1);
    assert_int_equal(fields_word(&f->fields, f->map, "missing", words, 3, 2), 2);
    assert_diagnostics(f, "");

    assert_true(fields_boolean(&f->fields, f->map, "yep", true));
    assert_false(fields_boolean_required(&f->fields, f->map, "missing"));
    assert_int_equal(fields_word(&f->fields, f->map, "name", words, 3, 2), 2);
    assert_int_equal(fields_word(&f->fields, f->map, "name", words, 3, -1), -1);
    assert_int_equal(fields_word(&f->fields, f->map, "missing", words, 3, -1), -1);
    assert_int_equal(fields_word(&f->fields, f->map, "list", words, 3, -1), -1);
    assert_diagnostics(f, "f.md:10:6: 'yep' is 'yes', expected false or true\n"
                          "f.md:1:1: 'missing' is missing, expected false or true\n"
                          "f.md:1:7: 'name' is 'Ash', expected red, green or blue\n"
                          "f.md:1:7: 'name' is 'Ash', expected red, green or blue\n"
                          "f.md:1:1: 'missing' is missing, expected red, green or blue\n"
                          "f.md:4:7: 'list' is invalid, expected red, green or blue\n");
}

static void test_lists_and_maps_are_parsed(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(fields_list(&f->fields, f->map, "list")->count, 3);
    assert_int_equal(fields_map(&f->fields, f->map, "map")->count, 2);
    assert_null(fields_list(&f->fields, f->map, "missing"));
    assert_null(fields_map(&f->fields, f->map, "missing"));
    assert_string_equal(fields_joined(&f->fields, f->map, "list"), "a; b; c d");
    assert_string_equal(fields_joined(&f->fields, f->map, "name"), "Ash");
    assert_string_equal(fields_joined(&f->fields, f->map, "missing"), "");
    assert_diagnostics(f, "");

    assert_null(fields_list(&f->fields, f->map, "map"));
    assert_null(fields_map(&f->fields, f->map, "list"));
    assert_string_equal(fields_joined(&f->fields, f->map, "mixed"), "a");
    assert_diagnostics(f, "f.md:5:6: invalid 'map', expected a list\n"
                          "f.md:4:7: invalid 'list', expected `name: value` lines\n"
                          "f.md:12:12: 'mixed' may contain only texts\n");
}

/* A stranger that is near a known name is read as that: it is not missing as well. */
static void test_unknown_fields_are_reported(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {"name", "empty", "nothing", "list",  "map",   "ten",
                                        "hlaf", "yes",   "no",      "colur", "mixed", "huge"};
    static const char *const all[] = {"name", "empty", "nothing", "list",  "map",   "ten", "hlaf",
                                      "yes",  "no",    "yep",     "colur", "mixed", "huge"};

    assert_true(fields_known(&f->fields, f->map, names, ARRAY_LENGTH(names)));
    assert_diagnostics(f, "f.md:7:1: unknown field 'half', expected 'hlaf'\n"
                          "f.md:10:1: unknown field 'yep', expected 'yes'\n"
                          "f.md:11:1: unknown field 'colour', expected 'colur'\n");
    assert_string_equal(fields_text(&f->fields, f->map, "hlaf", true), "0.5");
    assert_string_equal(fields_text(&f->fields, f->map, "colur", true), "green");
    /* `yes` was there: the stranger near it keeps its name */
    assert_string_equal(fields_text(&f->fields, f->map, "yes", true), "true");
    assert_true(fields_known(&f->fields, f->map, all, ARRAY_LENGTH(all)));
    assert_diagnostics(f, "");
    assert_false(fields_known(&f->fields, node_member(f->map, "list"), names, 1));
    assert_diagnostics(f, "f.md:4:7: expected `name: value` lines here\n");
}

/* Days were checked with `date -d`: its seconds since 1970 by 86,400. */
static const struct {
    const char *text;
    bool right;
    long days, months;
} dates[] = {
    {"1970", true, 0, 1970 * 12},
    {"1970-01", true, 0, 1970 * 12},
    {"1970-01-01", true, 0, 1970 * 12},
    {"1969-12-31", true, -1, 1969 * 12 + 11},
    {"2000-02-29", true, 11016, 2000 * 12 + 1},
    {"2024-02-29", true, 19782, 2024 * 12 + 1},
    {"2024", true, 19723, 2024 * 12},
    {"2024-12-31", true, 20088, 2024 * 12 + 11},
    {"2026-11-22", true, 20779, 2026 * 12 + 10},
    {"9999-12-31", true, 2932896, 9999 * 12 + 11},
    {"0001-01-01", true, -719162, 12},
    {"1900-02-29", false, 0, 0}, /* no leap year */
    {"2023-02-29", false, 0, 0},
    {"2024-13", false, 0, 0},
    {"2024-00", false, 0, 0},
    {"2024-04-31", false, 0, 0},
    {"2024-04-00", false, 0, 0},
    {"0000", false, 0, 0},
    {"", false, 0, 0},
    {"24", false, 0, 0},
    {"20244", false, 0, 0},
    {"2024-1", false, 0, 0},
    {"2024-1-1", false, 0, 0},
    {"2024-001", false, 0, 0},
    {"2024/01/01", false, 0, 0},
    {"2024-01-01 ", false, 0, 0},
    {" 024", false, 0, 0},
    {"-024", false, 0, 0},
    {"+024", false, 0, 0},
    {"2024--1", false, 0, 0},
    {"2024-+1", false, 0, 0},
    {"2024-01--1", false, 0, 0},
    {"unknown", false, 0, 0},
};

static void test_dates_are_parsed(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(dates); i++) {
        long days = 0, months = 0;
        print_message("# '%s'\n", dates[i].text);
        assert_int_equal(date_parse(dates[i].text, &days, &months), dates[i].right);
        assert_int_equal(days, dates[i].days);
        assert_int_equal(months, dates[i].months);
    }
}

/* Every day from year 1 on follows the one before it. */
static void test_every_day_of_the_calendar_is_valid(void **state)
{
    (void)state;
    static const int most[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    long before = -719163, days, months;

    for (int year = 1; year <= 2400; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= most[month - 1]; day++) {
                char text[32];
                snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
                bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
                bool right = date_parse(text, &days, &months);
                assert_int_equal(right, month != 2 || day != 29 || leap);
                if (right)
                    assert_int_equal(days, ++before);
            }
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_texts_are_parsed),
        TEST(test_numbers_are_parsed),
        TEST(test_words_are_parsed),
        TEST(test_lists_and_maps_are_parsed),
        TEST(test_unknown_fields_are_reported),
        cmocka_unit_test(test_dates_are_parsed),
        cmocka_unit_test(test_every_day_of_the_calendar_is_valid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
