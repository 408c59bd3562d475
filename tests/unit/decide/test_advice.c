#include "catalogs.h"

#include "oracle.h"

#include "decide/advice/advantages.h"
#include "decide/advice/exclusion.h"
#include "decide/advice/proposal.h"
#include "decide/advice/reasons.h"
#include "decide/advice/score_change.h"
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

/* --- on made-up problems, against the definitions written out ---------------------------------- */

#define CASES 2000

static const struct oracle_shape shape = {
    .alternatives = 5,
    .criteria = 4,
    .questions = 4,
    .options = 3,
    .unknown = 20,
    .out = 25,
    .unverified = 10,
    .step = 2500,
    .open = 25,
    .skipped = 10,
};

/* What the parts of an advice read of it, without a catalog. */
struct bare {
    struct decision decision;
    struct answers answers;
    struct advice advice;
};

static const struct advice *bare_advice(struct oracle *oracle, const struct oracle_case *made)
{
    struct bare *bare = ARENA_NEW(oracle->arena, struct bare);
    struct ranking ranking = rank_all(oracle->arena, &made->problem, &made->answers);

    bare->decision.problem = made->problem;
    bare->answers = made->answers;
    bare->advice = (struct advice){
        .decision = &bare->decision,
        .answers = &bare->answers,
        .ranking = ranking,
        .winner = ranking.n_left > 0 ? ranking.scores[0].alternative : -1,
        .second = ranking.n_left > 1 ? ranking.scores[1].alternative : -1,
    };
    return &bare->advice;
}

static int64_t worth_of(const struct advice *advice, int alternative, int criterion)
{
    return (int64_t)advice->ranking.points[criterion] *
           side_by_side_value(advice, alternative, criterion);
}

static bool is_rounded(int64_t shown, int64_t part, int64_t whole, int64_t total)
{
    return (2 * shown - 1) * whole <= 2 * part * total &&
           2 * part * total < (2 * shown + 1) * whole;
}

static void test_fit_is_the_share_of_all_points_rounded(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(300);
    struct ranking half = {.total = 1}, nothing = {0};
    struct advice advice = {.ranking = half};

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        const struct advice *found = bare_advice(&oracle, &made);
        for (int r = 0; r < found->ranking.n; r++) {
            const struct score *score = &found->ranking.scores[r];
            int64_t whole = 2 * VALUE_MOST * found->ranking.total;
            int low, high;
            advice_range(found, score, &low, &high);
            assert_true(whole == 0 ||
                        is_rounded(advice_fit(found, score->points), score->points, whole, 100));
            assert_true(whole == 0 || is_rounded(low, 2 * score->low, whole, 100));
            assert_true(whole == 0 || is_rounded(high, 2 * score->high, whole, 100));
        }
        oracle_next_arena(&oracle);
    }
    assert_int_equal(advice_fit(&advice, 99), 0);
    assert_int_equal(advice_fit(&advice, 100), 1); /* 0.5 */
    assert_int_equal(advice_fit(&advice, 20000), 100);
    advice.ranking = nothing;
    assert_int_equal(advice_fit(&advice, 0), 0);
    oracle_free(&oracle);
}

static void test_shares_are_rounded_by_largest_remainder(void **state)
{
    static const struct {
        int n;
        int64_t points[4], sum;
        int total, shown[4];
    } rows[] = {
        {3, {1, 1, 1}, 3, 100, {34, 33, 33}},
        {3, {1, 2, 2}, 5, 99, {20, 40, 39}},
        {3, {1, 1, 4}, 6, 10, {2, 2, 6}},
        {3, {5, 0, 5}, 10, 7, {4, 0, 3}},
        {2, {0, 1}, 1, 5, {0, 5}},
        {2, {1, 1}, 3, 10, {4, 3}}, /* two of three parts: 6.7 */
        {1, {1}, 2, 1, {1}},        /* a half is rounded up */
        {1, {1}, 3, 1, {0}},
        {4, {1, 1, 1, 1}, 400, 50, {1, 0, 0, 0}}, /* half a point in all */
        {4, {99, 99, 99, 99}, 400, 4, {1, 1, 1, 1}},
        {2, {0, 0}, 0, 100, {0, 0}},
        {1, {7}, 0, 100, {0}},
    };
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        int shown[4] = {-1, -1, -1, -1};
        largest_remainder(rows[i].points, (size_t)rows[i].n, rows[i].sum, rows[i].total, shown);
        for (int k = 0; k < rows[i].n; k++)
            if (shown[k] != rows[i].shown[k])
                fail_msg("row %zu, part %d: %d, not %d", i + 1, k + 1, shown[k], rows[i].shown[k]);
    }
}

/* What each of two is better at adds up to the difference of their scores. */
static void test_advantages_add_up_to_the_difference(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(301);
    size_t found = 0, ties = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        const struct advice *advice = bare_advice(&oracle, &made);
        int pair[2] = {oracle_below(&oracle, made.problem.n_alternatives),
                       oracle_below(&oracle, made.problem.n_alternatives)};
        int64_t sum = 0;
        for (int k = 0; k < 2; k++) {
            struct advantage *list;
            size_t n = advantages_of(oracle.arena, advice, pair[k], pair[1 - k], &list);
            for (size_t a = 0; a < n; a++) {
                assert_true(list[a].points > 0);
                assert_int_equal(list[a].points,
                                 worth_of(advice, pair[k], list[a].criterion) -
                                     worth_of(advice, pair[1 - k], list[a].criterion));
                assert_true(a == 0 || list[a - 1].points > list[a].points ||
                            (list[a - 1].points == list[a].points &&
                             list[a - 1].criterion < list[a].criterion));
                ties += a > 0 && list[a - 1].points == list[a].points;
                sum += k == 0 ? list[a].points : -list[a].points;
            }
            found += n;
        }
        assert_int_equal(sum, oracle_score(&made.problem, &made.answers, pair[0]) -
                                  oracle_score(&made.problem, &made.answers, pair[1]));
        oracle_next_arena(&oracle);
    }
    assert_true(found > CASES / 2 && ties > CASES / 100);
    oracle_free(&oracle);
}

static void test_side_by_side_lists_what_differs_and_counts(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(302);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        const struct advice *advice = bare_advice(&oracle, &made);
        int compared[3], n_counting = 0, n_apart = 0, best[3] = {0};
        for (int k = 0; k < 3; k++)
            compared[k] = oracle_below(&oracle, made.problem.n_alternatives);
        struct side_by_side side = side_by_side_of(oracle.arena, advice, compared, 3);
        for (int j = 0; j < made.problem.n_criteria; j++) {
            int most = -1, least = 2 * VALUE_MOST + 1;
            const struct difference *listed = NULL;
            for (int k = 0; k < 3; k++) {
                int value = side_by_side_value(advice, compared[k], j);
                most = value > most ? value : most;
                least = value < least ? value : least;
            }
            for (int d = 0; d < side.n_differences; d++)
                if (side.differences[d].criterion == j)
                    listed = &side.differences[d];
            for (size_t k = 0; k < 3; k++)
                assert_int_equal(side_by_side_best(advice, compared, 3, k, j),
                                 most > least &&
                                     side_by_side_value(advice, compared[k], j) == most);
            n_counting += advice->ranking.points[j] > 0;
            assert_int_equal(listed != NULL, advice->ranking.points[j] > 0 && most > least);
            if (!listed)
                continue;
            n_apart++;
            assert_int_equal(listed->weight, advice->ranking.points[j]);
            assert_int_equal(listed->points, (int64_t)listed->weight * (most - least));
            for (int k = 0; k < 3; k++)
                best[k] += side_by_side_value(advice, compared[k], j) == most;
        }
        assert_int_equal(side.n_counting, n_counting);
        assert_int_equal(side.n_differences, n_apart);
        assert_memory_equal(side.best, best, sizeof(best));
        for (int d = 1; d < side.n_differences; d++)
            assert_true(side.differences[d - 1].points > side.differences[d].points ||
                        (side.differences[d - 1].points == side.differences[d].points &&
                         side.differences[d - 1].criterion < side.differences[d].criterion));
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* The points that an answer, or the base for -1, gives a criterion. */
static int64_t given_points(const struct advice *advice, int question, int criterion)
{
    const struct problem *problem = &advice->decision->problem;
    int64_t points = 0;

    if (question < 0)
        return problem->base[criterion];
    const struct option *option =
        &problem->questions[question].options[advice->answers->choice[question]];
    for (int e = 0; e < option->n_effects; e++)
        points += option->effects[e].criterion == criterion ? option->effects[e].points : 0;
    return points;
}

static int64_t adds(const struct advice *advice, int question, int alternative)
{
    int64_t sum = 0;

    for (int j = 0; alternative >= 0 && j < advice->decision->problem.n_criteria; j++)
        sum += given_points(advice, question, j) * side_by_side_value(advice, alternative, j);
    return sum;
}

static void check_parts(struct oracle *oracle, const struct advice *advice,
                        const struct reason *reason)
{
    struct reason_part *parts;
    int n = reason_parts(oracle->arena, advice, reason, &parts), shown = 0;
    int64_t points = 0;

    for (int i = 0; i < n; i++) {
        assert_true(parts[i].weight > 0);
        assert_int_equal(parts[i].points,
                         (int64_t)parts[i].weight *
                             side_by_side_value(advice, advice->winner, parts[i].criterion));
        assert_true(i == 0 || parts[i - 1].points > parts[i].points ||
                    (parts[i - 1].points == parts[i].points &&
                     parts[i - 1].criterion <= parts[i].criterion));
        shown += parts[i].shown;
        points += parts[i].points;
    }
    assert_true(n > 0);
    assert_int_equal(shown, points > 0 ? reason->shown : 0);
    assert_int_equal(points, reason->points);
}

/* "Because you said": what each answer adds is exact, sorted, and the tenths add up to the fit. */
static void test_reasons_add_up_to_the_fit(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(303);
    int losses = 0, ties = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        const struct advice *advice = bare_advice(&oracle, &made);
        struct reason *reasons;
        int n = reasons_of(oracle.arena, advice, &reasons), expected = 0;
        int64_t points = 0, shown = 0, whole = 2 * VALUE_MOST * advice->ranking.total;

        for (int q = -1; q < made.problem.n_questions && advice->winner >= 0; q++) {
            int64_t weight = 0;
            for (int j = 0; j < made.problem.n_criteria && (q < 0 || made.answers.choice[q] >= 0);
                 j++)
                weight += given_points(advice, q, j);
            expected += weight > 0;
        }
        assert_int_equal(n, expected);
        for (int k = 0; k < n; k++) {
            int64_t lost = adds(advice, reasons[k].question, advice->second) -
                           adds(advice, reasons[k].question, advice->winner);
            assert_int_equal(reasons[k].points, adds(advice, reasons[k].question, advice->winner));
            assert_int_equal(reasons[k].lost, advice->second >= 0 && lost > 0 ? lost : 0);
            losses += reasons[k].lost > 0;
            points += reasons[k].points;
            shown += reasons[k].shown;
            check_parts(&oracle, advice, &reasons[k]);
            if (reasons[k].question < 0)
                assert_int_equal(k, n - 1);
            else if (k > 0)
                assert_true(reasons[k - 1].points > reasons[k].points ||
                            (reasons[k - 1].points == reasons[k].points &&
                             reasons[k - 1].question < reasons[k].question));
            ties += k > 0 && reasons[k - 1].points == reasons[k].points;
        }
        if (n > 0) {
            assert_int_equal(points, advice->ranking.scores[0].points);
            assert_true(is_rounded(shown, points, whole, 1000));
        }
        oracle_next_arena(&oracle);
    }
    assert_true(losses > CASES / 10 && ties > CASES / 100);
    oracle_free(&oracle);
}

/* --- what a changed answer did ------------------------------------------------------------------ */

static struct oracle_case with_another_answer(struct oracle *oracle, const struct oracle_case *made)
{
    struct oracle_case other = *made;
    int q = oracle_below(oracle, made->problem.n_questions);

    other.answers = oracle_copy(oracle, &made->answers);
    other.answers.choice[q] = oracle_below(oracle, made->problem.questions[q].n_options + 1) - 1;
    return other;
}

/* The larger, the earlier in the list. */
static int change_weight(const struct score_change *change)
{
    return change->out ? 3000 : change->back ? 2000 : abs(change->now - change->before);
}

static void check_change(const struct advice *before, const struct advice *now,
                         const struct score_change *change)
{
    const struct score *score = &now->ranking.scores[change->place], *old = NULL;

    for (int i = 0; i < before->ranking.n; i++)
        if (before->ranking.scores[i].alternative == change->framework)
            old = &before->ranking.scores[i];
    assert_int_equal(score->alternative, change->framework);
    assert_int_equal(change->before, advice_fit(before, old->points));
    assert_int_equal(change->now, advice_fit(now, score->points));
    assert_int_equal(change->out, score->eliminated_by > 0 && old->eliminated_by == 0);
    assert_int_equal(change->back, score->eliminated_by == 0 && old->eliminated_by > 0);
    assert_true(change->out || change->back || change->now != change->before);
}

/* Counted the plain way: ruled out, back, and moved without being either or ruled out. */
static void count_changes(const struct advice *before, const struct advice *now, int counts[3])
{
    memset(counts, 0, 3 * sizeof(counts[0]));
    for (int i = 0; i < now->ranking.n; i++) {
        const struct score *score = &now->ranking.scores[i], *old = NULL;
        for (int k = 0; k < before->ranking.n; k++)
            if (before->ranking.scores[k].alternative == score->alternative)
                old = &before->ranking.scores[k];
        bool was = old->eliminated_by == 0, is = score->eliminated_by == 0;
        counts[0] += was && !is;
        counts[1] += !was && is;
        counts[2] += was && is && advice_fit(now, score->points) != advice_fit(before, old->points);
    }
}

static int least_of(int a, int b)
{
    return a < b ? a : b;
}

static void test_changed_answer_lists_the_largest_changes(void **state)
{
    struct oracle_shape many = shape;
    (void)state;
    struct oracle oracle = oracle_new(304);
    int out = 0, back = 0, full = 0;

    many.alternatives = 120;
    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, i % 4 == 0 ? &many : &shape);
        struct oracle_case other = with_another_answer(&oracle, &made);
        const struct advice *before = bare_advice(&oracle, &made);
        const struct advice *now = bare_advice(&oracle, &other);
        struct score_changes changes = score_changes_of(oracle.arena, before, now);
        int counts[3];

        count_changes(before, now, counts);
        assert_int_equal(changes.n_out, counts[0]);
        assert_int_equal(changes.n_back, counts[1]);
        assert_int_equal(changes.n,
                         least_of(least_of(counts[0], SCORE_CHANGES_ALIKE) +
                                      least_of(counts[1], SCORE_CHANGES_ALIKE) + counts[2],
                                  SCORE_CHANGES_MOST));
        for (int k = 0; k < changes.n; k++) {
            const struct score_change *change = &changes.first[k];
            check_change(before, now, change);
            assert_true(k == 0 || change_weight(&change[-1]) > change_weight(change) ||
                        (change_weight(&change[-1]) == change_weight(change) &&
                         change[-1].place < change->place));
        }
        out += changes.n_out > 0;
        back += changes.n_back > 0;
        full += changes.n == SCORE_CHANGES_MOST;
        oracle_next_arena(&oracle);
    }
    assert_true(out > CASES / 20 && back > CASES / 20 && full > CASES / 50);
    oracle_free(&oracle);
}

/* --- on catalogs, with random answers ----------------------------------------------------------- */

#define SETS 150

static struct answers *random_answers(struct oracle *oracle, const struct decision *decision,
                                      int per_cent)
{
    struct answers *answers = answers_new(oracle->arena, decision);

    for (int q = 0; q < answers->n_questions; q++)
        if (oracle_chance(oracle, per_cent))
            answers->choice[q] = oracle_below(oracle, decision->problem.questions[q].n_options);
    return answers;
}

static bool is_out(const struct decision *decision, const struct answers *answers, int question,
                   int framework)
{
    int choice = answers->choice[question];

    return choice >= 0 && option_verdict(&decision->problem.questions[question].options[choice],
                                         framework) == VERDICT_OUT;
}

/* Why a framework is out: the first answer that rules it out, by its first requirement that fails,
 * and all answers that do. */
static void check_exclusion(struct arena *arena, const struct decision *decision,
                            const struct answers *answers, int framework)
{
    struct exclusion exclusion;
    size_t count;
    int n = 0, questions[64] = {0};

    for (int q = 0; q < answers->n_questions; q++)
        if (is_out(decision, answers, q, framework))
            questions[n++] = q;
    bool out = exclusion_of(arena, decision, answers, framework, &exclusion);
    assert_int_equal(out, n > 0);
    if (!out)
        return;
    assert_int_equal(exclusion.n_questions, n);
    assert_memory_equal(exclusion.questions, questions, (size_t)n * sizeof(int));
    assert_int_equal(exclusion.question, questions[0]);
    assert_int_equal(exclusion.option, answers->choice[questions[0]]);
    const struct requirement *requirement =
        catalog_questions(decision->catalog, &count)[questions[0]]
            .options[exclusion.option]
            .requirements;
    for (;; requirement++) {
        struct observation observation =
            requirement_observe(arena, decision->catalog, requirement, framework);
        assert_int_equal(observation.verdict == VERDICT_OUT, requirement == exclusion.requirement);
        if (requirement == exclusion.requirement) {
            assert_string_equal(exclusion.observed, observation.observed);
            return;
        }
    }
}

static void test_exclusion_names_the_first_failed_requirement_and_all_answers(void **state)
{
    struct advice_test *test = *state;
    struct catalog *catalogs[] = {test->catalog, small_catalog()};
    struct oracle oracle = oracle_new(310);

    for (size_t c = 0; c < ARRAY_LENGTH(catalogs); c++) {
        const struct decision *decision = decision_new(test->arena, catalogs[c]);
        for (int i = 0; i < SETS; i++) {
            const struct answers *answers = random_answers(&oracle, decision, 10 + i % 60);
            for (int a = 0; a < decision->problem.n_alternatives; a++)
                check_exclusion(oracle.arena, decision, answers, a);
            oracle_next_arena(&oracle);
        }
    }
    oracle_free(&oracle);
    catalog_free(catalogs[1]);
}

/* The languages of the team that one answer leaves no framework for; the best one must be among
 * them. */
static void test_languages_lost_are_those_without_a_framework(void **state)
{
    struct advice_test *test = *state;
    struct catalog *catalogs[] = {test->catalog, small_catalog(), shipped_catalog()};
    struct oracle oracle = oracle_new(315);
    int lost_sets = 0;

    for (size_t c = 0; c < ARRAY_LENGTH(catalogs); c++) {
        const struct decision *decision = decision_new(test->arena, catalogs[c]);
        size_t n;
        const struct framework *frameworks = catalog_frameworks(catalogs[c], &n);
        for (int i = 0; i < 2 * SETS; i++) {
            const struct answers *answers = random_answers(&oracle, decision, 60);
            int q = i % answers->n_questions, best = -1;
            uint64_t written = team_languages(decision, answers), expected = 0;
            for (int k = 0; k < answers->n_questions && best < 0; k++)
                best = language_named(decision, answers, k);
            for (int language = 0; language < 64; language++) {
                bool served = false, left = false;
                for (size_t a = 0; a < n; a++) {
                    bool serves = frameworks[a].serves >> language & 1;
                    served = served || serves;
                    left = left || (serves && !is_out(decision, answers, q, (int)a));
                }
                if ((written >> language & 1) && served && !left)
                    expected |= UINT64_C(1) << language;
            }
            if (best < 0 || !(expected >> best & 1))
                expected = 0;
            assert_int_equal(best >= 0, written != 0);
            assert_int_equal(team_languages_lost(decision, answers, q), expected);
            lost_sets += expected != 0;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(lost_sets > 3);
    oracle_free(&oracle);
    catalog_free(catalogs[1]);
    catalog_free(catalogs[2]);
}

/* An answer to a language question that is about no language leaves the table as it is. */
static void test_answer_without_a_language_keeps_the_language_open(void **state)
{
    struct advice_test *test = *state;
    struct catalog *catalog = shipped_catalog();
    const struct decision *decision = decision_new(test->arena, catalog);
    struct answers *answers = answers_new(test->arena, decision);
    struct error error;

    assert_false(language_answered(decision, answers));
    assert_true(answers_set(decision, "language-second", "none", answers, &error));
    assert_false(language_answered(decision, answers));
    assert_true(advice_new(test->arena, decision, answers)->by_language.n > 1);
    assert_true(answers_set(decision, "language-second", "go", answers, &error));
    assert_true(language_answered(decision, answers));
    catalog_free(catalog);
}

/* What choosing an option would rule out, found by ranking with and without it. */
static void test_option_lists_what_it_would_rule_out(void **state)
{
    struct advice_test *test = *state;
    struct oracle oracle = oracle_new(311);
    const struct problem *problem = &test->decision->problem;
    int listed = 0;

    for (int i = 0; i < SETS; i++) {
        struct answers *answers = random_answers(&oracle, test->decision, 15);
        int q = oracle_below(&oracle, problem->n_questions);
        bool *others = excluded_by_others(oracle.arena, problem, answers, q);
        for (int o = 0; o < problem->questions[q].n_options; o++) {
            int frameworks[64], n = excluded_by_option(problem, others, q, o, frameworks), k = 0;
            for (int a = 0; a < problem->n_alternatives; a++) {
                answers->choice[q] = ANSWER_OPEN;
                bool before = oracle_verdicts(problem, answers, a, VERDICT_OUT) > 0;
                answers->choice[q] = o;
                bool after = oracle_verdicts(problem, answers, a, VERDICT_OUT) > 0;
                assert_int_equal(others[a], before);
                if (after && !before)
                    assert_true(k < n && frameworks[k++] == a);
            }
            assert_int_equal(k, n);
            listed += n;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(listed > SETS / 4);
    oracle_free(&oracle);
}

/* The fit that counts only the points of the priority, of the one that has the most of them. */
static void test_priority_counts_only_its_own_points(void **state)
{
    struct advice_test *test = *state;
    struct catalog *catalogs[] = {test->catalog, small_catalog()};
    struct catalog *tiny = compiled_catalog("tests/catalogs/tiny"); /* does not ask */
    const struct decision *without = decision_new(test->arena, tiny);
    struct priority none = priority_of(without, answers_new(test->arena, without));
    struct oracle oracle = oracle_new(312);

    assert_true(none.question == -1 && none.option == -1 && none.first == -1);
    catalog_free(tiny);

    for (size_t c = 0; c < ARRAY_LENGTH(catalogs); c++) {
        const struct decision *decision = decision_new(test->arena, catalogs[c]);
        const struct problem *problem = &decision->problem;
        int q = catalog_find_question(catalogs[c], "priority");
        for (int i = 0; i < SETS; i++) {
            struct answers *answers = random_answers(&oracle, decision, 20);
            struct priority priority = priority_of(decision, answers);
            int64_t most = -1, points = 0;
            int first = -1;
            assert_int_equal(priority.question, q);
            assert_int_equal(priority.option, answers->choice[q] >= 0 ? answers->choice[q] : -1);
            if (answers->choice[q] < 0) {
                assert_true(priority.first == -1 && priority.points == 0 && priority.fit == 0);
                continue;
            }
            const struct option *option = &problem->questions[q].options[answers->choice[q]];
            for (int e = 0; e < option->n_effects; e++)
                points += option->effects[e].points;
            for (int a = 0; a < problem->n_alternatives; a++) {
                int64_t sum = 0;
                for (int e = 0; e < option->n_effects; e++) {
                    int cell = a * problem->n_criteria + option->effects[e].criterion;
                    sum += (int64_t)option->effects[e].points *
                           (problem->low[cell] + problem->high[cell]);
                }
                if (oracle_verdicts(problem, answers, a, VERDICT_OUT) > 0 || sum < most)
                    continue;
                first = sum == most ? -1 : a; /* nobody alone */
                most = sum;
            }
            assert_int_equal(priority.points, points);
            assert_int_equal(priority.first, first);
            if (first >= 0)
                assert_true(is_rounded(priority.fit, most, 2 * VALUE_MOST * points, 100));
        }
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
    catalog_free(catalogs[1]);
}

/* The two criteria on which a row is furthest above the mean of the rows, by what that is worth. */
static void test_language_table_finds_the_two_largest_gains(void **state)
{
    struct advice_test *test = *state;
    struct oracle oracle = oracle_new(313);
    size_t n_criteria;
    const struct criterion *criteria = catalog_criteria(test->catalog, &n_criteria);
    int rows = 0;

    for (int i = 0; i < SETS; i++) {
        struct answers *answers = random_answers(&oracle, test->decision, 15);
        const struct advice *advice = advice_new(oracle.arena, test->decision, answers);
        const struct by_language *table = &advice->by_language;
        rows += table->n;
        for (int k = 0; k < table->n; k++) {
            int64_t most[2] = {0};
            int best[2] = {-1, -1};
            for (int j = 0; j < (int)n_criteria; j++) {
                int64_t gain = 0;
                for (int r = 0; r < table->n && criteria[j].rule != RULE_LANGUAGE; r++)
                    gain += worth_of(advice, table->rows[k].framework, j) -
                            worth_of(advice, table->rows[r].framework, j);
                int at = gain > most[0] ? 0 : gain > most[1] ? 1 : 2;
                if (at == 0) {
                    most[1] = most[0];
                    best[1] = best[0];
                }
                if (at < 2) {
                    most[at] = gain;
                    best[at] = j;
                }
            }
            assert_memory_equal(table->rows[k].best_at, best, sizeof(best));
        }
        oracle_next_arena(&oracle);
    }
    assert_true(rows > SETS);
    oracle_free(&oracle);
}

/* Fewer than three answers, or than half in a short questionnaire, while questions are open. */
static void test_few_answers_are_early(void **state)
{
    struct advice_test *test = *state;
    struct catalog *small = small_catalog();
    static const struct {
        bool small;
        int given, skipped; /* the others are open; -1: all others */
        bool early;
    } rows[] = {
        {false, 0, 0, true},   {false, 2, 0, true},   {false, 3, 0, false}, {false, 2, 1, true},
        {false, 2, -1, false}, {false, 0, -1, false}, {true, 0, 0, true},   {true, 1, 0, true},
        {true, 2, 0, false},   {true, 1, 1, true},    {true, 1, -1, false},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct decision *decision =
            decision_new(test->arena, rows[i].small ? small : test->catalog);
        struct answers *answers = answers_new(test->arena, decision);
        int n = answers->n_questions, skipped = rows[i].skipped < 0 ? n : rows[i].skipped;
        for (int q = 0; q < n; q++) /* the last questions, which rule nothing out */
            answers->choice[n - 1 - q] = q < rows[i].given             ? 0
                                         : q < rows[i].given + skipped ? ANSWER_SKIPPED
                                                                       : ANSWER_OPEN;
        const struct advice *advice = advice_new(test->arena, decision, answers);
        assert_true(advice->winner >= 0);
        if (advice->is_early != rows[i].early)
            fail_msg("row %zu", i + 1);
    }
    catalog_free(small);
}

/* First, second and the two frameworks that are named while the language is open. */
static void test_advice_names_the_places_of_the_ranking(void **state)
{
    struct advice_test *test = *state;
    struct oracle oracle = oracle_new(314);
    int none = 0, one = 0;

    for (int i = 0; i < SETS; i++) {
        struct answers *answers = random_answers(&oracle, test->decision, i % 50);
        const struct advice *advice = advice_new(oracle.arena, test->decision, answers);
        const struct ranking *ranking = &advice->ranking;
        bool table = advice->by_language.n > 0;
        assert_int_equal(advice->winner, ranking->n_left > 0 ? ranking->scores[0].alternative : -1);
        assert_int_equal(advice->second, ranking->n_left > 1 ? ranking->scores[1].alternative : -1);
        assert_int_equal(advice->all_rounder, table ? advice->winner : -1);
        assert_int_equal(advice->by_priority, table ? advice->priority.first : -1);
        assert_int_equal(advice->n_relaxations > 0, advice->winner < 0);
        if (advice->winner < 0)
            assert_true(advice->priority.question < 0 && advice->priority.first < 0);
        assert_int_equal(advice->depends_on_language, advice->by_language.n > 1);
        if (advice->winner >= 0 && !advice->is_early && !advice->depends_on_language)
            assert_true(advice_stack(advice)->n_choices > 0);
        for (int a = 0; a < ranking->n; a++)
            assert_int_equal(advice_score(advice, a)->alternative, a);
        assert_null(advice_score(advice, -1));
        assert_null(advice_score(advice, ranking->n));
        none += ranking->n_left == 0;
        one += ranking->n_left == 1;
        oracle_next_arena(&oracle);
    }
    assert_true(none > 0 && one > 0);
    oracle_free(&oracle);
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
        cmocka_unit_test(test_fit_is_the_share_of_all_points_rounded),
        cmocka_unit_test(test_shares_are_rounded_by_largest_remainder),
        cmocka_unit_test(test_advantages_add_up_to_the_difference),
        cmocka_unit_test(test_side_by_side_lists_what_differs_and_counts),
        cmocka_unit_test(test_reasons_add_up_to_the_fit),
        cmocka_unit_test(test_changed_answer_lists_the_largest_changes),
        cmocka_unit_test(test_exclusion_names_the_first_failed_requirement_and_all_answers),
        cmocka_unit_test(test_languages_lost_are_those_without_a_framework),
        cmocka_unit_test(test_answer_without_a_language_keeps_the_language_open),
        cmocka_unit_test(test_option_lists_what_it_would_rule_out),
        cmocka_unit_test(test_priority_counts_only_its_own_points),
        cmocka_unit_test(test_language_table_finds_the_two_largest_gains),
        cmocka_unit_test(test_few_answers_are_early),
        cmocka_unit_test(test_advice_names_the_places_of_the_ranking),
    };

    return cmocka_run_group_tests_name("advice", tests, set_up, tear_down);
}
