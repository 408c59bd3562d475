/* The questions: ranking beside them, what an option rules out, the keys that move on. */
#include "bench.h"

#include "decide/advice/score_change.h"
#include "tui/app/background_sampling.h"
#include "tui/screens/questions/question_view.h"

/* On the catalog that is shipped, because the frozen one proposes nothing. */
static void test_language_rule_of_the_team_is_proposed(void **state)
{
    char frozen[PATH_MAX];
    int rule;

    (void)state;
    snprintf(frozen, sizeof(frozen), "%s", catalog_path);
    snprintf(catalog_path, sizeof(catalog_path), "%s", getenv("WHICHSTACK_TEST_SHIPPED"));
    struct bench *bench = bench_new(40, 120);
    rule = catalog_find_question(bench->catalog, "language-rule");
    answer(bench, "language", "python");
    question_view_push(bench->app, rule);
    assert_shows(bench, "> 3 o Yes: Python (proposed)");
    assert_shows(bench, "Proposed because of 'Your team writes Python'");
    assert_int_equal(app_answers(bench->app)->choice[rule], ANSWER_OPEN);
    press(bench, "s p");
    assert_hides(bench, "(proposed)");
    press(bench, "u u");
    answer(bench, "language-second", "go");
    question_view_push(bench->app, rule);
    assert_hides(bench, "(proposed)");
    bench_free(bench);
    snprintf(catalog_path, sizeof(catalog_path), "%s", frozen);
}

/* Before it is chosen: beside the option and below it. Once it is chosen: in the message. */
static void test_answer_that_rules_out_the_languages_of_the_team_is_marked(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer(bench, "language", "python");
    press(bench, "a n");
    assert_shows(bench, "Does a house standard");
    assert_shows(bench, "! no Python");
    press(bench, "j");
    assert_hides(bench, "' rules out");
    press(bench, "j");
    assert_shows(bench, "'Language rule: Yes: PHP' rules out");
    press(bench, "Space");
    assert_shows(bench, "This rules out every framework for Python. u takes it back");
    answer(bench, "language-second", "go");
    answer(bench, "language-rule", "ruby");
    press(bench, "p p p");
    assert_shows(bench, "! ruled out");
    bench_free(bench);

    bench = bench_new(40, 120);
    answer(bench, "language", "python");
    answer(bench, "language-second", "go");
    press(bench, "a");
    assert_shows(bench, "! rules out Python and Go");
    assert_shows(bench, "for Python and Go, which your team writes.");
    bench_free(bench);
}

/* The fit and the change of each row are the engine's, against the answers without this one. */
static void test_ranking_shows_fit_and_change_of_the_answer(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    app_answer(bench->app, catalog_find_question(bench->catalog, "typing"), ANSWER_OPEN);
    struct arena *arena = arena_new();
    int *fits = score_change_fits(arena, app_advice(bench->app));
    press(bench, "a");
    seek(bench, "n", "Static types?");
    press(bench, "1");

    const struct advice *advice = app_advice(bench->app);
    assert_int_equal(advice->ranking.n_left, 5);
    assert_shows(bench, "Ranking now");
    for (int i = 0; i < advice->ranking.n_left; i++) {
        const struct score *score = &advice->ranking.scores[i];
        const char *name = name_of(bench, score->alternative);
        char line[512];
        assert_true(line_with(strstr(look(bench), "Ranking now"), name, line));
        int fit = advice_fit(advice, score->points), change = fit - fits[score->alternative];
        assert_int_equal(atoi(line + strlen(name)), fit);
        const char *figure = strrchr(line, ' ') + 1;
        assert_int_equal(text_equal(figure, "=") ? 0 : atoi(figure), change);
    }
    assert_shows(bench, "out: Typing");
    assert_shows(bench, "5 are ruled out");
    arena_free(arena);
    bench_free(bench);
}

/* The cursor on another answer shows the ranking with it; nothing is answered. */
static void test_cursor_on_an_answer_previews_the_ranking(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    question_view_push(bench->app, catalog_find_question(bench->catalog, "typing"));
    assert_shows(bench, "Ranking now");
    int n_left = app_advice(bench->app)->ranking.n_left;
    press(bench, "j");
    assert_shows(bench, "Ranking if so");
    assert_shows(bench, "| where it stands now");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, n_left);
    char wanted[64];
    struct arena *arena = arena_new();
    struct answers *answers = answers_copy(arena, app_answers(bench->app));
    answers->choice[catalog_find_question(bench->catalog, "typing")] = 1;
    struct ranking then = rank_all(arena, &app_decision(bench->app)->problem, answers);
    snprintf(wanted, sizeof(wanted), " 1 %s", name_of(bench, then.scores[0].alternative));
    assert_shows(bench, wanted);
    arena_free(arena);
    press(bench, "k");
    assert_shows(bench, "Ranking now");
    bench_free(bench);
}

/* Where the window is too narrow to show what moved, a digit goes to the next question and the
 * message says what was answered. The setting `advance` overrides that. */
static void test_digit_goes_on_where_changes_do_not_fit(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a 2");
    assert_shows(bench, "Your team writes Python. ");
    assert_shows(bench, "Which other language");
    resize(bench, 40, 120);
    press(bench, "p 1");
    assert_shows(bench, "Which language does the team write");
    assert_shows(bench, "Largest changes by this answer");
    config_set(&bench->app->options.config, "advance", "always");
    press(bench, "2");
    assert_shows(bench, "Which other language");
    resize(bench, 24, 80);
    config_set(&bench->app->options.config, "advance", "never");
    press(bench, "p 1");
    assert_shows(bench, "Which language does the team write");
    bench_free(bench);
}

/* How many more frameworks an option rules out: the number left without this answer, minus the
 * number left with it. */
static int excluded_by(struct bench *bench, int question, int option)
{
    struct arena *arena = arena_new();
    const struct decision *decision = app_decision(bench->app);
    struct answers *answers = answers_copy(arena, app_answers(bench->app));

    answers->choice[question] = ANSWER_OPEN;
    int without = rank_all(arena, &decision->problem, answers).n_left;
    answers->choice[question] = option;
    int with = rank_all(arena, &decision->problem, answers).n_left;
    arena_free(arena);
    return without - with;
}

static void check_marks(struct bench *bench)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(bench->catalog, &count);
    struct text row;

    text_init(&row);
    press(bench, "q a g");
    seek(bench, "p", "Which language does the team write");
    for (size_t q = 0; q < count; q++) {
        look(bench);
        for (size_t o = 0; o < questions[q].n_options; o++) {
            /* The options are on adjacent rows; the cursor finds them. */
            text_of_row(bench, bench->surface->cursor_row, &row);
            char begin[24];
            snprintf(begin, sizeof(begin), "%.16s", questions[q].options[o].label);
            char *label = strstr(row.bytes, begin);
            assert_non_null(label);
            int out = excluded_by(bench, (int)q, (int)o);
            bool chosen = app_choice(bench->app, q) == (int)o;
            char *mark = strstr(label, "! rules out "), *none = strstr(label, "! leaves nothing");
            assert_true((mark != NULL || none != NULL) == (out > 0 && !chosen));
            if (mark)
                assert_int_equal(atoi(mark + strlen("! rules out ")), out);
            press(bench, "j");
            look(bench);
        }
        press(bench, "n g");
    }
    text_finish(&row);
}

static void test_options_show_how_many_they_rule_out(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    press(bench, "a");
    check_marks(bench);
    answer(bench, "typing", "required");
    check_marks(bench);
    answer(bench, "language-rule", "php");
    answer(bench, "panel", "ships");
    check_marks(bench);
    bench_free(bench);
}

/* x skips the answers that rule out the best of the ruled out, as one undo step. */
static void test_x_skips_the_answer_that_rules_out(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a x");
    assert_shows(bench, "No answer rules out any of them");
    answer(bench, "typing", "required");
    press(bench, "x");
    assert_int_equal(app_answer_count(bench->app), 0);
    assert_shows(bench, "5 more left with \"Typing: Required\" skipped");
    press(bench, "u");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 5);
    bench_free(bench);
}

static void check_most_decisive(const char *keys)
{
    struct bench *bench = bench_new(40, 120);
    size_t count;
    const struct question_entry *questions = catalog_questions(bench->catalog, &count);

    answer_all(bench, &projects[0]);
    press(bench, keys);
    const struct confidence *confidence = app_confidence(bench->app);
    assert_true(confidence->n_next > 0);
    char wanted[128];
    snprintf(wanted, sizeof(wanted),
             "Question %d matters most: it can change most about who comes first",
             confidence->next[0].question + 1);
    assert_shows(bench, wanted);
    snprintf(wanted, sizeof(wanted), "%.30s", questions[confidence->next[0].question].text);
    assert_shows(bench, wanted);
    bench_free(bench);
}

static void test_N_goes_to_the_most_decisive_question(void **state)
{
    (void)state;
    check_most_decisive("a N");
    check_most_decisive("r N");
    check_most_decisive("b N");
    check_most_decisive("c N");
    check_most_decisive("r w N");
    check_most_decisive("e N");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_language_rule_of_the_team_is_proposed),
        cmocka_unit_test(test_answer_that_rules_out_the_languages_of_the_team_is_marked),
        cmocka_unit_test(test_ranking_shows_fit_and_change_of_the_answer),
        cmocka_unit_test(test_cursor_on_an_answer_previews_the_ranking),
        cmocka_unit_test(test_digit_goes_on_where_changes_do_not_fit),
        cmocka_unit_test(test_options_show_how_many_they_rule_out),
        cmocka_unit_test(test_x_skips_the_answer_that_rules_out),
        cmocka_unit_test(test_N_goes_to_the_most_decisive_question),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
