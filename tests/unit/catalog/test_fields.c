#include "unit.h"

#include "base/text/text.h"
#include "catalog/compile/fields.h"

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
    for (size_t i = 0; i < diagnostics_kept(fixture->fields.diagnostics); i++)
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

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_texts_are_parsed),
        TEST(test_numbers_are_parsed),
        TEST(test_words_are_parsed),
        TEST(test_lists_and_maps_are_parsed),
        TEST(test_unknown_fields_are_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
