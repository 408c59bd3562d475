#ifndef DECIDE_STACK_STACK_H
#define DECIDE_STACK_STACK_H

#include "decide/model/decision.h"

/* The joint choice of components around a framework (engine.md 2.12): one component a slot, the
 * best sum of 10 * fit + points of the wishes in the answers + 4 * strength of each synergy,
 * with conflicts forbidden. A slot is filled when it is needed: by itself, by an answer, or by a
 * component that is chosen; an answer that drops it wins. Exact; ties by component id. */
struct stack_choice {
    int slot;
    int component; /* -1: needed, and nothing fits */
    const struct pairing *pairing;
    int wished;         /* points from the answers */
    const char *driver; /* what made the slot part of the stack, or spoke for the component */
    int runner_up;      /* the best other component of the slot, -1: there is none */
    int64_t price;      /* what the total loses with the runner-up */
};

struct stack {
    struct stack_choice *choices; /* in the order of the slots */
    size_t n_choices;
    int64_t total;
};

struct stack stack_choose(struct arena *arena, const struct decision *decision,
                          const struct answers *answers, int framework);

#endif
