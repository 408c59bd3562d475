#ifndef DOCUMENT_PAGE_PAGE_H
#define DOCUMENT_PAGE_PAGE_H

#include "catalog/model/catalog.h"
#include "document/model/document.h"

/* The detail page of a framework or a component, made of what the catalog holds: its own page,
 * then every fact, level, rating, pairing and claim with date, reason and doubt. `[7]` behind a
 * statement is the seventh entry of the list of sources that ends the page. What is unknown says
 * so, with its bounds. In the arena; cannot fail.
 *
 * A page that stands alone names the other pages; one among others links to them. */
enum page_links { PAGE_ALONE, PAGE_LINKED };
struct document *page_of_framework(struct arena *arena, struct catalog *catalog, int framework,
                                   enum page_links links);
struct document *page_of_component(struct arena *arena, struct catalog *catalog, int component,
                                   enum page_links links);

/* The page's own section of that number, from 1: its title, and how its text begins, both in the
 * arena. Much less work than the page. False: it has no such section, or nothing in it. */
bool page_glimpse(struct arena *arena, struct catalog *catalog, int framework, int number,
                  const char **ret_title, const char **ret_text);

/* What a link to another page leads to, the other of the two is -1. False: it leads elsewhere. */
bool page_target(struct catalog *catalog, const char *target, int *ret_framework,
                 int *ret_component);

/* The headings of the parts that the explorer leads to. */
extern const char page_claims[], page_sources_heading[];

#endif
