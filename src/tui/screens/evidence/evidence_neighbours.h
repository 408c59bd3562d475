#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_NEIGHBOURS_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_NEIGHBOURS_H

#include "tui/screens/evidence/evidence_tree.h"

/* The figures that belong beside a subject, which n and p walk: the criteria of a framework's fit,
 * the winner's answers, the facts that are unknown or else all facts, the components of the
 * stack. *ret_place is where the subject is among them. Never empty. */
size_t evidence_neighbours(struct arena *arena, struct app *app, const struct subject *subject,
                           struct subject **ret_subjects, size_t *ret_place);

#endif
