#include "sources.h"

#include "base/array.h"

/* Programs that pages include: data/samples/, and blocks that name a file of it. */
#define TABLES "components/tables.md"
#define PAGE_START "Tables are flat." /* line 20 of that file, and its last */

static const char *copy_of_small(void **state, const char *name)
{
    const char *folder = folder_path(state, name);
    char path[PATH_MAX + 20];

    sources_copy(sources_path(SMALL_SOURCES), folder);
    snprintf(path, sizeof(path), "%s/samples", folder);
    assert_int_equal(mkdir(path, 0755), 0);
    snprintf(path, sizeof(path), "%s/samples/ash", folder);
    assert_int_equal(mkdir(path, 0755), 0);
    return folder;
}

static void write_in(const char *folder, const char *name, const char *text)
{
    char path[PATH_MAX + 100];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    folder_write(path, text, strlen(text));
}

static void set_page(const char *folder, const char *text)
{
    char path[PATH_MAX + 100];

    snprintf(path, sizeof(path), "%s/" TABLES, folder);
    sources_edit(path, PAGE_START, text);
}

/* The page as the catalog has it, yours to free. */
static char *compiled_page(void **state, const char *folder)
{
    const char *output = folder_path(state, "out.db");

    sources_make(folder, output);
    struct catalog *catalog = sources_open(output);
    char *page = strdup(catalog_page(catalog, "component", "tables"));
    catalog_free(catalog);
    return page;
}

static const struct inclusion_case {
    const char *sample, *page, *expected;
} inclusions[] = {
    {"let a = 1;\nlet b = 2;\n", "One.\n\n```js file=samples/ash/a.js\n```\n\nTwo.\n",
     "One.\n\n```js\nlet a = 1;\nlet b = 2;\n```\n\nTwo.\n"},
    /* no newline at the end; other marks; more blanks */
    {"let a = 1;", "~~~  js   file=samples/ash/a.js\n~~~\n", "```js\nlet a = 1;\n```\n"},
    {"a\n", "```js file=\"samples/ash/a.js\"\n```\n", "```js\na\n```\n"},
    /* a page has no tabs */
    {"if x {\n\ty()\n}\n", "```go file=samples/ash/a.js\n```\n",
     "```go\nif x {\n    y()\n}\n```\n"},
    /* marks within the program do not end the block */
    {"s = `\n````\n`;\n", "```js file=samples/ash/a.js\n```\nEnd.\n",
     "`````js\ns = `\n````\n`;\n`````\nEnd.\n"},
    /* why it was not run becomes a sentence under it */
    {"a\n", "```cs file=samples/ash/a.js not-run=\"needs the SDK of .NET\"\n```\n",
     "```cs\na\n```\n\nNot run: needs the SDK of .NET.\n"},
    {"a\n", "```cs not-run=\"It ends.\" file=samples/ash/a.js\n```\n\nMore.\n",
     "```cs\na\n```\n\nNot run: It ends.\n\nMore.\n"},
    /* a block within a block is text, and so is an attribute in one */
    {"a\n", "````\n```js file=samples/none.js\n```\n````\n\n```js file=samples/ash/a.js\n```\n",
     "````\n```js file=samples/none.js\n```\n````\n\n```js\na\n```\n"},
    /* other blocks stay as they are, closed or not */
    {"a\n", "```js file=samples/ash/a.js\n```\n\n```js wide\nx = 1\n",
     "```js\na\n```\n\n```js wide\nx = 1\n"},
    {"a\n", "`` `file=x` `` ```a``` file=b\n\n```js file=samples/ash/a.js\n```\n",
     "`` `file=x` `` ```a``` file=b\n\n```js\na\n```\n"},
};

static void test_page_has_the_program_in_its_block(void **state)
{
    for (size_t i = 0; i < ARRAY_LENGTH(inclusions); i++) {
        char name[32];
        snprintf(name, sizeof(name), "f%zu", i);
        const char *folder = copy_of_small(state, name);

        write_in(folder, "samples/ash/a.js", inclusions[i].sample);
        set_page(folder, inclusions[i].page);
        char *page = compiled_page(state, folder);
        assert_true(text_starts_with(page, inclusions[i].expected));
        free(page);
    }
}

static const struct fault {
    const char *page;
    const char *diagnostic; /* LINE:COLUMN: of the page, or with another file's name before it */
} faults[] = {
    {"```js file=samples/ash/a.js\n```\n\n```js file=samples/ash/b.js\n```\n",
     TABLES ":23:7: there is no file 'samples/ash/b.js', expected 'samples/ash/a.js'"},
    {"```js file=samples/elsewhere/other.rb\n```\n",
     TABLES ":20:7: there is no file 'samples/elsewhere/other.rb'"},
    {"```js file=/etc/passwd\n```\n",
     TABLES ":20:7: '/etc/passwd' is not in the folder of samples, expected samples/FOLDER/FILE"},
    {"```js file=samples/../catalog.yaml\n```\n",
     TABLES ":20:7: 'samples/../catalog.yaml' is not in the folder of samples, expected "
            "samples/FOLDER/FILE"},
    {"One.\n```js file=samples/ash/a.js\nlet a = 2;\n```\n",
     TABLES ":21:1: the block of 'samples/ash/a.js' has lines of its own, expected none"},
    {"```js file=samples/ash/a.js\n",
     TABLES ":20:1: the block of 'samples/ash/a.js' has no end, expected it on the next line"},
    {"- one\n\n  ```js file=samples/ash/a.js\n  ```\n",
     TABLES ":22:1: the block of 'samples/ash/a.js' is indented, expected it in column 1"},
    {"```js files=samples/ash/a.js\n```\n",
     TABLES ":20:7: unknown attribute 'files', expected file or not-run"},
    {"```js file=samples/ash/a.js file=samples/ash/a.js\n```\n", TABLES ":20:29: duplicate 'file'"},
    {"```js file= not-run=\"so\"\n```\n", TABLES ":20:7: 'file' is empty"},
    {"```js not-run=\"so\"\n```\n",
     TABLES ":20:7: 'not-run' without 'file', expected a block that names its file"},
    {"Nothing.\n",
     "samples/ash/a.js:1:1: no page includes it: name it in a block, file=samples/ash/a.js"},
};

static void assert_one_diagnostic(const struct compiled *compiled, const char *folder,
                                  const char *expected)
{
    char line[3 * PATH_MAX];

    assert_false(compiled->done);
    assert_int_equal(diagnostics_count(compiled->diagnostics), 1);
    snprintf(line, sizeof(line), "%s/%s", folder, expected);
    assert_string_equal(diagnostics_line(compiled->diagnostics, 0), line);
}

static void test_each_fault_gives_its_diagnostic(void **state)
{
    for (size_t i = 0; i < ARRAY_LENGTH(faults); i++) {
        char name[32];
        snprintf(name, sizeof(name), "f%zu", i);
        const char *folder = copy_of_small(state, name);

        write_in(folder, "samples/ash/a.js", "a\n");
        set_page(folder, faults[i].page);
        struct compiled compiled = sources_compile(folder, NULL);
        assert_one_diagnostic(&compiled, folder, faults[i].diagnostic);
        compiled_free(&compiled);
    }
}

static void test_control_characters_are_reported_where_they_are(void **state)
{
    const char *folder = copy_of_small(state, "f");

    write_in(folder, "samples/ash/a.js", "a\n\tb\033[31m\n");
    set_page(folder, "```js file=samples/ash/a.js\n```\n");
    struct compiled compiled = sources_compile(folder, NULL);
    assert_one_diagnostic(&compiled, folder,
                          "samples/ash/a.js:2:3: a control character; remove it");
    compiled_free(&compiled);
}

static void test_link_out_of_the_folder_is_refused(void **state)
{
    const char *folder = copy_of_small(state, "f"), *secret = folder_path(state, "secret");
    char link[PATH_MAX + 100], expected[2 * PATH_MAX];

    folder_write(secret, "secret\n", 7);
    snprintf(link, sizeof(link), "%s/samples/ash/a.js", folder);
    assert_int_equal(symlink("../../../secret", link), 0);
    struct compiled compiled = sources_compile(folder, NULL);
    snprintf(expected, sizeof(expected),
             "samples/ash/a.js:1:1: a link that leads out of '%s', expected a file in it", folder);
    assert_one_diagnostic(&compiled, folder, expected);
    compiled_free(&compiled);
}

/* The limit of a page counts what it includes. */
static void test_page_with_a_program_that_is_too_long_is_refused(void **state)
{
    const char *folder = copy_of_small(state, "f");
    struct text program;

    text_init(&program);
    text_append_repeat(&program, "let a = 1;\n", 30000);
    write_in(folder, "samples/ash/a.js", program.bytes);
    set_page(folder, "```js file=samples/ash/a.js\n```\n");
    struct compiled compiled = sources_compile(folder, NULL);
    assert_false(compiled.done);
    assert_int_equal(diagnostics_count(compiled.diagnostics), 1);
    assert_non_null(strstr(diagnostics_line(compiled.diagnostics, 0), "expected at most 262144"));
    compiled_free(&compiled);
    text_finish(&program);
}

/* The program of the second folder is for its own pages, and for those of the first. */
static void test_second_folder_brings_its_programs(void **state)
{
    const char *folders[] = {copy_of_small(state, "first"), folder_path(state, "second")};
    const char *output = folder_path(state, "out.db");
    char path[PATH_MAX + 100];

    set_page(folders[0], "```js file=samples/own/a.js\n```\n");
    for (size_t i = 0; i < 3; i++) {
        static const char *const names[] = {"", "/samples", "/samples/own"};
        snprintf(path, sizeof(path), "%s%s", folders[1], names[i]);
        assert_int_equal(mkdir(path, 0755), 0);
    }
    write_in(folders[1], "samples/own/a.js", "own\n");
    struct compiled compiled =
        sources_compile_job(&(struct compile_job){folders, 2, output, NULL, 0, NULL, NULL});
    assert_true(compiled.done);
    compiled_free(&compiled);
    struct catalog *catalog = sources_open(output);
    assert_string_equal(catalog_page(catalog, "component", "tables"), "```js\nown\n```\n\n");
    catalog_free(catalog);
}

/* A change of a program makes the catalog anew. */
static void test_depfile_names_the_program(void **state)
{
    const char *folder = copy_of_small(state, "f");
    const char *output = folder_path(state, "out.db"), *depfile = folder_path(state, "out.d");

    write_in(folder, "samples/ash/a.js", "a\n");
    set_page(folder, "```js file=samples/ash/a.js\n```\n");
    struct compiled compiled =
        sources_compile_job(&(struct compile_job){&folder, 1, output, depfile, 0, NULL, NULL});
    assert_true(compiled.done);
    compiled_free(&compiled);
    char *bytes = folder_read(depfile, NULL);
    assert_non_null(strstr(bytes, "/samples/ash/a.js"));
    assert_non_null(strstr(bytes, "/samples/ash "));
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, folder_new, folder_free)
        TEST(test_page_has_the_program_in_its_block),
        TEST(test_each_fault_gives_its_diagnostic),
        TEST(test_control_characters_are_reported_where_they_are),
        TEST(test_link_out_of_the_folder_is_refused),
        TEST(test_page_with_a_program_that_is_too_long_is_refused),
        TEST(test_second_folder_brings_its_programs),
        TEST(test_depfile_names_the_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
