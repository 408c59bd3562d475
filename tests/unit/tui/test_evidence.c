/* The evidence of a figure: what needs more than keys and a picture. */
#include "bench.h"

#include "tui/screens/evidence/evidence.h"

static void test_o_opens_and_y_copies_the_source(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    evidence_push_criterion(bench->app, catalog_find_framework(bench->catalog, "django"),
                            catalog_find_criterion(bench->catalog, "batteries"));
    look(bench);
    press(bench, "o");
    assert_int_equal(bench->app->request, REQUEST_BROWSE);
    assert_true(text_starts_with(bench->app->request_text.bytes, "https://"));
    char *first = strdup(bench->app->request_text.bytes);
    press(bench, "Tab y");
    assert_int_equal(bench->app->request, REQUEST_COPY);
    assert_string_not_equal(bench->app->request_text.bytes, first);
    press(bench, "Shift-Tab y");
    assert_string_equal(bench->app->request_text.bytes, first);
    free(first);
    bench_free(bench);
}

/* An unknown value says so, with its bounds and the reason for them. */
static void test_unknown_value_shows_its_bounds(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    evidence_push_trait(bench->app, catalog_find_framework(bench->catalog, "gin"),
                        catalog_find_trait(bench->catalog, "so2025_used_pct"));
    assert_shows(bench, "unknown, between 3.9 and 7.9 percent");
    assert_shows(bench, "bounds    upper: 48 percent of Go developers");
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_o_opens_and_y_copies_the_source),
        cmocka_unit_test(test_unknown_value_shows_its_bounds),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
