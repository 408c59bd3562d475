#ifndef TUI_APP_BACKGROUND_SAMPLING_H
#define TUI_APP_BACKGROUND_SAMPLING_H

#include "decide/robustness/confidence.h"

/* Computes how sure a recommendation is, in pieces of about 5 ms, so that no key waits for it.
 * First come the exact parts and the next question, then the stack, then the shares, which become
 * more accurate with each piece. The result is advice->confidence, in the advice's arena. */
struct background_sampling;

/* advice->confidence is begun; in a large catalog it is NULL until the first step. */
struct background_sampling *background_sampling_new(struct arena *arena, struct advice *advice,
                                                    uint64_t seed);
void background_sampling_free(struct background_sampling *background_sampling); /* NULL is fine */

/* Completes the exact parts now; in a large catalog they take too long, and wait for their step. */
void background_sampling_prove(struct background_sampling *background_sampling);

/* Does one more piece. Returns whether any are left. */
bool background_sampling_step(struct background_sampling *background_sampling);
bool background_sampling_done(const struct background_sampling *background_sampling);

/* Is the order of the open questions known? It comes before the shares. */
bool background_sampling_knows_next(const struct background_sampling *background_sampling);

#endif
