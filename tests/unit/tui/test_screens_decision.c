#include "decisions.h"
#include "folder.h"
#include "rounds.h"

#include "catalog/compile/compile.h"
#include "decide/advice/score_change.h"
#include "store/session.h"
#include "tui/app/background_sampling.h"
#include "tui/app/keymap.h"
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

/* Presses a key until the text is on the screen. */
static void seek(struct bench *bench, const char *key, const char *text)
{
    for (int i = 0; i < 40 && !strstr(look(bench), text); i++)
        press(bench, key);
    assert_shows(bench, text);
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
    assert_shows(bench, "Does a house standard");
    assert_shows(bench, "3 of 19, 2 answered");
    bench_free(bench);
}

/* Before it counts, beside the option and below it, and once more when it is chosen. */
static void test_an_answer_against_the_language_of_the_team(void **state)
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

/* Fit and change of each row as the engine has them: against the answers without this one. */
static void test_ranking_beside_the_question(void **state)
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
    assert_shows(bench, "out: Typing: level");
    assert_shows(bench, "5 are ruled out");
    arena_free(arena);
    bench_free(bench);
}

/* The cursor on another answer shows the ranking with it; nothing is answered. */
static void test_looking_ahead(void **state)
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
    struct answers *answers = answers_copy(arena, bench->app->answers);
    answers->choice[catalog_find_question(bench->catalog, "typing")] = 1;
    struct ranking then = rank_all(arena, &app_decision(bench->app)->problem, answers);
    snprintf(wanted, sizeof(wanted), " 1 %s", name_of(bench, then.scores[0].alternative));
    assert_shows(bench, wanted);
    arena_free(arena);
    press(bench, "k");
    assert_shows(bench, "Ranking now");
    bench_free(bench);
}

/* In a window too narrow to show what moved a digit goes on, and says what it did. */
static void test_a_digit_goes_on(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a 2");
    assert_shows(bench, "Your team writes Python. ");
    assert_shows(bench, "Which other language");
    resize(bench, 40, 120);
    press(bench, "p 1");
    assert_shows(bench, "Which language does the team write");
    assert_shows(bench, "Moved most by this answer");
    bench->app->options.advance = ADVANCE_ALWAYS;
    press(bench, "2");
    assert_shows(bench, "Which other language");
    resize(bench, 24, 80);
    bench->app->options.advance = ADVANCE_NEVER;
    press(bench, "p 1");
    assert_shows(bench, "Which language does the team write");
    bench_free(bench);
}

/* What moved is named with what it is worth on what the answer counts most. */
static void test_why_it_moved(void **state)
{
    struct bench *bench = bench_new(50, 120);
    char line[512];

    (void)state;
    answer(bench, "product", "saas");
    press(bench, "a");
    seek(bench, "n", "Must users see changes at once?");
    press(bench, "3");
    const char *moved = strstr(look(bench), "Moved most by this answer");
    assert_non_null(moved);
    assert_true(line_with(moved, "Real-time 100", line));
    press(bench, "n");
    assert_hides(bench, "Real-time 7");
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
            bool chosen = bench->app->answers->choice[q] == (int)o;
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
    struct bench *bench = bench_new(40, 120);

    (void)state;
    press(bench, "a j Enter");
    assert_shows(bench, "> 2 @ Python");
    assert_shows(bench, "1 answered");
    press(bench, "Enter"); /* the second one goes on */
    assert_shows(bench, "Which other language");
    press(bench, "p Space"); /* on the chosen one: cleared */
    assert_shows(bench, "> 2 o Python");
    assert_shows(bench, "0 answered");
    press(bench, "7");
    assert_shows(bench, "> 7 @ Go");
    press(bench, "9");
    assert_shows(bench, "This question has no answer 9");
    assert_shows(bench, "> 7 @ Go");
    press(bench, "s");
    assert_shows(bench, "Which other language");
    press(bench, "p");
    assert_shows(bench, "> s @ Skip: none of these, or not known yet");
    assert_shows(bench, "0 answered");
    resize(bench, 50, 160);
    char line[512];
    assert_true(line_with(look(bench), "Language  ", line));
    assert_non_null(strstr(line, "skipped"));
    bench_free(bench);
}

/* Undo leads to the question it changes and says what became of it, wherever one is by then. */
static void test_undo_shows_what_it_changes(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a 1 3 2"); /* each goes on */
    assert_shows(bench, "What are you building");
    assert_shows(bench, "3 answered");
    press(bench, "u");
    assert_shows(bench, "Does a house standard");
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
    struct bench *bench = bench_new(40, 120);

    (void)state;
    press(bench, "a 1 n n n 1 n n 3 n n 3");
    app_finish_work(bench->app);
    assert_hides(bench, "Enough to stop");
    press(bench, "n n n 1");
    app_finish_work(bench->app);
    assert_shows(bench, "Clear lead: ");
    assert_shows(bench, "Enough to stop: r result, e export");
    bench_free(bench);
}

static void test_after_the_last_question(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a");
    for (int i = 0; i < 30; i++)
        press(bench, "n");
    assert_shows(bench, "Must a back office ship");
    assert_shows(bench, "That was the last question, 19 are still open; r shows the result");
    for (int i = 0; i < 18; i++)
        press(bench, "p");
    for (int i = 0; i < 18; i++)
        press(bench, "s");
    press(bench, "2");
    assert_shows(bench, "That was the last question: r shows the result");
    press(bench, "q a");
    assert_shows(bench, "All questions are answered or skipped; r shows the result");
    bench_free(bench);
}

static void test_option_texts(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "a");
    seek(bench, "n", "Must users see changes at once?");
    press(bench, "j j");
    assert_shows(bench, "Thousands of open connections");
    assert_shows(bench, "Push changes the process");
    bench_free(bench);
}

/* x skips the answers that exclude the best of the excluded, in one step for undo. */
static void test_relaxing_beside_the_question(void **state)
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

/* --- result ----------------------------------------------------------------------------------- */

/* What the rows of section 2 add, up to the sum: those of answers begin with a mark, those of
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
        line[72] = '\0'; /* what the second gets more stands behind it */
        sum += tenths_of(strrchr(line, ' ') + 1);
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

/* Section 2: what each answer adds is what its criteria add, and all of it is the fit. */
static void test_parts_add_up_to_the_fit(void **state)
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

static void test_table_adds_up(void **state)
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

/* What the second gets more, by the engine's own sum over the criteria of all answers. */
static void test_lost_points(void **state)
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

static void test_result_without_answers(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "r");
    assert_shows(bench, "Nothing is answered yet");
    press(bench, "a");
    assert_shows(bench, "Which language does the team");
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
    press(bench, "r 4");
    go_to_line(bench, "- Django");
    assert_shows(bench, "5 of 10; x lifts the rule");
    assert_shows(bench, "static types are required: level 1 of 3, wanted level 2 or more; x");
    press(bench, "Enter");
    assert_shows(bench, "Django: Static types");
    assert_shows(bench, "level 1 of 3, third");
    press(bench, "q x");
    assert_int_equal(app_advice(bench->app)->ranking.n_left, 10);
    press(bench, "G");
    assert_hides(bench, "5 of 10; x");
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
    assert_shows(bench, "Nothing fits");
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
        if (bench->app->n_views > 2)
            press(bench, "q");
        else
            press(bench, strstr(look(bench), "if: ") ? "u" : "r"); /* looked at, or a question */
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

static void test_everything_opens(void **state)
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

/* Enter on another answer shows the result with it, and u brings back what was: nothing is
 * answered meanwhile. */
static void test_preview(void **state)
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
    size_t n_undo = bench->app->n_undo;
    press(bench, "Enter");
    assert_shows(bench, " if: ");
    assert_shows(bench, "u restores");
    assert_int_equal(app_answer_count(bench->app), answered);
    assert_int_equal(bench->app->n_undo, n_undo);
    press(bench, "u");
    assert_hides(bench, " if: ");
    char *after = without_message(bench);
    assert_string_equal(before, after);
    free(before);
    free(after);
    bench_free(bench);
}

/* --- evidence --------------------------------------------------------------------------------- */

/* A figure opens to its parts, a part to the fact, the fact to its source and doubt. */
static void test_evidence_of_an_answer(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    answer_all(bench, &projects[0]);
    press(bench, "r 2");
    go_to_line(bench, "Live updates are the point of it");
    press(bench, "Enter");
    assert_shows(bench, "NestJS: Push: Yes, it is the point");
    assert_shows(bench, "adds      16.3 of fit 85, each part value x points / all");
    assert_shows(bench, "of it     15.0 = 75 x 12 / 60 by Real-time");
    assert_shows(bench, "1.3 = 75 x 1 / 60 by Breadth of the ecosystem");
    assert_shows(bench, "4 of 5, a judgement");
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
    press(bench, "r 2");
    go_to_line(bench, "Real-time                  ");
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
    press(bench, "r 3");
    go_to_line(bench, "PostgreSQL  ");
    assert_shows(bench, "MySQL / MariaDB ");
    press(bench, "Enter");
    assert_shows(bench, "NestJS: PostgreSQL");
    assert_shows(bench, "fits 5 of 5");
    assert_shows(bench, "1 of 10");
    bench_free(bench);
}

/* --- all sizes -------------------------------------------------------------------------------- */

static const char *const places[] = {"a",         "r",     "r t", "r Enter",   "r G Enter",
                                     "a n n n j", "r m",   "a P", "r w + j -", "r 2",
                                     "r 3",       "r 4 t", "r 6", "r 6 Enter"};

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
    seek(bench, "n", "Static types?");
    assert_shows(bench, "@ Required");
    assert_shows(bench, "o Preferred");
    assert_shows(bench, "- Django       out: Typing");
    answer(bench, "typing", "dynamic");
    assert_shows(bench, "! 5 out");
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
    assert_shows(bench, "> Spring Boot");
    app_keep_place(bench->app);
    app_idle(bench->app);
    bench_free(bench);

    bench = bench_with(24, 80, false, session);
    assert_shows(bench, "1 answer of 2026-11-22 taken up; u undoes, --fresh starts empty");
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

/* A theme chosen in the program is there in the next run, unless an option or the config names one;
 * undo and --fresh leave it alone, and it alone drops no answers. */
static void test_the_theme_is_remembered(void **state)
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
                                  .theme = themes[0],
                                  .session = session};
    struct app *app = app_new(&options);
    catalog_view_mark(&app->catalog_view, 0);
    app_listing_changed(app);
    app_run(app, keymap_action(NULL, "theme"));
    assert_ptr_equal(app->options.theme, themes[1]);
    app_free(app);

    options.fresh = true;
    app = app_new(&options);
    assert_ptr_equal(app->options.theme, themes[1]);
    app_run(app, keymap_action(NULL, "theme"));
    app_free(app);

    options.fresh = false;
    options.theme_set = true;
    app = app_new(&options);
    assert_ptr_equal(app->options.theme, themes[0]);
    app_free(app);

    options.theme_set = false;
    app = app_new(&options);
    assert_ptr_equal(app->options.theme, themes[2]);
    assert_int_equal(app->catalog_view.n_marks, 1);
    app_free(app);
    catalog_free(catalog);
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
    struct bench *bench = bench_with(40, 120, false, session);
    press(bench, "a");
    assert_hides(bench, "answers saved");
    press(bench, "2");
    assert_shows(bench, "answers saved");
    bench->app->unsaved = true;
    assert_shows(bench, "not saved yet");
    bench->app->unsaved = false;
    press(bench, "r");
    assert_shows(bench, "answers saved");
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
    answer(bench, "product", "saas");
    answer(bench, "team-size", "2-3");
    press(bench, "r 5");
    assert_shows(bench, "being worked out");
    for (; app_has_work(bench->app) && pieces < 1000; pieces++) {
        idle(bench);
        const char *picture = look(bench);
        seen_firming |= strstr(picture, " first in ") && strstr(picture, "-") &&
                        bench->app->advice->confidence->shares.draws < ACCEPTABILITY_DRAWS;
    }
    assert_true(pieces >= 2 && pieces < 1000);
    assert_true(seen_firming);
    assert_hides(bench, "being worked out");
    assert_shows(bench, " of 65,536");

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
    assert_shows(bench, "being worked out");
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

/* Said with the way to the result, and every open question has its sign. */
static void test_settled(void **state)
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

static void test_not_settled(void **state)
{
    struct bench *bench = bench_new(40, 120);

    (void)state;
    answer(bench, "language", "js");
    press(bench, "a P");
    const struct early_stop *early_stop = &app_confidence(bench->app)->early_stop;
    assert_false(early_stop->settled);
    assert_shows(bench, "Is it settled? Not yet");
    assert_shows(bench, "worst case");
    bench_free(bench);
}

/* What is listed is one: with that answer the named one is first. */
static void test_what_would_change_it(void **state)
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

static void test_methods(void **state)
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

/* Shares of all who are left stand beside their bars. */
static void test_first_in(void **state)
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
    press(bench, "Esc j");
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

/* The folder of the tests is the working directory. */
static void test_next_record(void **state)
{
    struct bench *bench = bench_new(24, 80);

    (void)state;
    press(bench, "e");
    assert_shows(bench, "decision-");
    press(bench, "Esc");
    assert_int_equal(mkdir("docs", 0755) | mkdir("docs/adr", 0755), 0);
    folder_write("docs/adr/0006-older.md", "# Older\n", strlen("# Older\n"));
    press(bench, "e");
    assert_shows(bench, "docs/adr/0007-use-");
    press(bench, "2"); /* JSON is no record */
    assert_shows(bench, "decision-");
    assert_int_equal(unlink("docs/adr/0006-older.md") | rmdir("docs/adr") | rmdir("docs"), 0);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_open_question),
        cmocka_unit_test(test_an_answer_against_the_language_of_the_team),
        cmocka_unit_test(test_ranking_beside_the_question),
        cmocka_unit_test(test_looking_ahead),
        cmocka_unit_test(test_a_digit_goes_on),
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
        cmocka_unit_test(test_excluded),
        cmocka_unit_test(test_nothing_left),
        cmocka_unit_test(test_two_answers_to_relax),
        cmocka_unit_test(test_undo_restores_the_result),
        cmocka_unit_test(test_everything_opens),
        cmocka_unit_test(test_preview),
        cmocka_unit_test(test_evidence_of_an_answer),
        cmocka_unit_test(test_evidence_of_a_criterion),
        cmocka_unit_test(test_sources_are_opened_and_copied),
        cmocka_unit_test(test_unknown_values),
        cmocka_unit_test(test_evidence_of_a_pairing),
        cmocka_unit_test(test_every_size),
        cmocka_unit_test(test_only_ascii_when_asked),
        cmocka_unit_test(test_states_without_colour),
        cmocka_unit_test_setup_teardown(test_the_last_session_is_taken_up, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_the_theme_is_remembered, folder_new, folder_free),
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
        cmocka_unit_test(test_next_record),
        cmocka_unit_test(test_random_keys),
    };

    return cmocka_run_group_tests(tests, compile_once, folder_free);
}
