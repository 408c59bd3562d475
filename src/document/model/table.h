#ifndef DOCUMENT_SHEET_H
#define DOCUMENT_SHEET_H

#include "base/arena.h"
#include "base/text/text.h"
#include "document/model/document.h"

/* A table of cells that is written for people or for programs. Columns first, then rows cell by
 * cell; missing cells at the end of a row are empty. The strings are clean and borrowed: they
 * must live as long as the sheet. */
struct sheet;

struct sheet *sheet_new(struct arena *arena);

/* `id` is the head that programs read; people read `label`, or the id when it is NULL. */
void sheet_column(struct sheet *sheet, const char *id, const char *label, enum alignment alignment);

/* The rows that follow belong together: under a heading of their own for people, with the label
 * in a first column `group` for programs. */
void sheet_group(struct sheet *sheet, const char *label);

void sheet_row(struct sheet *sheet);                    /* begins the next row */
void sheet_cell(struct sheet *sheet, const char *text); /* its next cell */
void sheet_printf(struct sheet *sheet, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Aligned columns, two blanks between them, no blanks at the end of a line; heads that are ids
 * stand in capitals. With a width above 0 what is too wide wraps inside its column. */
void sheet_write_text(const struct sheet *sheet, int width, struct text *text);

/* RFC 4180 but for the line ends, which are "\n" alone: quotes where a cell needs them. */
void sheet_write_csv(const struct sheet *sheet, struct text *text);

/* Tab-separated; a tab or newline inside a cell is a blank. */
void sheet_write_tsv(const struct sheet *sheet, struct text *text);

/* A pipe table, one under each group's heading. */
void sheet_write_markdown(const struct sheet *sheet, struct text *text);

#endif
