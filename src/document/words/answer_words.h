#ifndef DOCUMENT_WORDS_ANSWER_WORDS_H
#define DOCUMENT_WORDS_ANSWER_WORDS_H

#include "catalog/model/catalog.h"
#include "decide/model/answers.h"

/* Sentences about answers and differences, with the catalog's words where it has them. They are in
 * the arena or in the catalog. */

/* An answer about the team: "Your team writes Python"; without `said` "Language: Python". */
const char *words_answer_text(struct arena *arena, const struct question_entry *question,
                              int option);

/* An answer that rules out the team's own languages (decide/advice/exclusion.h): "'Language rule:
 * Go' rules out every framework for Python, the language your team writes best." or "... for Python
 * and JavaScript, which your team writes." NULL if this one does not. */
const char *words_rules_out_language(struct arena *arena, const struct decision *decision,
                                     const struct answers *answers, int question);

/* The same sentence if the team's best language is lost because of this answer: it rules out the
 * language, or names the language that another answer rules out; *ret_by is the question of the
 * answer that rules it out. NULL: none is lost, or it is lost without this answer as well. */
const char *words_language_lost_by(struct arena *arena, const struct decision *decision,
                                   const struct answers *answers, int question, int *ret_by);

/* Why *ret_option is proposed for an open question (decide/advice/proposal.h): "Proposed because of
 * 'Your team writes Python'; it counts only when you choose it." NULL: no option is proposed. */
const char *words_proposal(struct arena *arena, const struct decision *decision,
                           const struct answers *answers, int question, int *ret_option);

/* Compares two frameworks on a criterion where the first has more: "Flask is easier to learn";
 * without `better` "Easy to learn: Flask 100, Django 75", or 38 to 66 where facts are missing. */
const char *words_better(struct arena *arena, struct catalog *catalog, int criterion, int framework,
                         int other);

/* The languages of a row of the table by language (bits of catalog_languages()): "Python",
 * "JavaScript or TypeScript" if `last` is " or ". */
const char *words_languages(struct arena *arena, struct catalog *catalog, uint64_t languages,
                            const char *last_joint);

#endif
