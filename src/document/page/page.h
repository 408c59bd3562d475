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

/* What the page says in short: the paragraph it begins with, and the points of its second and third
 * section, what speaks for it and what against it. In the arena; what is missing is empty. */
enum { PROFILE_GOOD = 2, PROFILE_BAD = 3 };
struct page_points {
    const char *title; /* NULL: there is no such section */
    const char **texts;
    size_t count;
};
struct page_profile {
    const char *lead;
    struct page_points good, bad;
};
void page_profile(struct arena *arena, struct catalog *catalog, int framework,
                  struct page_profile *ret_profile);

/* What a link to another page leads to, the other of the two is -1. False: it leads elsewhere. */
bool page_target(struct catalog *catalog, const char *target, int *ret_framework,
                 int *ret_component);

/* The headings of the parts that the explorer leads to. */
extern const char page_claims[], page_sources_heading[];

#endif
