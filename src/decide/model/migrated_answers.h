#ifndef DECIDE_MODEL_MIGRATED_ANSWERS_H
#define DECIDE_MODEL_MIGRATED_ANSWERS_H

#include "decide/model/decision.h"
#include "store/node/node.h"

/* Answers that were given to another catalog: those that this one still asks for are taken over,
 * and of the others it is told what became of them. `root` is a tree with a member `answers`, as
 * decide/model/answers.h reads it; only scalars in it are looked at. Gives the number of sentences
 * "there is no question 'x'", all in the arena; an answer that is no longer asked for counts as what
 * it now means, which is a sentence too. */
size_t answers_migrate(struct arena *arena, const struct decision *decision,
                       const struct node *root, struct answers *answers, const char ***ret_lost);

#endif
