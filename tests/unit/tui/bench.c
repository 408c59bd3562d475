#include "bench.h"

#include "decisions.h"

#include "catalog/compile/compile.h"
#include "tui/terminal/keys.h"

#define PANEL                                                                                    \
    "---\ntext: Must a back office ship with it?\nshort: Panel\nfixed: false\neffort: 1\n"       \
    "options:\n"                                                                                 \
    "  - id: ships\n    label: It must ship\n    reason: Screens for staff from the first day\n" \
    "    points:\n      admin-ui: 2\n"                                                           \
    "    rules:\n      - attribute: admin-ui\n        op: level>=\n        value: 3\n"           \
    "        reason: a back office must ship\n"                                                  \
    "  - id: never\n    label: No\n    reason: Nothing is weighed\n"                             \
    "---\nOne more question.\n"

char catalog_path[PATH_MAX];

int compile_once(void **state)
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
    struct diagnostics *diagnostics = diagnostics_new(), *warnings = diagnostics_new();
    struct error error;
    bool done = compile_catalog(&job, diagnostics, warnings, &error);
    if (!done)
        print_error("%s\n", error.message);
    for (size_t i = 0; i < diagnostics_kept(diagnostics); i++)
        print_error("%s\n", diagnostics_line(diagnostics, i));
    diagnostics_free(diagnostics);
    diagnostics_free(warnings);
    /* Random keys also write exports: into this folder, which goes at the end. */
    return done && chdir(folder_path(state, "more")) == 0 ? 0 : -1;
}

struct bench *bench_with(int rows, int columns, bool unicode, struct session *session)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    struct error error;

    assert_non_null(bench);
    assert_true(catalog_open(catalog_path, &bench->catalog, &error));
    const struct app_options options = {.catalog = bench->catalog,
                                        .program = "whichstack 0.2.0",
                                        .today = "2026-11-22",
                                        .unicode = unicode,
                                        .draws = TEST_DRAWS,
                                        .session = session};
    bench->app = app_new(&options);
    bench->surface = surface_new(rows, columns);
    text_init(&bench->picture);
    app_resize(bench->app, rows, columns);
    return bench;
}

struct bench *bench_new(int rows, int columns)
{
    return bench_with(rows, columns, false, NULL);
}

void bench_free(struct bench *bench)
{
    text_finish(&bench->picture);
    surface_free(bench->surface);
    app_free(bench->app);
    catalog_free(bench->catalog);
    free(bench);
}

const char *look(struct bench *bench)
{
    app_draw(bench->app, bench->surface);
    text_clear(&bench->picture);
    surface_dump(bench->surface, false, &bench->picture);
    return bench->picture.bytes;
}

void press_code(struct bench *bench, uint32_t code)
{
    app_handle(bench->app, &(struct event){.kind = EVENT_KEY, .code = code});
}

void press(struct bench *bench, const char *keys)
{
    char names[256], *rest = NULL;

    snprintf(names, sizeof(names), "%s", keys);
    for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
        uint32_t code;
        assert_true(key_code(name, &code));
        press_code(bench, code);
    }
}

void resize(struct bench *bench, int rows, int columns)
{
    app_resize(bench->app, rows, columns);
}

void answer(struct bench *bench, const char *question, const char *option)
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

const struct project projects[PROJECTS] = {
    {subscription, ARRAY_LENGTH(subscription)},
    {no_language, ARRAY_LENGTH(no_language)},
    {slow_small, ARRAY_LENGTH(slow_small)},
    {NULL, 0},
};

void answer_all(struct bench *bench, const struct project *project)
{
    for (size_t i = 0; i < project->count; i++)
        answer(bench, project->answers[i][0], project->answers[i][1]);
}

bool line_with(const char *picture, const char *wanted, char line[512])
{
    const char *found = strstr(picture, wanted);

    if (!found)
        return false;
    snprintf(line, 512, "%.*s", (int)strcspn(found, "\n"), found);
    return true;
}

void assert_shows(struct bench *bench, const char *wanted)
{
    if (!strstr(look(bench), wanted)) {
        print_error("'%s' is not on the screen:\n%s\n", wanted, bench->picture.bytes);
        fail();
    }
}

void assert_hides(struct bench *bench, const char *wanted)
{
    if (strstr(look(bench), wanted)) {
        print_error("'%s' is on the screen:\n%s\n", wanted, bench->picture.bytes);
        fail();
    }
}

const char *name_of(const struct bench *bench, int framework)
{
    size_t count;
    return catalog_frameworks(bench->catalog, &count)[framework].name;
}

void seek(struct bench *bench, const char *key, const char *text)
{
    for (int i = 0; i < 40 && !strstr(look(bench), text); i++)
        press(bench, key);
    assert_shows(bench, text);
}

void text_of_row(const struct bench *bench, int row, struct text *text)
{
    text_clear(text);
    for (int i = 0; i < bench->surface->columns; i++)
        text_append(text, bench->surface->cells[row * bench->surface->columns + i].bytes);
}

int tenths_of(const char *figure)
{
    int whole, part;

    assert_int_equal(sscanf(figure, "%d.%1d", &whole, &part), 2);
    return 10 * whole + part;
}

void go_to_line(struct bench *bench, const char *text)
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

char *without_message(struct bench *bench)
{
    text_clear(&bench->app->message);
    return strdup(look(bench));
}

int fit_in_tenths(const struct advice *advice, int64_t points)
{
    int64_t whole = 20000 * advice->ranking.total;

    return (int)((2 * 1000 * points + whole) / (2 * whole));
}
