#include "catalogs.h"

#include "profiles.h"

#include "base/text/text.h"

/* The realistic answer sets: the same again, near the chances they are drawn from, and readable
 * by the catalog. */
#define SETS 1200
#define SEED 1

struct profiles_test {
    struct arena *arena;
    struct catalog *catalog;
    struct decision *decision;
    const struct profiles *profiles;
};

static int set_up(void **state)
{
    struct profiles_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->catalog = shipped_catalog();
    test->decision = decision_new(test->arena, test->catalog);
    test->profiles = profiles_read(test->arena);
    *state = test;
    return 0;
}

static int tear_down(void **state)
{
    struct profiles_test *test = *state;

    catalog_free(test->catalog);
    arena_free(test->arena);
    free(test);
    return 0;
}

static const char *option_of(const struct profile_set *set, const char *question)
{
    for (size_t i = 0; i < set->n_given; i++)
        if (text_equal(set->given[i].question, question))
            return set->given[i].option;
    return NULL;
}

static void test_chances_and_shares_sum_to_one(void **state)
{
    const struct profiles *profiles = ((struct profiles_test *)*state)->profiles;
    double shares = 0;

    for (size_t k = 0; k < profiles->n_kinds; k++) {
        const struct profile_kind *kind = &profiles->kinds[k];
        shares += kind->share;
        for (size_t q = 0; q < kind->n_questions; q++) {
            double chances = 0;
            for (size_t o = 0; o < kind->questions[q].n_options; o++)
                chances += kind->questions[q].options[o].chance;
            if (chances < 0.9999 || chances > 1.0001)
                fail_msg("%s, %s: the chances sum to %g", kind->id, kind->questions[q].id, chances);
        }
    }
    assert_true(shares > 0.9999 && shares < 1.0001);
}

static void test_same_seed_gives_the_same_sets(void **state)
{
    struct profiles_test *test = *state;
    size_t differ = 0;

    for (size_t i = 0; i < 100; i++) {
        struct profile_set one = profiles_set(test->arena, test->profiles, SEED, i, SETS);
        struct profile_set again = profiles_set(test->arena, test->profiles, SEED, i, SETS);
        struct profile_set other = profiles_set(test->arena, test->profiles, SEED + 1, i, SETS);
        assert_int_equal(one.n_given, again.n_given);
        for (size_t j = 0; j < one.n_given; j++) {
            const char *otherwise = option_of(&other, one.given[j].question);
            assert_string_equal(one.given[j].option, again.given[j].option);
            differ += !otherwise || !text_equal(one.given[j].option, otherwise);
        }
    }
    assert_true(differ > 100);
}

static void test_answer_sets_follow_the_chances(void **state)
{
    struct profiles_test *test = *state;
    int startups = 0, by_platform = 0;

    for (size_t i = 0; i < SETS; i++) {
        struct profile_set set = profiles_set(test->arena, test->profiles, SEED, i, SETS);
        if (!text_equal(set.kind, "saas-startup"))
            continue;
        const char *hosting = option_of(&set, "hosting");
        startups++;
        by_platform += hosting && text_equal(hosting, "paas");
    }
    assert_int_equal(startups, 156);      /* 0.13 of 1,200 */
    assert_in_range(by_platform, 50, 90); /* 0.45 of them */
}

static void test_languages_of_a_set_fit_together(void **state)
{
    struct profiles_test *test = *state;

    for (size_t i = 0; i < SETS; i++) {
        struct profile_set set = profiles_set(test->arena, test->profiles, SEED, i, SETS);
        const char *language = option_of(&set, "language");
        const char *second = option_of(&set, "language-second");
        const char *rule = option_of(&set, "language-rule");
        assert_true(!rule || text_equal(rule, language));
        assert_true(!second || !language || !text_equal(second, language));
    }
}

static void test_catalog_has_most_of_the_drawn_answers(void **state)
{
    struct profiles_test *test = *state;
    size_t unknown = 0, given = 0;

    for (size_t i = 0; i < SETS; i++) {
        struct profile_set set = profiles_set(test->arena, test->profiles, SEED, i, SETS);
        profiles_answers(test->arena, test->decision, &set, &unknown);
        given += set.n_given;
    }
    print_message("# %zu of %zu answers are unknown to the catalog\n", unknown, given);
    assert_true(unknown * 5 < given);
}

static void test_unknown_answers_are_skipped_and_counted(void **state)
{
    struct profiles_test *test = *state;
    struct profile_answer given[] = {
        {"language", "python"}, {"no-such-question", "x"}, {"product", "no-such-option"}};
    struct profile_set set = {"made-up", given, ARRAY_LENGTH(given)};
    size_t unknown = 0;
    struct answers *answers = profiles_answers(test->arena, test->decision, &set, &unknown);

    assert_int_equal(unknown, 2);
    assert_int_equal(answers_count(answers), 1);
}

static void test_short_sets_are_all_different(void **state)
{
    struct profiles_test *test = *state;

    for (size_t i = 0; i < PROFILES_SHORT; i++) {
        struct profile_set one = profiles_short_set(test->arena, i);
        for (size_t j = 0; j < i; j++) {
            struct profile_set other = profiles_short_set(test->arena, j);
            size_t same = 0;
            for (size_t k = 0; k < one.n_given; k++)
                same += text_equal(one.given[k].option, other.given[k].option);
            assert_true(same < one.n_given);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chances_and_shares_sum_to_one),
        cmocka_unit_test(test_same_seed_gives_the_same_sets),
        cmocka_unit_test(test_answer_sets_follow_the_chances),
        cmocka_unit_test(test_languages_of_a_set_fit_together),
        cmocka_unit_test(test_catalog_has_most_of_the_drawn_answers),
        cmocka_unit_test(test_unknown_answers_are_skipped_and_counted),
        cmocka_unit_test(test_short_sets_are_all_different),
    };

    return cmocka_run_group_tests_name("profiles", tests, set_up, tear_down);
}
