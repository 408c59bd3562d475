/* The text fields of Export, Project and Help, and what those screens show after an undo. */
#include "bench.h"
#include "decisions.h"

#include <stdlib.h>
#include <string.h>

static void paste(struct bench *bench, const char *text)
{
    const struct event event = {.kind = EVENT_PASTE, .paste = text};

    app_handle(bench->app, &event);
}

/* A text longer than every field; yours to free. */
static char *long_text(void)
{
    char *text = malloc(1001);

    memset(text, 'x', 1000);
    text[1000] = '\0';
    return text;
}

static void answer_three(struct bench *bench)
{
    answer(bench, "language", "python");
    answer(bench, "product", "saas");
    answer(bench, "typing", "dynamic");
}

static void test_pasted_file_name_is_taken(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_three(bench);
    press(bench, "e");
    paste(bench, "notes.md");
    assert_shows(bench, "Nothing takes text here");
    assert_hides(bench, "notes.md");
    press(bench, "Tab Ctrl-U");
    paste(bench, "notes.md");
    assert_shows(bench, "File     notes.md");
    assert_shows(bench, "-o notes.md");
    press(bench, "Esc 3"); /* a name of the user stays with another format */
    assert_shows(bench, "File     notes.md");
    bench_free(bench);
}

static void test_pasted_folder_is_taken(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_three(bench);
    press(bench, "r S");
    paste(bench, "shop");
    assert_shows(bench, "Nothing takes text here");
    press(bench, "Tab Ctrl-U");
    paste(bench, "shop");
    assert_shows(bench, "Folder   shop");
    assert_shows(bench, "| # shop"); /* README.md */
    bench_free(bench);
}

static void test_pasted_words_are_searched_in_help(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "?");
    paste(bench, "next row");
    assert_shows(bench, "1 command matches \"next row\"");
    press(bench, "Esc n e x t Space r o w");
    assert_shows(bench, "1 command matches \"next row\"");
    bench_free(bench);
}

static void test_end_of_a_paste_that_does_not_fit_is_told(void **state)
{
    static const char *const fields[] = {"/", "Enter /", "e Tab", "r S Tab", "?"};
    char *text = long_text();

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++) {
        struct bench *bench = bench_new(24, 80);
        answer_three(bench);
        press(bench, fields[i]);
        paste(bench, "x");
        assert_hides(bench, "does not fit");
        paste(bench, text);
        assert_shows(bench, "The end of the pasted text does not fit and is left out");
        press(bench, "Backspace");
        assert_hides(bench, "does not fit");
        bench_free(bench);
    }
    free(text);
}

/* In a field the keys of the screen are letters of a name. */
static void test_footer_of_a_field_shows_only_keys_that_work_there(void **state)
{
    static const char *const keys[] = {"e", "r S"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++) {
        struct bench *bench = bench_new(24, 80);
        answer_three(bench);
        press(bench, keys[i]);
        const char *name = app_screen(bench->app)->name;
        assert_shows(bench, "q close");
        press(bench, "Tab");
        assert_shows(bench, "Enter write  Tab ");
        assert_shows(bench, "  Esc leave field\n");
        assert_hides(bench, "y copy");
        assert_hides(bench, "q close");
        press(bench, "Esc");
        assert_string_equal(app_screen(bench->app)->name, name);
        assert_shows(bench, "q close");
        press(bench, "Esc");
        assert_string_not_equal(app_screen(bench->app)->name, name);
        bench_free(bench);
    }
}

/* What is shown and written belongs to the answers at that time, wherever they were changed. */
static void test_undo_renews_the_export(void **state)
{
    static const struct {
        const char *open, *change;
    } cases[] = {{"e", "u"}, {"e 5", "u"}, {"e 5", "c u q"}, {"e 7", "u q"}};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        struct bench *bench = bench_new(40, 120), *fresh = bench_new(40, 120);
        press(bench, "a 3");
        press(bench, cases[i].open);
        press(bench, cases[i].change);
        press(bench, "y");
        assert_int_equal(bench->app->request, REQUEST_COPY);
        press(fresh, i < 3 ? cases[i].open : "e"); /* without the answer */
        press(fresh, "y");
        assert_string_equal(bench->app->request_text.bytes, fresh->app->request_text.bytes);
        bench_free(fresh);
        bench_free(bench);
    }
}

static void test_project_follows_answers_changed_on_a_screen_above(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer(bench, "product", "saas");
    answer(bench, "typing", "dynamic");
    press(bench, "a");
    go_to_line(bench, "Python");
    press(bench, "Space");
    press(bench, "r S");
    assert_string_equal(app_screen(bench->app)->name, "project");
    assert_shows(bench, "manage.py");
    press(bench, "c u q");
    assert_string_equal(app_screen(bench->app)->name, "project");
    assert_shows(bench, "No project for this stack");
    press(bench, "Ctrl-R");
    assert_shows(bench, "manage.py");
    bench_free(bench);
}

/* A key that replaces a file writes no other one. */
static void test_replacing_needs_a_file(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_three(bench);
    press(bench, "e Tab Ctrl-U n e w . t x t Tab !");
    assert_shows(bench, "There is no file of this name to replace; Enter writes a new one");
    assert_string_equal(app_screen(bench->app)->name, "export");
    press(bench, "Enter");
    assert_shows(bench, "Written: ");
    press(bench, "e Tab Ctrl-U n e w . t x t Tab Enter");
    assert_shows(bench, "'new.txt' exists already: press ! to replace it");
    press(bench, "!");
    assert_shows(bench, "Written: ");
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replacing_needs_a_file),
        cmocka_unit_test(test_pasted_file_name_is_taken),
        cmocka_unit_test(test_pasted_folder_is_taken),
        cmocka_unit_test(test_pasted_words_are_searched_in_help),
        cmocka_unit_test(test_end_of_a_paste_that_does_not_fit_is_told),
        cmocka_unit_test(test_footer_of_a_field_shows_only_keys_that_work_there),
        cmocka_unit_test(test_undo_renews_the_export),
        cmocka_unit_test(test_project_follows_answers_changed_on_a_screen_above),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
