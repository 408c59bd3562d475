/* What one run of the explorer keeps for the next. */
#include "bench.h"
#include "decisions.h"

#include "store/session.h"
#include "tui/app/keymap.h"

/* Answers and sorting of the last run are restored, a message says so, and undo and redo work. */
static void test_last_session_is_restored_and_can_be_undone(void **state)
{
    struct arena *arena = arena_new();
    struct session *session;
    const char *notice;
    struct error error;
    char folder[PATH_MAX];

    snprintf(folder, sizeof(folder), "%s", folder_path(state, "again"));
    assert_true(session_open(arena, folder, "2026-11-22T10:00:00", &session, &notice, &error));
    struct bench *bench = bench_with(24, 80, false, session);
    press(bench, "s j j j a 2 q");
    assert_shows(bench, "> Spring Boot");
    app_keep_place(bench->app);
    app_idle(bench->app);
    bench_free(bench);

    bench = bench_with(24, 80, false, session);
    assert_shows(bench, "1 answer of 2026-11-22 restored; u undoes, --fresh starts empty");
    assert_shows(bench, "> Spring Boot");
    assert_int_equal(bench->app->catalog_view.sort.by, SORT_NAME);
    press(bench, "u");
    assert_shows(bench, "Undone: what the last session left");
    assert_int_equal(bench->app->catalog_view.sort.by, SORT_CATALOG);
    assert_int_equal(app_answer_count(bench->app), 0);
    press(bench, "Ctrl-R");
    assert_int_equal(app_answer_count(bench->app), 1);
    assert_int_equal(bench->app->catalog_view.sort.by, SORT_NAME);
    bench_free(bench);
    session_close(session);
    arena_free(arena);
}

/* A theme chosen in the program is used in the next run unless an option or the config names one.
 * Undo and --fresh do not change it, and choosing it keeps the saved marks. */
static void test_chosen_theme_is_kept_for_the_next_run(void **state)
{
    struct arena *arena = arena_new();
    struct session *session;
    const char *notice;
    struct error error;
    char folder[PATH_MAX];

    snprintf(folder, sizeof(folder), "%s", folder_path(state, "theme"));
    assert_true(session_open(arena, folder, "2026-11-22T10:00:00", &session, &notice, &error));
    struct catalog *catalog;
    assert_true(catalog_open(catalog_path, &catalog, &error));
    struct app_options options = {.catalog = catalog,
                                  .program = "whichstack 0.2.0",
                                  .today = "2026-11-22",
                                  .draws = TEST_DRAWS,
                                  .session = session};
    struct app *app = app_new(&options);
    catalog_view_mark(&app->catalog_view, 0);
    app_listing_changed(app);
    app_run(app, keymap_action(NULL, "theme"));
    assert_ptr_equal(config_theme(&app->options.config), themes[1]);
    app_free(app);

    options.fresh = true;
    app = app_new(&options);
    assert_ptr_equal(config_theme(&app->options.config), themes[1]);
    app_run(app, keymap_action(NULL, "theme"));
    app_free(app);

    options.fresh = false;
    config_set(&options.config, "theme", "default");
    app = app_new(&options);
    assert_ptr_equal(config_theme(&app->options.config), themes[0]);
    app_free(app);

    options.config = (struct config){0};
    app = app_new(&options);
    assert_ptr_equal(config_theme(&app->options.config), themes[2]);
    assert_int_equal(app->catalog_view.n_marks, 1);
    app_free(app);
    catalog_free(catalog);
    session_close(session);
    arena_free(arena);
}

static void test_screens_say_whether_answers_are_saved(void **state)
{
    struct arena *arena = arena_new();
    struct session *session;
    const char *notice;
    struct error error;
    char folder[PATH_MAX], elsewhere[PATH_MAX];

    snprintf(folder, sizeof(folder), "%s", folder_path(state, "session"));
    assert_true(session_open(arena, folder, "2026-11-22T10:00:00", &session, &notice, &error));
    struct bench *bench = bench_with(40, 120, false, session);
    press(bench, "a");
    assert_hides(bench, "answers saved");
    press(bench, "2");
    assert_shows(bench, "answers saved");
    snprintf(elsewhere, sizeof(elsewhere), "%s", folder_path(state, "elsewhere"));
    assert_int_equal(rename(folder, elsewhere), 0);
    press(bench, "3");
    assert_shows(bench, "not saved yet");
    press(bench, "r");
    assert_shows(bench, "not saved yet");
    assert_int_equal(rename(elsewhere, folder), 0);
    app_idle(bench->app);
    assert_shows(bench, "answers saved");
    bench_free(bench);
    session_close(session);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_last_session_is_restored_and_can_be_undone, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_chosen_theme_is_kept_for_the_next_run, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_screens_say_whether_answers_are_saved, folder_new,
                                        folder_free),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
