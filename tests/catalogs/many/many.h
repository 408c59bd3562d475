#ifndef CATALOGS_MANY_H
#define CATALOGS_MANY_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Invented brokers in any number, the same for the same seed: a folder that is compiled together
 * with tests/catalogs/brokers, whose traits, components, criteria and questions they use. A test knows
 * what it should find in them without asking the program. */
struct many_entry {
    char id[16], name[64], summary[96];
    const char *kind, *licence, *clients;
    int throughput; /* messages/s; 0: unknown */
    int latency;    /* ms */
    int memory;     /* MB */
    int first_year, first_month;
    int ordering, replay, dead_letters, clustering; /* 0..3; -1: unknown */
    int operability, documentation;                 /* 1..5 */
    int disk, drawer, quill, satchel;               /* fits, 0..5 */
};

/* Number `index` of those that `seed` stands for. */
struct many_entry many_entry(uint64_t seed, int index);

/* Writes numbers 0 to count - 1 into FOLDER/frameworks, which is made. False: errno says why. */
bool many_write(const char *folder, uint64_t seed, int count);

/* Writes them into FOLDER/many-COUNT and compiles them with the brokers to FOLDER/many-COUNT.db,
 * whose path is returned. NULL: standard error says why not. */
const char *many_compile(struct arena *arena, const char *program, const char *brokers,
                         const char *folder, uint64_t seed, int count);

/* Removes a folder with all that is in it. */
void many_remove(const char *folder);

#endif
