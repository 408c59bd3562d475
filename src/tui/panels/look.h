#ifndef TUI_PANELS_LOOK_H
#define TUI_PANELS_LOOK_H

#include "catalog/model/catalog.h"
#include "tui/cells/chart.h"
#include "tui/cells/frame.h"
#include "tui/cells/heading.h"
#include "tui/cells/letters.h"
#include "tui/cells/marks.h"
#include "tui/cells/surface.h"

/* What the panels of a decision have in common to look at. */

/* A line, block or mark, or its replacement in ASCII. */
const char *look_sign(const char *sign, bool unicode);

/* "Title ------ note"; note "": none. */
void look_head(struct area area, int row, int column, int width, const char *title,
               const char *note, bool unicode);

/* A name in big letters when they have room; returns their columns, 0: not drawn. */
int look_big(struct area area, int row, int column, int width, bool unicode, const char *name,
             int *ret_rows);

/* The hue of a part of a stacked bar, from 0; beyond five it is that of all others. */
enum role look_part(int part);

/* The hue of what an entry is written in, by the order in which they come up in the catalog. */
enum role look_language(struct catalog *catalog, const char *language);

#endif
