#ifndef TUI_RANKING_H
#define TUI_RANKING_H

#include "decide/advice.h"
#include "tui/cells/chart.h"

#include <stdbool.h>

/* What a fit is made of, as a stacked bar: the same few criteria for every row, so that the bars
 * can be compared, and the others together. */
#define RANKING_PARTS (CHART_PARTS - 1)

struct ranking_parts {
    int criteria[RANKING_PARTS];
    int n;
    char letters[CHART_PARTS]; /* of the n criteria and, last, of the others */
};

/* The criteria that bring most to those who lead, the weightiest first; a letter for each. */
struct ranking_parts ranking_parts_of(const struct advice *advice);

/* The parts of a framework's points, `parts->n` criteria and the others: they add up to M. */
void ranking_points(const struct advice *advice, const struct ranking_parts *parts, int framework,
                    int64_t points[CHART_PARTS]);

/* The bar: `width` cells are a fit of 100. */
void ranking_bar(const struct advice *advice, const struct ranking_parts *parts, int framework,
                 struct area area, int row, int column, int width, bool unicode);

/* Mark and name of each part in one row, names cut alike when there is no room for all. */
void ranking_legend(const struct advice *advice, const struct ranking_parts *parts,
                    struct area area, int row, int column, bool unicode);

#endif
