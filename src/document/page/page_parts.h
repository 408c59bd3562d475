#ifndef DOCUMENT_PAGE_PAGE_PARTS_H
#define DOCUMENT_PAGE_PAGE_PARTS_H

#include "catalog/model/catalog.h"
#include "document/model/sources.h"
#include "document/page/page.h"

/* Shared by the pages of frameworks and components. */
struct page {
    struct arena *arena;
    struct catalog *catalog;
    struct document *document;
    struct sources *sources;
    enum page_links links;
};

/* Starts a page: its heading, its summary, and the catalog's markdown page. */
struct page *page_new(struct arena *arena, struct catalog *catalog, const char *kind,
                      const char *id, const char *name, const char *summary, enum page_links links);

/* Adds a paragraph or list item that begins with a strong word. */
struct inline_list page_item(struct page *page, struct block *list, const char *strong);

/* An item that begins with the name of another page, "framework" or "component" by its kind. */
struct inline_list page_item_about(struct page *page, struct block *list, const char *kind,
                                   const char *id, const char *name);

/* Adds a citation after a statement: " [7]", " [7, not checked]", " [from memory]" or " [no
 * source]". With PAGE_LINKED it links to a source on the web. */
void page_cite(struct page *page, struct inline_list *line, const struct evidence *evidence);

/* Adds ": NOTE" after a statement; nothing if the note is empty. */
void page_note(struct inline_list *line, const char *note);

/* "PostgreSQL, fit 4 of 5, via pg [3]: why it fits", into an item that begins with the name of
 * the other of the two. */
void page_pairing(struct page *page, struct inline_list *line, const char *slot,
                  const struct pairing *pairing);

/* Ends the page with its sources, if any was cited. */
void page_sources(struct page *page);

#endif
