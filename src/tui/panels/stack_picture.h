#ifndef TUI_PANELS_STACK_PICTURE_H
#define TUI_PANELS_STACK_PICTURE_H

#include "decide/advice/advice.h"
#include "tui/panels/sheet.h"

/* The stack of a recommendation as a picture: what is before the framework on top, the interface
 * on the line down, the framework in a heavy box with what is part of it, a box below for each
 * store and worker, and what all of it runs on in lines under them. A slot that the answers leave
 * out is not drawn. A catalog whose slots have other names has them all below. */
#define STACK_PICTURE_LEAST 46 /* columns; narrower: the chain */

void stack_picture_draw(struct arena *arena, const struct advice *advice, struct writer *writer);

/* "React -> REST + OpenAPI -> Django + Django ORM -> PostgreSQL, Redis", and a second line. */
void stack_chain_draw(struct arena *arena, const struct advice *advice, struct writer *writer);

/* "front end", "API": the label of a slot within a sentence. */
const char *stack_slot_word(struct arena *arena, const char *label);

#endif
