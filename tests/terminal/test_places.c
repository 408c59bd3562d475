/* What must hold wherever the explorer is: sizes, garbage, colours, what a terminal is asked, and
 * how long Esc takes. `test_places PROGRAM CATALOG` */
#include "explorer.h"

#include "base/array.h"
#include "base/text/text.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- what is sent ----------------------------------------------------------------------------- */

/* Is there a colour among the sequences `ESC [ ... m` that were sent? */
static bool colour_sent(const struct screen *screen)
{
    const char *at = screen_log(screen)->bytes;

    while ((at = strstr(at, "\033[")) != NULL) {
        at += 2;
        size_t length = strspn(at, "0123456789;");
        if (at[length] != 'm')
            continue;
        for (const char *number = at; number < at + length;) {
            long value = strtol(number, NULL, 10);
            if ((value >= 30 && value <= 49) || (value >= 90 && value <= 107))
                return true;
            number += strcspn(number, ";m") + 1;
        }
    }
    return false;
}

/* Does a terminal answer to this sequence, which begins after its Esc? Reports of the device, of
 * the cursor, of modes, of the window, of colours, of capabilities. */
static bool is_query(const char *sequence)
{
    const char *final = sequence + 1 + strspn(sequence + 1, "?>=!$\"' 0123456789;:");

    if (sequence[0] == 'P' || sequence[0] == 'Z') /* DCS; DECID */
        return true;
    if (sequence[0] == ']')
        return memchr(sequence, '?', strcspn(sequence, "\033\a")) != NULL;
    if (sequence[0] != '[')
        return false;
    bool of_title = strncmp(sequence, "[22;", 4) == 0 || strncmp(sequence, "[23;", 4) == 0;
    return *final == 'c' || *final == 'n' || *final == 'x' || *final == 'q' ||
           (*final == 'p' && final[-1] == '$') || (*final == 'u' && sequence[1] == '?') ||
           (*final == 't' && !of_title);
}

static const char *find_query(const struct screen *screen)
{
    for (const char *at = screen_log(screen)->bytes; (at = strchr(at, '\033')) != NULL;) {
        if (is_query(++at))
            return at;
    }
    return NULL;
}

static void no_questions(struct test *test)
{
    for (size_t i = 0; i < n_places; i++) {
        struct screen *screen = place_start(test, &places[i], (struct screen_options){0}, NULL);
        const char *query = find_query(screen);

        tap_check(&test->tap, place_is_shown(screen, &places[i]) && !query,
                  "%s: sends no query to the terminal %.8s", places[i].name, query ? query : "");
        screen_free(screen);
    }
    tap_check(&test->tap,
              is_query("[c") && is_query("[>0c") && is_query("[6n") && is_query("]11;?\033") &&
                  is_query("[?2026$p") && is_query("[18t") && is_query("P+q544e\033") &&
                  !is_query("[22;0;0t") && !is_query("[?2004h") && !is_query("[1;24r") &&
                  !is_query("]52;c;Zm9v\033") && !is_query("[38;5;15m"),
              "a question would be known for one");
}

/* --- what the program asks of the system ------------------------------------------------------ */

/* Its system calls, as strace writes them down. */
struct trace {
    char *calls; /* from `since` on */
    const char *path;
    size_t since;
};

static bool can_trace(struct test *test)
{
    if (access("/usr/bin/strace", X_OK) == 0)
        return true;
    test->tap.count++;
    printf("ok %d # SKIP strace is not installed\n", test->tap.count);
    return false;
}

static struct screen *start_traced(struct test *test, struct trace *trace, const char *keys)
{
    const char *environment[] = {"ASAN_OPTIONS=detect_leaks=0",
                                 arena_printf(test->arena, "HOME=%s", test->folder), NULL};

    trace->path = test_path(test, "trace");
    const char *command[] = {"/usr/bin/strace",
                             "-o",
                             trace->path,
                             "-y",
                             "-s",
                             "64",
                             "-e",
                             "trace=poll,ppoll,read,write",
                             test->program,
                             "--fresh",
                             "--catalog",
                             test->catalog,
                             NULL};
    struct screen *screen =
        screen_start(&(struct screen_options){.command = command, .environment = environment});
    screen_keys(screen, keys);
    if (!screen_wait(screen))
        tap_check(&test->tap, false, "the explorer starts under strace: %s", screen_ending(screen));
    return screen;
}

/* All calls that were written down since the last time. */
static const char *read_trace(struct test *test, struct trace *trace)
{
    struct stat facts;
    int file = open(trace->path, O_RDONLY | O_CLOEXEC);

    if (file < 0 || fstat(file, &facts) != 0 || (size_t)facts.st_size < trace->since)
        return "";
    size_t length = (size_t)facts.st_size - trace->since;
    trace->calls = ARENA_ARRAY(test->arena, char, length + 1);
    if (pread(file, trace->calls, length, (off_t)trace->since) != (ssize_t)length)
        length = 0;
    trace->calls[length] = '\0';
    trace->since += length;
    close(file);
    return trace->calls;
}

/* Is it this call, on the terminal? A frame is put together in a file first. */
static bool is_on_terminal(const char *line, const char *call)
{
    size_t length = strlen(call);

    if (strncmp(line, call, length) != 0 || line[length] != '(')
        return false;
    line += length + 1;
    return text_starts_with(line + strspn(line, "0123456789"), "</dev/pts/");
}

/* The bytes written on the terminal by the calls up to the first that reads it; -1: none does. */
static long written_before_reading(const char *calls)
{
    long written = 0;

    for (const char *line = calls, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        if (is_on_terminal(line, "read"))
            return written;
        const char *result = memrchr(line, '=', (size_t)(end - line));
        if (is_on_terminal(line, "write") && result)
            written += strtol(result + 1, NULL, 10);
    }
    return -1;
}

/* Keys typed ahead wait: the first picture is drawn before any key is read. */
static void first_frame(struct test *test)
{
    static const char first[] = "\033]7770;0;24;80\033\\"; /* the mark that follows it */
    struct trace trace = {0};
    struct screen *screen;

    if (!can_trace(test))
        return;
    screen = explorer_start(test, (struct screen_options){0}, "first", ARGUMENTS("--fresh"));
    const char *mark = strstr(screen_log(screen)->bytes, first);
    tap_check(&test->tap, mark && screen_shows(screen, "AdonisJS") && screen_shows(screen, "Help"),
              "the first frame is drawn without a key");
    long length = mark ? (long)(mark - screen_log(screen)->bytes) + (long)strlen(first) : -1;
    screen_free(screen);

    screen = start_traced(test, &trace, "j k");
    long written = written_before_reading(read_trace(test, &trace));
    tap_check(
        &test->tap, length > 1000 && written == length,
        "keys typed ahead do not delay the first frame: its %ld bytes are written first (%ld)",
        length, written);
    screen_free(screen);
}

/* Waits that ended with nothing, from the Esc that was read to the answer on the screen; -1: there
 * is no answer. */
static int count_waits(const char *calls)
{
    bool has_read = false;
    int waits = 0;

    for (const char *line = calls, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        const char *timeout = memmem(line, (size_t)(end - line), "(Timeout)", 9);
        bool at_once = memmem(line, (size_t)(end - line), ", 0) = 0 (Timeout)", 18) ||
                       memmem(line, (size_t)(end - line), "tv_sec=0, tv_nsec=0}", 20);

        has_read |=
            is_on_terminal(line, "read") && memmem(line, (size_t)(end - line), ", \"\\33\"", 7);
        if (has_read && is_on_terminal(line, "write"))
            return waits;
        waits += has_read && timeout && !at_once;
    }
    return -1;
}

static void escape_in_prompts(struct test *test)
{
    struct text before, after;

    if (!can_trace(test))
        return;
    text_init(&before);
    text_init(&after);
    for (size_t i = 0; i < n_places; i++) {
        struct trace trace = {0};

        if (!places[i].is_typed_at && strcmp(places[i].screen, "evidence") != 0)
            continue;
        struct screen *screen = start_traced(test, &trace, places[i].keys);
        bool was_there = place_is_shown(screen, &places[i]);
        text_clear(&before);
        text_clear(&after);
        screen_dump(screen, true, &before);
        read_trace(test, &trace);
        screen_press(screen, "Esc");
        screen_dump(screen, true, &after);
        int waits = count_waits(read_trace(test, &trace));
        tap_check(&test->tap, was_there && waits >= 0 && waits <= 1,
                  "%s: Esc takes at most one wait (%d)", places[i].name, waits);
        tap_check(&test->tap, strcmp(before.bytes, after.bytes) != 0, "%s: Esc changes the screen",
                  places[i].name);
        screen_free(screen);
    }
    text_finish(&before);
    text_finish(&after);
}

/* --- colours ---------------------------------------------------------------------------------- */

static bool has_colour(const struct screen *screen)
{
    struct text dump;

    text_init(&dump);
    screen_dump(screen, true, &dump);
    bool has = strstr(dump.bytes, " fg=") || strstr(dump.bytes, " bg=");
    text_finish(&dump);
    return has;
}

static void colours(struct test *test)
{
    const char *const no_color[] = {"NO_COLOR=1", NULL}, *const empty[] = {"NO_COLOR=", NULL};
    const struct {
        const char *what;
        const char *const *environment, *const *arguments;
        bool colour;
    } cases[] = {
        {"the default theme", NULL, NULL, true},
        {"mono", NULL, ARGUMENTS("--theme", "mono"), false},
        {"NO_COLOR=1", no_color, ARGUMENTS("--theme", "dark"), false},
        {"an empty NO_COLOR", empty, ARGUMENTS("--theme", "dark"), true},
        {"--color always over NO_COLOR", no_color,
         ARGUMENTS("--theme", "dark", "--color", "always"), true},
    };

    for (size_t i = 0; i < n_places; i++) {
        for (size_t j = 0; j < ARRAY_LENGTH(cases); j++) {
            const struct screen_options options = {.environment = cases[j].environment};
            struct screen *screen = place_start(test, &places[i], options, cases[j].arguments);

            tap_check(&test->tap,
                      place_is_shown(screen, &places[i]) && has_colour(screen) == cases[j].colour &&
                          colour_sent(screen) == cases[j].colour,
                      "%s, %s: %s", places[i].name, cases[j].what,
                      cases[j].colour ? "colours" : "no colour at all");
            screen_free(screen);
        }
    }
}

/* A row of a dump, or one of its lines of looks `row:from-to look`, is of the body: not the title,
 * not the two lines at the bottom, and not the cursor. */
static void append_body(const char *dump, struct text *body)
{
    enum { ROWS = 24, FIRST = 1, LAST = 21 };
    int number = 0;

    for (const char *line = dump; *line; line += strcspn(line, "\n") + 1, number++) {
        int row = number;

        if (strncmp(line, "cursor", 6) == 0 || (number >= ROWS && sscanf(line, "%d:", &row) != 1))
            continue;
        if (row >= FIRST && row <= LAST)
            text_append_bytes(body, line, strcspn(line, "\n") + 1);
    }
}

/* The effect of a key must be visible without colours, the message line and the cursor. */
static void states_in_mono(struct test *test)
{
    static const struct {
        const char *keys, *more, *what;
    } rows[] = {
        {"j", "j", "catalog: the row under the cursor"},
        {"j", "Space", "catalog: a marked row"},
        {"/ g o Enter", "*", "catalog: rows that are all marked"},
        {"a 2 q", "s", "catalog: the column it is sorted by"},
        {"s", "S", "catalog: the direction of the sort"},
        {"Enter", "Tab", "page: the link under the cursor"},
        {"Enter", "/ j s Enter", "page: the place that was found"},
        {"c j", "j", "comparison: the row under the cursor"},
        {"c j", "l", "comparison: the column under the cursor"},
        {"c G", "Space", "comparison: a pinned row"},
        {"a", "j", "questions: the option under the cursor"},
        {"a j Space p", "Space", "questions: the chosen option"},
        {"a", "s p", "questions: a skipped question"},
        {"a 2 r", "j", "result: the line under the cursor"},
        {"a 2 r 2", "t", "result: bars or figures"},
        {"a 2 r m", "j", "methods: how far it is scrolled"},
        {"a 2 P", "j", "proof: how far it is scrolled"},
        {"a 2 r w", "j", "what-if: the criterion under the cursor"},
        {"a 2 r w", "+", "what-if: changed points"},
        {"c j j j j Enter", "n", "evidence: another figure"},
        {"a 2 e", "Space", "export: the chosen format"},
        {"a 2 e", "Tab", "export: the field under the cursor"},
        {"?", "Down", "help: the command under the cursor"},
    };
    struct text dump, before, after;

    text_init(&dump);
    text_init(&before);
    text_init(&after);
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct place place = {.name = rows[i].what, .keys = rows[i].keys};
        struct screen *screen =
            place_start(test, &place, (struct screen_options){0}, ARGUMENTS("--theme", "mono"));

        text_clear(&dump);
        text_clear(&before);
        text_clear(&after);
        screen_dump(screen, true, &dump);
        append_body(dump.bytes, &before);
        screen_press(screen, rows[i].more);
        text_clear(&dump);
        screen_dump(screen, true, &dump);
        append_body(dump.bytes, &after);
        tap_check(&test->tap, strcmp(before.bytes, after.bytes) != 0 && !has_colour(screen),
                  "%s: the state is shown without colour", rows[i].what);
        screen_free(screen);
    }
    text_finish(&dump);
    text_finish(&before);
    text_finish(&after);
}

/* --- sizes and garbage ------------------------------------------------------------------------ */

static void sizes(struct test *test)
{
    static const int steps[][2] = {{5, 20}, {1, 1}, {100, 300}, {24, 80}};
    struct text before, after;

    text_init(&before);
    text_init(&after);
    for (size_t i = 0; i < n_places; i++) {
        struct screen *screen = place_start(test, &places[i], (struct screen_options){0}, NULL);
        text_clear(&before);
        text_clear(&after);
        screen_dump(screen, true, &before);
        bool answered = place_is_shown(screen, &places[i]);
        for (size_t j = 0; j < ARRAY_LENGTH(steps) && answered; j++) {
            screen_resize(screen, steps[j][0], steps[j][1]);
            answered = screen_wait(screen);
        }
        screen_dump(screen, true, &after);
        tap_check(&test->tap, answered, "%s: accepts keys at every size", places[i].name);
        tap_equal(&test->tap, after.bytes, before.bytes,
                  "%s: looks the same after the window was small, tiny and huge", places[i].name);
        explorer_quit(test, screen, places[i].name);
    }
    text_finish(&before);
    text_finish(&after);
}

/* Ctrl-L is a key: it takes the message away, so it is pressed before as well. */
static void garbage(struct test *test)
{
    struct text before, after;

    text_init(&before);
    text_init(&after);
    for (size_t i = 0; i < n_places; i++) {
        struct screen *screen = place_start(test, &places[i], (struct screen_options){0}, NULL);
        bool was_there = place_is_shown(screen, &places[i]);
        text_clear(&before);
        text_clear(&after);
        screen_press(screen, "Ctrl-L");
        screen_dump(screen, true, &before);
        screen_scribble(screen, "\033[3;5Hgarbage\033[7m\033(0qqq\r\n\n\033[2KTRASH\033[?7l");
        bool seen = screen_wait_text(screen, "TRASH");
        screen_press(screen, "Ctrl-L");
        screen_dump(screen, true, &after);
        tap_check(&test->tap, was_there && seen, "%s: another program writes on the screen",
                  places[i].name);
        tap_equal(&test->tap, after.bytes, before.bytes, "%s: Ctrl-L redraws the whole screen",
                  places[i].name);
        screen_free(screen);
    }
    text_finish(&before);
    text_finish(&after);
}

int main(int count, char **arguments)
{
    struct test test;

    if (!test_begin(&test, count, arguments))
        return 1;
    no_questions(&test);
    first_frame(&test);
    escape_in_prompts(&test);
    colours(&test);
    states_in_mono(&test);
    sizes(&test);
    garbage(&test);
    return test_end(&test);
}
