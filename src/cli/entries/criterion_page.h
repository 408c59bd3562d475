#ifndef CLI_ENTRIES_CRITERION_PAGE_H
#define CLI_ENTRIES_CRITERION_PAGE_H

#include "catalog/model/catalog.h"
#include "document/model/document.h"

/* Appends the page of a criterion or a trait to the document, under a level 1 heading: how it is
 * computed or measured, what refers to it, and its value for every framework. */
void criterion_page_append(struct document *document, struct catalog *catalog, int criterion);
void trait_page_append(struct document *document, struct catalog *catalog, int trait);

#endif
