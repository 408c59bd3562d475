#ifndef DOCUMENT_RECORD_RECORD_LAYOUT_H
#define DOCUMENT_RECORD_RECORD_LAYOUT_H

#include "base/text/text.h"

/* Lays out the output of markdown_write() as prettier does by default, so that formatters do not
 * change a record: lists at the margin with "-", one blank after a number, aligned tables, no blank
 * before an info string. All list items are one line. */
void record_layout(const char *markdown, struct text *text);

#endif
