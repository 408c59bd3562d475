#ifndef DOCUMENT_WORDS_ANSWER_WORDS_H
#define DOCUMENT_WORDS_ANSWER_WORDS_H

#include "catalog/model/catalog.h"
#include "decide/model/answers.h"

/* Answers and differences as sentences, in the words of the catalog where it has them. All of it
 * lives in the arena or in the catalog. */

/* An answer about the team: "Your team writes Python"; without `said` "Language: Python". */
const char *words_said(struct arena *arena, const struct question_entry *question, int option);

/* An answer that rules out the team's own language (decide/advice/exclusion.h): "'Language rule:
 * Go' rules out every framework for Python, the language your team writes best." NULL if this one
 * does not. */
const char *words_rules_out_language(struct arena *arena, const struct decision *decision,
                                     const struct answers *answers, int question);

/* One framework against another on a criterion where it has more: "Flask is easier to learn";
 * without `better` "Easy to learn: Flask 100, Django 75", or 38 to 66 where facts are missing. */
const char *words_better(struct arena *arena, struct catalog *catalog, int criterion, int framework,
                         int other);

#endif
