#ifndef DECIDE_MODEL_DECISION_H
#define DECIDE_MODEL_DECISION_H

#include "base/arena.h"
#include "catalog/model/catalog.h"
#include "decide/model/problem.h"
#include "decide/model/rank.h"

/* A catalog together with the numeric problem made from it; both use the same indices. */
struct decision {
    struct catalog *catalog; /* borrowed */
    struct problem problem;  /* in the decision's arena */
};

/* Reads criteria and questions and checks every requirement against every framework. Cannot fail:
 * damaged parts of the catalog are left out. */
struct decision *decision_new(struct arena *arena, struct catalog *catalog);

/* All unanswered. */
struct answers *answers_new(struct arena *arena, const struct decision *decision);
struct answers *answers_copy(struct arena *arena, const struct answers *answers);
int answers_count(const struct answers *answers); /* number of given answers */

/* Raises the verdicts on all frameworks to that of the requirement where it is worse. */
void requirement_verdicts(struct catalog *catalog, const struct requirement *requirement,
                          size_t n_frameworks, uint8_t *verdicts);

/* The observed value that a requirement was checked against. */
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

/* Every requirement of the answers that the framework fails or that cannot be verified for it, in
 * question order. */
struct objection {
    int question, option;
    const struct requirement *requirement;
    struct observation observation;
};
size_t objections(struct arena *arena, const struct decision *decision,
                  const struct answers *answers, int framework, struct objection **ret_objections);

/* The parts of a framework's score, largest first, without criteria that have no points. They add
 * up exactly to its points. Ties: criterion order. */
struct contribution {
    int criterion;
    int weight;     /* u[j] */
    int low, high;  /* basis points */
    int64_t points; /* u[j] * (low + high) */
};
size_t contributions(struct arena *arena, const struct decision *decision,
                     const struct ranking *ranking, int framework,
                     struct contribution **ret_contributions);

/* The traits read by criteria that have points, each once, and those of them that are unknown for a
 * framework. */
size_t counting_traits(struct arena *arena, const struct decision *decision,
                       const struct ranking *ranking, int **ret_traits);
size_t unknown_traits(struct arena *arena, const struct decision *decision,
                      const struct ranking *ranking, int framework, int **ret_traits);

#endif
