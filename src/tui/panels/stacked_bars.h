#ifndef TUI_PANELS_STACKED_BARS_H
#define TUI_PANELS_STACKED_BARS_H

#include "decide/advice/advice.h"
#include "tui/cells/chart.h"

#include <stdbool.h>

/* What a fit is made of, as a stacked bar: the same few criteria for every row, so that the bars
 * can be compared, and the others together. */
#define STACKED_PARTS (CHART_PARTS - 1)

struct stacked_parts {
    int criteria[STACKED_PARTS];
    int n;
    char letters[CHART_PARTS]; /* of the n criteria and, last, of the others */
};

/* The criteria that bring most to those who lead, the weightiest first; a letter for each. */
struct stacked_parts stacked_parts_of(const struct advice *advice);

/* The parts of a framework's points, `parts->n` criteria and the others: they add up to M. */
void stacked_points(const struct advice *advice, const struct stacked_parts *parts, int framework,
                    int64_t points[CHART_PARTS]);

/* The bar: `width` cells are a fit of 100. */
void stacked_bar(const struct advice *advice, const struct stacked_parts *parts, int framework,
                 struct area area, int row, int column, int width, bool unicode);

/* Mark and name of each part in one row, names cut alike when there is no room for all. */
void stacked_legend(const struct advice *advice, const struct stacked_parts *parts,
                    struct area area, int row, int column, bool unicode);

#endif
