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

/* What the margin shows at a position of the body. */
struct page_margin_entry {
    int section;  /* counted from 1; 0: none */
    bool is_link; /* the link at this row and column of the visible text */
    int row, column;
};
struct page_margin_entry page_margin_at(struct app *app, const struct detail *detail,
                                        struct area body, int row, int column);

#endif
