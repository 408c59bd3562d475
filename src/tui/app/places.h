#ifndef TUI_APP_PLACES_H
#define TUI_APP_PLACES_H

#include "tui/app/screen.h"

struct app;

/* The top bar: the open place, the other places, and their state ("3/18"). A place is a command of
 * every screen with the name of the screen that it opens. */

/* The bar, and under it the rule that is heavy below the open place. */
void places_draw(struct app *app, const struct frame *frame);

/* The command whose entry stands at a column of the bar; NULL: none. */
const struct action *places_at(struct app *app, int columns, int column);

#endif
