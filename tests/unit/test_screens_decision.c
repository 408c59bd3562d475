#include "decisions.h"
#include "folder.h"
#include "rounds.h"

#include "catalog/compile/compile.h"
#include "decide/advice/score_change.h"
#include "store/session.h"
#include "tui/app/background_sampling.h"
#include "tui/screens/detail/detail.h"
#include "tui/screens/evidence/evidence.h"
#include "tui/screens/questions/question_view.h"
#include "tui/terminal/keys.h"

#include <ctype.h>

/* Questions, result and evidence as a person sees them: keys in, the text of the screen out. The
 * catalog is the frozen one, with a question more that excludes nearly everybody, so that there is
 * a case in which two answers have to be given up together. */
#define PANEL                                                                                    \
    "---\ntext: Must a back office ship with it?\nshort: Panel\nfixed: false\neffort: 1\n"       \
    "options:\n"                                                                                 \
    "  - id: ships\n    label: It must ship\n    reason: Screens for staff from the first day\n" \
    "    points:\n      admin-ui: 2\n"                                                           \
    "    rules:\n      - attribute: admin-ui\n        op: level>=\n        value: 3\n"           \
    "        reason: a back office must ship\n"                                                  \
    "  - id: never\n    label: No\n    reason: Nothing is weighed\n"                             \
    "---\nOne more question.\n"

static char catalog_path[PATH_MAX];

/* Made once: `state` of the group is the folder it lies in. */
static int compile_once(void **state)
{
    const char *source = getenv("WHICHSTACK_TEST_SOURCE");
    char data[PATH_MAX], more[PATH_MAX], questions[PATH_MAX], file[PATH_MAX];

    if (folder_new(state) != 0 || !source)
        return -1;
    snprintf(data, sizeof(data), "%s/tests/catalogs/frozen", source);
    snprintf(more, sizeof(more), "%s", folder_path(state, "more"));
    snprintf(questions, sizeof(questions), "%s", folder_path(state, "more/questions"));
    snprintf(file, sizeof(file), "%s", folder_path(state, "more/questions/19-panel.md"));
    snprintf(catalog_path, sizeof(catalog_path), "%s", folder_path(state, "catalog.db"));
    if (mkdir(more, 0755) != 0 || mkdir(questions, 0755) != 0)
        return -1;
    folder_write(file, PANEL, strlen(PANEL));

    const char *folders[] = {data, more};
    const struct compile_job job = {.folders = folders, .n_folders = 2, .output = catalog_path};
    struct complaints *complaints = complaints_new(), *warnings = complaints_new();
    struct error error;
    bool done = compile_catalog(&job, complaints, warnings, &error);
    if (!done)
        print_error("%s\n", error.message);
    for (size_t i = 0; i < complaints_count(complaints); i++)
        print_error("%s\n", complaints_line(complaints, i));
    complaints_free(complaints);
    complaints_free(warnings);
    /* Random keys also write exports: into this folder, which goes at the end. */
    return done && chdir(folder_path(state, "more")) == 0 ? 0 : -1;
}

/* --- an explorer without a terminal ----------------------------------------------------------- */

struct bench {
    struct catalog *catalog;
    struct app *app;
    struct surface *surface;
    struct text picture;
};

static struct bench *bench_with(int rows, int columns, bool unicode, struct session *session)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    struct error error;

    assert_non_null(bench);
    assert_true(catalog_open(catalog_path, &bench->catalog, &error));
    const struct app_options options = {.catalog = bench->catalog,
                                        .program = "whichstack 0.2.0",
                                        .today = "2026-11-22",
                                        .unicode = unicode,
                                        .mouse = true,
                                        .draws = TEST_DRAWS,
                                        .theme = themes[0],
                                        .session = session};
    bench->app = app_new(&options);
    bench->surface = surface_new(rows, columns);
    text_init(&bench->picture);
    app_resize(bench->app, rows, columns);
    return bench;
}

static struct bench *bench_new(int rows, int columns)
{
    return bench_with(rows, columns, false, NULL);
}

static void bench_free(struct bench *bench)
{
    text_finish(&bench->picture);
    surface_free(bench->surface);
    app_free(bench->app);
    catalog_free(bench->catalog);
    free(bench);
}

static const char *look(struct bench *bench)
{
    app_draw(bench->app, bench->surface);
    text_clear(&bench->picture);
    surface_dump(bench->surface, false, &bench->picture);
    return bench->picture.bytes;
}

static void press_code(struct bench *bench, uint32_t code)
{
    app_handle(bench->app, &(struct event){.kind = EVENT_KEY, .code = code});
}

/* Names of keys separated by blanks. */
static void press(struct bench *bench, const char *keys)
{
    char names[256], *rest = NULL;

    snprintf(names, sizeof(names), "%s", keys);
    for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
        uint32_t code;
        assert_true(key_code(name, &code));
        press_code(bench, code);
    }
}

static void resize(struct bench *bench, int rows, int columns)
{
    app_resize(bench->app, rows, columns);
}

/* Answers without keys: the screens must not care where an answer comes from. */
static void answer(struct bench *bench, const char *question, const char *option)
{
    size_t count;
    int place = catalog_find_question(bench->catalog, question);

    assert_true(place >= 0);
    int choice = catalog_find_option(&catalog_questions(bench->catalog, &count)[place], option);
    assert_true(choice >= 0);
    app_answer(bench->app, place, choice);
}

static const char *const subscription[][2] = {
    {"language", "js"},   {"product", "saas"},   {"frontend", "spa-same"},
    {"realtime", "core"}, {"team-size", "4-10"}, {"typing", "required"},
};

static const char *const no_language[][2] = {
    {"product", "saas"},   {"frontend", "spa-same"}, {"realtime", "core"},
    {"team-size", "4-10"}, {"priority", "ship"},     {"typing", "required"},
};

static const char *const slow_small[][2] = {
    {"language", "go"},
    {"load", "high-tight"},
    {"hosting", "kubernetes"},
    {"assurance", "regulated"},
};

static const struct project {
    const char *const (*answers)[2];
    size_t count;
} projects[] = {
    {subscription, ARRAY_LENGTH(subscription)},
    {no_language, ARRAY_LENGTH(no_language)},
    {slow_small, ARRAY_LENGTH(slow_small)},
    {NULL, 0},
};

static void answer_all(struct bench *bench, const struct project *project)
{
    for (size_t i = 0; i < project->count; i++)
        answer(bench, project->answers[i][0], project->answers[i][1]);
}

/* --- reading the screen ----------------------------------------------------------------------- */

/* The first line that holds `wanted`, from it on, into `line`; false: there is none. */
static bool line_with(const char *picture, const char *wanted, char line[512])
{
    const char *found = strstr(picture, wanted);

    if (!found)
        return false;
    snprintf(line, 512, "%.*s", (int)strcspn(found, "\n"), found);
    return true;
}

static void assert_shows(struct bench *bench, const char *wanted)
{
    if (!strstr(look(bench), wanted)) {
        print_error("'%s' is not on the screen:\n%s\n", wanted, bench->picture.bytes);
        fail();
    }
}

static void assert_hides(struct bench *bench, const char *wanted)
{
    if (strstr(look(bench), wanted)) {
        print_error("'%s' is on the screen:\n%s\n", wanted, bench->picture.bytes);
        fail();
    }
}

static const char *name_of(const struct bench *bench, int framework)
{
    size_t count;
    return catalog_frameworks(bench->catalog, &count)[framework].name;
}

static void text_of_row(const struct bench *bench, int row, struct text *text)
{
    text_clear(text);
    for (int i = 0; i < bench->surface->columns; i++)
        text_append(text, bench->surface->cells[row * bench->surface->columns + i].bytes);
}

/* Tenths of a figure such as "14.5". */
static int tenths_of(const char *figure)
{
    int whole, part;

    assert_int_equal(sscanf(figure, "%d.%1d", &whole, &part), 2);
    return 10 * whole + part;
}

/* --- questions -------------------------------------------------------------------------------- */

static void test_first_open_question(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a");
    assert_shows(bench, "Which language does the team write");
    press(bench, "q");
    answer(bench, "language", "python");
    answer(bench, "language-second", "go");
    press(bench, "a");
    assert_shows(bench, " 3  Does a house standard");
    assert_shows(bench, "2 of 19 answered");
    bench_free(bench);
}

/* Rank, rank before, fit and change of each row as the engine has them. */
static void test_ranking_beside_the_question(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    app_answer(bench->app, catalog_find_question(bench->catalog, "typing"), ANSWER_OPEN);
    struct arena *arena = arena_new();
    int *ranks = score_change_ranks(arena, app_advice(bench->app));
    int *fits = score_change_fits(arena, app_advice(bench->app));
    press(bench, "a");
    while (!strstr(look(bench), " 11  Static types?"))
        press(bench, "n");
    press(bench, "1");

    const struct advice *advice = app_advice(bench->app);
    assert_int_equal(advice->ranking.n_left, 5);
    const char *picture = strstr(look(bench), "Ranking now");
    for (int i = 0; i < advice->ranking.n_left; i++) {
        const struct score *score = &advice->ranking.scores[i];
        const char *name = name_of(bench, score->alternative);
        char line[512];
        int was, fit, change;
        assert_true(line_with(picture, name, line));
        for (char *mark = strchr(line, '?'); mark; mark = NULL)
            *mark = ' ';
        assert_int_equal(sscanf(line + strlen(name), "%d %d %d", &was, &fit, &change), 3);
        assert_int_equal(was, ranks[score->alternative]);
        assert_int_equal(fit, advice_fit(advice, score->points));
        assert_int_equal(change, fit - fits[score->alternative]);
    }
    assert_shows(bench, "out: static types are required: level 1 of 3, wanted level 2 or more");
    assert_shows(bench, "5 are out: Node.js + Express, ");
    arena_free(arena);
    bench_free(bench);
}

/* The criterion that is named moved the framework more than any other of those that changed. */
static void test_why_it_moved(void **state)
{
    struct bench *bench = bench_new(50, 120);
    char line[512];

    (void)state;
    answer(bench, "product", "saas");
    press(bench, "a");
    while (!strstr(look(bench), "Must users see changes at once?"))
        press(bench, "n");
    press(bench, "3");
    assert_shows(bench, "This answer moved (fit)");
    assert_true(line_with(strstr(look(bench), "This answer moved"), "+ Go + Gin", line));
    assert_non_null(strstr(line, "Live updates 4 of 5"));
    assert_true(line_with(strstr(look(bench), "This answer moved"), "- Flask", line));
    assert_non_null(strstr(line, "Live updates 2 of 5"));
    press(bench, "n");
    assert_shows(bench, "6 Push moved (fit)");
    bench_free(bench);
}

/* How many more are excluded by an option: those left without this answer, less those left with
 * it. */
static int excluded_by(struct bench *bench, int question, int option)
{
    struct arena *arena = arena_new();
    const struct decision *decision = app_decision(bench->app);
    struct answers *answers = answers_copy(arena, bench->app->answers);

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
    while (!strstr(look(bench), " 1  Which language"))
        press(bench, "p");
    for (size_t q = 0; q < count; q++) {
        look(bench);
        for (size_t o = 0; o < questions[q].n_options; o++) {
            /* The options are on adjacent rows; the cursor finds them. */
            text_of_row(bench, bench->surface->cursor_row, &row);
            char *label = strstr(row.bytes, questions[q].options[o].label);
            assert_non_null(label);
            char *mark = strchr(label, '!');
            assert_true((mark != NULL) == (questions[q].options[o].n_requirements > 0));
            if (mark)
                assert_int_equal(atoi(mark + 1), excluded_by(bench, (int)q, (int)o));
            press(bench, "j");
            look(bench);
        }
        press(bench, "n g");
    }
    text_finish(&row);
}

static void test_exclusion_marks(void **state)
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

static void test_picking(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a j Enter");
    assert_shows(bench, "> 2 (o) Python");
    assert_shows(bench, "1 of 19 answered");
    press(bench, "Enter"); /* the second one goes on */
    assert_shows(bench, " 2  Which other language");
    press(bench, "p Space"); /* on the chosen one: cleared */
    assert_shows(bench, "> 2 ( ) Python");
    assert_shows(bench, "0 of 19 answered");
    press(bench, "7");
    assert_shows(bench, "> 7 (o) Go");
    press(bench, "9");
    assert_shows(bench, "This question has no option 9");
    assert_shows(bench, "> 7 (o) Go");
    press(bench, "s");
    assert_shows(bench, " 2  Which other language");
    press(bench, "p");
    assert_shows(bench, "> s (o) none of these, or I do not know");
    assert_shows(bench, "0 of 19 answered");
    resize(bench, 40, 120);
    assert_shows(bench, "1  Language         skipped");
    bench_free(bench);
}

/* Undo leads to the question it changes and says what became of it, wherever one is by then. */
static void test_undo_shows_what_it_changes(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a 1 l 3 l 2 l"); /* l goes on and never picks */
    assert_shows(bench, " 4  What are you building");
    assert_shows(bench, "3 of 19 answered");
    press(bench, "u");
    assert_shows(bench, " 3  Does a house standard");
    assert_shows(bench, "Undone: 3 Language rule is open again");
    press(bench, "h 2 q u");
    assert_shows(bench, "Undone: 2 Second language is \"PHP\" again");
    press(bench, "Ctrl-R");
    assert_shows(bench, "Done again: 2 Second language is \"Python\" again");
    bench_free(bench);
}

/* Clear from five answers on: that is when one may stop. */
static void test_enough_is_said(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a 1 n n n 1 n n 3 n n 3");
    app_finish_work(bench->app);
    assert_hides(bench, "Enough to stop");
    press(bench, "n n n 1");
    app_finish_work(bench->app);
    assert_shows(bench, "Clear: first in");
    assert_shows(bench, "Enough to stop: r result, e export");
    resize(bench, 40, 120);
    assert_shows(bench, "Enough to stop: r result, e export. Most decisive: ");
    bench_free(bench);
}

static void test_after_the_last_question(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a");
    for (int i = 0; i < 30; i++)
        press(bench, "n");
    assert_shows(bench, "19  Must a back office ship");
    assert_shows(bench, "That was the last question, 19 are still open; r shows the result");
    for (int i = 0; i < 18; i++)
        press(bench, "p");
    for (int i = 0; i < 18; i++)
        press(bench, "s");
    press(bench, "2");
    assert_shows(bench, "That was the last open question: r shows the result");
    press(bench, "q a");
    assert_shows(bench, "All questions are answered or skipped; r shows the result");
    bench_free(bench);
}

static void test_option_texts(void **state)
{
    struct bench *bench = bench_new(30, 100);

    (void)state;
    press(bench, "a");
    while (!strstr(look(bench), "Must users see changes at once?"))
        press(bench, "n");
    press(bench, "j j");
    assert_shows(bench, "Points: Live updates 12, ");
    assert_shows(bench, "Reason: Thousands of open connections");
    assert_shows(bench, "Why we ask: Push changes the process");
    press(bench, "j");
    assert_shows(bench, "Skipping: counts for nobody");
    press(bench, "g");
    assert_shows(bench, "Points: none");
    bench_free(bench);
}

/* x skips the answers that exclude the best of the excluded, in one step for undo. */
static void test_relaxing_beside_the_question(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a x");
    assert_shows(bench, "Nobody is excluded");
    answer(bench, "typing", "required");
    press(bench, "x");
    assert_int_equal(app_answer_count(bench->app), 0);
    assert_shows(bench, "5 more left with \"Typing: Required\" skipped");
    press(bench, "u");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 5);
    bench_free(bench);
}

/* --- result ----------------------------------------------------------------------------------- */

/* The figures of the rows below `head` whose text begins with `sign`, `column` from the right,
 * added up. */
static int sum_of_rows(const char *picture, const char *head, const char *sign, int *ret_rows)
{
    const char *at = strstr(picture, head);
    int sum = 0;

    assert_non_null(at);
    *ret_rows = 0;
    for (at = strchr(at, '\n') + 1; strncmp(at + strspn(at, " >"), sign, 1) == 0;
         at = strchr(at, '\n') + 1) {
        char line[512], first[16], second[16];
        snprintf(line, sizeof(line), "%.*s", (int)strcspn(at, "\n"), at);
        char *figure = strrchr(line, ' ');
        snprintf(second, sizeof(second), "%s", figure + 1);
        while (figure > line && figure[-1] == ' ')
            figure--;
        *figure = '\0';
        snprintf(first, sizeof(first), "%.15s", strrchr(line, ' ') + 1);
        tenths_of(second); /* what is lost is a figure too */
        sum += tenths_of(first);
        ++*ret_rows;
    }
    return sum;
}

/* The fit in tenths, rounded half up, as every other part of the program rounds it. */
static int fit_in_tenths(const struct advice *advice, int64_t points)
{
    int64_t whole = 20000 * advice->ranking.total;

    return (int)((2 * 1000 * points + whole) / (2 * whole));
}

static void test_parts_add_up_to_the_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(projects); i++) {
        struct bench *bench = bench_new(90, 80);
        char line[512];
        int rows;
        answer_all(bench, &projects[i]);
        press(bench, "r");
        const struct advice *advice = app_advice(bench->app);
        int64_t points = advice->ranking.scores[0].points;
        int sum = sum_of_rows(look(bench), "Because you said", "+", &rows);
        assert_int_equal(rows, projects[i].count + 1);
        assert_int_equal(sum, fit_in_tenths(advice, points));
        assert_true(line_with(look(bench), "= together, shown as fit", line));
        assert_int_equal(atoi(line + strlen("= together, shown as fit")),
                         advice_fit(advice, points));
        assert_int_equal(tenths_of(strpbrk(strstr(line, "fit") + 6, "0123456789")), sum);
        bench_free(bench);
    }
}

static void test_table_adds_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(projects); i++) {
        struct bench *bench = bench_new(60, 120);
        answer_all(bench, &projects[i]);
        press(bench, "r t");
        const struct advice *advice = app_advice(bench->app);
        for (int j = 0; j < advice->ranking.n_left; j++) {
            const struct score *score = &advice->ranking.scores[j];
            char line[512];
            int sum = 0;
            assert_true(
                line_with(strstr(look(bench), "Rank "), name_of(bench, score->alternative), line));
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

/* What the second gets more, by the engine's own sum over an answer's criteria. */
static void test_lost_points(void **state)
{
    struct bench *bench = bench_new(90, 80);
    char line[512];

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    const struct advice *advice = app_advice(bench->app);
    int question = catalog_find_question(bench->catalog, "product");
    const struct option *option =
        &advice->decision->problem.questions[question].options[advice->answers->choice[question]];
    int64_t lost = answer_effect(advice->decision, option, advice->second, advice->winner);
    assert_true(lost > 0);
    assert_true(line_with(look(bench), "+ Product: ", line));
    assert_int_equal(tenths_of(strrchr(line, ' ') + 1), fit_in_tenths(advice, lost));
    bench_free(bench);
}

static void test_result_without_answers(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "r");
    assert_shows(bench, "No question is answered yet");
    assert_shows(bench, "Press a to say what yours needs");
    assert_hides(bench, "so two names");
    assert_hides(bench, "Use ");
    press(bench, "a");
    assert_shows(bench, " 1  Which language");
    bench_free(bench);
}

static void test_two_names(void **state)
{
    struct bench *bench = bench_new(24, 80);
    char wanted[128];

    (void)state;
    answer_all(bench, &projects[1]);
    press(bench, "r");
    const struct advice *advice = app_advice(bench->app);
    assert_true(advice->by_priority >= 0 && advice->by_priority != advice->all_rounder);
    assert_shows(bench, "No language was answered, so two names");
    snprintf(wanted, sizeof(wanted), "best all-rounder        %s ",
             name_of(bench, advice->all_rounder));
    assert_shows(bench, wanted);
    snprintf(wanted, sizeof(wanted), "best in your priority   %s ",
             name_of(bench, advice->by_priority));
    assert_shows(bench, wanted);
    assert_shows(bench, "your priority: To be in users' hands within weeks");
    answer(bench, "language", "js");
    assert_hides(bench, "so two names");
    bench_free(bench);
}

/* On the first line that holds `text`. */
static void go_to_line(struct bench *bench, const char *text)
{
    struct text row;

    text_init(&row);
    press(bench, "g");
    for (int i = 0; i < 200; i++) {
        look(bench);
        text_of_row(bench, bench->surface->cursor_row, &row);
        if (strstr(row.bytes, text)) {
            text_finish(&row);
            return;
        }
        press(bench, "j");
    }
    print_error("no line with '%s'\n%s", text, look(bench));
    fail();
}

static void test_excluded(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    go_to_line(bench, "Django  ");
    assert_shows(bench, "Excluded 5 of 10");
    assert_shows(bench, "static types are required: level 1 of 3, wanted level 2 or more; x");
    press(bench, "Enter");
    assert_shows(bench, "Django: Static types");
    assert_shows(bench, "level 1 of 3, well-kept third");
    press(bench, "q x");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 10);
    assert_hides(bench, "Excluded");
    press(bench, "u");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 5);
    bench_free(bench);
}

static void test_nothing_left(void **state)
{
    struct bench *bench = bench_new(24, 100);

    (void)state;
    answer(bench, "language-rule", "php");
    answer(bench, "typing", "required");
    press(bench, "r");
    assert_int_equal(app_advice(bench->app)->winner, -1);
    assert_shows(bench, "No framework satisfies all of these answers");
    assert_shows(bench, "Typing: Required  brings back Laravel");
    assert_hides(bench, "Recommended stack");
    go_to_line(bench, "brings back Laravel");
    press(bench, "x");
    assert_shows(bench, "Use Laravel");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 1);
    press(bench, "u");
    assert_shows(bench, "No framework satisfies all of these answers");
    bench_free(bench);
}

/* Two answers have to go together: one key does it, one undo takes it back. */
static void test_two_answers_to_relax(void **state)
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
    assert_shows(bench, "No framework satisfies all of these answers");
    press(bench, "Ctrl-R");
    assert_int_equal(app_answer_count(bench->app), 1);
    bench_free(bench);
}

static char *without_message(struct bench *bench)
{
    text_clear(&bench->app->message);
    return strdup(look(bench));
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

/* Every line the cursor stops at opens something, and q leads back to the same picture. */
static void test_everything_opens(void **state)
{
    static const int sizes[][2] = {{24, 80}, {40, 120}, {12, 50}};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        struct bench *bench = bench_new(sizes[i][0], sizes[i][1]);
        answer_all(bench, &projects[i]);
        press(bench, "r g");
        char *last = strdup("");
        int n_stops = 0;
        for (;; n_stops++) {
            char *here = without_message(bench);
            if (text_equal(here, last)) {
                free(here);
                break;
            }
            size_t n_views = bench->app->n_views;
            press(bench, "Enter");
            bool unfolds = bench->app->n_views == n_views;
            if (unfolds) { /* the rest of the ranking */
                assert_non_null(strstr(here, " more: "));
                press(bench, "k j");
            } else {
                press(bench, "q");
                char *back = without_message(bench);
                assert_string_equal(here, back);
                free(back);
            }
            free(last);
            last = here;
            press(bench, "j");
        }
        free(last);
        assert_true(n_stops > 20);
        bench_free(bench);
    }
}

/* The ranking is folded in a low window, and Enter unfolds it. */
static void test_folded_ranking(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer(bench, "realtime", "core");
    press(bench, "r");
    assert_shows(bench, "+ 5 more: ");
    go_to_line(bench, "5 more: ");
    press(bench, "Enter");
    assert_hides(bench, "5 more: ");
    const struct advice *advice = app_advice(bench->app);
    go_to_line(bench, name_of(bench, advice->ranking.scores[9].alternative));
    bench_free(bench);
}

/* --- evidence --------------------------------------------------------------------------------- */

/* A figure opens to its parts, a part to the fact, the fact to its source and doubt. */
static void test_evidence_of_an_answer(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    go_to_line(bench, "+ Push: Yes, it is the point");
    press(bench, "Enter");
    assert_shows(bench, "NestJS: Push: Yes, it is the point");
    assert_shows(bench, "adds      16.3 of fit 85, each part value x points / all");
    assert_shows(bench, "of it     15.0 = 75 x 12 / 60 by Real-time");
    assert_shows(bench, "1.3 = 75 x 1 / 60 by Breadth of the ecosystem");
    assert_shows(bench, "4 of 5, a judgement");
    assert_shows(bench, "Recommended "); /* the result is still there, behind it */
    assert_shows(bench, "2 of 7");
    press(bench, "n");
    assert_shows(bench, "NestJS: Screens: A browser app");
    assert_shows(bench, "3 of 7");
    press(bench, "p p p");
    assert_shows(bench, "NestJS: before any answer");
    assert_shows(bench, "7 of 7");
    bench_free(bench);
}

static void test_evidence_of_a_criterion(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r G");
    go_to_line(bench, "Real-time                   12");
    press(bench, "Enter");
    assert_shows(bench, "NestJS: Real-time");
    assert_shows(bench, "value     75 of 100 x 12 of 60 points = 15.0 of fit 85");
    assert_shows(bench, "ahead     5.0 of AdonisJS, whose value is 50");
    assert_shows(bench, "points    12 by Push: Yes, it is the point");
    assert_shows(bench, "4 of 5, a judgement");
    assert_shows(bench, "because");
    assert_shows(bench, "a judgement from 1 to 5: 1 is 0");
    assert_shows(bench, "2 of 16");
    press(bench, "n");
    assert_shows(bench, "3 of 16");
    press(bench, "p p p");
    assert_shows(bench, "16 of 16");
    bench_free(bench);
}

static void test_sources_are_opened_and_copied(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    evidence_push_criterion(bench->app, catalog_find_framework(bench->catalog, "django"),
                            catalog_find_criterion(bench->catalog, "batteries"));
    look(bench);
    press(bench, "o");
    assert_int_equal(bench->app->request, REQUEST_BROWSE);
    assert_true(text_starts_with(bench->app->request_text.bytes, "https://"));
    char *first = strdup(bench->app->request_text.bytes);
    press(bench, "Tab y");
    assert_int_equal(bench->app->request, REQUEST_COPY);
    assert_string_not_equal(bench->app->request_text.bytes, first);
    press(bench, "Shift-Tab y");
    assert_string_equal(bench->app->request_text.bytes, first);
    free(first);
    bench_free(bench);
}

/* A gap says so, with its bounds and why these. */
static void test_unknown_values(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    evidence_push_trait(bench->app, catalog_find_framework(bench->catalog, "gin"),
                        catalog_find_trait(bench->catalog, "so2025_used_pct"));
    assert_shows(bench, "unknown, between 3.9 and 7.9 percent");
    assert_shows(bench, "bounds    upper: 48 percent of Go developers");
    bench_free(bench);
}

static void test_evidence_of_a_pairing(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    go_to_line(bench, "Database  ");
    assert_shows(bench, "with MySQL / MariaDB 2 of");
    press(bench, "Enter");
    assert_shows(bench, "NestJS: PostgreSQL");
    assert_shows(bench, "fits 5 of 5");
    assert_shows(bench, "1 of 10");
    bench_free(bench);
}

/* --- all sizes -------------------------------------------------------------------------------- */

static const char *const places[] = {"a",         "r",   "r t", "r Enter",  "r G Enter",
                                     "a n n n j", "r m", "a P", "r w + j -"};

/* Each size draws something, keeps the cursor on the screen, and coming back from any size gives
 * the same picture as before. */
static void test_every_size(void **state)
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

static void test_only_ascii_when_asked(void **state)
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

/* Who is out, up or down, chosen or not is said in signs and words, whatever the theme. */
static void test_states_without_colour(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "a");
    while (!strstr(look(bench), "Static types?"))
        press(bench, "n");
    assert_shows(bench, "(o) Required");
    assert_shows(bench, "( ) Preferred");
    assert_shows(bench, "- Django          out: Typing");
    assert_shows(bench, "! 5");
    assert_hides(bench, "saved");
    bench_free(bench);
}

/* What the last run left is taken up, said, and can be undone and done again. */
static void test_the_last_session_is_taken_up(void **state)
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
    assert_shows(bench, " > Spring Boot");
    app_keep_place(bench->app);
    app_idle(bench->app);
    bench_free(bench);

    bench = bench_with(24, 80, false, session);
    assert_shows(bench, "1 answer of 2026-11-22 taken up; u undoes, --fresh starts empty");
    assert_shows(bench, " > Spring Boot");
    assert_shows(bench, "sort: ");
    press(bench, "u");
    assert_shows(bench, "Undone: what the last session left");
    assert_hides(bench, "sort: ");
    assert_int_equal(app_answer_count(bench->app), 0);
    press(bench, "Ctrl-R");
    assert_int_equal(app_answer_count(bench->app), 1);
    assert_shows(bench, "sort: ");
    bench_free(bench);
    session_close(session);
    arena_free(arena);
}

static void test_saved_is_said(void **state)
{
    struct arena *arena = arena_new();
    struct session *session;
    const char *notice;
    struct error error;
    char folder[PATH_MAX];

    snprintf(folder, sizeof(folder), "%s", folder_path(state, "session"));
    assert_true(session_open(arena, folder, "2026-11-22T10:00:00", &session, &notice, &error));
    struct bench *bench = bench_with(24, 80, false, session);
    press(bench, "a");
    assert_hides(bench, "answers saved");
    press(bench, "2");
    assert_shows(bench, "answers saved");
    bench->app->unsaved = true;
    assert_shows(bench, "not saved yet");
    bench->app->unsaved = false;
    press(bench, "r"); /* where the room is for what is out of sight */
    assert_shows(bench, "line 1-");
    resize(bench, 40, 120);
    assert_shows(bench, "answers saved");
    resize(bench, 24, 80);
    bench->app->unsaved = true;
    assert_shows(bench, "not saved yet");
    bench->app->unsaved = false;
    bench_free(bench);
    session_close(session);
    arena_free(arena);
}

/* --- how sure --------------------------------------------------------------------------------- */

static void idle(struct bench *bench)
{
    app_handle(bench->app, &(struct event){.kind = EVENT_IDLE});
}

/* With every draw of the program: pieces are done while no key waits, the share narrows and settles, and then nothing is left to
 * wake up for. What comes out is what is worked out in one go. */
static void test_shares_firm_up(void **state)
{
    struct bench *bench = bench_new(24, 80);
    bool seen_firming = false;
    int pieces = 0;

    (void)state;
    bench->app->options.draws = ACCEPTABILITY_DRAWS;
    look(bench);
    assert_false(app_has_work(bench->app)); /* nobody has asked yet */
    answer(bench, "language", "js");        /* the more are left, the longer it takes */
    press(bench, "r");
    assert_shows(bench, "How sure this is, is being worked out");
    for (; app_has_work(bench->app) && pieces < 1000; pieces++) {
        idle(bench);
        seen_firming |= strstr(look(bench), "firming") != NULL;
    }
    assert_true(pieces >= 2 && pieces < 1000);
    assert_true(seen_firming);
    assert_hides(bench, "firming");
    assert_shows(bench, "of the weightings compatible with your answers");

    struct arena *arena = arena_new();
    struct advice *advice =
        advice_new(arena, app_decision(bench->app), answers_copy(arena, bench->app->answers));
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
    answer(bench, "load", "tight"); /* begins anew */
    assert_shows(bench, "How sure this is, is being worked out");
    assert_true(app_has_work(bench->app));
    bench_free(bench);
}

static void test_most_decisive(void **state)
{
    struct bench *bench = bench_new(40, 120);
    size_t count;
    const struct question_entry *questions = catalog_questions(bench->catalog, &count);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "a N");
    const struct confidence *confidence = app_confidence(bench->app);
    assert_true(confidence->n_next > 0);
    char wanted[128];
    snprintf(wanted, sizeof(wanted), "%d %s can change most about who comes first",
             confidence->next[0].question + 1, questions[confidence->next[0].question].brief);
    assert_shows(bench, wanted);
    snprintf(wanted, sizeof(wanted), "%.30s", questions[confidence->next[0].question].text);
    assert_shows(bench, wanted);
    bench_free(bench);
}

/* The least lead over any rival with this answer, as the proof has it. */
static int64_t least_lead(struct bench *bench, int question, int option)
{
    struct arena *arena = arena_new();
    const struct decision *decision = app_decision(bench->app);
    struct answers *answers = answers_copy(arena, bench->app->answers);
    int leader = app_advice(bench->app)->winner;

    answers->choice[question] = option;
    struct early_stop early_stop = early_stop_prove(arena, &decision->problem, answers);
    int64_t lead = early_stop.leader != leader ? INT64_MIN
                   : early_stop.n_rivals == 0
                       ? INT64_MAX
                       : early_stop.rivals[0].settled - (early_stop.can_fall ? 1 << 24 : 0);
    arena_free(arena);
    return lead;
}

/* One question after the other, each with the answer that secures the first place best, until it is
 * settled. */
static void answer_until_settled(struct bench *bench)
{
    const struct problem *problem = &app_decision(bench->app)->problem;

    answer_all(bench, &projects[0]);
    answer(bench, "panel", "never");
    for (int i = 0; i < problem->n_questions && !app_confidence(bench->app)->early_stop.settled;
         i++) {
        int best = 0;
        if (bench->app->answers->choice[i] != ANSWER_OPEN)
            continue;
        for (int o = 1; o < problem->questions[i].n_options; o++)
            if (least_lead(bench, i, o) > least_lead(bench, i, best))
                best = o;
        question_view_push(bench->app, i);
        press_code(bench, (uint32_t)('1' + best));
    }
}

/* Said with the way to the proof, and every open question has its sign. */
static void test_settled(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    press(bench, "a");
    answer_until_settled(bench);
    const struct early_stop *early_stop = &app_confidence(bench->app)->early_stop;
    assert_true(early_stop->settled);
    assert_true(early_stop->n_open > 0);
    assert_shows(bench, "Settled: ");
    assert_shows(bench, "r result, P proof");
    int marks = 0;
    for (const char *at = look(bench); (at = strstr(at, "= cannot matter")); at++)
        marks++;
    assert_int_equal(marks, early_stop->n_open);
    press(bench, "N");
    assert_shows(bench, "No open question can change who comes first");
    press(bench, "P");
    assert_shows(bench, "Is it settled?");
    assert_shows(bench, "Yes. ");
    assert_hides(bench, "may still win");
    for (int i = 0; i < early_stop->n_rivals; i++)
        assert_shows(bench, name_of(bench, early_stop->rivals[i].alternative));
    press(bench, "q r");
    assert_shows(bench, "> ");
    bench_free(bench);
}

static void test_not_settled(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer(bench, "language", "js");
    press(bench, "a P");
    const struct early_stop *early_stop = &app_confidence(bench->app)->early_stop;
    assert_false(early_stop->settled);
    assert_shows(bench, "Not yet: ");
    assert_shows(bench, "may still win");
    assert_shows(bench, "not settled");
    bench_free(bench);
}

/* What is listed as a flip is one: with those answers the named one is first. */
static void test_what_would_change_it(void **state)
{
    struct bench *bench = bench_new(100, 80);
    size_t count;
    const struct question_entry *questions = catalog_questions(bench->catalog, &count);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    app_finish_work(bench->app);
    const struct flips *flips = &app_confidence(bench->app)->fixed;
    assert_true(flips->size > 0 && flips->n > 0);
    assert_shows(bench, "What would change it");
    char wanted[128];
    const struct change *change = &flips->list[0].changes[0];
    snprintf(wanted, sizeof(wanted), "%s: %.16s", questions[change->question].brief,
             questions[change->question].options[change->to].label);
    assert_shows(bench, wanted);
    int winner = flips->list[0].winner;
    go_to_line(bench, wanted);
    snprintf(wanted, sizeof(wanted), "%s first", name_of(bench, winner));
    assert_shows(bench, wanted);
    press(bench, "Enter");
    snprintf(wanted, sizeof(wanted), "%.30s", questions[change->question].text);
    assert_shows(bench, wanted);
    struct flip flip = flips->list[0];
    int size = flips->size, choices[32][2];
    for (int i = 0; i < size; i++) {
        choices[i][0] = flip.changes[i].question;
        choices[i][1] = flip.changes[i].to;
    }
    for (int i = 0; i < size; i++)
        app_answer(bench->app, choices[i][0], choices[i][1]);
    assert_int_equal(app_advice(bench->app)->winner, winner);
    bench_free(bench);
}

static void test_methods(void **state)
{
    struct bench *bench = bench_new(40, 120);
    char line[512];

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r m");
    const struct methods *methods = &app_confidence(bench->app)->methods;
    assert_int_equal(methods->n, METHODS_COUNT);
    for (int i = 0; i < methods->n_alternatives; i++) {
        const char *name = name_of(bench, methods->alternatives[i]);
        int ranks[METHODS_COUNT];
        const char *table = strstr(look(bench), "Rank by");
        assert_non_null(table);
        assert_true(line_with(table, name, line));
        assert_int_equal(sscanf(line + strlen(name), "%d %d %d %d %d", &ranks[0], &ranks[1],
                                &ranks[2], &ranks[3], &ranks[4]),
                         METHODS_COUNT);
        for (int k = 0; k < METHODS_COUNT; k++)
            assert_int_equal(ranks[k], methods->results[k].ranking[i]);
    }
    bench_free(bench);
}

/* Shares of all who are left stand in the wide ranking. */
static void test_first_in(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    app_finish_work(bench->app);
    const struct confidence *confidence = app_confidence(bench->app);
    const struct advice *advice = app_advice(bench->app);
    assert_shows(bench, "First in");
    for (int i = 0; i < advice->ranking.n_left; i++) {
        int framework = advice->ranking.scores[i].alternative;
        char line[512], *percent;
        assert_true(line_with(strstr(look(bench), "First in"), name_of(bench, framework), line));
        percent = strrchr(line, '%');
        assert_non_null(percent);
        percent[-1] = '\0';
        double share = 100.0 * shares_first(&confidence->shares, framework) / TEST_DRAWS;
        assert_true(abs(atoi(strrchr(line, ' ') + 1) - (int)share) <= 1);
    }
    bench_free(bench);
}

/* Points follow the keys, the ranking is the engine's for those points, and Esc brings back what
 * was: nothing is answered, saved or written. */
static void test_what_if(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r");
    app_finish_work(bench->app);
    char *before = without_message(bench);
    size_t n_undo = bench->app->n_undo;
    press(bench, "w");
    assert_shows(bench, "What-if");
    for (int i = 0; i < 15; i++)
        press(bench, "-"); /* down to 0, and not further */
    assert_shows(bench, "Points go from 0 to 40");
    press(bench, "j");
    for (int i = 0; i < 45; i++)
        press(bench, "+");
    assert_shows(bench, "Points go from 0 to 40");
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
    struct ranking tried = rank_with_points(arena, &decision->problem, bench->app->answers, points);
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
    assert_shows(bench, "never exported");
    assert_shows(bench, "What-if");
    press(bench, "Esc");
    assert_shows(bench, "0 criteria changed");
    press(bench, "Esc");
    app_finish_work(bench->app);
    char *after = without_message(bench);
    assert_string_equal(before, after);
    assert_int_equal(bench->app->n_undo, n_undo);
    free(before);
    free(after);
    arena_free(arena);
    bench_free(bench);
}

/* A refused screen leaves the one on top alone. */
static void test_too_many_screens(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    for (int i = 0; i < VIEWS_MOST + 2; i++)
        detail_push_framework(bench->app, 0);
    assert_int_equal(bench->app->n_views, VIEWS_MOST);
    assert_shows(bench, "Too many screens are open");
    press(bench, "q");
    assert_true(app_push(bench->app, app_find_screen("compare")));
    detail_push_component(bench->app, 0);
    evidence_push_criterion(bench->app, 0, 0);
    assert_shows(bench, "Too many screens are open");
    bench_free(bench);
}

/* --- random keys ------------------------------------------------------------------------------ */

static uint64_t random_next(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

/* Keys of these screens and those of every screen that do not leave for another one's tests. */
static const char *const keys[] = {
    "j",      "k", "j",     "k",     "j",      "Down",      "Up",  "PgDn", "PgUp", "Ctrl-D",
    "Ctrl-U", "g", "G",     "Enter", "Enter",  "l",         "h",   "q",    "a",    "r",
    "r",      "a", "Space", "1",     "2",      "3",         "4",   "5",    "9",    "n",
    "p",      "n", "s",     "x",     "x",      "t",         "Tab", "u",    "u",    "Ctrl-R",
    "o",      "y", "M",     "Esc",   "Ctrl-L", "Shift-Tab", "N",   "w",    "+",    "+",
    "-",      "m", "P",     "0",     "e",
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

static void test_random_keys(void **state)
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
    assert_true(seen_excluded > steps / 50); /* the walk has been where it is interesting */
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_open_question),
        cmocka_unit_test(test_ranking_beside_the_question),
        cmocka_unit_test(test_why_it_moved),
        cmocka_unit_test(test_exclusion_marks),
        cmocka_unit_test(test_picking),
        cmocka_unit_test(test_undo_shows_what_it_changes),
        cmocka_unit_test(test_enough_is_said),
        cmocka_unit_test(test_after_the_last_question),
        cmocka_unit_test(test_option_texts),
        cmocka_unit_test(test_relaxing_beside_the_question),
        cmocka_unit_test(test_parts_add_up_to_the_fit),
        cmocka_unit_test(test_table_adds_up),
        cmocka_unit_test(test_lost_points),
        cmocka_unit_test(test_result_without_answers),
        cmocka_unit_test(test_two_names),
        cmocka_unit_test(test_excluded),
        cmocka_unit_test(test_nothing_left),
        cmocka_unit_test(test_two_answers_to_relax),
        cmocka_unit_test(test_undo_restores_the_result),
        cmocka_unit_test(test_everything_opens),
        cmocka_unit_test(test_folded_ranking),
        cmocka_unit_test(test_evidence_of_an_answer),
        cmocka_unit_test(test_evidence_of_a_criterion),
        cmocka_unit_test(test_sources_are_opened_and_copied),
        cmocka_unit_test(test_unknown_values),
        cmocka_unit_test(test_evidence_of_a_pairing),
        cmocka_unit_test(test_every_size),
        cmocka_unit_test(test_only_ascii_when_asked),
        cmocka_unit_test(test_states_without_colour),
        cmocka_unit_test_setup_teardown(test_the_last_session_is_taken_up, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_saved_is_said, folder_new, folder_free),
        cmocka_unit_test(test_shares_firm_up),
        cmocka_unit_test(test_most_decisive),
        cmocka_unit_test(test_settled),
        cmocka_unit_test(test_not_settled),
        cmocka_unit_test(test_what_would_change_it),
        cmocka_unit_test(test_methods),
        cmocka_unit_test(test_first_in),
        cmocka_unit_test(test_what_if),
        cmocka_unit_test(test_too_many_screens),
        cmocka_unit_test(test_random_keys),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
