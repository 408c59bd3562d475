#ifndef TUI_PANELS_LIFT_RULES_H
#define TUI_PANELS_LIFT_RULES_H

struct app;

/* Skips the answers that exclude somebody, all as one step for undo, and says who is back. */
void lift_rules_of(struct app *app, const int *questions, int count);

/* Those that exclude this framework. Says so when none does. */
void lift_rules_for(struct app *app, int framework);

#endif
