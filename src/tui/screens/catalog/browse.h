#ifndef TUI_SCREENS_CATALOG_BROWSE_H
#define TUI_SCREENS_CATALOG_BROWSE_H

#include "catalog/filter/filter.h"
#include "document/page/page.h"
#include "tui/cells/frame.h"
#include "tui/screens/catalog/browse_columns.h"
#include "tui/screens/detail/detail.h"
#include "tui/widgets/list.h"

#define PROFILES_KEPT 32

/* State of the Browse screen: a matrix of bars with one row per framework, and below it a card
 * about the selected framework. screen_catalog.c handles the keys, browse_draw.c draws the matrix,
 * browse_card.c draws the card and browse_filter.c runs the filter prompt. */
struct browse {
    struct list list;
    int set;                      /* index of the column set */
    bool figures;                 /* show numbers instead of bars */
    size_t completion;            /* completions inserted since the text was typed */
    char completed[FILTER_BYTES]; /* prompt text before the first Tab */
    char inserted[FILTER_BYTES];  /* prompt text after the last Tab */
    struct browse_choice {
        struct column columns[COLUMN_MOST];
        int count; /* 0: not chosen yet */
        unsigned n_changes;
        int set, width;
        char filter[FILTER_BYTES];
        unsigned version; /* the same: so are the columns */
    } choice;             /* the columns, and what they were chosen for */
    struct column_weights weights;
    char *forms; /* of a filter, in one line; NULL: not yet */
    struct browse_profile {
        struct arena *arena; /* NULL: slot not used yet */
        struct page_profile profile;
        int framework;
    } profiles[PROFILES_KEPT]; /* cache, because building a profile parses a page */
};

/* The layout of the screen: the first row and the height of each part, counted from the top of the
 * body. It depends on the frame, the number of entries, the filter, and whether the picker is open
 * or a question is answered. */
struct browse_plan {
    int status, status_rows; /* count, sort order and filter; or the greeting */
    int head, head_rows;     /* column titles */
    int list, list_rows;
    int card, card_rows; /* about the selected framework; 0 rows: no card */
};
struct browse_plan browse_plan(struct app *app);

/* The columns that fit the window, until the next call. Returns their number. */
int browse_choose(struct app *app, struct browse *browse, const struct column **ret_columns);

/* The selected framework; -1: the list is empty. Moves the cursor to the row of app->place first,
 * which undo or an answer may have moved. */
int browse_selected(const struct app *app, struct browse *browse);
/* Selects this row. */
void browse_select(struct app *app, struct browse *browse, int row);

/* Selects this framework after the rows have changed, or the first row if it is not listed. */
void browse_follow(struct app *app, struct browse *browse, int framework);

/* Opens the page of the selected framework; the picker stores the framework and quits instead. */
void browse_open(struct app *app, void *state);

void browse_draw(struct app *app, void *state, struct frame *frame);
void browse_draw_card(struct app *app, struct browse *browse, int framework, struct area area);
void browse_open_filter(struct app *app, void *state);
void browse_open_picker(struct app *app, struct browse *browse, const char *text);

#endif
