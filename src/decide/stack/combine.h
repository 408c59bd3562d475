#ifndef DECIDE_STACK_COMBINE_H
#define DECIDE_STACK_COMBINE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* The best choice of one option a slot when options help or exclude each other: branch and bound
 * over slots by falling value range, exact (engine.md 2.12). Used for the joint stack and by
 * `solve`. Values are whole numbers; an empty slot is an option of value 0 that the caller lists. */
#define COMBINE_FORBIDDEN INT32_MIN

struct combine_problem {
    int n_slots;
    const int *n_options;     /* of each slot, >= 1 */
    const int *const *values; /* [slot][option]; COMBINE_FORBIDDEN: not to be had */
    /* What a pair brings, or COMBINE_FORBIDDEN; symmetrical; 0 for most. */
    int (*pair)(const void *context, int slot, int option, int other_slot, int other_option);
    /* Further condition on a full choice (needs between slots), or NULL. */
    bool (*allowed)(const void *context, const int *choice);
    const void *context;
};

struct combination {
    int *choice; /* option of each slot */
    int64_t total;
};

/* The `most` best combinations, best first; ties by the choice's lexical order (lower option
 * index in the earlier slot first). Returns how many there are, at most `most`. */
int combine_best(struct arena *arena, const struct combine_problem *problem, int most,
                 struct combination *ret_best);

/* The best total with `slot` forced to another option than `not_option`; false when there is none. */
bool combine_runner_up(struct arena *arena, const struct combine_problem *problem, int slot,
                       int not_option, struct combination *ret_best);

#endif
