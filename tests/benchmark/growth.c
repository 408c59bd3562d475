/* How the work grows from 1,000 entries to 100,000, as exponents within one run: `growth PROGRAM
 * BROKERS`, where BROKERS is tests/catalogs/brokers. Work that takes a hundred times as long has the
 * exponent 1, which is linear; what every run needs, such as starting, makes it smaller. Commands are
 * measured by their CPU time, with that of the system, and their peak memory, single steps by the
 * clock. Both sizes take their turns in each round and the medians are compared. Nothing here passes
 * or fails by a time. */
#include "many.h"
#include "measure.h"

#include "base/array.h"
#include "base/memory.h"
#include "catalog/filter/filter.h"
#include "catalog/model/catalog.h"
#include "decide/advice/advice.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define ROUNDS 3
#define WORDS_MOST 12

struct size {
    int count;
    const char *sources, *path, *record;
    struct catalog *catalog; /* open all the time, its columns read */
    struct decision *decision;
    int *rows;
};

struct growth {
    struct arena *arena;
    const char *program, *brokers;
    struct size sizes[2];
};

static double exponent(const struct growth *growth, double few, double many)
{
    return log(many / few) / log((double)growth->sizes[1].count / growth->sizes[0].count);
}

/* --- commands ------------------------------------------------------------------------------------ */

/* %C is the catalog, %S the folder of its sources, %B the brokers, %R the record, %F a new file. */
static const struct {
    const char *name;
    const char *words[WORDS_MOST];
} commands[] = {
    {"compile", {"compile", "%B", "%S", "-o", "%F"}},
    {"check", {"check", "%C"}},
    {"list", {"list", "--catalog", "%C"}},
    {"list, filtered", {"list", "--catalog", "%C", "--filter", "replay>=2"}},
    {"list, sorted, as JSON", {"list", "--catalog", "%C", "--sort", "-throughput", "--json"}},
    {"show", {"show", "--catalog", "%C", "many-000500"}},
    {"compare", {"compare", "--catalog", "%C", "many-000500", "many-000501"}},
    {"recommend", {"recommend", "--catalog", "%C", "cargo=work", "history=days"}},
    {"recommend, as JSON",
     {"recommend", "--catalog", "%C", "cargo=work", "history=days", "--json"}},
    {"recommend, as a record",
     {"recommend", "--catalog", "%C", "cargo=work", "history=days", "--format", "markdown"}},
    {"verify", {"verify", "--catalog", "%C", "%R"}},
};

static const char *filled(const struct growth *growth, const struct size *size, const char *word)
{
    switch (word[0] == '%' ? word[1] : '\0') {
    case 'B':
        return growth->brokers;
    case 'C':
        return size->path;
    case 'F':
        return arena_printf(growth->arena, "%s.new", size->path);
    case 'R':
        return size->record;
    case 'S':
        return size->sources;
    default:
        return word;
    }
}

/* The exit status; output goes to `output`. */
static int run(const struct growth *growth, const struct size *size, const char *const *words,
               const char *output, struct rusage *ret_usage)
{
    const char *arguments[WORDS_MOST + 2] = {growth->program};

    for (size_t i = 0; i < WORDS_MOST && words[i]; i++)
        arguments[i + 1] = filled(growth, size, words[i]);
    return measure_run(arguments, output, ret_usage);
}

static bool measure_command(const struct growth *growth, size_t which)
{
    double times[2][ROUNDS], few, many;
    long memory[2] = {0};

    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < 2; i++) {
            struct rusage usage;
            int status = run(growth, &growth->sizes[i], commands[which].words, "/dev/null", &usage);
            if (status != 0) {
                printf("%-26s ends with %d\n", commands[which].name, status);
                return false;
            }
            times[i][round] = measure_cpu(&usage);
            memory[i] = usage.ru_maxrss;
        }
    few = measure_median(times[0], ROUNDS);
    many = measure_median(times[1], ROUNDS);
    printf("%-26s %10.1f %10.1f %8.2f %10.1f %10.1f\n", commands[which].name, few * 1e3, many * 1e3,
           exponent(growth, few, many), (double)memory[0] / 1024, (double)memory[1] / 1024);
    return true;
}

static bool measure_commands(const struct growth *growth)
{
    bool done = true;

    printf("%-26s %10s %10s %8s %10s %10s\n", "CPU ms, peak MB", "few", "many", "exponent", "few",
           "many");
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++)
        done = measure_command(growth, i) && done;
    return done;
}

/* --- single steps -------------------------------------------------------------------------------- */

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

static void measure_works(struct growth *growth)
{
    static double times[ARRAY_LENGTH(works)][2][ROUNDS];

    for (int round = 0; round < ROUNDS; round++)
        for (size_t work = 0; work < ARRAY_LENGTH(works); work++)
            for (int which = 0; which < 2; which++) {
                double start = measure_now();
                works[work].work(&growth->sizes[which]);
                times[work][which][round] = measure_now() - start;
            }
    printf("%-26s %10s %10s %8s\n", "ns an entry", "few", "many", "exponent");
    for (size_t work = 0; work < ARRAY_LENGTH(works); work++) {
        double few = measure_median(times[work][0], ROUNDS),
               many = measure_median(times[work][1], ROUNDS);
        printf("%-26s %10.1f %10.1f %8.2f\n", works[work].name, few / growth->sizes[0].count * 1e9,
               many / growth->sizes[1].count * 1e9, exponent(growth, few, many));
    }
}

/* --- the catalogs -------------------------------------------------------------------------------- */

static bool make(struct growth *growth, struct size *size, const char *folder)
{
    static const char *const record[WORDS_MOST] = {
        "recommend", "--catalog", "%C", "cargo=work", "history=days", "--format", "markdown"};
    struct arena *arena = growth->arena;
    struct rusage usage;

    size->path = many_compile(arena, growth->program, growth->brokers, folder, 1, size->count);
    if (!size->path)
        return false;
    size->sources = arena_printf(arena, "%s/many-%d", folder, size->count);
    size->record = arena_printf(arena, "%s.record.md", size->sources);
    return run(growth, size, record, size->record, &usage) == 0;
}

static bool open_catalog(struct growth *growth, struct size *size)
{
    struct error error;

    if (!catalog_open(size->path, &size->catalog, &error))
        return false;
    size->rows = ARENA_ARRAY(growth->arena, int, (size_t)size->count + 100);
    size->decision = decision_new(growth->arena, size->catalog);
    filter_values(size);
    return true;
}

int main(int count, char **arguments)
{
    char folder[] = "/tmp/whichstack-growth-XXXXXX";
    struct growth growth = {.arena = arena_new(), .sizes = {{.count = 1000}, {.count = 100000}}};
    bool done = true;

    if (count != 3 || !mkdtemp(folder)) {
        fprintf(stderr, "usage: growth PROGRAM BROKERS\n");
        return 2;
    }
    growth.program = arguments[1];
    growth.brokers = arguments[2];
    setenv("HOME", folder, 1);
    for (int i = 0; i < 2 && done; i++)
        done = make(&growth, &growth.sizes[i], folder);
    if (done) {
        setvbuf(stdout, NULL, _IOLBF, 0);
        printf("few: %d entries, many: %d\n", growth.sizes[0].count, growth.sizes[1].count);
        done = measure_commands(&growth); /* first: a child begins with the memory of this one */
        for (int i = 0; i < 2 && done; i++)
            done = open_catalog(&growth, &growth.sizes[i]);
        if (done)
            measure_works(&growth);
    }
    for (int i = 0; i < 2; i++)
        if (growth.sizes[i].catalog)
            catalog_free(growth.sizes[i].catalog);
    many_remove(folder);
    arena_free(growth.arena);
    return done ? 0 : 1;
}
