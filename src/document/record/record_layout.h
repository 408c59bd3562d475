#ifndef DOCUMENT_RECORD_RECORD_LAYOUT_H
#define DOCUMENT_RECORD_RECORD_LAYOUT_H

#include "base/text/text.h"

/* Lays out markdown of markdown_write() as prettier does with its defaults, so that formatters leave
 * a record as it is: lists at the margin with "-", one blank after a number, aligned tables, no
 * blank before an info string. All list items are one line. */
void record_layout(const char *markdown, struct text *text);

#endif
