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

/* The colour of a language, assigned in the order in which the catalog mentions them. */
enum role panel_language_role(struct catalog *catalog, const char *language);

#endif
