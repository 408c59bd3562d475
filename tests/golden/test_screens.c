/* Keys in, the picture out: compares each NAME.keys of a folder with its NAME.screen, drawn into
 * cells without a terminal. With WHICHSTACK_UPDATE set it writes the pictures instead.
 *
 * Lines of a .keys file:   size 24x80 | ascii | theme NAME | answer QUESTION=OPTION
 *                          key NAME NAME...   text WORDS   resize 40x120
 */
#include "base/array.h"
#include "decide/model/answers.h"
#include "store/file/file.h"
#include "tui/app/app.h"
#include "tui/terminal/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct scene {
    struct arena *arena;
    struct catalog *catalog;
    struct app *app;
    struct app_options options;
    int rows, columns;
    const char *file;
    int line;
    bool failed;
};

static void report(struct scene *scene, const char *what, const char *word)
{
    printf("# %s:%d: %s '%s'\n", scene->file, scene->line, what, word);
    scene->failed = true;
}

static struct app *app_of(struct scene *scene)
{
    if (!scene->app) {
        scene->app = app_new(&scene->options);
        app_resize(scene->app, scene->rows, scene->columns);
    }
    return scene->app;
}

static void press(struct scene *scene, uint32_t code)
{
    const struct event event = {.kind = EVENT_KEY, .code = code};

    if (app_of(scene)->running)
        app_handle(scene->app, &event);
}

static void run_keys(struct scene *scene, char *words)
{
    char *rest = NULL;

    for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        uint32_t code;
        if (key_code(word, &code))
            press(scene, code);
        else
            report(scene, "no such key", word);
    }
}

static void run_text(struct scene *scene, char *words)
{
    for (; *words; words++)
        press(scene, (unsigned char)*words);
}

static void run_size(struct scene *scene, char *words)
{
    if (sscanf(words, "%dx%d", &scene->rows, &scene->columns) != 2)
        report(scene, "not a size", words);
    else if (scene->app)
        app_resize(scene->app, scene->rows, scene->columns);
}

static void run_ascii(struct scene *scene, char *words)
{
    (void)words;
    scene->options.unicode = false;
}

static void run_answer(struct scene *scene, char *words)
{
    char *option = strchr(words, '=');
    struct app *app = app_of(scene);
    size_t count;

    if (!option) {
        report(scene, "not an answer", words);
        return;
    }
    *option++ = '\0';
    int question = catalog_find_question(scene->catalog, words);
    int choice =
        question < 0
            ? -1
            : catalog_find_option(&catalog_questions(scene->catalog, &count)[question], option);
    if (choice < 0)
        report(scene, "no such answer", words);
    else
        app_answer(app, question, choice);
}

static const struct {
    const char *word;
    void (*run)(struct scene *scene, char *words);
} steps[] = {
    {"size", run_size}, {"resize", run_size}, {"ascii", run_ascii},
    {"key", run_keys},  {"text", run_text},   {"answer", run_answer},
};

static void run_line(struct scene *scene, char *line)
{
    size_t length = strcspn(line, " ");
    char *words = line + length + (line[length] == ' ');

    if (line[0] == '\0' || line[0] == '#')
        return;
    line[length] = '\0';
    for (size_t i = 0; i < ARRAY_LENGTH(steps); i++)
        if (text_equal(line, steps[i].word)) {
            steps[i].run(scene, words);
            return;
        }
    report(scene, "no such step", line);
}

static void picture_of(struct scene *scene, char *script, struct text *picture)
{
    char *rest = NULL;

    for (char *line = strtok_r(script, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        scene->line++;
        run_line(scene, line);
    }
    struct app *app = app_of(scene);
    struct surface *surface = surface_new(app->rows, app->columns);
    app_finish_work(app);
    app_draw(app, surface);
    surface_dump(surface, true, picture);
    if (!app->running)
        text_append(picture, "left\n");
    surface_free(surface);
}

static bool same_as_golden(struct scene *scene, const char *path, const struct text *picture)
{
    struct error error;
    char *golden;
    size_t length;

    if (getenv("WHICHSTACK_UPDATE"))
        return file_write(path, picture->bytes, picture->length, true, &error);
    if (!file_read(scene->arena, path, 1 << 20, &golden, &length, &error)) {
        printf("# %s\n", error.message);
        return false;
    }
    if (length == picture->length && memcmp(golden, picture->bytes, length) == 0)
        return true;
    char *rest = NULL;
    char *shown = arena_string(scene->arena, picture->bytes);
    for (char *line = strtok_r(shown, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        printf("# %s\n", line);
    return false;
}

static bool run_case(struct catalog *catalog, const char *folder, const char *name)
{
    struct scene scene = {
        .arena = arena_new(),
        .catalog = catalog,
        .rows = 24,
        .columns = 80,
    };
    struct error error;
    struct text picture;
    char *script;
    size_t length;
    bool passed = false;

    scene.options = (struct app_options){
        .catalog = catalog,
        .program = PROGRAM,
        .today = "2026-11-22",
        .seed = 1,
        .unicode = true,
    };
    scene.file = arena_printf(scene.arena, "%s/%s.keys", folder, name);
    text_init(&picture);
    if (file_read(scene.arena, scene.file, 1 << 20, &script, &length, &error)) {
        picture_of(&scene, script, &picture);
        passed = same_as_golden(&scene, arena_printf(scene.arena, "%s/%s.screen", folder, name),
                                &picture) &&
                 !scene.failed;
    } else {
        printf("# %s\n", error.message);
    }
    text_finish(&picture);
    if (scene.app)
        app_free(scene.app);
    arena_free(scene.arena);
    return passed;
}

int main(int count, char **arguments)
{
    struct arena *arena = arena_new();
    struct catalog *catalog;
    struct error error;
    char **names;
    size_t n_names, failed = 0;

    if (count != 3 || !catalog_open(arguments[1], &catalog, &error) ||
        !file_list(arena, arguments[2], ".keys", &names, &n_names, &error)) {
        printf("Bail out! %s\n", count != 3 ? "usage: test_screens CATALOG FOLDER" : error.message);
        return 1;
    }
    printf("1..%zu\n", n_names);
    for (size_t i = 0; i < n_names; i++) {
        names[i][strlen(names[i]) - strlen(".keys")] = '\0';
        bool passed = run_case(catalog, arguments[2], names[i]);
        failed += !passed;
        printf("%sok %zu - %s\n", passed ? "" : "not ", i + 1, names[i]);
    }
    catalog_free(catalog);
    arena_free(arena);
    return failed > 0;
}
