#ifndef DOCUMENT_WORDS_ANSWER_WORDS_H
#define DOCUMENT_WORDS_ANSWER_WORDS_H

#include "catalog/model/catalog.h"
#include "decide/model/answers.h"

/* Answers and differences as sentences, in the words of the catalog where it has them. All of it
 * lives in the arena or in the catalog. */

/* An answer about the team: "Your team writes Python"; without `said` "Language: Python". */
const char *words_answer_text(struct arena *arena, const struct question_entry *question,
                              int option);

/* An answer that rules out the team's own languages (decide/advice/exclusion.h): "'Language rule:
 * Go' rules out every framework for Python, the language your team writes best." or "... for Python
 * and JavaScript, which your team writes." NULL if this one does not. */
const char *words_rules_out_language(struct arena *arena, const struct decision *decision,
                                     const struct answers *answers, int question);

/* The same sentence for what this answer brings about: it rules out a language of the team itself,
 * or names a language that an earlier answer rules out, which is then *ret_by. NULL: neither. */
const char *words_language_lost_by(struct arena *arena, const struct decision *decision,
                                   const struct answers *answers, int question, int *ret_by);

/* Why an option of an open question is proposed (decide/advice/proposal.h), which *ret_option gives:
 * "Proposed because of 'Your team writes Python'; it counts only when you choose it." NULL: none
 * is. */
const char *words_proposal(struct arena *arena, const struct decision *decision,
                           const struct answers *answers, int question, int *ret_option);

/* One framework against another on a criterion where it has more: "Flask is easier to learn";
 * without `better` "Easy to learn: Flask 100, Django 75", or 38 to 66 where facts are missing. */
const char *words_better(struct arena *arena, struct catalog *catalog, int criterion, int framework,
                         int other);

/* Of a row of the table by language (bits of catalog_languages()): "Python", "JavaScript or
 * TypeScript" with " or " as the last joint. */
const char *words_languages(struct arena *arena, struct catalog *catalog, uint64_t languages,
                            const char *last_joint);

#endif
