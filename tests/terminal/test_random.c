/* Whatever is pressed, typed, pasted, clicked and resized: the explorer goes on, and leaves the
 * terminal as before. `test_random PROGRAM CATALOG STEPS[:SEED]`; the seed of a run that failed is
 * told and repeats it. */
#include "explorer.h"

#include "base/array.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define STEPS_A_ROUND 1000 /* then it must leave, and the next begins with its session */
#define RECENT 60

struct storm {
    struct test *test;
    struct screen *screen;
    uint64_t seed;
    int rows, columns;
    int starts, leaves;
    char recent[RECENT][32]; /* what was done last */
    size_t n_recent;
};

/* xorshift64*: the same everywhere. */
static unsigned next_random(struct storm *storm, unsigned below)
{
    storm->seed ^= storm->seed >> 12;
    storm->seed ^= storm->seed << 25;
    storm->seed ^= storm->seed >> 27;
    return (unsigned)((storm->seed * 2685821657736338717u) >> 33) % below;
}

__attribute__((format(printf, 2, 3))) static void note(struct storm *storm, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(storm->recent[storm->n_recent++ % RECENT], sizeof(storm->recent[0]), format,
              arguments);
    va_end(arguments);
}

static void tell_recent(const struct storm *storm)
{
    struct text text;

    text_init(&text);
    for (size_t i = storm->n_recent < RECENT ? 0 : storm->n_recent - RECENT; i < storm->n_recent;
         i++)
        text_printf(&text, " %s", storm->recent[i % RECENT]);
    tap_note("the last steps:%s", text.bytes);
    text_finish(&text);
}

/* Programs it starts do nothing and end at once. */
static void begin(struct storm *storm)
{
    static const char *const harmless[] = {"PAGER=true", "EDITOR=true", "VISUAL=true",
                                           "BROWSER=true", NULL};

    storm->screen =
        explorer_start(storm->test,
                       (struct screen_options){
                           .rows = storm->rows, .columns = storm->columns, .environment = harmless},
                       "random", NULL);
    storm->starts++;
}

/* The message of a sanitizer after which the program went on, or NULL. */
static const char *find_diagnostic(const struct screen *screen)
{
    static const char *const words[] = {"runtime error", "Sanitizer"};

    for (size_t i = 0; i < ARRAY_LENGTH(words); i++) {
        const char *found = strstr(screen_log(screen)->bytes, words[i]);
        if (found)
            return found - screen_log(screen)->bytes > 200 ? found - 200
                                                           : screen_log(screen)->bytes;
    }
    return NULL;
}

static void tell_ending(struct storm *storm)
{
    struct screen_modes modes = screen_modes(storm->screen);
    const char *diagnostic = find_diagnostic(storm->screen);
    struct text dump;

    text_init(&dump);
    screen_dump(storm->screen, false, &dump);
    tap_note("%s; alternate %d, cursor %d, mouse %d, paste %d, keypad %d, sane %d, %.1000s\n%s",
             screen_ending(storm->screen), modes.alternate, modes.cursor, modes.mouse, modes.paste,
             modes.keypad, screen_is_sane(storm->screen), diagnostic ? diagnostic : "no diagnostic",
             dump.bytes);
    text_finish(&dump);
    tell_recent(storm);
}

/* It has ended: by itself, with 0, and the terminal is as before. */
static bool has_left(struct storm *storm)
{
    int status = screen_wait_end(storm->screen);
    bool good = status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
                explorer_restored(storm->screen) && !find_diagnostic(storm->screen);

    if (!good)
        tell_ending(storm);
    storm->leaves++;
    screen_free(storm->screen);
    storm->screen = NULL;
    return good;
}

/* Until all is answered; when it has left, it is started again. */
static bool settle(struct storm *storm)
{
    if (screen_wait(storm->screen))
        return true;
    if (!has_left(storm))
        return false;
    begin(storm);
    return true;
}

/* A slash could make the name of an export an absolute one: only where it cannot be typed there. */
static bool may_type_slash(const struct storm *storm)
{
    return screen_shows(storm->screen, "/ filter") || screen_shows(storm->screen, "/ search");
}

/* Keys after which nothing may be sent before they are answered. Some give the terminal to another
 * program for a moment: what comes then is edited by the terminal itself. And with a bracket right
 * behind it Esc begins another key. */
static bool stands_alone(const char *name)
{
    static const char *const names[] = {"Enter", "Right", "l", "o", "E", "p", "Ctrl-Z", "Esc"};

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

static bool press(struct storm *storm)
{
    static const char *const names[] = {
        "j",      "k",      "Down",   "Up",        "PageDown", "PageUp", "Home",   "End",
        "g",      "G",      "Ctrl-D", "Ctrl-U",    "Ctrl-F",   "Ctrl-B", "Enter",  "Enter",
        "Enter",  "Space",  "Tab",    "Shift-Tab", "Esc",      "Right",  "l",      "a",
        "r",      "e",      "?",      "F1",        "u",        "Ctrl-R", "y",      "Y",
        "M",      "Ctrl-L", "Ctrl-Z", "s",         "S",        "*",      "c",      "v",
        "n",      "N",      "]",      "[",         "o",        "E",      "d",      "x",
        "p",      "P",      "w",      "+",         "-",        "0",      "1",      "2",
        "3",      "4",      "5",      "9",         "<",        ">",      "m",      "t",
        "!",      "Delete", "Insert", "F5",        "Ctrl-A",   "Ctrl-E", "Ctrl-W", "Ctrl-K",
        "Ctrl-G", "é",      "日",     "~",         "#",        ":",
    };
    static const char *const leaving[] = {"q", "h", "Left", "Backspace", "Q", "Ctrl-C", "F10"};
    const char *name = next_random(storm, 50) == 0
                           ? leaving[next_random(storm, ARRAY_LENGTH(leaving))]
                           : names[next_random(storm, ARRAY_LENGTH(names))];

    note(storm, "%s", name);
    screen_keys(storm->screen, name);
    return !stands_alone(name) || settle(storm);
}

static bool type(struct storm *storm)
{
    static const char *const words[] = {"php",   "go",     "lang:", "fit>70", "!flask",
                                        "theme", "orm>=2", "(",     "\"",     "mark",
                                        "'gin",  "^dj",    "x y",   "日本",   "|"};
    const char *word = words[next_random(storm, ARRAY_LENGTH(words))];
    bool good = true;

    note(storm, "'%s'", word);
    for (const char *at = word; *at && good;) {
        char letter[5] = {*at++};
        for (size_t i = 1; ((unsigned char)*at & 0xC0) == 0x80; i++)
            letter[i] = *at++;
        screen_text(storm->screen, letter);
        good = !stands_alone(letter) || settle(storm);
    }
    return good;
}

static bool open_prompt(struct storm *storm)
{
    if (!settle(storm))
        return false;
    if (may_type_slash(storm)) {
        note(storm, "/");
        screen_keys(storm->screen, "/");
    }
    return true;
}

static bool paste(struct storm *storm)
{
    static const char *const texts[] = {"one two",  "lang:\nphp", "\033[31mred\033[0m", "日本語 😀",
                                        "\xff\xfe", "",           "\t\r\n\003\032"};
    char long_one[3000];
    unsigned which = next_random(storm, ARRAY_LENGTH(texts) + 1);

    if (!settle(storm)) /* whether pastes are bracketed has to be known */
        return false;
    memset(long_one, 'x', sizeof(long_one));
    note(storm, "paste-%u", which);
    if (which < ARRAY_LENGTH(texts))
        screen_paste(storm->screen, texts[which], strlen(texts[which]));
    else
        screen_paste(storm->screen, long_one, sizeof(long_one));
    return true;
}

static bool use_mouse(struct storm *storm)
{
    if (!settle(storm)) /* whether the mouse is on has to be known */
        return false;
    int row = (int)next_random(storm, (unsigned)storm->rows);
    int column = (int)next_random(storm, (unsigned)storm->columns);
    unsigned action = next_random(storm, 4);
    note(storm, "mouse-%u:%d,%d", action, row, column);
    if (action < 2)
        screen_wheel(storm->screen, row, column, action == 0);
    else
        screen_click(storm->screen, row, column);
    if (action == 3) /* twice: opens */
        screen_click(storm->screen, row, column);
    return settle(storm);
}

static void resize(struct storm *storm)
{
    bool small = next_random(storm, 3) == 0;

    storm->rows = 1 + (int)next_random(storm, small ? 12 : 100);
    /* two at least: libvterm 0.1.4 crashes at a wide character of an earlier frame in one column */
    storm->columns = 2 + (int)next_random(storm, small ? 60 : 300);
    note(storm, "%dx%d", storm->rows, storm->columns);
    screen_resize(storm->screen, storm->rows, storm->columns);
}

static bool step(struct storm *storm)
{
    unsigned kind = next_random(storm, 100);
    bool good = true;

    if (kind < 72)
        good = press(storm);
    else if (kind < 78)
        good = type(storm);
    else if (kind < 82)
        good = open_prompt(storm);
    else if (kind < 85)
        good = paste(storm);
    else if (kind < 95)
        good = use_mouse(storm);
    else
        resize(storm);
    return good && (next_random(storm, 8) > 0 || settle(storm));
}

/* Back to the first screen from anywhere, and out by q. */
static bool leave(struct storm *storm)
{
    if (!settle(storm))
        return false;
    storm->rows = 24;
    storm->columns = 80;
    screen_resize(storm->screen, storm->rows, storm->columns);
    for (int i = 0; i < 16; i++)
        screen_press(storm->screen, "Esc");
    note(storm, "(leaving)");
    screen_keys(storm->screen, "q");
    return has_left(storm);
}

int main(int count, char **arguments)
{
    struct test test;

    if (!test_begin(&test, count, arguments))
        return 1;
    struct storm storm = {.test = &test, .seed = 20261122, .rows = 24, .columns = 80};
    char *rest = NULL;
    long steps = test.more ? strtol(test.more, &rest, 10) : 2000, done = 0;
    if (rest && *rest == ':')
        storm.seed = strtoull(rest + 1, NULL, 10);
    uint64_t first = storm.seed;
    bool good = storm.seed != 0 && steps > 0;
    while (good && done < steps) {
        begin(&storm);
        for (long i = 0; i < STEPS_A_ROUND && good && done < steps; i++, done++)
            good = step(&storm);
        good = good && leave(&storm);
    }
    tap_note("%d starts, %d of them left", storm.starts, storm.leaves);
    tap_check(&test.tap, good, "%ld of %ld random steps, seed %" PRIu64, done, steps, first);
    screen_free(storm.screen);
    return test_end(&test);
}
