#include "catalogs.h"

#include "decide/model/answers.h"
#include "decide/robustness/confidence.h"

/* How sure a result is, in one word: hand-made facts, one row for each side of each limit. */
#define TOTAL 7 /* points in all: a lead of 0.05 is 1000 times as much */

struct facts {
    int n_left;
    int64_t lead;
    int first, draws; /* the trial runs that the first wins */
    int agreeing, methods;
    bool decided, early, depends;
    enum state expected;
};

static enum state state_of(const struct facts *facts)
{
    struct score scores[] = {
        {.alternative = 4, .points = 20000},
        {.alternative = 2, .points = 20000 - facts->lead, .tied_with_before = facts->lead == 0},
    };
    const int alternatives[] = {2, 4};
    const uint32_t firsts[] = {(uint32_t)(facts->draws - facts->first), (uint32_t)facts->first};
    const struct advice advice = {
        .ranking = {.scores = scores, .n = 2, .n_left = facts->n_left, .total = TOTAL},
        .winner = facts->n_left > 0 ? 4 : -1,
        .is_early = facts->early,
        .depends_on_language = facts->depends,
    };
    const struct confidence confidence = {
        .early_stop.decided = facts->decided,
        .methods = {.n = facts->methods, .n_agreeing = facts->agreeing},
        .shares = {.draws = facts->draws, .n = 2, .alternatives = alternatives, .firsts = firsts},
    };

    return confidence_state(&advice, &confidence);
}

static void test_state_changes_at_its_limits(void **state)
{
    static const struct facts rows[] = {
        {2, 1000 * TOTAL, 80, 100, 4, 5, false, false, false, STATE_CLEAR},
        {2, 1000 * TOTAL, 79, 100, 4, 5, false, false, false, STATE_CLOSE},
        {2, 1000 * TOTAL - 1, 80, 100, 4, 5, false, false, false, STATE_CLOSE},
        {2, 1000 * TOTAL, 80, 100, 3, 5, false, false, false, STATE_CLOSE},
        {2, 1000 * TOTAL, 100, 100, 0, 0, false, false, false, STATE_CLEAR},
        {2, 1000 * TOTAL, 100, 100, 5, 5, false, false, false, STATE_CLEAR},
        {1, 0, 80, 100, 5, 5, false, false, false, STATE_CLEAR},
        {1, 0, 60, 100, 5, 5, false, false, false, STATE_CLOSE},
        {2, 1, 50, 100, 5, 5, false, false, false, STATE_CLOSE},
        {2, 1, 49, 100, 5, 5, false, false, false, STATE_OPEN},
        {2, 1, 1, 1, 5, 5, false, false, false, STATE_CLOSE},
        {2, 1000 * TOTAL, 1, 1, 5, 5, false, false, false, STATE_CLEAR},
        {2, 0, 60, 100, 5, 5, false, false, false, STATE_OPEN},
        {2, 1000 * TOTAL, 0, 0, 5, 5, false, false, false, STATE_OPEN}, /* no trial runs yet */
        {0, 0, 0, 0, 0, 0, true, true, true, STATE_NONE},
        {2, 0, 0, 100, 0, 5, true, true, true, STATE_SETTLED},
        {2, 1000 * TOTAL, 100, 100, 5, 5, false, true, true, STATE_EARLY},
        {2, 1000 * TOTAL, 100, 100, 5, 5, false, false, true, STATE_DEPENDS},
    };
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        if (state_of(&rows[i]) != rows[i].expected)
            fail_msg("row %zu: %s, not %s", i + 1, state_names[state_of(&rows[i])],
                     state_names[rows[i].expected]);
}

static void test_share_of_an_uncovered_framework_is_nothing(void **state)
{
    static const int alternatives[] = {2, 4};
    static const uint32_t firsts[] = {3, 7};
    (void)state;
    struct shares shares = {.draws = 10, .n = 2, .alternatives = alternatives, .firsts = firsts};

    assert_int_equal(shares_first(&shares, 2), 3);
    assert_int_equal(shares_first(&shares, 4), 7);
    assert_int_equal(shares_first(&shares, 3), 0);
    assert_int_equal(shares_first(&shares, -1), 0);
}

static const struct advice *worked_out(struct arena *arena, const struct decision *decision,
                                       const char *const *answers)
{
    struct answers *given = answers_new(arena, decision);
    struct advice *advice;
    struct error error;

    for (; answers[0]; answers += 2)
        if (!answers_set(decision, answers[0], answers[1], given, &error))
            fail_msg("%s", error.message);
    advice = advice_new(arena, decision, given);
    confidence_work_out(arena, advice, 1);
    return advice;
}

/* All facts of an advice: the trial runs are complete, and of the next questions those that
 * may change the first place are counted. */
static void test_worked_out_confidence_is_complete(void **state)
{
    static const char *const given[][5] = {
        {NULL},
        {"language", "python", "product", "saas", NULL},
        {"typing", "required", "storage", "rows", NULL},
        {"typing", "required", "platform", "beos", NULL},
    };
    (void)state;
    struct catalog *catalogs[] = {frozen_catalog(), compiled_catalog("tests/catalogs/tiny")};
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(given); i++) {
        struct decision *decision = decision_new(arena, catalogs[i / 2]);
        const struct advice *advice = worked_out(arena, decision, given[i]);
        const struct confidence *confidence = advice->confidence;
        int likely = 0;

        for (int k = 0; k < confidence->n_next; k++)
            likely += confidence->next[k].bits > NEXT_BITS_LIKELY;
        assert_int_equal(confidence->n_likely, likely);
        assert_int_equal(confidence->state == STATE_NONE, advice->winner < 0);
        assert_int_equal(confidence->methods.n > 0, advice->winner >= 0);
        assert_int_equal(confidence->stability != NULL, advice->winner >= 0);
        if (advice->winner < 0) {
            assert_int_equal(confidence->nearest.rival, -1);
            continue;
        }
        assert_true(confidence->shares.complete);
        assert_int_equal(confidence->shares.draws, acceptability_draws(&decision->problem));
        assert_true(shares_first(&confidence->shares, advice->winner) > 0);
        assert_int_equal(confidence->state, confidence_state(advice, confidence));
    }
    for (size_t i = 0; i < ARRAY_LENGTH(catalogs); i++)
        catalog_free(catalogs[i]);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_state_changes_at_its_limits),
        cmocka_unit_test(test_share_of_an_uncovered_framework_is_nothing),
        cmocka_unit_test(test_worked_out_confidence_is_complete),
    };

    return cmocka_run_group_tests_name("confidence", tests, NULL, NULL);
}
