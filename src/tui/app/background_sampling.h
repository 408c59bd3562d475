#ifndef TUI_FIRMING_H
#define TUI_FIRMING_H

#include "decide/robustness/confidence.h"

/* How sure a recommendation is, worked out in pieces of about 5 ms, so that a key never waits for
 * it. What is exact and cheap is there at once; the next question and the shares follow, and the
 * shares firm up as they are drawn. All of it stands in advice->certainty, in the advice's arena. */
struct firming;

/* In a large catalog advice->certainty is NULL until the first step. */
struct firming *firming_new(struct arena *arena, struct advice *advice, uint64_t seed);
void firming_free(struct firming *firming); /* NULL is fine */

/* One piece more. Returns whether any are left. */
bool firming_step(struct firming *firming);
bool firming_done(const struct firming *firming);

/* Is the order of the open questions known? It comes before the shares. */
bool firming_knows_next(const struct firming *firming);

#endif
