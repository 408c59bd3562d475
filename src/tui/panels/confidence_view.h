#ifndef TUI_PANELS_CONFIDENCE_VIEW_H
#define TUI_PANELS_CONFIDENCE_VIEW_H

#include "decide/robustness/confidence.h"
#include "tui/cells/surface.h"

struct app;

/* Texts about how sure a recommendation is, in the words of the exports. They use what is computed
 * so far. All texts are in the arena; "": there is nothing to say. Functions with an advice
 * parameter also work for a preview. */
struct advice_reader;

/* The reader for the sentences of document/words; NULL until the exact parts are computed. Its
 * shares may be from only a part of the draws. */
struct advice_reader *confidence_view_reader(struct arena *arena, struct app *app,
                                             const struct advice *advice);

/* "Clear lead"; "": not known yet. */
const char *confidence_view_state_word(const struct advice *advice);

/* "Clear lead: Django by 13 points" */
const char *confidence_view_headline(struct arena *arena, const struct advice *advice);

/* "Stays first in 41 of 43 single changes: each answer changed or left out in turn." */
const char *confidence_view_how_sure(struct arena *arena, const struct advice *advice);

/* "First in 91 % of 65,536 trial runs that shift how much each answer counts." Before all are done:
 * "First in 81 to 86 % of the trial runs so far." */
const char *confidence_view_trials(struct arena *arena, const struct advice *advice);

/* "71 %"; "70-72 %" before all trial runs are done; "" before the first. */
const char *confidence_view_share(struct arena *arena, const struct confidence *confidence,
                                  int framework);

/* Can the question still change the first place? True if that is not known yet. */
bool confidence_view_matters(struct app *app, int question);

/* Draws as many of these texts as fit; `headed`: with a title. */
void confidence_view_draw(struct app *app, struct area area, bool headed);

#endif
