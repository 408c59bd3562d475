/* The result: its figures are the engine's, its lines open, its rules can be lifted. */
#include "bench.h"

#include "tui/app/background_sampling.h"

#include <ctype.h>

/* The sum of the rows of section 2 above "Together". Rows of answers begin with a mark, rows of
 * criteria do not. */
static int sum_of_rows(const char *picture, const char *head, char mark, int *ret_rows)
{
    const char *at = strstr(picture, head);
    int sum = 0;

    assert_non_null(at);
    *ret_rows = 0;
    for (at = strchr(at, '\n') + 1;
         !strstr(at, "Together") || strstr(at, "Together") > strchr(at, '\n');
         at = strchr(at, '\n') + 1) {
        char line[512];
        snprintf(line, sizeof(line), "%.*s", (int)strcspn(at, "\n"), at);
        if (strlen(line) < 68 || (line[2] == '#') != (mark == '#'))
            continue;
        line[72] = '\0'; /* the next column is what the second gets more */
        sum += tenths_of(strrchr(line, ' ') + 1);
        ++*ret_rows;
    }
    return sum;
}

/* Section 2: the rows of the answers and the rows of the criteria both add up to the fit. */
static void test_rows_of_why_add_up_to_the_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(projects); i++) {
        struct bench *bench = bench_new(90, 80);
        char line[512];
        int rows, sum;
        answer_all(bench, &projects[i]);
        press(bench, "r 2");
        const struct advice *advice = app_advice(bench->app);
        sum = sum_of_rows(look(bench), "What counts", '#', &rows);
        assert_int_equal(rows, projects[i].count + 1);
        assert_int_equal(sum, fit_in_tenths(advice, advice->ranking.scores[0].points));
        assert_int_equal(sum_of_rows(look(bench), "What counts", ' ', &rows), sum);
        assert_true(line_with(look(bench), "Together", line));
        assert_int_equal(tenths_of(strpbrk(line, "0123456789")), sum);
        bench_free(bench);
    }
}

static void test_columns_of_the_table_add_up_to_the_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(projects); i++) {
        struct bench *bench = bench_new(60, 120);
        answer_all(bench, &projects[i]);
        press(bench, "r 4 t");
        const struct advice *advice = app_advice(bench->app);
        for (int j = 0; j < advice->ranking.n_left; j++) {
            const struct score *score = &advice->ranking.scores[j];
            char line[512];
            int sum = 0;
            assert_true(line_with(strstr(look(bench), "what it is made of"),
                                  name_of(bench, score->alternative), line));
            for (char *figure = strchr(line, '.'); figure; figure = strchr(figure + 1, '.')) {
                while (figure > line && isdigit((unsigned char)figure[-1]))
                    figure--;
                if (isdigit((unsigned char)figure[0]))
                    sum += tenths_of(figure);
                figure = strchr(figure, '.');
            }
            assert_int_equal(sum, fit_in_tenths(advice, score->points));
        }
        bench_free(bench);
    }
}

/* The last column adds up to the criteria on which the second is better, computed from the
 * problem. */
static void test_points_where_the_second_is_better(void **state)
{
    struct bench *bench = bench_new(90, 80);
    char line[512];

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r 2");
    const struct advice *advice = app_advice(bench->app);
    const struct problem *problem = &advice->decision->problem;
    int64_t lost = 0;
    for (int j = 0; j < problem->n_criteria; j++) {
        size_t n = (size_t)problem->n_criteria, one = (size_t)advice->winner * n + (size_t)j,
               two = (size_t)advice->second * n + (size_t)j;
        int more = problem->low[two] + problem->high[two] - problem->low[one] - problem->high[one];
        if (more > 0)
            lost += (int64_t)advice->ranking.points[j] * more;
    }
    assert_true(lost > 0);
    assert_true(line_with(look(bench), "Together", line));
    assert_int_equal(tenths_of(strrchr(line, ' ') + 1), fit_in_tenths(advice, lost));
    bench_free(bench);
}

static void test_x_on_a_ruled_out_framework_lifts_its_rule(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r 4");
    go_to_line(bench, "- Django");
    assert_shows(bench, "5 of 10; x lifts the rule");
    assert_shows(bench, "static types are required: level 1 of 3, wanted level 2 or more");
    press(bench, "Enter");
    assert_shows(bench, "Django is ruled out; it fits ");
    assert_shows(bench, "`- Static types    50 ###    third party");
    press(bench, "q x");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 10);
    press(bench, "G");
    assert_hides(bench, "5 of 10; x");
    press(bench, "u");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 5);
    bench_free(bench);
}

static void test_x_brings_frameworks_back_when_all_are_ruled_out(void **state)
{
    struct bench *bench = bench_new(24, 100);

    (void)state;
    answer(bench, "language-rule", "php");
    answer(bench, "typing", "required");
    press(bench, "r");
    assert_int_equal(app_advice(bench->app)->winner, -1);
    assert_shows(bench, "Nothing fits");
    assert_shows(bench, "Typing: Required");
    assert_hides(bench, "The stack");
    go_to_line(bench, "x Typing: Required");
    assert_shows(bench, "brings back Laravel");
    press(bench, "x");
    assert_hides(bench, "Nothing fits");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 1);
    press(bench, "u");
    assert_shows(bench, "Nothing fits");
    bench_free(bench);
}

/* Two answers must be skipped together: one key does it, one undo restores them. */
static void test_x_skips_two_answers_in_one_undo_step(void **state)
{
    struct bench *bench = bench_new(24, 100);

    (void)state;
    answer(bench, "language-rule", "php");
    answer(bench, "typing", "required");
    answer(bench, "panel", "ships");
    press(bench, "r");
    const struct advice *advice = app_advice(bench->app);
    assert_int_equal(advice->winner, -1);
    assert_true(advice->n_relaxations > 0);
    assert_int_equal(advice->relaxations[0].n_questions, 2);
    int expected = advice->relaxations[0].n_returning;
    press(bench, "x");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, expected);
    assert_int_equal(app_answer_count(bench->app), 1);
    press(bench, "u");
    assert_int_equal(app_answer_count(bench->app), 3);
    assert_shows(bench, "Nothing fits");
    press(bench, "Ctrl-R");
    assert_int_equal(app_answer_count(bench->app), 1);
    bench_free(bench);
}

static void test_undo_restores_the_result(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    char *before = without_message(bench);
    answer(bench, "typing", "dynamic");
    answer(bench, "realtime", "none");
    char *between = without_message(bench);
    assert_string_not_equal(before, between);
    press(bench, "u u");
    char *after = without_message(bench);
    assert_string_equal(before, after);
    press(bench, "Ctrl-R Ctrl-R");
    char *again = without_message(bench);
    assert_string_equal(between, again);
    free(before);
    free(between);
    free(after);
    free(again);
    bench_free(bench);
}

/* Enter opens something on every line that the cursor stops at, and q returns to the same picture. */
static void check_everything_opens(struct bench *bench, const char *section, int *n_stops)
{
    press(bench, section);
    press(bench, "g");
    char *last = strdup("");
    for (;; ++*n_stops) {
        char *here = without_message(bench);
        if (text_equal(here, last)) {
            free(here);
            break;
        }
        press(bench, "Enter");
        bool same = text_equal(look(bench), here);
        assert_false(same && bench->app->message.length == 0);
        if (app_depth(bench->app) > 2)
            press(bench, "q");
        else
            press(bench, strstr(look(bench), "if: ") ? "u" : "r"); /* a preview, or a question */
        press(bench, section);
        char *back = without_message(bench);
        assert_string_equal(here, back);
        free(back);
        free(last);
        last = here;
        press(bench, "j");
    }
    free(last);
}

static void test_every_line_opens_and_q_returns(void **state)
{
    static const int sizes[][2] = {{24, 80}, {40, 120}, {12, 50}};
    static const char *const sections[] = {"1", "2", "3", "4", "5", "6"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        struct bench *bench = bench_new(sizes[i][0], sizes[i][1]);
        int n_stops = 0;
        answer_all(bench, &projects[i]);
        press(bench, "r");
        app_finish_work(bench->app);
        for (size_t k = 0; k < ARRAY_LENGTH(sections); k++)
            check_everything_opens(bench, sections[k], &n_stops);
        assert_true(n_stops > 40);
        bench_free(bench);
    }
}

/* What a line or a key of one screen opens on another is left by q, also where that one was open before. */
static void test_q_returns_to_where_a_screen_was_opened(void **state)
{
    static const struct {
        const char *keys, *from, *to;
    } cases[] = {
        {"a r 5 G k k k k k k k k k k k k k k k Enter", "result", "questions"},
        {"a r N", "result", "questions"},
        {"r a P", "questions", "result"},
        {"r c Enter", "compare", "result"},
        {"a c N", "compare", "questions"},
        {"a r w + N", "whatif", "questions"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        struct bench *bench = bench_new(40, 120);
        answer_all(bench, &projects[1]);
        app_finish_work(bench->app);
        press(bench, cases[i].keys);
        assert_string_equal(app_screen(bench->app)->name, cases[i].to);
        press(bench, "q");
        assert_string_equal(app_screen(bench->app)->name, cases[i].from);
        press(bench, "q q q");
        assert_false(bench->app->running);
        bench_free(bench);
    }
}

/* Enter on another answer shows the result with it. Nothing is answered, and u returns to the
 * stated answers. */
static void test_preview_answers_nothing_and_u_leaves_it(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r 6");
    char *before = without_message(bench);
    const struct single_changes *changes = &app_confidence(bench->app)->wishes;
    if (changes->of == changes->stays)
        changes = &app_confidence(bench->app)->team;
    assert_true(changes->of > changes->stays);
    int answered = app_answer_count(bench->app);
    size_t n_undo = app_undo_count(bench->app);
    press(bench, "Enter");
    assert_shows(bench, " if: ");
    assert_shows(bench, "u restores");
    assert_int_equal(app_answer_count(bench->app), answered);
    assert_int_equal(app_undo_count(bench->app), n_undo);
    press(bench, "u");
    assert_hides(bench, " if: ");
    char *after = without_message(bench);
    assert_string_equal(before, after);
    free(before);
    free(after);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_of_why_add_up_to_the_fit),
        cmocka_unit_test(test_columns_of_the_table_add_up_to_the_fit),
        cmocka_unit_test(test_points_where_the_second_is_better),
        cmocka_unit_test(test_x_on_a_ruled_out_framework_lifts_its_rule),
        cmocka_unit_test(test_x_brings_frameworks_back_when_all_are_ruled_out),
        cmocka_unit_test(test_x_skips_two_answers_in_one_undo_step),
        cmocka_unit_test(test_undo_restores_the_result),
        cmocka_unit_test(test_every_line_opens_and_q_returns),
        cmocka_unit_test(test_q_returns_to_where_a_screen_was_opened),
        cmocka_unit_test(test_preview_answers_nothing_and_u_leaves_it),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
