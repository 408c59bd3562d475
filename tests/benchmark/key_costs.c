/* What a key costs at 80x24 and 120x40: bytes sent, and instructions as callgrind counts them. The
 * costs of starting are not in them: of two runs one has the keys twice, and the difference counts.
 * All that a key starts is in them: after an answer the trial runs too.
 *
 *     key_costs PROGRAM CATALOG [KEY...]      only the keys that are named, such as "step in Answer"
 */
#include "screen.h"

#include "base/array.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VALGRIND "/usr/bin/valgrind"
#define REPEATS 5 /* of the two keys */

/* Three answers, and back to Browse. */
#define ANSWERED "a 3 n 1 n 1 b "

static const struct {
    const char *name, *before, *keys; /* `keys`: two that end where they began */
} jobs[] = {
    {"step down in Browse", ANSWERED "j k", "j k"}, /* the rows have been seen */
    {"step down, nothing answered", "j k", "j k"},
    {"step in Answer", ANSWERED "a", "j k"},
    {"answer, and undo", ANSWERED "a", "1 u"},
    {"letter of a filter", ANSWERED "/", "e Backspace"},
    {"line of a page", ANSWERED "Enter", "j k"},
    {"line of Result", ANSWERED "r", "j k"},
    {"section of Result", ANSWERED "r", "2 1"},
    {"line of Compare", ANSWERED "c", "j k"},
};

struct window {
    int columns, rows;
};

/* The bytes without the marks that the tests ask for. */
static size_t count_bytes(const struct screen *screen)
{
    const struct text *log = screen_log(screen);
    size_t count = log->length;

    for (const char *at = log->bytes; (at = strstr(at, "\033]7770;"));) {
        const char *end = strstr(at, "\033\\");
        if (!end)
            break;
        count -= (size_t)(end + 2 - at);
        at = end;
    }
    return count;
}

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "key_costs: %s\n", what);
    exit(2);
}

/* Presses the keys so many times and ends the program; the bytes they took. */
static size_t press_all(const char *const *command, struct window window, const char *before,
                        const char *keys, int times)
{
    struct screen *screen = screen_start(&(struct screen_options){
        .command = command, .rows = window.rows, .columns = window.columns});

    if (!screen_wait(screen) || (before[0] && !screen_press(screen, before)))
        give_up("the program does not answer");
    size_t bytes = count_bytes(screen);
    for (int i = 0; i < times; i++) {
        for (const char *key = keys; key; key = strchr(key, ' ')) {
            char one[16];
            key += *key == ' ';
            snprintf(one, sizeof(one), "%.*s", (int)strcspn(key, " "), key);
            if (!screen_press(screen, one))
                give_up("the program does not answer");
        }
    }
    bytes = count_bytes(screen) - bytes;
    screen_signal(screen, SIGTERM);
    screen_wait_end(screen);
    screen_free(screen);
    return bytes;
}

static int64_t count_instructions(const char *program, const char *catalog, struct window window,
                                  size_t job, int times)
{
    char path[] = "/tmp/key-costs-XXXXXX", out[64], line[256];
    int descriptor = mkstemp(path);
    int64_t count = -1;
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "r");

    if (!file)
        give_up("no file in /tmp");
    snprintf(out, sizeof(out), "--callgrind-out-file=%s", path);
    const char *command[] = {VALGRIND,
                             "-q",
                             "--tool=callgrind",
                             out,
                             "--log-file=/dev/null",
                             program,
                             "--catalog",
                             catalog,
                             "--theme",
                             "dark",
                             "--no-sandbox", /* callgrind writes its file at the end */
                             NULL};
    press_all(command, window, jobs[job].before, jobs[job].keys, times);
    while (fgets(line, sizeof(line), file)) {
        if (sscanf(line, "summary: %" SCNd64, &count) == 1 ||
            sscanf(line, "totals: %" SCNd64, &count) == 1)
            break;
    }
    fclose(file);
    remove(path);
    return count;
}

static void measure(const char *program, const char *catalog, struct window window, size_t job)
{
    const char *command[] = {program, "--catalog", catalog, "--theme", "dark", NULL};
    size_t bytes = press_all(command, window, jobs[job].before, jobs[job].keys, REPEATS);
    int64_t once = count_instructions(program, catalog, window, job, REPEATS);
    int64_t twice = count_instructions(program, catalog, window, job, 2 * REPEATS);

    printf("| %s | %dx%d | %zu | ", jobs[job].name, window.columns, window.rows,
           bytes / (2 * REPEATS));
    if (once < 0 || twice < 0)
        printf("- |\n");
    else
        printf("%.2f |\n", (double)(twice - once) / (2 * REPEATS) / 1e6);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    static const struct window windows[] = {{80, 24}, {120, 40}};

    if (argc < 3)
        give_up("usage: key_costs PROGRAM CATALOG [KEY...]");
    printf("| key | window | bytes | million instructions |\n|---|---|---:|---:|\n");
    for (size_t w = 0; w < ARRAY_LENGTH(windows); w++) {
        for (size_t job = 0; job < ARRAY_LENGTH(jobs); job++) {
            bool wanted = argc == 3;
            for (int i = 3; i < argc; i++)
                wanted = wanted || strcmp(argv[i], jobs[job].name) == 0;
            if (wanted)
                measure(argv[1], argv[2], windows[w], job);
        }
    }
    return 0;
}
