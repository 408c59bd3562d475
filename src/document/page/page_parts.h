#ifndef DOCUMENT_PAGE_PAGE_PARTS_H
#define DOCUMENT_PAGE_PAGE_PARTS_H

#include "catalog/model/catalog.h"
#include "document/model/builder.h"
#include "document/model/sources.h"
#include "document/page/page.h"

/* How a source is cited. The nodes of a label are in every statement that needs it. */
struct citation {
    const char *target;           /* NULL: it is not a link */
    struct inline_node *label[2]; /* [checked]; NULL: not made yet */
};

#define PAGE_SAID_MOST 24

/* Shared by the pages of frameworks and components. */
struct page {
    struct arena *arena;
    struct catalog *catalog;
    struct document *document;
    struct sources *sources;
    enum page_links links;
    struct citation *citations; /* [number of the source - 1] */
    size_t n_citations, citations_room;
    struct inline_list line; /* of the last item */
    struct piece said[PAGE_SAID_MOST];
    size_t n_said; /* pending text, added as one piece */
};

/* Starts a page: its heading, its summary, and the catalog's markdown page. */
struct page *page_new(struct arena *arena, struct catalog *catalog, const char *kind,
                      const char *id, const char *name, const char *summary, enum page_links links);

/* Begins a list item whose first words are strong: a clean line that stays. What is added next goes into
 * it. */
void page_item(struct page *page, struct block *list, const char *strong);

/* An item that begins with the name of another page, "framework" or "component" by its kind. */
void page_item_about(struct page *page, struct block *list, const char *kind, const char *id,
                     const char *name);

/* The text is clean, and stays until the next item. */
void page_say(struct page *page, const char *text);
void page_say_number(struct page *page, int number);

/* An address as a link, anything else as text. */
void page_say_value(struct page *page, const char *text);

/* ", as of DATE"; nothing if there is no date. */
void page_say_date(struct page *page, const struct evidence *evidence);

/* Adds a citation after a statement: " [7]", " [7, not checked]", " [from memory]" or " [no
 * source]". With PAGE_LINKED it links to a source on the web. */
void page_cite(struct page *page, const struct evidence *evidence);

/* Adds ": NOTE" after a statement; nothing if the note is empty. */
void page_note(struct page *page, const char *note);

/* "PostgreSQL, fit 4 of 5, via pg [3]: why it fits", into an item that begins with the name of
 * the other of the two. */
void page_pairing(struct page *page, const char *slot, const struct pairing *pairing);

/* Ends the page with its sources, if any was cited. */
void page_finish(struct page *page);

#endif
