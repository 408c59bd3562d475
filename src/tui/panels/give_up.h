#ifndef TUI_PANELS_GIVE_UP_H
#define TUI_PANELS_GIVE_UP_H

#include "decide/advice/advice.h"

/* What one gives up with the first: the criteria that count, and on which the second is better. */
struct give_up {
    int criterion;
    int64_t points; /* what it is worth, on the scale of M */
};

/* The largest first; 0 without a second. */
int give_ups(struct arena *arena, const struct advice *advice, struct give_up **ret_list);

/* The criteria on which one is better than the other, in the same order. */
int better_at(struct arena *arena, const struct advice *advice, int framework, int other,
              struct give_up **ret_list);

/* Up to two points where it hurts, from the page of a framework: the begin of the first items
 * below its third heading. Returns how many. */
int give_up_pains(struct arena *arena, struct catalog *catalog, int framework,
                  const char *ret_pains[2]);

#endif
