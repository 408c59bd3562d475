#ifndef DECIDE_ADVICE_REASONS_H
#define DECIDE_ADVICE_REASONS_H

#include "base/arena.h"
#include "decide/advice/advice.h"

/* "Because you said": what each answer, and the base points of every project, add to the winner's
 * fit. Points are additive, so the parts are exact; their tenths add up to the fit. */
struct reason {
    int question; /* -1: base points */
    int64_t points;
    int64_t lost; /* what the second gets more than the winner; 0 if less, or if there is no
                   * second */
    int shown;    /* tenths of the fit */
};

/* The part of one criterion in a reason. */
struct reason_part {
    int criterion;
    int weight; /* points of this answer on it */
    int64_t points;
    int shown; /* tenths; they add up to those of the reason */
};

/* Largest first, the base points last; answers without points are left out. Returns the number of
 * reasons; 0 if every framework is ruled out. */
int reasons_of(struct arena *arena, const struct advice *advice, struct reason **ret_reasons);

/* The parts of one reason, largest first. */
int reason_parts(struct arena *arena, const struct advice *advice, const struct reason *reason,
                 struct reason_part **ret_parts);

/* The chosen option; NULL for the base points. */
const struct question_option *reason_option(const struct advice *advice,
                                            const struct reason *reason);

#endif
