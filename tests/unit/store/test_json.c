#include "unit.h"

#include "store/node/json.h"

#include <stdio.h>
#include <string.h>

static void assert_written(struct json *json, bool indented, const char *expected)
{
    struct text text;

    text_init(&text);
    json_write(json, indented, &text);
    assert_string_equal(text.bytes, expected);
    text_finish(&text);
    json_free(json);
}

static struct json *make_example(void)
{
    struct json *object = json_new_object(), *list = json_new_list();

    json_add(list, json_new_text("Gin"));
    json_add(list, json_new_null());
    json_add(list, json_new_boolean(true));
    json_add(list, json_new_object());
    json_add(list, json_new_list());
    json_put(object, "zeta", json_new_integer(-5));
    json_put(object, "alpha", list);
    json_put(object, "Beta", json_new_boolean(false));
    json_put(object, "missing", json_new_text(NULL));
    return object;
}

static void test_object_keys_are_sorted(void **state)
{
    (void)state;
    assert_written(make_example(), false,
                   "{\"Beta\": false, \"alpha\": [\"Gin\", null, true, {}, []], "
                   "\"missing\": null, \"zeta\": -5}");
    assert_written(make_example(), true,
                   "{\n"
                   "  \"Beta\": false,\n"
                   "  \"alpha\": [\n"
                   "    \"Gin\",\n"
                   "    null,\n"
                   "    true,\n"
                   "    {},\n"
                   "    []\n"
                   "  ],\n"
                   "  \"missing\": null,\n"
                   "  \"zeta\": -5\n"
                   "}\n");
}

static void test_writing_appends_and_leaves_the_tree_unchanged(void **state)
{
    struct json *json = json_new_text("x");
    struct text text;

    (void)state;
    text_init(&text);
    text_append(&text, "before ");
    json_write(json, false, &text);
    json_write(json, false, &text);
    assert_string_equal(text.bytes, "before \"x\"\"x\"");
    text_finish(&text);
    json_free(json);
}

static void test_text_is_escaped_for_json(void **state)
{
    (void)state;
    assert_written(json_new_text("a \"quoted\" \\ word"), false, "\"a \\\"quoted\\\" \\\\ word\"");
    assert_written(json_new_text("line\nline"), false, "\"line\\nline\"");
    assert_written(json_new_text("caf\u00e9 日本 😀 </x>"), false, "\"caf\u00e9 日本 😀 </x>\"");
}

static void test_putting_a_key_again_replaces_it(void **state)
{
    struct json *object = json_new_object();

    (void)state;
    json_put(object, "a", json_new_integer(1));
    json_put(object, "a", json_new_integer(2));
    assert_written(object, false, "{\"a\": 2}");
}

static void test_lists_keep_their_count(void **state)
{
    struct json *list = json_new_list();

    (void)state;
    assert_int_equal(json_count(list), 0);
    json_add(list, json_new_null());
    json_add(list, json_new_null());
    assert_int_equal(json_count(list), 2);
    json_free(list);
}

static const struct {
    int64_t numerator, denominator;
    int digits;
    const char *written;
} ratios[] = {
    {9156, 10000, 4, "0.9156"},
    {1, 1, 4, "1.0"},
    {0, 7, 4, "0.0"},
    {1, 3, 4, "0.3333"},
    {2, 3, 4, "0.6667"},
    {1, 2, 0, "1.0"},  /* a half goes up */
    {-1, 2, 0, "0.0"}, /* up, not away from zero */
    {-3, 2, 0, "-1.0"},
    {5, 100000, 4, "0.0001"}, /* exactly a half of the last digit */
    {49999, 1000000000, 4, "0.0"},
    {5, 8, 2, "0.63"},
    {-5, 8, 2, "-0.62"},
    {12345, 100, 4, "123.45"},
    {INT64_MAX, INT64_MAX, 9, "1.0"},
    {INT64_MAX - 1, INT64_MAX, 9, "1.0"},
    {INT64_MIN, INT64_MAX, 4, "-1.0"},
};

static void test_ratios_are_rounded_half_up(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(ratios); i++)
        assert_written(json_new_ratio(ratios[i].numerator, ratios[i].denominator, ratios[i].digits),
                       false, ratios[i].written);
}

/* Every score prints as the exact decimal number. */
static void test_every_basis_point_prints_exactly(void **state)
{
    (void)state;

    for (int points = 0; points <= 10000; points++) {
        char expected[16];
        size_t length;

        snprintf(expected, sizeof(expected), "%d.%04d", points / 10000, points % 10000);
        length = strlen(expected);
        while (length > 2 && expected[length - 1] == '0' && expected[length - 2] != '.')
            expected[--length] = '\0';
        assert_written(json_new_ratio(points, 10000, 4), false, expected);
    }
}

static const struct {
    double number;
    const char *written;
} numbers[] = {
    {0.0, "0.0"},
    {-0.0, "0.0"},
    {1.0, "1.0"},
    {-2.5, "-2.5"},
    {0.1, "0.1"},
    {0.1 + 0.2, "0.3"},
    {1.0 / 3, "0.333333333333333"},
    {1234567.0, "1234567.0"},
    {1e21, "1e21"},
    {1.5e-7, "1.5e-7"},
};

static void test_numbers_print_15_digits(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(numbers); i++)
        assert_written(json_new_number(numbers[i].number), false, numbers[i].written);
}

static void test_integers_print_without_a_point(void **state)
{
    (void)state;
    assert_written(json_new_integer(INT64_MAX), false, "9223372036854775807");
    assert_written(json_new_integer(INT64_MIN), false, "-9223372036854775808");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_object_keys_are_sorted),
        cmocka_unit_test(test_writing_appends_and_leaves_the_tree_unchanged),
        cmocka_unit_test(test_text_is_escaped_for_json),
        cmocka_unit_test(test_putting_a_key_again_replaces_it),
        cmocka_unit_test(test_lists_keep_their_count),
        cmocka_unit_test(test_ratios_are_rounded_half_up),
        cmocka_unit_test(test_every_basis_point_prints_exactly),
        cmocka_unit_test(test_numbers_print_15_digits),
        cmocka_unit_test(test_integers_print_without_a_point),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
