#include "unit.h"

#include "base/array.h"
#include "document/export/json_writer.h"
#include "store/node/json.h"

#include <stdlib.h>

/* The same value by the tree and by the writer, in a list, as it is written to a file. */
struct both {
    struct json *list;
    struct text text;
    struct json_writer writer;
};

static struct both *both_new(void)
{
    struct both *both = calloc(1, sizeof(*both));

    both->list = json_new_list();
    text_init(&both->text);
    both->writer = (struct json_writer){&both->text, 1, true};
    text_append(&both->text, "[");
    return both;
}

static void assert_same(struct both *both)
{
    struct text tree;

    json_writer_end(&both->writer, ']');
    text_append(&both->text, "\n");
    text_init(&tree);
    json_write(both->list, true, &tree);
    assert_string_equal(both->text.bytes, tree.bytes);
    text_finish(&tree);
    text_finish(&both->text);
    json_free(both->list);
    free(both);
}

static void test_texts_are_escaped_as_in_a_tree(void **state)
{
    static const char *const texts[] = {
        "",       "plain",  "a \"quoted\" \\ word", "\b\f\n\r\t\x01\x0B\x1F", "\x7F/</script>",
        "\u00E4", "\u2028", "\U0001F600",           "cut \xE2\x82",           "\xFF\xC0\x80",
        "\"",     "\\",
    };
    struct both *both = both_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++) {
        json_add(both->list, json_new_text(texts[i]));
        json_writer_text(&both->writer, NULL, texts[i]);
    }
    json_add(both->list, json_new_null());
    json_writer_text(&both->writer, NULL, NULL);
    assert_same(both);
}

static void test_numbers_are_written_as_in_a_tree(void **state)
{
    static const int64_t integers[] = {0, 1, -1, 10, 900719925474099, INT64_MAX, INT64_MIN};
    static const int64_t ratios[][2] = {
        {0, 1},
        {1, 1},
        {1, 2},
        {1, 3},
        {2, 3},
        {1, 10000},
        {1, 20000},
        {1, 20001},
        {49999, 100000},
        {99995, 100000},
        {99994, 100000},
        {7, 2},
        {123456789, 7},
        {1, 1000000000},
        {5, 100000},
        {3, 40000},
        {999999999999, 1000000000000},
    };
    struct both *both = both_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(integers); i++) {
        json_add(both->list, json_new_integer(integers[i]));
        json_writer_integer(&both->writer, NULL, integers[i]);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(ratios); i++) {
        json_add(both->list, json_new_ratio(ratios[i][0], ratios[i][1], JSON_WRITER_DIGITS));
        json_writer_ratio(&both->writer, NULL, ratios[i][0], ratios[i][1]);
    }
    for (int64_t i = 0; i < 10000; i++) {
        json_add(both->list, json_new_ratio(i * 7, 70001, JSON_WRITER_DIGITS));
        json_writer_ratio(&both->writer, NULL, i * 7, 70001);
    }
    assert_same(both);
}

static void test_lists_and_objects_nest_as_in_a_tree(void **state)
{
    struct both *both = both_new();
    struct json *object = json_new_object(), *inner = json_new_list(), *empty = json_new_object();

    (void)state;
    json_add(inner, json_new_boolean(true));
    json_add(inner, json_new_list());
    json_put(object, "all", inner);
    json_put(object, "none", empty);
    json_put(object, "one", json_new_boolean(false));
    json_add(both->list, object);
    json_add(both->list, json_new_list());

    json_writer_begin(&both->writer, NULL, '{');
    json_writer_begin(&both->writer, "all", '[');
    json_writer_boolean(&both->writer, NULL, true);
    json_writer_begin(&both->writer, NULL, '[');
    json_writer_end(&both->writer, ']');
    json_writer_end(&both->writer, ']');
    json_writer_begin(&both->writer, "none", '{');
    json_writer_end(&both->writer, '}');
    json_writer_boolean(&both->writer, "one", false);
    json_writer_end(&both->writer, '}');
    json_writer_begin(&both->writer, NULL, '[');
    json_writer_end(&both->writer, ']');
    assert_same(both);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_are_escaped_as_in_a_tree),
        cmocka_unit_test(test_numbers_are_written_as_in_a_tree),
        cmocka_unit_test(test_lists_and_objects_nest_as_in_a_tree),
    };

    return cmocka_run_group_tests_name("json_writer", tests, NULL, NULL);
}
