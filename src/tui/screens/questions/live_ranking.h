#ifndef TUI_SCREENS_QUESTIONS_LIVE_RANKING_H
#define TUI_SCREENS_QUESTIONS_LIVE_RANKING_H

#include "tui/app/app.h"

/* The ranking as it stands, beside a question: rank, rank before the last change, fit and its
 * change; bars and whole reasons where there is room. Those excluded come last. What has no room
 * is counted. */
void live_ranking_draw(struct app *app, struct area area);

#endif
