#ifndef TUI_SCREENS_DETAIL_PAGE_MARGIN_H
#define TUI_SCREENS_DETAIL_PAGE_MARGIN_H

#include "tui/screens/detail/detail.h"

/* How a page shares the window: text at most 72 columns wide, and beside it a margin that keeps in
 * sight what the text scrolls away: facts, contents, and the links of what is shown. */
struct page_columns {
    int text, text_width;
    int margin, margin_width; /* width 0: there is no room */
    int links, links_width;   /* a second margin, for the links; width 0: they are in the first */
};
struct page_columns page_columns_of(int columns);

/* After the page was prepared. */
void page_margin_draw(struct app *app, const struct detail *detail, struct area body,
                      const struct page_columns *columns);

#endif
