#ifndef DECIDE_ADVICE_BY_LANGUAGE_H
#define DECIDE_ADVICE_BY_LANGUAGE_H

#include "decide/model/decision.h"

/* Without an answer about the language (or whatever `serves` names in this catalog) the result is
 * a table: one row for each language that somebody left serves, with the first of them. Order and
 * fits are those of the ranking. */
#define LANGUAGE_BEST_AT 2

struct language_row {
    int language;              /* of catalog_languages() */
    int framework;             /* the first of those that serve it */
    const struct score *score; /* its place in the ranking */
    /* The criteria on which it gains most over the mean of all rows, by points times difference,
     * the largest first; languages themselves are left out. -1: no further one. */
    int best_at[LANGUAGE_BEST_AT];
};

struct by_language {
    struct language_row *rows; /* best first */
    int n;
};

/* Is there an answer that gives points to a language or requires one? "The choice is free" is
 * none. */
bool language_answered(const struct decision *decision, const struct answers *answers);

/* The rows; none when the catalog does not ask for the language or it was answered. */
struct by_language by_language_of(struct arena *arena, const struct decision *decision,
                                  const struct answers *answers, const struct ranking *ranking);

/* Do the rows name at least two frameworks? Then the first place depends on the language. */
bool by_language_depends(const struct by_language *by_language);

#endif
