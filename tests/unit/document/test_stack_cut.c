#include "catalogs.h"

#include "base/text/text.h"
#include "decide/advice/advice.h"
#include "decide/model/answers.h"
#include "document/export/exporter.h"

#include <sqlite3.h>

/* A catalog in which three components each fit thirty slots, and every two help each other a little: a
 * search of all combinations would not end. */
static const char hostile[] =
    "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 29)"
    " INSERT INTO slot SELECT i, 'slot-' || i, 'Slot ' || i, 1 FROM n;"
    "UPDATE slot SET needed = 1;"
    "UPDATE component SET slot = ord % 30, needs = 0;"
    "DELETE FROM gate; DELETE FROM link; DELETE FROM conflict_with_one;"
    "INSERT OR REPLACE INTO pairing SELECT f.ord, c.ord, 3, '', '', 'https://example.org', 1, 'x'"
    " FROM framework f, component c;"
    "INSERT INTO link SELECT a.ord, b.ord,"
    " 1 + (a.ord * 7919 + b.ord * 104729 + a.ord * b.ord * 31) % 3, 'x'"
    " FROM component a, component b WHERE a.ord < b.ord AND a.slot <> b.slot";

#define SENTENCE "more combinations of parts than are tried"

static const char *copy_catalog(void **state, const char *sql)
{
    const char *path = folder_path(state, "catalog.db");
    size_t length;
    char *bytes = folder_read(getenv("WHICHSTACK_TEST_CATALOG"), &length);
    sqlite3 *database;

    folder_write(path, bytes, length);
    free(bytes);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(database));
    /* the copies of the tables */
    sqlite3_exec(database, "DELETE FROM head; DELETE FROM packed", NULL, NULL, NULL);
    sqlite3_close(database);
    return path;
}

static const struct advice *advise(struct arena *arena, struct catalog *catalog)
{
    const struct decision *decision = decision_new(arena, catalog);
    struct answers *answers = answers_new(arena, decision);

    for (int i = 0; i < answers->n_questions; i += 2)
        answers->choice[i] = 0;
    return advice_new(arena, decision, answers);
}

/* How many of the formats that people read say that the search was not finished. */
static int count_said(const struct advice *advice)
{
    static const char *const formats[] = {"text", "markdown", "madr", "html"};
    const struct export_options options = {.program = "test", .seed = 1};
    int count = 0;

    for (size_t i = 0; i < ARRAY_LENGTH(formats); i++) {
        struct text text;

        text_init(&text);
        exporter_find(formats[i])->write(advice, &options, &text);
        assert_true(text.length > 1000);
        count += strstr(text.bytes, SENTENCE) != NULL;
        text_finish(&text);
    }
    return count;
}

static bool is_in_json(const struct advice *advice)
{
    const struct export_options options = {.program = "test", .seed = 1};
    struct text text;
    bool found;

    text_init(&text);
    exporter_find("json")->write(advice, &options, &text);
    found = strstr(text.bytes, "\"stack_is_cut\": true") != NULL;
    text_finish(&text);
    return found;
}

static void test_endless_search_is_cut_and_says_so(void **state)
{
    struct arena *arena = arena_new();
    struct catalog *catalog = catalog_at(copy_catalog(state, hostile));
    const struct advice *advice = advise(arena, catalog);
    const struct stack *stack = advice_stack(advice);

    assert_true(stack->is_cut);
    assert_true(stack->n_choices > 20); /* answers drop some */
    for (size_t i = 0; i < stack->n_choices; i++) {
        assert_in_range(stack->choices[i].component, 0, 91);
        assert_int_equal(stack->choices[i].runner_up, -1);
    }
    assert_int_equal(count_said(advice), 4);
    assert_true(is_in_json(advice));
    catalog_free(catalog);
    arena_free(arena);
}

static void test_ordinary_search_is_finished(void **state)
{
    struct arena *arena = arena_new();
    struct catalog *catalog = catalog_at(copy_catalog(state, ""));
    const struct advice *advice = advise(arena, catalog);

    assert_true(advice_stack(advice)->n_choices > 3);
    assert_false(advice_stack(advice)->is_cut);
    assert_int_equal(count_said(advice), 0);
    assert_false(is_in_json(advice));
    catalog_free(catalog);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_endless_search_is_cut_and_says_so, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_ordinary_search_is_finished, folder_new, folder_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
