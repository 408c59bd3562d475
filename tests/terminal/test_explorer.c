/* The explorer in a real terminal: what only a terminal can show. `test_explorer PROGRAM CATALOG
 * SCREENS`: the program, its catalog, and the folder of tests/golden/screens, whose pictures made without
 * a terminal must come out here as well. */
#include "explorer.h"

#include "base/array.h"
#include "document/export/exporter.h"
#include "store/file/file.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- the same pictures ------------------------------------------------------------------------ */

static bool replay_line(struct screen *screen, const char *line)
{
    int rows, columns;

    if (sscanf(line, "resize %dx%d", &rows, &columns) == 2) {
        screen_resize(screen, rows, columns);
        return screen_wait(screen);
    }
    if (strncmp(line, "key ", 4) == 0)
        return screen_press(screen, line + 4);
    if (strncmp(line, "text ", 5) == 0) {
        screen_text(screen, line + 5);
        return screen_wait(screen);
    }
    return true;
}

/* Rows of the golden file end where its first line of looks begins. */
static bool same_rows(struct screen *screen, const char *golden, int rows)
{
    struct text row;
    bool same = true;

    text_init(&row);
    for (int i = 0; i < rows; i++) {
        size_t length = strcspn(golden, "\n");
        text_clear(&row);
        screen_row(screen, i, &row);
        if (row.length != length || strncmp(row.bytes, golden, length) != 0) {
            tap_note("row %d is      '%s'\nand should be '%.*s'", i, row.bytes, (int)length,
                     golden);
            same = false;
        }
        golden += length + (golden[length] == '\n');
    }
    text_finish(&row);
    return same;
}

/* Keeping the window's title aside and back is in xterm's own entry; libvterm has no titles to
 * keep. Nothing else may come that it does not know. */
static bool knows_all(struct screen *screen)
{
    const char *at = screen_unknown(screen)->bytes;

    while (*at) {
        size_t length = strcspn(at, "\n") + 1;
        if (strncmp(at, "CSI 22;0;0t\n", length) != 0 &&
            strncmp(at, "CSI 23;0;0t\n", length) != 0) {
            tap_note("unknown: %.*s", (int)length - 1, at);
            return false;
        }
        at += length;
    }
    return true;
}

static void replay(struct test *test, const char *name)
{
    struct error error;
    char *script, *golden, *rest = NULL;
    size_t length;
    struct screen_options options = {0};
    const char *const ascii[] = {"--ascii", NULL};

    if (!file_read(test->arena, arena_printf(test->arena, "%s/%s.keys", test->more, name), 1 << 20,
                   &script, &length, &error) ||
        !file_read(test->arena, arena_printf(test->arena, "%s/%s.screen", test->more, name),
                   1 << 20, &golden, &length, &error)) {
        tap_check(&test->tap, false, "%s: %s", name, error.message);
        return;
    }
    sscanf(script, "size %dx%d", &options.rows, &options.columns);
    bool wants_ascii = strstr(script, "\nascii\n") != NULL;
    struct screen *screen = explorer_start(test, options, name, wants_ascii ? ascii : NULL);
    bool answered = true;
    int rows = options.rows;
    for (char *line = strtok_r(script, "\n", &rest); line && answered;
         line = strtok_r(NULL, "\n", &rest)) {
        answered = replay_line(screen, line);
        sscanf(line, "resize %dx", &rows);
    }
    tap_check(&test->tap, answered && same_rows(screen, golden, rows),
              "%s: the terminal shows the same cells as the golden file", name);
    tap_check(&test->tap, knows_all(screen) && screen_titles(screen) == 0,
              "%s: every sequence sent is known to the terminal", name);
    screen_free(screen);
}

static void same_pictures(struct test *test)
{
    static const char *const names[] = {
        "catalog-4x20",           "catalog-8x40",    "catalog-24x80",
        "catalog-40x120",         "catalog-50x160",  "catalog-filter",
        "catalog-filter-wrong",   "catalog-columns", "catalog-filter-cleared",
        "catalog-undo",           "detail-24x80",    "detail-40x120",
        "detail-search",          "detail-resized",  "compare-24x80",
        "compare-40x120",         "help-24x80",      "help-search",
        "catalog-filter-nothing", "catalog-unbound",
    };

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        replay(test, names[i]);
}

/* --- what is kept ----------------------------------------------------------------------------- */

static void session(struct test *test)
{
    struct screen *screen =
        explorer_start(test, (struct screen_options){.rows = 24, .columns = 120}, "session", NULL);

    screen_press(screen, "/ p h p Enter Space");
    screen_press(screen, "a 2");
    tap_check(&test->tap, screen_shows(screen, "answers saved"), "an answer is saved at once");
    screen_signal(screen, SIGKILL);
    screen_wait_end(screen);
    screen_free(screen);

    screen = explorer_start(test, (struct screen_options){0}, "session", ARGUMENTS("--fresh"));
    tap_check(&test->tap,
              screen_shows(screen, "Which of 10 frameworks") && !screen_shows(screen, "php"),
              "--fresh starts without answers and filter");
    explorer_quit(test, screen, "with --fresh");

    screen = explorer_start(test, (struct screen_options){0}, "session", NULL);
    bool told = screen_shows(screen, "1 answer of");
    screen_press(screen, "j");
    tap_check(&test->tap, told && screen_shows(screen, "filter  php") && screen_shows(screen, "*"),
              "after kill -9 the answer, the filter and the mark are restored");
    explorer_quit(test, screen, "with a session");
}

static void nowhere_to_save(struct test *test)
{
    struct screen *screen = explorer_start(test, (struct screen_options){.rows = 24, .columns = 80},
                                           "/proc/nowhere", NULL);

    tap_check(&test->tap,
              screen_shows(screen, "Nothing will be saved") &&
                  screen_shows(screen, "': No such file or directory"),
              "an unwritable home is reported once, with the reason, at 80 columns");
    screen_press(screen, "a 1");
    tap_check(&test->tap, screen_shows(screen, "Answer 1/18"),
              "answers work without a writable home");
    explorer_quit(test, screen, "without a session");
}

static bool same_files(struct test *test, const char *one, const char *other)
{
    struct error error;
    char *a, *b;
    size_t n_a, n_b;

    return file_read(test->arena, one, 1 << 20, &a, &n_a, &error) &&
           file_read(test->arena, other, 1 << 20, &b, &n_b, &error) && n_a == n_b && n_a > 0 &&
           memcmp(a, b, n_a) == 0;
}

/* Writes the chosen format of the dialog, as it is open, under that name. */
static void write_export(struct screen *screen, const char *path)
{
    screen_press(screen, "Tab Ctrl-U");
    screen_text(screen, path);
    screen_press(screen, "Enter");
}

static void overwriting(struct test *test)
{
    const char *path = test_path(test, "dialog.md");
    struct screen *screen = explorer_start(test, (struct screen_options){0}, "export", NULL);

    screen_press(screen, "a 2 e");
    write_export(screen, path);
    tap_check(&test->tap, screen_shows(screen, "Written"), "the export dialog writes the file");
    screen_press(screen, "e");
    write_export(screen, path);
    tap_check(&test->tap, screen_shows(screen, "exists"),
              "the export dialog does not replace an existing file");
    screen_press(screen, "!");
    tap_check(&test->tap, screen_shows(screen, "Written"), "! replaces the existing file");
    if (test_shell(test, "whichstack config --paths | grep -q Landlock") == 0) {
        screen_press(screen, "e");
        write_export(screen, "../outside.md");
        tap_check(&test->tap, screen_shows(screen, "Only files below"),
                  "a file outside the folder is refused, and the message names the option that "
                  "allows it");
        screen_press(screen, "Esc");
    }
    explorer_quit(test, screen, "after an export");
}

/* The dialog's file against the command's, in every format, for the same answers. */
static void same_bytes(struct test *test)
{
    static const struct {
        const char *keys, *answers;
    } projects[] = {
        {"a", ""},
        {"a 2 n n 1", "language=python product=saas"},
        {"a n n 7 n n 3", "language-rule=go realtime=core"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(projects); i++) {
        const char *session = arena_printf(test->arena, "bytes-%zu", i);
        struct screen *screen = explorer_start(test, (struct screen_options){0}, session, NULL);
        size_t format = 0;

        screen_press(screen, projects[i].keys);
        while (strcmp(exporters[format]->name, "markdown") != 0) /* with which it begins */
            format++;
        for (size_t step = 0; step < n_exporters; step++) {
            const char *name = exporters[(format + step) % n_exporters]->name;
            const char *dialog = test_path(test, "dialog.export");
            const char *command = test_path(test, "command.export");

            unlink(dialog);
            screen_press(screen, "e");
            for (size_t space = 0; space < step; space++)
                screen_press(screen, "Space");
            write_export(screen, dialog);
            int status =
                test_shell(test, arena_printf(test->arena,
                                              "whichstack recommend %s --format %s --force -o '%s'",
                                              projects[i].answers, name, command));
            tap_check(&test->tap, status == 0 && same_files(test, dialog, command),
                      "%s of '%s': the dialog and the command write the same bytes", name,
                      projects[i].answers);
        }
        explorer_quit(test, screen, "after the formats");
    }
}

/* The folder under that name, as the preview has it open. */
static void write_project(struct screen *screen, const char *folder)
{
    screen_press(screen, "Tab Ctrl-U");
    screen_text(screen, folder);
    screen_press(screen, "Enter");
}

/* The project that the preview writes against that of the command in its README. A file of it is
 * executable, though the sandbox denies changing modes by name. */
static void same_project(struct test *test)
{
    struct screen *screen = explorer_start(test, (struct screen_options){0}, "project", NULL);

    screen_press(screen, "a 2 2 2 r 3 S");
    tap_check(&test->tap, screen_shows(screen, "manage.py"), "S shows the files of a project");
    write_project(screen, "shop");
    tap_check(&test->tap, screen_shows(screen, "Next: cd shop && cat README.md"),
              "Enter writes the project and names the next command");
    tap_check(&test->tap,
              test_shell(test, "mkdir again && cd again && [ -x ../shop/manage.py ] &&\n"
                               "eval \"$(grep -o 'whichstack start [^`]*' ../shop/README.md)\" "
                               ">../said 2>&1 && diff -r shop ../shop") == 0,
              "the preview and the command write the same project");
    screen_press(screen, "e 7");
    write_project(screen, "shop");
    tap_check(&test->tap, screen_shows(screen, "exists and is not empty"),
              "a folder that is not empty is refused");
    tap_check(&test->tap, test_shell(test, "diff -r again/shop shop") == 0,
              "the refused folder is unchanged");
    if (test_shell(test, "whichstack config --paths | grep -q Landlock") == 0) {
        screen_press(screen, "Tab");
        write_project(screen, "../outside");
        tap_check(&test->tap, screen_shows(screen, "Only folders below"),
                  "a folder outside the start folder is refused");
    }
    explorer_quit(test, screen, "after a project");
}

/* Is there a row that begins with the rank and the name, and has the fit after them? */
static bool shows_rank(struct screen *screen, int rows, const char *rank, const char *name,
                       const char *fit)
{
    char wanted[128];
    struct text row;
    bool found = false;

    snprintf(wanted, sizeof(wanted), "%2s %s ", rank, name);
    text_init(&row);
    for (int i = 0; i < rows && !found; i++) {
        text_clear(&row);
        screen_row(screen, i, &row);
        const char *at = strstr(row.bytes, wanted);
        const char *figure = at ? strpbrk(at + strlen(wanted), "0123456789") : NULL;
        found = figure && strtol(figure, NULL, 10) == strtol(fit, NULL, 10);
    }
    text_finish(&row);
    return found;
}

/* Explorer, batch and questions line by line: the same answers, the same ranking. */
static void same_ranking(struct test *test)
{
    enum { ROWS = 60 };
    const struct screen_options options = {.rows = ROWS, .columns = 100};
    struct screen *screen = explorer_start(test, options, "ranking", NULL);
    struct error error;
    char *table, *asked, *rest = NULL;
    size_t length, n_asked;
    int ranked = 0, shown = 0;

    tap_check(&test->tap,
              test_shell(test,
                         "printf 'php\\nq\\n' | whichstack ask >asked 2>said\n"
                         "grep -qx 'These answers again: whichstack recommend language-rule=php' "
                         "said && whichstack recommend language-rule=php | cmp - asked") == 0,
              "ask prints the same as recommend with these answers");
    bool read = file_read(test->arena, test_path(test, "asked"), 1 << 20, &asked, &n_asked, &error);
    tap_check(&test->tap,
              read && n_asked > 0 && !memchr(asked, '\033', n_asked) &&
                  test_shell(test, "! grep -q \"$(printf '\\033')\" said") == 0,
              "ask prints no escape sequences");

    screen_press(screen, "a n n 3 r 4"); /* language-rule=php */
    test_shell(test, "whichstack recommend language-rule=php --format csv >ranking.csv");
    read = file_read(test->arena, test_path(test, "ranking.csv"), 1 << 20, &table, &length, &error);
    for (char *line = read ? strtok_r(table, "\n", &rest) : NULL; line;
         line = strtok_r(NULL, "\n", &rest)) {
        char rank[8], name[64], fit[8];

        if (sscanf(line, "%7[0-9],%*[^,],%63[^,],%*[^,],%7[0-9]", rank, name, fit) != 3)
            continue;
        ranked++;
        shown += shows_rank(screen, ROWS, rank, name, fit);
    }
    tap_check(&test->tap, ranked >= 1 && shown == ranked,
              "the explorer shows the same ranks and fits (%d of %d)", shown, ranked);
    explorer_quit(test, screen, "after the ranking");
}

/* --- mouse, paste ----------------------------------------------------------------------------- */

static void mouse(struct test *test)
{
    struct screen *screen =
        explorer_start(test, (struct screen_options){0}, "mouse", ARGUMENTS("--no-mouse"));

    tap_check(&test->tap, !screen_modes(screen).mouse,
              "--no-mouse does not switch on mouse reports");
    screen_press(screen, "M");
    tap_check(&test->tap, screen_modes(screen).mouse, "M switches mouse reports on");
    screen_click(screen, 11, 10);
    screen_wait(screen);
    screen_press(screen, "Enter");
    tap_check(&test->tap, screen_shows(screen, "Spring Boot"), "a click selects the row");
    screen_press(screen, "M");
    tap_check(&test->tap, !screen_modes(screen).mouse, "M again switches mouse reports off");
    explorer_quit(test, screen, "after the mouse");
}

static void paste(struct test *test)
{
    static const char pasted[] = "lang:\nphp";
    struct screen *screen = explorer_start(test, (struct screen_options){0}, "paste", NULL);

    screen_press(screen, "/");
    screen_paste(screen, pasted, sizeof(pasted) - 1);
    screen_wait(screen);
    tap_check(&test->tap, screen_shows(screen, "lang: php"),
              "a paste in a prompt becomes text on one line");
    screen_press(screen, "Esc");
    explorer_quit(test, screen, "after a paste");
}

int main(int count, char **arguments)
{
    static void (*const tests[])(struct test * test) = {
        same_pictures, session,      nowhere_to_save, overwriting, same_bytes,
        same_project,  same_ranking, mouse,           paste,
    };
    struct test test;

    if (!test_begin(&test, count, arguments))
        return 1;
    for (size_t i = 0; i < ARRAY_LENGTH(tests); i++)
        tests[i](&test);
    return test_end(&test);
}
