#ifndef TUI_SURENESS_H
#define TUI_SURENESS_H

#include "tui/app/app.h"

/* How sure the recommendation is, in the words of the exports and as far as it is worked out. All
 * text is in the arena; "" where there is nothing to say. Ask only while somebody is left. */
struct export;

/* What the sentences of document/words/confidence_words.h are made from; NULL until the exact parts are
 * worked out. Its shares may be of fewer draws than all. */
struct export *sureness_export(struct arena *arena, struct app *app);

/* "clear", or "" while too little is known. */
const char *sureness_word(struct app *app);

/* "Clear: first in 84 % of the weightings compatible with your answers." While it firms up: "First
 * in 81 to 86 % of the weightings compatible with your answers, firming up." */
const char *sureness_state(struct arena *arena, struct app *app);

/* "3 of 12 open questions can still change it; most decisive: 7 Load (N)." */
const char *sureness_questions(struct arena *arena, struct app *app);

/* "71 %", "70-72 %" while it firms up, "" before. */
const char *sureness_share(struct arena *arena, const struct certainty *certainty, int framework);

/* May the question still change who comes first? True while that is not known. */
bool sureness_matters(struct app *app, int question);

/* State and questions in as many rows as there are. */
void sureness_draw(struct app *app, struct area area);

#endif
