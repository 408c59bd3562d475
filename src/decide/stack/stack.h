#ifndef DECIDE_STACK_STACK_H
#define DECIDE_STACK_STACK_H

#include "decide/model/decision.h"

/* The joint choice of components around a framework (engine.md 2.12): one component per slot, with
 * the best sum of 10 * fit + default points + points of the wishes in the answers + 4 * strength of
 * each synergy, with conflicts forbidden. What an answer states counts 200 more. A slot that only
 * another component asks for brings no value of its own and costs 20: among its candidates the best
 * is chosen, but no component is chosen for the company it asks for. A component with gates is a
 * candidate when one of the answers it asks for is given. A slot is filled when it is needed: by
 * itself, by an answer, or by a component that is chosen; an answer that drops it wins. Exact; ties
 * by component id. */

/* From so many points on a wish states what is given ("it runs on Kubernetes"), so a stack that
 * holds something else says so. */
#define STACK_STATED 50

struct stack_overruled {
    int question, option; /* the answer that the choice deviates from */
    int component;        /* what the answer stated */
    const char *why;      /* part of a sentence: "Socket.IO needs a process that stays" */
};

struct stack_choice {
    int slot;
    int component; /* -1: needed, but no component fits */
    const struct pairing *pairing;
    int wished; /* points from the answers and by default */
    /* Why this component: from the answer with the most points for it, else its default, else what
     * it does for another part, else its fit. When nothing fits: the answer or part that needs it. */
    const char *because;
    struct stack_overruled *overruled; /* stated answers that it deviates from; mostly none */
    size_t n_overruled;
    int runner_up; /* the next best component of the slot, -1: none */
    int64_t price; /* how much lower the total is with the runner-up */
};

struct stack {
    struct stack_choice *choices; /* in the order of the slots */
    size_t n_choices;
    int64_t total;
};

struct stack stack_choose(struct arena *arena, const struct decision *decision,
                          const struct answers *answers, int framework);

#endif
