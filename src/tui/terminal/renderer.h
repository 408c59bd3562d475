#ifndef TUI_TERMINAL_RENDERER_H
#define TUI_TERMINAL_RENDERER_H

#include "tui/cells/surface.h"
#include "tui/terminal/inks.h"

/* Puts surfaces into newscr, the window that curses compares with the screen in doupdate(). Only cells
 * that differ from those of the surface before are put. */
struct renderer;

struct renderer *renderer_new(struct inks *inks); /* borrowed */
void renderer_free(struct renderer *renderer);    /* NULL is fine */

/* newscr may hold anything: the next surface is put as a whole. */
void renderer_forget(struct renderer *renderer);

/* The same when the inks have a new theme. */
void renderer_forget_theme(struct renderer *renderer);

/* The surface may be larger or smaller than the window, which has `rows` and `columns`. */
void renderer_put(struct renderer *renderer, const struct surface *surface, int rows, int columns);

#endif
