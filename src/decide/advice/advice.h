#ifndef DECIDE_ADVICE_ADVICE_H
#define DECIDE_ADVICE_ADVICE_H

#include "decide/advice/by_language.h"
#include "decide/advice/priority.h"
#include "decide/model/decision.h"
#include "decide/proof/early_stop.h"
#include "decide/stack/stack.h"

/* The complete result of a recommendation, each part computed once. Commands, the explorer and
 * records only format it. */
#define EARLY_ANSWERS 3

struct confidence;
struct reason; /* decide/advice/reasons.h */
struct late_parts;

struct advice {
    const struct decision *decision;
    const struct answers *answers;
    struct ranking ranking;
    const struct score **scores; /* [framework], rank index; read with advice_score() */
    int winner;                  /* framework, -1: nothing satisfies the requirements */
    int second;                  /* -1: there is none */

    /* is_early: too few answers to recommend anything, that is fewer than EARLY_ANSWERS (or half of
     * a short questionnaire), and questions are open. depends_on_language: several languages are
     * possible, and the first place depends on the language. In both cases only a ranking is shown,
     * without a stack, unless no further answer and no missing fact can change the first place. */
    bool is_early, depends_on_language;

    /* Two frameworks to name if the language question is not answered, else both -1. The second is
     * also -1 without an answer to the priority question. */
    int all_rounder, by_priority;

    struct priority priority;
    struct by_language by_language; /* empty if the language question is answered */

    struct relaxation *relaxations; /* set if every framework is ruled out */
    int n_relaxations;
    struct reason *reasons; /* what each answer adds to the winner's score */
    int n_reasons;
    struct late_parts *late;       /* read with advice_early_stop() and advice_stack() */
    struct confidence *confidence; /* NULL until confidence_work_out() */
};

struct advice *advice_new(struct arena *arena, const struct decision *decision,
                          const struct answers *answers);

/* Whether the result is settled, without which questions still matter. Proved on first use, in the
 * arena of the advice. */
const struct early_stop *advice_early_stop(const struct advice *advice);

/* Is the winner recommended? Not while it is early or depends on the language, unless nothing can change the first place. */
bool advice_recommends(const struct advice *advice);

/* The stack around the winner; no choices if none is recommended. Computed on first use, in the
 * arena of the advice, because it takes ten times as long as everything else. */
const struct stack *advice_stack(const struct advice *advice);

/* 100 times the score, rounded half up: the fit shown to people. */
int advice_fit(const struct advice *advice, int64_t points); /* of 2 * (low or high) or M */

/* The fit with all unknown values at their low and at their high end; equal if none is unknown. */
void advice_range(const struct advice *advice, const struct score *score, int *ret_low,
                  int *ret_high);

/* The score of a framework, whatever its rank. */
const struct score *advice_score(const struct advice *advice, int framework);

/* Rounds shares by largest remainder: shown[i] is proportional to points[i], and they add up to
 * `total`. Ties go to the earlier part. */
void largest_remainder(const int64_t *points, size_t count, int64_t sum, int total, int *shown);

#endif
