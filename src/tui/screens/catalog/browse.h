#ifndef TUI_SCREENS_CATALOG_BROWSE_H
#define TUI_SCREENS_CATALOG_BROWSE_H

#include "catalog/filter/filter.h"
#include "tui/screens/detail/detail.h"
#include "tui/widgets/list.h"

/* The list of the catalog as a person goes through it: the row under the cursor, the page beside
 * it, the filter that is being typed. The screen `catalog` has the keys; browse_draw.c paints,
 * browse_filter.c has the prompt. */
struct browse {
    struct list list;
    bool reading; /* the keys that move belong to the page beside the list */
    int preset;   /* of the columns */
    struct detail detail;
    size_t completion;            /* which one Tab put in last */
    char completed[FILTER_BYTES]; /* the text it came from */
    char inserted[FILTER_BYTES];  /* and what became of that */
};

#define BROWSE_LIST_WIDTH 62 /* of the list beside a page */
#define BROWSE_MARGIN 3      /* columns before the first: cursor and mark */
#define BROWSE_PEEK_ROWS 6   /* below the list, where no page stands beside it */

/* The framework under the cursor, -1: no row is left. */
int browse_selected(const struct app *app, const struct browse *browse);
int browse_rows(const struct app *app); /* of the list in sight: draw paints, keys move by them */

/* Is there a page beside the list, and does it have the keys that move? */
bool browse_is_reading(const struct app *app, const struct browse *browse);
struct viewer *browse_viewer(struct app *app, struct browse *browse); /* as it will be drawn */
int browse_compared_width(const struct app *app); /* of the third pane; 0: there is none */

/* Puts the cursor back on the framework it was on when rows have changed around it. */
void browse_follow(struct app *app, struct browse *browse, int framework);

/* Takes the row under the cursor: its page, or for the picker the end. */
void browse_open(struct app *app, void *state);

void browse_draw(struct app *app, void *state, struct frame *frame);
void browse_open_filter(struct app *app, void *state);
void browse_open_picker(struct app *app, struct browse *browse, const char *text);

#endif
