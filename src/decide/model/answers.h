#ifndef DECIDE_MODEL_ANSWERS_H
#define DECIDE_MODEL_ANSWERS_H

#include "decide/model/decision.h"
#include "store/node/node.h"

/* Reads answers from a tree `{answers: {question: option}}`. Other members are ignored, so a record
 * or the program's JSON output can be read back. `skip` or null skips a question. Unknown questions
 * and options are diagnostics that name the nearest id. */
void answers_read(const struct decision *decision, const char *file, const struct node *root,
                  struct answers *answers, struct diagnostics *diagnostics);

/* Adds a diagnostic for each member of an answers file other than `answers` and `name`, because an
 * answer that is not indented would be lost. Accepts all members of a record's block and of the
 * program's JSON output (they have `format` or `schema_version`). */
void answers_check_fields(const char *file, const struct node *root,
                          struct diagnostics *diagnostics);

/* Sets one answer by its two ids. A retired answer sets the answers that replace it, if their
 * questions are still open. */
bool answers_set(const struct decision *decision, const char *question, const char *option,
                 struct answers *answers, struct error *error);

/* What a retired answer means: "'people=many' is now 'priority=staff'", "'load=low' is no longer
 * asked for and counts for nothing". NULL: it is not retired. In the arena. */
const char *answers_remark(struct arena *arena, const struct decision *decision,
                           const char *question, const char *option);

/* The answers as operands of `recommend`: " language=js push=point"; "" if there are none. */
const char *answers_operands(struct arena *arena, const struct decision *decision,
                             const struct answers *answers);

#endif
