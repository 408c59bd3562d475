#include "document/markdown/markdown.h"

#include "document/markdown/markdown_inline.h"
#include "document/markdown/parse.h"

#include <stdlib.h>

/* cmark writes the markdown and escapes text. It only gets trees that it reads back unchanged
 * (tree.c, markdown_inline.h), so writing is reproducible. A table is a paragraph with one line per
 * row, because cmark without extensions parses it that way. */

static void add_inlines(cmark_node *block, const struct inline_node *first)
{
    bool heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;
    struct inline_writer writer;

    inline_writer_init(&writer, block, heading ? IN_HEADING : IN_PARAGRAPH);
    inline_writer_put(&writer, first);
    inline_writer_finish(&writer);
}

static const char *bar_before(size_t column)
{
    return column == 0 ? "| " : " | ";
}

static void put_row(struct inline_writer *writer, const struct table *table,
                    const struct table_row *row)
{
    for (size_t column = 0; column < table->n_columns; column++) {
        inline_writer_bars(writer, bar_before(column));
        inline_writer_put(writer, row->cells[column].inlines);
    }
    inline_writer_bars(writer, " |");
    inline_writer_flush(writer);
}

static void put_alignments(struct inline_writer *writer, const struct table *table)
{
    for (size_t column = 0; column < table->n_columns; column++) {
        inline_writer_bars(writer, bar_before(column));
        inline_writer_bars(writer, table->alignments[column] == ALIGN_RIGHT ? " ---:" : " ---");
    }
    inline_writer_bars(writer, " |");
    inline_writer_flush(writer);
}

static cmark_node *table_new(const struct table *table)
{
    cmark_node *paragraph = markdown_node(CMARK_NODE_PARAGRAPH);
    struct inline_writer writer;

    inline_writer_init(&writer, paragraph, IN_CELL);
    for (const struct table_row *row = table->first; row; row = row->next) {
        put_row(&writer, table, row);
        if (row == table->first) {
            tree_append(paragraph, CMARK_NODE_SOFTBREAK);
            put_alignments(&writer, table);
        }
        if (row->next)
            tree_append(paragraph, CMARK_NODE_SOFTBREAK);
    }
    inline_writer_finish(&writer);
    return paragraph;
}

static void add_raw(cmark_node *parent, const char *html)
{
    tree_append_literal(parent, CMARK_NODE_HTML_BLOCK, html);
}

void markdown_write(const struct document *document, struct text *text)
{
    static const struct tree_format markdown = {add_inlines, table_new, add_raw};
    cmark_node *root = tree_new(document, &markdown);
    char *written = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);

    text_append(text, written);
    free(written);
    cmark_node_free(root);
}
