#ifndef TUI_SCREENS_WHATIF_WHATIF_H
#define TUI_SCREENS_WHATIF_WHATIF_H

#include "decide/advice/advice.h"

/* The decision with edited points: requirements and stack wishes stay, but points come from here
 * instead of from the answers. */
#define WHATIF_POINTS_MOST 40

/* Returns a decision whose base points are `points` and whose options add none. It shares the
 * catalog and the verdicts with `decision`. */
const struct decision *whatif_decision(struct arena *arena, const struct decision *decision,
                                       const int *points);

#endif
