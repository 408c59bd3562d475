/* The evidence of a figure: what needs more than keys and a picture. */
#include "bench.h"

#include "decide/advice/reasons.h"
#include "tui/screens/evidence/evidence.h"

#include <math.h>
#include <stdio.h>

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
    assert_shows(bench, "Its bounds: upper: 48 percent of Go developers");
    bench_free(bench);
}

static void test_enter_opens_the_source_of_a_line(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    evidence_push_criterion(bench->app, catalog_find_framework(bench->catalog, "django"),
                            catalog_find_criterion(bench->catalog, "batteries"));
    press(bench, "g Enter");
    assert_int_equal(bench->app->request, REQUEST_NONE);
    press(bench, "j Enter");
    assert_int_equal(bench->app->request, REQUEST_BROWSE);
    assert_true(text_starts_with(bench->app->request_text.bytes, "https://"));
    bench_free(bench);
}

/* "93.75 x 3 / 35 = 8.0 of fit 87" comes out as it is written, to the tenth that is shown. */
static void test_the_written_sum_comes_out(void **state)
{
    struct bench *bench = bench_with(60, 120, false, NULL);
    size_t n_frameworks, n_criteria = catalog_n_criteria(bench->catalog), seen = 0;

    (void)state;
    catalog_frameworks(bench->catalog, &n_frameworks);
    for (size_t i = 0; i < n_frameworks; i++)
        for (size_t j = 0; j < n_criteria; j++) {
            double value, points, all, part;
            evidence_push_criterion(bench->app, (int)i, (int)j);
            const char *sum = strstr(look(bench), "The sum ");
            app_pop(bench->app);
            assert_non_null(sum);
            if (sscanf(strchr(sum, '\n'), " %lf x %lf / %lf = %lf", &value, &points, &all, &part) <
                4)
                continue;
            assert_true(fabs(value * points / all - part) < 0.0501);
            seen++;
        }
    assert_true(seen >= n_frameworks);
    bench_free(bench);
}

/* The parts of the result add up, so one may be a tenth off its own rounding; its source says so. */
static void test_a_part_of_the_result_opens_with_its_figure(void **state)
{
    int rounded = 0;

    (void)state;
    for (int i = 0; i < PROJECTS; i++) {
        struct bench *bench = bench_new(60, 120);
        answer_all(bench, &projects[i]);
        const struct advice *advice = app_advice(bench->app);
        struct arena *arena = arena_new();
        for (int k = 0; k < advice->decision->problem.n_criteria; k++) {
            int tenths = 0;
            char wanted[64];
            for (int r = 0; r < advice->n_reasons; r++) {
                struct reason_part *parts;
                int n = reason_parts(arena, advice, &advice->reasons[r], &parts);
                for (int j = 0; j < n; j++)
                    tenths += parts[j].criterion == k ? parts[j].shown : 0;
            }
            if (tenths == 0)
                continue;
            evidence_push_criterion(bench->app, advice->winner, k);
            snprintf(wanted, sizeof(wanted), "Where does %d.%d come from?", tenths / 10,
                     tenths % 10);
            assert_shows(bench, wanted);
            rounded += strstr(look(bench), "so that all parts add up.") != NULL;
            app_pop(bench->app);
        }
        arena_free(arena);
        bench_free(bench);
    }
    assert_true(rounded > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_o_opens_and_y_copies_the_source),
        cmocka_unit_test(test_unknown_value_shows_its_bounds),
        cmocka_unit_test(test_enter_opens_the_source_of_a_line),
        cmocka_unit_test(test_the_written_sum_comes_out),
        cmocka_unit_test(test_a_part_of_the_result_opens_with_its_figure),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
