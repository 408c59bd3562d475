#include "unit.h"

#include "ranked.h"
#include "vectors.h"

#include "decide/proof/early_stop.h"

#include <string.h>

#define CASES 10000

static const struct oracle_shape shape = {
    .alternatives = 5,
    .criteria = 4,
    .questions = 5,
    .options = 3,
    .unknown = 20,
    .out = 20,
    .unverified = 5,
    .step = 2500,
    .open = 50,
    .skipped = 10,
};

/* The result over all completions. */
struct seen {
    const struct problem *problem;
    int leader;
    bool same;        /* the leader wins every one */
    bool met;         /* the present facts verify every requirement on the leader */
    int64_t least[8]; /* by which the leader is ahead of each rival that is not ruled out */
    int64_t regret;
};

static bool see(void *context, const struct answers *completion)
{
    struct seen *seen = context;
    int64_t own = oracle_score(seen->problem, completion, seen->leader);

    seen->same = seen->same && oracle_winner(seen->problem, completion) == seen->leader;
    seen->met = seen->met &&
                oracle_verdicts(seen->problem, completion, seen->leader, VERDICT_UNVERIFIED) == 0;
    for (int b = 0; b < seen->problem->n_alternatives; b++) {
        int64_t lead = own - oracle_score(seen->problem, completion, b);

        if (oracle_verdicts(seen->problem, completion, b, VERDICT_OUT) > 0)
            continue;
        if (lead < seen->least[b])
            seen->least[b] = lead;
        if (-lead > seen->regret)
            seen->regret = -lead;
    }
    return true;
}

static struct seen see_all(struct oracle *oracle, const struct oracle_case *made, int leader)
{
    struct seen seen = {.problem = &made->problem, .leader = leader, .same = true, .met = true};

    for (int b = 0; b < made->problem.n_alternatives; b++)
        seen.least[b] = INT64_MAX;
    oracle_completions(oracle, &made->problem, &made->answers, see, &seen);
    return seen;
}

static void test_settled_matches_brute_force(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(30);
    int settled = 0, open = 0, none_left = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct early_stop early_stop =
            early_stop_prove(oracle.arena, &made.problem, &made.answers,
                             ranked(oracle.arena, &made.problem, &made.answers));
        struct seen seen;

        assert_int_equal(early_stop.leader, oracle_winner(&made.problem, &made.answers));
        if (early_stop.leader < 0) {
            assert_true(early_stop.settled && early_stop.decided);
            none_left++;
            continue;
        }
        seen = see_all(&oracle, &made, early_stop.leader);
        assert_int_equal(early_stop.settled, seen.same);
        assert_int_equal(early_stop.regret, seen.regret);
        for (int k = 0; k < early_stop.n_rivals; k++) {
            const struct early_stop_rival *rival = &early_stop.rivals[k];

            assert_int_equal(rival->settled, seen.least[rival->alternative]);
            assert_true(rival->decided <= rival->settled);
            if (k > 0)
                assert_true(rival[-1].settled < rival->settled ||
                            (rival[-1].settled == rival->settled &&
                             rival[-1].alternative < rival->alternative));
        }
        settled += early_stop.settled;
        open += !early_stop.settled;
        oracle_next_arena(&oracle);
    }
    assert_true(settled > CASES / 10 && open > CASES / 10 && none_left > 10);
    oracle_free(&oracle);
}

/* Every unknown cell at either end, for every completion. */
static bool holds_at_every_corner(struct oracle *oracle, struct oracle_case made, int leader,
                                  bool *ret_met)
{
    int cells[16], n_cells = 0, all = made.problem.n_alternatives * made.problem.n_criteria;
    int16_t *values = ARENA_ARRAY(oracle->arena, int16_t, (size_t)all);
    const int16_t *low = made.problem.low, *high = made.problem.high;
    bool same = true;

    for (int c = 0; c < all; c++) {
        values[c] = low[c];
        if (low[c] < high[c])
            cells[n_cells++] = c;
    }
    made.problem.low = made.problem.high = values;
    for (unsigned corner = 0; corner < 1u << n_cells; corner++) {
        struct seen seen;

        for (int k = 0; k < n_cells; k++)
            values[cells[k]] = corner >> k & 1 ? high[cells[k]] : low[cells[k]];
        seen = see_all(oracle, &made, leader);
        same = same && seen.same;
        *ret_met = seen.met;
    }
    return same;
}

static void test_decided_holds_for_every_value_of_missing_facts(void **state)
{
    struct oracle_shape small = shape;
    (void)state;
    struct oracle oracle = oracle_new(31);
    int decided = 0, settled_only = 0, unverified = 0;

    small.alternatives = 3;
    small.criteria = 3;
    small.questions = 3;
    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &small);
        struct early_stop early_stop =
            early_stop_prove(oracle.arena, &made.problem, &made.answers,
                             ranked(oracle.arena, &made.problem, &made.answers));
        bool met, holds;

        if (early_stop.leader < 0)
            continue;
        holds = holds_at_every_corner(&oracle, made, early_stop.leader, &met);
        assert_int_equal(early_stop.decided, holds && met);
        assert_true(!early_stop.decided || early_stop.settled);
        decided += early_stop.decided;
        settled_only += early_stop.settled && !early_stop.decided;
        unverified += holds && !met;
        oracle_next_arena(&oracle);
    }
    assert_true(decided > CASES / 10 && settled_only > CASES / 50 && unverified > CASES / 500);
    oracle_free(&oracle);
}

/* Does any other answer to the question give another first place? */
struct change {
    const struct problem *problem;
    int question;
    bool matters;
};

static bool try_question(void *context, const struct answers *completion)
{
    struct change *change = context;
    int was = completion->choice[change->question];
    int winner = oracle_winner(change->problem, completion);

    for (int o = ANSWER_OPEN; o < change->problem->questions[change->question].n_options; o++) {
        completion->choice[change->question] = o;
        change->matters = change->matters || oracle_winner(change->problem, completion) != winner;
    }
    completion->choice[change->question] = was;
    return !change->matters;
}

static bool truly_matters(struct oracle *oracle, const struct oracle_case *made, int question)
{
    struct change change = {.problem = &made->problem, .question = question};

    oracle_completions(oracle, &made->problem, &made->answers, try_question, &change);
    return change.matters;
}

static void test_irrelevant_questions_match_brute_force(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(32);
    int matters = 0, not = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct early_stop early_stop =
            early_stop_check(oracle.arena, &made.problem, &made.answers,
                             ranked(oracle.arena, &made.problem, &made.answers));
        bool again[8];
        int n = 0;

        assert_true(early_stop.matters_exact);
        memset(again, true, sizeof(again));
        early_stop_matters(oracle.arena, &made.problem, &made.answers,
                           ranked(oracle.arena, &made.problem, &made.answers), again);
        assert_memory_equal(again, early_stop.matters,
                            (size_t)made.problem.n_questions * sizeof(bool));
        for (int q = 0; q < made.problem.n_questions; q++) {
            n += early_stop.matters[q];
            if (made.answers.choice[q] != ANSWER_OPEN) {
                assert_false(early_stop.matters[q]);
                continue;
            }
            assert_int_equal(early_stop.matters[q], truly_matters(&oracle, &made, q));
            matters += early_stop.matters[q];
            not += !early_stop.matters[q];
        }
        assert_int_equal(early_stop.n_matters, n);
        assert_int_equal(early_stop.settled, early_stop.n_matters == 0);
        oracle_next_arena(&oracle);
    }
    assert_true(matters > CASES / 4 && not > CASES / 4);
    oracle_free(&oracle);
}

/* Questions without points make the completions too many to try, and change nothing else. */
#define IDLE 18

static void test_too_many_completions_are_decided_by_the_proof(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(33);
    int proved = 0, missed = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct early_stop before =
            early_stop_check(oracle.arena, &made.problem, &made.answers,
                             ranked(oracle.arena, &made.problem, &made.answers));
        struct oracle_case more = oracle_idle(&oracle, &made, IDLE);
        struct early_stop after =
            early_stop_check(oracle.arena, &more.problem, &more.answers,
                             ranked(oracle.arena, &more.problem, &more.answers));

        assert_false(after.matters_exact);
        assert_int_equal(after.settled, before.settled);
        assert_int_equal(after.decided, before.decided);
        assert_int_equal(after.regret, before.regret);
        for (int q = 0; q < made.problem.n_questions; q++) {
            assert_true(after.matters[q] || !before.matters[q]);
            proved += made.answers.choice[q] == ANSWER_OPEN && !after.matters[q];
            missed += after.matters[q] && !before.matters[q];
        }
        for (int q = made.problem.n_questions; q < more.problem.n_questions; q++)
            assert_false(after.matters[q]);
        oracle_next_arena(&oracle);
    }
    assert_true(proved > CASES / 4 && missed < proved);
    oracle_free(&oracle);
}

/* The published sequence answers the questions one by one, in order. */
static void test_early_stops_match_published_results(void **state)
{
    static const char *const names[] = {"questionnaire-small", "questionnaire-hard"};
    (void)state;
    struct oracle oracle = oracle_new(34);

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        json_t *vector = vectors_read(names[i]);
        struct oracle_case read = vectors_questionnaire(&oracle, vector);
        const json_t *alternatives = json_object_get(vector, "alternatives");
        const json_t *sequence =
            json_object_get(json_object_get(vector, "expected"), "early_stop_in_order");

        for (size_t k = 0; k < json_array_size(sequence); k++) {
            const json_t *step = json_array_get(sequence, k);
            int answered = (int)json_integer_value(json_object_get(step, "answered"));
            struct answers answers = oracle_copy(&oracle, &read.answers);
            struct early_stop early_stop;

            for (int q = answered; q < answers.n_questions; q++)
                answers.choice[q] = ANSWER_OPEN;
            early_stop = early_stop_prove(oracle.arena, &read.problem, &answers,
                                          ranked(oracle.arena, &read.problem, &answers));
            assert_int_equal(early_stop.n_open, answers.n_questions - answered);
            assert_int_equal(
                early_stop.leader,
                vectors_index(alternatives, json_string_value(json_object_get(step, "leader"))));
            assert_int_equal(early_stop.settled, json_is_true(json_object_get(step, "certain")));
            assert_int_equal(early_stop.decided, early_stop.settled);
        }
        json_decref(vector);
    }
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_settled_matches_brute_force),
        cmocka_unit_test(test_decided_holds_for_every_value_of_missing_facts),
        cmocka_unit_test(test_irrelevant_questions_match_brute_force),
        cmocka_unit_test(test_too_many_completions_are_decided_by_the_proof),
        cmocka_unit_test(test_early_stops_match_published_results),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
