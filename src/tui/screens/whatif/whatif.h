#ifndef TUI_SCREENS_WHATIF_WHATIF_H
#define TUI_SCREENS_WHATIF_WHATIF_H

#include "decide/advice/advice.h"

/* What if the criteria had other points? The same requirements and the same stack wishes, but the
 * points come from here instead of from the answers. */
#define WHATIF_POINTS_MOST 40

/* A decision in which no answer adds points and `points` are those of the base: everything that
 * works on a decision works on it. The catalog and the verdicts are shared with the first one. */
const struct decision *whatif_decision(struct arena *arena, const struct decision *decision,
                                       const int *points);

#endif
