#ifndef TUI_PANELS_CONFIDENCE_VIEW_H
#define TUI_PANELS_CONFIDENCE_VIEW_H

#include "tui/app/app.h"

/* How sure the recommendation is, in the words of the exports and as far as it is worked out. All
 * text is in the arena; "" where there is nothing to say. Ask only while somebody is left. */
struct advice_reader;

/* What the sentences of document/words/confidence_words.h are made from; NULL until the exact parts are
 * worked out. Its shares may be of fewer draws than all. */
struct advice_reader *confidence_view_export(struct arena *arena, struct app *app);

/* "clear", or "" while too little is known. */
const char *confidence_view_word(struct app *app);

/* "Clear: first in 84 % of the weightings compatible with your answers." While it firms up: "First
 * in 81 to 86 % of the weightings compatible with your answers, firming up." */
const char *confidence_view_state(struct arena *arena, struct app *app);

/* "3 of 12 open questions can still change it; most decisive: 7 Load (N)." */
const char *confidence_view_questions(struct arena *arena, struct app *app);

/* "71 %", "70-72 %" while it firms up, "" before. */
const char *confidence_view_share(struct arena *arena, const struct confidence *confidence,
                                  int framework);

/* May the question still change who comes first? True while that is not known. */
bool confidence_view_matters(struct app *app, int question);

/* State and questions in as many rows as there are. */
void confidence_view_draw(struct app *app, struct area area);

#endif
