#include "catalogs.h"

#include "oracle.h"

#include "decide/model/answers.h"
#include "decide/model/migrated_answers.h"
#include "decide/model/rank.h"

#include <string.h>

/* Answers by their ids, and the facts that requirements and scores read. */
struct answers_test {
    struct arena *arena;
    struct catalog *small, *frozen, *shipped; /* only the shipped one has retired answers */
};

static int set_up(void **state)
{
    struct answers_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->small = small_catalog();
    test->frozen = frozen_catalog();
    test->shipped = shipped_catalog();
    *state = test;
    return 0;
}

static int tear_down(void **state)
{
    struct answers_test *test = *state;

    catalog_free(test->small);
    catalog_free(test->frozen);
    catalog_free(test->shipped);
    arena_free(test->arena);
    free(test);
    return 0;
}

static void test_answer_is_set_by_its_ids(void **state)
{
    struct answers_test *test = *state;
    const struct decision *decision = decision_new(test->arena, test->small);
    struct answers *answers = answers_new(test->arena, decision);
    struct error error;

    assert_string_equal(answers_operands(test->arena, decision, answers), "");
    assert_true(answers_set(decision, "priority", "long", answers, &error));
    assert_true(answers_set(decision, "store", "rows", answers, &error));
    assert_string_equal(answers_operands(test->arena, decision, answers),
                        " store=rows priority=long");
    assert_int_equal(answers_count(answers), 2);
    assert_true(answers_set(decision, "store", "skip", answers, &error));
    assert_string_equal(answers_operands(test->arena, decision, answers), " priority=long");
    assert_int_equal(answers_count(answers), 1);
}

static void test_wrong_answer_is_refused_in_words(void **state)
{
    struct answers_test *test = *state;
    const struct decision *decision = decision_new(test->arena, test->small);
    struct answers *answers = answers_new(test->arena, decision);
    struct error error;

    assert_false(answers_set(decision, "store", "heaps", answers, &error));
    assert_string_equal(
        error.message, "the question 'store' has no option 'heaps'; it has rows, nothing, or skip");
    assert_false(answers_set(decision, "stor", "rows", answers, &error));
    assert_string_equal(error.message, "there is no question 'stor': did you mean 'store'? "
                                       "'whichstack questions' lists them");
    assert_false(answers_set(decision, "xyzzy", "rows", answers, &error));
    assert_string_equal(error.message,
                        "there is no question 'xyzzy': 'whichstack questions' lists them");
    assert_int_equal(answers_count(answers), 0);
}

static const struct node *yaml(struct answers_test *test, const char *text)
{
    struct diagnostics *diagnostics = diagnostics_new();
    const struct node *root =
        node_read_yaml(test->arena, "answers.yaml", text, strlen(text), 1, diagnostics);

    assert_int_equal(diagnostics_count(diagnostics), 0);
    diagnostics_free(diagnostics);
    return root;
}

/* A file of answers, what it gives, and its first diagnostic. */
static void test_file_of_answers_is_read(void **state)
{
    struct answers_test *test = *state;
    static const struct {
        const char *text, *operands, *diagnostic;
        size_t n_diagnostics;
    } rows[] = {
        {"answers:\n  store: rows\n  priority: long\n", " store=rows priority=long", NULL, 0},
        {"answers:\n  store: ~\n  priority: skip\nother: 1\n", "", NULL, 0},
        {"answers:\n", "", NULL, 0},
        {"answers: {}\n", "", NULL, 0},
        {"answers:\n  store: rows\n  size: large\n  priority: quick\n",
         " store=rows priority=quick",
         "answers.yaml:3:9: there is no question 'size': 'whichstack questions' lists them", 1},
        {"answers:\n  store: [rows]\n  priority: {a: b}\n", "",
         "answers.yaml:2:10: the answer to 'store' is a list or a map, expected an option's id", 2},
        {"answer:\n  store: rows\n", "",
         "answers.yaml:1:1: no answers found, expected 'answers:' with a line 'question: option' "
         "for each",
         1},
        {"answers: rows\n", "",
         "answers.yaml:1:1: no answers found, expected 'answers:' with a line 'question: option' "
         "for each",
         1},
        {"- answers\n", "",
         "answers.yaml:1:1: no answers found, expected 'answers:' with a line 'question: option' "
         "for each",
         1},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct decision *decision = decision_new(test->arena, test->small);
        struct answers *answers = answers_new(test->arena, decision);
        struct diagnostics *diagnostics = diagnostics_new();

        print_message("# row %zu\n", i + 1);
        answers_read(decision, "answers.yaml", yaml(test, rows[i].text), answers, diagnostics);
        assert_string_equal(answers_operands(test->arena, decision, answers), rows[i].operands);
        assert_int_equal(diagnostics_count(diagnostics), rows[i].n_diagnostics);
        if (rows[i].diagnostic)
            assert_string_equal(diagnostics_line(diagnostics, 0), rows[i].diagnostic);
        diagnostics_free(diagnostics);
    }
}

/* --- answers that are no longer asked for ------------------------------------------------------- */

/* "a=b c=d" as answers of today, where nothing else is answered. */
static const char *operands_of(struct answers_test *test, const struct decision *decision,
                               const char *means)
{
    struct answers *answers = answers_new(test->arena, decision);
    char *copy = arena_string(test->arena, means), *rest = NULL;
    struct error error;

    for (char *one = strtok_r(copy, " ", &rest); one; one = strtok_r(NULL, " ", &rest)) {
        char *equals = strchr(one, '=');
        *equals = '\0';
        assert_true(answers_set(decision, one, equals + 1, answers, &error));
    }
    return answers_operands(test->arena, decision, answers);
}

static void test_retired_answer_counts_as_what_it_now_means(void **state)
{
    struct answers_test *test = *state;
    const struct decision *decision = decision_new(test->arena, test->shipped);
    size_t count, without = 0, with = 0;
    const struct retired *retired = catalog_retired(test->shipped, &count);
    struct error error;

    for (size_t i = 0; i < count; i++) {
        const char *question = retired[i].question, *option = retired[i].option;
        struct answers *answers = answers_new(test->arena, decision);
        const char *remark = answers_remark(test->arena, decision, question, option);
        char first[200] = "";

        assert_true(answers_set(decision, question, option, answers, &error));
        assert_string_equal(answers_operands(test->arena, decision, answers),
                            operands_of(test, decision, retired[i].means));
        strncat(first, retired[i].means, strcspn(retired[i].means, " "));
        if (retired[i].means[0] == '\0')
            assert_string_equal(
                remark,
                arena_printf(test->arena, "'%s=%s' is no longer asked for and counts for nothing",
                             question, option));
        else if (!strchr(retired[i].means, ' '))
            assert_string_equal(
                remark, arena_printf(test->arena, "'%s=%s' is now '%s'", question, option, first));
        else
            assert_true(strstr(remark, arena_printf(test->arena, "'%s=%s' is now '%s' and '",
                                                    question, option, first)) == remark);
        *(retired[i].means[0] ? &with : &without) += 1;
    }
    assert_true(with > 0 && without > 0);
    assert_null(answers_remark(test->arena, decision, "language", "python"));
}

/* An answer of today that was given before stays. */
static void test_retired_answer_leaves_given_ones_alone(void **state)
{
    struct answers_test *test = *state;
    const struct decision *decision = decision_new(test->arena, test->shipped);
    size_t count;
    const struct retired *retired = catalog_retired(test->shipped, &count);
    struct error error;

    for (size_t i = 0; i < count; i++) {
        struct answers *answers = answers_new(test->arena, decision);
        for (int q = 0; q < answers->n_questions; q++)
            answers->choice[q] = 1;
        assert_true(answers_set(decision, retired[i].question, retired[i].option, answers, &error));
        for (int q = 0; q < answers->n_questions; q++)
            assert_int_equal(answers->choice[q], 1);
    }
}

/* Answers given to another catalog: what is still asked for is kept, of the rest a sentence each. */
static void test_answers_to_another_catalog_are_taken_over(void **state)
{
    struct answers_test *test = *state;
    const struct decision *decision = decision_new(test->arena, test->small);
    const struct decision *shipped = decision_new(test->arena, test->shipped);
    struct answers *answers = answers_new(test->arena, decision);
    const char **lost;
    size_t n, count;
    const struct retired *retired = catalog_retired(test->shipped, &count);

    n = answers_migrate(test->arena, decision,
                        yaml(test, "answers:\n  store: nothing\n  size: large\n  language: skip\n"
                                   "  priority: slow\n  list: [a]\n"),
                        answers, &lost);
    assert_int_equal(n, 2);
    assert_string_equal(lost[0], "there is no question 'size'");
    assert_string_equal(lost[1], "the question 'priority' has no option 'slow'");
    assert_string_equal(answers_operands(test->arena, decision, answers), " store=nothing");
    assert_int_equal(
        answers_migrate(test->arena, decision, yaml(test, "other: 1\n"), answers, &lost), 0);

    for (size_t i = 0; i < count; i++) {
        const char *text = arena_printf(test->arena, "answers:\n  %s: %s\n", retired[i].question,
                                        retired[i].option);
        answers = answers_new(test->arena, shipped);
        assert_int_equal(answers_migrate(test->arena, shipped, yaml(test, text), answers, &lost),
                         1);
        assert_string_equal(
            lost[0], answers_remark(test->arena, shipped, retired[i].question, retired[i].option));
        assert_string_equal(answers_operands(test->arena, shipped, answers),
                            operands_of(test, shipped, retired[i].means));
    }
}

/* --- requirements ------------------------------------------------------------------------------- */

/* Verdicts of the frameworks of the small catalog in its order (Birch, Ash, Céd): + met, - out,
 * ? not verified. */
static void test_requirements_are_checked_against_the_facts(void **state)
{
    struct answers_test *test = *state;
    static const struct {
        const char *attribute;
        enum rule_operator op;
        const char *value, *verdicts;
    } rows[] = {
        {"stars", OP_AT_LEAST, "1000", "++?"},
        {"stars", OP_AT_LEAST, "1001", "+-?"},
        {"stars", OP_AT_MOST, "1000", "-+?"},
        {"stars", OP_AT_MOST, "999", "--?"},
        {"stars", OP_EQUAL, "1000", "-+?"},
        {"stars", OP_EQUAL, "999", "--?"},
        {"stars", OP_EQUAL, "100001", "--?"},
        {"boot_ms", OP_AT_MOST, "1000", "+++"}, /* Birch: unknown, from 100 to 1000 */
        {"boot_ms", OP_AT_MOST, "999", "?++"},
        {"boot_ms", OP_AT_MOST, "100", "?++"},
        {"boot_ms", OP_AT_MOST, "99", "-++"},
        {"boot_ms", OP_AT_MOST, "1", "--+"},
        {"boot_ms", OP_AT_LEAST, "100", "+--"},
        {"boot_ms", OP_AT_LEAST, "101", "?--"},
        {"boot_ms", OP_AT_LEAST, "1000", "?--"},
        {"boot_ms", OP_AT_LEAST, "1001", "---"},
        {"boot_ms", OP_EQUAL, "500", "?--"},
        {"boot_ms", OP_EQUAL, "10", "-+-"},
        {"orm", OP_LEVEL_AT_LEAST, "3", "+-?"},
        {"orm", OP_LEVEL_AT_LEAST, "1", "+-?"},
        {"orm", OP_LEVEL_AT_LEAST, "0", "++?"},
        {"charm", OP_AT_LEAST, "3", "-+?"},
        {"released", OP_AT_LEAST, "2024-12-31", "++-"},
        {"released", OP_AT_LEAST, "2025-01-01", "+--"},
        {"released", OP_AT_MOST, "2024-12-31", "-++"},
        {"support_ends", OP_AT_LEAST, "2027-11", "?+?"}, /* open-ended, none published */
        {"support_ends", OP_AT_LEAST, "2028-01", "?-?"},
        {"licence", OP_IN, "MIT; BSD", "?+?"},
        {"licence", OP_IN, "BSD; MIT", "?+?"},
        {"licence", OP_IN, "MI; MITS; BSD", "?-?"},
        {"licence", OP_EQUAL, "MIT", "?+?"},
        {"hosts", OP_IN, "macOS", "-+?"},
        {"hosts", OP_IN, "macOS; Linux", "++?"},
        {"hosts", OP_IN, "Plan 9; Linux", "++?"},
        {"hosts", OP_IN, "Plan 9", "--?"},
        {"hosts", OP_IN, "Lin; mac", "--?"},
        {"lang-php", OP_AT_LEAST, "1", "+-+"},
        {"lang-rust", OP_AT_LEAST, "1", "--+"},
        {"lang-go", OP_AT_LEAST, "1", "-+-"},
        {"lang-go", OP_AT_MOST, "0", "+-+"},
    };
    static const char signs[] = {
        [VERDICT_MET] = '+', [VERDICT_UNVERIFIED] = '?', [VERDICT_OUT] = '-'};

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        bool language = strncmp(rows[i].attribute, "lang-", 5) == 0;
        struct requirement requirement = {
            .trait = language ? -1 : catalog_find_trait(test->small, rows[i].attribute),
            .language = language ? catalog_find_language(test->small, rows[i].attribute + 5) : -1,
            .op = rows[i].op,
            .value = rows[i].value,
        };
        char found[4] = "";
        for (int a = 0; a < 3; a++)
            found[a] =
                signs[requirement_observe(test->arena, test->small, &requirement, a).verdict];
        if (strcmp(found, rows[i].verdicts) != 0)
            fail_msg("%s %s %s: %s, not %s", rows[i].attribute, rule_operator_names[rows[i].op],
                     rows[i].value, found, rows[i].verdicts);
        assert_string_equal(requirement_text(test->arena, test->small, &requirement),
                            arena_printf(test->arena, "%s %s %s", rows[i].attribute,
                                         rule_operator_names[rows[i].op], rows[i].value));
    }
}

static void test_observation_shows_the_fact_with_its_unit(void **state)
{
    struct answers_test *test = *state;
    static const struct {
        const char *attribute;
        int framework;
        const char *observed;
    } rows[] = {
        {"stars", 1, "1000 stars"},
        {"stars", 2, "unknown"},
        {"orm", 0, "level 3 of 3"},
        {"orm", 2, "unknown"},
        {"charm", 1, "5"},
        {"released", 0, "2025-01-01"},
        {"hosts", 1, "Linux; macOS"},
        {"boot_ms", 0, "unknown"},
        {"boot_ms", 2, "1 ms"},
        {"support_ends", 0, "open-ended"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct requirement requirement = {
            .trait = catalog_find_trait(test->small, rows[i].attribute),
            .language = -1,
            .op = OP_EQUAL,
            .value = "1",
        };
        struct observation observation =
            requirement_observe(test->arena, test->small, &requirement, rows[i].framework);
        assert_string_equal(observation.observed, rows[i].observed);
        assert_string_equal(
            observation.evidence->note,
            catalog_value(test->small, rows[i].framework, requirement.trait)->evidence.note);
    }
}

/* Of a language: the text that names it. */
static void test_observation_of_a_language_shows_what_it_is_written_in(void **state)
{
    struct answers_test *test = *state;
    int trait = catalog_find_trait(test->small, "language");
    struct requirement requirement = {
        .trait = -1,
        .language = catalog_find_language(test->small, "go"),
        .op = OP_AT_LEAST,
        .value = "1",
    };

    for (int a = 0; a < 3; a++) {
        struct observation observation =
            requirement_observe(test->arena, test->small, &requirement, a);
        assert_string_equal(observation.observed, catalog_value(test->small, a, trait)->text);
        assert_string_equal(observation.evidence->note,
                            catalog_value(test->small, a, trait)->evidence.note);
    }
}

static struct answers *random_answers(struct oracle *oracle, const struct decision *decision)
{
    struct answers *answers = answers_new(oracle->arena, decision);

    for (int q = 0; q < answers->n_questions; q++)
        if (oracle_chance(oracle, 50))
            answers->choice[q] = oracle_below(oracle, decision->problem.questions[q].n_options);
    return answers;
}

/* Every requirement that is not met, in the order of questions; and a verdict is the worst of its
 * option's requirements. */
static void test_objections_are_all_requirements_not_met(void **state)
{
    struct answers_test *test = *state;
    struct catalog *catalogs[] = {test->small, test->frozen};
    struct oracle oracle = oracle_new(330);
    size_t n_questions, listed = 0;

    for (size_t c = 0; c < ARRAY_LENGTH(catalogs); c++) {
        const struct decision *decision = decision_new(test->arena, catalogs[c]);
        const struct question_entry *questions = catalog_questions(catalogs[c], &n_questions);
        for (int i = 0; i < 100; i++) {
            struct answers *answers = random_answers(&oracle, decision);
            int a = oracle_below(&oracle, decision->problem.n_alternatives);
            struct objection *found;
            size_t n = objections(oracle.arena, decision, answers, a, &found), k = 0;
            for (size_t q = 0; q < n_questions; q++) {
                int o = answers->choice[q];
                enum verdict worst = VERDICT_MET;
                for (size_t r = 0; o >= 0 && r < questions[q].options[o].n_requirements; r++) {
                    const struct requirement *requirement =
                        &questions[q].options[o].requirements[r];
                    enum verdict verdict =
                        requirement_observe(oracle.arena, catalogs[c], requirement, a).verdict;
                    worst = verdict > worst ? verdict : worst;
                    if (verdict == VERDICT_MET)
                        continue;
                    assert_true(k < n && found[k].requirement == requirement);
                    assert_int_equal(found[k].question, q);
                    assert_int_equal(found[k].option, o);
                    assert_int_equal(found[k++].observation.verdict, verdict);
                }
                if (o >= 0)
                    assert_int_equal(option_verdict(&decision->problem.questions[q].options[o], a),
                                     worst);
            }
            assert_int_equal(k, n);
            listed += n;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(listed > 100);
    oracle_free(&oracle);
}

/* The parts of a score add up to it, largest first. */
static void test_parts_of_a_score_add_up(void **state)
{
    struct answers_test *test = *state;
    const struct decision *decision = decision_new(test->arena, test->frozen);
    const struct problem *problem = &decision->problem;
    struct oracle oracle = oracle_new(331);

    for (int i = 0; i < 100; i++) {
        struct answers *answers = random_answers(&oracle, decision);
        struct ranking ranking = rank_all(oracle.arena, problem, answers);
        int a = oracle_below(&oracle, problem->n_alternatives);
        struct contribution *parts;
        size_t n = contributions(oracle.arena, decision, &ranking, a, &parts), counting = 0;
        int64_t sum = 0;

        for (size_t k = 0; k < n; k++) {
            int cell = a * problem->n_criteria + parts[k].criterion;
            assert_true(parts[k].weight > 0);
            assert_int_equal(parts[k].weight, ranking.points[parts[k].criterion]);
            assert_int_equal(parts[k].low, problem->low[cell]);
            assert_int_equal(parts[k].high, problem->high[cell]);
            assert_true(k == 0 || parts[k - 1].points > parts[k].points ||
                        (parts[k - 1].points == parts[k].points &&
                         parts[k - 1].criterion < parts[k].criterion));
            sum += parts[k].points;
        }
        assert_int_equal(sum, oracle_score(problem, answers, a));
        for (int j = 0; j < problem->n_criteria; j++)
            counting += ranking.points[j] > 0;
        assert_int_equal(n, counting);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* Each unknown trait that a criterion with points reads, once. */
static void test_unknown_traits_are_those_that_count(void **state)
{
    struct answers_test *test = *state;
    struct catalog *catalogs[] = {test->small, test->frozen};
    struct oracle oracle = oracle_new(332);
    size_t listed = 0;

    for (size_t c = 0; c < ARRAY_LENGTH(catalogs); c++) {
        const struct decision *decision = decision_new(test->arena, catalogs[c]);
        size_t n_traits, n_criteria;
        const struct criterion *criteria = catalog_criteria(catalogs[c], &n_criteria);
        catalog_traits(catalogs[c], &n_traits);
        for (int i = 0; i < 60; i++) {
            struct answers *answers = random_answers(&oracle, decision);
            struct ranking ranking = rank_all(oracle.arena, &decision->problem, answers);
            int a = oracle_below(&oracle, decision->problem.n_alternatives), *found;
            size_t n = unknown_traits(oracle.arena, decision, &ranking, a, &found), expected = 0;
            for (int t = 0; t < (int)n_traits; t++) {
                bool counts = false;
                size_t times = 0;
                for (size_t j = 0; j < n_criteria; j++)
                    for (size_t k = 0; k < criteria[j].n_inputs; k++)
                        counts =
                            counts || (ranking.points[j] > 0 && criteria[j].inputs[k].trait == t);
                for (size_t k = 0; k < n; k++)
                    times += found[k] == t;
                counts = counts && !catalog_value(catalogs[c], a, t)->known;
                assert_int_equal(times, counts);
                expected += counts;
            }
            assert_int_equal(n, expected);
            listed += n;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(listed > 20);
    oracle_free(&oracle);
}

/* The numeric problem says what the catalog says. */
static void test_problem_has_the_points_of_the_catalog(void **state)
{
    struct answers_test *test = *state;
    struct catalog *catalogs[] = {test->small, test->shipped};

    for (size_t c = 0; c < ARRAY_LENGTH(catalogs); c++) {
        const struct decision *decision = decision_new(test->arena, catalogs[c]);
        const struct problem *problem = &decision->problem;
        size_t n_criteria, n_questions;
        const struct criterion *criteria = catalog_criteria(catalogs[c], &n_criteria);
        const struct question_entry *entries = catalog_questions(catalogs[c], &n_questions);

        assert_int_equal(problem->n_criteria, n_criteria);
        assert_int_equal(problem->n_questions, n_questions);
        for (size_t j = 0; j < n_criteria; j++)
            assert_int_equal(problem->base[j], criteria[j].base_points);
        for (size_t q = 0; q < n_questions; q++) {
            const struct question *question = &problem->questions[q];
            assert_int_equal(question->n_options, entries[q].n_options);
            assert_int_equal(question->effort, entries[q].effort);
            assert_int_equal(question->fixed, entries[q].fixed);
            assert_int_equal(question->prior != NULL, entries[q].prior != NULL);
            for (size_t o = 0; o < entries[q].n_options; o++) {
                const struct question_option *entry = &entries[q].options[o];
                assert_int_equal(question->options[o].n_effects, entry->n_points);
                for (size_t e = 0; e < entry->n_points; e++) {
                    assert_int_equal(question->options[o].effects[e].criterion,
                                     entry->points[e].criterion);
                    assert_int_equal(question->options[o].effects[e].points,
                                     entry->points[e].points);
                }
            }
            if (!question->prior)
                continue;
            const struct question_entry *earlier = &entries[question->prior->follows];
            for (size_t o = 0; o < earlier->n_options; o++)
                assert_int_equal(question->prior->same[o],
                                 catalog_find_option(&entries[q], earlier->options[o].id));
        }
    }
}

static void test_copied_answers_are_independent(void **state)
{
    struct answers_test *test = *state;
    const struct decision *decision = decision_new(test->arena, test->small);
    struct answers *answers = answers_new(test->arena, decision);
    struct answers *copy;

    answers->choice[1] = 1;
    answers->choice[2] = ANSWER_SKIPPED;
    copy = answers_copy(test->arena, answers);
    assert_int_equal(copy->n_questions, 3);
    assert_memory_equal(copy->choice, answers->choice, 3 * sizeof(int));
    assert_int_equal(answers_count(copy), 1);
    copy->choice[0] = 0;
    assert_int_equal(answers->choice[0], ANSWER_OPEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer_is_set_by_its_ids),
        cmocka_unit_test(test_wrong_answer_is_refused_in_words),
        cmocka_unit_test(test_file_of_answers_is_read),
        cmocka_unit_test(test_retired_answer_counts_as_what_it_now_means),
        cmocka_unit_test(test_retired_answer_leaves_given_ones_alone),
        cmocka_unit_test(test_answers_to_another_catalog_are_taken_over),
        cmocka_unit_test(test_requirements_are_checked_against_the_facts),
        cmocka_unit_test(test_observation_shows_the_fact_with_its_unit),
        cmocka_unit_test(test_observation_of_a_language_shows_what_it_is_written_in),
        cmocka_unit_test(test_objections_are_all_requirements_not_met),
        cmocka_unit_test(test_parts_of_a_score_add_up),
        cmocka_unit_test(test_unknown_traits_are_those_that_count),
        cmocka_unit_test(test_problem_has_the_points_of_the_catalog),
        cmocka_unit_test(test_copied_answers_are_independent),
    };

    return cmocka_run_group_tests_name("answers", tests, set_up, tear_down);
}
