#include "bench.h"

#include "decide/model/answers.h"
#include "decide/team/team.h"

/* The page over the result when the explorer is started on several people's answers. */

static void put(struct arena *arena, const struct decision *decision, struct team_member *member,
                const char *name, const char *const (*given)[2], size_t count)
{
    struct answers *answers = answers_new(arena, decision);
    struct error error;

    for (size_t i = 0; i < count; i++)
        assert_true(answers_set(decision, given[i][0], given[i][1], answers, &error));
    *member = (struct team_member){name, answers};
}

static const char *const ann[][2] = {
    {"language", "python"}, {"product", "saas"}, {"hosting", "paas"}};
static const char *const ben[][2] = {{"language", "php"}, {"product", "saas"}, {"hosting", "vps"}};

/* The bench with an app that was started on Ann's and Ben's answers. */
static struct bench *bench_of_team(struct arena *arena, struct team *team,
                                   struct team_member members[2])
{
    struct bench *bench = bench_new(40, 100);
    const struct decision *decision = decision_new(arena, bench->catalog);
    struct answers *common = answers_new(arena, decision);
    struct error error;

    put(arena, decision, &members[0], "Ann", ann, ARRAY_LENGTH(ann));
    put(arena, decision, &members[1], "Ben", ben, ARRAY_LENGTH(ben));
    *team = team_compare(arena, &decision->problem, members, 2);
    assert_true(answers_set(decision, "product", "saas", common, &error));

    struct app_options options = bench->app->options;
    options.team = team;
    options.team_answers = common;
    app_free(bench->app);
    bench->app = app_new(&options);
    app_resize(bench->app, 40, 100);
    return bench;
}

static void test_explorer_opens_on_the_differences_of_a_team(void **state)
{
    struct arena *arena = arena_new();
    struct team_member members[2];
    struct team team;
    struct bench *bench = bench_of_team(arena, &team, members);

    (void)state;
    assert_shows(bench, "What the team's answers come to");
    assert_shows(bench, "Ann");
    assert_shows(bench, "Settle these");
    press(bench, "End");
    assert_shows(bench, "Product: ");
    bench_free(bench);
    arena_free(arena);
}

static void test_team_page_lies_over_the_result_of_the_agreed_answers(void **state)
{
    struct arena *arena = arena_new();
    struct team_member members[2];
    struct team team;
    struct bench *bench = bench_of_team(arena, &team, members);

    (void)state;
    press(bench, "q");
    assert_string_equal(app_screen(bench->app)->name, "result");
    assert_int_equal(app_answer_count(bench->app), 1);
    press(bench, "T");
    assert_string_equal(app_screen(bench->app)->name, "team");
    bench_free(bench);
    arena_free(arena);
}

static void test_team_page_without_a_team_says_how_to_start_with_one(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "r T");
    assert_shows(bench, "whichstack team alice.yaml bob.yaml --explore");
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_explorer_opens_on_the_differences_of_a_team),
        cmocka_unit_test(test_team_page_lies_over_the_result_of_the_agreed_answers),
        cmocka_unit_test(test_team_page_without_a_team_says_how_to_start_with_one),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
