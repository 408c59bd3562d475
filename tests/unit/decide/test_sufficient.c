#include "unit.h"

#include "oracle.h"
#include "ranked.h"

#include "decide/proof/early_stop.h"
#include "decide/proof/sufficient.h"

#include <string.h>

#define CASES 10000

static const struct oracle_shape shape = {
    .alternatives = 4,
    .criteria = 4,
    .questions = 5,
    .options = 3,
    .unknown = 20,
    .out = 15,
    .unverified = 5,
    .step = 2500,
    .open = 5,
    .skipped = 10,
};

struct seen {
    const struct problem *problem;
    int winner;
};

static bool see(void *context, const struct answers *completion)
{
    const struct seen *seen = context;

    return oracle_winner(seen->problem, completion) == seen->winner;
}

/* Does the set alone keep the winner, whatever the others are? */
static bool suffices(struct oracle *oracle, const struct oracle_case *made, unsigned set)
{
    struct seen seen = {&made->problem, oracle_winner(&made->problem, &made->answers)};
    struct answers answers = oracle_copy(oracle, &made->answers);

    for (int q = 0; q < answers.n_questions; q++) {
        if (answers.choice[q] != ANSWER_SKIPPED && !(set >> q & 1))
            answers.choice[q] = ANSWER_OPEN;
    }
    return oracle_completions(oracle, &made->problem, &answers, see, &seen);
}

static bool is_given(const struct oracle_case *made, unsigned set)
{
    for (int q = 0; q < made->problem.n_questions; q++) {
        if (set >> q & 1 && !answer_given(made->answers.choice[q]))
            return false;
    }
    return set >> made->problem.n_questions == 0;
}

static unsigned set_of(const struct sufficient *sufficient)
{
    unsigned set = 0;

    for (int i = 0; i < sufficient->n; i++) {
        if (i > 0)
            assert_true(sufficient->questions[i - 1] < sufficient->questions[i]);
        set |= 1u << sufficient->questions[i];
    }
    return set;
}

static void test_sufficient_set_is_the_smallest(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(50);
    int sizes[8] = {0}, none = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct sufficient sufficient =
            sufficient_find(oracle.arena, &made.problem, &made.answers,
                            ranked(oracle.arena, &made.problem, &made.answers));
        unsigned all = (1u << made.problem.n_questions) - 1, given = 0;

        for (int q = 0; q < made.problem.n_questions; q++)
            given |= answer_given(made.answers.choice[q]) ? 1u << q : 0;
        if (oracle_winner(&made.problem, &made.answers) < 0 || !suffices(&oracle, &made, given)) {
            assert_false(sufficient.found);
            none++;
        } else {
            unsigned set = set_of(&sufficient);

            assert_true(sufficient.found && sufficient.proved);
            assert_true(is_given(&made, set));
            assert_true(suffices(&oracle, &made, set));
            for (unsigned other = 0; other <= all; other++) {
                if (__builtin_popcount(other) < sufficient.n && is_given(&made, other))
                    assert_false(suffices(&oracle, &made, other));
            }
            sizes[sufficient.n]++;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(none > CASES / 20 && sizes[0] > CASES / 20 && sizes[1] > CASES / 20);
    assert_true(sizes[2] > CASES / 100 && sizes[3] > CASES / 500 && sizes[4] > 5);
    oracle_free(&oracle);
}

/* With only two checks allowed: the set suffices, and none of its answers can be left out. */
static void test_large_sets_are_minimal_but_not_proved_smallest(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(51);
    int unproved = 0, larger = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct sufficient exact =
            sufficient_find(oracle.arena, &made.problem, &made.answers,
                            ranked(oracle.arena, &made.problem, &made.answers));
        struct sufficient quick =
            sufficient_find_within(oracle.arena, &made.problem, &made.answers,
                                   ranked(oracle.arena, &made.problem, &made.answers), 2);
        unsigned set = set_of(&quick);

        assert_int_equal(quick.found, exact.found);
        if (!quick.found)
            continue;
        assert_true(quick.n >= exact.n);
        assert_true(suffices(&oracle, &made, set));
        for (int k = 0; k < quick.n; k++)
            assert_false(suffices(&oracle, &made, set & ~(1u << quick.questions[k])));
        unproved += !quick.proved;
        larger += quick.n > exact.n;
        oracle_next_arena(&oracle);
    }
    assert_true(unproved > CASES / 20 && larger > 10);
    oracle_free(&oracle);
}

static void test_answer_without_points_is_never_needed(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(53);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct oracle_case more = oracle_idle(&oracle, &made, 2);
        struct sufficient before, after;

        more.answers.choice[made.problem.n_questions] = 0;
        before = sufficient_find(oracle.arena, &made.problem, &made.answers,
                                 ranked(oracle.arena, &made.problem, &made.answers));
        after = sufficient_find(oracle.arena, &more.problem, &more.answers,
                                ranked(oracle.arena, &more.problem, &more.answers));
        assert_int_equal(after.found, before.found);
        assert_int_equal(set_of(&after), set_of(&before));
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* Found exactly when the early-stop proof holds for the answers as they are. */
static void test_sufficient_answers_exist_when_settled(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(52);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct early_stop early_stop =
            early_stop_prove(oracle.arena, &made.problem, &made.answers,
                             ranked(oracle.arena, &made.problem, &made.answers));
        struct sufficient sufficient =
            sufficient_find(oracle.arena, &made.problem, &made.answers,
                            ranked(oracle.arena, &made.problem, &made.answers));

        assert_int_equal(sufficient.found, early_stop.settled && early_stop.leader >= 0);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sufficient_set_is_the_smallest),
        cmocka_unit_test(test_large_sets_are_minimal_but_not_proved_smallest),
        cmocka_unit_test(test_answer_without_points_is_never_needed),
        cmocka_unit_test(test_sufficient_answers_exist_when_settled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
