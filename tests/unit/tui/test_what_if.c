/* Trying other points. */
#include "bench.h"

#include "tui/app/background_sampling.h"

/* The keys change points, the ranking is the engine's for those points, and Esc restores the
 * result: nothing is answered, saved or written. */
static void test_what_if_ranks_with_changed_points_and_esc_restores(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    app_finish_work(bench->app);
    char *before = without_message(bench);
    size_t n_undo = app_undo_count(bench->app);
    press(bench, "w");
    assert_shows(bench, "What-if");
    for (int i = 0; i < 15; i++)
        press(bench, "-"); /* stops at 0 */
    assert_shows(bench, "Points go from 0 to 40");
    press(bench, "j");
    for (int i = 0; i < 45; i++)
        press(bench, "+");
    assert_shows(bench, "Points go from 0 to 40");
    press(bench, "k");
    assert_shows(bench, "2 criteria changed");

    struct arena *arena = arena_new();
    const struct decision *decision = app_decision(bench->app);
    const struct ranking *stated = &app_advice(bench->app)->ranking;
    int *points = ARENA_ARRAY(arena, int, (size_t)decision->problem.n_criteria);
    int first = 0, second = -1;
    for (int j = 0; j < decision->problem.n_criteria; j++) {
        points[j] = stated->points[j];
        if (points[j] > points[first])
            first = j;
    }
    for (int j = 0; j < decision->problem.n_criteria; j++)
        if (j != first && (second < 0 || points[j] > points[second]))
            second = j;
    points[first] = 0;
    points[second] = 40;
    struct ranking tried =
        rank_with_points(arena, &decision->problem, app_answers(bench->app), points);
    for (int i = 0; i < tried.n_left; i++) {
        const char *name = name_of(bench, tried.scores[i].alternative);
        char line[512], wanted[64];
        int fit = (int)((2 * tried.scores[i].points + 200 * tried.total) / (400 * tried.total));
        assert_true(line_with(look(bench), name, line));
        assert_int_equal(atoi(line + strlen(name)), fit);
        snprintf(wanted, sizeof(wanted), "%d %s", i + 1, name);
        assert_shows(bench, wanted);
    }
    assert_true(app_has_work(bench->app)); /* the shares follow */
    app_finish_work(bench->app);
    assert_shows(bench, " %");
    press(bench, "e");
    assert_shows(bench, "cannot be exported");
    assert_shows(bench, "What-if");
    press(bench, "Esc j");
    assert_shows(bench, "0 criteria changed");
    press(bench, "Esc");
    app_finish_work(bench->app);
    char *after = without_message(bench);
    assert_string_equal(before, after);
    assert_int_equal(app_undo_count(bench->app), n_undo);
    free(before);
    free(after);
    arena_free(arena);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_if_ranks_with_changed_points_and_esc_restores),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
