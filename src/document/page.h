#ifndef DOCUMENT_PAGE_H
#define DOCUMENT_PAGE_H

#include "catalog/catalog.h"
#include "document/document.h"

/* The detail page of a framework or a component, made of what the catalog holds: its own page,
 * then every fact, level, rating, pairing and claim with date, reason and doubt. `[7]` behind a
 * statement is the seventh entry of the list of sources that ends the page. What is unknown says
 * so, with its bounds. In the arena; cannot fail. */
struct document *page_of_framework(struct arena *arena, struct catalog *catalog, int framework);
struct document *page_of_component(struct arena *arena, struct catalog *catalog, int component);

#endif
