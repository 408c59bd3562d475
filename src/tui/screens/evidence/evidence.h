#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_H

struct app;

/* Opens the screen that shows what a number is made of: value, the rule behind it, its inputs
 * with source, date, doubt, and what the article claimed. Every number on every screen opens. */
void evidence_push_criterion(struct app *app, int framework, int criterion);
void evidence_push_trait(struct app *app, int framework, int trait);
void evidence_push_reason(struct app *app, int question); /* of the winner; -1: before any answer */
void evidence_push_pairing(struct app *app, int framework, int component);

#endif
