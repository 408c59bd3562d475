#ifndef CLI_SOLVE_SOLVE_COUNT_H
#define CLI_SOLVE_SOLVE_COUNT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* How many choices of one option a slot hold no forbidden pair. */
struct count_problem {
    int n_slots, n_options; /* options of all slots together, those of a slot side by side */
    const int *first;       /* of each slot its first option, and n_options behind the last */
    const bool *never;      /* for each option: not to be had */
    /* Does the pair exclude each other? Never asked of one slot. */
    bool (*forbidden)(const void *context, int option, int other);
    const void *context;
};

/* False where counting was given up: there are too many to tell. */
bool solve_count(struct arena *arena, const struct count_problem *problem, int64_t *ret_count);

#endif
