#ifndef CLI_ENTRIES_CRITERION_PAGE_H
#define CLI_ENTRIES_CRITERION_PAGE_H

#include "catalog/model/catalog.h"
#include "document/model/document.h"

/* What a criterion or a trait means: how it is worked out or measured, what refers to it, and
 * its value for every framework. Appended to the document, under a heading of the first level. */
void criterion_page_append(struct document *document, struct catalog *catalog, int criterion);
void trait_page_append(struct document *document, struct catalog *catalog, int trait);

#endif
