#include "catalogs.h"
#include "sources.h"

#include "document/diff/diff.h"

struct diff_test {
    struct arena *arena;
    struct catalog *small;
    void *folder;
};

static int set_up(void **state)
{
    struct diff_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->small = small_catalog();
    *state = test;
    return folder_new(&test->folder);
}

static int tear_down(void **state)
{
    struct diff_test *test = *state;
    int failed = folder_free(&test->folder);

    catalog_free(test->small);
    arena_free(test->arena);
    free(test);
    return failed;
}

/* --- catalogs ---------------------------------------------------------------------------- */

static struct catalog *changed(struct diff_test *test, const struct source_edit *edits)
{
    static int number;
    const char *folder = arena_string(
        test->arena, folder_path(&test->folder, arena_printf(test->arena, "sources-%d", ++number)));
    const char *output = arena_printf(test->arena, "%s.db", folder);

    sources_copy(sources_path(SMALL_SOURCES), folder);
    for (; edits->file; edits++)
        sources_change(arena_printf(test->arena, "%s/%s", folder, edits->file), edits);
    sources_make(folder, output);
    return catalog_at(output);
}

static const char *or_none(const char *text)
{
    return text ? text : "-";
}

static const char *line_of(struct diff_test *test, const struct difference *difference)
{
    return arena_printf(test->arena, "%s|%s|%s|%s|%s", difference_names[difference->kind],
                        difference->about, difference->what, or_none(difference->old),
                        or_none(difference->now));
}

/* --- what is told ------------------------------------------------------------------------ */

#define LINES_MOST 8
#define ELM \
    "---\norder: 9\nname: Elm\nkind: micro\ntags: [new]\nsummary: New\nserves: [go]\n---\nElm.\n"

static const struct {
    struct source_edit edits[3];
    const char *lines[LINES_MOST];
} changes[] = {
    {{{"catalog.yaml", "version: \"0.3\"", "version: \"0.4\""}}, {"catalog||version|0.3|0.4"}},
    {{{"catalog.yaml", "label: Data layer", "label: Mapper"}},
     {"catalog||slot orm|Data layer|Mapper"}},
    {{{"frameworks/elm.md", NULL, ELM}}, {"framework|elm||-|"}},
    {{{"frameworks/cedar.md", "", NULL}},
     {"framework|cedar|||-", "criterion|lang-rust|||-", "option|language=rust|||-"}},
    {{{"frameworks/birch.md", "order: 1", "order: 3"}},
     {"framework||order|birch, ash, cedar|ash, birch, cedar"}},
    {{{"frameworks/ash.md", "summary: A thin tree that stands alone", "summary: Thin"}},
     {"framework|ash|summary|A thin tree that stands alone|Thin"}},
    {{{"frameworks/ash.md", "value: 2024-12-31", "value: 2025-12-31"}},
     {"fact|ash|released|2024-12-31|2025-12-31"}},
    {{{"frameworks/ash.md", "note: counted on a Sunday", "note: counted on a Monday"}},
     {"fact|ash|stars, note|counted on a Sunday|counted on a Monday"}},
    {{{"frameworks/birch.md", "high: 1000\n", "high: 900\n"}},
     {"fact|birch|boot_ms|unknown, 100 to 1000|unknown, 100 to 900",
      "score|birch|lively|50.00 to 66.67|50.76 to 66.67"}},
    {{{"frameworks/ash.md", "level: 1", "level: 2"}},
     {"level|ash|admin-ui|1|2", "score|ash|batteries|25.00|40.00",
      "score|ash|no-admin|50.00|20.00"}},
    {{{"frameworks/birch.md", "value: 2\n    why: it creaks", "value: 3\n    why: it sings"}},
     {"rating|birch|charm|2|3", "rating|birch|charm, note|it creaks|it sings",
      "score|birch|charm|25.00|50.00"}},
    {{{"frameworks/birch.md", "fit: 2", "fit: 3"}},
     {"pairing|birch|rows|2 of 5|3 of 5", "score|birch|all-stores|70.00|80.00"}},
    {{{"frameworks/ash.md", "verdict: contradicted", "verdict: partly"}},
     {"claim|ash, A1|verdict|contradicted|partly"}},
    {{{"catalog.yaml", "claim: Trees are green", "claim: Trees are brown"}},
     {"claim|G1|claim|Trees are green|Trees are brown"}},
    {{{"frameworks/ash.md", "evidence: Cedar is", "evidence: Birch is"}},
     {"claim|ash, A1|what was found|Cedar is|Birch is"}},
    {{{"components/rows.md", "summary: Rows alone", "summary: Only rows"}},
     {"component|rows|summary|Rows alone|Only rows"}},
    {{{"frameworks/ash.md", "A thin tree.\n", "A tree.\n"}},
     {"page|ash|framework|# Ash\n\nA thin tree.\n|# Ash\n\nA tree.\n"}},
    {{{"criteria/charm.md", "label: Pleasant to use", "label: Pleasant"}},
     {"criterion|charm|label|Pleasant to use|Pleasant"}},
    {{{"catalog.yaml", "charm: 2", "charm: 3"}}, {"criterion|charm|base points|2|3"}},
    {{{"questions/03-priority.md", "lively: 20", "lively: 19"}},
     {"option|priority=quick|points of lively|20|19"}},
    {{{"questions/03-priority.md", "id: quick", "id: fast"}},
     {"option|priority=quick|||-", "option|priority=fast||-|"}},
    {{{"questions/02-store.md", "value: 1\n", "value: 2\n"}},
     {"option|store=rows|requirement orm level>= 1|rows need a data layer|-",
      "option|store=rows|requirement orm level>= 2|-|rows need a data layer"}},
    {{{"questions/02-store.md", "points: 10", "points: 20"}},
     {"option|store=rows|wish for tables|10 points: rows lie in tables|20 points: rows lie in "
      "tables"}},
    {{{"questions/02-store.md", "drops: [database, orm]", "drops: [orm]"}},
     {"option|store=nothing|drops database|yes|-"}},
    {{{"questions/03-priority.md", "", NULL}}, {"question|priority|||-"}},
    {{{"questions/02-store.md", "effort: 2", "effort: 3"}}, {"question|store|effort|2|3"}},
};

static void test_each_change_is_listed_in_full(void **state)
{
    struct diff_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(changes); i++) {
        struct catalog *catalog = changed(test, changes[i].edits);
        const struct diff *diff = diff_catalogs(test->arena, test->small, catalog);
        size_t count = 0;
        while (count < LINES_MOST && changes[i].lines[count])
            count++;
        for (size_t j = 0; j < diff->count && j < count; j++)
            assert_string_equal(line_of(test, &diff->items[j]), changes[i].lines[j]);
        if (diff->count != count)
            fail_msg("change %zu, %zu lines instead of %zu: %s", i, diff->count, count,
                     diff->count > count ? line_of(test, &diff->items[count])
                                         : changes[i].lines[diff->count]);
        catalog_free(catalog);
    }
}

/* In the other direction the same changes are listed, with old and new exchanged. */
static void test_diff_is_symmetric(void **state)
{
    struct diff_test *test = *state;
    struct catalog *real = frozen_catalog();
    struct catalog *pairs[] = {changed(test, changes[9].edits), real};

    for (size_t i = 0; i < ARRAY_LENGTH(pairs); i++) {
        const struct diff *there = diff_catalogs(test->arena, test->small, pairs[i]);
        const struct diff *back = diff_catalogs(test->arena, pairs[i], test->small);
        assert_int_equal(there->count, back->count);
        for (size_t j = 0; j < there->count; j++) {
            const struct difference *one = &there->items[j];
            size_t k = 0;
            while (k < back->count &&
                   !(back->items[k].kind == one->kind &&
                     text_equal(back->items[k].about, one->about) &&
                     text_equal(back->items[k].what, one->what) &&
                     text_equal(or_none(back->items[k].old), or_none(one->now)) &&
                     text_equal(or_none(back->items[k].now), or_none(one->old))))
                k++;
            if (k == back->count)
                fail_msg("not told the other way round: %s", line_of(test, one));
        }
        catalog_free(pairs[i]);
    }
}

static void test_catalog_does_not_differ_from_itself(void **state)
{
    struct diff_test *test = *state;
    struct catalog *real = frozen_catalog(), *again = frozen_catalog();

    assert_int_equal(diff_catalogs(test->arena, real, again)->count, 0);
    assert_int_equal(diff_catalogs(test->arena, test->small, test->small)->count, 0);
    catalog_free(real);
    catalog_free(again);
}

/* --- nothing is left out ----------------------------------------------------------------- */

/* A line with its value changed: another last letter or digit. */
static bool change_line(char *line, size_t length)
{
    while (length > 0 && strchr("\"] ", line[length - 1]))
        length--;
    if (length < 2 || line[length - 1] == ':' || line[length - 1] == '-')
        return false;
    char *last = &line[length - 1];
    *last = *last == '9' ? '8' : *last == 'z' ? 'y' : (char)(*last + 1);
    return true;
}

/* Every line of every source file is changed, one after the other: if the result still
 * compiles to another catalog, the diff lists a difference. */
static void check_lines(struct diff_test *test, const char *folder, const char *path, size_t *seen)
{
    size_t length;
    char *bytes = folder_read(path, &length), *before = arena_copy(test->arena, bytes, length);

    for (char *line = bytes, *end; line < bytes + length; line = end + 1) {
        end = memchr(line, '\n', (size_t)(bytes + length - line));
        if (!end)
            break;
        if (!change_line(line, (size_t)(end - line)))
            continue;
        const char *output = folder_path(&test->folder, "line.db");
        folder_write(path, bytes, length);
        struct compiled compiled = sources_compile(folder, output);
        if (compiled.done) {
            struct arena *arena = arena_new();
            struct catalog *catalog = catalog_at(output);
            bool same = text_equal(catalog_identity(catalog)->sha256,
                                   catalog_identity(test->small)->sha256);
            if (!same && diff_catalogs(arena, test->small, catalog)->count == 0)
                fail_msg("not told: %s: %.*s", path, (int)(end - line), line);
            *seen += !same;
            catalog_free(catalog);
            arena_free(arena);
        }
        compiled_free(&compiled);
        memcpy(bytes, before, length);
    }
    folder_write(path, before, length);
    free(bytes);
}

static void test_no_change_is_left_out(void **state)
{
    static const char *const folders[] = {
        "", "/frameworks", "/components", "/criteria", "/questions",
    };
    struct diff_test *test = *state;
    const char *root = arena_string(test->arena, folder_path(&test->folder, "lines"));
    size_t seen = 0;

    sources_copy(sources_path(SMALL_SOURCES), root);
    for (size_t i = 0; i < ARRAY_LENGTH(folders); i++) {
        const char *folder = arena_printf(test->arena, "%s%s", root, folders[i]);
        DIR *entries = opendir(folder);
        struct dirent *entry;
        assert_non_null(entries);
        while ((entry = readdir(entries)))
            if (strchr(entry->d_name, '.') > entry->d_name)
                check_lines(test, root, arena_printf(test->arena, "%s/%s", folder, entry->d_name),
                            &seen);
        closedir(entries);
    }
    print_message("# %zu changed catalogs\n", seen);
    assert_true(seen > 100);
}

/* --- answers ----------------------------------------------------------------------------- */

static const struct node *tree_of(struct diff_test *test, const char *yaml)
{
    struct diagnostics *diagnostics = diagnostics_new();
    const struct node *root =
        node_read_yaml(test->arena, "test", yaml, strlen(yaml), 1, diagnostics);

    assert_non_null(root);
    diagnostics_free(diagnostics);
    return root;
}

static void test_answers_are_compared(void **state)
{
    static const struct source_edit edits[] = {
        {"questions/03-priority.md", "id: quick", "id: fast"}, {NULL, NULL, NULL}};
    struct diff_test *test = *state;
    struct catalog *catalog = changed(test, edits);
    struct decision *old = decision_new(test->arena, test->small);
    struct decision *now = decision_new(test->arena, catalog);
    struct diff_answer answer;
    struct error error;

    assert_true(diff_answers(test->arena, old, now,
                             tree_of(test, "answers:\n  store: rows\n  priority: quick\n"), &answer,
                             &error));
    assert_true(answer.changed);
    assert_string_equal(answer.old, "cedar");
    assert_string_equal(answer.now, "birch");
    assert_int_equal(answer.n_lost_old, 0);
    assert_int_equal(answer.n_lost_now, 1);
    assert_string_equal(answer.lost_now[0], "the question 'priority' has no option 'quick'");

    assert_true(diff_answers(test->arena, old, now, tree_of(test, "answers:\n  store: rows\n"),
                             &answer, &error));
    assert_false(answer.changed);
    assert_int_equal(answer.n_lost_old + answer.n_lost_now, 0);

    assert_false(diff_answers(test->arena, old, now, tree_of(test, "answers:\n  stor: rows\n"),
                              &answer, &error));
    assert_string_equal(error.message,
                        "neither catalog has this answer: there is no question 'stor'");
    assert_false(
        diff_answers(test->arena, old, now, tree_of(test, "others: 1\n"), &answer, &error));
    catalog_free(catalog);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_change_is_listed_in_full),
        cmocka_unit_test(test_diff_is_symmetric),
        cmocka_unit_test(test_catalog_does_not_differ_from_itself),
        cmocka_unit_test(test_no_change_is_left_out),
        cmocka_unit_test(test_answers_are_compared),
    };

    return cmocka_run_group_tests_name("diff", tests, set_up, tear_down);
}
