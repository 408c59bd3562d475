#ifndef DECIDE_ADVICE_ADVICE_H
#define DECIDE_ADVICE_ADVICE_H

#include "decide/advice/by_language.h"
#include "decide/advice/priority.h"
#include "decide/model/decision.h"
#include "decide/stack/stack.h"

/* Everything that a recommendation says, worked out once and then only written down: by the
 * command, by the explorer, by a record. */
#define EARLY_ANSWERS 3

struct confidence;
struct reason; /* decide/advice/reasons.h */

struct advice {
    const struct decision *decision;
    const struct answers *answers;
    struct ranking ranking;
    const struct score **scores; /* [framework], into the ranking; advice_score() reads it */
    int winner;                  /* framework, -1: nothing satisfies the requirements */
    int second;                  /* -1: there is none */

    /* Too little is answered to recommend anything: fewer than EARLY_ANSWERS (or half, in a short
     * questionnaire), and questions are open. Or several languages are possible and the first place depends on which it is. In both
     * a ranking is shown and no stack, unless no further answer and no missing fact can change the
     * first place. */
    bool is_early, depends_on_language;

    /* Without an answer to a language question two names are given; else both are -1. The second
     * is -1 too when no priority was answered. */
    int all_rounder, by_priority;

    struct priority priority;
    struct by_language by_language; /* no rows once there is an answer about the language */

    struct relaxation *relaxations; /* when nothing is left */
    int n_relaxations;
    struct reason *reasons; /* what each answer brings the winner */
    int n_reasons;
    struct stack stack;            /* around the winner */
    struct confidence *confidence; /* certainty_work_out(); NULL until then */
};

struct advice *advice_new(struct arena *arena, const struct decision *decision,
                          const struct answers *answers);

/* 100 times the score, rounded half up: the "fit" people are shown. */
int advice_fit(const struct advice *advice, int64_t points); /* of 2 * (low or high) or M */

/* The fits of every low and of every high value: equal where nothing is unknown. */
void advice_range(const struct advice *advice, const struct score *score, int *ret_low,
                  int *ret_high);

/* The score of a framework, whatever its rank. */
const struct score *advice_score(const struct advice *advice, int framework);

/* Parts of a whole by largest remainder: shown[i] sum to `total`, each near points[i]'s share.
 * Ties go to the earlier part. */
void largest_remainder(const int64_t *points, size_t count, int64_t sum, int total, int *shown);

#endif
