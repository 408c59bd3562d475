#include "document/markdown/markdown.h"

#include "base/text/clean.h"
#include "document/markdown/parse.h"
#include "document/markdown/tree.h"

#include <stdlib.h>
#include <string.h>

/* cmark writes the HTML; for tables only that of the cells. The page respects the reader's colours,
 * fonts and width, and loads nothing. */

static const char page_style[] =
    ":root { color-scheme: light dark; --line: #c8c8c8; --quiet: #595959; --link: #0b57d0; }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  :root { --line: #4a4a4a; --quiet: #a8a8a8; --link: #8ab4f8; }\n"
    "}\n"
    "body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }\n"
    "main { max-width: 64rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: break-word; }\n"
    "p, ul, ol, blockquote { max-width: 46rem; }\n"
    "h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 0.5em; }\n"
    "h1 { margin-top: 0; }\n"
    "a { color: var(--link); }\n"
    "code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }\n"
    "pre { overflow-x: auto; padding: 0.75rem; border: 1px solid var(--line); }\n"
    "blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid var(--line);"
    " color: var(--quiet); }\n"
    "details { margin: 1em 0; }\n"
    "summary { cursor: pointer; font-weight: bold; }\n"
    "hr { border: 0; border-top: 1px solid var(--line); }\n"
    "table { border-collapse: collapse; margin: 1em 0; font-size: 0.9em; }\n"
    "th, td { border-bottom: 1px solid var(--line); padding: 0.3em 1em 0.3em 0;"
    " text-align: left; vertical-align: top; }\n"
    "tbody th { font-weight: normal; }\n"
    ".number { text-align: right; }\n"
    "@media (max-width: 48rem) {\n"
    "  table { display: block; overflow-x: auto; }\n"
    "}\n"
    "@media print {\n"
    "  body { font-size: 10pt; }\n"
    "  main, p, ul, ol, blockquote { max-width: none; padding-right: 0; }\n"
    "  main { padding: 0; }\n"
    "  table { display: table; }\n"
    "  pre { white-space: pre-wrap; }\n"
    "  h1, h2, h3, h4, h5, h6 { break-after: avoid; }\n"
    "  tr, blockquote { break-inside: avoid; }\n"
    "}\n";

static void add_inlines(cmark_node *parent, const struct inline_node *first);

static void add_inside(cmark_node *parent, cmark_node_type type, const struct inline_node *node)
{
    cmark_node *inside = tree_append(parent, type);

    if (node->target)
        cmark_node_set_url(inside, node->target);
    add_inlines(inside, node->first);
}

static void add_inline(cmark_node *parent, const struct inline_node *node)
{
    static const cmark_node_type types[] = {
        [INLINE_TEXT] = CMARK_NODE_TEXT,     [INLINE_STRONG] = CMARK_NODE_STRONG,
        [INLINE_EMPHASIS] = CMARK_NODE_EMPH, [INLINE_CODE] = CMARK_NODE_CODE,
        [INLINE_LINK] = CMARK_NODE_LINK,     [INLINE_BREAK] = CMARK_NODE_LINEBREAK,
    };

    if (node->text)
        tree_append_literal(parent, types[node->kind], node->text);
    else
        add_inside(parent, types[node->kind], node);
}

static void add_inlines(cmark_node *parent, const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next)
        add_inline(parent, node);
}

/* --- tables ------------------------------------------------------------------------------ */

/* The cells that name a row or column are <th>, for screen readers. */
static const char *cell_tag(bool head, size_t column)
{
    if (head)
        return "th scope=\"col\"";
    return column == 0 ? "th scope=\"row\"" : "td";
}

static void write_cell(struct text *html, const struct table *table, const struct table_row *row,
                       size_t column)
{
    const char *tag = cell_tag(row == table->first, column);
    const char *class = table->alignments[column] == ALIGN_RIGHT ? " class=\"number\"" : "";
    cmark_node *cell = markdown_node(CMARK_NODE_CUSTOM_INLINE);
    char *inside;

    add_inlines(cell, row->cells[column].inlines);
    inside = cmark_render_html(cell, CMARK_OPT_DEFAULT);
    text_printf(html, "<%s%s>%s</%.2s>\n", tag, class, inside, tag);
    free(inside);
    cmark_node_free(cell);
}

static void write_row(struct text *html, const struct table *table, const struct table_row *row)
{
    text_append(html, "<tr>\n");
    for (size_t column = 0; column < table->n_columns; column++)
        write_cell(html, table, row, column);
    text_append(html, "</tr>\n");
}

static void write_table(struct text *html, const struct table *table)
{
    text_append(html, "<table>\n<thead>\n");
    write_row(html, table, table->first);
    text_append(html, "</thead>\n");
    if (table->first->next)
        text_append(html, "<tbody>\n");
    for (const struct table_row *row = table->first->next; row; row = row->next)
        write_row(html, table, row);
    if (table->first->next)
        text_append(html, "</tbody>\n");
    text_append(html, "</table>");
}

static cmark_node *table_new(const struct table *table)
{
    cmark_node *block = markdown_node(CMARK_NODE_CUSTOM_BLOCK);
    struct text html;

    text_init(&html);
    write_table(&html, table);
    cmark_node_set_on_enter(block, html.bytes);
    text_finish(&html);
    return block;
}

/* cmark leaves raw HTML out of a page, but not what a custom block begins with. */
static void add_raw(cmark_node *parent, const char *html)
{
    cmark_node_set_on_enter(tree_append(parent, CMARK_NODE_CUSTOM_BLOCK), html);
}

/* --- pages ------------------------------------------------------------------------------- */

void html_write_body(const struct document *document, struct text *text)
{
    static const struct tree_format html = {add_inlines, table_new, add_raw};
    cmark_node *root = tree_new(document, &html);
    char *written = cmark_render_html(root, CMARK_OPT_DEFAULT);

    text_append(text, written);
    free(written);
    cmark_node_free(root);
}

void html_write(const struct document *document, const char *title, struct text *text)
{
    struct arena *arena = arena_new();
    cmark_node *words = markdown_node(CMARK_NODE_TEXT);
    char *escaped;

    cmark_node_set_literal(words, clean_line(arena, title, strlen(title)));
    escaped = cmark_render_html(words, CMARK_OPT_DEFAULT);
    text_append(text, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    text_printf(text, "<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", escaped,
                page_style);
    html_write_body(document, text);
    text_append(text, "</main>\n</body>\n</html>\n");
    free(escaped);
    cmark_node_free(words);
    arena_free(arena);
}
