#ifndef TUI_PANELS_STACK_PICTURE_H
#define TUI_PANELS_STACK_PICTURE_H

#include "decide/advice/advice.h"
#include "tui/panels/pad.h"

/* A picture of the stack. On top is the front end, and on the line below it the interface. Then
 * follow the framework in a heavy box with the components inside it, a box for each store and
 * worker, and lines for what everything runs on. Slots that the answers leave out are not drawn.
 * Slots that are not known here are drawn below the framework. `whole`: a package that does not fit into a row takes more rows,
 * otherwise it is left out; so is one with a word that does not fit. */
#define STACK_PICTURE_LEAST 46 /* minimum width; narrower panes show the chain */

void stack_picture_draw(struct arena *arena, const struct advice *advice, struct writer *writer,
                        bool whole);

/* Draws the stack as text: "React -> REST + OpenAPI -> Django + Django ORM -> PostgreSQL,
 * Redis". */
void stack_chain_draw(struct arena *arena, const struct advice *advice, struct writer *writer);

#endif
