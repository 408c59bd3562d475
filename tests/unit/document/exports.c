#include "exports.h"

#include <math.h>

struct export_test *export_test_of(struct catalog *catalog)
{
    struct export_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->catalog = catalog;
    test->decision = quick_decision(test->arena, catalog);
    return test;
}

int export_set_up(void **state)
{
    *state = export_test_of(frozen_catalog());
    return 0;
}

int export_set_up_small(void **state)
{
    *state = export_test_of(small_catalog());
    return 0;
}

int export_tear_down(void **state)
{
    struct export_test *test = *state;

    catalog_free(test->catalog);
    arena_free(test->arena);
    free(test);
    return 0;
}

void read_node(struct export_test *test, const struct node *root, struct diagnostics *diagnostics,
               struct answers *answers)
{
    if (root)
        answers_read(test->decision, "test", root, answers, diagnostics);
    if (diagnostics_count(diagnostics) > 0)
        fail_msg("%s", diagnostics_line(diagnostics, 0));
    diagnostics_free(diagnostics);
}

struct answers *answers_of(struct export_test *test, const char *yaml)
{
    struct answers *answers = answers_new(test->arena, test->decision);
    struct diagnostics *diagnostics = diagnostics_new();

    read_node(test, node_read_yaml(test->arena, "test", yaml, strlen(yaml), 1, diagnostics),
              diagnostics, answers);
    return answers;
}

uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

struct answers *random_answers(struct export_test *test, uint64_t *random)
{
    struct answers *answers = answers_new(test->arena, test->decision);

    for (int i = 0; i < answers->n_questions; i++)
        if (next_random(random) % 3 > 0)
            answers->choice[i] = (int)(next_random(random) %
                                       (uint64_t)test->decision->problem.questions[i].n_options);
    return answers;
}

const struct export_options plain = {.program = "whichstack 0.0.0", .seed = 1};

const char *written(struct export_test *test, const char *format, const struct answers *answers,
                    const struct export_options *options)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    exporter_find(format)->write(advice_new(test->arena, test->decision, answers), options, &text);
    bytes = arena_copy(test->arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

const char *block_of(struct export_test *test, const char *record)
{
    const char *block;

    assert_int_equal(markdown_find_code(test->arena, record, strlen(record), RECORD_INFO, &block),
                     1);
    return block;
}

const char *golden_path(struct arena *arena, const char *name, const char *extension)
{
    return source_path(arena_printf(arena, "tests/golden/exports/%s.%s", name, extension));
}

json_t *parsed(const char *text)
{
    json_error_t error;
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);

    if (!json)
        fail_msg("line %d: %s in:\n%s", error.line, error.text, text);
    return json;
}

/* jansson keeps the order it read. */
void assert_sorted(const json_t *json)
{
    char *as_read = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY);
    char *sorted = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS);

    assert_string_equal(as_read, sorted);
    free(as_read);
    free(sorted);
}

const char *text_at(const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));

    if (!text)
        fail_msg("no text '%s'", key);
    return text;
}

json_int_t integer_at(const json_t *json, const char *key)
{
    assert_true(json_is_integer(json_object_get(json, key)));
    return json_integer_value(json_object_get(json, key));
}

double number_at(const json_t *json, const char *key)
{
    assert_true(json_is_number(json_object_get(json, key)));
    return json_number_value(json_object_get(json, key));
}

void assert_near(double value, double wanted, double tolerance)
{
    if (fabs(value - wanted) > tolerance)
        fail_msg("%.17g is not near %.17g", value, wanted);
}

static double score_at(const json_t *json, size_t place)
{
    return number_at(json_array_get(json_object_get(json, "ranking"), place), "score");
}

/* Members that are there only when a framework is left. */
static const char *const of_winner[] = {"stability", "flips", "rivals", "regret", "single_changes"};

void assert_members(const json_t *json, size_t n_left)
{
    static const char *const always[] = {"next_questions", "irrelevant", "unknown", "relaxations"};
    static const char *const maybe[] = {"margin",      "sufficient",  "sufficient_proved",
                                        "methods",     "all_rounder", "by_priority",
                                        "by_language", "stack"};

    for (size_t i = 0; i < ARRAY_LENGTH(always); i++)
        assert_true(json_is_array(json_object_get(json, always[i])));
    for (size_t i = 0; i < ARRAY_LENGTH(of_winner); i++)
        assert_true((json_object_get(json, of_winner[i]) != NULL) == (n_left > 0));
    for (size_t i = 0; i < ARRAY_LENGTH(maybe) && n_left == 0; i++)
        assert_null(json_object_get(json, maybe[i]));
    assert_int_equal(integer_at(json, "schema_version"), 2);
    assert_int_equal(integer_at(json, "draws"), TEST_DRAWS);
    assert_string_equal(text_at(json, "program"), plain.program);
    assert_int_equal(strlen(text_at(json_object_get(json, "catalog"), "sha256")), HASH_LENGTH);
    assert_true((json_array_size(json_object_get(json, "relaxations")) > 0) == (n_left == 0));
    assert_true((json_object_get(json, "margin") != NULL) == (n_left > 1));
    if (n_left > 1)
        assert_near(number_at(json, "margin"), score_at(json, 0) - score_at(json, 1), 0.00011);
    assert_true((strcmp(text_at(json, "state"), "none") == 0) == (n_left == 0));
}
