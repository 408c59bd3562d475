#include "catalogs.h"

#include "decide/advice/exclusion.h"
#include "decide/advice/proposal.h"
#include "decide/advice/side_by_side.h"
#include "decide/model/answers.h"

/* What an advice says beside the ranking, on the frozen catalog: properties, no names. */
struct advice_test {
    struct arena *arena;
    struct catalog *catalog;
    struct decision *decision;
};

static int set_up(void **state)
{
    struct advice_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->catalog = frozen_catalog();
    test->decision = decision_new(test->arena, test->catalog);
    *state = test;
    return 0;
}

static int tear_down(void **state)
{
    struct advice_test *test = *state;

    catalog_free(test->catalog);
    arena_free(test->arena);
    free(test);
    return 0;
}

static struct advice *advice_for(struct advice_test *test, const char *const *answers)
{
    struct answers *given = answers_new(test->arena, test->decision);
    struct error error;

    for (; answers[0]; answers += 2)
        if (!answers_set(test->decision, answers[0], answers[1], given, &error))
            fail_msg("%s", error.message);
    return advice_new(test->arena, test->decision, given);
}

/* The first of those left that serve the language, found the plain way. */
static int first_in(struct advice_test *test, const struct advice *advice, int language)
{
    size_t ignored;
    const struct framework *frameworks = catalog_frameworks(test->catalog, &ignored);

    for (int i = 0; i < advice->ranking.n_left; i++) {
        int framework = advice->ranking.scores[i].alternative;
        if (frameworks[framework].serves >> language & 1)
            return framework;
    }
    return -1;
}

static const char *const without_language[][7] = {
    {NULL},
    {"product", "saas", NULL},
    {"priority", "ship", "team-size", "2-3", "product", "api", NULL},
};

/* Each language left is in one row, with the first framework that serves it, and each framework
 * has one row. */
static void test_has_each_language_left_in_one_row(void **state)
{
    struct advice_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(without_language); i++) {
        const struct advice *advice = advice_for(test, without_language[i]);
        uint64_t seen = 0, frameworks = 0;
        size_t n_languages;
        catalog_languages(test->catalog, &n_languages);
        assert_true(advice->by_language.n > 1 && by_language_depends(&advice->by_language));
        assert_int_equal(advice->by_language.rows[0].framework, advice->winner);
        for (int k = 0; k < advice->by_language.n; k++) {
            const struct language_row *row = &advice->by_language.rows[k];
            assert_true(row->languages != 0 && (row->languages & seen) == 0);
            assert_true((frameworks >> row->framework & 1) == 0);
            seen |= row->languages;
            frameworks |= UINT64_C(1) << row->framework;
            for (int language = 0; language < (int)n_languages; language++)
                if (row->languages >> language & 1)
                    assert_int_equal(row->framework, first_in(test, advice, language));
            assert_int_equal(row->score->alternative, row->framework);
            assert_true(k == 0 || row[-1].score->rank <= row->score->rank);
        }
        for (int language = 0; language < (int)n_languages; language++)
            assert_true((seen >> language & 1) == (first_in(test, advice, language) >= 0));
    }
}

/* What a row is best at has points, is no language, and is better there than some other row. */
static void test_language_table_names_what_each_is_best_at(void **state)
{
    struct advice_test *test = *state;
    size_t ignored;
    const struct criterion *criteria = catalog_criteria(test->catalog, &ignored);
    const struct advice *advice = advice_for(test, without_language[2]);
    const int16_t *low = catalog_low(test->catalog);
    int told = 0;

    for (int k = 0; k < advice->by_language.n; k++) {
        const struct language_row *row = &advice->by_language.rows[k];
        for (int i = 0; i < LANGUAGE_BEST_AT && row->best_at[i] >= 0; i++) {
            size_t n = catalog_n_criteria(test->catalog), j = (size_t)row->best_at[i];
            bool better = false;
            assert_true(advice->ranking.points[j] > 0);
            assert_true(criteria[j].rule != RULE_LANGUAGE);
            for (int other = 0; other < advice->by_language.n; other++)
                better =
                    better || low[(size_t)row->framework * n + j] >
                                  low[(size_t)advice->by_language.rows[other].framework * n + j];
            assert_true(better);
            told++;
        }
    }
    assert_true(told > advice->by_language.n);
}

static void test_language_table_is_empty_once_the_language_is_answered(void **state)
{
    struct advice_test *test = *state;
    static const char *const answered[][5] = {
        {"language", "python", NULL},
        {"language-second", "go", NULL},
        {"language-rule", "ruby", "product", "saas", NULL},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(answered); i++)
        assert_int_equal(advice_for(test, answered[i])->by_language.n, 0);
}

/* Ids of languages; NULL: not answered. */
static struct answers *given(struct advice_test *test, const char *language, const char *second,
                             const char *rule)
{
    struct answers *answers = answers_new(test->arena, test->decision);
    struct error error;

    assert_true(!language || answers_set(test->decision, "language", language, answers, &error));
    assert_true(!second || answers_set(test->decision, "language-second", second, answers, &error));
    assert_true(!rule || answers_set(test->decision, "language-rule", rule, answers, &error));
    return answers;
}

static void test_answer_can_rule_out_the_languages_of_the_team(void **state)
{
    struct advice_test *test = *state;
    static const struct {
        const char *language, *second, *rule;
        const char *lost[2]; /* by the rule */
    } rows[] = {
        {"python", NULL, "go", {"python"}},
        {"python", NULL, "python", {NULL}},
        {"python", NULL, NULL, {NULL}},
        {"python", "js", "go", {"python", "js"}},
        {"python", "js", "js", {"python"}},
        {"python", "js", "python", {NULL}}, /* only the second one is lost */
        {NULL, "js", "go", {"js"}},
        {NULL, NULL, "go", {NULL}},
        {NULL, NULL, NULL, {NULL}},
    };
    int rule = catalog_find_question(test->catalog, "language-rule");

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct answers *answers = given(test, rows[i].language, rows[i].second, rows[i].rule);
        uint64_t expected = 0;
        for (size_t k = 0; k < 2 && rows[i].lost[k]; k++)
            expected |= UINT64_C(1) << catalog_find_language(test->catalog, rows[i].lost[k]);
        for (int q = 0; q < answers->n_questions; q++)
            assert_int_equal(team_languages_lost(test->decision, answers, q),
                             q == rule ? expected : 0);
    }
}

/* The rule that repeats the only language of the team is proposed, and never counted. */
static void test_language_rule_is_proposed_and_not_counted(void **state)
{
    struct advice_test *test = *state;
    struct catalog *catalog = shipped_catalog();
    const struct decision *decision = decision_new(test->arena, catalog);
    struct answers *answers = answers_new(test->arena, decision);
    size_t count;
    const struct question_entry *questions = catalog_questions(catalog, &count);
    int rule = catalog_find_question(catalog, "language-rule");
    struct error error;

    assert_int_equal(proposed_option(decision, answers, rule), -1);
    assert_true(answers_set(decision, "language", "python", answers, &error));
    assert_int_equal(proposed_option(decision, answers, rule),
                     catalog_find_option(&questions[rule], "python"));
    assert_int_equal(answers_count(answers), 1);
    assert_int_equal(rank_all(test->arena, &decision->problem, answers).n_left,
                     decision->problem.n_alternatives);
    for (size_t q = 0; q < count; q++)
        assert_true((proposed_option(decision, answers, (int)q) >= 0) == ((int)q == rule));

    assert_true(answers_set(decision, "language-second", "js", answers, &error));
    assert_int_equal(proposed_option(decision, answers, rule), -1);
    assert_true(answers_set(decision, "language-second", "python", answers, &error));
    assert_true(proposed_option(decision, answers, rule) >= 0);
    answers->choice[rule] = ANSWER_SKIPPED;
    assert_int_equal(proposed_option(decision, answers, rule), -1);
    catalog_free(catalog);
}

/* The signed differences of two frameworks add up to the difference of their scores. */
static void test_differences_add_up_to_the_lead(void **state)
{
    struct advice_test *test = *state;
    static const char *const answers[] = {"language", "python", "product", "saas", NULL};
    const struct advice *advice = advice_for(test, answers);
    const int both[] = {advice->winner, advice->second};
    struct side_by_side side = side_by_side_of(test->arena, advice, both, 2);
    int64_t sum = 0;
    int best[2] = {0};

    assert_true(side.n_differences > 0 && side.n_differences <= side.n_counting);
    for (int i = 0; i < side.n_differences; i++) {
        const struct difference *difference = &side.differences[i];
        bool first = side_by_side_best(advice, both, 2, 0, difference->criterion);

        assert_true(first != side_by_side_best(advice, both, 2, 1, difference->criterion));
        assert_true(difference->points > 0);
        assert_true(i == 0 || difference[-1].points >= difference->points);
        sum += first ? difference->points : -difference->points;
        best[!first]++;
    }
    assert_int_equal(sum, advice->ranking.scores[0].points - advice->ranking.scores[1].points);
    assert_int_equal(best[0], side.best[0]);
    assert_int_equal(best[1], side.best[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_has_each_language_left_in_one_row),
        cmocka_unit_test(test_language_table_names_what_each_is_best_at),
        cmocka_unit_test(test_language_table_is_empty_once_the_language_is_answered),
        cmocka_unit_test(test_answer_can_rule_out_the_languages_of_the_team),
        cmocka_unit_test(test_language_rule_is_proposed_and_not_counted),
        cmocka_unit_test(test_differences_add_up_to_the_lead),
    };

    return cmocka_run_group_tests_name("advice", tests, set_up, tear_down);
}
