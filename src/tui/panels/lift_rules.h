#ifndef TUI_PANELS_LIFT_RULES_H
#define TUI_PANELS_LIFT_RULES_H

struct app;

/* Lifts the rules of these questions by skipping them, as one undo step, and reports how many
 * frameworks return. */
void lift_rules_of(struct app *app, const int *questions, int count);

/* The same for the answers that exclude this framework, with a message if none does. */
void lift_rules_for(struct app *app, int framework);

#endif
