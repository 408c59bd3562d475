#ifndef TUI_SCREENS_DETAIL_PAGE_MARGIN_H
#define TUI_SCREENS_DETAIL_PAGE_MARGIN_H

#include "tui/screens/detail/detail.h"

/* The columns of the Page screen: text of at most 72 columns, and beside it a margin that does not
 * scroll, with facts, table of contents and the links in the visible text. */
struct page_columns {
    int text, text_width;
    int margin, margin_width; /* width 0: no margin */
    int links, links_width;   /* second margin for the links; width 0: they are in the first */
};
struct page_columns page_columns_of(int columns);

/* Call after viewer_prepare. */
void page_margin_draw(struct app *app, const struct detail *detail, struct area body,
                      const struct page_columns *columns);

#endif
