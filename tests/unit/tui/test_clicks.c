/* What a click does on each screen that takes the mouse. */
#include "bench.h"
#include "decisions.h"

static void mouse(struct bench *bench, enum mouse_action action, int row, int column)
{
    const struct event event = {
        .kind = EVENT_MOUSE, .action = action, .row = row, .column = column};

    app_handle(bench->app, &event);
}

/* The place of a text on the screen. Screens here are drawn in ASCII: a column is a byte. */
static void find(struct bench *bench, const char *text, int *ret_row, int *ret_column)
{
    const char *picture = look(bench), *found = strstr(picture, text), *line = picture;

    if (!found) {
        print_error("'%s' is not on the screen:\n%s\n", text, picture);
        fail();
        return;
    }
    *ret_row = 0;
    for (const char *at = picture; at < found; at++)
        if (*at == '\n') {
            line = at + 1;
            ++*ret_row;
        }
    *ret_column = (int)(found - line);
}

static void click(struct bench *bench, const char *text)
{
    int row, column;

    find(bench, text, &row, &column);
    mouse(bench, MOUSE_CLICK, row, column);
}

static void double_click(struct bench *bench, const char *text)
{
    int row, column;

    find(bench, text, &row, &column);
    mouse(bench, MOUSE_CLICK, row, column);
    mouse(bench, MOUSE_DOUBLE_CLICK, row, column);
}

/* The first of two texts on the screen. */
static void assert_before(struct bench *bench, const char *first, const char *second)
{
    const char *picture = look(bench), *one = strstr(picture, first),
               *two = strstr(picture, second);

    assert_non_null(one);
    assert_non_null(two);
    if (one > two)
        print_error("'%s' is below '%s':\n%s\n", first, second, picture);
    assert_true(one < two);
}

static void test_title_of_a_column_sorts_and_a_second_click_reverses(void **state)
{
    struct bench *bench = bench_new(24, 80);
    int row, column;

    (void)state;
    assert_before(bench, "Node.js + Express", "AdonisJS");
    click(bench, "Name ");
    assert_before(bench, "AdonisJS", "Node.js + Express");
    assert_before(bench, "NestJS", "Spring Boot");
    find(bench, "Name ", &row, &column);
    mouse(bench, MOUSE_CLICK, row - 1, column); /* the title has two rows */
    assert_before(bench, "Spring Boot", "NestJS");
    click(bench, "memory");
    assert_int_equal(bench->app->catalog_view.sort.by, SORT_CRITERION);
    int first = bench->app->catalog_view.sort.index;
    assert_true(bench->app->catalog_view.sort.descending);
    click(bench, "deploy");
    assert_int_equal(bench->app->catalog_view.sort.by, SORT_CRITERION);
    assert_int_not_equal(bench->app->catalog_view.sort.index, first);
    assert_true(bench->app->catalog_view.sort.descending);
    click(bench, "deploy");
    assert_false(bench->app->catalog_view.sort.descending);
    press(bench, "u");
    assert_true(bench->app->catalog_view.sort.descending);
    bench_free(bench);
}

static void test_click_beside_the_titles_sorts_nothing(void **state)
{
    struct bench *bench = bench_new(24, 80);
    int row, column;

    (void)state;
    find(bench, "Name ", &row, &column);
    mouse(bench, MOUSE_CLICK, row, 0);
    mouse(bench, MOUSE_CLICK, row, 79);
    assert_int_equal(bench->app->catalog_view.sort.by, SORT_CATALOG);
    assert_shows(bench, "> Node.js");
    bench_free(bench);
}

static void test_click_on_a_row_selects_and_a_double_click_reads(void **state)
{
    struct bench *bench = bench_new(24, 80);
    int row, column;

    (void)state;
    click(bench, "Laravel");
    assert_shows(bench, "> Laravel");
    assert_string_equal(name_of(bench, bench->app->place), "Laravel");
    press(bench, "/");
    press(bench, "o r m Enter");
    press(bench, "Esc");
    press(bench, "/ j a v a s Enter");
    assert_shows(bench, "hidden:");
    find(bench, "> ", &row, &column);
    mouse(bench, MOUSE_CLICK, row + (int)bench->app->catalog_view.n_rows, column);
    assert_int_equal(bench->app->place, bench->app->catalog_view.rows[0]);
    press(bench, "Esc");
    double_click(bench, "Django");
    assert_string_equal(app_screen(bench->app)->name, "detail");
    assert_shows(bench, "Python web framework with ORM");
    bench_free(bench);
}

static void test_names_of_sections_are_clickable(void **state)
{
    static const char *const names[] = {"2 Why",      "3 Stack",  "4 Others",
                                        "5 How sure", "6 Change", "1 Summary"};
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        char *before = without_message(bench);
        click(bench, names[i]);
        assert_string_not_equal(look(bench), before);
        press(bench, (const char[]){names[i][0], '\0'}); /* the key of that section */
        assert_shows(bench, " is shown already");
        free(before);
    }
    char *before = without_message(bench);
    mouse(bench, MOUSE_CLICK, 2, 79); /* beside the names */
    mouse(bench, MOUSE_CLICK, 2, 0);
    assert_string_equal(look(bench), before);
    free(before);
    bench_free(bench);
}

/* Only the open section has its name there; the others are their digits. */
static void test_digits_of_sections_are_clickable_in_a_narrow_window(void **state)
{
    struct bench *bench = bench_new(24, 50);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    click(bench, "4");
    click(bench, "Others");
    assert_shows(bench, "Section 4 is shown already");
    assert_hides(bench, "Summary");
    bench_free(bench);
}

static void test_click_on_a_line_of_the_result_selects_it(void **state)
{
    struct bench *bench = bench_new(24, 80);
    int row, column;

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r 4");
    click(bench, "- Django");
    assert_shows(bench, "static types are required: level 1 of 3, wanted level 2 or more");
    find(bench, "- Django", &row, &column);
    assert_int_equal(bench->surface->cursor_row, row);
    click(bench, "Ruled out"); /* a heading */
    look(bench);
    assert_int_equal(bench->surface->cursor_row, row);
    mouse(bench, MOUSE_CLICK, 22, 4); /* below the lines */
    look(bench);
    assert_int_equal(bench->surface->cursor_row, row);
    double_click(bench, "- Django");
    assert_shows(bench, "Django is ruled out; it fits ");
    bench_free(bench);
}

static void test_lines_of_a_tiny_result_are_clickable(void **state)
{
    struct bench *bench = bench_new(4, 20);
    int row, column;

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r 4");
    seek(bench, "j", "- Django");
    press(bench, "k");
    find(bench, "- Django", &row, &column);
    assert_int_not_equal(bench->surface->cursor_row, row);
    click(bench, "- Django");
    find(bench, "- Django", &row, &column);
    assert_int_equal(bench->surface->cursor_row, row);
    click(bench, "2");
    assert_shows(bench, "2 Why");
    bench_free(bench);
}

/* The first click moves the cursor there, the second opens the source. */
static void test_click_on_a_figure_selects_the_row_under_it(void **state)
{
    struct bench *bench = bench_new(24, 80);
    int row, column;

    (void)state;
    press(bench, "r 2 Enter");
    click(bench, "pkg:pypi/django"); /* the last line of the row above */
    find(bench, "Breadth of", &row, &column);
    look(bench);
    assert_int_equal(bench->surface->cursor_row, row);
    click(bench, "Calm upgrades");
    find(bench, "Calm upgrades", &row, &column);
    assert_int_equal(bench->surface->cursor_row, row);
    assert_int_equal(bench->app->request, REQUEST_NONE);
    click(bench, "Where does"); /* a heading */
    look(bench);
    assert_int_equal(bench->surface->cursor_row, row);
    mouse(bench, MOUSE_CLICK, 1, 20); /* the rule above the lines, and the row below them */
    mouse(bench, MOUSE_CLICK, 22, 20);
    look(bench);
    assert_int_equal(bench->surface->cursor_row, row);
    click(bench, "Calm upgrades");
    assert_int_equal(bench->app->request, REQUEST_BROWSE);
    assert_non_null(strstr(bench->app->request_text.bytes, "djangoproject.com/download"));
    bench_free(bench);
}

static void start_project(struct bench *bench)
{
    answer(bench, "language", "python");
    answer(bench, "product", "saas");
    answer(bench, "typing", "dynamic");
    press(bench, "r S");
    assert_string_equal(app_screen(bench->app)->name, "project");
}

static void test_click_on_a_file_of_the_project_shows_it(void **state)
{
    struct bench *bench = bench_new(30, 90);
    int row, column, head;

    (void)state;
    start_project(bench);
    click(bench, "pytest.ini");
    assert_shows(bench, "> pytest.ini");
    assert_shows(bench, "| pytest.ini --"); /* the heading of its text */
    find(bench, "> pytest.ini", &row, &column);
    find(bench, "Files ---", &head, &column);
    char *shown = without_message(bench);
    mouse(bench, MOUSE_CLICK, row - 1, 60); /* the text of the file */
    mouse(bench, MOUSE_CLICK, head, 3);
    assert_string_equal(look(bench), shown);
    free(shown);
    click(bench, "config/"); /* a folder */
    assert_shows(bench, "> pytest.ini");
    click(bench, "manage.py");
    assert_shows(bench, "> manage.py");
    bench_free(bench);
}

/* The files are above the text there, and fewer rows than files show. */
static void test_files_of_a_narrow_project_are_clickable(void **state)
{
    struct bench *bench = bench_new(12, 44);

    (void)state;
    start_project(bench);
    press(bench, "G k");
    assert_shows(bench, ">   __init__.py");
    click(bench, "0001_initial.py");
    assert_shows(bench, ">   0001_initial.py");
    bench_free(bench);
}

/* With many rows free below the files, a click there selects none. */
static void test_click_below_the_files_selects_nothing(void **state)
{
    struct bench *bench = bench_new(60, 160);

    (void)state;
    start_project(bench);
    press(bench, "g");
    char *shown = without_message(bench);
    mouse(bench, MOUSE_CLICK, 50, 4);
    assert_string_equal(look(bench), shown);
    free(shown);
    bench_free(bench);
}

static void test_wheel_over_the_text_of_a_project_scrolls_it(void **state)
{
    static const int columns[] = {80, 120};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(columns); i++) {
        struct bench *bench = bench_new(24, columns[i]);
        start_project(bench);
        assert_shows(bench, "> README.md");
        assert_shows(bench, "# app");
        mouse(bench, MOUSE_WHEEL_DOWN, 12, columns[i] - 10);
        assert_shows(bench, "> README.md");
        assert_hides(bench, "# app");
        mouse(bench, MOUSE_WHEEL_UP, 12, columns[i] - 10);
        assert_shows(bench, "# app");
        mouse(bench, MOUSE_WHEEL_DOWN, 12, 4);
        assert_hides(bench, "> README.md");
        bench_free(bench);
    }
}

static void test_click_on_a_name_edits_it(void **state)
{
    static const int sizes[][2] = {{24, 80}, {40, 120}, {24, 120}, {16, 60}, {12, 44}};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        struct bench *bench = bench_new(sizes[i][0], sizes[i][1]);
        start_project(bench);
        int row, column;
        find(bench, sizes[i][0] >= 40 ? "Where --" : "Folder", &row, &column);
        mouse(bench, MOUSE_CLICK, row + (sizes[i][0] >= 40), column + 1);
        press(bench, "Ctrl-U n e w");
        assert_shows(bench, "new");
        assert_shows(bench, "leave field");
        press(bench, "Esc e");
        assert_hides(bench, "leave field");
        click(bench, "docs/adr/");
        assert_shows(bench, "leave field");
        press(bench, "Ctrl-U n o t e s");
        assert_shows(bench, "notes");
        bench_free(bench);
    }
}

/* Enter writes the files there; a double click does not. */
static void test_double_click_where_nothing_opens_is_a_click(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    start_project(bench);
    press(bench, "g");
    double_click(bench, "manage.py");
    assert_string_equal(app_screen(bench->app)->name, "project");
    assert_shows(bench, "> manage.py");
    bench_free(bench);
}

/* While a prompt asks, the top bar leads nowhere. */
static void test_open_prompt_keeps_its_screen(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "/ g o");
    click(bench, "r Result");
    assert_string_equal(app_screen(bench->app)->name, "catalog");
    assert_non_null(bench->app->prompt.label);
    press(bench, "Esc");
    click(bench, "r Result");
    assert_string_equal(app_screen(bench->app)->name, "result");
    bench_free(bench);
}

static void test_click_on_a_question_goes_to_it(void **state)
{
    struct bench *bench = bench_new(50, 160);
    int row, column;

    (void)state;
    press(bench, "a");
    double_click(bench, "Team size");
    assert_shows(bench, "How many developers?");
    double_click(bench, ". Priority");
    assert_shows(bench, "* Priority");
    assert_int_equal(app_answer_count(bench->app), 0);
    bench_free(bench);
    bench = bench_new(24, 80);
    press(bench, "a");
    find(bench, "*..", &row, &column);
    mouse(bench, MOUSE_CLICK, row, column + 2);
    assert_shows(bench, " 3 of 19");
    mouse(bench, MOUSE_CLICK, row, column + 18);
    assert_shows(bench, " 19 of 19");
    mouse(bench, MOUSE_CLICK, row, column + 19);
    assert_shows(bench, " 19 of 19");
    bench_free(bench);
}

/* Without a stack there are no files to click on. */
static void test_click_on_a_project_that_is_not_made_does_nothing(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "r S");
    assert_string_equal(app_screen(bench->app)->name, "project");
    char *before = without_message(bench);
    mouse(bench, MOUSE_CLICK, 6, 4);
    assert_string_equal(look(bench), before);
    free(before);
    bench_free(bench);
}

/* The cell under the pointer is what opens, not the one the cursor was on before. */
static void test_click_on_a_compared_value_selects_it(void **state)
{
    struct bench *bench = bench_new(24, 80);
    int row, column;

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "c");
    find(bench, "Safe defaults", &row, &column);
    mouse(bench, MOUSE_CLICK, row, 70); /* the last column */
    look(bench);
    assert_int_equal(bench->surface->cursor_row, row);
    char *third = strdup(name_of(bench, app_advice(bench->app)->ranking.scores[2].alternative));
    mouse(bench, MOUSE_DOUBLE_CLICK, row, 70);
    assert_string_equal(app_screen(bench->app)->name, "evidence");
    assert_shows(bench, third);
    assert_shows(bench, "Safe defaults");
    free(third);
    press(bench, "q");
    find(bench, "best in its row", &row, &column);
    mouse(bench, MOUSE_DOUBLE_CLICK, row, column); /* below the table */
    assert_string_equal(app_screen(bench->app)->name, "compare");
    bench_free(bench);
}

static void test_click_on_a_link_of_a_page_goes_to_it(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    press(bench, "j Enter");
    click(bench, "Django Software");
    assert_shows(bench, " opens it, ");
    double_click(bench, "summer 2005");
    assert_int_equal(bench->app->request, REQUEST_BROWSE);
    bench->app->request = REQUEST_NONE;
    double_click(bench, "Python web framework"); /* no link, though one was selected */
    assert_int_equal(bench->app->request, REQUEST_NONE);
    bench_free(bench);
}

static void test_contents_and_links_of_a_page_are_clickable(void **state)
{
    static const int columns[] = {100, 120, 160};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(columns); i++) {
        struct bench *bench = bench_new(50, columns[i]);
        press(bench, "j Enter");
        click(bench, "3 Where it hurts");
        struct text first;
        text_init(&first);
        look(bench);
        text_of_row(bench, bench->app->frame.body.row, &first);
        assert_non_null(strstr(first.bytes, "Where it hurts --"));
        text_finish(&first);
        click(bench, "1 What it is");
        double_click(bench, "djangoproject.com/fou");
        assert_int_equal(bench->app->request, REQUEST_BROWSE);
        assert_non_null(strstr(bench->app->request_text.bytes, "djangoproject.com/foundation/"));
        double_click(bench, "At a glance");
        bench->app->request = REQUEST_NONE;
        double_click(bench, "Latest version");
        assert_int_equal(bench->app->request, REQUEST_NONE);
        bench_free(bench);
    }
}

static void test_click_on_a_command_of_help_selects_it(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "?");
    click(bench, "Next row or line");
    assert_shows(bench, "> j ");
    click(bench, "Answer: the questions");
    assert_shows(bench, "> a ");
    double_click(bench, "type to search"); /* no command */
    assert_string_equal(app_screen(bench->app)->name, "help");
    double_click(bench, "Result: pick");
    assert_string_equal(app_screen(bench->app)->name, "result");
    press(bench, "? u n d o");
    click(bench, "Undo the last change");
    assert_string_equal(app_screen(bench->app)->name, "help");
    double_click(bench, "Undo the last change");
    assert_shows(bench, "Nothing to undo");
    bench_free(bench);
}

static void test_click_on_a_word_of_help_selects_it_whole(void **state)
{
    struct bench *bench = bench_new(50, 120);

    (void)state;
    press(bench, "? End");
    double_click(bench, "chance of being right"); /* the second row of its meaning */
    assert_shows(bench, "> Trial run");
    assert_string_equal(app_screen(bench->app)->name, "help");
    bench_free(bench);
}

static void test_click_on_a_criterion_of_what_if_selects_it(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r w");
    click(bench, "Batteries included");
    press(bench, "+");
    assert_shows(bench, "Batteries included 4 instead of 3");
    double_click(bench, "What-if rank");
    assert_string_equal(app_screen(bench->app)->name, "whatif");
    double_click(bench, "Background work");
    assert_string_equal(app_screen(bench->app)->name, "evidence");
    bench_free(bench);
}

static void test_click_on_a_format_chooses_it(void **state)
{
    static const int sizes[][2] = {{24, 80}, {12, 80}, {24, 120}, {40, 120}};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        struct bench *bench = bench_new(sizes[i][0], sizes[i][1]);
        press(bench, "e");
        click(bench, "3 o");
        assert_shows(bench, "html: ");
        click(bench, "6 o");
        assert_shows(bench, "csv: ");
        click(bench, "1 o");
        click(bench, "7 >");
        assert_string_equal(app_screen(bench->app)->name, "project");
        bench_free(bench);
    }
}

/* Only Enter writes: neither a double click nor the keys that open elsewhere. */
static void test_nothing_but_enter_writes_an_export(void **state)
{
    struct bench *bench = bench_new(24, 80);
    int row, column;

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "e");
    find(bench, "Preview", &row, &column);
    mouse(bench, MOUSE_CLICK, row, column);
    mouse(bench, MOUSE_DOUBLE_CLICK, row, column);
    press(bench, "Right l");
    assert_string_equal(app_screen(bench->app)->name, "export");
    assert_shows(bench, "Nothing to open here");
    assert_hides(bench, "exists!");
    bench_free(bench);
}

/* The title sorts twice then, and no page opens. */
static void test_double_click_opens_only_what_it_hits(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    double_click(bench, "memory");
    assert_string_equal(app_screen(bench->app)->name, "catalog");
    press(bench, "a");
    double_click(bench, "How sure");
    assert_int_equal(app_answer_count(bench->app), 0);
    answer_all(bench, &projects[0]);
    press(bench, "r");
    double_click(bench, "3 Stack");
    assert_string_equal(app_screen(bench->app)->name, "result");
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title_of_a_column_sorts_and_a_second_click_reverses),
        cmocka_unit_test(test_click_beside_the_titles_sorts_nothing),
        cmocka_unit_test(test_click_on_a_row_selects_and_a_double_click_reads),
        cmocka_unit_test(test_names_of_sections_are_clickable),
        cmocka_unit_test(test_digits_of_sections_are_clickable_in_a_narrow_window),
        cmocka_unit_test(test_click_on_a_line_of_the_result_selects_it),
        cmocka_unit_test(test_lines_of_a_tiny_result_are_clickable),
        cmocka_unit_test(test_click_on_a_figure_selects_the_row_under_it),
        cmocka_unit_test(test_click_on_a_file_of_the_project_shows_it),
        cmocka_unit_test(test_files_of_a_narrow_project_are_clickable),
        cmocka_unit_test(test_click_below_the_files_selects_nothing),
        cmocka_unit_test(test_wheel_over_the_text_of_a_project_scrolls_it),
        cmocka_unit_test(test_click_on_a_name_edits_it),
        cmocka_unit_test(test_double_click_where_nothing_opens_is_a_click),
        cmocka_unit_test(test_open_prompt_keeps_its_screen),
        cmocka_unit_test(test_click_on_a_question_goes_to_it),
        cmocka_unit_test(test_click_on_a_project_that_is_not_made_does_nothing),
        cmocka_unit_test(test_click_on_a_compared_value_selects_it),
        cmocka_unit_test(test_click_on_a_link_of_a_page_goes_to_it),
        cmocka_unit_test(test_contents_and_links_of_a_page_are_clickable),
        cmocka_unit_test(test_click_on_a_command_of_help_selects_it),
        cmocka_unit_test(test_click_on_a_word_of_help_selects_it_whole),
        cmocka_unit_test(test_click_on_a_criterion_of_what_if_selects_it),
        cmocka_unit_test(test_click_on_a_format_chooses_it),
        cmocka_unit_test(test_nothing_but_enter_writes_an_export),
        cmocka_unit_test(test_double_click_opens_only_what_it_hits),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
