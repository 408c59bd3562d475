#ifndef TUI_SCREENS_CATALOG_BROWSE_COLUMNS_H
#define TUI_SCREENS_CATALOG_BROWSE_COLUMNS_H

#include "tui/app/catalog_view.h"
#include "tui/cells/surface.h"

struct app;

/* The columns of the matrix, chosen for a width: the name, the language, the fit once something is
 * answered, then what the set of columns asks for as far as it fits. Sets: what people ask about
 * first; with answers, what counts for them; then one for each group of traits. A trait that the
 * filter speaks of comes first. */
#define COLUMN_MOST 24
#define COLUMN_TITLE_BYTES 24

struct column {
    char title[2][COLUMN_TITLE_BYTES]; /* over two rows */
    int at, width;                     /* from the left edge; the last cell is blank */
    struct sort_key sort;              /* what the column shows is what it is sorted by */
};

/* How many sets there are, and what one is called. */
int browse_columns_sets(struct app *app);
const char *browse_columns_set_name(struct app *app, int set);

/* Fills `columns`, returns how many. Always at least the name; BROWSE_NO_SET: name, language and fit
 * alone, for a window without heads of columns. */
#define BROWSE_NO_SET (-1)
int browse_columns_choose(struct app *app, int set, int width, struct column *columns);

/* Paints the cell of a framework: a bar, or with `figures` its number. */
void browse_columns_paint(struct app *app, const struct column *column, int framework,
                          struct area area, int row, bool figures);

/* What the list is sorted by, for the title: "your fit", "Version". */
const char *browse_columns_sort_name(struct app *app, struct sort_key key);

/* The hue of what an entry serves: the same for all entries of one language. */
enum role browse_columns_hue(struct app *app, int framework);

#endif
