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
 * number (engine.md 2.14). */
enum state {
    STATE_SETTLED, /* no open question and no missing fact can change the first place */
    STATE_EARLY,   /* fewer than three questions are answered: a ranking, no recommendation */
    STATE_DEPENDS, /* no answer about the language, and more than one is left: a table */
    STATE_CLEAR,   /* first in at least 80 % of the weightings, ahead by 0.05 or more */
    STATE_CLOSE,   /* first in at least half of the weightings */
    STATE_OPEN,    /* below, or a tie */
    STATE_NONE,    /* nothing satisfies the requirements */
    STATE_COUNT,
};
extern const char *const state_names[STATE_COUNT];

#define FLIPS_LISTED 20

struct confidence {
    struct early_stop early_stop;
    struct single_changes wishes, team; /* of the answers that are not `fixed`, and that are */
    struct flips any, fixed;            /* all answers free; those about the team frozen */
    struct sufficient sufficient;
    struct interval *stability; /* [criterion] */
    struct nearest_change nearest;
    struct next_question *next;
    int n_next;
    struct methods methods;
    struct shares shares; /* draws 0: not drawn yet */
    enum state state;     /* as of these shares */
};

/* The proofs, flips, intervals and methods, in the arena; no question chosen, no shares drawn. */
struct confidence *confidence_exact(struct arena *arena, const struct advice *advice);

/* Then: which question tells most. */
void confidence_choose_next(struct arena *arena, const struct advice *advice,
                            struct confidence *confidence, uint64_t seed);

/* Everything, with all draws, into advice->confidence: what an export needs. */
void confidence_work_out(struct arena *arena, struct advice *advice, uint64_t seed);

/* The first that applies. `shares` may be of fewer draws than all. */
enum state confidence_state(const struct advice *advice, const struct early_stop *early_stop,
                            const struct shares *shares);

/* In how many of the draws the alternative is first. */
uint32_t shares_first(const struct shares *shares, int alternative);

#endif
