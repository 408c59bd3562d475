/* What tui/terminal/terminal.c promises, seen from the other end of the terminal: the program under test
 * is demo.c. `test_terminal DEMO [NAME...]`: all tests, or those named. */
#include "screen.h"
#include "tap.h"

#include "base/array.h"
#include "base/memory.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* KiB. The address sanitizer keeps what was freed for a while. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define MEMORY_MOST (1024 * 1024)
#else
#define MEMORY_MOST (64 * 1024)
#endif

struct test {
    struct tap tap;
    const char *demo;
    char folder[64]; /* for files, removed at the end */
};

/* Starting and looking. */

/* The demo with arguments, up to the first NULL, in a terminal with a shell or without. */
static struct screen *start_with(struct test *test, struct screen_options options,
                                 const char *const *arguments)
{
    const char *command[16] = {test->demo};
    struct screen *screen;

    for (size_t i = 0; arguments && arguments[i] && i < 14; i++)
        command[i + 1] = arguments[i];
    options.command = command;
    screen = screen_start(&options);
    if (!screen_wait(screen))
        tap_check(&test->tap, false, "the demo starts: %s", screen_ending(screen));
    return screen;
}

static struct screen *start(struct test *test)
{
    return start_with(test, (struct screen_options){0}, NULL);
}

static struct screen *start_job(struct test *test)
{
    return start_with(test, (struct screen_options){.job_control = true}, NULL);
}

#define ARGUMENTS(...)    \
    (const char *const[]) \
    {                     \
        __VA_ARGS__, NULL \
    }

static bool press(struct test *test, struct screen *screen, const char *keys)
{
    bool answered = screen_press(screen, keys);

    if (!answered)
        tap_check(&test->tap, false, "the demo handles the keys: %s", keys);
    return answered;
}

static void check_row(struct test *test, struct screen *screen, int row, const char *expected)
{
    struct text text;

    text_init(&text);
    screen_row(screen, row, &text);
    tap_equal(&test->tap, text.bytes, expected, "row %d: %s", row, expected);
    text_finish(&text);
}

static char *dump(const struct screen *screen)
{
    struct text text;

    text_init(&text);
    screen_dump(screen, true, &text);
    return text.bytes;
}

static void check_dump(struct test *test, struct screen *screen, const char *expected,
                       const char *what)
{
    char *is = dump(screen);

    tap_equal(&test->tap, is, expected, "%s", what);
    free(is);
}

/* Everything is as the shell had it. */
static void check_restored(struct test *test, struct screen *screen, const char *when)
{
    struct screen_modes modes = screen_modes(screen);

    tap_check(&test->tap,
              !modes.alternate && modes.cursor && !modes.mouse && !modes.paste && !modes.keypad &&
                  screen_is_sane(screen),
              "%s: restored (alternate %d, cursor %d, mouse %d, paste %d, keypad %d, sane %d)",
              when, modes.alternate, modes.cursor, modes.mouse, modes.paste, modes.keypad,
              screen_is_sane(screen));
}

static void check_in_use(struct test *test, struct screen *screen, bool mouse, const char *when)
{
    struct screen_modes modes = screen_modes(screen);

    tap_check(&test->tap,
              modes.alternate && modes.paste && modes.mouse == mouse && modes.keypad &&
                  !screen_is_sane(screen),
              "%s: in use (alternate %d, mouse %d, paste %d, keypad %d, sane %d)", when,
              modes.alternate, modes.mouse, modes.paste, modes.keypad, screen_is_sane(screen));
}

static void check_ending(struct test *test, struct screen *screen, const char *expected,
                         const char *when)
{
    tap_equal(&test->tap, screen_ending(screen), expected, "%s: %s", when, expected);
}

static void quit(struct test *test, struct screen *screen, const char *when)
{
    screen_keys(screen, "q");
    check_ending(test, screen, "exit 0", when);
    check_restored(test, screen, when);
    screen_free(screen);
}

/* Sequences that set a colour, the terminal's own included. */
static int count_colors(const struct screen *screen)
{
    const struct text *log = screen_log(screen);
    const char *at = log->bytes, *end = at + log->length;
    int count = 0;

    while ((at = memmem(at, (size_t)(end - at), "\033[", 2)) != NULL) {
        bool is_color = false;

        at += 2;
        for (char *next; (*at >= '0' && *at <= '9') || *at == ';'; at = next + (*next == ';')) {
            long number = strtol(at, &next, 10);

            is_color |= (number >= 30 && number <= 49) || (number >= 90 && number <= 107);
        }
        count += is_color && *at == 'm';
    }
    return count;
}

static size_t count_in_log(const struct screen *screen, const char *string)
{
    const struct text *log = screen_log(screen);
    const char *at = log->bytes, *end = at + log->length;
    size_t count = 0;

    for (; (at = memmem(at, (size_t)(end - at), string, strlen(string))) != NULL; at++)
        count++;
    return count;
}

/* The file the demo writes before a signal ends it. */
static void file_in(const struct test *test, char *path, size_t size)
{
    snprintf(path, size, "%s/saved", test->folder);
}

static bool was_saved(const struct test *test, const char *beginning)
{
    char path[128], line[128] = "";
    FILE *file;

    file_in(test, path, sizeof(path));
    file = fopen(path, "r");
    if (file) {
        if (!fgets(line, sizeof(line), file))
            line[0] = '\0';
        fclose(file);
        unlink(path);
    }
    return strncmp(line, beginning, strlen(beginning)) == 0;
}

/* Drawing. */

static void first_frame(struct test *test)
{
    static const char expected[] = "demo 60x12\n"
                                   "events:\n"
                                   "paste:\n"
                                   "mouse off, theme default\n"
                                   " Node.js + Express                      number 0\n"
                                   " Django 日本語                          number 1\n"
                                   " Laravel e\u0301 (e + U+0301)                 number 2\n"
                                   " Spring Boot 😀                         number 3\n"
                                   " NestJS █▌                              number 4\n"
                                   " Ruby on Rails                          number 5\n"
                                   " ASP.NET Core                           number 6\n"
                                   "------------------------------------------------------------\n"
                                   "0:0-59 bold\n"
                                   "4:0-0 bg=6\n"
                                   "4:1-59 fg=0 bg=6\n"
                                   "5:1-39 bold\n"
                                   "6:1-39 bold\n"
                                   "7:1-39 bold\n"
                                   "8:1-39 bold\n"
                                   "9:1-39 bold\n"
                                   "10:1-39 bold\n"
                                   "cursor 4,1\n";
    struct screen *screen =
        start_with(test, (struct screen_options){.rows = 12, .columns = 60}, NULL);

    check_dump(test, screen, expected, "the first frame is whole before any input");
    check_in_use(test, screen, false, "after the first frame");
    tap_equal(&test->tap, screen_unknown(screen)->bytes, "CSI 22;0;0t\n",
              "nothing is sent but what xterm's description has, and no question");
    quit(test, screen, "after the first frame");
}

static void moving_the_selection(struct test *test)
{
    struct screen *screen = start_with(test, (struct screen_options){.rows = 40, .columns = 120},
                                       ARGUMENTS("--list", "33"));
    size_t most = 0;
    char *before = dump(screen), *after;

    for (int i = 0; i < 20; i++) {
        size_t sent = screen_log(screen)->length;

        press(test, screen, "j");
        sent = screen_log(screen)->length - sent;
        most = sent > most ? sent : most;
    }
    tap_note("a move of the selection took at most %zu bytes", most);
    tap_check(&test->tap, most < 400, "moving the selection sends two rows, not the whole screen");
    for (int i = 0; i < 20; i++)
        press(test, screen, "Up");
    after = dump(screen);
    tap_check(&test->tap, strstr(after, "\n4:1-119 fg=0 bg=6\n") && strstr(after, "cursor 4,1\n"),
              "moving back selects the first row again");
    tap_equal(&test->tap, strstr(after, "paste:"), strstr(before, "paste:"),
              "moving the selection changes nothing else");
    free(before);
    free(after);
    quit(test, screen, "after moving");
}

static void half_a_character(struct test *test)
{
    struct screen *screen = start(test);
    char *before = dump(screen), *after;

    press(test, screen, "h");
    check_row(test, screen, 5,
              " Django 日本語                          number 1            #########      stati");
    after = dump(screen);
    tap_check(
        &test->tap, strstr(after, "\n5:10-28 fg=0 bg=6\n") != NULL,
        "text that begins in the right half of a wide character is shown from the next cell on");
    free(after);
    press(test, screen, "h");
    after = dump(screen);
    tap_equal(&test->tap, strstr(after, "paste:"), strstr(before, "paste:"),
              "pressing h again restores the row");
    free(before);
    free(after);
    quit(test, screen, "after half a character");
}

/* Each step puts ASCII where a wide character was, and a wide character where ASCII was. */
static void shifting_wide_characters(struct test *test)
{
    static const char rest[] = "number 1            #########      stati";
    struct screen *screen = start(test);
    char expected[100];

    for (int step = 1; step <= 8; step++) {
        int shift = step <= 5 ? step : 10 - step;
        press(test, screen, step <= 5 ? ">" : "<");
        snprintf(expected, sizeof(expected), "%*s Django 日本語%*s%s", shift, "", 26 - shift, "",
                 rest);
        check_row(test, screen, 5, expected);
    }
    quit(test, screen, "after shifting wide characters");
}

static bool ends_with_rule(const struct screen *screen, int row)
{
    struct text text;
    bool ends;

    text_init(&text);
    screen_row(screen, row, &text);
    ends = text_ends_with(text.bytes, "|");
    text_finish(&text);
    return ends;
}

/* libvterm 0.1.4 gives these other widths than the C library: rows with one of them are left out,
 * and the next page is painted anew. */
static bool has_other_width(int first, int last)
{
    static const int ranges[][2] = {
        {0x600, 0x603},   {0x6DD, 0x6DE},     {0x70F, 0x70F},
        {0x1734, 0x1734}, {0x1F93B, 0x1F93B}, {0x1F946, 0x1F946},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(ranges); i++) {
        if (first <= ranges[i][1] && last >= ranges[i][0])
            return true;
    }
    return false;
}

/* Cells as no screen of ours paints them: every code point, every byte. What cannot be shown must
 * come out one column wide, and nothing may reach the terminal's controls. */
static void every_character(struct test *test)
{
    enum { ROWS = 105, COLUMNS = 301, A_PAGE = (ROWS - 5) * (COLUMNS - 1) };
    struct screen *screen = start_with(
        test, (struct screen_options){.rows = ROWS, .columns = COLUMNS}, ARGUMENTS("--every", "0"));
    int misaligned = 0;

    for (int code = 0; code <= 0x10FFFF; code += A_PAGE) {
        for (int row = 0; row < ROWS - 5; row++) {
            int first = code + row * (COLUMNS - 1), last = first + COLUMNS - 2;

            misaligned += !has_other_width(first, last) && !ends_with_rule(screen, 4 + row);
        }
        press(test, screen, has_other_width(code, code + A_PAGE - 1) ? "n Ctrl-L" : "n");
    }
    screen_keys(screen, "q");
    check_ending(test, screen, "exit 0", "after every character");
    tap_check(&test->tap, misaligned == 0,
              "no character shifts the cells beside it (%d misaligned rows)", misaligned);
    tap_equal(&test->tap, screen_unknown(screen)->bytes, "CSI 22;0;0t\nCSI 23;0;0t\n",
              "no character reaches the terminal's controls");
    tap_check(&test->tap, screen_titles(screen) == 0, "no character sets the window title");
    screen_free(screen);
}

static void some_characters(struct test *test)
{
    struct screen *screen = start_with(test, (struct screen_options){.rows = 8, .columns = 65},
                                       ARGUMENTS("--every", "0"));

    check_row(test, screen, 4,
              "???????????????????????????????? !\"#$%&'()*+,-./0123456789:;<=>?|");
    check_row(test, screen, 5,
              "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~?|");
    check_row(test, screen, 6, "????????????????????????????????????????????????????????????????|");
    quit(test, screen, "after some characters");
}

static void other_locale(struct test *test)
{
    /* a terminal that repeats no characters: libvterm 0.1.4 wraps a line too early after that */
    struct screen *screen =
        start_with(test, (struct screen_options){.locale = "C", .term = "linux"}, NULL);

    check_row(test, screen, 5,
              " Django ? ? ?                           number 1            #########      stati");
    check_row(test, screen, 6,
              " Laravel ? (e + U+0301)                 number 2            ########       stati");
    check_row(test, screen, 8,
              " NestJS ??                              number 4            ######         stati");
    quit(test, screen, "in the C locale");
}

static void repainting(struct test *test)
{
    struct screen *screen = start(test);
    char *before, *after;

    press(test, screen, "Ctrl-L");
    before = dump(screen);
    screen_scribble(screen, "\033[3;5Hgarbage\033[7m\033(0qqq\r\n\n\033[2KTRASH\033[?7l");
    tap_check(&test->tap, screen_wait_text(screen, "TRASH"),
              "another program writes on the screen");
    press(test, screen, "Ctrl-L");
    after = dump(screen);
    tap_equal(&test->tap, strstr(after, "paste:"), strstr(before, "paste:"),
              "Ctrl-L redraws everything");
    free(before);
    free(after);
    quit(test, screen, "after repainting");
}

/* Colours. */

static void themes_with_colors(struct test *test)
{
    struct screen *screen = start(test);
    char *is;

    check_row(test, screen, 3, "mouse off, theme default");
    is = dump(screen);
    tap_check(&test->tap, strstr(is, "\n4:1-79 fg=0 bg=6\n") != NULL,
              "default: the selected row uses the terminal's sixteen colours");
    free(is);
    press(test, screen, "T");
    check_row(test, screen, 3, "mouse off, theme dark");
    is = dump(screen);
    tap_check(&test->tap, strstr(is, "\n4:1-79 fg=233 bg=80\n") != NULL,
              "dark: the selected row has the theme's colours");
    tap_check(&test->tap, strstr(is, "\n20:0-79 bg=233\n") != NULL,
              "dark: a blank row has the theme's background");
    free(is);
    press(test, screen, "T T T");
    check_row(test, screen, 3, "mouse off, theme mono");
    is = dump(screen);
    tap_check(&test->tap, strstr(is, "fg=") == NULL && strstr(is, "bg=") == NULL,
              "mono: no colour is left");
    free(is);
    quit(test, screen, "after the themes");
}

static void no_color(struct test *test)
{
    static const char *const names[] = {"default", "dark", "light", "high-contrast", "mono"};

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        struct screen *screen = start_with(test, (struct screen_options){0},
                                           ARGUMENTS("--no-color", "--theme", names[i]));
        char *is = dump(screen);

        tap_check(&test->tap, strstr(is, "\n4:0-79 reverse\n") != NULL,
                  "%s without colours: attributes mark the selected row", names[i]);
        free(is);
        press(test, screen, "j j k T T");
        screen_keys(screen, "q");
        check_ending(test, screen, "exit 0", "without colours");
        tap_check(&test->tap, count_colors(screen) == 0, "%s: sends no colours", names[i]);
        screen_free(screen);
    }
}

/* Input. */

static const struct {
    const char *keys, *events;
} key_rows[] = {
    {"a Z 5 / ? é 日", "events: a Z 5 / ? é 日"},
    {"Up Down Left Right Home End", "events: Up Down Left Right Home End"},
    {"PageUp PageDown Insert Delete", "events: PageUp PageDown Insert Delete"},
    {"Tab Shift-Tab Enter Backspace Space", "events: ^9 BackTab ^13 Backspace ^32"},
    {"F1 F2 F3 F4 F5 F6", "events: F1 F2 F3 F4 F5 F6"},
    {"F7 F8 F9 F10 F11 F12", "events: F7 F8 F9 F10 F11 F12"},
    {"Ctrl-A Ctrl-D Ctrl-S Ctrl-Q Ctrl-V Ctrl-U", "events: ^1 ^4 ^19 ^17 ^22 ^21"},
    {"Esc", "events: ^27"},
    {"Esc Esc x", "events: ^27 ^27 x"},
};

static void keys(struct test *test)
{
    static const char *const terms[] = {"xterm-256color", "tmux-256color", "linux", "vt100"};

    for (size_t i = 0; i < ARRAY_LENGTH(terms); i++) {
        for (size_t row = 0; row < ARRAY_LENGTH(key_rows); row++) {
            struct screen *screen =
                start_with(test, (struct screen_options){.term = terms[i]}, NULL);

            press(test, screen, key_rows[row].keys);
            check_row(test, screen, 1, key_rows[row].events);
            screen_free(screen);
        }
    }
}

static void sequences(struct test *test)
{
    struct screen *screen = start(test);

    screen_bytes(screen, "\033j", 2, 2);
    screen_wait(screen);
    check_row(test, screen, 1, "events: ^27 j");
    screen_bytes(screen, "\033[1;5A", 6, 1);
    screen_wait(screen);
    check_row(test, screen, 1, "events: ^27 j Unknown");
    screen_bytes(screen, "\033[", 2, 2);
    screen_wait(screen);
    check_row(test, screen, 1, "events: ^27 j Unknown ^27 [");
    screen_bytes(screen, "\xff\xe2\x80\xae", 4, 2);
    screen_wait(screen);
    check_row(test, screen, 1, "events: ^27 j Unknown ^27 [ \uFFFD \uFFFD");
    quit(test, screen, "after sequences");
}

static void ctrl_c(struct test *test)
{
    struct screen *screen = start(test);

    screen_keys(screen, "Ctrl-C");
    check_ending(test, screen, "exit 0", "Ctrl-C");
    check_restored(test, screen, "Ctrl-C");
    screen_free(screen);
}

static const struct {
    const char *bytes, *shown;
} paste_rows[] = {
    {"one two", "paste: 7 bytes, whole: one two"},
    {"quit: q\x03\x1a\x1b", "paste: 16 bytes, whole: quit: q\uFFFD\uFFFD\uFFFD"},
    {"first\rsecond\r", "paste: 13 bytes, whole: first"},
    {"日本語", "paste: 9 bytes, whole: 日本語"},
    {"", "paste: 0 bytes, whole:"},
};

static void pastes(struct test *test)
{
    struct screen *screen = start(test);

    for (size_t i = 0; i < ARRAY_LENGTH(paste_rows); i++) {
        screen_paste(screen, paste_rows[i].bytes, strlen(paste_rows[i].bytes));
        screen_wait(screen);
        check_row(test, screen, 2, paste_rows[i].shown);
        check_row(test, screen, 1, "events:");
    }
    quit(test, screen, "after pastes");
}

static void paste_without_end(struct test *test)
{
    struct screen *screen = start(test);

    screen_bytes(screen, "\033[200~left open", 15, 1);
    tap_check(&test->tap, screen_wait(screen), "a paste without an end mark ends after a timeout");
    check_row(test, screen, 2, "paste: 9 bytes, cut: left open");
    press(test, screen, "j");
    check_row(test, screen, 1, "events: j");
    quit(test, screen, "after a paste without an end");
}

static void huge_paste(struct test *test)
{
    struct screen *screen = start(test);
    size_t length = 10u << 20;
    char *bytes = memory_new(length, 1);

    for (size_t i = 0; i < length; i++)
        bytes[i] = "all that fits\033[A\r"[i % 17];
    screen_paste(screen, bytes, length);
    tap_check(&test->tap, screen_wait(screen), "a paste of 10 MiB is accepted");
    press(test, screen, "j");
    check_row(test, screen, 1, "events: j");
    tap_check(&test->tap, screen_shows(screen, "bytes, cut: all that fits"),
              "the beginning of the huge paste is kept");
    quit(test, screen, "after a huge paste");
    free(bytes);
}

static void flood(struct test *test)
{
    static const char pattern[] = "jk\033[Bz\x01\033[A日";
    enum { EVENTS = 7 };
    size_t times = (10u << 20) / (sizeof(pattern) - 1);
    struct screen *screen = start(test);
    struct text bytes;

    text_init(&bytes);
    text_append_repeat(&bytes, pattern, times);
    screen_bytes(screen, bytes.bytes, bytes.length, (int)times * EVENTS);
    tap_check(&test->tap, screen_wait(screen), "all %zu bytes of keys are read, %zu keys",
              bytes.length, times * EVENTS);
    text_finish(&bytes);
    screen_keys(screen, "q");
    check_ending(test, screen, "exit 0", "after a flood");
    tap_note("%ld KiB of memory", screen_memory(screen));
    tap_check(&test->tap, screen_memory(screen) < MEMORY_MOST,
              "a flood of keys needs less than %d KiB of memory", MEMORY_MOST);
    screen_free(screen);
}

static void mouse(struct test *test)
{
    struct screen *screen = start(test);

    check_in_use(test, screen, false, "from the start");
    screen_click(screen, 5, 6); /* goes nowhere */
    press(test, screen, "j");
    check_row(test, screen, 1, "events: j");
    press(test, screen, "M");
    check_in_use(test, screen, true, "after M");
    screen_click(screen, 5, 6);
    screen_wait(screen);
    check_row(test, screen, 1, "events: j M click:5,6");
    screen_wheel(screen, 7, 70, true);
    screen_wheel(screen, 7, 70, false);
    screen_wait(screen);
    check_row(test, screen, 1, "events: j M click:5,6 wheel-down:7,70 wheel-up:7,70");
    press(test, screen, "M");
    check_in_use(test, screen, false, "after M again");
    press(test, screen, "M");
    quit(test, screen, "with the mouse on");

    screen = start(test);
    press(test, screen, "M");
    screen_signal(screen, SIGSEGV);
    check_ending(test, screen, "signal 11", "with the mouse on");
    check_restored(test, screen, "with the mouse on");
    screen_free(screen);
}

static void mouse_never(struct test *test)
{
    struct screen *screen = start(test);

    press(test, screen, "j k Ctrl-L");
    quit(test, screen, "without the mouse");
    screen = start(test);
    screen_signal(screen, SIGSEGV);
    screen_wait_end(screen);
    for (int mode = 1000; mode <= 1007; mode++) {
        char string[16];

        snprintf(string, sizeof(string), "%d", mode);
        if (count_in_log(screen, string) > 0)
            tap_check(&test->tap, false, "mode %d is never changed", mode);
    }
    tap_check(&test->tap, count_in_log(screen, "\033[?9") == 0, "no mouse mode is changed");
    screen_free(screen);
    screen = start_with(test, (struct screen_options){0}, ARGUMENTS("--mouse"));
    check_in_use(test, screen, true, "asked for at the start");
    quit(test, screen, "asked for at the start");
}

static void idle(struct test *test)
{
    struct screen *screen = start_with(test, (struct screen_options){0}, ARGUMENTS("--idle", "20"));

    tap_check(&test->tap, screen_wait_text(screen, "events: idle"), "a wait with a timeout ends");
    press(test, screen, "j");
    check_row(test, screen, 1, "events: idle j");
    quit(test, screen, "after waiting");
}

static void copying(struct test *test)
{
    struct screen *screen = start(test);

    press(test, screen, "y");
    tap_check(&test->tap, strstr(screen_unknown(screen)->bytes, "OSC 52;c;Y29waWVk\n") != NULL,
              "text is copied through the terminal");
    quit(test, screen, "after copying");
}

/* Size. */

static void sizes(struct test *test)
{
    static const struct {
        int rows, columns;
    } all[] = {{1, 1}, {3, 1}, {1, 300}, {2, 5}, {8, 40}, {5, 20}, {100, 300}, {1000, 1000}};

    for (size_t i = 0; i < ARRAY_LENGTH(all); i++) {
        struct screen *screen = start_with(
            test, (struct screen_options){.rows = all[i].rows, .columns = all[i].columns}, NULL);
        char expected[32];

        snprintf(expected, sizeof(expected), "demo %dx%d", all[i].columns, all[i].rows);
        expected[all[i].columns < 31 ? all[i].columns : 31] = '\0';
        if (all[i].columns == 5)
            expected[4] = '\0'; /* a blank at the end */
        if (all[i].rows == 1)
            memset(expected, '-', strlen(expected));
        tap_check(&test->tap, screen_shows(screen, expected), "%d x %d is drawn", all[i].rows,
                  all[i].columns);
        press(test, screen, "j j");
        quit(test, screen, "at that size");
    }
}

static void beyond_the_largest_size(struct test *test)
{
    static const char *const lies[] = {"LINES=99999", "COLUMNS=99999", NULL};
    struct screen *screen = start_with(test, (struct screen_options){.environment = lies}, NULL);

    check_row(test, screen, 0, "demo 80x24");
    quit(test, screen, "with variables that lie");

    /* more than is drawn: the window is not filled, but the program works */
    screen = screen_start(
        &(struct screen_options){.command = ARGUMENTS(test->demo), .rows = 1200, .columns = 1100});
    tap_check(&test->tap, screen_wait_text(screen, "demo 1000x1000"),
              "in a larger window only the first 1000 rows and columns are drawn");
    quit(test, screen, "in a larger window");
}

static void resizing(struct test *test)
{
    static const struct {
        int rows, columns;
    } steps[] = {{5, 20}, {1, 1}, {100, 300}, {24, 80}};
    struct screen *screen = start(test);
    char *before = dump(screen), title[32];

    for (size_t i = 0; i < ARRAY_LENGTH(steps); i++) {
        screen_resize(screen, steps[i].rows, steps[i].columns);
        tap_check(&test->tap, screen_wait(screen), "keys work at %d x %d", steps[i].rows,
                  steps[i].columns);
        snprintf(title, sizeof(title), "demo %dx%d", steps[i].columns, steps[i].rows);
        if (steps[i].rows > 1)
            check_row(test, screen, 0, title);
        tap_check(&test->tap, screen_modes(screen).cursor == (steps[i].rows > 5),
                  "the cursor is shown where there is a list");
    }
    check_dump(test, screen, before, "shrunk and grown again, the screen is as it was");
    free(before);
    quit(test, screen, "after resizing");
}

static void resize_storm(struct test *test)
{
    struct screen *screen = start(test);
    char *before = dump(screen);

    srandom(7);
    for (int i = 0; i < 2000; i++) {
        screen_resize(screen, 1 + (int)(random() % 100), 2 + (int)(random() % 300));
        if (i % 10 == 0)
            screen_text(screen, "j");
        if (i % 100 == 0 && !screen_wait(screen))
            tap_check(&test->tap, false, "keys work after %d resizes", i);
    }
    for (int i = 0; i < 200; i++)
        screen_text(screen, "k");
    screen_resize(screen, 24, 80);
    tap_check(&test->tap, screen_wait(screen), "keys work after 2,000 resizes");
    {
        char *after = dump(screen);

        tap_equal(&test->tap, strstr(after, "paste:"), strstr(before, "paste:"),
                  "the screen is correct after the last resize");
        free(after);
    }
    free(before);
    quit(test, screen, "after the storm");
}

/* Signals. */

static const struct {
    int number;
    const char *name;
    bool saves;
} ending_signals[] = {
    {SIGTERM, "TERM", true}, {SIGHUP, "HUP", true},    {SIGINT, "INT", true},
    {SIGQUIT, "QUIT", true}, {SIGSEGV, "SEGV", false}, {SIGABRT, "ABRT", false},
    {SIGBUS, "BUS", false},  {SIGFPE, "FPE", false},
};

static void check_stopped_by(struct test *test, struct screen *screen, int number, const char *name)
{
    char ending[32], message[100];

    snprintf(ending, sizeof(ending), "signal %d", number);
    snprintf(message, sizeof(message),
             "whichstack: stopped by signal %s; answers saved so far are kept", name);
    check_ending(test, screen, ending, name);
    check_restored(test, screen, name);
    tap_check(&test->tap, screen_shows(screen, message), "%s: the message is on the normal screen",
              name);
}

static void signals(struct test *test)
{
    char path[128];

    file_in(test, path, sizeof(path));
    for (size_t i = 0; i < 2 * ARRAY_LENGTH(ending_signals); i++) {
        int number = ending_signals[i / 2].number;
        const char *name = ending_signals[i / 2].name;
        struct screen *screen =
            start_with(test, (struct screen_options){0},
                       ARGUMENTS("--saved", path, i % 2 ? "--mouse" : "--no-color"));

        press(test, screen, "j");
        screen_signal(screen, number);
        check_stopped_by(test, screen, number, name);
        if (ending_signals[i / 2].saves)
            tap_check(&test->tap, was_saved(test, "saved after signal"), "%s: saves before it ends",
                      name);
        screen_free(screen);
    }
}

static void faults(struct test *test)
{
    static const struct {
        const char *key, *name;
        int number;
    } rows[] = {{"X", "SEGV", SIGSEGV}, {"S", "SEGV", SIGSEGV}, {"A", "ABRT", SIGABRT}};

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct screen *screen = start_with(test, (struct screen_options){0}, ARGUMENTS("--mouse"));

        screen_keys(screen, rows[i].key);
        check_stopped_by(test, screen, rows[i].number, rows[i].name);
        screen_free(screen);
    }
}

static void out_of_memory(struct test *test)
{
    struct screen *screen = start_with(test, (struct screen_options){0}, ARGUMENTS("--mouse"));

    screen_keys(screen, "U");
    check_ending(test, screen, "exit 2", "out of memory");
    check_restored(test, screen, "out of memory");
    tap_check(&test->tap, screen_shows(screen, "whichstack: out of memory"),
              "a message says that memory ran out");
    screen_free(screen);
}

/* As when a terminal emulator ends: the other end is closed. */
static void window_closed(struct test *test)
{
    char path[128];

    file_in(test, path, sizeof(path));
    for (int ignored = 0; ignored < 2; ignored++) {
        struct screen *screen =
            start_with(test, (struct screen_options){.ignored = ignored ? SIGHUP : 0},
                       ARGUMENTS("--saved", path));

        press(test, screen, "j");
        screen_close(screen);
        check_ending(test, screen, "signal 1",
                     ignored ? "window closed, SIGHUP ignored" : "window closed");
        tap_check(&test->tap, was_saved(test, "saved after signal 1,"),
                  "closing the window saves first");
        screen_free(screen);
    }
}

/* Being stopped. */

static void suspending(struct test *test)
{
    struct screen *screen = start_job(test);
    char *before, *after;

    press(test, screen, "M");
    before = dump(screen);
    for (int i = 0; i < 20; i++) {
        screen_keys(screen, "Ctrl-Z");
        if (!tap_check(&test->tap, screen_wait_stop(screen), "Ctrl-Z stops the job"))
            break;
        check_restored(test, screen, "while stopped");
        screen_continue(screen, true);
        tap_check(&test->tap, screen_wait(screen), "it continues in the foreground");
        check_in_use(test, screen, true, "continued");
    }
    after = dump(screen);
    tap_equal(&test->tap, strstr(after, "paste:"), strstr(before, "paste:"),
              "the screen is the same as before the stop");
    free(before);
    free(after);
    quit(test, screen, "after stops");
}

/* Without a shell that could continue it, the job is not stopped. */
static void nobody_to_continue(struct test *test)
{
    struct screen *screen = start(test);

    press(test, screen, "j Ctrl-Z k =");
    check_in_use(test, screen, false, "after Ctrl-Z without a shell");
    check_row(test, screen, 1, "events: j ^26 k = resized:1");
    quit(test, screen, "without a shell");
}

static void signals_that_end_nothing(struct test *test)
{
    struct screen *screen = start(test);

    screen_signal(screen, SIGPIPE);
    screen_signal(screen, SIGCONT);
    screen_signal(screen, SIGWINCH);
    press(test, screen, "j");
    check_row(test, screen, 1, "events: j");
    check_in_use(test, screen, false, "after signals that end nothing");
    quit(test, screen, "after signals that end nothing");
}

static void resized_while_stopped(struct test *test)
{
    struct screen *screen = start_job(test);

    screen_keys(screen, "Ctrl-Z");
    screen_wait_stop(screen);
    screen_resize(screen, 30, 100);
    screen_continue(screen, true);
    tap_check(&test->tap, screen_wait(screen), "continues after a resize while stopped");
    check_row(test, screen, 0, "demo 100x30");
    quit(test, screen, "resized while stopped");
}

/* Stopped by another program: with a signal that can be answered, and with the one that cannot. */
static void stopped_from_outside(struct test *test)
{
    struct screen *screen = start_job(test);

    press(test, screen, "j");
    screen_signal(screen, SIGTSTP);
    tap_check(&test->tap, screen_wait_stop(screen), "SIGTSTP stops it");
    check_restored(test, screen, "by SIGTSTP");
    screen_continue(screen, true);
    press(test, screen, "j");
    check_in_use(test, screen, false, "continued after SIGTSTP");
    check_row(test, screen, 1, "events: j j");

    screen_signal(screen, SIGSTOP);
    tap_check(&test->tap, screen_wait_stop(screen), "SIGSTOP stops it");
    screen_scribble(screen, "\033[?1049l\033[2Ja shell was here");
    screen_continue(screen, true);
    press(test, screen, "j");
    check_in_use(test, screen, false, "continued after SIGSTOP");
    check_row(test, screen, 1, "events: j j j");
    check_row(test, screen, 0, "demo 80x24");
    tap_check(&test->tap, !screen_shows(screen, "a shell was here"),
              "redraws everything after SIGCONT");
    quit(test, screen, "after SIGSTOP");
}

static void continued_behind(struct test *test)
{
    struct screen *screen = start_job(test);
    size_t sent;

    screen_keys(screen, "Ctrl-Z");
    screen_wait_stop(screen);
    sent = count_in_log(screen, "\033[");
    for (int i = 0; i < 3; i++) {
        screen_continue(screen, false);
        tap_check(&test->tap, screen_wait_stop(screen),
                  "stops again if continued in the background");
    }
    tap_check(&test->tap, count_in_log(screen, "\033[") == sent, "sends nothing in the background");
    check_restored(test, screen, "in the background");
    screen_continue(screen, true);
    tap_check(&test->tap, screen_wait(screen), "continues in the foreground afterwards");
    check_in_use(test, screen, false, "in front");
    quit(test, screen, "after the background");
}

/* The screen is the shell's: whatever ends the job, nothing may be written on it. */
static void ended_while_stopped(struct test *test)
{
    for (size_t i = 0; i < ARRAY_LENGTH(ending_signals); i++) {
        struct screen *screen = start_job(test);
        char ending[32];
        size_t sent;

        screen_keys(screen, "Ctrl-Z");
        screen_wait_stop(screen);
        sent = count_in_log(screen, "\033[");
        screen_signal(screen, ending_signals[i].number);
        screen_continue(screen, false);
        snprintf(ending, sizeof(ending), "signal %d", ending_signals[i].number);
        check_ending(test, screen, ending, ending_signals[i].name);
        tap_check(&test->tap,
                  count_in_log(screen, "\033[") == sent && !screen_shows(screen, "whichstack:"),
                  "%s while stopped: ends without output", ending_signals[i].name);
        screen_free(screen);
    }
}

/* The same when it waits in the background to be called to the front. */
static void ended_behind(struct test *test)
{
    struct screen *screen = start_job(test);
    size_t sent;

    screen_keys(screen, "Ctrl-Z");
    screen_wait_stop(screen);
    screen_continue(screen, false);
    screen_wait_stop(screen);
    sent = count_in_log(screen, "\033[");
    screen_signal(screen, SIGTERM);
    screen_continue(screen, false);
    check_ending(test, screen, "signal 15", "ended in the background");
    tap_check(&test->tap, count_in_log(screen, "\033[") == sent,
              "ends in the background without output");
    screen_free(screen);
}

/* What the parent had it ignore, it ignores. */
static void ignored_signals(struct test *test)
{
    struct screen *screen = start_with(test, (struct screen_options){.ignored = SIGINT}, NULL);

    screen_signal(screen, SIGINT);
    press(test, screen, "j");
    quit(test, screen, "with SIGINT ignored");

    screen =
        start_with(test, (struct screen_options){.ignored = SIGTSTP, .job_control = true}, NULL);
    press(test, screen, "Ctrl-Z j");
    screen_signal(screen, SIGTSTP);
    press(test, screen, "j");
    check_row(test, screen, 1, "events: ^26 j j");
    check_in_use(test, screen, false, "with SIGTSTP ignored");
    quit(test, screen, "with SIGTSTP ignored");
}

/* Another program in the terminal. */

/* Each time a terminal of its own: what the other program wrote comes back with its screen. */
static struct screen *start_other_program(struct test *test)
{
    static const char script[] = "echo in the editor; read line; echo got $line; read line";
    struct screen *screen = start_with(test, (struct screen_options){.job_control = true},
                                       ARGUMENTS("--mouse", "--child", script));

    screen_keys(screen, "e");
    tap_check(&test->tap, screen_wait_text(screen, "in the editor"), "another program runs");
    return screen;
}

static void lending(struct test *test)
{
    struct screen *screen = start_other_program(test);

    check_restored(test, screen, "for the other program");
    screen_bytes(screen, "text\r", 5, 0);
    tap_check(&test->tap, screen_wait_text(screen, "got text"), "the other program gets the input");
    screen_bytes(screen, "\r", 1, 0);
    tap_check(&test->tap, screen_wait(screen), "the other program ends");
    check_in_use(test, screen, true, "back from the other program");
    check_row(test, screen, 1, "events: e");
    quit(test, screen, "after lending");
}

static void signals_while_lent(struct test *test)
{
    struct screen *screen = start_other_program(test);

    screen_bytes(screen, "\x03", 1, 0);
    tap_check(&test->tap, screen_wait(screen), "Ctrl-C ends only the other program");
    check_in_use(test, screen, true, "after its Ctrl-C");
    quit(test, screen, "after its Ctrl-C");

    screen = start_other_program(test);
    screen_bytes(screen, "\x1a", 1, 0);
    tap_check(&test->tap, screen_wait_stop(screen),
              "Ctrl-Z stops the explorer and the other program");
    screen_continue(screen, true);
    screen_bytes(screen, "\r\r", 2, 0);
    tap_check(&test->tap, screen_wait(screen), "both programs continue");
    quit(test, screen, "after its Ctrl-Z");
}

/* Kinds of terminal. */

static void terminals(struct test *test)
{
    static const char *const usable[] = {"vt100",  "linux",       "tmux-256color", "xterm-mono",
                                         "screen", "xterm-color", "xterm-256color"};
    static const struct {
        const char *term, *words;
    } unusable[] = {
        {"", "demo: this terminal is dumb"},
        {"dumb", "demo: this terminal is dumb"},
        {"nosuchterm", "demo: this terminal is unknown"},
        {"../../../etc/passwd", "demo: this terminal is unknown"},
        {"/etc/passwd", "demo: this terminal is unknown"},
        {"x/../x/xterm", "demo: this terminal is unknown"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(usable); i++) {
        struct screen *screen = start_with(test, (struct screen_options){.term = usable[i]},
                                           ARGUMENTS("--theme", "dark"));

        press(test, screen, "j");
        check_row(
            test, screen, 12,
            " Go + Gin                               number 8            ##             stati");
        screen_keys(screen, "q");
        check_ending(test, screen, "exit 0", usable[i]);
        tap_check(&test->tap, screen_is_sane(screen), "%s: restored", usable[i]);
        screen_free(screen);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(unusable); i++) {
        struct screen *screen = screen_start(
            &(struct screen_options){.command = ARGUMENTS(test->demo), .term = unusable[i].term});

        check_ending(test, screen, "exit 2", unusable[i].words);
        check_row(test, screen, 0, unusable[i].words);
        tap_check(&test->tap, count_in_log(screen, "\033") == 0, "TERM '%s': sends no sequences",
                  unusable[i].term);
        screen_free(screen);
    }
}

static void no_terminal(struct test *test)
{
    struct screen *screen;
    char command[512];

    snprintf(command, sizeof(command), "'%s' | cat; '%s' </dev/null >/dev/null", test->demo,
             test->demo);
    screen = screen_start(&(struct screen_options){.command = ARGUMENTS("/bin/sh", "-c", command)});
    check_ending(test, screen, "exit 2", "without a terminal");
    tap_check(&test->tap, screen_shows(screen, "demo: the screen cannot be opened: this is not a"),
              "a file as terminal is refused in one line");
    tap_check(&test->tap, count_in_log(screen, "\033") == 0, "the refusal sends no sequences");
    screen_free(screen);
}

/* As `pick` does it: between two pipes. */
static void between_pipes(struct test *test)
{
    struct screen *screen;
    char command[512];

    snprintf(command, sizeof(command), "echo in | '%s' --tty | cat", test->demo);
    screen = screen_start(&(struct screen_options){.command = ARGUMENTS("/bin/sh", "-c", command)});
    tap_check(&test->tap, screen_wait(screen),
              "draws on the terminal while stdin and stdout are pipes");
    check_in_use(test, screen, false, "between two pipes");
    press(test, screen, "j");
    check_row(test, screen, 1, "events: j");
    quit(test, screen, "between two pipes");
}

/* Bytes as a fuzzer sends them, without the keys that end the demo, and sizes in between. */
/* No window of one column: libvterm 0.1.4 crashes there at a wide character, which comes in a frame for
 * the size before. */
static void random_input(struct test *test)
{
    static const char alphabet[] = "jkTMyn12345 \033\033\033[[[OO<;~Mm\r\t\x7f\xe6\x97\xa5\xff";

    srandom(3);
    for (int round = 0; round < 20; round++) {
        struct screen *screen = start(test);

        for (int i = 0; i < 500; i++) {
            char bytes[32];
            size_t length = (size_t)random() % sizeof(bytes);

            for (size_t at = 0; at < length; at++)
                bytes[at] = alphabet[(size_t)random() % (sizeof(alphabet) - 1)];
            if (i % 50 == 0)
                screen_bytes(screen, "\033[200~", 6, 0);
            if (i % 50 == 9)
                screen_bytes(screen, "\033[201~", 6, 0);
            if (i % 5 == 0)
                screen_resize(screen, 1 + (int)(random() % 100), 2 + (int)(random() % 300));
            screen_bytes(screen, bytes, length, 0);
        }
        /* ends whatever has begun: a paste, a sequence, a report of the mouse */
        screen_bytes(screen, "\033[201~zzzz", 10, 0);
        quit(test, screen, "after random input");
    }
}

static const struct {
    const char *name;
    void (*function)(struct test *test);
} tests[] = {
    {"first-frame", first_frame},
    {"moving-the-selection", moving_the_selection},
    {"half-a-character", half_a_character},
    {"shifting-wide-characters", shifting_wide_characters},
    {"every-character", every_character},
    {"some-characters", some_characters},
    {"other-locale", other_locale},
    {"repainting", repainting},
    {"themes-with-colors", themes_with_colors},
    {"no-color", no_color},
    {"keys", keys},
    {"sequences", sequences},
    {"ctrl-c", ctrl_c},
    {"pastes", pastes},
    {"paste-without-end", paste_without_end},
    {"huge-paste", huge_paste},
    {"flood", flood},
    {"mouse", mouse},
    {"mouse-never", mouse_never},
    {"idle", idle},
    {"copying", copying},
    {"sizes", sizes},
    {"beyond-the-largest-size", beyond_the_largest_size},
    {"resizing", resizing},
    {"resize-storm", resize_storm},
    {"signals", signals},
    {"faults", faults},
    {"out-of-memory", out_of_memory},
    {"window-closed", window_closed},
    {"suspending", suspending},
    {"nobody-to-continue", nobody_to_continue},
    {"signals-that-end-nothing", signals_that_end_nothing},
    {"resized-while-stopped", resized_while_stopped},
    {"stopped-from-outside", stopped_from_outside},
    {"continued-behind", continued_behind},
    {"ended-while-stopped", ended_while_stopped},
    {"ended-behind", ended_behind},
    {"ignored-signals", ignored_signals},
    {"lending", lending},
    {"signals-while-lent", signals_while_lent},
    {"terminals", terminals},
    {"no-terminal", no_terminal},
    {"between-pipes", between_pipes},
    {"random-input", random_input},
};

static bool is_wanted(const char *name, int argc, char **argv)
{
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], name) == 0)
            return true;
    }
    return argc <= 2;
}

int main(int argc, char **argv)
{
    struct test test = {.demo = argv[1], .folder = "/tmp/test_terminal.XXXXXX"};

    if (argc < 2 || !mkdtemp(test.folder)) {
        fprintf(stderr, "usage: test_terminal DEMO [NAME...]\n");
        return 2;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(tests); i++) {
        if (!is_wanted(tests[i].name, argc, argv))
            continue;
        tap_note("%s", tests[i].name);
        tests[i].function(&test);
    }
    rmdir(test.folder);
    return tap_end(&test.tap);
}
