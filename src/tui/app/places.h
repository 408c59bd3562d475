#ifndef TUI_APP_PLACES_H
#define TUI_APP_PLACES_H

#include "tui/app/screen.h"

struct app;

/* The top bar: the places and their states ("3/18"). A place is a common command with the name of
 * the screen it opens. */

/* Draws the bar and the line below it, which is heavy under the open place. */
void places_draw(struct app *app, const struct frame *frame);

/* The command whose entry is at a column of the bar; NULL: none. */
const struct action *places_at(struct app *app, int columns, int column);

#endif
