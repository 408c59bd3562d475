#ifndef TUI_SCREENS_CATALOG_BROWSE_COLUMNS_H
#define TUI_SCREENS_CATALOG_BROWSE_COLUMNS_H

#include "tui/app/app.h"

/* The columns of the catalog list, chosen for a width: the name, then what the preset asks for as
 * far as it fits. Presets: what matters for the answers (language, kind, the criteria with most
 * points, the fit), and then one for each group of traits that holds something to compare. */
#define COLUMN_MOST 12

struct column {
    const char *title;
    int width;
    struct sort_key sort; /* what the column shows is what it is sorted by */
    bool numeric;         /* right-aligned */
};

/* How many presets there are, and what one is called. */
int browse_columns_presets(struct app *app);
const char *browse_columns_preset_name(struct app *app, int preset);

/* Fills `columns`, returns how many. Always at least the name. */
int browse_columns_choose(struct app *app, int preset, int width, struct column *columns);

/* Where a bar begins in a column, from its left edge; its width when there is none. A bar is not
 * drawn reversed: its tip would leave a seam. */
int browse_columns_bar_at(const struct column *column);

/* Paints the cell of a framework; `at` is its left edge. */
void browse_columns_paint(struct app *app, const struct column *column, int framework,
                          struct area area, int row, int at, enum role role);

/* What the list is sorted by, for the title: "fit", "Version". */
const char *browse_columns_sort_name(struct app *app, struct sort_key key);

#endif
