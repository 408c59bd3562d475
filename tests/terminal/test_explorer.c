/* The explorer in a real terminal: what only a terminal can show. `test_explorer PROGRAM CATALOG
 * SCREENS`: the program, its catalog, and the folder of tests/screens, whose pictures made without
 * a terminal must come out here as well. */
#include "screen.h"
#include "tap.h"

#include "base/array.h"
#include "store/file.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct test {
    struct tap tap;
    const char *program, *catalog, *screens;
    char folder[64]; /* home and state of the program under test */
    struct arena *arena;
};

static const char *in_folder(struct test *test, const char *name)
{
    return name[0] == '/' ? name : arena_printf(test->arena, "%s/%s", test->folder, name);
}

/* Starts it with up to six more arguments, in a state folder of the given name. */
static struct screen *start(struct test *test, struct screen_options options, const char *state,
                            const char *const *arguments)
{
    const char *command[12] = {test->program, "--catalog", test->catalog};
    const char *environment[8] = {
        arena_printf(test->arena, "XDG_STATE_HOME=%s", in_folder(test, state)),
        arena_printf(test->arena, "HOME=%s", test->folder)};
    size_t n = 2;

    for (size_t i = 0; arguments && arguments[i] && i < 8; i++)
        command[i + 3] = arguments[i];
    for (size_t i = 0; options.environment && options.environment[i] && n < 7; i++)
        environment[n++] = options.environment[i];
    options.environment = environment;
    options.command = command;
    struct screen *screen = screen_start(&options);
    if (!screen_wait(screen))
        tap_check(&test->tap, false, "the explorer starts: %s", screen_ending(screen));
    return screen;
}

#define ARGUMENTS(...) (const char *const[]){__VA_ARGS__, NULL}

static void end(struct test *test, struct screen *screen, const char *what)
{
    screen_keys(screen, "Q");
    int status = screen_wait_end(screen);
    struct screen_modes modes = screen_modes(screen);

    tap_check(&test->tap,
              WIFEXITED(status) && WEXITSTATUS(status) == 0 && !modes.alternate && modes.cursor &&
                  !modes.mouse && !modes.paste && screen_is_sane(screen),
              "%s: left with 0 and the terminal as before", what);
    screen_free(screen);
}

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
static bool same_rows(struct test *test, struct screen *screen, const char *golden, int rows)
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
    (void)test;
    return same;
}

/* Keeping the window's title aside and back is in xterm's own entry; libvterm has no titles to
 * keep. Nothing else may come that it does not know. */
static bool knows_all(struct screen *screen)
{
    const char *at = screen_unknown(screen)->bytes;

    while (*at) {
        size_t length = strcspn(at, "\n") + 1;
        if (strncmp(at, "CSI 22;0;0t\n", length) != 0 && strncmp(at, "CSI 23;0;0t\n", length) != 0) {
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

    if (!file_read(test->arena, arena_printf(test->arena, "%s/%s.keys", test->screens, name),
                   1 << 20, &script, &length, &error) ||
        !file_read(test->arena, arena_printf(test->arena, "%s/%s.screen", test->screens, name),
                   1 << 20, &golden, &length, &error)) {
        tap_check(&test->tap, false, "%s: %s", name, error.message);
        return;
    }
    sscanf(script, "size %dx%d", &options.rows, &options.columns);
    bool wants_ascii = strstr(script, "\nascii\n") != NULL;
    struct screen *screen = start(test, options, name, wants_ascii ? ascii : NULL);
    bool answered = true;
    int rows = options.rows;
    for (char *line = strtok_r(script, "\n", &rest); line && answered;
         line = strtok_r(NULL, "\n", &rest)) {
        answered = replay_line(screen, line);
        sscanf(line, "resize %dx", &rows);
    }
    tap_check(&test->tap, answered && same_rows(test, screen, golden, rows),
              "%s looks in the terminal as it does in cells", name);
    tap_check(&test->tap, knows_all(screen) && screen_titles(screen) == 0,
              "%s sends nothing a terminal does not know", name);
    screen_free(screen);
}

static void same_pictures(struct test *test)
{
    static const char *const names[] = {
        "catalog-4x20",         "catalog-8x40",   "catalog-24x80",          "catalog-40x120",
        "catalog-50x160",       "catalog-filter", "catalog-filter-wrong",   "catalog-columns",
        "catalog-filter-cleared", "catalog-undo", "detail-24x80",           "detail-40x120",
        "detail-search",        "detail-resized", "compare-24x80",          "compare-40x120",
        "help-24x80",           "help-search",    "catalog-filter-nothing", "catalog-unbound",
    };

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        replay(test, names[i]);
}

/* --- however it ends -------------------------------------------------------------------------- */

static void signals(struct test *test)
{
    static const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
    static const char *const places[] = {"j", "Enter", "/ g o", "c", "a", "r", "e", "?"};

    for (size_t i = 0; i < ARRAY_LENGTH(places); i++) {
        int number = numbers[i % ARRAY_LENGTH(numbers)];
        struct screen *screen = start(test, (struct screen_options){0}, "signals", NULL);
        screen_press(screen, places[i]);
        screen_signal(screen, number);
        int status = screen_wait_end(screen);
        struct screen_modes modes = screen_modes(screen);
        tap_check(&test->tap,
                  WIFSIGNALED(status) && WTERMSIG(status) == number && !modes.alternate &&
                      modes.cursor && !modes.mouse && !modes.paste && screen_is_sane(screen),
                  "signal %d after '%s': the terminal is as before, the status tells (%s)", number,
                  places[i], screen_ending(screen));
        screen_free(screen);
    }
}

static void stopped(struct test *test)
{
    struct screen *screen =
        start(test, (struct screen_options){.job_control = true}, "stopped", NULL);

    screen_press(screen, "j j");
    screen_keys(screen, "Ctrl-Z");
    bool was_stopped = screen_wait_stop(screen);
    tap_check(&test->tap,
              was_stopped && !screen_modes(screen).alternate && screen_is_sane(screen),
              "Ctrl-Z gives the terminal back");
    screen_resize(screen, 30, 100);
    screen_continue(screen, true);
    tap_check(&test->tap, screen_wait(screen) && screen_shows(screen, "Laravel"),
              "it goes on at the new size");
    end(test, screen, "after being stopped");
}

static void sizes(struct test *test)
{
    static const int steps[][2] = {{5, 20}, {1, 1}, {100, 300}, {24, 80}};
    static const char *const places[] = {"j", "Enter", "c", "a", "r", "e", "?"};
    struct text before, after;

    text_init(&before);
    text_init(&after);
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++) {
        struct screen *screen = start(test, (struct screen_options){0}, "sizes", NULL);
        screen_press(screen, places[i]);
        text_clear(&before);
        text_clear(&after);
        screen_dump(screen, true, &before);
        bool answered = true;
        for (size_t j = 0; j < ARRAY_LENGTH(steps) && answered; j++) {
            screen_resize(screen, steps[j][0], steps[j][1]);
            answered = screen_wait(screen);
        }
        screen_dump(screen, true, &after);
        tap_check(&test->tap, answered, "'%s' answers at every size", places[i]);
        tap_equal(&test->tap, after.bytes, before.bytes,
                  "'%s' is the same after the window was small, tiny and huge", places[i]);
        screen_free(screen);
    }
    text_finish(&before);
    text_finish(&after);
}

static void painted_over(struct test *test)
{
    struct screen *screen = start(test, (struct screen_options){0}, "over", NULL);
    struct text before, after;

    text_init(&before);
    text_init(&after);
    screen_press(screen, "j");
    screen_dump(screen, true, &before);
    screen_scribble(screen, "\033[5;5Hgarbage\033[12;1Hmore garbage");
    screen_press(screen, "Ctrl-L");
    screen_dump(screen, true, &after);
    tap_equal(&test->tap, after.bytes, before.bytes, "Ctrl-L paints over what others wrote");
    text_finish(&before);
    text_finish(&after);
    end(test, screen, "after Ctrl-L");
}

/* --- what is kept ------------------------------------------------------------------------------ */

static void session(struct test *test)
{
    struct screen *screen = start(test, (struct screen_options){0}, "session", NULL);

    screen_press(screen, "/ p h p Enter Space");
    screen_press(screen, "a 2");
    tap_check(&test->tap, screen_shows(screen, "answers saved"), "an answer is saved at once");
    screen_signal(screen, SIGKILL);
    screen_wait_end(screen);
    screen_free(screen);

    screen = start(test, (struct screen_options){0}, "session", ARGUMENTS("--fresh"));
    tap_check(&test->tap, screen_shows(screen, "10") && !screen_shows(screen, "filter: php"),
              "--fresh begins empty");
    end(test, screen, "with --fresh");

    screen = start(test, (struct screen_options){0}, "session", NULL);
    tap_check(&test->tap,
              screen_shows(screen, "1 answer of") && screen_shows(screen, "filter: php") &&
                  screen_shows(screen, "*"),
              "after kill -9 the answer, the filter and the mark are taken up");
    end(test, screen, "with a session");
}

static void nowhere_to_save(struct test *test)
{
    struct screen *screen = start(test, (struct screen_options){0}, "/proc/nowhere", NULL);

    tap_check(&test->tap, screen_shows(screen, "Nothing will be saved"),
              "a home that cannot be written is said once");
    screen_press(screen, "a 1");
    tap_check(&test->tap, screen_shows(screen, "1 of 18 answered"), "and it works all the same");
    end(test, screen, "without a session");
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

/* The dialog's file against the command's, for the same answers. */
static void export(struct test *test)
{
    const char *dialog = in_folder(test, "dialog.md"), *command = in_folder(test, "command.md");
    struct screen *screen = start(test, (struct screen_options){0}, "export", NULL);
    char line[1024];

    screen_press(screen, "a 2 n n n 1"); /* language=python, product=saas */
    screen_press(screen, "e Tab Ctrl-U");
    screen_text(screen, dialog);
    screen_press(screen, "Enter");
    tap_check(&test->tap, screen_shows(screen, "Written"), "the dialog writes its file");
    screen_press(screen, "e Tab Ctrl-U");
    screen_text(screen, dialog);
    screen_press(screen, "Enter");
    tap_check(&test->tap, screen_shows(screen, "exists"), "and replaces none without being told");
    screen_press(screen, "!");
    tap_check(&test->tap, screen_shows(screen, "Written"), "! replaces it");
    end(test, screen, "after an export");
    snprintf(line, sizeof(line),
             "'%s' --catalog '%s' recommend language=python product=saas -o '%s'", test->program,
             test->catalog, command);
    tap_check(&test->tap, system(line) == 0 && same_files(test, dialog, command),
              "the dialog and the command write the same bytes");
}

/* --- colour, mouse, paste ------------------------------------------------------------------------ */

/* Is there a colour among the sequences `ESC [ ... m` that were sent? */
static bool colour_sent(struct screen *screen)
{
    const char *at = screen_log(screen)->bytes;

    while ((at = strstr(at, "\033[")) != NULL) {
        at += 2;
        size_t length = strspn(at, "0123456789;");
        if (at[length] != 'm')
            continue;
        for (const char *number = at; number < at + length;) {
            long value = strtol(number, NULL, 10);
            if ((value >= 30 && value <= 38) || (value >= 40 && value <= 48) ||
                (value >= 90 && value <= 107))
                return true;
            number += strcspn(number, ";m") + 1;
        }
    }
    return false;
}

static void colours(struct test *test)
{
    const char *const none[] = {"NO_COLOR=1", NULL}, *const empty[] = {"NO_COLOR=", NULL};
    const struct {
        const char *what;
        const char *const *environment, *const *arguments;
        bool colour;
    } cases[] = {
        {"the default theme", NULL, NULL, false},
        {"a named theme", NULL, ARGUMENTS("--theme", "dark"), true},
        {"NO_COLOR", none, ARGUMENTS("--theme", "dark"), false},
        {"an empty NO_COLOR", empty, ARGUMENTS("--theme", "dark"), true},
        {"--color always over NO_COLOR", none, ARGUMENTS("--theme", "dark", "--color", "always"),
         true},
        {"--color never", NULL, ARGUMENTS("--theme", "dark", "--color", "never"), false},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        struct screen *screen =
            start(test, (struct screen_options){.environment = cases[i].environment}, "colours",
                  cases[i].arguments);
        screen_press(screen, "a r ? Esc");
        tap_check(&test->tap, colour_sent(screen) == cases[i].colour, "%s: %s", cases[i].what,
                  cases[i].colour ? "colours" : "no colour at all");
        screen_free(screen);
    }
}

static void mouse(struct test *test)
{
    struct screen *screen =
        start(test, (struct screen_options){0}, "mouse", ARGUMENTS("--no-mouse"));

    tap_check(&test->tap, !screen_modes(screen).mouse, "--no-mouse asks for no mouse");
    screen_press(screen, "M");
    tap_check(&test->tap, screen_modes(screen).mouse, "M asks for it");
    screen_click(screen, 6, 10);
    screen_wait(screen);
    screen_press(screen, "Enter");
    tap_check(&test->tap, screen_shows(screen, "Spring Boot"), "a click selects the row");
    screen_press(screen, "M");
    tap_check(&test->tap, !screen_modes(screen).mouse, "M again lets it go");
    end(test, screen, "after the mouse");
}

static void paste(struct test *test)
{
    static const char pasted[] = "lang:\nphp";
    struct screen *screen = start(test, (struct screen_options){0}, "paste", NULL);

    screen_press(screen, "/");
    screen_paste(screen, pasted, sizeof(pasted) - 1);
    screen_wait(screen);
    tap_check(&test->tap, screen_shows(screen, "lang: php"), "a paste is text, on one line");
    screen_press(screen, "Esc");
    end(test, screen, "after a paste");
}

/* --- where it cannot start ------------------------------------------------------------------------ */

static void unusable(struct test *test)
{
    struct screen_options options = {.term = "no-such-terminal"};
    const char *const command[] = {test->program, "--catalog", test->catalog, NULL};

    options.command = command;
    struct screen *screen = screen_start(&options);
    int status = screen_wait_end(screen);
    tap_check(&test->tap,
              WIFEXITED(status) && WEXITSTATUS(status) == 2 &&
                  screen_shows(screen, "no-such-terminal") && screen_titles(screen) == 0,
              "an unknown TERM gets one sentence and status 2");
    screen_free(screen);
}

static int remove_one(const char *path, const struct stat *facts, int type, struct FTW *place)
{
    (void)facts;
    (void)type;
    (void)place;
    return remove(path);
}

int main(int count, char **arguments)
{
    static void (*const tests[])(struct test *test) = {
        same_pictures, signals, stopped, sizes, painted_over, session,
        nowhere_to_save, export, colours, mouse, paste, unusable,
    };
    struct test test = {.folder = "/tmp/whichstack-explorer-XXXXXX", .arena = arena_new()};

    if (count != 4 || !mkdtemp(test.folder)) {
        puts("Bail out! usage: test_explorer PROGRAM CATALOG SCREENS");
        return 1;
    }
    test.program = arguments[1];
    test.catalog = arguments[2];
    test.screens = arguments[3];
    for (size_t i = 0; i < ARRAY_LENGTH(tests); i++)
        tests[i](&test);
    nftw(test.folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(test.arena);
    return tap_end(&test.tap);
}
