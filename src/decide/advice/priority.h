#ifndef DECIDE_ADVICE_PRIORITY_H
#define DECIDE_ADVICE_PRIORITY_H

#include "decide/model/decision.h"

/* The answer to the question about the one thing that must be excellent, and who is first when its
 * points alone count. */
struct priority {
    int question; /* -1: the catalog does not ask */
    int option;   /* -1: not answered */
    int first;    /* framework; -1: there is no answer, or it has no points */
    int points;   /* of the option */
    int fit;      /* of `first` over these points alone, 0 to 100 */
};

struct priority priority_of(const struct decision *decision, const struct answers *answers);

#endif
