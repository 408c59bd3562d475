#include "unit.h"

#include "vectors.h"

#include "decide/stack/combine.h"

#include <string.h>

#define CASES 10000
#define SLOTS 5
#define OPTIONS 4
#define KEPT 5

/* A random problem: values and pairs in tables, and a ban of one option together with another. */
struct made {
    int n_options[SLOTS];
    int values[SLOTS][OPTIONS];
    const int *rows[SLOTS];
    int pairs[SLOTS][OPTIONS][SLOTS][OPTIONS];
    int banned[2][2]; /* slot and option, twice */
    struct combine_problem problem;
};

static int pair(const void *context, int slot, int option, int other_slot, int other_option)
{
    const struct made *made = context;

    return made->pairs[slot][option][other_slot][other_option];
}

static bool allowed(const void *context, const int *choice)
{
    const struct made *made = context;

    return choice[made->banned[0][0]] != made->banned[0][1] ||
           choice[made->banned[1][0]] != made->banned[1][1];
}

/* Small numbers, so that ties are frequent. */
static int number_or_never(struct oracle *oracle, int forbidden, int least, int most)
{
    return oracle_chance(oracle, forbidden) ? COMBINE_FORBIDDEN
                                            : least + oracle_below(oracle, most - least + 1);
}

static struct made *make(struct oracle *oracle)
{
    struct made *made = ARENA_NEW(oracle->arena, struct made);
    int n_slots = 1 + oracle_below(oracle, SLOTS);

    for (int s = 0; s < n_slots; s++) {
        made->n_options[s] = 1 + oracle_below(oracle, OPTIONS);
        made->rows[s] = made->values[s];
        for (int o = 0; o < made->n_options[s]; o++) {
            made->values[s][o] = number_or_never(oracle, 8, -2, 9);
            for (int t = 0; t < s; t++) {
                for (int p = 0; p < made->n_options[t]; p++) {
                    int brings = oracle_chance(oracle, 50) ? 0 : number_or_never(oracle, 20, -3, 4);

                    made->pairs[s][o][t][p] = made->pairs[t][p][s][o] = brings;
                }
            }
        }
    }
    for (int i = 0; i < 2; i++) {
        made->banned[i][0] = oracle_below(oracle, n_slots);
        made->banned[i][1] = oracle_below(oracle, OPTIONS);
    }
    made->problem = (struct combine_problem){
        .n_slots = n_slots,
        .n_options = made->n_options,
        .values = made->rows,
        .pair = oracle_chance(oracle, 90) ? pair : NULL,
        .allowed = oracle_chance(oracle, 50) ? allowed : NULL,
        .context = made,
    };
    return made;
}

static bool total_of(const struct combine_problem *problem, const int *choice, int64_t *ret_total)
{
    int64_t total = 0;

    for (int s = 0; s < problem->n_slots; s++) {
        if (problem->values[s][choice[s]] == COMBINE_FORBIDDEN)
            return false;
        total += problem->values[s][choice[s]];
        for (int t = 0; problem->pair && t < s; t++) {
            int brings = problem->pair(problem->context, s, choice[s], t, choice[t]);

            if (brings == COMBINE_FORBIDDEN)
                return false;
            total += brings;
        }
    }
    *ret_total = total;
    return !problem->allowed || problem->allowed(problem->context, choice);
}

/* Choices come in lexical order, so one that only equals another stays behind it. */
static int best_of_all(struct oracle *oracle, const struct combine_problem *problem, int most,
                       struct combination *best)
{
    int n_slots = problem->n_slots, n = 0, s;
    int *choice = ARENA_ARRAY(oracle->arena, int, (size_t)n_slots);

    do {
        int64_t total;

        if (total_of(problem, choice, &total) && (n < most || total > best[most - 1].total)) {
            int i = n < most ? n++ : most - 1;

            for (; i > 0 && total > best[i - 1].total; i--)
                best[i] = best[i - 1];
            best[i].total = total;
            best[i].choice = ARENA_ARRAY(oracle->arena, int, (size_t)n_slots);
            memcpy(best[i].choice, choice, (size_t)n_slots * sizeof(int));
        }
        for (s = n_slots - 1; s >= 0 && ++choice[s] == problem->n_options[s]; s--)
            choice[s] = 0;
    } while (s >= 0);
    return n;
}

static void same(const struct combine_problem *problem, const struct combination *one,
                 const struct combination *other)
{
    assert_int_equal(one->total, other->total);
    assert_memory_equal(one->choice, other->choice, (size_t)problem->n_slots * sizeof(int));
}

static void test_best_combinations_match_brute_force(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(20);
    int none = 0;

    for (int i = 0; i < CASES; i++) {
        struct made *made = make(&oracle);
        struct combination found[KEPT], expected[KEPT];
        int most = 1 + oracle_below(&oracle, KEPT);
        int n = combine_best(oracle.arena, &made->problem, most, found);

        assert_int_equal(n, best_of_all(&oracle, &made->problem, most, expected));
        for (int k = 0; k < n; k++)
            same(&made->problem, &found[k], &expected[k]);
        none += n == 0;
        oracle_next_arena(&oracle);
    }
    assert_in_range(none, 1, CASES / 2);
    oracle_free(&oracle);
}

static void test_runner_up_is_the_best_without_that_option(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(21);
    int found = 0;

    for (int i = 0; i < CASES; i++) {
        struct made *made = make(&oracle);
        int slot = oracle_below(&oracle, made->problem.n_slots);
        int option = oracle_below(&oracle, made->n_options[slot]);
        struct combination runner_up, expected;
        bool any = combine_runner_up(oracle.arena, &made->problem, slot, option, &runner_up);

        made->values[slot][option] = COMBINE_FORBIDDEN;
        assert_int_equal(any, best_of_all(&oracle, &made->problem, 1, &expected));
        if (any)
            same(&made->problem, &runner_up, &expected);
        found += any;
        oracle_next_arena(&oracle);
    }
    assert_in_range(found, CASES / 4, CASES - 1);
    oracle_free(&oracle);
}

static void test_no_slots_give_one_empty_combination(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct combine_problem problem = {0};
    struct combination best;

    assert_int_equal(combine_best(arena, &problem, 1, &best), 1);
    assert_int_equal(best.total, 0);
    arena_free(arena);
}

/* A vector names options by ids that are unique within a slot only. A pair names the option of the
 * earlier slot first and holds for every two slots that have such options; of two pairs with the
 * same ids the later one holds. */
static int option_of(const json_t *slot, const char *id)
{
    const json_t *options = json_object_get(slot, "options");

    for (size_t o = 0; o < json_array_size(options); o++) {
        if (strcmp(json_string_value(json_object_get(json_array_get(options, o), "id")), id) == 0)
            return (int)o;
    }
    return -1;
}

/* Larger than the random ones: up to 8 slots of up to 8 options. */
struct read {
    int n_options[8], values[8][8];
    const int *rows[8];
    int pairs[8][8][8][8];
    struct combine_problem problem;
};

static int read_pair(const void *context, int slot, int option, int other_slot, int other_option)
{
    const struct read *read = context;

    return read->pairs[slot][option][other_slot][other_option];
}

static void add_pair(struct read *read, const json_t *slots, const json_t *pair)
{
    const char *one = json_string_value(json_array_get(pair, 0));
    const char *other = json_string_value(json_array_get(pair, 1));
    const json_t *number = json_array_get(pair, 2);
    int brings = json_is_null(number) ? COMBINE_FORBIDDEN : (int)json_integer_value(number);

    for (size_t s = 0; s < json_array_size(slots); s++) {
        for (size_t t = s + 1; t < json_array_size(slots); t++) {
            int o = option_of(json_array_get(slots, s), one);
            int p = option_of(json_array_get(slots, t), other);

            if (o >= 0 && p >= 0)
                read->pairs[s][o][t][p] = read->pairs[t][p][s][o] = brings;
        }
    }
}

static struct read *read_stack(struct arena *arena, const json_t *params)
{
    const json_t *slots = json_object_get(params, "slots");
    const json_t *pairs = json_object_get(params, "pairs");
    struct read *read = ARENA_NEW(arena, struct read);

    for (size_t s = 0; s < json_array_size(slots); s++) {
        const json_t *options = json_object_get(json_array_get(slots, s), "options");

        read->n_options[s] = (int)json_array_size(options);
        read->rows[s] = read->values[s];
        for (size_t o = 0; o < json_array_size(options); o++)
            read->values[s][o] =
                (int)json_integer_value(json_object_get(json_array_get(options, o), "value"));
    }
    for (size_t i = 0; i < json_array_size(pairs); i++)
        add_pair(read, slots, json_array_get(pairs, i));
    read->problem = (struct combine_problem){
        .n_slots = (int)json_array_size(slots),
        .n_options = read->n_options,
        .values = read->rows,
        .pair = read_pair,
        .context = read,
    };
    return read;
}

static void test_stacks_match_published_results(void **state)
{
    static const char *const names[] = {"stack-4-slots", "stack-7-slots"};
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        json_t *vector = vectors_read(names[i]);
        const json_t *params = json_object_get(vector, "params");
        const json_t *slots = json_object_get(params, "slots");
        const json_t *expected = json_object_get(vector, "expected");
        const json_t *ranking = json_object_get(expected, "ranking");
        const json_t *scores = json_object_get(expected, "scores");
        struct read *read = read_stack(arena, params);
        struct combination all[1000];
        int n = combine_best(arena, &read->problem, 1000, all);

        assert_int_equal(n, json_integer_value(json_object_get(expected, "feasible")));
        for (size_t k = 0; k < json_array_size(ranking); k++) {
            assert_int_equal(all[k].total, json_integer_value(json_array_get(scores, k)));
            for (size_t s = 0; s < json_array_size(slots); s++) {
                const json_t *id = json_array_get(json_array_get(ranking, k), s);

                assert_int_equal(all[k].choice[s],
                                 option_of(json_array_get(slots, s), json_string_value(id)));
            }
        }
        json_decref(vector);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_best_combinations_match_brute_force),
        cmocka_unit_test(test_runner_up_is_the_best_without_that_option),
        cmocka_unit_test(test_no_slots_give_one_empty_combination),
        cmocka_unit_test(test_stacks_match_published_results),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
