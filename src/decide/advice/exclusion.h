#ifndef DECIDE_ADVICE_EXCLUSION_H
#define DECIDE_ADVICE_EXCLUSION_H

#include "decide/model/decision.h"

/* Why a framework is ruled out: the first failed requirement, in question order, and every question
 * whose answer rules it out. */
struct exclusion {
    int question, option;
    const struct requirement *requirement;
    const char *observed; /* "level 1 of 3" */
    int *questions;       /* the first of them is `question` */
    int n_questions;
};

/* In the arena; false: no answer rules it out. */
bool exclusion_of(struct arena *arena, const struct decision *decision,
                  const struct answers *answers, int framework, struct exclusion *ret_exclusion);

/* For each framework: whether answers to other questions rule it out. */
bool *excluded_by_others(struct arena *arena, const struct problem *problem,
                         const struct answers *answers, int question);

/* The frameworks that this option would rule out and that are not ruled out yet, in catalog order;
 * `frameworks` has room for all. Returns how many. */
int excluded_by_option(const struct problem *problem, const bool *out, int question, int option,
                       int *frameworks);

/* The language that an answer says the team writes: an option of a language question that has no
 * requirement. -1: the question is open, not about the language, or the option sets a rule. */
int language_named(const struct decision *decision, const struct answers *answers, int question);

/* The languages that the team writes, as bits of catalog_languages(), at most one per language
 * question. The first question names the best one. */
uint64_t team_languages(const struct decision *decision, const struct answers *answers);

/* The team's languages whose every framework the answer to this question rules out. 0 unless the
 * best language is among them: ruling out other languages is what such an answer is meant to do. */
uint64_t team_languages_lost(const struct decision *decision, const struct answers *answers,
                             int question);

#endif
