#ifndef DECIDE_MODEL_PROBLEM_H
#define DECIDE_MODEL_PROBLEM_H

#include "catalog/model/limits.h"

#include <stdbool.h>
#include <stdint.h>

/* The engine's input: numbers only, no names. Alternatives, criteria, questions and options are
 * indices in catalog order. Values are basis points 0..10000, an interval [low, high] if an input
 * is unknown. Points are integers >= 0 and only ever added, never multiplied, capped or subtracted:
 * that makes the proofs exact (docs/scoring.md). */
#define VALUE_MOST 10000
#define POINTS_TOTAL_MOST LIMIT_TOTAL_POINTS /* for the sum of all points */

/* Whether an alternative meets an option's hard requirements. */
enum verdict {
    VERDICT_MET,
    VERDICT_UNVERIFIED, /* the fact is unknown: it may be violated */
    VERDICT_OUT,
};

struct effect {
    int criterion;
    int points;
};

struct option {
    const struct effect *effects;
    int n_effects;
    const uint8_t *verdicts; /* enum verdict for each alternative; NULL: no requirement */
};

/* What an earlier answer makes likely, in percent. Used only for the order of questions. */
struct prior {
    int follows;     /* the earlier question */
    const int *same; /* [option of `follows`]: the option here that repeats it, or -1 */
    int repeated;    /* percent that repeat the earlier answer */
    int skipped;     /* percent that skip this one if they skipped the earlier one */
};

struct question {
    const struct option *options;
    int n_options;
    bool fixed;  /* about the team, not a wish: flips are also counted with these frozen */
    int effort;  /* to answer it, >= 1 */
    int skipped; /* percent that leave it unanswered, 0..99 */
    const struct prior *prior; /* NULL: none */
};

struct problem {
    int n_alternatives, n_criteria, n_questions;
    const int16_t *low, *high; /* [alternative * n_criteria + criterion] */
    const int *base;           /* points of each criterion before any answer */
    const struct question *questions;
    int draws; /* weightings to draw for the shares; 0: ACCEPTABILITY_DRAWS */
};

/* The chosen option of each question. */
#define ANSWER_OPEN (-1)    /* not answered yet */
#define ANSWER_SKIPPED (-2) /* skipped: adds no points and is not asked again */

struct answers {
    int n_questions;
    int *choice;
};

static inline bool answer_given(int choice)
{
    return choice >= 0;
}

static inline enum verdict option_verdict(const struct option *option, int alternative)
{
    return option->verdicts ? (enum verdict)option->verdicts[alternative] : VERDICT_MET;
}

#endif
