#ifndef TUI_PANELS_LIFT_RULES_H
#define TUI_PANELS_LIFT_RULES_H

struct app;

/* Skips the answers that exclude frameworks, as one undo step, and reports how many return. */
void lift_rules_of(struct app *app, const int *questions, int count);

/* The same for the answers that exclude this framework, with a message if none does. */
void lift_rules_for(struct app *app, int framework);

#endif
