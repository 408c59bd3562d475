#ifndef TUI_PANELS_TRADE_OFF_H
#define TUI_PANELS_TRADE_OFF_H

#include "decide/advice/advice.h"

/* A criterion with points on which another framework is better than the first. */
struct trade_off {
    int criterion;
    int64_t points; /* the difference, on the scale of M */
};

/* The criteria on which the second is better than the first, largest difference first. Returns
 * their number; 0 without a second. */
int trade_offs_of(struct arena *arena, const struct advice *advice, struct trade_off **ret_list);

/* The same for any two frameworks: the criteria on which `framework` is better than `other`. */
int better_at(struct arena *arena, const struct advice *advice, int framework, int other,
              struct trade_off **ret_list);

/* Up to two drawbacks from the page of a framework: the beginnings of the first items under its
 * third heading. Returns how many. */
int page_drawbacks(struct arena *arena, struct catalog *catalog, int framework,
                   const char *ret_drawbacks[2]);

#endif
