/* What it costs to start, to draw the first frame and to quit, as ratios to the least program with the same libraries
 * (floor.c), in the same run and the same terminal.
 *
 *     start PROGRAM FLOOR CATALOG
 *
 * Times are the median of pairs, one run of each in turn. Strace and valgrind are used where they are installed. */
#include "screen.h"

#include "base/array.h"
#include "base/bounds.h"

#include "callgrind.h"
#include "measure.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAIRS 101
#define STRACE "/usr/bin/strace"

static const char *const environment[] = {"HOME=/tmp", NULL};
/* The same in xterm, which is known to repeat characters: see tui/terminal/repeats.h. */
static const char *const environment_xterm[] = {"HOME=/tmp", "XTERM_VERSION=XTerm(379)", NULL};

struct window {
    int columns, rows;
};

/* Ratios to the floor, and the number of system calls; for instructions it depends on the window. */
#define CALLS_GOAL 240
#define MEMORY_GOAL 1.5
#define BYTES_GOAL 1.3
#define TIME_GOAL 1.3

/* One start: until its first frame is on the screen, and its end. */
struct start {
    double seconds; /* to the first frame */
    long memory;    /* most it ever had, KiB */
    size_t bytes;   /* of the first frame, with what sets the terminal up */
    size_t text;    /* bytes of the cells that are not blank */
};

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "start: %s\n", what);
    exit(2);
}

static size_t count_text(const struct screen *screen, int rows)
{
    struct text row;
    size_t count = 0;

    text_init(&row);
    for (int i = 0; i < rows; i++) {
        text_clear(&row);
        screen_row(screen, i, &row);
        for (const char *at = row.bytes; *at; at++)
            count += *at != ' ';
    }
    text_finish(&row);
    return count;
}

/* The bytes before the mark that the tests ask for. */
static size_t count_bytes(const struct screen *screen)
{
    const struct text *log = screen_log(screen);
    const char *mark = strstr(log->bytes, "\033]7770;");

    return mark ? (size_t)(mark - log->bytes) : log->length;
}

static struct start start_in(const char *const *terminal, const char *const *command,
                             struct window window)
{
    double began = measure_now();
    struct screen *screen = screen_start(&(struct screen_options){.command = command,
                                                                  .rows = window.rows,
                                                                  .columns = window.columns,
                                                                  .environment = terminal});
    struct start start = {0};

    if (!screen_wait(screen))
        give_up("the program shows nothing");
    start.seconds = measure_now() - began;
    start.bytes = count_bytes(screen);
    start.text = count_text(screen, window.rows);
    screen_keys(screen, "q");
    if (screen_wait_end(screen) != 0)
        give_up("the program does not end with q");
    start.memory = screen_memory(screen);
    screen_free(screen);
    return start;
}

static struct start start_once(const char *const *command, struct window window)
{
    return start_in(environment, command, window);
}

static void use(const char *const *command, void *data)
{
    start_once(command, *(const struct window *)data);
}

/* Medians of pairs, one run of each in turn, in ms. */
static struct report time_frame(const char *const *program, const char *const *floor,
                                struct window window)
{
    double ours[PAIRS], theirs[PAIRS], ratios[PAIRS];

    for (size_t i = 0; i < PAIRS; i++) {
        ours[i] = start_once(program, window).seconds * 1e3;
        theirs[i] = start_once(floor, window).seconds * 1e3;
        ratios[i] = ours[i] / theirs[i];
    }
    return (struct report){.what = "time to the first frame, median of pairs",
                           .beside = "floor",
                           .ours = measure_median(ours, PAIRS),
                           .theirs = measure_median(theirs, PAIRS),
                           .unit = "ms",
                           .ratio = measure_median(ratios, PAIRS),
                           .goal = TIME_GOAL};
}

/* System calls from exec to the first frame; -1: there is no strace. */
static long count_calls(const char *const *command, struct window window)
{
    char path[] = "/tmp/start-XXXXXX", *line = NULL;
    int descriptor = mkstemp(path);
    const char *arguments[16] = {STRACE, "-o", path, "-s", "65536"};
    size_t count = 5, room = 0;
    long calls = 0;

    if (descriptor < 0 || access(STRACE, X_OK) != 0)
        return -1;
    close(descriptor);
    while (*command && count + 1 < ARRAY_LENGTH(arguments))
        arguments[count++] = *command++;
    start_once(arguments, window);
    FILE *file = fopen(path, "r");
    while (file && getline(&line, &room, file) > 0 && !strstr(line, "]7770;"))
        calls++;
    free(line);
    if (file)
        fclose(file);
    remove(path);
    return calls;
}

static void print_row(struct report row, struct window window)
{
    char what[64];

    if (row.ours < 0 || row.theirs <= 0)
        printf("| %s | %dx%d | - | - | - |\n", row.what, window.columns, window.rows);
    else
        printf("| %s | %dx%d | %.*f %s | %.*f %s | %.2f |\n", row.what, window.columns, window.rows,
               row.ours < 100 ? 2 : 0, row.ours, row.unit, row.theirs < 100 ? 2 : 0, row.theirs,
               row.unit, row.ratio > 0 ? row.ratio : row.ours / row.theirs);
    fflush(stdout);
    snprintf(what, sizeof(what), "%s, %dx%d", row.what, window.columns, window.rows);
    row.what = what;
    if (row.goal > 0)
        report(&row);
}

static double millions(const char *const *command, struct window window)
{
    return (double)callgrind_count(command, NULL, use, &window) / 1e6;
}

static void measure(const char *const *program, const char *const *floor, struct window window,
                    double instructions_goal)
{
    struct start ours = start_once(program, window), theirs = start_once(floor, window);
    struct start xterm = start_in(environment_xterm, program, window);
    double calls = (double)count_calls(floor, window);

    print_row((struct report){"instructions, start and quit", "floor", millions(program, window),
                              millions(floor, window), "M", instructions_goal, 0},
              window);
    print_row((struct report){"system calls to the first frame", "floor",
                              (double)count_calls(program, window), calls, "calls",
                              CALLS_GOAL / calls, 0},
              window);
    print_row((struct report){"memory", "floor", (double)ours.memory / 1024,
                              (double)theirs.memory / 1024, "MiB", MEMORY_GOAL, 0},
              window);
    print_row((struct report){"bytes of the first frame in xterm", "its text", (double)xterm.bytes,
                              (double)xterm.text, "bytes", BYTES_GOAL, 0},
              window);
    print_row((struct report){"bytes of the first frame without repeats", "its text",
                              (double)ours.bytes, (double)ours.text, "bytes", 0, 0},
              window);
    print_row(time_frame(program, floor, window), window);
}

int main(int argc, char **argv)
{
    static const struct window windows[] = {{80, 24}, {120, 40}};
    static const double goals[] = {1.5, 1.7}; /* of the instructions */

    if (argc != 4)
        give_up("usage: start PROGRAM FLOOR CATALOG");
    const char *const program[] = {argv[1], "--catalog", argv[3], "--fresh", "--no-sandbox", NULL};
    const char *const floor[] = {argv[2], argv[3], NULL};

    printf("| start | window | whichstack | floor | ratio |\n|---|---|---:|---:|---:|\n");
    for (size_t i = 0; i < ARRAY_LENGTH(windows); i++)
        measure(program, floor, windows[i], goals[i]);
    return 0;
}
