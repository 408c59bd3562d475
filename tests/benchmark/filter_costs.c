#include "filter_costs.h"

#include "many.h"
#include "measure.h"
#include "screen.h"

#include "base/array.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FZF "/usr/bin/fzf"
#define KEYS_MOST 64

/* Every letter leaves fewer lines than the one before, so that the number of lines that fzf shows
 * tells when its answer is complete. All are typed once: fzf remembers what it has found. */
static const char *const words[] = {"anc", "lad", "ca", "co", "pl",  "po",  "je",
                                    "jo",  "ga",  "gr", "9",  "197", "426", "835"};

struct comparison {
    struct screen *ours, *theirs; /* `theirs` is NULL where fzf is not installed */
    char **lines;                 /* lower case */
    int count;
    struct filter_costs costs;
    double our_times[KEYS_MOST], their_times[KEYS_MOST], ratios[KEYS_MOST];
};

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "filter_keys: %s\n", what);
    exit(2);
}

static bool write_lines(struct comparison *comparison, const char *path)
{
    FILE *file = fopen(path, "w");

    comparison->lines = memory_new((size_t)comparison->count, sizeof(char *));
    for (int i = 0; file && i < comparison->count; i++) {
        struct many_entry entry = many_entry(1, i);
        char line[sizeof(entry.name) + sizeof(entry.summary)];
        snprintf(line, sizeof(line), "%s %s", entry.name, entry.summary);
        fprintf(file, "%s\n", line);
        for (char *at = line; *at; at++)
            *at = (char)tolower((unsigned char)*at);
        comparison->lines[i] = memory_copy_string(line);
    }
    return file && fclose(file) == 0;
}

static void free_lines(struct comparison *comparison)
{
    for (int i = 0; i < comparison->count; i++)
        free(comparison->lines[i]);
    free(comparison->lines);
}

static int count_lines(const struct comparison *comparison, const char *word)
{
    int count = 0;

    for (int i = 0; i < comparison->count; i++)
        count += strstr(comparison->lines[i], word) != NULL;
    return count;
}

/* What fzf shows beside its prompt: "  6250/100000". */
static void wait_fzf(struct comparison *comparison, int matches)
{
    char shown[64];

    snprintf(shown, sizeof(shown), " %d/%d", matches, comparison->count);
    if (!screen_wait_text(comparison->theirs, shown))
        give_up("fzf does not answer");
}

static void press_ours(struct comparison *comparison, const char *key)
{
    if (!screen_press(comparison->ours, key))
        give_up("the program does not answer");
}

static double time_ours(struct comparison *comparison, const char *key)
{
    double began = measure_now();

    press_ours(comparison, key);
    return measure_now() - began;
}

static double time_theirs(struct comparison *comparison, const char *key, int matches)
{
    double began = measure_now();

    screen_keys(comparison->theirs, key);
    wait_fzf(comparison, matches);
    return measure_now() - began;
}

static void measure_word(struct comparison *comparison, const char *word)
{
    struct filter_costs *costs = &comparison->costs;
    char typed[16] = "", key[2] = "";

    for (size_t i = 0; word[i]; i++) {
        int n = costs->keys++;
        key[0] = typed[i] = word[i];
        comparison->our_times[n] = time_ours(comparison, key);
        if (!comparison->theirs)
            continue;
        comparison->their_times[n] = time_theirs(comparison, key, count_lines(comparison, typed));
        comparison->ratios[n] = comparison->their_times[n] / comparison->our_times[n];
    }
    for (size_t i = 0; word[i]; i++) {
        press_ours(comparison, "Backspace");
        if (comparison->theirs)
            screen_keys(comparison->theirs, "Backspace");
    }
    if (comparison->theirs)
        wait_fzf(comparison, comparison->count);
}

static void start(struct comparison *comparison, const char *program, const char *catalog,
                  const char *lines)
{
    static const char *const environment[] = {"HOME=/tmp", NULL};
    const char *const ours[] = {program, "--catalog", catalog, "--fresh", NULL};
    const char *const theirs[] = {"/bin/sh", "-c", "exec " FZF " --exact <\"$0\"", lines, NULL};

    comparison->ours =
        screen_start(&(struct screen_options){.command = ours, .environment = environment});
    if (!screen_wait(comparison->ours))
        give_up("the program shows nothing");
    press_ours(comparison, "/");
    if (access(FZF, X_OK) != 0)
        return;
    comparison->theirs =
        screen_start(&(struct screen_options){.command = theirs, .environment = environment});
    wait_fzf(comparison, comparison->count);
}

struct filter_costs filter_costs_measure(const char *program, const char *catalog, int count,
                                         const char *lines)
{
    struct comparison comparison = {.count = count};
    struct filter_costs *costs = &comparison.costs;

    if (!write_lines(&comparison, lines))
        give_up("the lines cannot be written");
    start(&comparison, program, catalog, lines);
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        measure_word(&comparison, words[i]);
    size_t keys = (size_t)costs->keys;
    costs->ours = measure_median(comparison.our_times, keys);
    costs->ours_most = comparison.our_times[keys - 1]; /* they are sorted now */
    costs->theirs = measure_median(comparison.their_times, keys);
    costs->ratio = measure_median(comparison.ratios, keys);
    screen_free(comparison.ours);
    screen_free(comparison.theirs);
    free_lines(&comparison);
    return *costs;
}
