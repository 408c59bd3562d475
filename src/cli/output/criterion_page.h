#ifndef CLI_MEANING_H
#define CLI_MEANING_H

#include "catalog/model/catalog.h"
#include "document/model/document.h"

/* What a criterion or a trait means: how it is worked out or measured, what refers to it, and
 * its value for every framework. Appended to the document, under a heading of the first level. */
void meaning_of_criterion(struct document *document, struct catalog *catalog, int criterion);
void meaning_of_trait(struct document *document, struct catalog *catalog, int trait);

#endif
