#include "sources.h"

#include "catalog/model/limits.h"
#include "catalog/model/schema.h"
#include "change.h"
#include "store/file/file.h"

#define TEXT_OF(number) #number
#define STRING(limit) TEXT_OF(limit)

/* Each limit holds for the compiler and for the reader: sources at the limit compile and open, one
 * more is an error; a file of another program with one more is not opened. */

/* Makes more of `items` in a file of the sources, after the line `after`; %d is a number. */
static void add_items(const char *path, const char *after, const char *item, int count)
{
    struct text text;

    text_init(&text);
    text_append(&text, after);
    for (int i = 0; i < count; i++) {
        const char *rest = item;

        for (const char *at; (at = strstr(rest, "%d")); rest = at + 2) {
            text_append_bytes(&text, rest, (size_t)(at - rest));
            text_printf(&text, "%d", i);
        }
        text_append(&text, rest);
    }
    sources_edit(path, after, text.bytes);
    text_finish(&text);
}

/* Lists in one file. `there` is how many the small catalog has already; `sql` adds one to a catalog
 * that has as many as may be. */
static const struct {
    const char *file, *after, *item;
    int most, there;
    const char *sql, *table;
} lists[] = {
    {"catalog.yaml", "slots:\n", "  - id: more%d\n    label: More\n    needed: false\n",
     LIMIT_SLOTS, 2, "INSERT INTO slot SELECT max(ord) + 1, 'x', 'X', 0 FROM slot", "slot"},
    {"traits.yaml", "language:\n", "  - id: more%d\n    label: More\n", LIMIT_LANGUAGES, 4,
     "INSERT INTO language SELECT max(ord) + 1, 'x', 'X' FROM language", "language"},
    {"traits.yaml", "groups:\n", "  - id: more%d\n    label: More\n", LIMIT_GROUPS, 2,
     "INSERT INTO trait_group SELECT max(ord) + 1, 'x', 'X' FROM trait_group", "trait_group"},
};

static void assert_refused(const char *path, const char *table)
{
    struct catalog *catalog = NULL;
    struct error error;
    char expected[200];

    snprintf(expected, sizeof(expected), "it is damaged: the table '%s' holds", table);
    if (catalog_open(path, &catalog, &error))
        fail_msg("it opens in spite of its '%s'", table);
    if (!strstr(error.message, expected))
        fail_msg("'%s' does not say '%s'", error.message, expected);
}

static void test_lists_have_one_limit_in_compiler_and_reader(void **state)
{
    for (size_t i = 0; i < ARRAY_LENGTH(lists); i++) {
        char copy[PATH_MAX], file[2 * PATH_MAX], output[PATH_MAX];
        struct compiled compiled;

        snprintf(copy, sizeof(copy), "%s/%zu", ((struct folder *)*state)->path, i);
        snprintf(output, sizeof(output), "%s/%zu.db", ((struct folder *)*state)->path, i);
        snprintf(file, sizeof(file), "%s/%s", copy, lists[i].file);
        sources_copy(sources_path(SMALL_SOURCES), copy);
        char *before = folder_read(file, NULL);
        add_items(file, lists[i].after, lists[i].item, lists[i].most - lists[i].there);
        sources_make(copy, output);
        catalog_free(sources_open(output));
        change(output, lists[i].sql);
        assert_refused(output, lists[i].table);

        folder_write(file, before, strlen(before));
        free(before);
        add_items(file, lists[i].after, lists[i].item, lists[i].most - lists[i].there + 1);
        compiled = sources_compile(copy, output);
        assert_false(compiled.done);
        snprintf(file, sizeof(file), "too many entries, expected at most %d", lists[i].most);
        assert_non_null(strstr(diagnostics_line(compiled.diagnostics, 0), file));
        compiled_free(&compiled);
    }
}

/* Numbers, one step beyond. The compiler's side of these is in test_compile.c. */
static const struct {
    const char *sql, *table;
} beyond[] = {
    {"UPDATE criterion SET base = " STRING(LIMIT_BASE_POINTS) " + 1", "criterion"},
    {"UPDATE points SET points = " STRING(LIMIT_OPTION_POINTS) " + 1", "points"},
    {"UPDATE wish SET points = " STRING(LIMIT_WISH_POINTS) " + 1", "wish"},
    {"INSERT INTO component_default VALUES(0, " STRING(LIMIT_WISH_POINTS) " + 1, 'x')",
     "component_default"},
    {"UPDATE link SET strength = " STRING(LIMIT_STRENGTH) " + 1", "link"},
    {"UPDATE question SET effort = " STRING(LIMIT_EFFORT) " + 1", "question"},
    {"UPDATE question SET effort = 0", "question"},
    {"UPDATE question SET skipped = " STRING(LIMIT_SKIPPED) " + 1", "question"},
    {"INSERT INTO prior VALUES(1, 0, " STRING(LIMIT_REPEATED) " + 1, 0)", "prior"},
    {"INSERT INTO prior VALUES(1, 0, 0, " STRING(LIMIT_SKIPPED) " + 1)", "prior"},
    {"INSERT INTO prior VALUES(0, 0, 0, 0)", "prior"},
    {"INSERT INTO prior VALUES(0, 1, 0, 0)", "prior"},
    {"UPDATE criterion SET months = " STRING(LIMIT_MONTHS) " + 1", "criterion"},
    {"UPDATE criterion SET months = 0", "criterion"},
    {"UPDATE criterion SET open_high = " STRING(LIMIT_BASIS_POINTS) " + 1", "criterion"},
    {"UPDATE criterion SET none_low = none_high + 1", "criterion"},
    {"UPDATE input SET low = -1 WHERE high > 0", "input"},
    {"UPDATE input SET high = low", "input"},
    {"DELETE FROM input", "input"},
    {"INSERT INTO input SELECT criterion, 70, trait, component, language, low, high, better"
     " FROM input WHERE ord = 0",
     "input"},
    {"UPDATE criterion SET rule = 'rating' WHERE rule = 'level'", "input"},
    {"UPDATE criterion SET rule = 'language'", "input"},
};

static void test_numbers_beyond_a_limit_are_refused(void **state)
{
    const char *whole = folder_path(state, "whole.db"), *changed = folder_path(state, "changed.db");
    size_t length;

    sources_make(sources_path(SMALL_SOURCES), whole);
    char *bytes = folder_read(whole, &length);
    for (size_t i = 0; i < ARRAY_LENGTH(beyond); i++) {
        print_message("# %s\n", beyond[i].sql);
        folder_write(changed, bytes, length);
        change(changed, beyond[i].sql);
        assert_refused(changed, beyond[i].table);
    }
    free(bytes);
}

/* Each set of slots that components may ask for is tried. */
static void test_slots_asked_for_are_limited(void **state)
{
    const char *copy = folder_path(state, "copy"), *output = folder_path(state, "out.db");
    char needs[2000] = "needs: [";
    struct compiled compiled;

    sources_copy(sources_path(SMALL_SOURCES), copy);
    add_items(folder_path(state, "copy/catalog.yaml"), "slots:\n",
              "  - id: more%d\n    label: More\n    needed: false\n", LIMIT_SLOTS_ASKED_FOR);
    for (int i = 0; i < LIMIT_SLOTS_ASKED_FOR - 1; i++)
        snprintf(needs + strlen(needs), sizeof(needs) - strlen(needs), "more%d, ", i);
    snprintf(needs + strlen(needs), sizeof(needs) - strlen(needs), "orm]\n");
    sources_edit(folder_path(state, "copy/components/rows.md"), "needs: [orm]\n", needs);
    sources_make(copy, output);
    catalog_free(sources_open(output));
    change(output, "UPDATE component SET needs = needs | 1 << 10");
    assert_refused(output, "component");

    sources_edit(folder_path(state, "copy/components/rows.md"), "needs: [", "needs: [more9, ");
    compiled = sources_compile(copy, output);
    assert_false(compiled.done);
    assert_non_null(strstr(diagnostics_line(compiled.diagnostics, 0),
                           "components need more than 10 slots together"));
    compiled_free(&compiled);
}

static void test_number_of_criteria_is_limited(void **state)
{
    const char *copy = folder_path(state, "copy"), *output = folder_path(state, "out.db");
    char *criterion, path[PATH_MAX];
    struct compiled compiled;

    sources_copy(sources_path(SMALL_SOURCES), copy);
    criterion = folder_read(folder_path(state, "copy/criteria/charm.md"), NULL);
    for (int i = 0; i < LIMIT_CRITERIA; i++) {
        snprintf(path, sizeof(path), "%s/criteria/more%d.md", copy, i);
        folder_write(path, criterion, strlen(criterion));
    }
    free(criterion);
    compiled = sources_compile(copy, output);
    assert_false(compiled.done);
    assert_int_equal(diagnostics_count(compiled.diagnostics), 1);
    assert_non_null(
        strstr(diagnostics_line(compiled.diagnostics, 0), "criteria, expected at most 4096"));
    compiled_free(&compiled);
}

/* More would not fit into a row. */
static void test_source_has_a_largest_size(void **state)
{
    static const char *const files[] = {"frameworks/ash.md", "components/rows.md",
                                        "starters/ash/x"};
    const char *copy = folder_path(state, "copy"), *output = folder_path(state, "out.db");
    struct text text;

    sources_copy(sources_path(SMALL_SOURCES), copy);
    assert_int_equal(mkdir(folder_path(state, "copy/starters"), 0755), 0);
    assert_int_equal(mkdir(folder_path(state, "copy/starters/ash"), 0755), 0);
    text_init(&text);
    text_append_repeat(&text, "x", LIMIT_SOURCE + 1);
    for (size_t i = 0; i < ARRAY_LENGTH(files); i++) {
        char path[2 * PATH_MAX];
        snprintf(path, sizeof(path), "%s/%s", copy, files[i]);
        char *before = access(path, F_OK) == 0 ? folder_read(path, NULL) : NULL;
        folder_write(path, text.bytes, text.length);
        struct compiled compiled = sources_compile(copy, output);
        assert_false(compiled.done);
        assert_non_null(strstr(compiled.error.message, files[i]));
        assert_non_null(strstr(compiled.error.message, "': it is longer than 1000000 bytes"));
        compiled_free(&compiled);
        if (before)
            folder_write(path, before, strlen(before));
        free(before);
    }
    text_finish(&text);
}

static void test_page_has_a_largest_size(void **state)
{
    const char *copy = folder_path(state, "copy"), *output = folder_path(state, "out.db");
    struct compiled compiled;
    struct text text;

    sources_copy(sources_path(SMALL_SOURCES), copy);
    text_init(&text);
    text_append(&text, "\n---\n");
    text_append_repeat(&text, "Long. ", LIMIT_PAGE / 6 + 1);
    text_append_char(&text, '\n');
    sources_edit(folder_path(state, "copy/criteria/charm.md"), "\n---\n", text.bytes);
    text_finish(&text);
    compiled = sources_compile(copy, output);
    assert_false(compiled.done);
    assert_non_null(
        strstr(diagnostics_line(compiled.diagnostics, 0), "bytes, expected at most 262144"));
    compiled_free(&compiled);

    sources_make(sources_path(SMALL_SOURCES), output);
    change(output, "UPDATE page SET text = hex(zeroblob(131073))"); /* 2 x 128 KiB + 2 */
    struct catalog *catalog = sources_open(output);
    assert_string_equal(catalog_page(catalog, "framework", "ash"), "");
    assert_non_null(catalog_damage(catalog));
    catalog_free(catalog);
}

static void test_size_of_a_file_is_limited(void **state)
{
    const char *output = folder_path(state, "out.db");
    struct catalog *catalog = NULL;
    struct error error;

    sources_make(sources_path(SMALL_SOURCES), output);
    assert_int_equal(truncate(output, LIMIT_FILE), 0); /* sparse */
    catalog_free(sources_open(output));
    assert_int_equal(truncate(output, (off_t)LIMIT_FILE + 1), 0);
    assert_false(catalog_open(output, &catalog, &error));
    assert_non_null(
        strstr(error.message, "it has 2147483649 bytes, and at most 2147483648 are read"));
}

static void test_catalog_too_large_to_be_read_is_not_written(void **state)
{
    const char *folders[] = {sources_path(SMALL_SOURCES)}, *output = folder_path(state, "out.db");
    struct compile_job job = {.folders = folders, .n_folders = 1, .output = output};
    struct diagnostics *diagnostics = diagnostics_new();
    struct error error;

    assert_true(compile_catalog(&job, diagnostics, diagnostics, &error));
    job.most = file_size(output);
    assert_true(compile_catalog(&job, diagnostics, diagnostics, &error));
    job.most--;
    assert_false(compile_catalog(&job, diagnostics, diagnostics, &error));
    assert_non_null(strstr(error.message, "': the catalog would have "));
    catalog_free(sources_open(output)); /* the one before is still there */
    diagnostics_free(diagnostics);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, folder_new, folder_free)
    const struct CMUnitTest tests[] = {
        TEST(test_lists_have_one_limit_in_compiler_and_reader),
        TEST(test_numbers_beyond_a_limit_are_refused),
        TEST(test_slots_asked_for_are_limited),
        TEST(test_number_of_criteria_is_limited),
        TEST(test_source_has_a_largest_size),
        TEST(test_page_has_a_largest_size),
        TEST(test_size_of_a_file_is_limited),
        TEST(test_catalog_too_large_to_be_read_is_not_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
