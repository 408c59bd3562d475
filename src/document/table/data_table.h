#ifndef DOCUMENT_TABLE_DATA_TABLE_H
#define DOCUMENT_TABLE_DATA_TABLE_H

#include "base/arena.h"
#include "base/text/text.h"
#include "document/model/document.h"

/* A table of cells, written for people or for programs. Add columns first, then rows cell by cell;
 * missing cells at the end of a row are empty. Strings must be clean and are borrowed: they must
 * live as long as the table. */
struct data_table;

struct data_table *data_table_new(struct arena *arena);

/* `id` is the column head for programs; people see `label`, or the id if it is NULL. */
void data_table_column(struct data_table *table, const char *id, const char *label,
                       enum alignment alignment);

/* Starts a group of rows: a heading for people, a first column `group` with the label for
 * programs. */
void data_table_group(struct data_table *table, const char *label);

void data_table_row(struct data_table *table);                    /* begins the next row */
void data_table_cell(struct data_table *table, const char *text); /* its next cell */
void data_table_printf(struct data_table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Aligned columns, two blanks between them, no blanks at the end of a line; heads that are ids are
 * in capitals. With a width above 0, cells that are too wide wrap inside their column; in a table
 * of groups, a row with an address that is too wide has a line for each cell instead. */
void data_table_write_text(const struct data_table *table, int width, struct text *text);

/* RFC 4180, but with "\n" as line end: quotes only where needed. */
void data_table_write_csv(const struct data_table *table, struct text *text);

/* Tab-separated; a tab or newline in a cell becomes a blank. */
void data_table_write_tsv(const struct data_table *table, struct text *text);

/* A pipe table per group, under the group's heading. */
void data_table_write_markdown(const struct data_table *table, struct text *text);

#endif
