#ifndef TUI_PANELS_FIT_BAR_H
#define TUI_PANELS_FIT_BAR_H

#include "decide/advice/advice.h"
#include "tui/cells/surface.h"

/* What a fit is made of, as a bar: a part for each of the answers that bring the first most, the
 * others together, and last what counts for every project. The parts are the same in every row, so
 * that the bars can be compared. */
#define FIT_PARTS_MOST 7 /* five answers, the other answers, every project */
#define FIT_PART_BASE (-1)
#define FIT_PART_OTHERS (-2)

struct fit_parts {
    int questions[FIT_PARTS_MOST]; /* or FIT_PART_BASE, FIT_PART_OTHERS */
    int n;
};

struct fit_parts fit_parts_of(struct arena *arena, const struct advice *advice);

/* The points of a framework, part by part, on the scale of M: they add up to M. */
void fit_parts_points(const struct advice *advice, const struct fit_parts *parts, int framework,
                      int64_t points[FIT_PARTS_MOST]);

enum role fit_part_role(const struct fit_parts *parts, int part);

/* "Python", "other answers", "every project" */
const char *fit_part_name(struct arena *arena, const struct advice *advice,
                          const struct fit_parts *parts, int part);

/* The bar; `width` cells are a fit of 100. Returns the column after it. */
int fit_bar_draw(const struct advice *advice, const struct fit_parts *parts, int framework,
                 struct area area, int row, int column, int width, bool unicode);

/* Mark and name of each part in one row, names cut alike when there is no room for all. */
void fit_bar_legend(struct arena *arena, const struct advice *advice, const struct fit_parts *parts,
                    struct area area, int row, int column, bool unicode);

#endif
