#ifndef DECIDE_ADVICE_REASONS_H
#define DECIDE_ADVICE_REASONS_H

#include "base/arena.h"
#include "decide/advice/advice.h"

/* "Because you said": what each answer brings the winner, and what the points that every project
 * gets bring. Points only add up, so the parts are exact, and their tenths add up to the fit. */
struct reason {
    int question; /* -1: before any answer */
    int64_t points;
    int64_t lost; /* what the second gets more; 0 where it gets less, or where there is none */
    int shown;    /* tenths of the fit */
};

/* What one criterion brings within a reason. */
struct reason_part {
    int criterion;
    int weight; /* points of this answer on it */
    int64_t points;
    int shown; /* tenths; they add up to those of the reason */
};

/* Most points first, what nobody chose last; answers that weigh nothing are left out. 0 when
 * nobody is left. */
int reasons_of(struct arena *arena, const struct advice *advice, struct reason **ret_reasons);

/* The parts of one of them, largest first. */
int reason_parts(struct arena *arena, const struct advice *advice, const struct reason *reason,
                 struct reason_part **ret_parts);

/* The chosen option; NULL for the points before any answer. */
const struct question_option *reason_option(const struct advice *advice,
                                            const struct reason *reason);

#endif
