#ifndef DOCUMENT_VERIFY_VERIFY_RESULT_H
#define DOCUMENT_VERIFY_VERIFY_RESULT_H

#include "document/verify/verify_partial.h"
#include "store/node/node.h"

/* Compares the recorded result with a recomputed one. Each difference is a line "points of django:
 * the record says 10, recomputed 12", in the arena; 0 lines: they are equal. */

/* From the data of the record only. `partial` must have no changes. */
size_t result_of_record(struct arena *arena, const struct node *block,
                        const struct partial_model *partial, const char ***ret_lines);

/* Compares with the block that the program writes now for the same answers and catalog. Members
 * that only one of them has are ignored: versions differ in these. */
size_t result_of_program(struct arena *arena, const struct node *block, const struct node *fresh,
                         const char ***ret_lines);

/* If the questionnaire is the same: compares the points of the criteria with those of the
 * answers. */
size_t result_of_answers(struct arena *arena, const struct verify_model *model,
                         const struct decision *decision, const struct answers *answers,
                         const char ***ret_lines);

#endif
