#ifndef CLI_SOLVE_SOLVE_COUNT_H
#define CLI_SOLVE_SOLVE_COUNT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Counts the choices of one option per slot without a forbidden pair. */
struct count_problem {
    int n_slots, n_options; /* total number of options, grouped by slot */
    const int *first;       /* the first option of each slot, then n_options */
    const bool *never;      /* for each option: forbidden */
    /* Whether the pair is forbidden. Never called for options of the same slot. */
    bool (*forbidden)(const void *context, int option, int other);
    const void *context;
};

/* False: too many, counting was given up. */
bool solve_count(struct arena *arena, const struct count_problem *problem, int64_t *ret_count);

#endif
