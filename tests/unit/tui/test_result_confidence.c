/* How sure a result is, on the screens: trial runs, proof, single changes, other formulas. */
#include "bench.h"
#include "decisions.h"

#include "tui/app/background_sampling.h"
#include "tui/screens/questions/question_view.h"

static void idle(struct bench *bench)
{
    app_handle(bench->app, &(struct event){.kind = EVENT_IDLE});
}

/* With the number of draws that the program makes: they are done in pieces while no key waits, the
 * share narrows, and then no work is left. The result is the same as when it is computed at once. */
static void test_shares_narrow_while_no_key_waits(void **state)
{
    struct bench *bench = bench_new(24, 80);
    bool seen_firming = false;
    int pieces = 0;

    (void)state;
    bench->app->options.draws = ACCEPTABILITY_DRAWS;
    look(bench);
    assert_false(app_has_work(bench->app)); /* not asked for yet */
    answer(bench, "language", "js");        /* more frameworks left take longer */
    answer(bench, "product", "saas");
    answer(bench, "team-size", "2-3");
    press(bench, "r 5");
    assert_shows(bench, "being worked out");
    for (; app_has_work(bench->app) && pieces < 1000; pieces++) {
        idle(bench);
        const char *picture = look(bench);
        seen_firming |= strstr(picture, " first in ") && strstr(picture, "-") &&
                        app_advice(bench->app)->confidence->shares.draws < ACCEPTABILITY_DRAWS;
    }
    assert_true(pieces >= 2 && pieces < 1000);
    assert_true(seen_firming);
    assert_hides(bench, "being worked out");
    assert_shows(bench, " of 65,536");

    struct arena *arena = arena_new();
    struct advice *advice =
        advice_new(arena, app_decision(bench->app), answers_copy(arena, app_answers(bench->app)));
    confidence_work_out(arena, advice, bench->app->options.seed);
    const struct confidence *one = advice->confidence, *other = app_confidence(bench->app);
    assert_int_equal(one->state, other->state);
    assert_int_equal(one->n_next, other->n_next);
    for (int i = 0; i < advice->ranking.n_left; i++) {
        int framework = advice->ranking.scores[i].alternative;
        assert_int_equal(shares_first(&one->shares, framework),
                         shares_first(&other->shares, framework));
    }
    arena_free(arena);
    answer(bench, "load", "tight"); /* starts again */
    assert_shows(bench, "being worked out");
    assert_true(app_has_work(bench->app));
    bench_free(bench);
}

/* The least lead over any rival with this answer, from the proof. */
static int64_t least_lead(struct bench *bench, int question, int option)
{
    struct arena *arena = arena_new();
    const struct decision *decision = app_decision(bench->app);
    struct answers *answers = answers_copy(arena, app_answers(bench->app));
    int leader = app_advice(bench->app)->winner;

    answers->choice[question] = option;
    struct ranking ranking = rank_all(arena, &decision->problem, answers);
    struct early_stop early_stop = early_stop_prove(arena, &decision->problem, answers, &ranking);
    int64_t lead = early_stop.leader != leader ? INT64_MIN
                   : early_stop.n_rivals == 0
                       ? INT64_MAX
                       : early_stop.rivals[0].settled - (early_stop.can_fall ? 1 << 24 : 0);
    arena_free(arena);
    return lead;
}

/* Answers one question after the other with the option that protects the first place best, until
 * the result is settled. */
static void answer_until_settled(struct bench *bench)
{
    const struct problem *problem = &app_decision(bench->app)->problem;

    answer_all(bench, &projects[0]);
    answer(bench, "panel", "never");
    for (int i = 0; i < problem->n_questions && !app_confidence(bench->app)->early_stop.settled;
         i++) {
        int best = 0;
        if (app_choice(bench->app, i) != ANSWER_OPEN)
            continue;
        for (int o = 1; o < problem->questions[i].n_options; o++)
            if (least_lead(bench, i, o) > least_lead(bench, i, best))
                best = o;
        question_view_push(bench->app, i);
        press_code(bench, (uint32_t)('1' + best));
    }
}

/* The message names the key of the result, and every open question is marked. */
static void test_settled_result_marks_every_open_question(void **state)
{
    struct bench *bench = bench_new(50, 160);

    (void)state;
    press(bench, "a");
    answer_until_settled(bench);
    const struct early_stop *early_stop = &app_confidence(bench->app)->early_stop;
    assert_true(early_stop->settled);
    assert_true(early_stop->n_open > 0);
    assert_shows(bench, "Settled: ");
    assert_shows(bench, "r shows the result");
    int marks = 0;
    for (const char *at = look(bench); (at = strstr(at, "cannot matter")); at++)
        marks++;
    assert_int_equal(marks, early_stop->n_open);
    press(bench, "N");
    assert_shows(bench, "No open question can change who comes first");
    press(bench, "P");
    assert_shows(bench, "Is it settled?");
    for (int i = 0; i < early_stop->n_rivals; i++)
        assert_shows(bench, name_of(bench, early_stop->rivals[i].alternative));
    bench_free(bench);
}

/* Each listed change is one of the engine's, and with the first of them the named framework leads. */
static void test_listed_single_changes_are_those_of_the_engine(void **state)
{
    struct bench *bench = bench_new(100, 80);
    size_t count;
    const struct question_entry *questions = catalog_questions(bench->catalog, &count);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r 6");
    app_finish_work(bench->app);
    const struct confidence *confidence = app_confidence(bench->app);
    const struct single_changes *parts[] = {&confidence->wishes, &confidence->team};
    int listed = 0;
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < parts[i]->of - parts[i]->stays; k++, listed++) {
            const struct single_change *change = &parts[i]->lost_to[k];
            char wanted[128];
            snprintf(wanted, sizeof(wanted), "> %.30s",
                     change->to < 0 ? "no answer to it"
                                    : questions[change->question].options[change->to].label);
            assert_shows(bench, wanted);
            assert_shows(bench,
                         change->winner < 0 ? "nothing fits" : name_of(bench, change->winner));
        }
    assert_true(listed > 0);
    struct single_change change =
        parts[0]->of > parts[0]->stays ? parts[0]->lost_to[0] : parts[1]->lost_to[0];
    app_answer(bench->app, change.question, change.to);
    assert_int_equal(app_advice(bench->app)->winner, change.winner);
    bench_free(bench);
}

static void test_other_formulas_name_their_winner(void **state)
{
    struct bench *bench = bench_new(60, 120);
    char line[512];

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r m");
    const struct methods *methods = &app_confidence(bench->app)->methods;
    assert_int_equal(methods->n, METHODS_COUNT);
    for (int k = 0; k < METHODS_COUNT; k++) {
        const struct method_result *result = &methods->results[k];
        assert_true(
            line_with(strstr(look(bench), "Do other scoring formulas"), result->label + 1, line));
        assert_non_null(strstr(line, name_of(bench, result->winner)));
    }
    bench_free(bench);
}

/* The share of every framework left is beside its bar. */
static void test_shares_beside_the_bars_are_those_of_the_trial_runs(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r 4");
    app_finish_work(bench->app);
    const struct confidence *confidence = app_confidence(bench->app);
    const struct advice *advice = app_advice(bench->app);
    assert_shows(bench, "first in");
    for (int i = 0; i < advice->ranking.n_left; i++) {
        int framework = advice->ranking.scores[i].alternative;
        char line[512], *percent;
        assert_true(line_with(strstr(look(bench), "first in"), name_of(bench, framework), line));
        percent = strrchr(line, '%');
        assert_non_null(percent);
        percent[-1] = '\0';
        double share = 100.0 * shares_first(&confidence->shares, framework) / TEST_DRAWS;
        assert_true(abs(atoi(strrchr(line, ' ') + 1) - (int)share) <= 1);
    }
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares_narrow_while_no_key_waits),
        cmocka_unit_test(test_settled_result_marks_every_open_question),
        cmocka_unit_test(test_listed_single_changes_are_those_of_the_engine),
        cmocka_unit_test(test_other_formulas_name_their_winner),
        cmocka_unit_test(test_shares_beside_the_bars_are_those_of_the_trial_runs),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
