#ifndef DECIDE_MODEL_DECISION_H
#define DECIDE_MODEL_DECISION_H

#include "base/arena.h"
#include "catalog/model/catalog.h"
#include "decide/model/problem.h"
#include "decide/model/rank.h"

/* A catalog as the engine sees it: the same indices, numbers alone. */
struct decision {
    struct catalog *catalog; /* borrowed */
    struct problem problem;  /* in the arena the decision was made in */
};

/* Reads criteria and questions, and weighs every requirement against every framework. Cannot
 * fail: what is damaged in the catalog is left out there. */
struct decision *decision_new(struct arena *arena, struct catalog *catalog);

struct answers *answers_new(struct arena *arena, const struct decision *decision); /* all open */
struct answers *answers_copy(struct arena *arena, const struct answers *answers);
int answers_count(const struct answers *answers); /* how many are given */

/* What a requirement met with. */
struct observation {
    enum verdict verdict;
    const char *observed;            /* "Python", "level 1 of 3", "unknown" */
    const struct evidence *evidence; /* NULL: none */
};
struct observation requirement_observe(struct arena *arena, struct catalog *catalog,
                                       const struct requirement *requirement, int framework);

/* The requirement in words: "static-typing level>= 2", "lang-js >= 1". */
const char *requirement_text(struct arena *arena, struct catalog *catalog,
                             const struct requirement *requirement);

/* Every requirement of the given answers that the framework does not meet for certain, in the
 * order of the questions: eliminations and what could not be verified. */
struct objection {
    int question, option;
    const struct requirement *requirement;
    struct observation observation;
};
size_t objections(struct arena *arena, const struct decision *decision,
                  const struct answers *answers, int framework, struct objection **ret_objections);

/* The parts of a framework's score, largest first; criteria without points are left out. They
 * add up to its points exactly. Ties: criterion order. */
struct contribution {
    int criterion;
    int weight;     /* u[j] */
    int low, high;  /* basis points */
    int64_t points; /* u[j] * (low + high) */
};
size_t contributions(struct arena *arena, const struct decision *decision,
                     const struct ranking *ranking, int framework,
                     struct contribution **ret_contributions);

/* Traits behind the weighted criteria that are unknown for the framework. */
size_t unknown_traits(struct arena *arena, const struct decision *decision,
                      const struct ranking *ranking, int framework, int **ret_traits);

/* What one answer does for `framework` against `rival`: sum of its points times the difference
 * of the doubled middle values; over all answers and the base these sum to the difference of M. */
int64_t answer_effect(const struct decision *decision, const struct option *option, int framework,
                      int rival);

#endif
