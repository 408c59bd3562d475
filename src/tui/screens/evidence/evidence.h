#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_H

struct app;

/* Opens the Figure screen, which explains a number: the value, the rule that computes it, and the
 * facts it uses with their notes, sources and dates. */
void evidence_push_criterion(struct app *app, int framework, int criterion);
void evidence_push_trait(struct app *app, int framework, int trait);
/* What the answer to a question adds to the winner's fit; -1: the base points. */
void evidence_push_reason(struct app *app, int question);
void evidence_push_pairing(struct app *app, int framework, int component);

#endif
