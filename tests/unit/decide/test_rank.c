#include "unit.h"

#include "vectors.h"

#include "decide/model/rank.h"

#include <string.h>

#define CASES 10000

static const struct oracle_shape shape = {
    .alternatives = 6,
    .criteria = 5,
    .questions = 6,
    .options = 4,
    .unknown = 20,
    .out = 25,
    .unverified = 10,
    .step = 2500,
    .open = 30,
    .skipped = 10,
};

static const struct score *score_of(const struct ranking *ranking, int alternative)
{
    for (int i = 0; i < ranking->n; i++) {
        if (ranking->scores[i].alternative == alternative)
            return &ranking->scores[i];
    }
    fail_msg("alternative %d is not in the ranking", alternative);
    return NULL;
}

static void test_scores_follow_the_documented_formula(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(1);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        int64_t total = 0;

        for (int j = 0; j < made.problem.n_criteria; j++) {
            int64_t points = oracle_points(&made.problem, &made.answers, j);

            assert_int_equal(ranking.points[j], points);
            total += points;
        }
        assert_int_equal(ranking.total, total);
        assert_int_equal(ranking.n, made.problem.n_alternatives);
        for (int a = 0; a < ranking.n; a++) {
            const struct score *score = score_of(&ranking, a);
            int64_t low = 0, high = 0;

            for (int j = 0; j < made.problem.n_criteria; j++) {
                int cell = a * made.problem.n_criteria + j;

                low += (int64_t)ranking.points[j] * made.problem.low[cell];
                high += (int64_t)ranking.points[j] * made.problem.high[cell];
            }
            assert_int_equal(score->low, low);
            assert_int_equal(score->high, high);
            assert_int_equal(score->points, oracle_score(&made.problem, &made.answers, a));
            assert_int_equal(rank_score(&made.problem, ranking.points, a), score->points);
            assert_int_equal(score->eliminated_by,
                             oracle_verdicts(&made.problem, &made.answers, a, VERDICT_OUT));
            assert_int_equal(score->unverified,
                             oracle_verdicts(&made.problem, &made.answers, a, VERDICT_UNVERIFIED));
        }
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* Left before eliminated, then the higher score, then the catalog's order; places without gaps. */
static void test_ranking_is_a_total_order(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(2);
    int ties = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);

        for (int r = 0; r < ranking.n; r++) {
            const struct score *score = &ranking.scores[r];
            bool left = score->eliminated_by == 0;

            assert_int_equal(left, r < ranking.n_left);
            assert_int_equal(score->rank, left ? r + 1 : 0);
            if (r == 0 || r == ranking.n_left) {
                assert_false(score->tied_with_before);
                continue;
            }
            assert_int_equal(score->tied_with_before, score->points == score[-1].points);
            assert_true(
                score->points < score[-1].points ||
                (score->points == score[-1].points && score->alternative > score[-1].alternative));
            ties += score->tied_with_before;
        }
        assert_int_equal(ranking.n_left > 0 ? ranking.scores[0].alternative : -1,
                         oracle_winner(&made.problem, &made.answers));
        oracle_next_arena(&oracle);
    }
    assert_true(ties > CASES / 10);
    oracle_free(&oracle);
}

static int16_t *copy_values(struct oracle *oracle, const struct problem *problem,
                            const int16_t *values)
{
    size_t cells = (size_t)problem->n_alternatives * (size_t)problem->n_criteria;
    int16_t *copy = ARENA_ARRAY(oracle->arena, int16_t, cells);

    memcpy(copy, values, cells * sizeof(int16_t));
    return copy;
}

/* Raising one value never lowers the one it belongs to, nor changes the order of the others. */
static void test_better_value_never_lowers_the_rank(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(3);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking before = rank_all(oracle.arena, &made.problem, &made.answers);
        int a = oracle_below(&oracle, made.problem.n_alternatives);
        int cell = a * made.problem.n_criteria + oracle_below(&oracle, made.problem.n_criteria);
        int16_t *high = copy_values(&oracle, &made.problem, made.problem.high);
        struct ranking after;
        int r = 0;

        high[cell] = VALUE_MOST;
        made.problem.high = high;
        after = rank_all(oracle.arena, &made.problem, &made.answers);
        assert_true(score_of(&after, a)->rank <= score_of(&before, a)->rank);
        for (int k = 0; k < after.n; k++) {
            if (after.scores[k].alternative == a)
                continue;
            r += before.scores[r].alternative == a;
            assert_int_equal(after.scores[k].alternative, before.scores[r++].alternative);
        }
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* At least as good everywhere and better somewhere that counts: never behind. */
static void test_dominated_alternative_never_wins(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(4);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        int n = made.problem.n_criteria;
        int16_t *low = copy_values(&oracle, &made.problem, made.problem.low);
        int16_t *high = copy_values(&oracle, &made.problem, made.problem.high);
        struct ranking ranking;

        if (made.problem.n_alternatives < 2)
            continue;
        for (int j = 0; j < n; j++) {
            low[n + j] = (int16_t)(low[j] / 2);
            high[n + j] = (int16_t)(high[j] / 2);
        }
        made.problem.low = low;
        made.problem.high = high;
        ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        if (score_of(&ranking, 0)->rank > 0 && score_of(&ranking, 1)->rank > 0)
            assert_true(score_of(&ranking, 0)->rank < score_of(&ranking, 1)->rank);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* The same alternatives listed backwards: only ties may be settled differently. */
static void test_permuting_alternatives_permutes_the_result(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(5);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking before = rank_all(oracle.arena, &made.problem, &made.answers);
        int m = made.problem.n_alternatives, n = made.problem.n_criteria;
        int16_t *low = copy_values(&oracle, &made.problem, made.problem.low);
        int16_t *high = copy_values(&oracle, &made.problem, made.problem.high);
        struct ranking after;

        for (int a = 0; a < m; a++) {
            for (int j = 0; j < n; j++) {
                low[a * n + j] = made.problem.low[(m - 1 - a) * n + j];
                high[a * n + j] = made.problem.high[(m - 1 - a) * n + j];
            }
        }
        made.problem.low = low;
        made.problem.high = high;
        after = rank_all(oracle.arena, &made.problem, &made.answers);
        for (int a = 0; a < m; a++)
            assert_int_equal(score_of(&after, a)->points, score_of(&before, m - 1 - a)->points);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* Criteria and questions listed backwards: nothing changes but their numbers. */
static struct option *mirrored_options(struct oracle *oracle, const struct question *question,
                                       int n)
{
    struct option *options = ARENA_ARRAY(oracle->arena, struct option, (size_t)question->n_options);

    for (int o = 0; o < question->n_options; o++) {
        size_t n_effects = (size_t)question->options[o].n_effects;
        struct effect *effects = ARENA_ARRAY(oracle->arena, struct effect, n_effects);

        options[o] = question->options[o];
        options[o].effects = effects;
        for (size_t e = 0; e < n_effects; e++) {
            effects[e] = question->options[o].effects[e];
            effects[e].criterion = n - 1 - effects[e].criterion;
        }
    }
    return options;
}

static struct oracle_case mirrored(struct oracle *oracle, const struct oracle_case *made)
{
    struct oracle_case other = *made;
    int m = made->problem.n_alternatives, n = made->problem.n_criteria;
    int n_questions = made->problem.n_questions;
    int16_t *low = copy_values(oracle, &made->problem, made->problem.low);
    int16_t *high = copy_values(oracle, &made->problem, made->problem.high);
    int *base = ARENA_ARRAY(oracle->arena, int, (size_t)n);
    struct question *questions = ARENA_ARRAY(oracle->arena, struct question, (size_t)n_questions);

    for (int i = 0; i < m * n; i++) {
        low[i] = made->problem.low[i / n * n + n - 1 - i % n];
        high[i] = made->problem.high[i / n * n + n - 1 - i % n];
        base[i % n] = made->problem.base[n - 1 - i % n];
    }
    other.answers = oracle_copy(oracle, &made->answers);
    for (int q = 0; q < n_questions; q++) {
        questions[q] = made->problem.questions[n_questions - 1 - q];
        questions[q].options = mirrored_options(oracle, &questions[q], n);
        other.answers.choice[q] = made->answers.choice[n_questions - 1 - q];
    }
    other.problem.low = low;
    other.problem.high = high;
    other.problem.base = base;
    other.problem.questions = questions;
    return other;
}

static void test_permuting_criteria_and_questions_keeps_the_result(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(12);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct oracle_case other = mirrored(&oracle, &made);
        struct ranking before = rank_all(oracle.arena, &made.problem, &made.answers);
        struct ranking after = rank_all(oracle.arena, &other.problem, &other.answers);

        assert_int_equal(after.total, before.total);
        assert_int_equal(after.n_left, before.n_left);
        assert_memory_equal(after.scores, before.scores, (size_t)before.n * sizeof(struct score));
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

static struct ranking rank_multiplied(struct oracle *oracle, const struct oracle_case *made,
                                      int factor)
{
    int *points = ARENA_ARRAY(oracle->arena, int, (size_t)made->problem.n_criteria);

    rank_points(&made->problem, &made->answers, points);
    for (int j = 0; j < made->problem.n_criteria; j++)
        points[j] *= factor;
    return rank_with_points(oracle->arena, &made->problem, &made->answers, points);
}

/* Also beyond what 16 and 32 bits hold, where other code adds up. */
static void test_scaling_all_points_keeps_the_ranking(void **state)
{
    static const int factors[] = {1, 2, 1000, 30000, 1000000};
    (void)state;
    struct oracle oracle = oracle_new(6);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking before = rank_all(oracle.arena, &made.problem, &made.answers);

        for (size_t f = 0; f < ARRAY_LENGTH(factors); f++) {
            struct ranking after = rank_multiplied(&oracle, &made, factors[f]);

            assert_int_equal(after.total, before.total * factors[f]);
            for (int r = 0; r < before.n; r++) {
                assert_int_equal(after.scores[r].alternative, before.scores[r].alternative);
                assert_int_equal(after.scores[r].points, before.scores[r].points * factors[f]);
                assert_int_equal(after.scores[r].low, before.scores[r].low * factors[f]);
                assert_int_equal(after.scores[r].rank, before.scores[r].rank);
            }
        }
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* The most that `compile` lets through, and one point more; one criterion above 16 bits. */
static void test_large_points_do_not_overflow(void **state)
{
    static const int points[][3] = {
        {32767, 32767, 34466}, {32767, 32767, 32767}, {32768, 0, 0}, {100000, 0, 0},
        {33333, 33333, 33334}, {32767, 32767, 34467}, {-5, 3, 0},
    };
    static const int16_t low[] = {10000, 10000, 10000, 0, 9999, 10000};
    static const int16_t high[] = {10000, 10000, 10000, 1, 9999, 10000};
    static const int base[3];
    (void)state;
    struct problem problem = {2, 3, 0, low, high, base, NULL, 0};
    struct answers answers = {0};
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(points); i++) {
        struct ranking ranking = rank_with_points(arena, &problem, &answers, points[i]);

        for (int a = 0; a < 2; a++) {
            int64_t sum = 0;

            for (int j = 0; j < 3; j++)
                sum += (int64_t)points[i][j] * (low[a * 3 + j] + high[a * 3 + j]);
            assert_int_equal(score_of(&ranking, a)->points, sum);
        }
    }
    arena_free(arena);
}

/* Everyone but the last: those before it keep their order. */
static void test_removing_a_loser_keeps_the_order(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(7);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking before = rank_all(oracle.arena, &made.problem, &made.answers);
        int last = made.problem.n_alternatives - 1, r = 0;
        struct ranking after;

        if (last == 0 || score_of(&before, last)->rank == 1)
            continue;
        made.problem.n_alternatives--;
        after = rank_all(oracle.arena, &made.problem, &made.answers);
        for (int k = 0; k < after.n; k++) {
            r += before.scores[r].alternative == last;
            assert_int_equal(after.scores[k].alternative, before.scores[r++].alternative);
        }
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

static void test_skipped_equals_open(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(8);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking before = rank_all(oracle.arena, &made.problem, &made.answers);
        struct ranking after;

        for (int q = 0; q < made.problem.n_questions; q++) {
            if (made.answers.choice[q] < 0)
                made.answers.choice[q] = -3 - made.answers.choice[q];
        }
        after = rank_all(oracle.arena, &made.problem, &made.answers);
        assert_memory_equal(after.scores, before.scores, (size_t)before.n * sizeof(struct score));
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

static void test_best_by_a_single_option(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(9);
    int found = 0, ties = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        int q = oracle_below(&oracle, made.problem.n_questions);
        int o = oracle_below(&oracle, made.problem.questions[q].n_options);
        int first = rank_first_by_option(&made.problem, &made.answers, q, o);
        const struct option *option = &made.problem.questions[q].options[o];
        int *points = ARENA_ARRAY(oracle.arena, int, (size_t)made.problem.n_criteria);
        struct ranking alone;

        for (int e = 0; e < option->n_effects; e++)
            points[option->effects[e].criterion] += option->effects[e].points;
        alone = rank_with_points(oracle.arena, &made.problem, &made.answers, points);
        bool tied = alone.n_left > 1 && alone.scores[0].points == alone.scores[1].points;
        ties += tied;
        if (alone.total == 0 || alone.n_left == 0 || tied)
            assert_int_equal(first, -1);
        else
            assert_int_equal(first, alone.scores[0].alternative);
        found += first >= 0;
        oracle_next_arena(&oracle);
    }
    assert_true(found > CASES / 2 && ties > 0);
    oracle_free(&oracle);
}

static void test_first_is_the_first_of_the_ranking(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(10);
    int none = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);

        assert_int_equal(rank_first(&made.problem, &made.answers),
                         ranking.n_left > 0 ? ranking.scores[0].alternative : -1);
        none += ranking.n_left == 0;
        oracle_next_arena(&oracle);
    }
    assert_true(none > 0 && none < CASES);
    oracle_free(&oracle);
}

static int count_bits(unsigned set)
{
    return __builtin_popcount(set);
}

static void drop(struct answers *answers, unsigned set)
{
    for (int q = 0; q < answers->n_questions; q++) {
        if (set >> q & 1)
            answers->choice[q] = ANSWER_SKIPPED;
    }
}

static unsigned answered_set(const struct answers *answers)
{
    unsigned set = 0;

    for (int q = 0; q < answers->n_questions; q++)
        set |= answer_given(answers->choice[q]) ? 1u << q : 0;
    return set;
}

static unsigned set_of(const struct relaxation *relaxation)
{
    unsigned set = 0;

    for (int i = 0; i < relaxation->n_questions; i++)
        set |= 1u << relaxation->questions[i];
    return set;
}

/* In the order of the first question in which they differ. */
static bool is_listed_before(const struct relaxation *one, const struct relaxation *other)
{
    int i = 0;

    while (i < one->n_questions - 1 && one->questions[i] == other->questions[i])
        i++;
    return one->questions[i] < other->questions[i];
}

/* Tries every set of answered questions. No smaller set than the engine's brings an alternative
 * back; of that size exactly the engine's sets do, each with the same returning ones, best first. */
static void test_relaxations_are_the_smallest_sets(void **state)
{
    struct oracle_shape strict = shape;
    (void)state;
    struct oracle oracle = oracle_new(10);
    int emptied = 0, several = 0;

    strict.out = 100;
    strict.alternatives = 4;
    strict.open = 10;
    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &strict);
        struct relaxation *found;
        int n = relaxations(oracle.arena, &made.problem, &made.answers, &found);
        int least = n > 0 ? found[0].n_questions : 0, sets = 0;

        if (oracle_winner(&made.problem, &made.answers) >= 0) {
            assert_int_equal(n, 0);
            oracle_next_arena(&oracle);
            continue;
        }
        assert_true(n > 0);
        emptied++;
        several += least > 1;
        for (unsigned set = 1; set < 1u << made.problem.n_questions; set++) {
            struct answers without = oracle_copy(&oracle, &made.answers);
            struct ranking ranking;

            if ((set & answered_set(&made.answers)) != set || count_bits(set) > least)
                continue;
            drop(&without, set);
            ranking = rank_all(oracle.arena, &made.problem, &without);
            if (ranking.n_left == 0)
                continue;
            assert_int_equal(count_bits(set), least);
            sets++;
            for (int k = 0; k < n; k++) {
                if (set_of(&found[k]) != set)
                    continue;
                sets += 1000;
                assert_int_equal(found[k].n_returning, ranking.n_left);
                for (int r = 0; r < ranking.n_left; r++)
                    assert_int_equal(found[k].returning[r], ranking.scores[r].alternative);
            }
        }
        assert_int_equal(sets, n * 1001);
        for (int k = 1; k < n; k++)
            assert_true(is_listed_before(&found[k - 1], &found[k]));
        oracle_next_arena(&oracle);
    }
    assert_true(emptied > CASES / 20 && several > CASES / 200);
    oracle_free(&oracle);
}

static void test_rankings_match_published_questionnaires(void **state)
{
    static const char *const names[] = {"questionnaire-small", "questionnaire-hard"};
    (void)state;
    struct oracle oracle = oracle_new(11);

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        json_t *vector = vectors_read(names[i]);
        struct oracle_case read = vectors_questionnaire(&oracle, vector);
        struct ranking ranking = rank_all(oracle.arena, &read.problem, &read.answers);
        const json_t *expected = json_object_get(vector, "expected");
        const json_t *winner = json_object_get(expected, "winner");

        for (int a = 0; a < ranking.n; a++) {
            const struct score *score = score_of(&ranking, a);
            const json_t *rank = json_array_get(json_object_get(expected, "ranking"), (size_t)a);
            const json_t *sum = json_array_get(json_object_get(expected, "scores"), (size_t)a);

            assert_int_equal(score->points, 2 * json_integer_value(sum));
            assert_int_equal(score->rank, json_is_null(rank) ? 0 : json_integer_value(rank));
        }
        assert_int_equal(
            ranking.scores[0].alternative,
            vectors_index(json_object_get(vector, "alternatives"), json_string_value(winner)));
        json_decref(vector);
    }
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scores_follow_the_documented_formula),
        cmocka_unit_test(test_ranking_is_a_total_order),
        cmocka_unit_test(test_better_value_never_lowers_the_rank),
        cmocka_unit_test(test_dominated_alternative_never_wins),
        cmocka_unit_test(test_permuting_alternatives_permutes_the_result),
        cmocka_unit_test(test_permuting_criteria_and_questions_keeps_the_result),
        cmocka_unit_test(test_scaling_all_points_keeps_the_ranking),
        cmocka_unit_test(test_large_points_do_not_overflow),
        cmocka_unit_test(test_removing_a_loser_keeps_the_order),
        cmocka_unit_test(test_skipped_equals_open),
        cmocka_unit_test(test_best_by_a_single_option),
        cmocka_unit_test(test_first_is_the_first_of_the_ranking),
        cmocka_unit_test(test_relaxations_are_the_smallest_sets),
        cmocka_unit_test(test_rankings_match_published_questionnaires),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
