#ifndef MANUAL_MDOC_H
#define MANUAL_MDOC_H

#include "base/text/text.h"
#include "document/model/document.h"

/* The header data of a manual page. All borrowed. */
struct mdoc_page {
    const char *name;    /* "whichstack-filter" */
    int section;         /* 7 */
    const char *summary; /* description for the line under NAME, without a full stop */
    const char *date;    /* "November 22, 2026": of the page, not of the day it is built */
};

/* Writes a document as an mdoc(7) page: non-ASCII characters and leading control characters are
 * escaped, each sentence begins a new line, and lines have at most 80 bytes if words allow it.
 *
 * Headings of levels 1 and 2 become sections, deeper ones subsections. A table of two columns
 * (without its head), and a list whose items all begin with code and ": ", become a list of
 * terms. `name(7)` becomes a cross reference. A link that is not a web address becomes its text;
 * rules are left out. */
void mdoc_write(const struct document *document, const struct mdoc_page *page, struct text *text);

#endif
