#ifndef TUI_SCREENS_DETAIL_DETAIL_H
#define TUI_SCREENS_DETAIL_DETAIL_H

#include "tui/widgets/viewer.h"

struct app;

/* The page of a framework or component in a viewer, made when another one is shown. Used beside
 * the catalog's list and by the screen of its own. */
struct detail {
    struct arena *arena;
    struct viewer viewer;
    int framework, component; /* one of them, the other -1 */
};

void detail_init(struct detail *detail);
void detail_finish(struct detail *detail);
void detail_show_framework(struct detail *detail, struct app *app, int framework);
void detail_show_component(struct detail *detail, struct app *app, int component);

/* Opens the screen with a framework's or a component's page. */
void detail_push_framework(struct app *app, int framework);
void detail_push_component(struct app *app, int component);

/* With a framework's page at one of its parts, by the heading. */
void detail_push_part(struct app *app, int framework, const char *heading);

#endif
