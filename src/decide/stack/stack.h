#ifndef DECIDE_STACK_STACK_H
#define DECIDE_STACK_STACK_H

#include "decide/model/decision.h"

/* The joint choice of components around a framework (docs/scoring.md): one component per slot, with
 * the best sum of 10 * fit + default points + points of the wishes in the answers + 4 * strength of
 * each synergy, with conflicts forbidden. A stated component counts 200 more. A slot that only
 * another component needs has no value of its own and costs 20: the best candidate is chosen for
 * it, but no component gains from the slots it needs. A component with gates is a candidate only if
 * one of the required answers is given. A slot is filled if it is needed: always, by an answer, or
 * by a chosen component; an answer that drops the slot overrides this. Exact; ties by component id.
 * If a catalog would make the search too long, it stops early: `is_cut`. */

/* A wish with at least this many points states a fact ("it runs on Kubernetes"). A stack with
 * another component then reports that it overrules the answer. */
#define STACK_STATED 50

struct stack_overruled {
    int question, option; /* the overruled answer */
    int component;        /* what the answer stated */
    const char *why;      /* part of a sentence: "Socket.IO needs a process that stays" */
};

struct stack_choice {
    int slot;
    int component;                 /* -1: needed, but no component fits */
    const struct pairing *pairing; /* in the arena, as is all that the decision does not own */
    int wished; /* points from the answers and by default, with the 200 for what is stated */
    /* Why this component: the reason of the answer with the most points for it, else of its
     * default, else its use to another component, else its fit. If nothing fits: the answer or
     * component that needs the slot. */
    const char *because;
    struct stack_overruled *overruled; /* stated answers that it overrules; usually none */
    size_t n_overruled;
    int runner_up; /* the next best component of the slot, -1: none */
    int64_t price; /* how much lower the total is with the runner-up */
};

struct stack {
    struct stack_choice *choices; /* in the order of the slots */
    size_t n_choices;
    int64_t total;
    bool is_cut; /* not all combinations were tried: a better one, or a runner-up, may be missing */
};

struct stack stack_choose(struct arena *arena, const struct decision *decision,
                          const struct answers *answers, int framework);

#endif
