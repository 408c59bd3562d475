#include "catalogs.h"
#include "decisions.h"
#include "nodes.h"

#include "base/hash.h"
#include "base/text/columns.h"
#include "decide/model/answers.h"
#include "decide/robustness/confidence.h"
#include "document/export/exporter.h"
#include "document/markdown/markdown.h"
#include "document/record/record.h"

#include <jansson.h>
#include <math.h>

#define RANDOM_CASES 60

struct export_test {
    struct arena *arena;
    struct catalog *catalog;
    struct decision *decision;
};

static struct export_test *test_of(struct catalog *catalog)
{
    struct export_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->catalog = catalog;
    test->decision = quick_decision(test->arena, catalog);
    return test;
}

static int set_up(void **state)
{
    *state = test_of(frozen_catalog());
    return 0;
}

static int tear_down(void **state)
{
    struct export_test *test = *state;

    catalog_free(test->catalog);
    arena_free(test->arena);
    free(test);
    return 0;
}

/* --- answers ----------------------------------------------------------------------------- */

static void read_node(struct export_test *test, const struct node *root,
                      struct complaints *complaints, struct answers *answers)
{
    if (root)
        answers_read(test->decision, "test", root, answers, complaints);
    if (complaints_count(complaints) > 0)
        fail_msg("%s", complaints_line(complaints, 0));
    complaints_free(complaints);
}

static struct answers *answers_of(struct export_test *test, const char *yaml)
{
    struct answers *answers = answers_new(test->arena, test->decision);
    struct complaints *complaints = complaints_new();

    read_node(test, node_read_yaml(test->arena, "test", yaml, strlen(yaml), 1, complaints),
              complaints, answers);
    return answers;
}

/* splitmix64 */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* About a third of the questions open. */
static struct answers *random_answers(struct export_test *test, uint64_t *random)
{
    struct answers *answers = answers_new(test->arena, test->decision);

    for (int i = 0; i < answers->n_questions; i++)
        if (next_random(random) % 3 > 0)
            answers->choice[i] = (int)(next_random(random) %
                                       (uint64_t)test->decision->problem.questions[i].n_options);
    return answers;
}

/* --- writing ----------------------------------------------------------------------------- */

static const struct export_options plain = {.program = "whichstack 0.0.0", .seed = 1};

static const char *written(struct export_test *test, const char *format,
                           const struct answers *answers, const struct export_options *options)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    exporter_find(format)->write(advice_new(test->arena, test->decision, answers), options, &text);
    bytes = arena_copy(test->arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

static json_t *parsed(const char *text)
{
    json_error_t error;
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);

    if (!json)
        fail_msg("line %d: %s in:\n%s", error.line, error.text, text);
    return json;
}

/* Every object's keys are in order: jansson keeps the order it read. */
static void assert_sorted(const json_t *json)
{
    char *as_read = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY);
    char *sorted = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS);

    assert_string_equal(as_read, sorted);
    free(as_read);
    free(sorted);
}

static const char *text_at(const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));

    if (!text)
        fail_msg("no text '%s'", key);
    return text;
}

static json_int_t integer_at(const json_t *json, const char *key)
{
    assert_true(json_is_integer(json_object_get(json, key)));
    return json_integer_value(json_object_get(json, key));
}

static double number_at(const json_t *json, const char *key)
{
    assert_true(json_is_number(json_object_get(json, key)));
    return json_number_value(json_object_get(json, key));
}

static void assert_near(double value, double wanted, double tolerance)
{
    if (fabs(value - wanted) > tolerance)
        fail_msg("%.17g is not near %.17g", value, wanted);
}

/* --- goldens ----------------------------------------------------------------------------- */

static const char *const goldens[] = {
    "p01-live-dashboard",
    "p04-without-language",
    "nobody-left",
};

/* Hashes change with every word of the catalog; that they are right is tested below. Their places
 * stay: 64 zeros. */
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

static const char *golden_path(struct arena *arena, const char *name, const char *extension)
{
    return source_path(arena_printf(arena, "tests/golden/exports/%s.%s", name, extension));
}

/* Two formats of one extension have goldens of two names. */
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

/* With every draw of the program. */
static void recommendations_are_as_recorded(void **state)
{
    struct export_test *test = *state;

    test->decision->problem.draws = ACCEPTABILITY_DRAWS;
    for (size_t i = 0; i < ARRAY_LENGTH(goldens); i++)
        for (size_t j = 0; j < n_exporters; j++)
            check_golden(*state, goldens[i], exporters[j]);
    test->decision->problem.draws = TEST_DRAWS;
}

/* --- the table --------------------------------------------------------------------------- */

static void every_exporter_is_found_and_told_apart(void **state)
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

static void the_same_input_gives_the_same_bytes(void **state)
{
    struct export_test *test = *state, *other = test_of(frozen_catalog());
    uint64_t random = 11, again = 11;
    void *other_state = other;

    for (int i = 0; i < 5; i++) {
        struct answers *answers = random_answers(test, &random);
        struct answers *others = random_answers(other, &again);
        for (size_t j = 0; j < n_exporters; j++)
            assert_string_equal(written(test, exporters[j]->name, answers, &plain),
                                written(other, exporters[j]->name, others, &plain));
    }
    tear_down(&other_state);
}

/* --- JSON -------------------------------------------------------------------------------- */

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

static double score_at(const json_t *json, size_t place)
{
    return number_at(json_array_get(json_object_get(json, "ranking"), place), "score");
}

/* What is only there when somebody is left. */
static const char *const of_winner[] = {"stability", "flips", "rivals", "regret", "single_changes"};

static void check_members(const json_t *json, size_t n_left)
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

static void json_numbers_add_up(void **state)
{
    struct export_test *test = *state;
    size_t n_frameworks, nobody = 0, somebody_out = 0;
    uint64_t random = 1;

    catalog_frameworks(test->catalog, &n_frameworks);
    for (int i = 0; i < RANDOM_CASES; i++) {
        json_t *json = parsed(written(test, "json", random_answers(test, &random), &plain));
        size_t n_left = check_ranking(json, n_frameworks);
        check_members(json, n_left);
        assert_sorted(json);
        nobody += n_left == 0;
        somebody_out += n_left > 0 && n_left < n_frameworks;
        json_decref(json);
    }
    assert_true(nobody > 0 && somebody_out > 0); /* both were met */
}

static void json_answers_can_be_read_back(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 2;

    for (int i = 0; i < 20; i++) {
        struct answers *answers = random_answers(test, &random);
        struct answers *back = answers_new(test->arena, test->decision);
        struct complaints *complaints = complaints_new();
        const char *json = written(test, "json", answers, &plain);
        read_node(test, node_read_json(test->arena, "test", json, strlen(json), complaints),
                  complaints, back);
        assert_memory_equal(back->choice, answers->choice,
                            (size_t)answers->n_questions * sizeof(int));
    }
}

static void two_names_without_a_language_answer(void **state)
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

static void an_elimination_names_rule_observation_and_source(void **state)
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

/* The block's text as it stands in the record. */
static const char *block_of(struct export_test *test, const char *record)
{
    const char *block;

    assert_int_equal(markdown_find_code(test->arena, record, strlen(record), RECORD_INFO, &block),
                     1);
    return block;
}

/* --- how sure ---------------------------------------------------------------------------- */

static bool is_answered(const json_t *json, const char *question)
{
    return json_object_get(json_object_get(json, "answers"), question) != NULL;
}

static void check_shares(const json_t *json)
{
    const json_t *entry;
    double sum = 0;
    size_t i, n_left = 0;

    json_array_foreach(json_object_get(json, "ranking"), i, entry)
    {
        bool left = json_is_integer(json_object_get(entry, "rank"));
        assert_true((json_object_get(entry, "first_share") != NULL) == left);
        sum += left ? number_at(entry, "first_share") : 0;
        n_left += left;
    }
    if (n_left > 0)
        assert_near(sum, 1, 0.00005001 * (double)n_left);
}

static size_t n_agreeing(const json_t *json)
{
    const json_t *method;
    size_t i, agreeing = 0;

    json_array_foreach(json_object_get(json, "methods"), i, method)
    {
        agreeing += json_is_true(json_object_get(method, "agrees"));
    }
    return agreeing;
}

/* The state follows from proof, answers, share, margin and formulas alone, and a proof that holds
 * for every value of the missing facts holds for those we have. */
static void check_state(const json_t *json)
{
    const char *state = text_at(json, "state");
    const json_t *rivals = json_object_get(json, "rivals"), *rival;
    bool settled = json_is_true(json_object_get(json, "questions_settled"));
    bool is_early = json_object_size(json_object_get(json, "answers")) < EARLY_ANSWERS &&
                    integer_at(json, "open_questions") > 0;
    double share = number_at(json_array_get(json_object_get(json, "ranking"), 0), "first_share");
    int64_t before = INT64_MIN;
    size_t i;

    assert_true(json_is_boolean(json_object_get(json, "questions_settled")));
    assert_true((strcmp(state, "early") == 0) == (is_early && strcmp(state, "settled") != 0));
    if (strcmp(state, "settled") == 0)
        assert_true(settled);
    else if (strcmp(state, "clear") == 0)
        assert_true(share >= 0.8 &&
                    (json_array_size(rivals) == 0 || number_at(json, "margin") >= 0.05) &&
                    n_agreeing(json) >= 4);
    else if (strcmp(state, "close") == 0)
        assert_true(share >= 0.5);
    else if (strcmp(state, "depends") == 0)
        assert_true(json_array_size(json_object_get(json, "by_language")) > 1);
    else if (strcmp(state, "early") != 0)
        assert_string_equal(state, "open");
    json_array_foreach(rivals, i, rival)
    {
        assert_true(integer_at(rival, "least_lead") >= before);
        assert_true(integer_at(rival, "least_lead_with_gaps") <= integer_at(rival, "least_lead"));
        assert_true(!settled || integer_at(rival, "least_lead") >= 0);
        before = integer_at(rival, "least_lead");
    }
    assert_true((integer_at(json, "regret") > 0) <= !settled);
}

static void check_stability(const json_t *json)
{
    const json_t *entry = json_array_get(json_object_get(json, "ranking"), 0), *interval;
    size_t i;

    assert_int_equal(json_array_size(json_object_get(json, "stability")),
                     json_array_size(json_object_get(entry, "contributions")));
    json_array_foreach(json_object_get(json, "stability"), i, interval)
    {
        double low = number_at(interval, "low"), high = number_at(interval, "high");
        double weight = number_at(interval, "weight");
        const json_t *below = json_object_get(interval, "low_rival");
        const json_t *above = json_object_get(interval, "high_rival");
        assert_true(0 <= low && low <= weight && weight <= high && high <= 1);
        assert_true(json_is_string(below) || (json_is_null(below) && low <= 0));
        assert_true(json_is_string(above) || (json_is_null(above) && high >= 1));
        text_at(interval, "criterion");
    }
}

/* Every flip that is listed does what it says. */
static void check_flip(struct export_test *test, const struct answers *answers, const json_t *flip,
                       json_int_t size, bool wishes)
{
    struct answers *other = answers_copy(test->arena, answers);
    const json_t *change, *winner = json_object_get(flip, "winner");
    size_t i, count;
    const struct question_entry *questions = catalog_questions(test->catalog, &count);
    const struct framework *frameworks = catalog_frameworks(test->catalog, &count);

    assert_int_equal(json_array_size(json_object_get(flip, "changes")), size);
    json_array_foreach(json_object_get(flip, "changes"), i, change)
    {
        int question = catalog_find_question(test->catalog, text_at(change, "question"));
        assert_int_equal(other->choice[question],
                         catalog_find_option(&questions[question], text_at(change, "from")));
        other->choice[question] = catalog_find_option(&questions[question], text_at(change, "to"));
        assert_false(wishes && questions[question].fixed);
    }
    struct advice *advice = advice_new(test->arena, test->decision, other);
    if (json_is_null(winner))
        assert_int_equal(advice->winner, -1);
    else
        assert_string_equal(frameworks[advice->winner].id, json_string_value(winner));
    assert_int_not_equal(advice->winner, advice_new(test->arena, test->decision, answers)->winner);
}

static void check_flips(struct export_test *test, const struct answers *answers, const json_t *json)
{
    static const char *const kinds[] = {"any", "fixed"};
    const json_t *flips = json_object_get(json, "flips"), *flip;

    for (size_t k = 0; k < ARRAY_LENGTH(kinds); k++) {
        const json_t *list = json_object_get(flips, kinds[k]);
        json_int_t total = integer_at(json_object_get(flips, "total"), kinds[k]);
        json_int_t size = integer_at(json_object_get(flips, "size"), kinds[k]);
        size_t i;
        assert_int_equal(json_array_size(list), total < 20 ? total : 20);
        assert_true((size > 0) == (total > 0));
        json_array_foreach(list, i, flip) check_flip(test, answers, flip, size, k == 1);
    }
}

static void check_methods(const json_t *json)
{
    static const char *const names[] = {"weighted_sum", "weighted_product", "topsis", "promethee_2",
                                        "vikor"};
    const json_t *method;
    const char *winner = text_at(json_array_get(json_object_get(json, "ranking"), 0), "id");
    size_t i;

    assert_int_equal(json_array_size(json_object_get(json, "methods")), ARRAY_LENGTH(names));
    json_array_foreach(json_object_get(json, "methods"), i, method)
    {
        bool agrees = json_is_true(json_object_get(method, "agrees"));
        assert_string_equal(text_at(method, "method"), names[i]);
        assert_true((strcmp(text_at(method, "winner"), winner) == 0) == agrees);
        assert_true((json_object_get(method, "criterion") != NULL) == !agrees);
        assert_true(agrees || i > 0);
    }
}

static void check_questions(const json_t *json, size_t n_questions)
{
    const json_t *next = json_object_get(json, "next_questions"), *item;
    const json_t *irrelevant = json_object_get(json, "irrelevant"), *name;
    size_t i;

    json_array_foreach(next, i, item)
    {
        assert_false(is_answered(json, text_at(item, "question")));
        assert_true(number_at(item, "bits") >= 0);
    }
    json_array_foreach(irrelevant, i, name)
    {
        assert_false(is_answered(json, json_string_value(name)));
    }
    assert_int_equal(json_array_size(next) + json_array_size(irrelevant) +
                         json_object_size(json_object_get(json, "answers")),
                     n_questions);
    if (json_is_true(json_object_get(json, "questions_settled")))
        assert_int_equal(json_array_size(next), 0);
    json_array_foreach(json_object_get(json, "sufficient"), i, name)
    {
        assert_true(is_answered(json, json_string_value(name)));
    }
    assert_true((json_object_get(json, "sufficient") != NULL) ==
                (json_is_true(json_object_get(json, "questions_settled")) &&
                 strcmp(text_at(json, "state"), "none") != 0));
}

/* Most of the questions answered, so that many results are settled. */
static struct answers *nearly_all(struct export_test *test, uint64_t *random)
{
    struct answers *answers = random_answers(test, random);

    for (int i = 0; i < answers->n_questions; i++)
        if (next_random(random) % 4 > 0 && answers->choice[i] == ANSWER_OPEN)
            answers->choice[i] = 0;
    return answers;
}

static void json_says_how_sure_it_is(void **state)
{
    struct export_test *test = *state;
    size_t n_questions, settled = 0, open = 0, dissent = 0;
    uint64_t random = 21;

    catalog_questions(test->catalog, &n_questions);
    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = i % 2 ? nearly_all(test, &random) : random_answers(test, &random);
        const char *bytes = written(test, "json", answers, &plain);
        json_t *json = parsed(bytes);
        check_shares(json);
        check_questions(json, n_questions);
        if (json_object_get(json, "stability")) {
            check_state(json);
            check_stability(json);
            check_flips(test, answers, json);
            check_methods(json);
            settled += json_is_true(json_object_get(json, "questions_settled"));
            open += json_is_false(json_object_get(json, "questions_settled"));
            dissent += strstr(bytes, "\"agrees\": false") != NULL;
        }
        json_decref(json);
    }
    assert_true(settled > 3 && open > 3 && dissent > 3);
}

static void nobody_left_is_no_confidence(void **state)
{
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, "answers: {language-rule: php, typing: required}");
    json_t *json = parsed(written(test, "json", answers, &plain));
    const char *text = written(test, "text", answers, &plain);
    const char *record = written(test, "markdown", answers, &plain);

    check_members(json, 0);
    check_shares(json);
    assert_true(
        json_is_true(json_object_get(json, "questions_settled"))); /* nothing brings one back */
    assert_int_equal(json_array_size(json_object_get(json, "next_questions")), 0);
    assert_null(strstr(text, "trial runs"));
    assert_null(strstr(record, "trial runs"));
    assert_null(strstr(record, "## What would change this"));
    assert_non_null(strstr(record, "\n  \"state\": \"none\""));
    json_decref(json);
}

/* The advice of a screen may have been worked out, or only half, or not at all. */
static void it_is_the_same_whoever_worked_it_out(void **state)
{
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, "answers: {language: python, product: saas}");

    for (size_t i = 0; i < n_exporters; i++) {
        struct advice *advice = advice_new(test->arena, test->decision, answers);
        const char *wanted = written(test, exporters[i]->name, answers, &plain);
        struct text text;
        advice->confidence = confidence_exact(test->arena, advice);
        for (int round = 0; round < 2; round++) {
            text_init(&text);
            exporters[i]->write(advice, &plain, &text);
            assert_string_equal(text.bytes, wanted);
            text_finish(&text);
            confidence_work_out(test->arena, advice, plain.seed);
        }
    }
}

static const char *cut(struct export_test *test, const char *text, const char *from, const char *to)
{
    const char *start = strstr(text, from), *end = start ? strstr(start, to) : NULL;

    if (!end)
        fail_msg("no '%s' before '%s' in:\n%s", from, to, text);
    return arena_copy(test->arena, start, (size_t)(end - start));
}

static const char *unwrapped(struct export_test *test, const char *text)
{
    char *line = arena_string(test->arena, text);

    for (char *at = line; *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    return line;
}

/* One row for each state: the same sentence in the text and, unwrapped, in the record. */
static void the_state_is_said_in_words(void **state)
{
    static const struct {
        const char *answers, *state, *words;
    } rows[] = {
        {"answers: {}", "early", "Too early to say: none of 18 questions are answered."},
        {"answers: {language: go}", "early", "Too early to say: 1 of 18 questions is answered."},
        {"answers: {product: saas, priority: ship, load: steady}", "depends",
         "It depends on the language: the best framework in each."},
        {"answers: {language: python, product: saas, team-size: 2-3}", "clear",
         "Clear lead: Django is first in "},
        {"answers: {language: python, product: api, team-size: 2-3}", "close",
         "Close call: Flask is first in "},
        {"answers: {language: js, product: saas, team-size: 2-3, load: high}", "open",
         "Open race: Node.js + Express is first in "},
        {"answers: {language-rule: go}", "settled",
         "Settled: no open question and no missing fact can change the first place."},
    };
    struct export_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct answers *answers = answers_of(test, rows[i].answers);
        json_t *json = parsed(written(test, "json", answers, &plain));
        const char *text = written(test, "text", answers, &plain);
        const char *record = written(test, "markdown", answers, &plain);
        assert_string_equal(text_at(json, "state"), rows[i].state);
        assert_non_null(strstr(unwrapped(test, text), rows[i].words));
        assert_non_null(strstr(record, rows[i].words));
        json_decref(json);
    }
}

/* Whatever is answered: who is called first in the imperative is proved or clearly ahead; all is
 * said of the trial runs only where no further answer can change the first place; what is likely to
 * matter is no more than what is open; a stack only where something is recommended. */
static void the_verdict_does_not_contradict_itself(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 12;
    int imperative = 0, two = 0, none = 0;

    for (int i = 0; i < 2 * RANDOM_CASES; i++) {
        struct answers *answers = i % 2 ? nearly_all(test, &random) : random_answers(test, &random);
        json_t *json = parsed(written(test, "json", answers, &plain));
        const char *text = written(test, "text", answers, &plain), *word = text_at(json, "state");
        bool recommends = strcmp(word, "settled") == 0 || strcmp(word, "clear") == 0;
        bool names_none = strcmp(word, "early") == 0 || strcmp(word, "depends") == 0;
        assert_int_equal(text_starts_with(text, "Build it on "), recommends);
        assert_int_equal(strstr(text, "Build it on ") != NULL, recommends);
        if (strstr(text, "100 %"))
            assert_true(json_is_true(json_object_get(json, "questions_settled")));
        assert_true(integer_at(json, "likely_questions") <= integer_at(json, "open_questions"));
        if (names_none)
            assert_null(json_object_get(json, "stack"));
        assert_true(!names_none || strstr(text, "Answer next: ") != NULL);
        assert_true(!names_none || (!strstr(text, "trial runs") && !strstr(text, "FIRST IN")));
        assert_int_equal(strstr(text, "too close to call") || strstr(text, ": a tie, both"),
                         strcmp(word, "open") == 0);
        imperative += recommends;
        two += strcmp(word, "open") == 0;
        none += names_none;
        json_decref(json);
    }
    print_message("# %d imperative, %d of two names, %d of none\n", imperative, two, none);
    assert_true(imperative >= 3 && two >= 3 && none >= 3);
}

static void what_would_change_it_is_said_in_words(void **state)
{
    struct export_test *test = *state;
    char *file = folder_read(golden_path(test->arena, "p01-live-dashboard", "answers"), NULL);
    struct answers *answers = answers_of(test, file);
    const char *text = written(test, "text", answers, &plain);
    const char *record = written(test, "markdown", answers, &plain);
    const char *changes = cut(test, record, "## What would change this", "\n## Stack");

    free(file);
    cut(test, text, "\nWHAT WOULD CHANGE IT: ", " instead of ");
    cut(test, text, "\nIF A FIXED ANSWER CHANGED: ", " instead of ");
    cut(test, text, "\nWHAT WEIGHS MOST", "%");
    cut(test, changes, "With the fixed answers as they are, it takes ", ", with Push: ");
    cut(test, changes, "If a fixed answer may change as well, it takes ", ", with Language: ");
    cut(test, changes, "No other weights within a distance of 0.", ".\n");
    cut(test, cut(test, record, "## Decision Drivers", "\n## Considered"),
        "the first place holds from ", " %");
    cut(test, block_of(test, record), "\"flips\": {\"any\":", "}");
}

/* --- text and CSV ------------------------------------------------------------------------ */

static void text_fits_a_hundred_columns(void **state)
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

static void the_points_of_the_answers_add_up_to_the_fit(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 4;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        struct advice *advice = advice_new(test->arena, test->decision, answers);
        const char *text = written(test, "text", answers, &plain);
        const char *table = strstr(text, "\nPOINTS");
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

static void csv_has_a_row_for_each(void **state)
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

/* --- the record -------------------------------------------------------------------------- */

static void cmark_writes_the_record_as_it_is(void **state)
{
    static const struct export_options numbered = {
        .program = "whichstack 0.0.0", .number = "12", .title = "A | B & `c`", .date = "2026"};
    static const struct export_options *const both[] = {&plain, &numbered};
    struct export_test *test = *state;
    uint64_t random = 5;

    for (int i = 0; i < RANDOM_CASES; i++) {
        const struct export_options *options = both[i % 2];
        const char *record = written(test, "markdown", random_answers(test, &random), options);
        cmark_node *root = cmark_parse_document(record, strlen(record), CMARK_OPT_DEFAULT);
        char *again = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
        const char *expected = record, *found = again;
        if (options->number) { /* cmark escapes the point of the number, and nothing else */
            assert_true(text_starts_with(record, "# 12. "));
            assert_true(text_starts_with(again, "# 12\\. "));
            expected += strlen("# 12");
            found += strlen("# 12\\");
        }
        assert_string_equal(found, expected);
        free(again);
        cmark_node_free(root);
    }
}

static void the_block_recomputes_the_result(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 6;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        struct advice *advice = advice_new(test->arena, test->decision, answers);
        const char *text = block_of(test, written(test, "markdown", answers, &plain));
        json_t *block = parsed(text), *criteria = json_object_get(block, "criteria"), *criterion;
        json_t *order = json_object_get(block, "frameworks"), *id;
        const char *name;
        int64_t total = 0;
        size_t j;

        assert_sorted(block);
        json_object_foreach(criteria, name, criterion) total += integer_at(criterion, "weight");
        assert_true(total == integer_at(block, "total_points"));
        json_array_foreach(order, j, id)
        {
            const char *framework = json_string_value(id);
            const json_t *values = json_object_get(json_object_get(block, "values"), framework);
            int64_t points = 0;
            json_object_foreach(criteria, name, criterion)
            {
                const json_t *value = json_object_get(values, name);
                assert_int_equal(json_array_size(value), 2);
                points += integer_at(criterion, "weight") *
                          (json_integer_value(json_array_get(value, 0)) +
                           json_integer_value(json_array_get(value, 1)));
            }
            assert_int_equal(json_object_size(values), json_object_size(criteria));
            assert_true(points == integer_at(json_object_get(block, "points"), framework));
            assert_true(points == advice_score(advice, (int)j)->points);
        }
        assert_int_equal(json_array_size(json_object_get(block, "ranking")),
                         advice->ranking.n_left);
        assert_int_equal(json_object_size(json_object_get(block, "eliminations")),
                         advice->ranking.n - advice->ranking.n_left);
        json_decref(block);
    }
}

/* Every input that a criterion of the block names is there for every framework. */
static void the_block_holds_every_input(void **state)
{
    static const struct {
        const char *kind, *member;
    } kinds[] = {{"trait", "traits"}, {"component", "fits"}, {"language", "languages"}};
    struct export_test *test = *state;
    uint64_t random = 7;
    size_t met[ARRAY_LENGTH(kinds)] = {0};

    for (int i = 0; i < 10; i++) {
        json_t *block = parsed(
            block_of(test, written(test, "markdown", random_answers(test, &random), &plain)));
        json_t *criterion, *input, *requirement;
        const char *name;
        size_t j, n_frameworks = json_array_size(json_object_get(block, "frameworks"));
        json_object_foreach(json_object_get(block, "criteria"), name, criterion)
        {
            json_array_foreach(json_object_get(criterion, "inputs"), j, input)
            {
                for (size_t k = 0; k < ARRAY_LENGTH(kinds); k++) {
                    const json_t *of_kind = json_object_get(input, kinds[k].kind);
                    if (!of_kind)
                        continue;
                    assert_int_equal(
                        json_object_size(json_object_get(json_object_get(block, kinds[k].member),
                                                         json_string_value(of_kind))),
                        n_frameworks);
                    met[k]++;
                }
            }
        }
        json_array_foreach(json_object_get(block, "requirements"), j, requirement)
        {
            bool trait = json_object_get(requirement, "trait") != NULL;
            assert_non_null(json_object_get(json_object_get(block, trait ? "traits" : "languages"),
                                            text_at(requirement, trait ? "trait" : "language")));
        }
        json_decref(block);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(kinds); i++)
        assert_true(met[i] > 0);
}

static void the_block_is_written_one_member_a_line(void **state)
{
    struct export_test *test = *state;
    const char *block = block_of(
        test, written(test, "markdown", answers_of(test, "answers: {language: go}"), &plain));

    assert_true(text_starts_with(block, "{\n  \"answers\": {\n    \"language\": \"go\"\n  },\n"));
    assert_non_null(strstr(block, "\n  \"format\": 2,\n"));
    assert_non_null(strstr(block, "\n  \"program\": \"whichstack 0.0.0\",\n"));
    assert_non_null(strstr(block, "\n  \"eliminations\": {},\n"));
    assert_true(text_ends_with(block, "\n}\n"));
}

static void hashes_are_those_of_block_and_sections(void **state)
{
    struct export_test *test = *state;
    const char *record = written(test, "markdown",
                                 answers_of(test, "answers: {language: go, product: api}"), &plain);
    const char *block = block_of(test, record);
    json_t *json = parsed(block), *hashes = json_object_get(json, "prose_sha256");
    const char *own = text_at(json, "block_sha256");
    char *empty = arena_string(test->arena, block), *place = strstr(empty, own);
    char digits[HASH_LENGTH + 1];
    struct record_section *sections;
    size_t count = record_sections(test->arena, record, strlen(record), &sections);

    assert_non_null(place);
    memmove(place, place + HASH_LENGTH, strlen(place + HASH_LENGTH) + 1);
    hash_bytes(empty, strlen(empty), digits);
    assert_string_equal(own, digits);

    assert_int_equal(count, json_object_size(hashes) + 1);
    assert_string_equal(sections[count - 1].title, RECORD_NOTES);
    for (size_t i = 0; i + 1 < count; i++) {
        record_section_hash(&sections[i], digits);
        assert_string_equal(text_at(hashes, sections[i].title), digits);
    }
    json_decref(json);
}

static const char three_answers[] = "answers: {language: go, product: infra, load: steady}";

static void the_sections_come_in_their_order(void **state)
{
    static const char *const left[] = {
        "Status",
        "Context and Problem Statement",
        "Decision Drivers",
        "Considered Options",
        "Decision Outcome",
        "Pros and Cons of the Options",
        "What would change this",
        "Stack",
        "What is not known",
        "Sources",
        "More Information",
        "Notes",
    };
    struct export_test *test = *state;
    const char *record = written(test, "markdown", answers_of(test, three_answers), &plain);
    struct record_section *sections;

    assert_int_equal(record_sections(test->arena, record, strlen(record), &sections),
                     ARRAY_LENGTH(left));
    for (size_t i = 0; i < ARRAY_LENGTH(left); i++)
        assert_string_equal(sections[i].title, left[i]);
    assert_true(text_starts_with(record, "# Build it on Go + Gin\n\n  - Status: proposed\n"
                                         "  - Tags: framework, gin\n\n## Status\n\nproposed\n"));
    assert_true(text_ends_with(record, "\n}\n```\n"));
}

static void options_stand_in_the_head(void **state)
{
    static const struct export_options options = {
        .program = "whichstack 0.0.0",
        .title = "  What we\nbuild on ",
        .number = "7",
        .date = "2026-11-22",
        .status = "accepted",
        .decider = "Ann, Bob",
    };
    struct export_test *test = *state;

    assert_true(text_starts_with(
        written(test, "markdown", answers_of(test, three_answers), &options),
        "# 7. What we build on\n\n  - Status: accepted\n  - Date: 2026-11-22\n"
        "  - Tags: framework, gin\n  - Deciders: Ann, Bob\n\n## Status\n\naccepted\n"));
}

static void a_record_can_be_read_back(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 8;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        struct answers *back = answers_new(test->arena, test->decision);
        struct complaints *complaints = complaints_new();
        const char *record = written(test, "markdown", answers, &plain);
        read_node(test, record_answers(test->arena, "r.md", record, strlen(record), complaints),
                  complaints, back);
        assert_string_equal(written(test, "markdown", back, &plain), record);
    }
}

#define BLOCK(json) "# T\n\n``` " RECORD_INFO "\n" json "\n```\n"

static void a_record_that_is_none_is_refused_in_words(void **state)
{
    static const struct {
        const char *record, *words;
    } rows[] = {
        {"", "there are 0 code blocks whichstack-decision in the record, expected one"},
        {"# T\n\n    {\"format\": 1}\n", "there are 0 code blocks"},
        {"text ``` whichstack-decision {}", "there are 0 code blocks"},
        {BLOCK("{\"format\": 1}") BLOCK("{\"format\": 1}"), "there are 2 code blocks"},
        {BLOCK("{\"format\": 1"), "r.md, block whichstack-decision"},
        {BLOCK("{\"format\": 1, \"format\": 1}"), "r.md, block whichstack-decision"},
        {BLOCK("{\"format\": 3, \"answers\": {}}"), "is of format 3, expected 1 to 2"},
        {BLOCK("{\"answers\": {}}"), "names no format, expected \"format\": 2"},
        {BLOCK("[1]"), "names no format, expected \"format\": 2"},
        {BLOCK(""), "names no format"},
    };
    struct export_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct complaints *complaints = complaints_new();
        assert_null(record_answers(test->arena, "r.md", rows[i].record, strlen(rows[i].record),
                                   complaints));
        assert_int_equal(complaints_count(complaints), 1);
        if (!strstr(complaints_line(complaints, 0), rows[i].words))
            fail_msg("'%s' does not say '%s'", complaints_line(complaints, 0), rows[i].words);
        complaints_free(complaints);
    }
}

/* --- sections ---------------------------------------------------------------------------- */

static const char *hash_of_section(struct export_test *test, const char *record, size_t index)
{
    struct record_section *sections;
    char *digits = arena_alloc(test->arena, HASH_LENGTH + 1, 1);

    assert_true(index < record_sections(test->arena, record, strlen(record), &sections));
    record_section_hash(&sections[index], digits);
    return digits;
}

static void a_section_ends_where_the_next_begins(void **state)
{
    static const char record[] = "# T\n\nhead\n\n## A *b* `c`\n\none\n\n### Deep\n\ntwo\n\n\n"
                                 "Title\n-----\n\n```\n## no heading\n```\n> ## nor this\n";
    struct export_test *test = *state;
    struct record_section *sections;

    assert_int_equal(record_sections(test->arena, record, strlen(record), &sections), 2);
    assert_string_equal(sections[0].title, "A b c");
    assert_string_equal(arena_copy(test->arena, sections[0].start, sections[0].length),
                        "## A *b* `c`\n\none\n\n### Deep\n\ntwo");
    assert_string_equal(sections[1].title, "Title");
    assert_true(text_starts_with(sections[1].start, "Title\n-----"));
    assert_int_equal(record_sections(test->arena, "", 0, &sections), 0);
}

static void a_hash_tells_edits_from_line_ends(void **state)
{
    static const char unix_lines[] = "## A\n\none\n\n## B\n\ntwo\n";
    static const char dos_lines[] = "## A\r\n\r\none\r\n\r\n## B\r\n\r\ntwo\r\n";
    static const char more_blanks[] = "## A\n\none\n\n\n\n## B\n\ntwo";
    static const char edited[] = "## A\n\nOne\n\n## B\n\ntwo\n";
    struct export_test *test = *state;

    for (size_t i = 0; i < 2; i++) {
        const char *hash = hash_of_section(test, unix_lines, i);
        assert_string_equal(hash_of_section(test, dos_lines, i), hash);
        assert_string_equal(hash_of_section(test, more_blanks, i), hash);
    }
    assert_string_not_equal(hash_of_section(test, edited, 0), hash_of_section(test, unix_lines, 0));
    assert_string_equal(hash_of_section(test, edited, 1), hash_of_section(test, unix_lines, 1));
}

/* --- hostile words ----------------------------------------------------------------------- */

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "a | b || c",
    "`code` ``` ~~~",
    "two\nlines\n\n# Heading\n\n- item",
    "\u202Egnp.exe\u202C and \u200B hidden",
    "\x1B[31mred\x1B]0;title\x07",
    "[link](javascript:alert(1)) ![x](http://x) <http://x>",
    "**bold** _it_ &amp; &#60;b&#62; \\",
    "1. one",
    "- dash",
    "```\n``` whichstack-decision\n{}\n```",
    "--- \n===",
    "caf\xC3 broken",
    "    indented",
    "<!-- comment -->",
    "日本語 العربية",
};

static void assert_clean(const char *text)
{
    static const char *const forbidden[] = {"\x1B", "\x07", "\r", "\u202E", "\u202C", "\u200B"};

    for (size_t i = 0; i < ARRAY_LENGTH(forbidden); i++)
        assert_null(strstr(text, forbidden[i]));
}

static void whatever_a_person_types_is_text(void **state)
{
    static const struct export_options harmless = {.program = "whichstack 0.0.0",
                                                   .title = "t",
                                                   .number = "1",
                                                   .date = "d",
                                                   .status = "s",
                                                   .decider = "p"};
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, three_answers);
    size_t wanted[CMARK_NODE_LAST_INLINE + 1], counts[CMARK_NODE_LAST_INLINE + 1];
    struct record_section *sections;

    count_nodes(written(test, "markdown", answers, &harmless), wanted);
    assert_int_equal(wanted[CMARK_NODE_HTML_BLOCK] + wanted[CMARK_NODE_HTML_INLINE], 0);
    for (size_t i = 0; i < ARRAY_LENGTH(hostile); i++) {
        struct export_options options = {.program = "whichstack 0.0.0",
                                         .title = hostile[i],
                                         .number = hostile[i],
                                         .date = hostile[i],
                                         .status = hostile[i],
                                         .decider = hostile[i]};
        const char *record = written(test, "markdown", answers, &options);
        size_t n_sections = record_sections(test->arena, record, strlen(record), &sections);
        count_nodes(record, counts);
        for (int type = CMARK_NODE_FIRST_BLOCK; type <= CMARK_NODE_LAST_INLINE; type++)
            if (type != CMARK_NODE_TEXT && type != CMARK_NODE_CODE && counts[type] != wanted[type])
                fail_msg("'%s' makes %zu nodes of type %d, not %zu", hostile[i], counts[type], type,
                         wanted[type]);
        assert_int_equal(n_sections, 12);
        assert_clean(record);
        block_of(test, record);
    }
}

/* --- the small catalog: doubt, and other words ------------------------------------------- */

static int set_up_small(void **state)
{
    *state = test_of(small_catalog());
    return 0;
}

static void what_is_not_verified_is_said_everywhere(void **state)
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

static void unknown_inputs_are_named_with_their_bounds(void **state)
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
    assert_non_null(strstr(written(test, "text", answers, &plain), "\nNOT KNOWN"));
    json_decref(block);
}

/* No words about the subject are the program's own. */
static void other_catalogs_have_their_own_nouns(void **state)
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

static void every_number_opens_in_doubt_as_well(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 9;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        struct advice *advice = advice_new(test->arena, test->decision, answers);
        json_t *json = parsed(written(test, "json", answers, &plain));
        check_members(json, check_ranking(json, 3));
        json_decref(json);
        written(test, "text", answers, &plain);
        json = parsed(block_of(test, written(test, "markdown", answers, &plain)));
        assert_int_equal(json_array_size(json_object_get(json, "ranking")), advice->ranking.n_left);
        json_decref(json);
    }
}

/* Without base points and answers everybody has the score 0, and nobody divides by it. */
static void nothing_may_weigh_anything(void **state)
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
    assert_non_null(strstr(record, "No criterion carries weight."));
    assert_non_null(strstr(record, "Neutral, because nothing"));
    json_decref(parsed(block_of(test, record)));
    test->decision->problem.base = base;
}

/* On the small catalog in place of the real one. */
#define SMALL_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_small, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recommendations_are_as_recorded),
        cmocka_unit_test(every_exporter_is_found_and_told_apart),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(json_numbers_add_up),
        cmocka_unit_test(json_answers_can_be_read_back),
        cmocka_unit_test(two_names_without_a_language_answer),
        cmocka_unit_test(an_elimination_names_rule_observation_and_source),
        cmocka_unit_test(json_says_how_sure_it_is),
        cmocka_unit_test(nobody_left_is_no_confidence),
        cmocka_unit_test(it_is_the_same_whoever_worked_it_out),
        cmocka_unit_test(the_state_is_said_in_words),
        cmocka_unit_test(the_verdict_does_not_contradict_itself),
        cmocka_unit_test(what_would_change_it_is_said_in_words),
        cmocka_unit_test(text_fits_a_hundred_columns),
        cmocka_unit_test(the_points_of_the_answers_add_up_to_the_fit),
        cmocka_unit_test(csv_has_a_row_for_each),
        cmocka_unit_test(cmark_writes_the_record_as_it_is),
        cmocka_unit_test(the_block_recomputes_the_result),
        cmocka_unit_test(the_block_holds_every_input),
        cmocka_unit_test(the_block_is_written_one_member_a_line),
        cmocka_unit_test(hashes_are_those_of_block_and_sections),
        cmocka_unit_test(the_sections_come_in_their_order),
        cmocka_unit_test(options_stand_in_the_head),
        cmocka_unit_test(a_record_can_be_read_back),
        cmocka_unit_test(a_record_that_is_none_is_refused_in_words),
        cmocka_unit_test(a_section_ends_where_the_next_begins),
        cmocka_unit_test(a_hash_tells_edits_from_line_ends),
        cmocka_unit_test(whatever_a_person_types_is_text),
        SMALL_TEST(what_is_not_verified_is_said_everywhere),
        SMALL_TEST(unknown_inputs_are_named_with_their_bounds),
        SMALL_TEST(other_catalogs_have_their_own_nouns),
        SMALL_TEST(every_number_opens_in_doubt_as_well),
        SMALL_TEST(nothing_may_weigh_anything),
    };

    return cmocka_run_group_tests_name("export", tests, set_up, tear_down);
}
