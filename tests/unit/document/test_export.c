#include "exports.h"

#include "base/text/columns.h"
#include "decide/robustness/confidence.h"

/* --- goldens ----------------------------------------------------------------------------- */

static const char *const goldens[] = {
    "p01-live-dashboard",
    "p04-without-language",
    "all-ruled-out",
};

/* Hashes change with every word of the catalog, so goldens hold 64 zeros instead; test_record.c
 * checks the hashes. */
static char *without_hashes(struct arena *arena, const char *bytes)
{
    char *masked = arena_string(arena, bytes);

    for (char *at = masked; *at;) {
        size_t length = strspn(at, "0123456789abcdef");
        if (length == HASH_LENGTH)
            memset(at, '0', length);
        at += length > 0 ? length : 1;
    }
    return masked;
}

/* Two formats share an extension, so the second puts its name before it. */
static const char *golden_extension(struct arena *arena, const struct exporter *exporter)
{
    for (size_t i = 0; exporters[i] != exporter; i++)
        if (strcmp(exporters[i]->extension, exporter->extension) == 0)
            return arena_printf(arena, "%s.%s", exporter->name, exporter->extension);
    return exporter->extension;
}

static void check_golden(struct export_test *test, const char *name,
                         const struct exporter *exporter)
{
    static const struct export_options options = {
        .program = "whichstack 0.0.0",
        .seed = 1,
        .number = "7",
        .date = "2026-11-22",
        .decider = "A. Person",
    };
    char *answers = folder_read(golden_path(test->arena, name, "answers"), NULL);
    const char *now = without_hashes(
        test->arena, written(test, exporter->name, answers_of(test, answers), &options));
    const char *path = golden_path(test->arena, name, golden_extension(test->arena, exporter));
    char *golden;

    free(answers);
    if (getenv("WHICHSTACK_TEST_REWRITE")) {
        folder_write(path, now, strlen(now));
        return;
    }
    golden = folder_read(path, NULL);
    if (strcmp(now, golden) != 0)
        fail_msg("%s differs (WHICHSTACK_TEST_REWRITE=1 writes it anew); now it is:\n%s", path,
                 now);
    free(golden);
}

/* With the number of draws that the program makes. */
static void test_exports_match_the_golden_files(void **state)
{
    struct export_test *test = *state;

    test->decision->problem.draws = ACCEPTABILITY_DRAWS;
    for (size_t i = 0; i < ARRAY_LENGTH(goldens); i++)
        for (size_t j = 0; j < n_exporters; j++)
            check_golden(*state, goldens[i], exporters[j]);
    test->decision->problem.draws = TEST_DRAWS;
}

/* --- the table --------------------------------------------------------------------------- */

static void test_every_exporter_has_a_unique_name(void **state)
{
    (void)state;
    static const char *const wanted[] = {"text", "json", "csv", "markdown", "madr", "html"};

    for (size_t i = 0; i < ARRAY_LENGTH(wanted); i++)
        assert_non_null(exporter_find(wanted[i]));
    assert_null(exporter_find("tex"));
    for (size_t i = 0; i < n_exporters; i++) {
        assert_ptr_equal(exporter_find(exporters[i]->name), exporters[i]);
        assert_true(strlen(exporters[i]->summary) > 10);
        assert_true(strlen(exporters[i]->extension) > 0);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(exporters[i]->name, exporters[j]->name);
    }
}

static void test_same_input_gives_same_bytes(void **state)
{
    struct export_test *test = *state, *other = export_test_of(frozen_catalog());
    uint64_t random = 11, again = 11;
    void *other_state = other;

    for (int i = 0; i < 5; i++) {
        struct answers *answers = random_answers(test, &random);
        struct answers *others = random_answers(other, &again);
        for (size_t j = 0; j < n_exporters; j++)
            assert_string_equal(written(test, exporters[j]->name, answers, &plain),
                                written(other, exporters[j]->name, others, &plain));
    }
    export_tear_down(&other_state);
}

/* --- text and CSV ------------------------------------------------------------------------ */

static void test_text_fits_100_columns(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 3;

    for (int i = 0; i < RANDOM_CASES; i++) {
        const char *text = written(test, "text", random_answers(test, &random), &plain);
        for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
            size_t length = strcspn(line, "\n");
            if (columns_of_bytes(line, length) > 100 || (length > 0 && line[length - 1] == ' '))
                fail_msg("'%.*s' in:\n%s", (int)length, line, text);
        }
    }
}

static void test_text_points_add_up_to_the_fit(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 4;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        struct advice *advice = advice_new(test->arena, test->decision, answers);
        const char *text = written(test, "text", answers, &plain);
        const char *table = strstr(text, "\nADDS");
        long sum = 0;
        if (!table) { /* nothing is recommended */
            assert_true(advice->winner < 0 || advice->is_early || advice->depends_on_language);
            continue;
        }
        for (const char *line = strchr(table + 1, '\n') + 1; *line != '\n';
             line = strchr(line, '\n') + 1) {
            char *point;
            long whole = strtol(line, &point, 10);
            if (point > line && *point == '.')
                sum += 10 * whole + (point[1] - '0');
        }
        int64_t scale = 2 * 20000 * advice->ranking.total;
        assert_int_equal(sum, (2000 * advice->ranking.scores[0].points + scale / 2) / scale);
    }
}

static void test_csv_has_a_row_per_framework(void **state)
{
    struct export_test *test = *state;
    size_t n_frameworks, lines = 0;
    const char *csv = written(
        test, "csv", answers_of(test, "answers: {language-rule: go, typing: required}"), &plain);

    catalog_frameworks(test->catalog, &n_frameworks);
    for (const char *at = csv; (at = strchr(at, '\n')); at++)
        lines++;
    assert_int_equal(lines, n_frameworks + 1);
    assert_true(text_starts_with(
        csv, "rank,id,name,score,fit,low,high,eliminated_by,unverified\n1,gin,Go + Gin,0."));
    assert_non_null(strstr(csv, "\n,django,Django,0."));
    assert_non_null(strstr(csv, ",language-rule=go; typing=required,\n"));
}

/* --- the small catalog: unknown values, and other words ------------------------------------- */

static void test_unverified_requirements_are_named(void **state)
{
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, "answers: {priority: long}");
    const char *text = written(test, "text", answers, &plain);
    const char *record = written(test, "markdown", answers, &plain);
    json_t *block = parsed(block_of(test, record));

    assert_non_null(strstr(text, "1 not verified"));
    assert_non_null(strstr(text, "NOT VERIFIED"));
    assert_non_null(strstr(text, "Priority: A long life"));
    assert_non_null(strstr(record, "; not verified: \"Priority: A long life\" (it must be free, "
                                   "`licence in MIT; BSD`), observed: unknown (no source)"));
    assert_non_null(json_object_get(json_object_get(block, "unverified"), "birch"));
    assert_null(json_object_get(json_object_get(block, "unverified"), "ash"));
    assert_non_null(strstr(written(test, "csv", answers, &plain), ",priority=long\n"));
    json_decref(block);
}

static void test_unknown_inputs_are_named_with_their_bounds(void **state)
{
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, "answers: {priority: quick}");
    const char *record = written(test, "markdown", answers, &plain);
    json_t *block = parsed(block_of(test, record)), *start;

    start = json_object_get(json_object_get(json_object_get(block, "traits"), "boot_ms"), "birch");
    assert_string_equal(text_at(start, "value"), "unknown");
    assert_near(json_number_value(json_array_get(json_object_get(start, "bounds"), 0)), 100, 0);
    assert_near(json_number_value(json_array_get(json_object_get(start, "bounds"), 1)), 1000, 0);
    assert_non_null(strstr(record, "Birch: Start (unknown, 100 to 1000)"));
    assert_non_null(strstr(written(test, "text", answers, &plain), "\nMISSING FOR"));
    json_decref(block);
}

/* The program has no words of its own for the subject of a catalog. */
static void test_record_uses_the_nouns_of_the_catalog(void **state)
{
    struct export_test *test = *state;
    const struct catalog_identity *identity = catalog_identity(test->catalog);
    const char *record =
        written(test, "markdown", answers_of(test, "answers: {store: nothing}"), &plain);

    assert_non_null(
        strstr(record, arena_printf(test->arena, "choosing one of 3 %s", identity->nouns)));
    assert_null(strstr(record, "backend"));
    assert_null(strstr(record, "framework,"));
}

/* Without base points and answers every score is 0, and there is no division by zero. */
static void test_no_points_give_score_zero(void **state)
{
    struct export_test *test = *state;
    const int *base = test->decision->problem.base;
    struct answers *answers = answers_new(test->arena, test->decision);
    json_t *json, *entry;
    const char *record;
    size_t i;

    test->decision->problem.base =
        ARENA_ARRAY(test->arena, int, (size_t)test->decision->problem.n_criteria);
    json = parsed(written(test, "json", answers, &plain));
    assert_int_equal(integer_at(json, "total_points"), 0);
    json_array_foreach(json_object_get(json, "ranking"), i, entry)
    {
        assert_near(number_at(entry, "score"), 0, 0);
        assert_int_equal(json_array_size(json_object_get(entry, "contributions")), 0);
    }
    json_decref(json);
    assert_non_null(strstr(written(test, "text", answers, &plain), "Too early to say: none of"));
    assert_non_null(strstr(written(test, "csv", answers, &plain), ",0.0000,0,0,0,"));
    record = written(test, "markdown", answers, &plain);
    assert_non_null(strstr(record, "No criterion counts yet."));
    assert_non_null(strstr(record, "Neutral, because nothing"));
    json_decref(parsed(block_of(test, record)));
    test->decision->problem.base = base;
}

/* On the small catalog in place of the frozen one. */
#define SMALL_TEST(test) \
    cmocka_unit_test_setup_teardown(test, export_set_up_small, export_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exports_match_the_golden_files),
        cmocka_unit_test(test_every_exporter_has_a_unique_name),
        cmocka_unit_test(test_same_input_gives_same_bytes),
        cmocka_unit_test(test_text_fits_100_columns),
        cmocka_unit_test(test_text_points_add_up_to_the_fit),
        cmocka_unit_test(test_csv_has_a_row_per_framework),
        SMALL_TEST(test_unverified_requirements_are_named),
        SMALL_TEST(test_unknown_inputs_are_named_with_their_bounds),
        SMALL_TEST(test_record_uses_the_nouns_of_the_catalog),
        SMALL_TEST(test_no_points_give_score_zero),
    };

    return cmocka_run_group_tests_name("export", tests, export_set_up, export_tear_down);
}
