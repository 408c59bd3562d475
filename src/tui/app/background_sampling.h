#ifndef TUI_APP_BACKGROUND_SAMPLING_H
#define TUI_APP_BACKGROUND_SAMPLING_H

#include "decide/robustness/confidence.h"

/* How sure a recommendation is, worked out in pieces of about 5 ms, so that a key never waits for
 * it. The exact parts come at once; the next question and the shares follow, and the shares become
 * more accurate with each piece. The result is advice->confidence, in the advice's arena. */
struct background_sampling;

/* In a large catalog advice->confidence is NULL until the first step. */
struct background_sampling *background_sampling_new(struct arena *arena, struct advice *advice,
                                                    uint64_t seed);
void background_sampling_free(struct background_sampling *background_sampling); /* NULL is fine */

/* Does one more piece. Returns whether any are left. */
bool background_sampling_step(struct background_sampling *background_sampling);
bool background_sampling_done(const struct background_sampling *background_sampling);

/* Is the order of the open questions known? It comes before the shares. */
bool background_sampling_knows_next(const struct background_sampling *background_sampling);

#endif
