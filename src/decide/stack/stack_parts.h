#ifndef DECIDE_STACK_STACK_PARTS_H
#define DECIDE_STACK_STACK_PARTS_H

#include "decide/stack/combine.h"
#include "decide/stack/stack.h"

/* Internal to decide/stack: the problem of one framework and one set of answers. */
struct slot_options {
    int *components; /* candidates, ascending, so that ties go to the lower id */
    int *values;
    int count;
};

struct stack_problem {
    struct arena *arena;
    const struct decision *decision;
    int framework;
    const struct component *components;
    size_t n_components;
    const struct named *slots;
    size_t n_slots;
    struct slot_options *options; /* [slot] */
    int *wished;                  /* [component] points from the answers and by default */
    uint32_t needed, dropped;     /* needed: always or by answers; dropped: by answers */
    uint32_t requestable;         /* needed by some component */
    struct combine_work *work;

    /* the pattern that is being tried */
    uint32_t filled;
    int *order; /* filled slots */
    int n_order;
};

/* The conflict of a component with another around this framework, or NULL. */
const struct link *stack_conflict(const struct stack_problem *stack,
                                  const struct component *component, int other);

/* Why the component was chosen, and for a slot that no component fits, what needs it. `chosen`: the
 * component of each slot, -1: empty. */
const char *stack_because(const struct stack_problem *stack, const struct answers *answers,
                          const int *chosen, const struct stack_choice *choice);
const char *stack_need_reason(const struct stack_problem *stack, const struct answers *answers,
                              const int *chosen, int slot);

/* Fills in the stated answers that the choice overrules. */
void stack_find_overruled(const struct stack_problem *stack, const struct answers *answers,
                          const int *chosen, struct stack_choice *choice);

#endif
