#ifndef DECIDE_MODEL_RANK_H
#define DECIDE_MODEL_RANK_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* The additive model of engine.md 2.4 and 2.5, in whole numbers:
 *   u[j] = base[j] + points of the chosen options,   U = sum u[j]
 *   M[a] = sum u[j] * (low[a][j] + high[a][j])       the order, an integer
 *   score = M / (20000 * U), shown from 0 to 1. */
struct score {
    int alternative;
    int rank;              /* from 1; 0 when eliminated */
    int64_t points;        /* M */
    int64_t low, high;     /* sum u[j]*low, sum u[j]*high: the scores are these / (10000 * U) */
    int eliminated_by;     /* how many answered questions rule it out */
    int unverified;        /* how many requirements could not be verified for it */
    bool tied_with_before; /* the same M as the one above it: catalog order decided */
};

struct ranking {
    struct score *scores; /* those left, best first; then the eliminated, best first */
    int n;
    int n_left;
    int *points;   /* u[j] */
    int64_t total; /* U */
};

/* Ranks every alternative, all in the arena. Ties: catalog order, nothing else, so no two have the
 * same rank. Cannot fail. */
struct ranking rank_all(struct arena *arena, const struct problem *problem,
                        const struct answers *answers);

/* The points of each criterion alone: base and the chosen options. `points` has n_criteria. */
void rank_points(const struct problem *problem, const struct answers *answers, int *points);

/* M of one alternative under given points. */
int64_t rank_score(const struct problem *problem, const int *points, int alternative);

/* Ranks under given points (what-if) instead of those of the answers; eliminations are those of
 * the answers. */
struct ranking rank_with_points(struct arena *arena, const struct problem *problem,
                                const struct answers *answers, const int *points);

/* The alternative first when only the points of this one option count ("best by priority"),
 * among those the answers leave; -1 when none is left or the option has no points. */
int rank_first_by_option(const struct problem *problem, const struct answers *answers, int question,
                         int option);

/* Everything eliminated: what to drop. The fewest questions whose dropping brings somebody back,
 * exactly: one entry for each such set of questions, in the order of the questionnaire, with
 * everybody who returns. Dropping one question is enough for most; where it is not, every entry
 * has the same larger number. Returns 0 while anybody is left. */
struct relaxation {
    int n_questions;
    int *questions; /* to drop together */
    int n_returning;
    int *returning; /* alternatives, best first as they would rank then */
};
int relaxations(struct arena *arena, const struct problem *problem, const struct answers *answers,
                struct relaxation **ret_relaxations);

#endif
