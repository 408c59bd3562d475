/* Every screen at every size, and under random keys. */
#include "bench.h"
#include "rounds.h"

#include "tui/screens/detail/detail.h"
#include "tui/screens/evidence/evidence.h"

static const char *const places[] = {"a",         "r",     "r t", "r Enter",   "r G Enter",
                                     "a n n n j", "r m",   "a P", "r w + j -", "r 2",
                                     "r 3",       "r 4 t", "r 6", "r 6 Enter", "r S j"};

/* Every size draws something and keeps the cursor on the screen. Resizing back gives the same
 * picture as before. */
static void test_every_size_draws_and_resizing_back_restores(void **state)
{
    static const int rows[] = {4, 5, 6, 7, 9, 10, 15, 20, 24, 31, 32, 40, 60, 100};
    static const int columns[] = {20, 33, 40, 57, 60, 79, 80, 99, 100, 120, 159, 160, 300};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(projects); i++)
        for (size_t j = 0; j < ARRAY_LENGTH(places); j++) {
            struct bench *bench = bench_with(24, 80, i % 2 == 0, NULL);
            answer_all(bench, &projects[i]);
            press(bench, places[j]);
            char *before = strdup(look(bench));
            for (size_t k = 0; k < ARRAY_LENGTH(rows) * ARRAY_LENGTH(columns); k++) {
                resize(bench, rows[k / ARRAY_LENGTH(columns)], columns[k % ARRAY_LENGTH(columns)]);
                const char *picture = look(bench);
                assert_true(strlen(picture) > (size_t)bench->surface->rows + 20);
                assert_in_range(bench->surface->cursor_row, 0, bench->surface->rows - 1);
                assert_in_range(bench->surface->cursor_col, 0, bench->surface->columns - 1);
            }
            resize(bench, 24, 80);
            assert_string_equal(look(bench), before);
            free(before);
            bench_free(bench);
        }
}

static void test_ascii_option_draws_only_ascii(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(projects); i++)
        for (size_t j = 0; j < ARRAY_LENGTH(places); j++) {
            struct bench *bench = bench_new(40, 120);
            answer_all(bench, &projects[i]);
            press(bench, places[j]);
            for (const char *at = look(bench); *at; at++)
                assert_in_range((unsigned char)*at, '\n', 126);
            bench_free(bench);
        }
}

/* When the limit is reached, the screen on top stays as it is. */
static void test_no_screen_opens_beyond_the_limit(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    for (int i = 0; i < VIEWS_MOST + 2; i++)
        detail_push_framework(bench->app, 0);
    assert_int_equal(app_depth(bench->app), VIEWS_MOST);
    assert_shows(bench, "Too many screens are open");
    press(bench, "q");
    assert_true(app_push(bench->app, app_find_screen("compare")));
    detail_push_part(bench->app, 0, "Sources");
    evidence_push_criterion(bench->app, 0, 0);
    assert_shows(bench, "Too many screens are open");
    bench_free(bench);
}

/* The working directory is the folder of the test program. */
static void test_export_proposes_the_next_record_number(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "e");
    assert_shows(bench, "docs/adr/0001-not-decided.md"); /* nothing is answered */
    press(bench, "Esc");
    answer(bench, "language", "python");
    answer(bench, "product", "saas");
    answer(bench, "team-size", "2-3");
    assert_int_equal(mkdir("docs", 0755) | mkdir("docs/adr", 0755), 0);
    folder_write("docs/adr/0006-older.md", "# Older\n", strlen("# Older\n"));
    press(bench, "e");
    assert_shows(bench, "docs/adr/0007-use-");
    press(bench, "5"); /* JSON is no record */
    assert_shows(bench, "decision-");
    assert_int_equal(unlink("docs/adr/0006-older.md") | rmdir("docs/adr") | rmdir("docs"), 0);
    bench_free(bench);
}

/* A file that is there is named before Enter, and Enter leaves it alone. */
static void test_export_warns_of_an_existing_file_before_enter(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    folder_write("decision-open.csv", "mine\n", strlen("mine\n"));
    answer(bench, "language", "python");
    press(bench, "e");
    assert_shows(bench, "does not exist yet; nothing is replaced");
    press(bench, "6");
    assert_shows(bench, "decision-open.csv exists already: ! replaces it, Tab changes");
    assert_shows(bench, "exists!");
    press(bench, "Enter");
    assert_shows(bench, "exists already");
    press(bench, "!");
    assert_shows(bench, "Written: ");
    unlink("decision-open.csv");
    bench_free(bench);
}

/* The folder for decisions is made with the first record, and for no other name. */
static void test_export_makes_the_folder_for_decisions(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer(bench, "language", "python");
    press(bench, "e Enter");
    assert_shows(bench, "Written: ");
    assert_int_equal(unlink("docs/adr/0001-not-decided.md"), 0);
    assert_int_equal(rmdir("docs/adr") | rmdir("docs"), 0);
    bench_free(bench);
}

/* `t` shows the bytes that are written, and the page again. */
static void test_export_previews_a_page_and_its_bytes(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer(bench, "language", "python");
    press(bench, "e");
    assert_shows(bench, "Decision ---");
    press(bench, "t");
    assert_shows(bench, "## Decision");
    press(bench, "5");
    assert_shows(bench, "\"answers\": {");
    bench_free(bench);
}

/* The files are those of the answers as they are, also after an answer is taken back. */
static void test_project_follows_undo(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer(bench, "language", "python");
    answer(bench, "product", "saas");
    answer(bench, "team-size", "2-3");
    press(bench, "r S");
    assert_shows(bench, "manage.py");
    press(bench, "u");
    assert_shows(bench, "Too little is answered for a stack");
    press(bench, "Enter");
    assert_shows(bench, "Too little is answered for a stack");
    press(bench, "Ctrl-R");
    assert_shows(bench, "manage.py");
    bench_free(bench);
}

/* A folder that is there is neither proposed nor written to. */
static void test_project_proposes_a_new_folder(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    assert_int_equal(mkdir("app", 0755), 0);
    folder_write("app/mine.txt", "mine\n", strlen("mine\n"));
    answer(bench, "language", "python");
    answer(bench, "product", "saas");
    answer(bench, "team-size", "2-3");
    press(bench, "r S");
    assert_shows(bench, "app-2");
    press(bench, "Tab Backspace Backspace Enter");
    assert_shows(bench, "it exists and is not empty");
    assert_int_equal(unlink("app/mine.txt") | rmdir("app"), 0);
    bench_free(bench);
}

/* The message after writing has a command only if the folder's name needs no quotes in a shell. */
static void test_message_after_writing_has_a_command_that_works(void **state)
{
    static const struct {
        const char *folder, *message;
    } cases[] = {
        {"shop", "files written. Next: cd shop && cat README.md"},
        {"my work/shop", "files written to 'my work/shop'. README.md says what comes next"},
        {"-work/shop", "files written to '-work/shop'. README.md says what comes next"},
    };

    (void)state;
    assert_int_equal(mkdir("my work", 0755) | mkdir("-work", 0755), 0);
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        struct bench *bench = bench_new(24, 120);
        answer(bench, "language", "python");
        answer(bench, "product", "saas");
        answer(bench, "team-size", "2-3");
        press(bench, "r S Tab Ctrl-U");
        for (const char *at = cases[i].folder; *at; at++)
            press_code(bench, (unsigned char)*at);
        press(bench, "Enter");
        assert_shows(bench, cases[i].message);
        assert_string_equal(app_screen(bench->app)->name, "result");
        char path[64];
        snprintf(path, sizeof(path), "./%s/manage.py", cases[i].folder);
        assert_int_equal(access(path, X_OK), 0);
        bench_free(bench);
    }
}

static uint64_t random_next(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

/* Keys of these screens and of every screen. */
static const char *const keys[] = {
    "j",      "k", "j",     "k",     "j",      "Down",      "Up",  "PgDn", "PgUp", "Ctrl-D",
    "Ctrl-U", "g", "G",     "Enter", "Enter",  "l",         "h",   "q",    "a",    "r",
    "r",      "a", "Space", "1",     "2",      "3",         "4",   "5",    "9",    "n",
    "p",      "n", "s",     "x",     "x",      "t",         "Tab", "u",    "u",    "Ctrl-R",
    "o",      "y", "M",     "Esc",   "Ctrl-L", "Shift-Tab", "N",   "w",    "+",    "+",
    "-",      "m", "P",     "0",     "e",      "6",         "2",   "3",
};

#define STEPS 20000

static void random_event(struct bench *bench, uint64_t *seed)
{
    uint64_t kind = random_next(seed) % 100;

    if (kind >= 95) {
        app_handle(bench->app, &(struct event){.kind = EVENT_IDLE});
    } else if (kind < 4) {
        resize(bench, 1 + (int)(random_next(seed) % 60), 1 + (int)(random_next(seed) % 180));
    } else if (kind < 10) {
        const struct event event = {
            .kind = EVENT_MOUSE,
            .action = (enum mouse_action)(random_next(seed) % 4),
            .row = (int)(random_next(seed) % (uint64_t)bench->app->rows),
            .column = (int)(random_next(seed) % (uint64_t)bench->app->columns),
        };
        app_handle(bench->app, &event);
    } else {
        press(bench, keys[random_next(seed) % ARRAY_LENGTH(keys)]);
    }
}

static void test_random_keys_keep_the_cursor_on_the_screen(void **state)
{
    struct bench *bench = bench_new(24, 80);
    uint64_t seed = 20261122;
    int seen_excluded = 0, steps = rounds(STEPS);

    (void)state;
    for (int i = 0; i < steps; i++) {
        random_event(bench, &seed);
        look(bench);
        bench->app->running = true; /* q on the first screen */
        const struct advice *advice = app_advice(bench->app);
        seen_excluded += advice->ranking.n_left < advice->ranking.n;
        assert_true(bench->surface->cursor_row < bench->surface->rows);
        assert_true(bench->surface->cursor_col < bench->surface->columns);
    }
    assert_true(seen_excluded > steps / 50); /* rules were met often enough */
    bench_free(bench);
}

/* Another width and back lays everything out anew. */
static void test_kept_layouts_are_what_a_new_one_would_be(void **state)
{
    struct bench *bench = bench_new(24, 100);
    uint64_t seed = 20261128;

    (void)state;
    answer_all(bench, &projects[0]);
    for (int i = 0; i < rounds(400); i++) {
        random_event(bench, &seed);
        if (i % 8 == 0)
            press(bench, "b v");
        bench->app->running = true;
        char *kept = strdup(look(bench));
        int rows = bench->app->rows, columns = bench->app->columns;
        resize(bench, rows, columns + 1);
        look(bench);
        resize(bench, rows, columns);
        assert_string_equal(look(bench), kept);
        free(kept);
    }
    bench_free(bench);
}

static void test_typed_filters_leave_what_they_find(void **state)
{
    static const char *const texts[] = {"!flask py | node", "orm>=2 lang:ja", "'web (java | php)"};
    struct bench *bench = bench_new(24, 80);
    const struct catalog_view *view = &bench->app->catalog_view;
    int rows[64];

    (void)state;
    assert_true(view->n_all <= ARRAY_LENGTH(rows));
    for (size_t t = 0; t < ARRAY_LENGTH(texts); t++) {
        press(bench, "/");
        for (const char *at = texts[t]; *at; at++) {
            press_code(bench, (unsigned char)*at);
            struct arena *arena = arena_new();
            struct filter_error error;
            const struct filter *good = filter_parse(arena, bench->catalog, view->good, &error);
            assert_int_equal(view->n_rows, filter_run(good, bench->catalog, NULL, NULL, 0, rows));
            for (size_t i = 0; i < view->n_rows; i++)
                assert_true(catalog_view_shows(view, rows[i]));
            arena_free(arena);
        }
        press(bench, "Esc");
        assert_int_equal(view->n_rows, view->n_all);
    }
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_size_draws_and_resizing_back_restores),
        cmocka_unit_test(test_ascii_option_draws_only_ascii),
        cmocka_unit_test(test_no_screen_opens_beyond_the_limit),
        cmocka_unit_test(test_export_proposes_the_next_record_number),
        cmocka_unit_test(test_export_warns_of_an_existing_file_before_enter),
        cmocka_unit_test(test_export_makes_the_folder_for_decisions),
        cmocka_unit_test(test_export_previews_a_page_and_its_bytes),
        cmocka_unit_test(test_project_follows_undo),
        cmocka_unit_test(test_project_proposes_a_new_folder),
        cmocka_unit_test(test_message_after_writing_has_a_command_that_works),
        cmocka_unit_test(test_random_keys_keep_the_cursor_on_the_screen),
        cmocka_unit_test(test_kept_layouts_are_what_a_new_one_would_be),
        cmocka_unit_test(test_typed_filters_leave_what_they_find),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
