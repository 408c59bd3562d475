#include "many.h"

#include "base/array.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHIPPED 7 /* brokers of tests/catalogs/brokers, which come first */

static const char *const first_words[] = {"Amber", "Brass", "Coral", "Dusky", "Early", "Faint",
                                          "Green", "Hasty", "Icy",   "Jolly", "Keen",  "Loyal",
                                          "Merry", "North", "Olive", "Plain"};
static const char *const second_words[] = {
    "Anchor", "Bridge", "Canal",  "Drum",   "Engine", "Ferry",  "Gate", "Harbour",
    "Island", "Jetty",  "Kettle", "Ladder", "Mast",   "Needle", "Oar",  "Post"};
static const char *const kinds[] = {"queue", "log", "bus", "topics", "relay"};
static const char *const licences[] = {"MIT", "Apache-2.0", "BSD", "commercial"};
static const char *const clients[] = {"browser; server", "device; server", "server",
                                      "browser; phone; server", "batch; mainframe"};

/* Sebastiano Vigna's splitmix64: one number a seed, an entry and a question about it. */
static uint64_t draw(uint64_t seed, int index, int about)
{
    uint64_t z = seed + 0x9e3779b97f4a7c15u * ((uint64_t)index * 64 + (uint64_t)about + 1);

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* From 0 to below `count`. */
static int pick(uint64_t seed, int index, int about, int count)
{
    return (int)(draw(seed, index, about) % (uint64_t)count);
}

static int level(uint64_t seed, int index, int about)
{
    int number = pick(seed, index, about, 33);

    return number == 32 ? -1 : number % 4;
}

struct many_entry many_entry(uint64_t seed, int index)
{
    struct many_entry entry = {
        .kind = kinds[pick(seed, index, 0, ARRAY_LENGTH(kinds))],
        .licence = licences[pick(seed, index, 1, ARRAY_LENGTH(licences))],
        .clients = clients[pick(seed, index, 2, ARRAY_LENGTH(clients))],
        .throughput = pick(seed, index, 3, 20) == 0 ? 0 : 1000 + pick(seed, index, 4, 900000),
        .latency = 1 + pick(seed, index, 5, 50),
        .memory = 10 + pick(seed, index, 6, 1990),
        .first_year = 2000 + pick(seed, index, 7, 26),
        .first_month = 1 + pick(seed, index, 8, 12),
        .ordering = level(seed, index, 9),
        .replay = level(seed, index, 10),
        .dead_letters = level(seed, index, 11),
        .clustering = level(seed, index, 12),
        .operability = 1 + pick(seed, index, 13, 5),
        .documentation = 1 + pick(seed, index, 14, 5),
        .disk = pick(seed, index, 15, 6),
        .drawer = pick(seed, index, 16, 6),
        .quill = pick(seed, index, 17, 6),
        .satchel = pick(seed, index, 18, 6),
    };

    snprintf(entry.id, sizeof(entry.id), "many-%06d", index);
    snprintf(entry.name, sizeof(entry.name), "%s %s %d",
             first_words[pick(seed, index, 19, ARRAY_LENGTH(first_words))],
             second_words[pick(seed, index, 20, ARRAY_LENGTH(second_words))], index);
    snprintf(entry.summary, sizeof(entry.summary), "Invented broker number %d of the seed", index);
    return entry;
}

static void write_source(FILE *file, const struct many_entry *entry)
{
    fprintf(file, "    source: https://example.org/%s\n    checked: true\n", entry->id);
}

static void write_number(FILE *file, const struct many_entry *entry, const char *trait, int number)
{
    fprintf(file, "  %s:\n    value: %d\n", trait, number);
    write_source(file, entry);
}

static void write_text(FILE *file, const struct many_entry *entry, const char *trait,
                       const char *text)
{
    fprintf(file, "  %s:\n    value: %s\n", trait, text);
    write_source(file, entry);
}

static void write_unknown(FILE *file, const char *trait, const char *key)
{
    fprintf(file, "  %s:\n    %s: unknown\n    source: none\n    checked: false\n", trait, key);
}

static void write_level(FILE *file, const struct many_entry *entry, const char *trait, int number)
{
    if (number < 0) {
        write_unknown(file, trait, "level");
        return;
    }
    fprintf(file, "  %s:\n    level: %d\n    how: in a way of its own\n", trait, number);
    write_source(file, entry);
}

static void write_rating(FILE *file, const struct many_entry *entry, const char *trait, int number)
{
    fprintf(file, "  %s:\n    value: %d\n    why: so it was drawn\n", trait, number);
    write_source(file, entry);
}

static void write_fit(FILE *file, const struct many_entry *entry, const char *component, int fit)
{
    fprintf(file, "  %s:\n    fit: %d\n    why: so it was drawn\n", component, fit);
    write_source(file, entry);
}

static void write_entry(FILE *file, const struct many_entry *entry, int index)
{
    fprintf(file, "---\norder: %d\nname: %s\nkind: %s\ntags: [many, %s]\nsummary: %s\nfacts:\n",
            SHIPPED + 1 + index, entry->name, entry->kind, entry->kind, entry->summary);
    if (entry->throughput > 0)
        write_number(file, entry, "throughput", entry->throughput);
    else
        write_unknown(file, "throughput", "value");
    write_number(file, entry, "latency", entry->latency);
    write_number(file, entry, "memory", entry->memory);
    write_text(file, entry, "licence", entry->licence);
    write_text(file, entry, "clients", entry->clients);
    fprintf(file, "  first_release:\n    value: %04d-%02d\n", entry->first_year,
            entry->first_month);
    write_source(file, entry);
    fprintf(file, "capabilities:\n");
    write_level(file, entry, "ordering", entry->ordering);
    write_level(file, entry, "replay", entry->replay);
    write_level(file, entry, "dead-letters", entry->dead_letters);
    write_level(file, entry, "clustering", entry->clustering);
    fprintf(file, "ratings:\n");
    write_rating(file, entry, "operability", entry->operability);
    write_rating(file, entry, "documentation", entry->documentation);
    fprintf(file, "pairings:\n");
    write_fit(file, entry, "disk", entry->disk);
    write_fit(file, entry, "drawer", entry->drawer);
    write_fit(file, entry, "quill", entry->quill);
    write_fit(file, entry, "satchel", entry->satchel);
    fprintf(file, "---\n# %s\n\nIt was drawn.\n\n## Good at\n\n- being number %d\n", entry->name,
            index);
}

bool many_write(const char *folder, uint64_t seed, int count)
{
    char path[4096];

    snprintf(path, sizeof(path), "%s/frameworks", folder);
    if ((mkdir(folder, 0700) != 0 && errno != EEXIST) ||
        (mkdir(path, 0700) != 0 && errno != EEXIST))
        return false;
    for (int i = 0; i < count; i++) {
        struct many_entry entry = many_entry(seed, i);
        snprintf(path, sizeof(path), "%s/frameworks/%s.md", folder, entry.id);
        FILE *file = fopen(path, "w");
        if (!file)
            return false;
        write_entry(file, &entry, i);
        if (fclose(file) != 0)
            return false;
    }
    return true;
}

/* Whether the program ends with 0. What it prints is not wanted. */
static bool run(const char *const *arguments)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
        execv(arguments[0], (char *const *)arguments);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

const char *many_compile(struct arena *arena, const char *program, const char *brokers,
                         const char *folder, uint64_t seed, int count)
{
    const char *sources = arena_printf(arena, "%s/many-%d", folder, count);
    const char *catalog = arena_printf(arena, "%s.db", sources);
    const char *const compile[] = {program, "compile", brokers, sources, "-o", catalog, NULL};

    if (many_write(sources, seed, count))
        return run(compile) ? catalog : NULL;
    perror(sources);
    return NULL;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

void many_remove(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
