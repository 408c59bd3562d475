#ifndef DECIDE_ADVICE_PRIORITY_H
#define DECIDE_ADVICE_PRIORITY_H

#include "decide/model/decision.h"

/* The answer to the priority question, and the framework that is first when only its points
 * count. */
struct priority {
    int question; /* -1: the catalog does not ask */
    int option;   /* -1: not answered */
    int first;    /* framework; -1: no answer, one without points, or several are first */
    int points;   /* of the option */
    int fit;      /* of `first` with only these points, 0 to 100 */
};

struct priority priority_of(const struct decision *decision, const struct answers *answers);

#endif
