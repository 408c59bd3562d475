#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_NEIGHBOURS_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_NEIGHBOURS_H

#include "decide/advice/advice.h"
#include "tui/screens/evidence/evidence_tree.h"

/* The figures that the next and previous keys step through: the criteria of a framework's fit, the
 * winner's reasons, the components of the stack, or facts. If the subject is one of several unknown
 * facts, only those are listed, else all facts. A subject that is not in its list is returned
 * alone. *ret_index is the index of the subject. */
size_t evidence_neighbours(struct arena *arena, const struct advice *advice,
                           const struct subject *subject, struct subject **ret_subjects,
                           size_t *ret_index);

#endif
