#ifndef DECIDE_ADVICE_BY_LANGUAGE_H
#define DECIDE_ADVICE_BY_LANGUAGE_H

#include "decide/model/decision.h"

/* Without an answer about the language (or what `serves` is called in this catalog) the result is a
 * table: each language with the best remaining framework for it. Languages with the same best
 * framework share a row. Order and fits are those of the ranking. */
#define LANGUAGE_BEST_AT 2

struct language_row {
    uint64_t languages;        /* bits, in the order of catalog_languages() */
    int framework;             /* the best one that serves them */
    const struct score *score; /* its index in the ranking */
    /* The criteria where it is furthest above the mean of all rows, by points times difference,
     * largest first; without the language criteria. -1: no further one. */
    int best_at[LANGUAGE_BEST_AT];
};

struct by_language {
    struct language_row *rows; /* best first */
    int n;
};

/* Whether an answer gives points to a language or requires one. "The choice is free" does not. */
bool language_answered(const struct decision *decision, const struct answers *answers);

/* The table; empty if the catalog does not ask for the language or the question is answered. */
struct by_language by_language_of(struct arena *arena, const struct decision *decision,
                                  const struct answers *answers, const struct ranking *ranking);

/* Whether there are at least two rows: then the first place depends on the language. */
bool by_language_depends(const struct by_language *by_language);

#endif
