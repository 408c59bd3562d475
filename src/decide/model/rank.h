#ifndef DECIDE_MODEL_RANK_H
#define DECIDE_MODEL_RANK_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* The additive model (docs/scoring.md, "The model") in integers:
 *   u[j] = base[j] + points of the chosen options,   U = sum u[j]
 *   M[a] = sum u[j] * (low[a][j] + high[a][j])       the order, an integer
 *   score = M / (20000 * U), shown from 0 to 1. */
struct score {
    int alternative;
    int rank;              /* from 1; 0 when eliminated */
    int64_t points;        /* M */
    int64_t low, high;     /* sum u[j]*low, sum u[j]*high: the scores are these / (10000 * U) */
    int eliminated_by;     /* number of answered questions that rule it out */
    int unverified;        /* number of requirements that could not be verified for it */
    bool tied_with_before; /* same M as the one above it: catalog order decided */
};

struct ranking {
    struct score *scores; /* not eliminated, best first; then the eliminated, best first */
    int n;
    int n_left;
    int *points;   /* u[j] */
    int64_t total; /* U */
};

/* Ranks every alternative; allocated in the arena. Ties are broken by catalog order, so no two have
 * the same rank. Cannot fail. */
struct ranking rank_all(struct arena *arena, const struct problem *problem,
                        const struct answers *answers);

/* Only the first of that ranking, which is quicker; -1: all are eliminated. */
int rank_first(const struct problem *problem, const struct answers *answers);

/* Only the points of each criterion: base plus the chosen options. `points` has n_criteria
 * entries. */
void rank_points(const struct problem *problem, const struct answers *answers, int *points);

/* M of one alternative with the given points. */
int64_t rank_score(const struct problem *problem, const int *points, int alternative);

/* Ranks with the given points (what-if) instead of those of the answers; eliminations still come
 * from the answers. */
struct ranking rank_with_points(struct arena *arena, const struct problem *problem,
                                const struct answers *answers, const int *points);

/* The first alternative if only the points of this option count ("best by priority"), among those
 * not ruled out; -1 if none is left, if the option has no points, or if several are first. */
int rank_first_by_option(const struct problem *problem, const struct answers *answers, int question,
                         int option);

/* If everything is eliminated: which answers to drop. Finds the smallest sets of questions whose
 * dropping brings an alternative back, exactly: one entry for each such set, in question order,
 * with all alternatives that return. All sets have the same size, usually one question. Returns 0
 * unless everything is eliminated. */
struct relaxation {
    int n_questions;
    int *questions; /* to drop together */
    int n_returning;
    int *returning; /* alternatives, best first as they would rank then */
};
int relaxations(struct arena *arena, const struct problem *problem, const struct answers *answers,
                struct relaxation **ret_relaxations);

#endif
