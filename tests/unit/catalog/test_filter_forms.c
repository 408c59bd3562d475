#include "sources.h"
#include "unit.h"

#include "catalog/filter/filter.h"

#include <string.h>

/* The examples of the filter language, for the catalog that comes along and for others. */

static struct catalog *catalog_of(void **folder, const char *sources)
{
    assert_int_equal(folder_new(folder), 0);
    sources_make(sources_path(sources), folder_path(folder, "catalog.db"));
    return sources_open(folder_path(folder, "catalog.db"));
}

static void check_forms(struct catalog *catalog, bool as_written)
{
    struct arena *arena = arena_new();
    size_t n_forms, n_own, n_entries;
    const struct filter_form *forms = filter_forms(&n_forms);
    const struct filter_form *own = filter_forms_for(arena, catalog, &n_own);

    catalog_frameworks(catalog, &n_entries);
    int *rows = ARENA_ARRAY(arena, int, n_entries);
    int *fits = ARENA_ARRAY(arena, int, n_entries);
    assert_int_equal(n_own, n_forms);
    for (size_t i = 0; i < n_own; i++) {
        struct filter_error error;
        const struct filter *filter = filter_parse(arena, catalog, own[i].form, &error);
        assert_string_equal(own[i].meaning, forms[i].meaning);
        if (as_written)
            assert_string_equal(own[i].form, forms[i].form);
        if (!filter)
            fail_msg("'%s' does not parse: %s", own[i].form, error.expected);
        filter_run(filter, catalog, fits, NULL, 0, rows);
    }
    arena_free(arena);
}

static void test_forms_of_the_shipped_catalog_are_unchanged(void **state)
{
    void *folder = NULL;
    struct catalog *catalog = catalog_of(&folder, SHIPPED_SOURCES);

    (void)state;
    check_forms(catalog, true);
    catalog_free(catalog);
    assert_int_equal(folder_free(&folder), 0);
}

static void test_forms_use_the_words_of_another_catalog(void **state)
{
    static const char *const strange[] = {"node", "spring", "php",      "js",    "micro",  "orm",
                                          "lang", "rust",   "admin-ui", "flask", "graphql"};
    void *folder = NULL;
    struct catalog *catalog = catalog_of(&folder, "tests/catalogs/brokers");
    struct arena *arena = arena_new();
    size_t count, found = 0;

    (void)state;
    check_forms(catalog, false);
    const struct filter_form *forms = filter_forms_for(arena, catalog, &count);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < sizeof(strange) / sizeof(strange[0]); j++)
            if (strstr(forms[i].form, strange[j]))
                fail_msg("'%s' is of another catalog", forms[i].form);
        found += strstr(forms[i].form, "alder") != NULL;
    }
    assert_true(found >= 5);
    arena_free(arena);
    catalog_free(catalog);
    assert_int_equal(folder_free(&folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_of_the_shipped_catalog_are_unchanged),
        cmocka_unit_test(test_forms_use_the_words_of_another_catalog),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
