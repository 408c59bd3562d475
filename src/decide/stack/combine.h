#ifndef DECIDE_STACK_COMBINE_H
#define DECIDE_STACK_COMBINE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* The best choice of one option per slot when options help or exclude each other: exact branch and
 * bound. Used for the stack and by `solve`. Values are integers; for a slot that may stay empty,
 * the caller lists an option of value 0. */
#define COMBINE_FORBIDDEN INT32_MIN

/* A budget of pairs of options, used by all searches that share it. Counted, not timed, so a search
 * ends at the same place on every machine. docs/scoring.md says how much the shipped catalog takes. */
#define COMBINE_WORK_MOST 100000000
struct combine_work {
    int64_t left;
    bool is_used_up; /* not everything was tried: the result is the best of what was */
};

struct combine_problem {
    int n_slots;
    const int *n_options;     /* of each slot, >= 1 */
    const int *const *values; /* [slot][option]; COMBINE_FORBIDDEN: not allowed */
    /* Value of a pair, or COMBINE_FORBIDDEN; symmetrical; usually 0. */
    int (*pair)(const void *context, int slot, int option, int other_slot, int other_option);
    /* Additional condition on a complete choice (needs between slots), or NULL. */
    bool (*allowed)(const void *context, const int *choice);
    const void *context;
    struct combine_work *work; /* NULL: no limit */
};

struct combination {
    int *choice; /* option of each slot */
    int64_t total;
};

/* The `most` best combinations, best first; ties in lexical order (lower option index in the
 * earlier slot first). Returns how many were found. Exact, unless `work` is used up. */
int combine_best(struct arena *arena, const struct combine_problem *problem, int most,
                 struct combination *ret_best);

/* False: not enough is left. */
bool combine_spend(struct combine_work *work, int64_t pairs);

/* The best total with another option than `not_option` in `slot`; false if there is none. */
bool combine_runner_up(struct arena *arena, const struct combine_problem *problem, int slot,
                       int not_option, struct combination *ret_best);

#endif
