#ifndef TUI_SCREENS_DETAIL_DETAIL_H
#define TUI_SCREENS_DETAIL_DETAIL_H

#include "catalog/model/catalog.h"
#include "tui/widgets/viewer.h"

struct app;

/* The pages read last, with their layouts. A page that is read again is not built again. */
struct read_pages;
struct read_pages *read_pages_new(void);
void read_pages_free(void *pages);

/* The page of a framework or component in a viewer. */
struct detail {
    struct read_pages *read; /* borrowed */
    struct arena *arena;     /* NULL: no page is shown */
    struct viewer viewer;
    int framework, component; /* one of the two is set, the other is -1 */
};

void detail_init(struct detail *detail, struct read_pages *read);
void detail_finish(struct detail *detail); /* the page is one that was read */
void detail_show_framework(struct detail *detail, struct catalog *catalog, int framework);
void detail_show_component(struct detail *detail, struct catalog *catalog, int component);

/* Opens the Page screen for a framework. */
void detail_push_framework(struct app *app, int framework);

/* Opens a framework's page and scrolls to the section with this heading. */
void detail_push_part(struct app *app, int framework, const char *heading);

#endif
