#include "unit.h"

#include "oracle.h"

#include "decide/proof/single_changes.h"

/* Every single change, tried by ranking anew with plain sums. */
#define CASES 5000

static const struct oracle_shape shape = {
    .alternatives = 5,
    .criteria = 5,
    .questions = 5,
    .options = 4,
    .unknown = 20,
    .out = 25,
    .unverified = 10,
    .step = 2500,
    .open = 20,
    .skipped = 10,
};

struct tried {
    int of, stays;
    struct single_change lost_to[64];
};

static void try_one(const struct oracle_case *made, struct answers *changed, int winner, int q,
                    int to, struct tried *tried)
{
    int from = changed->choice[q], first;

    changed->choice[q] = to;
    first = oracle_winner(&made->problem, changed);
    changed->choice[q] = from;
    if (first == winner)
        tried->stays++;
    else
        tried->lost_to[tried->of - tried->stays] = (struct single_change){q, from, to, first};
    tried->of++;
}

static struct tried try_all(struct oracle *oracle, const struct oracle_case *made, bool fixed)
{
    int winner = oracle_winner(&made->problem, &made->answers);
    struct answers changed = oracle_copy(oracle, &made->answers);
    struct tried tried = {0};

    for (int q = 0; q < made->problem.n_questions && winner >= 0; q++) {
        if (changed.choice[q] < 0 || made->problem.questions[q].fixed != fixed)
            continue;
        for (int to = 0; to < made->problem.questions[q].n_options; to++)
            if (to != changed.choice[q])
                try_one(made, &changed, winner, q, to, &tried);
        try_one(made, &changed, winner, q, CHANGE_LEFT_OUT, &tried);
    }
    return tried;
}

static void test_single_changes_match_brute_force(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(91);
    int stayed = 0, lost = 0, none_left = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        for (int fixed = 0; fixed < 2; fixed++) {
            struct tried tried = try_all(&oracle, &made, fixed);
            struct single_changes changes =
                single_changes_count(oracle.arena, &made.problem, &made.answers, &ranking, fixed);
            assert_int_equal(changes.of, tried.of);
            assert_int_equal(changes.stays, tried.stays);
            for (int k = 0; k < changes.of - changes.stays; k++) {
                assert_memory_equal(&changes.lost_to[k], &tried.lost_to[k],
                                    sizeof(struct single_change));
                none_left += changes.lost_to[k].winner < 0;
            }
            stayed += changes.stays;
            lost += changes.of - changes.stays;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(stayed > CASES && lost > CASES / 5 && none_left > 0);
    oracle_free(&oracle);
}

/* Without answers nothing can be changed; with all ruled out no first place can be lost. */
static void test_no_single_changes_without_answers(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(92);
    struct oracle_shape open = shape;

    open.open = 100;
    for (int i = 0; i < 100; i++) {
        struct oracle_case made = oracle_make(&oracle, &open);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        struct single_changes changes =
            single_changes_count(oracle.arena, &made.problem, &made.answers, &ranking, false);
        assert_int_equal(changes.of, 0);
        assert_int_equal(changes.stays, 0);
    }
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_single_changes_match_brute_force),
        cmocka_unit_test(test_no_single_changes_without_answers),
    };

    return cmocka_run_group_tests_name("single_changes", tests, NULL, NULL);
}
