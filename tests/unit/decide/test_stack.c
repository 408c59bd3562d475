#include "catalogs.h"

#include "oracle.h"

#include "decide/stack/stack.h"

/* The stack around a framework, compared with the rules of stack.h tried out on every combination
 * (brokers: four slots), or on every single exchange (frozen: too many to try all). */
#define SETS 60
#define SLOTS_MOST 32

struct stack_test {
    struct arena *arena;
    struct catalog *catalogs[3]; /* brokers, frozen, small */
};

static int set_up(void **state)
{
    struct stack_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->catalogs[0] = compiled_catalog("tests/catalogs/brokers");
    test->catalogs[1] = frozen_catalog();
    test->catalogs[2] = small_catalog();
    *state = test;
    return 0;
}

static int tear_down(void **state)
{
    struct stack_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(test->catalogs); i++)
        catalog_free(test->catalogs[i]);
    arena_free(test->arena);
    free(test);
    return 0;
}

/* One framework and one set of answers, read the plain way. */
struct given {
    const struct decision *decision;
    struct answers *answers;
    int framework;
    const struct component *components;
    size_t n_components, n_slots;
    const struct question_entry *questions;
    uint32_t needed, dropped, offered; /* offered: slots with a candidate */
};

static int points_for(const struct given *given, int component, bool with_stated)
{
    int points = given->components[component].default_points;

    for (int q = 0; q < given->answers->n_questions; q++) {
        if (given->answers->choice[q] < 0)
            continue;
        const struct question_option *option =
            &given->questions[q].options[given->answers->choice[q]];
        for (size_t w = 0; w < option->n_wishes; w++)
            if (option->wishes[w].component == component)
                points += option->wishes[w].points +
                          (with_stated && option->wishes[w].points >= STACK_STATED ? 200 : 0);
    }
    return points;
}

static int fit_of(const struct given *given, int component)
{
    const struct pairing *pairing =
        catalog_pairing(given->decision->catalog, given->framework, component);

    return pairing ? pairing->fit : 0;
}

static bool is_candidate(const struct given *given, int component)
{
    const struct component *entry = &given->components[component];
    bool let_in = entry->n_gates == 0;

    for (size_t g = 0; g < entry->n_gates; g++)
        let_in =
            let_in || given->answers->choice[entry->gates[g].question] == entry->gates[g].option;
    return entry->slot >= 0 && fit_of(given, component) > 0 &&
           (entry->needs & given->dropped) == 0 && let_in;
}

static struct given given_of(struct decision *decision, struct answers *answers, int framework)
{
    struct given given = {.decision = decision, .answers = answers, .framework = framework};
    size_t count;

    given.components = catalog_components(decision->catalog, &given.n_components);
    given.questions = catalog_questions(decision->catalog, &count);
    const struct named *slots = catalog_slots(decision->catalog, &given.n_slots);
    for (size_t s = 0; s < given.n_slots; s++)
        given.needed |= slots[s].needed ? 1u << s : 0;
    for (int q = 0; q < answers->n_questions; q++) {
        if (answers->choice[q] < 0)
            continue;
        given.needed |= given.questions[q].options[answers->choice[q]].needs;
        given.dropped |= given.questions[q].options[answers->choice[q]].drops;
    }
    given.needed &= ~given.dropped;
    for (size_t c = 0; c < given.n_components; c++)
        if (is_candidate(&given, (int)c))
            given.offered |= 1u << given.components[c].slot;
    return given;
}

static int worth_of(const struct given *given, int component)
{
    return 10 * fit_of(given, component) + points_for(given, component, true);
}

static bool are_in_conflict(const struct given *given, const struct component *one, int other)
{
    for (size_t i = 0; i < one->n_conflicts; i++)
        if (one->conflicts[i].component == other &&
            (one->conflicts[i].only_with == 0 ||
             one->conflicts[i].only_with == given->framework + 1))
            return true;
    return false;
}

/* What a pair of parts brings together; false: they cannot be combined. */
static bool add_pair(const struct given *given, int one, int other, int64_t *total)
{
    const struct component *entry = &given->components[one];

    if (are_in_conflict(given, entry, other))
        return false;
    for (size_t i = 0; i < entry->n_synergies; i++)
        if (entry->synergies[i].component == other)
            *total += 4 * entry->synergies[i].strength;
    return true;
}

/* The total of a choice by the rules; false: it breaks one. */
static bool total_of(const struct given *given, const int *chosen, int64_t *ret_total)
{
    uint32_t filled = 0, asked = given->needed;
    int64_t total = 0;

    for (size_t s = 0; s < given->n_slots; s++) {
        if (chosen[s] < 0)
            continue;
        filled |= 1u << s;
        asked |= given->components[chosen[s]].needs;
    }
    asked &= given->offered & ~given->dropped;
    if (filled != asked)
        return false;
    for (size_t s = 0; s < given->n_slots; s++) {
        int most = 0;
        if (chosen[s] < 0)
            continue;
        for (size_t c = 0; c < given->n_components; c++)
            if (given->components[c].slot == (int)s && is_candidate(given, (int)c) &&
                worth_of(given, (int)c) > most)
                most = worth_of(given, (int)c);
        total += worth_of(given, chosen[s]) - (given->needed >> s & 1 ? 0 : most + 20);
        for (size_t t = 0; t < s; t++)
            if (chosen[t] >= 0 && !add_pair(given, chosen[t], chosen[s], &total))
                return false;
    }
    *ret_total = total;
    return true;
}

/* Tries the component of the slot, then each other candidate and none; keeps the best total with
 * `wanted` (-1: any) in its slot. */
struct search {
    const struct given *given;
    int slot, wanted, banned; /* the slot must be filled, with `wanted`, or not with `banned` */
    int chosen[SLOTS_MOST];
    bool found;
    int64_t best;
};

static void try_all(struct search *search, size_t slot)
{
    const struct given *given = search->given;
    int64_t total;

    if (slot == given->n_slots) {
        int part = search->slot < 0 ? -1 : search->chosen[search->slot];
        if (search->slot >= 0 &&
            (part < 0 || part == search->banned || (search->wanted >= 0 && part != search->wanted)))
            return;
        if (total_of(given, search->chosen, &total) && (!search->found || total > search->best)) {
            search->found = true;
            search->best = total;
        }
        return;
    }
    search->chosen[slot] = -1;
    try_all(search, slot + 1);
    for (size_t c = 0; c < given->n_components; c++) {
        if (given->components[c].slot != (int)slot || !is_candidate(given, (int)c))
            continue;
        search->chosen[slot] = (int)c;
        try_all(search, slot + 1);
    }
}

static void chosen_of(const struct given *given, const struct stack *stack, int *chosen)
{
    for (size_t s = 0; s < given->n_slots; s++)
        chosen[s] = -1;
    for (size_t i = 0; i < stack->n_choices; i++)
        chosen[stack->choices[i].slot] = stack->choices[i].component;
}

static void check_runner_up(const struct given *given, const struct stack *stack,
                            const struct stack_choice *choice)
{
    struct search search = {given, choice->slot, -1, choice->component, {0}, false, 0};

    try_all(&search, 0);
    assert_int_equal(choice->runner_up >= 0, search.found);
    if (!search.found)
        return;
    assert_int_equal(choice->price, stack->total - search.best);
    search = (struct search){given, choice->slot, choice->runner_up, -1, {0}, false, 0};
    try_all(&search, 0);
    assert_true(search.found && search.best == stack->total - choice->price);
}

static struct answers *random_answers(struct oracle *oracle, const struct decision *decision,
                                      int per_cent)
{
    struct answers *answers = answers_new(oracle->arena, decision);

    for (int q = 0; q < answers->n_questions; q++)
        if (oracle_chance(oracle, per_cent))
            answers->choice[q] = oracle_below(oracle, decision->problem.questions[q].n_options);
    return answers;
}

/* Answers of which half of those that state a part are given. */
static void state_parts(struct oracle *oracle, const struct decision *decision,
                        struct answers *answers)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(decision->catalog, &count);

    for (size_t q = 0; q < count; q++)
        for (size_t o = 0; o < questions[q].n_options; o++)
            for (size_t w = 0; w < questions[q].options[o].n_wishes; w++)
                if (questions[q].options[o].wishes[w].points >= STACK_STATED &&
                    oracle_chance(oracle, 50))
                    answers->choice[q] = (int)o;
}

static void test_stack_is_the_best_of_all_combinations(void **state)
{
    struct stack_test *test = *state;
    struct oracle oracle = oracle_new(320);
    struct decision *decision = decision_new(test->arena, test->catalogs[0]);
    int empty = 0, runners = 0;

    for (int i = 0; i < SETS; i++) {
        struct answers *answers = random_answers(&oracle, decision, 20 + i);
        for (int a = 0; a < decision->problem.n_alternatives; a++) {
            struct given given = given_of(decision, answers, a);
            struct search search = {&given, -1, -1, -1, {0}, false, 0};
            struct stack stack = stack_choose(oracle.arena, decision, answers, a);
            int chosen[SLOTS_MOST];
            int64_t total;

            try_all(&search, 0);
            chosen_of(&given, &stack, chosen);
            empty += !search.found;
            if (!search.found)
                continue;
            assert_true(total_of(&given, chosen, &total));
            assert_int_equal(total, search.best);
            assert_int_equal(stack.total, search.best);
            for (size_t k = 0; k < stack.n_choices; k++) {
                if (stack.choices[k].component >= 0)
                    check_runner_up(&given, &stack, &stack.choices[k]);
                runners += stack.choices[k].runner_up >= 0;
            }
        }
        oracle_next_arena(&oracle);
    }
    assert_true(runners > SETS && empty < SETS);
    oracle_free(&oracle);
}

/* A listed slot is filled or needed, in the order of the slots, and none is left out. */
static void check_slots(const struct given *given, const struct stack *stack)
{
    uint32_t listed = 0;

    for (size_t i = 0; i < stack->n_choices; i++) {
        const struct stack_choice *choice = &stack->choices[i];
        assert_true(i == 0 || choice[-1].slot < choice->slot);
        assert_true(choice->component >= 0 ||
                    (choice->component == -1 && (given->needed >> choice->slot & 1)));
        listed |= 1u << choice->slot;
        if (choice->component < 0)
            continue;
        assert_int_equal(given->components[choice->component].slot, choice->slot);
        assert_true(is_candidate(given, choice->component));
        assert_int_equal(choice->wished, points_for(given, choice->component, true));
        assert_int_equal(choice->pairing->component, choice->component);
    }
    assert_int_equal(given->needed & ~listed, 0);
}

/* No exchange of one part for another makes the stack better, and the price of the runner-up is at
 * most what the exchange alone costs. */
static void check_exchanges(const struct given *given, const struct stack *stack, int *chosen)
{
    for (size_t i = 0; i < stack->n_choices; i++) {
        const struct stack_choice *choice = &stack->choices[i];
        for (size_t c = 0; c < given->n_components && choice->component >= 0; c++) {
            int64_t total;
            if (given->components[c].slot != choice->slot || !is_candidate(given, (int)c) ||
                (int)c == choice->component)
                continue;
            chosen[choice->slot] = (int)c;
            if (total_of(given, chosen, &total)) {
                assert_true(total < stack->total ||
                            (total == stack->total && (int)c > choice->component));
                assert_true(choice->runner_up >= 0 && choice->price <= stack->total - total);
            }
            chosen[choice->slot] = choice->component;
        }
        assert_true(choice->runner_up != choice->component || choice->component < 0);
        assert_true(choice->price >= 0);
    }
}

/* The answer with the most points for the component gives the reason, else its default, else what it
 * does for another part, else its fit. */
static void check_because(struct arena *arena, const struct given *given, const int *chosen,
                          const struct stack_choice *choice)
{
    static const char *const fits[] = {"",           "Possible with",     "Possible with",
                                       "Works with", "Well supported by", "A usual choice with"};
    const struct component *component = &given->components[choice->component];
    const char *name = catalog_framework(given->decision->catalog, given->framework)->name;
    const char *expected = NULL;
    int most = 0, strength = 0;

    for (int q = 0; q < given->answers->n_questions; q++) {
        if (given->answers->choice[q] < 0)
            continue;
        const struct question_option *option =
            &given->questions[q].options[given->answers->choice[q]];
        for (size_t w = 0; w < option->n_wishes; w++)
            if (option->wishes[w].component == choice->component &&
                option->wishes[w].points > most) {
                most = option->wishes[w].points;
                expected = option->wishes[w].reason;
            }
    }
    if (component->default_points > most)
        expected = component->default_reason;
    bool needed = given->needed >> choice->slot & 1;
    for (size_t i = 0; !needed && choice->pairing->fit < 4 && i < component->n_synergies; i++) {
        const struct link *link = &component->synergies[i];
        const struct component *other = &given->components[link->component];
        if (other->slot < 0 || chosen[other->slot] != link->component ||
            link->strength <= strength || (expected && strength == 0))
            continue;
        strength = link->strength;
        expected = arena_printf(arena, "With %s: %s", other->name, link->why);
    }
    if (!expected)
        expected = arena_printf(arena, "%s %s", fits[choice->pairing->fit], name);
    assert_string_equal(choice->because, expected);
}

/* Why what an answer states is not the choice. */
static const char *obstacle(struct arena *arena, const struct given *given, const int *chosen,
                            int stated)
{
    const struct component *component = &given->components[stated];
    const char *name = catalog_framework(given->decision->catalog, given->framework)->name;
    const struct pairing *pairing =
        catalog_pairing(given->decision->catalog, given->framework, stated);

    if (!pairing)
        return arena_printf(arena, "%s is not known to work with %s", component->name, name);
    if (pairing->fit == 0)
        return arena_printf(arena, "%s does not work with %s", component->name, name);
    if (component->needs & given->dropped)
        return arena_printf(arena, "%s needs a part that another answer drops", component->name);
    for (size_t s = 0; s < given->n_slots; s++)
        for (size_t i = 0; chosen[s] >= 0 && i < component->n_conflicts; i++) {
            const struct link *link = &component->conflicts[i];
            if (link->component == chosen[s] && (int)s != component->slot &&
                (link->only_with == 0 || link->only_with == given->framework + 1))
                return arena_printf(arena, "%s: %s", given->components[chosen[s]].name, link->why);
        }
    return "the other parts fit better together without it";
}

/* The stated answers that a part deviates from, and why; returns how many. */
static size_t check_overruled(struct arena *arena, const struct given *given, const int *chosen,
                              const struct stack_choice *choice)
{
    size_t n = 0;

    for (int q = 0; q < given->answers->n_questions; q++) {
        int stated = -1, most = 0;
        bool followed = false;
        if (given->answers->choice[q] < 0)
            continue;
        const struct question_option *option =
            &given->questions[q].options[given->answers->choice[q]];
        for (size_t w = 0; w < option->n_wishes; w++) {
            const struct wish *wish = &option->wishes[w];
            if (given->components[wish->component].slot != choice->slot ||
                wish->points < STACK_STATED)
                continue;
            followed = followed || wish->component == choice->component;
            if (wish->points > most) {
                most = wish->points;
                stated = wish->component;
            }
        }
        if (stated < 0 || followed)
            continue;
        assert_true(n < choice->n_overruled);
        assert_int_equal(choice->overruled[n].question, q);
        assert_int_equal(choice->overruled[n].option, given->answers->choice[q]);
        assert_int_equal(choice->overruled[n].component, stated);
        assert_string_equal(choice->overruled[n].why, obstacle(arena, given, chosen, stated));
        n++;
    }
    assert_int_equal(choice->n_overruled, n);
    return n;
}

/* Who needs a slot that nothing fits. */
static void check_need(struct arena *arena, const struct given *given, const int *chosen,
                       const struct stack_choice *choice)
{
    const char *expected = NULL;

    for (int q = 0; q < given->answers->n_questions && !expected; q++) {
        int o = given->answers->choice[q];
        if (o >= 0 && (given->questions[q].options[o].needs >> choice->slot & 1))
            expected = arena_printf(arena, "%s: %s", given->questions[q].brief,
                                    given->questions[q].options[o].label);
    }
    for (size_t s = 0; s < given->n_slots && !expected; s++)
        if (chosen[s] >= 0 && (given->components[chosen[s]].needs >> choice->slot & 1))
            expected = arena_printf(arena, "%s needs it", given->components[chosen[s]].name);
    assert_string_equal(choice->because, expected ? expected : "part of every stack");
}

static bool is_filled(const struct stack *stack)
{
    for (size_t i = 0; i < stack->n_choices; i++)
        if (stack->choices[i].component >= 0)
            return true;
    return false;
}

static void test_every_part_is_the_best_and_says_why(void **state)
{
    struct stack_test *test = *state;
    struct oracle oracle = oracle_new(321);
    size_t overruled = 0, needs = 0;

    for (size_t c = 0; c < ARRAY_LENGTH(test->catalogs); c++) {
        struct decision *decision = decision_new(test->arena, test->catalogs[c]);
        for (int i = 0; i < 16 * SETS; i++) {
            struct answers *answers = random_answers(&oracle, decision, 10 + i % 60);
            if (i % 2 == 0)
                state_parts(&oracle, decision, answers);
            int framework = i % decision->problem.n_alternatives;
            struct given given = given_of(decision, answers, framework);
            struct stack stack = stack_choose(oracle.arena, decision, answers, framework);
            int chosen[SLOTS_MOST];
            int64_t total;

            chosen_of(&given, &stack, chosen);
            check_slots(&given, &stack);
            if (is_filled(&stack)) { /* otherwise no combination is possible */
                assert_true(total_of(&given, chosen, &total));
                assert_int_equal(stack.total, total);
                check_exchanges(&given, &stack, chosen);
            }
            for (size_t k = 0; k < stack.n_choices; k++) {
                const struct stack_choice *choice = &stack.choices[k];
                overruled += check_overruled(oracle.arena, &given, chosen, choice);
                needs += choice->component < 0;
                if (choice->component >= 0)
                    check_because(oracle.arena, &given, chosen, choice);
                else
                    check_need(oracle.arena, &given, chosen, choice);
            }
            oracle_next_arena(&oracle);
        }
    }
    assert_true(overruled > 5 && needs > SETS);
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stack_is_the_best_of_all_combinations),
        cmocka_unit_test(test_every_part_is_the_best_and_says_why),
    };

    return cmocka_run_group_tests_name("stack", tests, set_up, tear_down);
}
