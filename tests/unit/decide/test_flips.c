#include "unit.h"

#include "ranked.h"
#include "vectors.h"

#include "decide/proof/flips.h"

#include <string.h>

#define CASES 10000
#define LISTED 20

static const struct oracle_shape shape = {
    .alternatives = 5,
    .criteria = 4,
    .questions = 5,
    .options = 4,
    .unknown = 20,
    .out = 20,
    .unverified = 5,
    .step = 2500,
    .open = 10,
    .skipped = 5,
};

/* Every change of any number of answers, in the order of questions and options, changed first. */
struct tried {
    const struct oracle_case *made;
    enum flips_scope scope;
    int winner;
    int64_t totals[16]; /* flips of each size */
    struct answers lists[16][LISTED];
};

static void try_all(struct oracle *oracle, struct tried *tried, struct answers *answers, int q,
                    int size)
{
    const struct problem *problem = &tried->made->problem;
    int now;

    if (q == problem->n_questions) {
        if (oracle_winner(problem, answers) == tried->winner)
            return;
        if (tried->totals[size] < LISTED)
            tried->lists[size][tried->totals[size]] = oracle_copy(oracle, answers);
        tried->totals[size]++;
        return;
    }
    now = answers->choice[q];
    for (int o = 0; now >= 0 && o < problem->questions[q].n_options; o++) {
        if (o == now || (tried->scope == FLIPS_FREE && problem->questions[q].fixed))
            continue;
        answers->choice[q] = o;
        try_all(oracle, tried, answers, q + 1, size + 1);
    }
    answers->choice[q] = now;
    try_all(oracle, tried, answers, q + 1, size);
}

static int smallest(const struct tried *tried)
{
    for (int size = 1; size < 16; size++) {
        if (tried->totals[size] > 0)
            return size;
    }
    return 0;
}

static void same_flip(const struct tried *tried, const struct flips *flips, int i)
{
    const struct oracle_case *made = tried->made;
    const struct answers *expected = &tried->lists[flips->size][i];
    int n = 0;

    assert_int_equal(flips->list[i].winner, oracle_winner(&made->problem, expected));
    for (int q = 0; q < made->problem.n_questions; q++) {
        const struct change *change = &flips->list[i].changes[n];

        if (expected->choice[q] == made->answers.choice[q])
            continue;
        assert_true(n < flips->size);
        assert_int_equal(change->question, q);
        assert_int_equal(change->from, made->answers.choice[q]);
        assert_int_equal(change->to, expected->choice[q]);
        n++;
    }
    assert_int_equal(n, flips->size);
}

static void compare(struct oracle *oracle, const struct oracle_case *made, enum flips_scope scope,
                    int *sizes)
{
    struct tried *tried = ARENA_NEW(oracle->arena, struct tried);
    struct flips flips =
        flips_find(oracle->arena, &made->problem, &made->answers,
                   ranked(oracle->arena, &made->problem, &made->answers), scope, LISTED);
    struct answers answers = oracle_copy(oracle, &made->answers);

    tried->made = made;
    tried->scope = scope;
    tried->winner = oracle_winner(&made->problem, &made->answers);
    if (tried->winner >= 0)
        try_all(oracle, tried, &answers, 0, 0);
    assert_int_equal(flips.size, smallest(tried));
    assert_int_equal(flips.total, tried->totals[flips.size]);
    assert_true(flips.total_exact);
    assert_int_equal(flips.n, flips.total < LISTED ? flips.total : LISTED);
    for (int i = 0; i < flips.n; i++)
        same_flip(tried, &flips, i);
    sizes[flips.size]++;
}

static void test_flips_match_brute_force(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(40);
    int any[16] = {0}, free[16] = {0};

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);

        compare(&oracle, &made, FLIPS_ANY, any);
        compare(&oracle, &made, FLIPS_FREE, free);
        oracle_next_arena(&oracle);
    }
    assert_true(any[0] > CASES / 10 && any[1] > CASES / 10 && any[2] > CASES / 100);
    assert_true(any[3] > 10 && free[0] > any[0]);
    oracle_free(&oracle);
}

/* Each answer is the one that most helps the first alternative against the second. */
static void favour_the_first(const struct oracle_case *made)
{
    for (int q = 0; q < made->problem.n_questions; q++) {
        int64_t most = INT64_MIN;
        int best = 0;

        for (int o = 0; o < made->problem.questions[q].n_options; o++) {
            int64_t lead;

            made->answers.choice[q] = o;
            lead = oracle_score(&made->problem, &made->answers, 0) -
                   oracle_score(&made->problem, &made->answers, 1);
            if (lead > most) {
                most = lead;
                best = o;
            }
        }
        made->answers.choice[q] = best;
    }
}

static void test_large_flips_are_exact(void **state)
{
    struct oracle_shape wide = shape;
    (void)state;
    struct oracle oracle = oracle_new(41);
    int any[16] = {0};

    wide.alternatives = 3;
    wide.questions = 7;
    wide.out = 0;
    for (int i = 0; i < CASES / 5; i++) {
        struct oracle_case made = oracle_make(&oracle, &wide);

        if (made.problem.n_alternatives < 2)
            continue;
        favour_the_first(&made);
        compare(&oracle, &made, FLIPS_ANY, any);
        oracle_next_arena(&oracle);
    }
    assert_true(any[3] > 20 && any[4] > 5 && any[5] > 0);
    oracle_free(&oracle);
}

static void test_listing_fewer_flips_keeps_the_total(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(42);

    for (int i = 0; i < CASES / 10; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct flips all =
            flips_find(oracle.arena, &made.problem, &made.answers,
                       ranked(oracle.arena, &made.problem, &made.answers), FLIPS_ANY, 100000);
        struct flips none =
            flips_find(oracle.arena, &made.problem, &made.answers,
                       ranked(oracle.arena, &made.problem, &made.answers), FLIPS_ANY, 0);
        struct flips one =
            flips_find(oracle.arena, &made.problem, &made.answers,
                       ranked(oracle.arena, &made.problem, &made.answers), FLIPS_ANY, 1);

        assert_int_equal(all.n, all.total);
        assert_int_equal(none.n, 0);
        assert_int_equal(none.total, all.total);
        assert_int_equal(one.n, all.total > 0);
        assert_int_equal(one.total, all.total);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

static void test_question_without_points_changes_no_flip(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(44);

    for (int i = 0; i < CASES; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct oracle_case more = oracle_idle(&oracle, &made, 1);
        struct flips before, after;

        more.answers.choice[made.problem.n_questions] = 0;
        before = flips_find(oracle.arena, &made.problem, &made.answers,
                            ranked(oracle.arena, &made.problem, &made.answers), FLIPS_ANY, LISTED);
        after = flips_find(oracle.arena, &more.problem, &more.answers,
                           ranked(oracle.arena, &more.problem, &more.answers), FLIPS_ANY, LISTED);
        assert_int_equal(after.size, before.size);
        assert_int_equal(after.total, before.total);
        for (int f = 0; f < after.n; f++)
            assert_memory_equal(after.list[f].changes, before.list[f].changes,
                                (size_t)after.size * sizeof(struct change));
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* Twenty questions, each with one option for the first and two for the second: eleven changes are
 * needed, and there are 167,960 * 2^11 ways to make them. */
static void test_uncountable_flips_are_marked(void **state)
{
    static const int16_t values[] = {10000, 0, 0, 10000};
    static const int base[2];
    static const struct effect first = {0, 1}, second = {1, 1};
    static const struct option options[] = {
        {&first, 1, NULL}, {&second, 1, NULL}, {&second, 1, NULL}};
    struct question questions[20];
    int choice[20] = {0};
    (void)state;
    struct problem problem = {2, 2, 20, values, values, base, questions, 0};
    struct answers answers = {20, choice};
    struct arena *arena = arena_new();
    struct flips flips;

    for (int q = 0; q < 20; q++)
        questions[q] = (struct question){options, 3, false, 1, 0, NULL};
    flips =
        flips_find(arena, &problem, &answers, ranked(arena, &problem, &answers), FLIPS_ANY, LISTED);
    assert_int_equal(flips.size, 11);
    assert_int_equal(flips.n, LISTED);
    assert_false(flips.total_exact);
    assert_in_range(flips.total, 100000, 167960 * 2048 - 1);
    for (int i = 0; i < flips.n; i++)
        assert_int_equal(flips.list[i].winner, 1);
    arena_free(arena);
}

static const json_t *option_id(const json_t *vector, int q, int o)
{
    const json_t *questions = json_object_get(json_object_get(vector, "params"), "questions");
    const json_t *question = json_array_get(questions, (size_t)q);

    return json_object_get(json_array_get(json_object_get(question, "options"), (size_t)o), "id");
}

static bool is_example(const json_t *vector, const json_t *example, const struct flip *flip)
{
    const json_t *questions = json_object_get(json_object_get(vector, "params"), "questions");
    const json_t *changes = json_object_get(example, "change");

    for (size_t i = 0; i < json_array_size(changes); i++) {
        const json_t *change = json_array_get(changes, i);
        int q = vectors_index(questions, json_string_value(json_object_get(change, "question")));

        if (flip->changes[i].question != q ||
            !json_equal(json_object_get(change, "to"), option_id(vector, q, flip->changes[i].to)))
            return false;
    }
    return flip->winner == vectors_index(json_object_get(vector, "alternatives"),
                                         json_string_value(json_object_get(example, "new_winner")));
}

static void test_flips_match_published_results(void **state)
{
    static const char *const names[] = {"questionnaire-small", "questionnaire-hard"};
    (void)state;
    struct oracle oracle = oracle_new(43);

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        json_t *vector = vectors_read(names[i]);
        const json_t *expected = json_object_get(vector, "expected");
        const json_t *examples = json_object_get(expected, "example_flips");
        struct oracle_case read = vectors_questionnaire(&oracle, vector);
        struct flips flips =
            flips_find(oracle.arena, &read.problem, &read.answers,
                       ranked(oracle.arena, &read.problem, &read.answers), FLIPS_ANY, LISTED);

        assert_int_equal(flips.size,
                         json_integer_value(json_object_get(expected, "minimal_changes")));
        assert_int_equal(flips.total,
                         json_integer_value(json_object_get(expected, "number_of_minimal_flips")));
        for (size_t k = 0; k < json_array_size(examples); k++) {
            int matches = 0;

            for (int f = 0; f < flips.n; f++)
                matches += is_example(vector, json_array_get(examples, k), &flips.list[f]);
            assert_int_equal(matches, 1);
        }
        json_decref(vector);
    }
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_flips_match_brute_force),
        cmocka_unit_test(test_large_flips_are_exact),
        cmocka_unit_test(test_listing_fewer_flips_keeps_the_total),
        cmocka_unit_test(test_question_without_points_changes_no_flip),
        cmocka_unit_test(test_uncountable_flips_are_marked),
        cmocka_unit_test(test_flips_match_published_results),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
