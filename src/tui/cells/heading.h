#ifndef TUI_CELLS_HEADING_H
#define TUI_CELLS_HEADING_H

#include "tui/cells/surface.h"

#include <stdbool.h>

/* Lines under words instead of boxes round panes. */

/* "Title ────────────── note" over `width` columns from `column` on: the title bold, a thin rule to
 * the right edge, and at its end an optional note (NULL: none), which is dropped when the title
 * would not fit beside it. */
void heading_draw(struct area area, int row, int column, int width, bool unicode, const char *title,
                  const char *note);

/* A thin rule, or the heavy one that lies under what is open. */
void heading_rule(struct area area, int row, int column, int width, bool unicode);
void heading_heavy_rule(struct area area, int row, int column, int width, bool unicode);

/* " text " as a chip: the cursor, the open place, the focused link. Returns the column after it. */
int heading_chip(struct area area, int row, int column, const char *text);

/* "k" as a key and " word" beside it in another role; returns the column after it. */
int heading_key(struct area area, int row, int column, const char *key, enum role role,
                const char *word);

#endif
