#ifndef TUI_SCREENS_CATALOG_BROWSE_H
#define TUI_SCREENS_CATALOG_BROWSE_H

#include "catalog/filter/filter.h"
#include "document/page/page.h"
#include "tui/cells/frame.h"
#include "tui/screens/catalog/browse_columns.h"
#include "tui/screens/detail/detail.h"
#include "tui/widgets/list.h"

#define PROFILES_KEPT 32

/* The catalog as a person goes through it: a matrix of bars, and under it what the row under the
 * cursor is. The screen `catalog` has the keys; browse_draw.c paints, browse_card.c the profile,
 * browse_filter.c has the prompt. */
struct browse {
    struct list list;
    int set;                      /* of the columns */
    bool figures;                 /* numbers in place of bars */
    size_t completion;            /* which one Tab put in last */
    char completed[FILTER_BYTES]; /* the text it came from */
    char inserted[FILTER_BYTES];  /* and what became of that */
    struct browse_profile {
        struct arena *arena; /* NULL: none yet */
        struct page_profile profile;
        int framework;
    } profiles[PROFILES_KEPT]; /* of the entries drawn last: making one means reading a page */
};

/* Where the parts are within the body, in rows from its top: a pure function of the frame, of how
 * many entries there are and of whether anything is answered. */
struct browse_plan {
    int status, status_rows; /* how many, sorted by what; or the first lines for a newcomer */
    int head, head_rows;     /* of the columns */
    int list, list_rows;
    int card, card_rows; /* of the row under the cursor; 0: none */
};
struct browse_plan browse_plan(struct app *app);

/* The columns of the matrix as they are drawn. */
int browse_choose(struct app *app, const struct browse *browse, struct column *columns);

/* The framework under the cursor, -1: no row is left. */
int browse_selected(const struct app *app, const struct browse *browse);

/* Puts the cursor back on the framework it was on when rows have changed around it. */
void browse_follow(struct app *app, struct browse *browse, int framework);

/* Takes the row under the cursor: its page, or for the picker the end. */
void browse_open(struct app *app, void *state);

void browse_draw(struct app *app, void *state, struct frame *frame);
void browse_draw_card(struct app *app, struct browse *browse, int framework, struct area area);
void browse_open_filter(struct app *app, void *state);
void browse_open_picker(struct app *app, struct browse *browse, const char *text);

#endif
