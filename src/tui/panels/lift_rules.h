#ifndef TUI_LOOSEN_H
#define TUI_LOOSEN_H

#include "tui/app/app.h"

/* Skips the answers that exclude somebody, all as one step for undo, and says who is back. */
void loosen_questions(struct app *app, const int *questions, int count);

/* Those that exclude this framework. Says so when none does. */
void loosen_framework(struct app *app, int framework);

#endif
