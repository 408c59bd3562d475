/* How the work grows from 10,000 entries to 100,000, as ratios within one run: `growth PROGRAM
 * BROKERS`, where BROKERS is tests/catalogs/brokers. Ten times the entries are ten times the work, so 1
 * is linear. Both sizes take their turns in each round and the medians are compared. Nothing here
 * passes or fails by a time. */
#include "many.h"

#include "base/array.h"
#include "base/memory.h"
#include "catalog/model/catalog.h"
#include "catalog/filter/filter.h"
#include "decide/advice/advice.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 9

struct size {
    int count;
    const char *path;
    struct catalog *catalog; /* open all the time, its columns read */
    struct decision *decision;
    int *rows;
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t filter(struct catalog *catalog, const char *text, int *rows)
{
    struct arena *arena = arena_new();
    struct filter_error error;
    const struct filter *parsed = filter_parse(arena, catalog, text, &error);
    size_t count = parsed ? filter_run(parsed, catalog, NULL, NULL, 0, rows) : 0;

    arena_free(arena);
    return count;
}

static void open_and_filter(struct size *size)
{
    struct catalog *catalog;
    struct error error;

    if (!catalog_open(size->path, &catalog, &error))
        exit(1);
    filter(catalog, "amber", size->rows);
    catalog_free(catalog);
}

static void open_and_read_a_column(struct size *size)
{
    struct catalog *catalog;
    struct error error;

    if (!catalog_open(size->path, &catalog, &error))
        exit(1);
    filter(catalog, "throughput>500000", size->rows);
    catalog_free(catalog);
}

static void filter_words(struct size *size)
{
    filter(size->catalog, "amber", size->rows);
}

static void filter_values(struct size *size)
{
    filter(size->catalog, "throughput>500000 !licence=MIT", size->rows);
}

static void rank(struct size *size)
{
    struct arena *arena = arena_new();
    struct answers *answers = answers_new(arena, size->decision);

    answers->choice[0] = 0;
    advice_new(arena, size->decision, answers);
    arena_free(arena);
}

static const struct {
    const char *name;
    void (*work)(struct size *size);
} works[] = {
    {"open, filter by a word", open_and_filter},
    {"open, filter by a value", open_and_read_a_column},
    {"filter by a word", filter_words},
    {"filter by two values", filter_values},
    {"rank", rank},
};

static int compare_times(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static double median(double *times)
{
    qsort(times, ROUNDS, sizeof(times[0]), compare_times);
    return times[ROUNDS / 2];
}

static void measure(struct size sizes[2])
{
    static double times[ARRAY_LENGTH(works)][2][ROUNDS];

    for (int round = 0; round < ROUNDS; round++)
        for (size_t work = 0; work < ARRAY_LENGTH(works); work++)
            for (int which = 0; which < 2; which++) {
                double start = now();
                works[work].work(&sizes[which]);
                times[work][which][round] = now() - start;
            }
    printf("%-26s %10d %10d   growth, 1 is linear\n", "ns an entry", sizes[0].count,
           sizes[1].count);
    for (size_t work = 0; work < ARRAY_LENGTH(works); work++) {
        double few = median(times[work][0]) / sizes[0].count;
        double many = median(times[work][1]) / sizes[1].count;
        printf("%-26s %10.1f %10.1f   %.2f\n", works[work].name, few * 1e9, many * 1e9, many / few);
    }
}

static bool make(struct size *size, struct arena *arena, const char *folder, char **arguments)
{
    const char *many = arena_printf(arena, "%s/many-%d", folder, size->count);
    struct error error;

    size->path = arena_printf(arena, "%s.db", many);
    size->rows = ARENA_ARRAY(arena, int, (size_t)size->count + 100);
    if (!many_write(many, 1, size->count) ||
        system(arena_printf(arena, "'%s' compile '%s' '%s' -o '%s'", arguments[1], arguments[2],
                            many, size->path)) != 0 ||
        !catalog_open(size->path, &size->catalog, &error))
        return false;
    size->decision = decision_new(arena, size->catalog);
    filter_values(size);
    return true;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

int main(int count, char **arguments)
{
    char folder[] = "/tmp/whichstack-growth-XXXXXX";
    struct size sizes[2] = {{.count = 10000}, {.count = 100000}};
    struct arena *arena = arena_new();

    if (count != 3 || !mkdtemp(folder)) {
        fprintf(stderr, "usage: growth PROGRAM BROKERS\n");
        return 2;
    }
    bool made =
        make(&sizes[0], arena, folder, arguments) && make(&sizes[1], arena, folder, arguments);
    if (made)
        measure(sizes);
    for (int i = 0; i < 2; i++)
        if (sizes[i].catalog)
            catalog_free(sizes[i].catalog);
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(arena);
    return made ? 0 : 1;
}
