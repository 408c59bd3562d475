#include "exports.h"

static void check_contributions(const json_t *entry, int64_t total)
{
    const json_t *parts = json_object_get(entry, "contributions"), *part;
    int64_t sum = 0, before = INT64_MAX;
    double weights = 0;
    size_t i;

    json_array_foreach(parts, i, part)
    {
        int64_t points = integer_at(part, "points");
        double weight = number_at(part, "weight"), value = number_at(part, "value");
        assert_true(points <= before);
        assert_near(weight * value * 20000.0 * (double)total, (double)points,
                    (double)total * 20000.0 * 0.0002);
        assert_true(json_is_boolean(json_object_get(part, "unknown")));
        text_at(part, "criterion");
        before = points;
        sum += points;
        weights += weight;
    }
    assert_true(sum == integer_at(entry, "points"));
    assert_near(weights, 1, 0.01);
}

static void check_entry(const json_t *entry, int64_t total)
{
    const json_t *interval = json_object_get(entry, "interval");
    double score = number_at(entry, "score");
    double low = json_number_value(json_array_get(interval, 0));
    double high = json_number_value(json_array_get(interval, 1));

    check_contributions(entry, total);
    assert_near(score, (double)integer_at(entry, "points") / (20000.0 * (double)total), 0.00005001);
    assert_true(low <= score + 0.0001 && score <= high + 0.0001);
    assert_near(score, (low + high) / 2, 0.00011);
    assert_true(json_is_array(json_object_get(entry, "unverified")));
    assert_true((json_array_size(json_object_get(entry, "eliminated")) > 0) ==
                json_is_null(json_object_get(entry, "rank")));
}

/* Returns how many are left. */
static size_t check_ranking(const json_t *json, size_t n_frameworks)
{
    const json_t *ranking = json_object_get(json, "ranking"), *entry;
    int64_t total = integer_at(json, "total_points"), before = INT64_MAX;
    size_t i, n_left = 0;

    assert_int_equal(json_array_size(ranking), n_frameworks);
    json_array_foreach(ranking, i, entry)
    {
        const json_t *rank = json_object_get(entry, "rank");
        int64_t points = integer_at(entry, "points");
        check_entry(entry, total);
        if (json_is_integer(rank)) {
            assert_int_equal(json_integer_value(rank), i + 1);
            assert_int_equal(n_left++, i);
        } else if (n_left == i) {
            before = INT64_MAX; /* the eliminated are in order by themselves */
        }
        assert_true(points <= before);
        before = points;
    }
    return n_left;
}

static void test_json_numbers_add_up(void **state)
{
    struct export_test *test = *state;
    size_t n_frameworks, n_all_out = 0, n_some_out = 0;
    uint64_t random = 1;

    catalog_frameworks(test->catalog, &n_frameworks);
    for (int i = 0; i < RANDOM_CASES; i++) {
        json_t *json = parsed(written(test, "json", random_answers(test, &random), &plain));
        size_t n_left = check_ranking(json, n_frameworks);
        assert_members(json, n_left);
        assert_sorted(json);
        n_all_out += n_left == 0;
        n_some_out += n_left > 0 && n_left < n_frameworks;
        json_decref(json);
    }
    assert_true(n_all_out > 0 && n_some_out > 0); /* both cases occurred */
}

static void test_json_answers_read_back(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 2;

    for (int i = 0; i < 20; i++) {
        struct answers *answers = random_answers(test, &random);
        struct answers *back = answers_new(test->arena, test->decision);
        struct diagnostics *diagnostics = diagnostics_new();
        const char *json = written(test, "json", answers, &plain);
        read_node(test, node_read_json(test->arena, "test", json, strlen(json), diagnostics),
                  diagnostics, back);
        assert_memory_equal(back->choice, answers->choice,
                            (size_t)answers->n_questions * sizeof(int));
    }
}

static void test_json_names_all_rounder_without_a_language_answer(void **state)
{
    static const struct {
        const char *answers;
        bool all_rounder, by_priority;
    } rows[] = {
        {"answers: {}", true, false},
        {"answers: {priority: fast-cheap}", true, true},
        {"answers: {priority: fast-cheap, language: go}", false, false},
        {"answers: {priority: fast-cheap, language-second: go}", false, false},
    };
    struct export_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct answers *answers = answers_of(test, rows[i].answers);
        json_t *json = parsed(written(test, "json", answers, &plain));
        bool rows_given = json_object_get(json, "by_language") != NULL;
        assert_true((json_object_get(json, "all_rounder") != NULL) == rows[i].all_rounder);
        assert_true((json_object_get(json, "by_priority") != NULL) == rows[i].by_priority);
        assert_true(rows_given == rows[i].all_rounder);
        json_decref(json);
    }
}

static void test_json_elimination_names_rule_value_and_source(void **state)
{
    struct export_test *test = *state;
    json_t *json =
        parsed(written(test, "json", answers_of(test, "answers: {language-rule: go}"), &plain));
    json_t *ranking = json_object_get(json, "ranking"), *entry, *out;
    size_t i;

    json_array_foreach(ranking, i, entry)
    {
        if (strcmp(text_at(entry, "id"), "django") != 0)
            continue;
        out = json_array_get(json_object_get(entry, "eliminated"), 0);
        assert_string_equal(text_at(out, "question"), "language-rule");
        assert_string_equal(text_at(out, "option"), "go");
        assert_string_equal(text_at(out, "rule"), "lang-go >= 1");
        assert_string_equal(text_at(out, "observed"), "Python");
        assert_string_equal(text_at(out, "source"), "https://www.djangoproject.com/");
    }
    assert_null(json_object_get(json, "margin")); /* one is left: no second */
    json_decref(json);
}

static void test_json_numbers_add_up_with_unknown_values(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 9;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        struct advice *advice = advice_new(test->arena, test->decision, answers);
        json_t *json = parsed(written(test, "json", answers, &plain));
        assert_members(json, check_ranking(json, 3));
        json_decref(json);
        written(test, "text", answers, &plain);
        json = parsed(block_of(test, written(test, "markdown", answers, &plain)));
        assert_int_equal(json_array_size(json_object_get(json, "ranking")), advice->ranking.n_left);
        json_decref(json);
    }
}

struct pieces {
    struct text all;
    size_t count;
};

static void take_piece(void *context, struct text *text)
{
    struct pieces *pieces = context;

    text_append_bytes(&pieces->all, text->bytes, text->length);
    text_clear(text);
    pieces->count++;
}

/* In pieces it is the same as in one, and both are what jansson writes for it, keys in order. */
static void test_json_in_pieces_is_the_same(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 20261128;

    for (int i = 0; i < 6; i++) {
        const struct answers *answers = random_answers(test, &random);
        const char *whole = written(test, "json", answers, &plain);
        struct pieces pieces = {.count = 0};
        struct export_options options = plain;

        text_init(&pieces.all);
        options.flush = take_piece;
        options.flush_context = &pieces;
        const char *rest = written(test, "json", answers, &options);
        assert_true(pieces.count > 1);
        text_append(&pieces.all, rest);
        assert_string_equal(pieces.all.bytes, whole);
        json_t *json = parsed(whole);
        char *again = json_dumps(json, JSON_SORT_KEYS | JSON_INDENT(2) | JSON_REAL_PRECISION(15));
        assert_string_equal(arena_printf(test->arena, "%s\n", again), whole);
        free(again);
        json_decref(json);
        text_finish(&pieces.all);
    }
}

/* On the small catalog in place of the frozen one. */
#define SMALL_TEST(test) \
    cmocka_unit_test_setup_teardown(test, export_set_up_small, export_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_numbers_add_up),
        cmocka_unit_test(test_json_answers_read_back),
        cmocka_unit_test(test_json_names_all_rounder_without_a_language_answer),
        cmocka_unit_test(test_json_elimination_names_rule_value_and_source),
        cmocka_unit_test(test_json_in_pieces_is_the_same),
        SMALL_TEST(test_json_numbers_add_up_with_unknown_values),
    };

    return cmocka_run_group_tests_name("export_json", tests, export_set_up, export_tear_down);
}
