#include "document/layout/layout_build.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Distinct targets, found with an open-addressing hash table that is at most half full. */

#define FIRST_SLOTS 64

static uint64_t hash_of(const char *target)
{
    uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */

    for (; *target != '\0'; target++)
        hash = (hash ^ (unsigned char)*target) * 0x100000001b3u;
    return hash;
}

/* The slot of the target, or the free slot for it. */
static size_t *find(const struct link_table *table, const char *target)
{
    size_t at = hash_of(target) & (table->n_slots - 1);

    while (table->slots[at] && strcmp(table->links[table->slots[at] - 1].target, target) != 0)
        at = (at + 1) & (table->n_slots - 1);
    return &table->slots[at];
}

static void grow_slots(struct link_table *table)
{
    free(table->slots);
    table->n_slots = table->n_slots ? table->n_slots * 2 : FIRST_SLOTS;
    table->slots = memory_new(table->n_slots, sizeof(*table->slots));
    for (size_t i = 0; i < table->n_links; i++)
        *find(table, table->links[i].target) = i + 1;
}

int link_table_index(struct link_table *table, struct arena *arena, const char *target)
{
    size_t *slot;

    if (table->n_links * 2 >= table->n_slots)
        grow_slots(table);
    slot = find(table, target);
    if (*slot == 0) {
        table->links =
            memory_grow(table->links, table->n_links, &table->capacity, sizeof(*table->links));
        table->links[table->n_links++] = (struct layout_link){
            .target = arena_string(arena, target),
            .line = LINK_WITHOUT_LINE,
        };
        *slot = table->n_links;
    }
    return (int)*slot - 1;
}

void link_table_finish(struct link_table *table)
{
    free(table->links);
    free(table->slots);
}
