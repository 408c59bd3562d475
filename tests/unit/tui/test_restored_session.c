/* What a run makes of a saved session that does not fit it, and what it adds to one. */
#include "bench.h"
#include "decisions.h"

#include "store/session.h"
#include "tui/app/keymap.h"

struct run {
    struct arena *arena;
    struct session *session;
    struct bench *bench;
};

/* A session with these entries, and the explorer started with it. */
static struct run run_with(void **state, const char *name, const struct session_entry *entries,
                           size_t count)
{
    struct run run = {.arena = arena_new()};
    const char *notice;
    struct error error;
    bool busy;

    assert_true(session_open(run.arena, folder_path(state, name), "2026-11-22T10:00:00",
                             &run.session, &notice, &error));
    assert_true(session_save(run.session, entries, count, &busy, &error));
    run.bench = bench_with(24, 80, false, run.session);
    return run;
}

static void run_end(struct run *run)
{
    bench_free(run->bench);
    session_close(run->session);
    arena_free(run->arena);
}

/* The saved value; NULL: there is none. */
static const char *saved(struct run *run, const char *kind, const char *name)
{
    struct session_entry *entries;
    struct error error;
    size_t count;

    assert_true(session_load(run->session, run->arena, &entries, &count, &error));
    for (size_t i = 0; i < count; i++)
        if (text_equal(entries[i].kind, kind) && text_equal(entries[i].name, name))
            return entries[i].value;
    return NULL;
}

#define SAVED "2026-11-20"

/* A session of another catalog: what this one does not know is passed over and kept. */
static void test_entries_of_another_catalog_are_passed_over_and_kept(void **state)
{
    static const struct session_entry entries[] = {
        {"answer", "language", "cobol", SAVED},   {"answer", "gone", "skip", SAVED},
        {"answer", "also-gone", "yes", SAVED},    {"state", "filter", "orm>=", SAVED},
        {"state", "marks", "gone django", SAVED}, {"state", "row", "gone", SAVED},
        {"state", "sort", "trait:gone", SAVED},   {"state", "later", "setting", SAVED},
    };
    struct run run = run_with(state, "other", entries, ARRAY_LENGTH(entries));
    const struct catalog_view *view = &run.bench->app->catalog_view;

    assert_hides(run.bench, "restored");
    assert_shows(run.bench, "> Node.js + Express");
    assert_int_equal(app_answer_count(run.bench->app), 0);
    assert_int_equal(view->n_rows, view->n_all);
    assert_int_equal(view->sort.by, SORT_CATALOG);
    assert_int_equal(view->n_marks, 1);
    assert_string_equal(name_of(run.bench, view->marks[0]), "Django");
    answer(run.bench, "team-size", "4-10");
    app_idle(run.bench->app);
    assert_string_equal(saved(&run, "answer", "language"), "cobol");
    assert_string_equal(saved(&run, "answer", "gone"), "skip");
    assert_string_equal(saved(&run, "state", "later"), "setting");
    assert_string_equal(saved(&run, "answer", "team-size"), "4-10");
    run_end(&run);
}

static void test_framework_marked_twice_is_marked_once(void **state)
{
    static const struct session_entry entries[] = {
        {"state", "marks", "django nestjs django flask", SAVED},
    };
    struct run run = run_with(state, "marks", entries, ARRAY_LENGTH(entries));

    assert_int_equal(run.bench->app->catalog_view.n_marks, 3);
    press(run.bench, "c");
    assert_shows(run.bench, "Django | NestJS | Flask");
    run_end(&run);
}

/* The ids of a catalog may be of any length. */
static void test_long_marks_are_read_whole(void **state)
{
    static char marks[600];
    const struct session_entry entries[] = {{"state", "marks", marks, SAVED}};

    /* Of the first 511 bytes the last id would be "django". */
    memset(marks, 'x', 504);
    strcpy(marks + 504, " django-of-another-catalog flask");
    struct run run = run_with(state, "long", entries, ARRAY_LENGTH(entries));
    const struct catalog_view *view = &run.bench->app->catalog_view;

    assert_int_equal(view->n_marks, 1);
    assert_string_equal(name_of(run.bench, view->marks[0]), "Flask");
    run_end(&run);
}

/* One that is too long to keep is left out: cut, it would be another filter. */
static void test_filter_that_is_too_long_is_passed_over(void **state)
{
    static char filter[600];
    const struct session_entry entries[] = {{"state", "filter", filter, SAVED}};

    memset(filter, ' ', 508);
    strcpy(filter + 508, "zzz | django");
    struct run run = run_with(state, "filter", entries, ARRAY_LENGTH(entries));
    const struct catalog_view *view = &run.bench->app->catalog_view;

    assert_int_equal(view->n_rows, view->n_all);
    press(run.bench, "s");
    assert_int_equal(view->n_rows, view->n_all);
    run_end(&run);
}

/* The order by fit needs answers; without them the list is in the order of the catalog. */
static void test_saved_order_by_fit_needs_answers(void **state)
{
    static const struct session_entry entries[] = {
        {"answer", "language", "php", SAVED},
        {"answer", "team-size", "skip", SAVED},
        {"state", "sort", "-fit", SAVED},
    };
    struct run with = run_with(state, "with", entries, ARRAY_LENGTH(entries));

    assert_shows(with.bench, "1 answer of 2026-11-20 restored; u undoes");
    assert_int_equal(
        app_choice(with.bench->app, catalog_find_question(with.bench->catalog, "team-size")),
        ANSWER_SKIPPED);
    assert_int_equal(with.bench->app->catalog_view.sort.by, SORT_FIT);
    assert_string_equal(name_of(with.bench, with.bench->app->catalog_view.rows[0]), "Laravel");
    run_end(&with);
    struct run without = run_with(state, "without", &entries[2], 1);
    assert_string_equal(name_of(without.bench, without.bench->app->catalog_view.rows[0]),
                        "Node.js + Express");
    assert_hides(without.bench, "sorted by your fit");
    run_end(&without);
}

/* A cursor alone is no step to undo. */
static void test_restored_cursor_is_not_undone(void **state)
{
    static const struct session_entry entries[] = {
        {"state", "row", "flask", SAVED},
        {"state", "theme", "mono", SAVED},
    };
    struct run run = run_with(state, "cursor", entries, ARRAY_LENGTH(entries));

    assert_shows(run.bench, "> Flask");
    assert_int_equal(app_undo_count(run.bench->app), 0);
    app_keep_place(run.bench->app); /* not moved: nothing to save */
    app_idle(run.bench->app);
    assert_string_equal(saved(&run, "state", "row"), "flask");
    press(run.bench, "k");
    app_keep_place(run.bench->app);
    app_idle(run.bench->app);
    assert_string_not_equal(saved(&run, "state", "row"), "flask");
    run_end(&run);
}

/* With --fresh looking around leaves the old session as it is, and the first answer replaces it. */
static void test_fresh_run_replaces_the_session_at_the_first_answer(void **state)
{
    static const struct session_entry entries[] = {
        {"answer", "language", "php", SAVED},   {"answer", "team-size", "4-10", SAVED},
        {"state", "filter", "lang:php", SAVED}, {"state", "row", "laravel", SAVED},
        {"state", "theme", "mono", SAVED},
    };
    struct run run = run_with(state, "fresh", entries, ARRAY_LENGTH(entries));

    run.bench->app->running = false;
    const struct app_options options = {.catalog = run.bench->catalog,
                                        .program = "whichstack 0.2.0",
                                        .today = "2026-11-22",
                                        .draws = TEST_DRAWS,
                                        .session = run.session,
                                        .fresh = true};
    app_free(run.bench->app);
    run.bench->app = app_new(&options);
    app_resize(run.bench->app, 24, 80);
    assert_int_equal(app_answer_count(run.bench->app), 0);
    press(run.bench, "j j");
    app_keep_place(run.bench->app);
    app_idle(run.bench->app);
    assert_string_equal(saved(&run, "answer", "language"), "php");
    assert_string_equal(saved(&run, "state", "row"), "laravel");
    answer(run.bench, "language", "go");
    answer(run.bench, "language", "ruby");
    app_idle(run.bench->app);
    assert_string_equal(saved(&run, "answer", "language"), "ruby");
    assert_null(saved(&run, "answer", "team-size"));
    assert_null(saved(&run, "state", "filter"));
    assert_string_equal(saved(&run, "state", "theme"), "mono");
    run_end(&run);
}

/* The last of several changes that could not be saved is saved later. */
static void test_last_answer_is_saved_when_saving_works_again(void **state)
{
    struct run run = run_with(state, "late", NULL, 0);
    char folder[PATH_MAX], elsewhere[PATH_MAX];

    snprintf(folder, sizeof(folder), "%s", folder_path(state, "late"));
    snprintf(elsewhere, sizeof(elsewhere), "%s", folder_path(state, "elsewhere"));
    answer(run.bench, "language", "go");
    app_idle(run.bench->app);
    assert_int_equal(rename(folder, elsewhere), 0);
    answer(run.bench, "language", "php");
    answer(run.bench, "language", "ruby");
    app_idle(run.bench->app);
    assert_true(app_unsaved(run.bench->app));
    assert_int_equal(rename(elsewhere, folder), 0);
    app_idle(run.bench->app);
    assert_false(app_unsaved(run.bench->app));
    assert_string_equal(saved(&run, "answer", "language"), "ruby");
    run_end(&run);
}

/* A session that breaks after it was opened is reported, and the explorer starts without it. */
static void test_session_that_cannot_be_read_is_reported(void **state)
{
    struct run run = run_with(state, "broken", NULL, 0);
    char junk[8192];

    answer(run.bench, "language", "go");
    app_idle(run.bench->app);
    bench_free(run.bench);
    memset(junk, 'x', sizeof(junk));
    folder_write(folder_path(state, "broken/" SESSION_FILE), junk, sizeof(junk));
    run.bench = bench_with(24, 80, false, run.session);
    assert_int_equal(app_answer_count(run.bench->app), 0);
    assert_hides(run.bench, "restored");
    assert_int_equal(run.bench->app->message_role, ROLE_WARN);
    assert_shows(run.bench, SESSION_FILE);
    assert_shows(run.bench, "> Node.js + Express");
    run_end(&run);
}

static void test_theme_changes_without_a_session(void **state)
{
    struct bench *bench = bench_new(24, 80);
    const struct theme *before = config_theme(&bench->app->options.config);

    (void)state;
    app_run(bench->app, keymap_action(NULL, "theme"));
    assert_ptr_not_equal(config_theme(&bench->app->options.config), before);
    bench_free(bench);
}

static void test_picker_starts_with_its_filter_and_returns_the_row(void **state)
{
    struct bench *bench = bench_new(24, 80);
    int picked = -1;
    const struct app_options options = {.catalog = bench->catalog,
                                        .program = "whichstack 0.2.0",
                                        .today = "2026-11-22",
                                        .picked = &picked,
                                        .filter = "lang:python"};

    (void)state;
    app_free(bench->app);
    bench->app = app_new(&options);
    app_resize(bench->app, 24, 80);
    assert_shows(bench, "lang:python");
    assert_shows(bench, "Flask");
    assert_hides(bench, "Laravel");
    press(bench, "Enter j Enter");
    assert_false(bench->app->running);
    assert_true(picked >= 0);
    assert_string_equal(name_of(bench, picked), "Flask");
    bench_free(bench);
}

/* The sandbox lets files be written below its folder, whether they are there or not. */
static void test_sandbox_allows_paths_below_its_folder_only(void **state)
{
    struct bench *bench = bench_new(24, 80);
    char folder[PATH_MAX], file[PATH_MAX], beside[PATH_MAX], path[PATH_MAX + 16];

    assert_non_null(realpath(folder_path(state, "."), folder));
    strcat(folder, "/in");
    snprintf(file, sizeof(file), "%s", folder_path(state, "in/there.md"));
    snprintf(beside, sizeof(beside), "%s", folder_path(state, "inside.md"));
    assert_int_equal(mkdir(folder, 0755), 0);
    folder_write(file, "x", 1);
    folder_write(beside, "x", 1);
    assert_true(app_may_write(bench->app, beside)); /* no sandbox */
    bench->app->options.folder = folder;
    assert_true(app_may_write(bench->app, file));
    assert_true(app_may_write(bench->app, folder_path(state, "in/new.md")));
    assert_true(app_may_write(bench->app, folder));
    assert_false(app_may_write(bench->app, beside)); /* its name begins alike */
    assert_false(app_may_write(bench->app, folder_path(state, "new.md")));
    assert_false(app_may_write(bench->app, folder_path(state, "in/../new.md")));
    assert_false(app_may_write(bench->app, "/new.md"));
    assert_false(app_may_write(bench->app, "new.md")); /* in the current folder, another one */
    snprintf(path, sizeof(path), "%s/gone/new.md", folder);
    assert_true(app_may_write(bench->app, path)); /* no such folder: writing it fails by itself */
    bench->app->options.folder = "/";
    assert_true(app_may_write(bench->app, beside));
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_entries_of_another_catalog_are_passed_over_and_kept,
                                        folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_long_marks_are_read_whole, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_filter_that_is_too_long_is_passed_over, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_framework_marked_twice_is_marked_once, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_saved_order_by_fit_needs_answers, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_restored_cursor_is_not_undone, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_fresh_run_replaces_the_session_at_the_first_answer,
                                        folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_last_answer_is_saved_when_saving_works_again,
                                        folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_session_that_cannot_be_read_is_reported, folder_new,
                                        folder_free),
        cmocka_unit_test(test_theme_changes_without_a_session),
        cmocka_unit_test(test_picker_starts_with_its_filter_and_returns_the_row),
        cmocka_unit_test_setup_teardown(test_sandbox_allows_paths_below_its_folder_only, folder_new,
                                        folder_free),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
