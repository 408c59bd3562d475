#ifndef DOCUMENT_PAGE_PAGE_H
#define DOCUMENT_PAGE_PAGE_H

#include "catalog/model/catalog.h"
#include "document/model/document.h"

/* The detail page of a framework or a component: its markdown page from the catalog, then every
 * fact, level, rating, pairing and claim with date, reason and doubts. `[7]` after a statement is
 * the seventh entry of the list of sources at the end. Unknown values are shown as unknown, with
 * their bounds. In the arena; cannot fail.
 *
 * PAGE_ALONE names other pages; PAGE_LINKED links to them. */
enum page_links { PAGE_ALONE, PAGE_LINKED };
struct document *page_of_framework(struct arena *arena, struct catalog *catalog, int framework,
                                   enum page_links links);
struct document *page_of_component(struct arena *arena, struct catalog *catalog, int component,
                                   enum page_links links);

/* A summary of the page: its first paragraph, and the points of its second and third section, which
 * are strengths and drawbacks. In the arena; missing parts are empty. */
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
void page_profile_of_text(struct arena *arena, const char *markdown,
                          struct page_profile *ret_profile);
/* The profile of a page as `compile` stores it beside the page, as a PROFILE_PAGE, so that nothing
 * is parsed when a card is shown: a line for the first paragraph, then one for each title, after
 * "+" or "-", and one for each point, after a blank. In the arena. A stored profile may come from
 * anybody: it is cleaned, and unknown lines are ignored. */
const char *page_profile_stored(struct arena *arena, const char *markdown);
void page_profile_of_stored(struct arena *arena, const char *stored,
                            struct page_profile *ret_profile);
/* False: the stored profile of a framework is not that of its page. */
bool page_profiles_verify(struct catalog *catalog, struct error *error);
/* The framework or component that a link leads to; the other one is -1. False: it is not a link to
 * a page. */
bool page_target(struct catalog *catalog, const char *target, int *ret_framework,
                 int *ret_component);

/* The headings of the parts that the explorer jumps to. */
extern const char page_claims[], page_sources_heading[];

#endif
