#ifndef TUI_PANELS_FIT_BAR_H
#define TUI_PANELS_FIT_BAR_H

#include "decide/advice/advice.h"
#include "tui/cells/surface.h"

/* A fit as a stacked bar: one part for each of the answers that add most to the first's fit, one
 * for the other answers, and one for the base points. All rows use the same parts, so the bars can
 * be compared. */
#define FIT_PARTS_MOST 7 /* five answers, the other answers, every project */
#define FIT_PART_BASE (-1)
#define FIT_PART_OTHERS (-2)

struct fit_parts {
    int questions[FIT_PARTS_MOST]; /* or FIT_PART_BASE, FIT_PART_OTHERS */
    int n;
};

struct fit_parts fit_parts_of(struct arena *arena, const struct advice *advice);

/* The points of a framework by part, on the scale of M. They add up to its score. */
void fit_parts_points(const struct advice *advice, const struct fit_parts *parts, int framework,
                      int64_t points[FIT_PARTS_MOST]);

enum role fit_part_role(const struct fit_parts *parts, int part);

/* Draws the bar; `width` cells are a fit of 100. Returns the column after it. */
int fit_bar_draw(const struct advice *advice, const struct fit_parts *parts, int framework,
                 struct area area, int row, int column, int width, bool unicode);

/* The rows of the legend: the mark and name of each part. */
int fit_bar_legend_rows(struct arena *arena, const struct advice *advice,
                        const struct fit_parts *parts, int columns);
void fit_bar_legend(struct arena *arena, const struct advice *advice, const struct fit_parts *parts,
                    struct area area, bool unicode);

#endif
