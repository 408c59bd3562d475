#ifndef FILTER_COSTS_H
#define FILTER_COSTS_H

#include <stdbool.h>

/* How long a letter of a filter takes in a large catalog, beside `fzf --exact` over names and
 * summaries of the same entries in the same run: from the key to the last byte that it changes on a
 * terminal of 80x24. Medians, in seconds. */
struct filter_costs {
    int keys;            /* measured in each of the two */
    double ours, theirs; /* `theirs` is 0 where fzf is not installed */
    double ours_most;
    double ratio; /* of the pairs: how many times as long as ours fzf takes */
};

/* `catalog` holds the entries 0 to count - 1 of seed 1 (catalogs/many), `lines` is a file that may
 * be written. Ends the program where one of the two does not answer. */
struct filter_costs filter_costs_measure(const char *program, const char *catalog, int count,
                                         const char *lines);

#endif
