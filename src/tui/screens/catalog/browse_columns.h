#ifndef TUI_SCREENS_CATALOG_BROWSE_COLUMNS_H
#define TUI_SCREENS_CATALOG_BROWSE_COLUMNS_H

#include "tui/app/catalog_view.h"
#include "tui/cells/surface.h"

struct app;

/* The columns of the matrix for a window width: name, language in wide windows, fit if a question
 * is answered, traits named in the filter, then as many columns of the selected set as fit. The
 * sets are: the criteria that most questions ask about; if a question is answered, the criteria
 * that count for the answers; then one set per trait group. */
#define COLUMN_MOST 24
#define COLUMN_TITLE_BYTES 24

struct column {
    char title[2][COLUMN_TITLE_BYTES]; /* in two rows */
    int at, width;                     /* left edge and width; the last cell is blank */
    struct sort_key sort;              /* what the column shows and sorts by */
};

/* How much each criterion counts as a column. It is worked out when it is first used, and again for
 * other answers or another set. */
struct column_weights {
    int *criteria; /* NULL: not yet; free() it */
    bool for_answers;
    unsigned n_changes;
};

/* Number of sets, and the name of a set. */
int browse_columns_sets(struct app *app);
const char *browse_columns_set_name(struct app *app, int set);

/* Fills `columns` and returns their number, at least one for the name. BROWSE_NO_SET: only name,
 * language and fit, for a window without column titles. */
#define BROWSE_NO_SET (-1)
int browse_columns_choose(struct app *app, int set, int width, struct column_weights *weights,
                          struct column *columns);

/* Draws the cell of a framework: a bar, or a number if `figures` is set. */
void browse_columns_paint(struct app *app, const struct column *column, int framework,
                          struct area area, int row, bool figures);

/* Name of the sort key, for the status line: "your fit", "Version". */
const char *browse_columns_sort_name(struct app *app, struct sort_key key);

/* Color of the framework's language, the same for all frameworks of one language. */
enum role browse_columns_hue(struct app *app, int framework);

#endif
