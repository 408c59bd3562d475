#ifndef TUI_SCREENS_QUESTIONS_MOVED_MOST_H
#define TUI_SCREENS_QUESTIONS_MOVED_MOST_H

#include "tui/app/app.h"

/* What the last change of an answer moved, largest first, each with the criterion that did most
 * of it; seen from a question: was it this one? */
void moved_most_draw(struct app *app, int question, struct area area);

#endif
