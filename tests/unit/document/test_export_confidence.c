#include "exports.h"

#include "decide/robustness/confidence.h"

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

/* Each listed flip puts the named framework first. */
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

static void test_json_confidence_follows_from_its_figures(void **state)
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

static void test_no_confidence_when_all_are_ruled_out(void **state)
{
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, "answers: {language-rule: php, typing: required}");
    json_t *json = parsed(written(test, "json", answers, &plain));
    const char *text = written(test, "text", answers, &plain);
    const char *record = written(test, "markdown", answers, &plain);

    assert_members(json, 0);
    check_shares(json);
    assert_true(
        json_is_true(json_object_get(json, "questions_settled"))); /* nothing brings one back */
    assert_int_equal(json_array_size(json_object_get(json, "next_questions")), 0);
    assert_null(strstr(text, "trial runs"));
    assert_null(strstr(record, "trial runs"));
    assert_null(strstr(record, "## What would change it"));
    assert_non_null(strstr(record, "\n  \"state\": \"none\""));
    json_decref(json);
}

static void check_same(const struct exporter *exporter, const struct advice *advice,
                       const char *wanted)
{
    struct text text;

    text_init(&text);
    exporter->write(advice, &plain, &text);
    assert_string_equal(text.bytes, wanted);
    text_finish(&text);
}

/* A screen passes advice whose confidence is begun, proved, or complete. */
static void test_export_does_not_depend_on_finished_trial_runs(void **state)
{
    static const char *const given[] = {"answers: {language: python, product: saas}",
                                        "answers: {language-rule: php, typing: required}"};
    struct export_test *test = *state;

    for (size_t i = 0; i < n_exporters * ARRAY_LENGTH(given); i++) {
        const struct exporter *exporter = exporters[i % n_exporters];
        struct answers *answers = answers_of(test, given[i / n_exporters]);
        struct advice *advice = advice_new(test->arena, test->decision, answers);
        const char *wanted = written(test, exporter->name, answers, &plain);
        advice->confidence = confidence_begin(test->arena, advice);
        check_same(exporter, advice, wanted);
        confidence_prove(test->arena, advice, advice->confidence);
        check_same(exporter, advice, wanted);
        confidence_work_out(test->arena, advice, plain.seed);
        check_same(exporter, advice, wanted);
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
static void test_each_state_has_its_sentence_in_text_and_record(void **state)
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

/* For random answers: "Build it on" only when clear, or settled by 5 points or more; "100 %" only when no open question
 * can change the first place; no more likely questions than open ones; no stack and no trial runs
 * while no framework is named. */
static void test_verdict_agrees_with_state_and_figures(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 12;
    int imperative = 0, two = 0, none = 0;

    for (int i = 0; i < 2 * RANDOM_CASES; i++) {
        struct answers *answers = i % 2 ? nearly_all(test, &random) : random_answers(test, &random);
        json_t *json = parsed(written(test, "json", answers, &plain));
        const char *text = written(test, "text", answers, &plain), *word = text_at(json, "state");
        json_t *margin = json_object_get(json, "margin"); /* null: one is left */
        bool wide = !margin || json_real_value(margin) >= 0.05;
        bool recommends = strcmp(word, "clear") == 0 || (strcmp(word, "settled") == 0 && wide);
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

static void test_text_and_record_list_what_would_change_the_result(void **state)
{
    struct export_test *test = *state;
    char *file = folder_read(golden_path(test->arena, "p01-live-dashboard", "answers"), NULL);
    struct answers *answers = answers_of(test, file);
    const char *text = written(test, "text", answers, &plain);
    const char *record = written(test, "markdown", answers, &plain);
    const char *changes = cut(test, record, "## What would change it", "\n## Stack");

    free(file);
    cut(test, text, "\nWHAT WOULD CHANGE IT: ", " instead of ");
    cut(test, text, "\nIF A FACT ABOUT THE TEAM CHANGED: ", " instead of ");
    cut(test, text, "\nWHAT COUNTS MOST", "%");
    cut(test, changes, "With the answers about the team as they are, it takes ", ", with Push: ");
    cut(test, changes, "If an answer about the team may change as well, it takes ",
        ", with Language: ");
    cut(test, changes, "No other weights within a distance of 0.", ".\n");
    cut(test, cut(test, record, "## Weights", "\n## Stack"), "the first place holds from ", " %");
    cut(test, block_of(test, record), "\"flips\": {\"any\":", "}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_confidence_follows_from_its_figures),
        cmocka_unit_test(test_no_confidence_when_all_are_ruled_out),
        cmocka_unit_test(test_export_does_not_depend_on_finished_trial_runs),
        cmocka_unit_test(test_each_state_has_its_sentence_in_text_and_record),
        cmocka_unit_test(test_verdict_agrees_with_state_and_figures),
        cmocka_unit_test(test_text_and_record_list_what_would_change_the_result),
    };

    return cmocka_run_group_tests_name("export_confidence", tests, export_set_up, export_tear_down);
}
