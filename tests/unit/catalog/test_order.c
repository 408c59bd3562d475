#include "sources.h"

#include "base/arena.h"
#include "catalog/model/order.h"

/* The order of lists. */

static int setup(void **state)
{
    if (folder_new(state) != 0)
        return -1;
    sources_make(sources_path(SMALL_SOURCES), folder_path(state, "small.db"));
    return 0;
}

static void test_order_ignores_case_and_puts_empty_last(void **state)
{
    (void)state;
    assert_true(order_texts("apple", "Banana", false) < 0);
    assert_true(order_texts("apple", "Banana", true) > 0);
    assert_int_equal(order_texts("AdonisJS", "adonisjs", false), 0);
    assert_true(order_texts("go", "go + gin", false) < 0);
    assert_true(order_texts("", "a", false) > 0);
    assert_true(order_texts("", "a", true) > 0);
    assert_int_equal(order_texts("", "", true), 0);
    assert_true(order_numbers(false, 0, true, 5, false) > 0);
    assert_true(order_numbers(false, 0, true, 5, true) > 0);
    assert_true(order_numbers(true, 1, true, 5, true) > 0);
}

/* Of a text, a number and a level; both ways. */
static void test_unknown_traits_come_last(void **state)
{
    static const struct {
        const char *trait, *known, *unknown;
    } rows[] = {
        {"licence", "ash", "birch"}, {"licence", "ash", "cedar"}, {"stars", "ash", "cedar"},
        {"orm", "ash", "cedar"},     {"orm", "birch", "cedar"},
    };
    struct catalog *catalog = sources_open(folder_path(state, "small.db"));

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        for (int descending = 0; descending < 2; descending++) {
            int trait = catalog_find_trait(catalog, rows[i].trait);
            int known = catalog_find_framework(catalog, rows[i].known);
            int unknown = catalog_find_framework(catalog, rows[i].unknown);
            print_message("# %s of %s\n", rows[i].trait, rows[i].unknown);
            assert_true(order_traits(catalog, trait, known, unknown, descending) < 0);
            assert_true(order_traits(catalog, trait, unknown, known, descending) > 0);
        }
    catalog_free(catalog);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_ignores_case_and_puts_empty_last),
        cmocka_unit_test(test_unknown_traits_come_last),
    };

    return cmocka_run_group_tests(tests, setup, folder_free);
}
