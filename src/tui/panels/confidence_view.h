#ifndef TUI_PANELS_CONFIDENCE_VIEW_H
#define TUI_PANELS_CONFIDENCE_VIEW_H

#include "decide/robustness/confidence.h"
#include "tui/cells/surface.h"

struct app;

/* How sure a recommendation is, in the words of the exports and as far as it is worked out. All
 * text is in the arena; "" where there is nothing to say. Those that take an advice are for the
 * answers now or for others that are only looked at. */
struct advice_reader;

/* What the sentences of document/words are made from; NULL until the exact parts are worked out.
 * Its shares may be of fewer draws than all. */
struct advice_reader *confidence_view_reader(struct arena *arena, struct app *app,
                                             const struct advice *advice);

/* "Clear lead", or "" while too little is known. */
const char *confidence_view_state_word(struct app *app, const struct advice *advice);

/* "Clear lead: Django by 13 points" */
const char *confidence_view_headline(struct arena *arena, struct app *app,
                                     const struct advice *advice);

/* "Stays first in 41 of 43 single changes: each answer changed or left out in turn." */
const char *confidence_view_how_sure(struct arena *arena, const struct advice *advice);

/* "First in 91 % of 65,536 trial runs that shift how much each answer counts." While it firms up:
 * "First in 81 to 86 % of the trial runs so far." */
const char *confidence_view_trials(struct arena *arena, const struct advice *advice);

/* Headline and trial runs of the answers now, in one sentence. */
const char *confidence_view_state(struct arena *arena, struct app *app);

/* "3 of 12 unanswered questions could still change it. Most of all: must users see changes at
 * once?" */
const char *confidence_view_questions(struct arena *arena, struct app *app);

/* "71 %", "70-72 %" while it firms up, "" before. */
const char *confidence_view_share(struct arena *arena, const struct confidence *confidence,
                                  int framework);

/* Whether the question can still change the first place; true while that is not known. */
bool confidence_view_matters(struct app *app, int question);

/* How sure, in as many rows as there are; with a head where `headed`. */
void confidence_view_draw(struct app *app, struct area area, bool headed);

#endif
