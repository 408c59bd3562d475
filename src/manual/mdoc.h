#ifndef MANUAL_MDOC_H
#define MANUAL_MDOC_H

#include "base/text/text.h"
#include "document/model/document.h"

/* What a manual page says about itself. All of it borrowed. */
struct mdoc_page {
    const char *name;    /* "whichstack-filter" */
    int section;         /* 7 */
    const char *summary; /* half a sentence for the line under NAME, without a full stop */
    const char *date;    /* "November 22, 2026": of the page, not of the day it is built */
};

/* Writes a document as a manual page in mdoc(7): what is not ASCII is escaped, nothing at the
 * start of a line is taken for a macro, each sentence begins a line, and a line of words has at
 * most 80 bytes where its words allow it.
 *
 * Headings of levels 1 and 2 are sections, deeper ones subsections. A list of terms comes from a
 * table of two columns, whose head is left out, and from a list each of whose items begins with
 * code and ": ". `name(7)` in a text refers to that page. A link to no address of the web is its
 * text alone; a rule is left out. */
void mdoc_write(const struct document *document, const struct mdoc_page *page, struct text *text);

#endif
