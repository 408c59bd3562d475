#ifndef TUI_CELLS_HEADING_H
#define TUI_CELLS_HEADING_H

#include "tui/cells/surface.h"

#include <stdbool.h>

/* Headings and rules; panes have no boxes around them. */

/* Draws "Title ────────────── note", `width` columns wide: a bold title, a thin rule, and an
 * optional note (NULL: none), which is dropped if title and note do not fit. */
void heading_draw(struct area area, int row, int column, int width, bool unicode, const char *title,
                  const char *note);

/* A heavy rule, for the open place or section; frame_rule draws a thin one. */
void heading_heavy_rule(struct area area, int row, int column, int width, bool unicode);

/* Draws " text " as a chip: the cursor, the open place or the focused link. Returns the column
 * after it. */
int heading_chip(struct area area, int row, int column, const char *text);

#endif
