#ifndef DOCUMENT_VERIFY_VERIFY_RESULT_H
#define DOCUMENT_VERIFY_VERIFY_RESULT_H

#include "document/verify/verify_partial.h"
#include "store/node/node.h"

/* Is what a record says came out what comes out? Each difference is a line "points of django: the
 * record says 10, recomputed 12"; 0 of them: it is. The lines are in the arena. */

/* From what the record holds alone. `mix` is without changes. */
size_t result_of_record(struct arena *arena, const struct node *block,
                        const struct partial_model *partial, const char ***ret_lines);

/* Against the block that the program writes now for the same answers and catalog. Members that
 * only one of them has are left alone: versions differ in these. */
size_t result_of_program(struct arena *arena, const struct node *block, const struct node *fresh,
                         const char ***ret_lines);

/* With the same questionnaire: the points of the criteria against those of the answers. */
size_t result_of_answers(struct arena *arena, const struct verify_model *model,
                         const struct decision *decision, const struct answers *answers,
                         const char ***ret_lines);

#endif
