#ifndef DECIDE_MODEL_MIGRATED_ANSWERS_H
#define DECIDE_MODEL_MIGRATED_ANSWERS_H

#include "decide/model/decision.h"
#include "store/node/node.h"

/* Reads answers given to another catalog. Answers that this catalog has are set; for each other one
 * there is a sentence, such as "there is no question 'x'". A retired answer sets the answers that
 * replace it, and gets a sentence too. `root` is a tree with a member `answers`
 * (decide/model/answers.h); only scalars in it are read. Returns the number of sentences, which are
 * in the arena. */
size_t answers_migrate(struct arena *arena, const struct decision *decision,
                       const struct node *root, struct answers *answers, const char ***ret_lost);

#endif
