/* What a key costs at 80x24 and 120x40: bytes sent, and instructions as callgrind counts them, from
 * the key to all that it changes on the screen. Of two runs one has the keys that are measured, and
 * the difference counts, so the costs of starting are not in it. The trial runs that an answer starts
 * are a column of their own; the frames that show how far they are belong to the key.
 *
 *     key_costs PROGRAM CATALOG [FLOOR [JOB...]]
 *
 * FLOOR is the least program with the same libraries (floor.c); a key of it moves a bar. Of the jobs
 * only those that are named are measured, such as "step in Answer, first visit". */
#include "screen.h"

#include "base/array.h"

#include "callgrind.h"
#include "report.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the work in the background is done. */
#define BACKGROUND "background_sampling_step"

/* Three answers, and back to Browse. */
#define ANSWERED "a 3 n 1 n 1 b "

static const struct {
    const char *name, *before, *keys; /* `keys` are measured */
    double goals[2];                  /* million instructions in each window; 0: none */
} jobs[] = {
    {"step down in Browse, first visit", ANSWERED "Home", "j j j j j j", {0.6, 1.2}},
    {"step down in Browse, visited before",
     ANSWERED "Home j j j j j j Home",
     "j j j j j j",
     {0.25, 0.5}},
    {"step down, nothing answered, visited before", "Home j j j j Home", "j j j j", {0, 0}},
    {"step in Answer, first visit", ANSWERED "a", "j j j", {0, 0}},
    {"step in Answer, visited before", ANSWERED "a j j j k k k", "j j j", {0, 0}},
    {"an answer, and undo", ANSWERED "a", "1 u 2 u", {3, 3}},
    {"letter of a filter", ANSWERED "/", "e Backspace e Backspace", {0.2, 0.28}},
    {"opening a page, first visit", ANSWERED, "Enter", {2.2, 2.9}},
    {"opening a page, visited before", ANSWERED "Enter Esc", "Enter", {0, 0}},
    {"line of a page", ANSWERED "Enter", "j j j j", {0, 0}},
    {"opening Result, first visit", ANSWERED, "r", {4, 4}},
    {"opening Result, visited before", ANSWERED "r b", "r", {0, 0}},
    {"line of Result", ANSWERED "r", "j k j k", {0, 0}},
    {"section of Result, first visit", ANSWERED "r", "2 3 4 5 6", {0, 0}},
    {"section of Result, visited before", ANSWERED "r 2 3 4 5 6 1", "2 3 4 5 6", {0, 0}},
    {"line of Compare", ANSWERED "c", "j k j k", {0, 0}},
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

static void press(struct screen *screen, const char *keys)
{
    char one[16];

    for (const char *key = keys; *key;) {
        snprintf(one, sizeof(one), "%.*s", (int)strcspn(key, " "), key);
        if (!screen_press(screen, one))
            give_up("the program does not answer");
        key += strcspn(key, " ");
        key += strspn(key, " ");
    }
}

static int count_keys(const char *keys)
{
    int count = 1;

    for (const char *at = keys; (at = strchr(at, ' ')); at++)
        count++;
    return count;
}

/* Presses the keys and ends the program; the bytes that those of `keys` took. */
static size_t press_all(const char *const *command, struct window window, const char *before,
                        const char *keys)
{
    struct screen *screen = screen_start(&(struct screen_options){
        .command = command, .rows = window.rows, .columns = window.columns});

    if (!screen_wait(screen))
        give_up("the program does not answer");
    press(screen, before);
    size_t bytes = count_bytes(screen);
    press(screen, keys);
    bytes = count_bytes(screen) - bytes;
    screen_signal(screen, SIGTERM);
    screen_wait_end(screen);
    screen_free(screen);
    return bytes;
}

struct presses {
    struct window window;
    const char *before, *keys;
};

static void use(const char *const *command, void *data)
{
    const struct presses *presses = data;

    press_all(command, presses->window, presses->before, presses->keys);
}

/* In millions, for each of the keys; -1: callgrind counted nothing. */
static double cost_of(const char *const *command, struct window window, const char *before,
                      const char *keys, const char *toggle)
{
    struct presses without = {window, before, ""}, with = {window, before, keys};
    int64_t fewer = callgrind_count(command, toggle, use, &without);
    int64_t more = callgrind_count(command, toggle, use, &with);

    return fewer < 0 || more < 0 ? -1 : (double)(more - fewer) / count_keys(keys) / 1e6;
}

static double floor_cost(const char *floor, const char *catalog, struct window window)
{
    const char *const command[] = {floor, catalog, NULL};

    return floor ? cost_of(command, window, "j", "j j j j", NULL) : -1;
}

static void measure(const char *program, const char *catalog, struct window window, size_t job,
                    double floor, double goal)
{
    const char *const command[] = {program, "--catalog",    catalog, "--theme",
                                   "dark",  "--no-sandbox", NULL};
    size_t bytes = press_all(command, window, jobs[job].before, jobs[job].keys);
    double key = cost_of(command, window, jobs[job].before, jobs[job].keys, BACKGROUND);
    double all = cost_of(command, window, jobs[job].before, jobs[job].keys, NULL);
    char what[64];

    printf("| %s | %dx%d | %zu | ", jobs[job].name, window.columns, window.rows,
           bytes / (size_t)count_keys(jobs[job].keys));
    if (key < 0 || all < 0)
        printf("- | - |\n");
    else
        printf("%.2f | %.2f |\n", key, all - key > 0.005 ? all - key : 0);
    fflush(stdout);
    snprintf(what, sizeof(what), "%s, %dx%d", jobs[job].name, window.columns, window.rows);
    if (goal > 0 && floor > 0)
        report(&(struct report){what, "a key of the floor", key, floor, "M", goal / floor, 0});
}

static bool is_wanted(const char *const *names, int count, const char *name)
{
    bool wanted = count == 0;

    for (int i = 0; i < count; i++)
        wanted = wanted || strcmp(names[i], name) == 0;
    return wanted;
}

int main(int argc, char **argv)
{
    static const struct window windows[] = {{80, 24}, {120, 40}};
    const char *const *names = (const char *const *)&argv[4];
    int n_names = argc > 4 ? argc - 4 : 0;

    if (argc < 3)
        give_up("usage: key_costs PROGRAM CATALOG [FLOOR [JOB...]]");
    printf("| key | window | bytes | million instructions | in the background |\n"
           "|---|---|---:|---:|---:|\n");
    for (size_t w = 0; w < ARRAY_LENGTH(windows); w++) {
        double floor = floor_cost(argv[3], argv[2], windows[w]);
        if (floor > 0)
            printf("| a key of the floor | %dx%d | | %.3f | |\n", windows[w].columns,
                   windows[w].rows, floor);
        for (size_t job = 0; job < ARRAY_LENGTH(jobs); job++)
            if (is_wanted(names, n_names, jobs[job].name))
                measure(argv[1], argv[2], windows[w], job, floor, jobs[job].goals[w]);
    }
    return 0;
}
