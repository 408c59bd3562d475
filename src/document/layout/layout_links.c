#include "document/layout/layout_build.h"

#include <stdint.h>
#include <string.h>

/* Distinct targets, found with an open-addressing hash table that is at most half full. */

#define FIRST_SLOTS 64

/* The slot of the target, or the free slot for it. */
static size_t *find(const struct link_table *table, const char *target)
{
    size_t at = text_hash(target) & (table->n_slots - 1);

    while (table->slots[at] && strcmp(table->links[table->slots[at] - 1].target, target) != 0)
        at = (at + 1) & (table->n_slots - 1);
    return &table->slots[at];
}

static void grow_slots(struct link_table *table, struct arena *arena)
{
    table->n_slots = table->n_slots ? table->n_slots * 2 : FIRST_SLOTS;
    table->slots = ARENA_ARRAY(arena, size_t, table->n_slots);
    for (size_t i = 0; i < table->n_links; i++)
        *find(table, table->links[i].target) = i + 1;
}

int link_table_index(struct link_table *table, struct arena *arena, const char *target)
{
    size_t *slot;

    if (table->n_links * 2 >= table->n_slots)
        grow_slots(table, arena);
    slot = find(table, target);
    if (*slot == 0) {
        table->links = arena_grow(arena, table->links, table->n_links, &table->capacity,
                                  sizeof(*table->links));
        table->links[table->n_links++] = (struct layout_link){
            .target = arena_string(arena, target),
            .line = LINK_WITHOUT_LINE,
        };
        *slot = table->n_links;
    }
    return (int)*slot - 1;
}

size_t link_number(int link, char *number)
{
    char digits[LINK_NUMBER_LENGTH];
    size_t n_digits = 0, length = 0;

    for (unsigned left = (unsigned)link + 1; left > 0; left /= 10)
        digits[n_digits++] = (char)('0' + left % 10);
    number[length++] = '[';
    while (n_digits > 0)
        number[length++] = digits[--n_digits];
    number[length++] = ']';
    number[length] = '\0';
    return length;
}
