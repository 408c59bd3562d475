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

/* The language that the team writes best, by the first of the language questions, which it returns
 * too; -1: not answered. */
int team_language(const struct decision *decision, const struct answers *answers,
                  int *ret_question);

/* Whether the answer to this question alone rules out every framework that serves the language that
 * the team writes best. False if there is no such framework. */
bool rules_out_team_language(const struct decision *decision, const struct answers *answers,
                             int question);

#endif
