#ifndef DECIDE_ROBUSTNESS_CONFIDENCE_H
#define DECIDE_ROBUSTNESS_CONFIDENCE_H

#include "decide/advice/advice.h"
#include "decide/methods/methods.h"
#include "decide/proof/early_stop.h"
#include "decide/proof/flips.h"
#include "decide/proof/single_changes.h"
#include "decide/proof/sufficient.h"
#include "decide/robustness/acceptability.h"
#include "decide/robustness/next_question.h"
#include "decide/robustness/stability.h"

/* How sure a recommendation is, and what would change it: separate facts, never one blended
 * number, and one word that sums them up. It is the first of these that applies. */
enum state {
    STATE_SETTLED, /* no open question and no missing fact can change the first place */
    STATE_EARLY,   /* fewer than three answers: a ranking, not a recommendation */
    STATE_DEPENDS, /* no answer about the language, and the first place depends on it: a table */
    STATE_CLEAR,   /* first in 80 % of the trial runs or more, ahead by 0.05 or more, and at least 4
                      of 5 formulas agree */
    STATE_CLOSE,   /* first in half of the trial runs or more, and no tie */
    STATE_OPEN,    /* less than that */
    STATE_NONE,    /* no alternative satisfies the requirements */
    STATE_COUNT,
};
extern const char *const state_names[STATE_COUNT];

#define FLIPS_LISTED 20

struct confidence {
    struct early_stop early_stop;
    struct single_changes wishes, team; /* of answers that are not `fixed`; of those that are */
    struct flips any, fixed;            /* all answers may change; those about the team may not */
    struct sufficient sufficient;
    struct interval *stability; /* [criterion] */
    struct nearest_change nearest;
    struct next_question *next;
    int n_next;
    int n_likely; /* of them: may change the first place (NEXT_BITS_LIKELY) */
    struct methods methods;
    struct shares shares; /* `draws` is 0 before any draw */
    enum state state;     /* according to these shares */
    bool is_proved;       /* flips, sufficient answers, intervals and methods are known */
};

/* Computes the cheap parts, in the arena: whether it is settled, the single changes and the state
 * without trial runs. */
struct confidence *confidence_begin(struct arena *arena, const struct advice *advice);

/* Adds flips, sufficient answers, intervals and methods, the first time it is called. */
void confidence_prove(struct arena *arena, const struct advice *advice,
                      struct confidence *confidence);

/* Adds the most informative next question. */
void confidence_choose_next(struct arena *arena, const struct advice *advice,
                            struct confidence *confidence, uint64_t seed);

/* Takes the shares of the draws so far, and computes the state from them. */
void confidence_take_shares(struct arena *arena, const struct advice *advice,
                            struct confidence *confidence,
                            const struct acceptability *acceptability);

/* Computes everything, with all draws, into advice->confidence, as exports need it. */
void confidence_work_out(struct arena *arena, struct advice *advice, uint64_t seed);

/* The state according to the shares in `confidence`. */
enum state confidence_state(const struct advice *advice, const struct confidence *confidence);

/* Is the first ahead of the second by at least 5 points of 100, or alone? */
bool confidence_margin_is_wide(const struct ranking *ranking);

/* Is the first place a recommendation in the imperative ("Build it on")? For `clear`, and for
 * `settled` with a wide margin: what nothing can change may still be a narrow lead or a tie. */
bool confidence_is_firm(const struct advice *advice, const struct confidence *confidence);

/* Number of draws in which the alternative is first. */
uint32_t shares_first(const struct shares *shares, int alternative);

#endif
