#ifndef TUI_APP_FOOTER_H
#define TUI_APP_FOOTER_H

#include "tui/cells/surface.h"

struct app;

/* The last line: keys of the screen on top by priority, never cut in the middle. The screen's own
 * come first, then those of every screen; the key that leaves is dropped last. Places are in the
 * top bar (places.h) and not repeated. While a prompt is open, the footer shows its keys. Entries
 * can be clicked. */
void footer_draw(struct app *app, struct area area);

/* The key whose entry stands at a column of a footer that many columns wide; false: none. */
bool footer_at(struct app *app, int columns, int column, uint32_t *ret_code);

#endif
