#include "unit.h"

#include "oracle.h"
#include "ranked.h"

#include "decide/proof/contenders.h"
#include "decide/proof/early_stop.h"
#include "decide/robustness/next_question.h"

#include <math.h>
#include <string.h>

#define CASES 10000

static const struct oracle_shape shape = {
    .alternatives = 4,
    .criteria = 4,
    .questions = 4,
    .options = 4,
    .unknown = 10,
    .out = 20,
    .step = 2500,
    .open = 60,
    .skipped = 10,
};

/* How often each alternative comes first with each option; index 0: none left. */
struct counts {
    const struct oracle_case *made;
    int n[8][4][8], all[8], completions;
};

static bool count(void *context, const struct answers *completion)
{
    struct counts *counts = context;
    const struct answers *given = &counts->made->answers;
    int winner = oracle_winner(&counts->made->problem, completion) + 1;

    for (int q = 0; q < given->n_questions; q++) {
        if (given->choice[q] == ANSWER_OPEN && completion->choice[q] == ANSWER_OPEN)
            return true; /* leaving a question open counts for nothing here */
    }
    for (int q = 0; q < given->n_questions; q++) {
        if (given->choice[q] == ANSWER_OPEN)
            counts->n[q][completion->choice[q]][winner]++;
    }
    counts->all[winner]++;
    counts->completions++;
    return true;
}

static double entropy(const int *counts, int *ret_sum)
{
    double bits = 0;
    int sum = 0;

    for (int w = 0; w < 8; w++)
        sum += counts[w];
    for (int w = 0; w < 8; w++)
        bits -= counts[w] > 0 ? counts[w] * log2((double)counts[w] / sum) / sum : 0;
    *ret_sum = sum;
    return bits;
}

static double information(const struct counts *counts, int q)
{
    int sum;
    double bits = entropy(counts->all, &sum);

    for (int o = 0; o < counts->made->problem.questions[q].n_options; o++) {
        double rest = entropy(counts->n[q][o], &sum);

        bits -= rest * sum / counts->completions;
    }
    return bits < NEXT_BITS_LEAST ? 0 : bits;
}

static struct counts count_all(struct oracle *oracle, const struct oracle_case *made)
{
    struct counts counts = {.made = made};

    oracle_completions(oracle, &made->problem, &made->answers, count, &counts);
    return counts;
}

static int n_open(const struct oracle_case *made)
{
    int n = 0;

    for (int q = 0; q < made->problem.n_questions; q++)
        n += made->answers.choice[q] == ANSWER_OPEN;
    return n;
}

static void test_information_is_exact_and_orders_the_questions(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(90);
    int telling = 0, silent = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct next_question *next;
        int n = next_questions(oracle.arena, &made.problem, &made.answers,
                               ranked(oracle.arena, &made.problem, &made.answers), NULL, 1, &next);
        struct counts counts = count_all(&oracle, &made);
        bool any = n > 0 && next[0].bits > 0;

        assert_int_equal(n, n_open(&made));
        for (int k = 0; k < n; k++) {
            const struct question *question = &made.problem.questions[next[k].question];
            double effort = question->effort, before;

            assert_int_equal(made.answers.choice[next[k].question], ANSWER_OPEN);
            assert_float_equal(next[k].bits, information(&counts, next[k].question), 1e-8);
            telling += next[k].bits > 0;
            silent += next[k].bits == 0;
            if (k == 0)
                continue;
            before = made.problem.questions[next[k - 1].question].effort;
            if (any)
                assert_true(next[k - 1].bits / before > next[k].bits / effort ||
                            (next[k - 1].bits / before == next[k].bits / effort &&
                             next[k - 1].question < next[k].question));
            else
                assert_true(next[k - 1].width > next[k].width ||
                            (next[k - 1].width == next[k].width &&
                             next[k - 1].question < next[k].question));
        }
        oracle_next_arena(&oracle);
    }
    assert_true(telling > CASES / 10 && silent > CASES / 10);
    oracle_free(&oracle);
}

/* The change that the question makes to the lead over each contender. */
static void test_width_is_the_largest_change_of_a_lead(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(91);
    int wide = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        int leader = oracle_winner(&made.problem, &made.answers);
        struct contenders contenders =
            contenders_of(oracle.arena, &made.problem, &made.answers,
                          ranked(oracle.arena, &made.problem, &made.answers));
        struct next_question *next;
        int n = next_questions(oracle.arena, &made.problem, &made.answers,
                               ranked(oracle.arena, &made.problem, &made.answers), NULL, 1, &next);

        for (int k = 0; k < n; k++) {
            int q = next[k].question;
            int64_t widest = 0;

            for (int c = 0; c < contenders.n; c++) {
                int64_t most = INT64_MIN, least = INT64_MAX;
                struct answers answers = oracle_copy(&oracle, &made.answers);

                for (int o = 0; o < made.problem.questions[q].n_options; o++) {
                    int b = contenders.alternatives[c];
                    int64_t lead;

                    answers.choice[q] = o;
                    lead = oracle_score(&made.problem, &answers, leader) -
                           oracle_score(&made.problem, &answers, b);
                    if (oracle_verdicts(&made.problem, &answers, leader, VERDICT_OUT) > 0 ||
                        oracle_verdicts(&made.problem, &answers, b, VERDICT_OUT) > 0)
                        continue;
                    most = lead > most ? lead : most;
                    least = lead < least ? lead : least;
                }
                widest = most > least && most - least > widest ? most - least : widest;
            }
            assert_int_equal(next[k].width, widest);
            wide += widest > 0;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(wide > CASES / 10);
    oracle_free(&oracle);
}

/* Every alternative that wins some completion is a contender, with its present score. */
struct field {
    const struct oracle_case *made;
    const struct contenders *contenders;
    int missing;
};

static bool is_in(void *context, const struct answers *completion)
{
    struct field *field = context;
    int winner = oracle_winner(&field->made->problem, completion);
    bool in = winner < 0;

    for (int c = 0; c < field->contenders->n; c++)
        in = in || field->contenders->alternatives[c] == winner;
    field->missing += !in;
    return in;
}

static void test_every_possible_winner_is_a_contender(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(92);
    int left_out = 0;

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct contenders contenders =
            contenders_of(oracle.arena, &made.problem, &made.answers,
                          ranked(oracle.arena, &made.problem, &made.answers));
        struct field field = {&made, &contenders, 0};

        assert_true(contenders.complete);
        oracle_completions(&oracle, &made.problem, &made.answers, is_in, &field);
        assert_int_equal(field.missing, 0);
        for (int c = 0; c < contenders.n; c++) {
            int a = contenders.alternatives[c];

            assert_int_equal(contenders.scores[c], oracle_score(&made.problem, &made.answers, a));
            assert_int_equal(oracle_verdicts(&made.problem, &made.answers, a, VERDICT_OUT), 0);
        }
        left_out += made.problem.n_alternatives - contenders.n;
        oracle_next_arena(&oracle);
    }
    assert_true(left_out > CASES);
    oracle_free(&oracle);
}

#define COINS 18 /* of two sides, which make the completions too many to enumerate */

static double bits_of(const struct next_question *next, int n, int question)
{
    for (int k = 0; k < n; k++) {
        if (next[k].question == question)
            return next[k].bits;
    }
    fail_msg("question %d is not asked", question);
    return 0;
}

static void test_sampled_information_is_near_the_exact_one(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(93);

    for (int i = 0; i < 100; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct oracle_case more = oracle_idle(&oracle, &made, COINS);
        struct next_question *exact, *drawn, *again;
        int n = next_questions(oracle.arena, &made.problem, &made.answers,
                               ranked(oracle.arena, &made.problem, &made.answers), NULL, 1, &exact);
        int n_drawn =
            next_questions(oracle.arena, &more.problem, &more.answers,
                           ranked(oracle.arena, &more.problem, &more.answers), NULL, 1, &drawn);

        assert_int_equal(n_drawn, n + COINS);
        for (int k = 0; k < n; k++)
            assert_float_equal(bits_of(drawn, n_drawn, exact[k].question), exact[k].bits, 0.03);
        for (int q = made.problem.n_questions; q < more.problem.n_questions; q++)
            assert_float_equal(bits_of(drawn, n_drawn, q), 0, 0);
        next_questions(oracle.arena, &more.problem, &more.answers,
                       ranked(oracle.arena, &more.problem, &more.answers), NULL, 1, &again);
        for (int k = 0; k < n_drawn; k++) {
            assert_int_equal(drawn[k].question, again[k].question);
            assert_float_equal(drawn[k].bits, again[k].bits, 0);
        }
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* Eighteen coins decide among four; another question has twenty options that say nothing. Counted as
 * they are, 8192 draws would give it 57 / (2 * 8192 * ln 2) = 0.005 bits on average. */
static void test_options_without_effect_carry_no_information(void **state)
{
    static const int16_t values[] = {10000, 0, 0, 10000, 6000, 6000, 9000, 4000};
    static const int base[] = {1, 1};
    static const struct effect effects[] = {{0, 3}, {1, 3}};
    static const struct option coin[] = {{&effects[0], 1, NULL}, {&effects[1], 1, NULL}};
    static const struct option nothing[20];
    struct question questions[19];
    int choice[19], silent = 0;
    (void)state;
    struct problem problem = {4, 2, 19, values, values, base, questions, 0};
    struct answers answers = {19, choice};
    struct arena *arena = arena_new();

    for (int q = 0; q < 19; q++) {
        questions[q] = (struct question){coin, 2, false, 1, 0, NULL};
        choice[q] = ANSWER_OPEN;
    }
    questions[18] = (struct question){nothing, 20, false, 1, 0, NULL};
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct next_question *next;
        int n = next_questions(arena, &problem, &answers, ranked(arena, &problem, &answers), NULL,
                               seed, &next);

        assert_int_equal(n, 19);
        assert_true(bits_of(next, n, 18) < 0.0045);
        silent += bits_of(next, n, 18) == 0;
        assert_true(bits_of(next, n, 0) > 0.01);
    }
    assert_true(silent >= 18);
    arena_free(arena);
}

/* Coins decide between two. One more has twenty sides, ten alike and ten alike: it tells as much as
 * the others. Uncorrected it would seem to tell 18 / (2 * 8192 * ln 2) = 0.0016 bits more. */
static void test_splitting_equal_options_adds_no_information(void **state)
{
    static const int16_t values[] = {10000, 0, 0, 10000};
    static const int base[] = {1, 1};
    static const struct effect effects[] = {{0, 3}, {1, 3}};
    static const struct option coin[] = {{&effects[0], 1, NULL}, {&effects[1], 1, NULL}};
    struct option sides[20];
    struct question questions[19];
    int choice[19];
    double lead = 0;
    (void)state;
    struct problem problem = {2, 2, 19, values, values, base, questions, 0};
    struct answers answers = {19, choice};
    struct arena *arena = arena_new();

    for (int o = 0; o < 20; o++)
        sides[o] = coin[o % 2];
    for (int q = 0; q < 19; q++) {
        questions[q] = (struct question){coin, 2, false, 1, 0, NULL};
        choice[q] = ANSWER_OPEN;
    }
    questions[18] = (struct question){sides, 20, false, 1, 0, NULL};
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct next_question *next;
        int n = next_questions(arena, &problem, &answers, ranked(arena, &problem, &answers), NULL,
                               seed, &next);

        for (int q = 0; q < 18; q++)
            lead += (bits_of(next, n, 18) - bits_of(next, n, q)) / (40 * 18);
    }
    assert_float_equal(lead, 0, 0.0008);
    arena_free(arena);
}

/* Of two frameworks each serves one language. A house rule tells nothing where it repeats what is
 * known, and little where it is left out with the language; without `prior` it tells much. */
static void test_prior_of_an_earlier_answer_lowers_the_information(void **state)
{
    static const int16_t values[] = {10000, 0, 0, 10000};
    static const int base[] = {1, 1};
    static const struct effect effects[] = {{0, 3}, {1, 3}, {0, 9}, {1, 9}};
    static const struct option language[] = {{&effects[0], 1, NULL}, {&effects[1], 1, NULL}};
    static const struct option rule[] = {{&effects[2], 1, NULL}, {&effects[3], 1, NULL}};
    static const int same[] = {0, 1};
    static const struct prior priors[] = {{0, same, 100, 0}, {0, same, 0, 0}, {0, same, 50, 99}};
    static const struct {
        const struct prior *prior;
        int language;
        double least, most;
    } rows[] = {
        {NULL, 0, 0.9, 1.1},                  /* either is as likely: one bit */
        {&priors[0], 0, 0, 0},                /* always repeated */
        {&priors[1], 1, 0, 0},                /* never repeated, so always the other one */
        {&priors[2], 0, 0.9, 1.1},            /* repeated by half of them */
        {&priors[2], ANSWER_SKIPPED, 0, 0.1}, /* left out with the language */
    };
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct question questions[] = {{language, 2, true, 1, 0, NULL},
                                       {rule, 2, true, 1, 0, rows[i].prior}};
        struct problem problem = {2, 2, 2, values, values, base, questions, 0};
        int choice[] = {rows[i].language, ANSWER_OPEN};
        struct answers answers = {2, choice};
        struct next_question *next;
        int n = next_questions(arena, &problem, &answers, ranked(arena, &problem, &answers), NULL,
                               1, &next);

        assert_int_equal(n, 1);
        assert_true(next[0].bits >= rows[i].least && next[0].bits <= rows[i].most);
    }
    arena_free(arena);
}

static void test_irrelevant_questions_are_not_proposed(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(94);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct early_stop early_stop =
            early_stop_check(oracle.arena, &made.problem, &made.answers,
                             ranked(oracle.arena, &made.problem, &made.answers));
        struct next_question *next;
        int n = next_questions(oracle.arena, &made.problem, &made.answers,
                               ranked(oracle.arena, &made.problem, &made.answers),
                               early_stop.matters, 1, &next);

        assert_int_equal(n, early_stop.n_matters);
        for (int k = 0; k < n; k++)
            assert_true(early_stop.matters[next[k].question]);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_information_is_exact_and_orders_the_questions),
        cmocka_unit_test(test_width_is_the_largest_change_of_a_lead),
        cmocka_unit_test(test_every_possible_winner_is_a_contender),
        cmocka_unit_test(test_sampled_information_is_near_the_exact_one),
        cmocka_unit_test(test_options_without_effect_carry_no_information),
        cmocka_unit_test(test_splitting_equal_options_adds_no_information),
        cmocka_unit_test(test_prior_of_an_earlier_answer_lowers_the_information),
        cmocka_unit_test(test_irrelevant_questions_are_not_proposed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
