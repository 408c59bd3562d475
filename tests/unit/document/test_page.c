#include "catalog/change.h"
#include "catalogs.h"
#include "sources.h"

#include "base/array.h"
#include "base/text/text.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"
#include "document/page/page.h"

#include <cmark.h>

struct page_test {
    struct arena *arena;
    struct catalog *real, *small;
};

static int set_up(void **state)
{
    struct page_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->real = frozen_catalog();
    test->small = small_catalog();
    *state = test;
    return 0;
}

static int tear_down(void **state)
{
    struct page_test *test = *state;

    catalog_free(test->small);
    catalog_free(test->real);
    arena_free(test->arena);
    free(test);
    return 0;
}

static const char *written(struct arena *arena, const struct document *document)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    markdown_write(document, &text);
    bytes = arena_string(arena, text.bytes);
    text_finish(&text);
    return bytes;
}

static const char *framework_page(struct page_test *test, struct catalog *catalog, const char *id)
{
    int framework = catalog_find_framework(catalog, id);

    assert_true(framework >= 0);
    return written(test->arena, page_of_framework(test->arena, catalog, framework, PAGE_ALONE));
}

static const char *component_page(struct page_test *test, struct catalog *catalog, const char *id)
{
    int component = catalog_find_component(catalog, id);

    assert_true(component >= 0);
    return written(test->arena, page_of_component(test->arena, catalog, component, PAGE_ALONE));
}

/* The text from this heading to the next of its level or above. */
static const char *section(struct page_test *test, const char *page, const char *heading)
{
    const char *start = strstr(page, arena_printf(test->arena, "\n%s\n", heading)), *end;

    if (!start)
        fail_msg("no '%s' in:\n%s", heading, page);
    start++;
    end = strstr(start, "\n## ");
    return arena_copy(test->arena, start, end ? (size_t)(end - start) : strlen(start));
}

static void assert_holds(const char *text, const char *wanted)
{
    if (!strstr(text, wanted))
        fail_msg("no '%s' in:\n%s", wanted, text);
}

static size_t count_of(const char *text, const char *wanted)
{
    size_t count = 0;

    for (const char *at = strstr(text, wanted); at; at = strstr(at + 1, wanted))
        count++;
    return count;
}

/* --- the small catalog: every kind of doubt ---------------------------------------------- */

static const struct {
    const char *framework, *section, *line;
} small_lines[] = {
    {"ash", "# Ash", "A thin tree that stands alone"},
    {"ash", "## Facts", "### Facts"},
    {"ash", "## Facts", "  - **Language**: Go (since 1.2), as of 2026 \\[1\\]\n"},
    {"ash", "## Facts", "  - **Licence**: MIT \\[2\\]\n"},
    {"ash", "## Facts",
     "  - **Stars (stars)**: 1000, as of 2026-10 \\[3\\]: counted on a Sunday\n"},
    {"ash", "## Facts", "  - **Latest release**: 2024-12-31, as of 2024-12-31 \\[1\\]\n"},
    {"ash", "## Facts", "  - **Hosts**: Linux; macOS \\[1\\]\n"},
    {"ash", "## Capabilities", "**Data layer**: you build it \\[1\\]: write your own\n"},
    {"ash", "## Capabilities", "third party \\[4\\]: leafy\n"},
    {"ash", "## Judgements", "5 of 5 \\[1\\]: it hums\n"},
    {"ash", "## Components it pairs with",
     "  - **Tables**, Database, fit 4 of 5, via tables-go \\[5\\]: well kept\n"},
    {"ash", "## Claims, checked", "  - **contradicted**: Ash is the quickest: Cedar is \\[6\\]\n"},
    {"ash", "## Sources", "1.  <https://example.org/ash>, 2024-12-31 to 2026\n"},
    {"ash", "## Sources", "2.  `github:ash/ash:LICENSE`\n"},
    {"ash", "## Sources", "3.  `pkg:go/ash`, 2026-10\n"},
    {"birch", "## Facts", "  - **Licence**: unknown \\[no source\\]\n"},
    {"birch", "## Facts",
     "  - **Start (ms)**: unknown, between 100 and 1000 (two people timed it, far apart) "
     "\\[from memory\\]\n"},
    {"birch", "## Facts", "  - **Support ends**: open-ended \\[1\\]\n"},
    {"birch", "## Components it pairs with", "fit 2 of 5 \\[from memory\\]: rough\n"},
    {"cedar", "# Céd \"r\"", "Old and 中文"},
    {"cedar", "## Capabilities", "**Data layer**: unknown \\[no source\\]\n"},
    {"cedar", "## Judgements", ": unknown \\[no source\\]\n"},
};

static void test_every_fact_line_shows_value_and_doubt(void **state)
{
    struct page_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(small_lines); i++) {
        const char *page = arena_printf(
            test->arena, "\n%s", framework_page(test, test->small, small_lines[i].framework));
        assert_holds(section(test, page, small_lines[i].section), small_lines[i].line);
    }
}

static void test_empty_sections_have_no_heading(void **state)
{
    struct page_test *test = *state;
    const char *cedar = framework_page(test, test->small, "cedar");

    assert_null(strstr(cedar, "## Components it pairs with"));
    assert_null(strstr(cedar, "## Claims"));
    assert_null(strstr(component_page(test, test->small, "ladder"), "## Conflicts"));
}

static void test_best_pairing_comes_first(void **state)
{
    struct page_test *test = *state;
    const char *birch = framework_page(test, test->small, "birch");

    assert_true(strstr(birch, "**Tables**, Database, fit 5") < strstr(birch, "**Rows**"));
}

/* The body of the small catalog's page begins with a heading of the first level. */
static void test_body_follows_the_name(void **state)
{
    struct page_test *test = *state;
    const char *birch = framework_page(test, test->small, "birch");

    assert_true(text_starts_with(birch, "# Birch\n\nEverything under one bark: pages, jobs & mail\n"
                                        "\n## Birch\n\nEverything.\n\n## Facts\n"));
    assert_int_equal(count_of(birch, "\n# "), 0);
}

static void test_component_page_lists_suited_frameworks(void **state)
{
    struct page_test *test = *state;
    const char *tables = component_page(test, test->small, "tables");
    const char *suits = arena_printf(test->arena, "## How well it suits the %s",
                                     catalog_identity(test->small)->nouns);

    assert_holds(section(test, tables, "## Facts"), "**Place in the stack**: Database\n");
    assert_holds(section(test, tables, "## Facts"), "**Version**: 2.1, as of 2026-08-11 \\[1\\]\n");
    assert_holds(section(test, tables, "## Facts"),
                 "**Can be rented as**: Tables in the cloud; Big tables\n");
    assert_holds(section(test, tables, "## Facts"), "**Brings along**: Ladder\n");
    assert_holds(section(test, tables, suits), "  - **Birch**, fit 5 of 5 \\[2\\]: its default\n"
                                               "  - **Ash**, fit 4 of 5, via tables-go \\[3\\]");
    assert_holds(section(test, tables, "## Conflicts"), "  - **Mapper**: they fight\n");
    assert_holds(section(test, tables, "## Synergies"),
                 "  - **Rows**, strength 2 of 3: they help\n");
    assert_holds(component_page(test, test->small, "ladder"), "a companion");
    assert_holds(component_page(test, test->small, "rows"), "**Needs beside it**: Data layer\n");
    /* Both directions. */
    assert_holds(component_page(test, test->small, "mapper"), "  - **Tables**: they fight\n");
}

/* --- the real catalog: nothing is lost --------------------------------------------------- */

static void test_page_holds_every_value_of_its_entry(void **state)
{
    struct page_test *test = *state;
    size_t n_frameworks, n_traits, n_pairings, n_claims;
    const struct framework *frameworks = catalog_frameworks(test->real, &n_frameworks);
    const struct trait *traits = catalog_traits(test->real, &n_traits);
    size_t facts = 0, levels = 0, ratings = 0;

    for (size_t i = 0; i < n_traits; i++) {
        levels += traits[i].kind == TRAIT_LEVEL;
        ratings += traits[i].kind == TRAIT_RATING;
        facts += traits[i].kind != TRAIT_LEVEL && traits[i].kind != TRAIT_RATING;
    }
    assert_true(n_frameworks > 0);
    for (size_t i = 0; i < n_frameworks; i++) {
        const char *page = framework_page(test, test->real, frameworks[i].id);
        catalog_pairings(test->real, (int)i, &n_pairings);
        catalog_claims(test->real, (int)i, &n_claims);
        assert_int_equal(count_of(section(test, page, "## Facts"), "\n  - **"), facts);
        assert_int_equal(count_of(section(test, page, "## Capabilities"), "\n  - **"), levels);
        assert_int_equal(count_of(section(test, page, "## Judgements"), "\n  - **"), ratings);
        assert_int_equal(count_of(section(test, page, "## Components it pairs with"), "\n  - **"),
                         n_pairings);
        assert_int_equal(count_of(section(test, page, "## Claims, checked"), "\n  - **"), n_claims);
    }
}

/* The largest number in brackets is the number of sources, and each of them is different. */
static void test_source_numbers_match_the_list_of_sources(void **state)
{
    struct page_test *test = *state;
    size_t count;
    const struct framework *frameworks = catalog_frameworks(test->real, &count);

    for (size_t i = 0; i < count; i++) {
        const char *page = framework_page(test, test->real, frameworks[i].id);
        const char *sources = section(test, page, "## Sources");
        long highest = 0;

        size_t n_sources = 0;
        for (const char *line = strchr(sources, '\n'); line; line = strchr(line + 1, '\n'))
            n_sources += line[1] >= '1' && line[1] <= '9';
        for (const char *at = strstr(page, " \\["); at; at = strstr(at + 1, " \\[")) {
            long number = strtol(at + 3, NULL, 10);
            highest = number > highest ? number : highest;
        }
        assert_int_equal(highest, n_sources);
        for (const char *line = strstr(sources, "<http"); line; line = strstr(line + 1, "<http")) {
            const char *link = arena_copy(test->arena, line, strcspn(line, ">") + 1);
            assert_int_equal(count_of(sources, link), 1);
        }
    }
}

static void test_every_page_survives_cmark(void **state)
{
    struct page_test *test = *state;
    size_t n_frameworks, n_components;

    catalog_frameworks(test->real, &n_frameworks);
    catalog_components(test->real, &n_components);
    for (size_t i = 0; i < n_frameworks + n_components; i++) {
        struct document *document =
            i < n_frameworks
                ? page_of_framework(test->arena, test->real, (int)i, PAGE_LINKED)
                : page_of_component(test->arena, test->real, (int)(i - n_frameworks), PAGE_LINKED);
        const char *page = written(test->arena, document);
        cmark_node *root = cmark_parse_document(page, strlen(page), CMARK_OPT_DEFAULT);
        char *again = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
        assert_string_equal(page, again);
        free(again);
        cmark_node_free(root);
    }
}

/* Only the beginning of a page is read, but what it says is what the whole page would say. */
static void test_profile_is_that_of_the_whole_page(void **state)
{
    static const struct {
        const char *page, *good, *bad;
    } pages[] = {
        {"Lead.\n\n## A\n\n## B\n\n- good\n\n## C\n\n- bad\n\n## D\n\n- other\n", "good", "bad"},
        {"Lead.\n\n## A\n\n```\n## no heading\n# nor this\n```\n\n## B\n\n- good\n\n## C\n\n- "
         "bad\n\n"
         "## D\n",
         "good", "bad"},
        {"Lead.\n\n## A\n\n<!--\n## no\n## nor\n-->\n\n## B\n\n- good\n\n## C\n\n- bad\n\n## D\n",
         "good", "bad"},
        {"Lead.\n\nA\n---\n\nB\n---\n\n- good\n\nC\n---\n\n- bad\n\n## D\n\n## E\n\n## F\n\n## G\n",
         "good", "bad"},
        {"Lead.\n\n## A\n\n## B\n\n- good [word][w]\n\n## C\n\n- bad\n\n## D\n\n[w]: "
         "https://e.org\n",
         "good word", "bad"},
        {"Lead.\n\n## A\n\n## B\n\n- good\n\n## C\n\n- bad\n", "good", "bad"},
        {"Lead.\n\n  ## A\n\n##\tB\n\n- good\n\n## C\n\n- bad\n\n## D\n\n- other\n", "good", "bad"},
        {"Lead.\n\n## A\n\n> ## no\n\nword\n## B\n- good\n## C\n\n- bad\n## D\n\n## E\n", "good",
         "bad"},
        {"Lead.\n\n## A\n\n- item\n  ```\n## B\n\n- good\n\n## C\n\n- bad\n\n## D\n", "good",
         "bad"},
    };
    struct page_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(pages); i++) {
        struct page_profile profile;
        page_profile_of_text(test->arena, pages[i].page, &profile);
        assert_string_equal(profile.lead, "Lead.");
        assert_int_equal(profile.good.count, 1);
        assert_string_equal(profile.good.texts[0], pages[i].good);
        assert_int_equal(profile.bad.count, 1);
        assert_string_equal(profile.bad.texts[0], pages[i].bad);
    }
}

static void assert_points(const struct page_points *points, const struct page_points *expected)
{
    assert_int_equal(points->count, expected->count);
    assert_int_equal(points->title != NULL, expected->title != NULL);
    if (points->title)
        assert_string_equal(points->title, expected->title);
    for (size_t i = 0; i < points->count; i++)
        assert_string_equal(points->texts[i], expected->texts[i]);
}

static void test_stored_profile_says_what_the_page_says(void **state)
{
    struct page_test *test = *state;
    size_t count;
    const struct framework *frameworks = catalog_frameworks(test->real, &count);

    for (size_t i = 0; i < count; i++) {
        struct page_profile stored, parsed;
        const char *page = catalog_page(test->real, "framework", frameworks[i].id);
        page_profile_of_text(test->arena, page, &parsed);
        page_profile_of_stored(test->arena, page_profile_stored(test->arena, page), &stored);
        assert_true(parsed.good.count > 0 && parsed.bad.count > 0);
        assert_string_equal(stored.lead, parsed.lead);
        assert_points(&stored.good, &parsed.good);
        assert_points(&stored.bad, &parsed.bad);
    }
}

static void test_foreign_profile_is_cleaned(void **state)
{
    struct page_test *test = *state;
    struct page_profile profile;

    page_profile_of_stored(
        test->arena, "a\033[2Jb\n stray\n+Good\n one\n\n?\n two\n-Bad\n+Again\n three", &profile);
    assert_null(strchr(profile.lead, '\033'));
    assert_string_equal(profile.good.title, "Again");
    assert_int_equal(profile.good.count, 1);
    assert_string_equal(profile.good.texts[0], "three");
    assert_string_equal(profile.bad.title, "Bad");
    assert_int_equal(profile.bad.count, 0);
    page_profile_of_stored(test->arena, "", &profile);
    assert_string_equal(profile.lead, "");
    assert_null(profile.good.title);
}

static bool profiles_are_right(const char *path, struct error *error)
{
    struct catalog *catalog;

    assert_true(catalog_open(path, &catalog, error));
    bool are_right = page_profiles_verify(catalog, error);
    catalog_free(catalog);
    return are_right;
}

static void test_profile_of_another_page_is_found(void **state)
{
    const char *folder = sources_path(SMALL_SOURCES), *output = folder_path(state, "out.db");
    struct compiled compiled = sources_compile_job(
        &(struct compile_job){&folder, 1, output, NULL, 0, page_profile_stored, NULL});
    struct error error;

    assert_true(compiled.done);
    compiled_free(&compiled);
    assert_true(profiles_are_right(output, &error));
    change(output,
           "UPDATE page SET text = 'Other.' WHERE kind = '" PROFILE_PAGE "' AND id = 'birch'");
    assert_false(profiles_are_right(output, &error));
    assert_non_null(strstr(error.message, "the card of 'birch'"));
}

/* Counting lines has no words to lay, so it is compared with laying them, on the pages of all frameworks. */
static void test_counted_lines_are_those_that_are_laid_out(void **state)
{
    struct page_test *test = *state;
    size_t count;

    catalog_frameworks(test->real, &count);
    for (int width = 12; width < 110; width += 7) {
        const struct layout_options options = {.width = width, .unicode = true, .ruled = true};
        struct arena *arena = arena_new();
        for (int i = 0; i < (int)count; i++) {
            const struct document *document = page_of_framework(arena, test->real, i, PAGE_LINKED);
            const struct layout *all = layout_new(arena, document, &options);
            const struct layout *some = layout_new_counted(arena, document, &options, 1);
            assert_int_equal(some->n_lines, all->n_lines);
            assert_int_equal(some->n_sections, all->n_sections);
            for (size_t j = 0; j < all->n_sections; j++)
                assert_int_equal(some->sections[j].line, all->sections[j].line);
        }
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_fact_line_shows_value_and_doubt),
        cmocka_unit_test(test_empty_sections_have_no_heading),
        cmocka_unit_test(test_best_pairing_comes_first),
        cmocka_unit_test(test_body_follows_the_name),
        cmocka_unit_test(test_component_page_lists_suited_frameworks),
        cmocka_unit_test(test_page_holds_every_value_of_its_entry),
        cmocka_unit_test(test_source_numbers_match_the_list_of_sources),
        cmocka_unit_test(test_every_page_survives_cmark),
        cmocka_unit_test(test_counted_lines_are_those_that_are_laid_out),
        cmocka_unit_test(test_profile_is_that_of_the_whole_page),
        cmocka_unit_test(test_stored_profile_says_what_the_page_says),
        cmocka_unit_test(test_foreign_profile_is_cleaned),
        cmocka_unit_test_setup_teardown(test_profile_of_another_page_is_found, folder_new,
                                        folder_free),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
