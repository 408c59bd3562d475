#ifndef TUI_PANELS_PANEL_H
#define TUI_PANELS_PANEL_H

#include "catalog/model/catalog.h"
#include "tui/cells/chart.h"
#include "tui/cells/frame.h"
#include "tui/cells/heading.h"
#include "tui/cells/letters.h"
#include "tui/cells/marks.h"
#include "tui/cells/surface.h"

/* Drawing functions that the panels and screens of a decision share. */

/* Returns a line, block or mark, or its ASCII replacement. */
const char *panel_sign(const char *sign, bool unicode);

/* Draws "Title ------ note"; note "": none. */
void panel_head(struct area area, int row, int column, int width, const char *title,
                const char *note, bool unicode);

/* Draws a name in big letters if they fit. Returns their width in columns; 0: not drawn. */
int panel_big_name(struct area area, int row, int column, int width, bool unicode, const char *name,
                   int *ret_rows);

/* The colour of a part of a stacked bar, counted from 0. Parts after the fifth share one colour. */
enum role panel_part_role(int part);

/* Draws the mark before a name, in the colour of its language; nothing where the catalog names none.
 * The colours are assigned in the order in which the catalog mentions the languages. */
void panel_language_mark(struct area area, int row, int column, struct catalog *catalog,
                         const char *language, bool unicode);

#endif
