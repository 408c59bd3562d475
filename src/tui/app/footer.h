#ifndef TUI_APP_FOOTER_H
#define TUI_APP_FOOTER_H

#include "tui/cells/surface.h"

struct app;

/* The footer: as many keys of the top screen as fit, never cut. The screen's own keys come first,
 * then the common ones; the key that leaves the screen is dropped last. Places are in the top bar
 * (places.h). While a prompt is open, its keys are shown. Entries can be clicked. */
void footer_draw(struct app *app, struct area area);

/* The key whose entry is at a column of a footer of this width; false: none. */
bool footer_at(struct app *app, int columns, int column, uint32_t *ret_code);

#endif
