#include "document/markdown/tree.h"

#include "document/markdown/parse.h"

#include "base/bounds.h"
#include "base/text/text.h"

/* In markdown the numbers of an ordered list have at most nine digits. */
#define START_MAX 900000000

cmark_node *tree_append(cmark_node *parent, cmark_node_type type)
{
    cmark_node *node = markdown_node(type);

    cmark_node_append_child(parent, node);
    return node;
}

cmark_node *tree_append_literal(cmark_node *parent, cmark_node_type type, const char *literal)
{
    cmark_node *node = tree_append(parent, type);

    cmark_node_set_literal(node, literal);
    return node;
}

static void add_block(cmark_node *parent, const struct block *block,
                      const struct tree_format *format);
static void add_blocks(cmark_node *parent, const struct block *first,
                       const struct tree_format *format);

static void drop_if_empty(cmark_node *node)
{
    if (!cmark_node_first_child(node))
        cmark_node_free(node);
}

/* Adds the inlines of a paragraph or heading; without any the block is dropped. */
static void add_words(cmark_node *parent, const struct block *block, cmark_node_type type,
                      const struct tree_format *format)
{
    cmark_node *node = tree_append(parent, type);

    if (type == CMARK_NODE_HEADING)
        cmark_node_set_heading_level(node, block->level);
    format->inlines(node, block->inlines);
    drop_if_empty(node);
}

static void add_heading(cmark_node *parent, const struct block *block,
                        const struct tree_format *format)
{
    add_words(parent, block, CMARK_NODE_HEADING, format);
}

static void add_paragraph(cmark_node *parent, const struct block *block,
                          const struct tree_format *format)
{
    add_words(parent, block, CMARK_NODE_PARAGRAPH, format);
}

/* Whether this list may directly follow a paragraph: markdown reads a list that does not begin with
 * 1 as part of the paragraph. */
static bool interrupts(const struct block *list)
{
    return !list->ordered || list->start == 1;
}

/* Without an empty line between its blocks, an item reads the same only if it is one block, or
 * a paragraph with a list. */
static bool item_can_be_tight(const struct block *item)
{
    const struct block *first = item->first;

    if (!first || !first->next)
        return true;
    return first->kind == BLOCK_PARAGRAPH && first->next->kind == BLOCK_LIST &&
           interrupts(first->next) && !first->next->next;
}

static bool list_is_tight(const struct block *list)
{
    for (const struct block *item = list->first; item; item = item->next) {
        if (!item_can_be_tight(item))
            return false;
    }
    return list->tight;
}

static void add_list(cmark_node *parent, const struct block *block,
                     const struct tree_format *format)
{
    cmark_node *list = tree_append(parent, CMARK_NODE_LIST);

    cmark_node_set_list_type(list, block->ordered ? CMARK_ORDERED_LIST : CMARK_BULLET_LIST);
    cmark_node_set_list_delim(list, CMARK_PERIOD_DELIM);
    cmark_node_set_list_start(list, MIN(block->start, START_MAX));
    cmark_node_set_list_tight(list, list_is_tight(block));
    add_blocks(list, block->first, format);
    drop_if_empty(list);
}

/* cmark misplaces what follows a list that begins an item, so the rest becomes the next item. */
static void add_item(cmark_node *parent, const struct block *block,
                     const struct tree_format *format)
{
    cmark_node *item = tree_append(parent, CMARK_NODE_ITEM);

    for (const struct block *inside = block->first; inside; inside = inside->next) {
        cmark_node *first = cmark_node_first_child(item);

        if (first && cmark_node_get_type(first) == CMARK_NODE_LIST)
            item = tree_append(parent, CMARK_NODE_ITEM);
        add_block(item, inside, format);
    }
    drop_if_empty(item);
}

static void add_quote(cmark_node *parent, const struct block *block,
                      const struct tree_format *format)
{
    cmark_node *quote = tree_append(parent, CMARK_NODE_BLOCK_QUOTE);

    add_blocks(quote, block->first, format);
    drop_if_empty(quote);
}

static void add_code(cmark_node *parent, const struct block *block,
                     const struct tree_format *format)
{
    cmark_node *code = tree_append_literal(parent, CMARK_NODE_CODE_BLOCK, block->text);

    (void)format;
    cmark_node_set_fence_info(code, block->info);
}

/* A rule at the start of an item separates nothing, and cmark would write an empty item before
 * it. */
static void add_rule(cmark_node *parent, const struct block *block,
                     const struct tree_format *format)
{
    (void)block;
    (void)format;
    if (cmark_node_get_type(parent) != CMARK_NODE_ITEM || cmark_node_first_child(parent))
        tree_append(parent, CMARK_NODE_THEMATIC_BREAK);
}

static void add_table(cmark_node *parent, const struct block *block,
                      const struct tree_format *format)
{
    cmark_node *table = block->table->first ? format->table(block->table) : NULL;

    if (table)
        cmark_node_append_child(parent, table);
}

static void add_fold(cmark_node *parent, const struct block *block,
                     const struct tree_format *format)
{
    struct text html;

    text_init(&html);
    if (block->text)
        text_printf(&html, TREE_FOLD "%s" TREE_FOLD_OPEN, block->text);
    else
        text_append(&html, TREE_FOLD_END);
    format->raw(parent, html.bytes);
    text_finish(&html);
}

typedef void add_function(cmark_node *parent, const struct block *block,
                          const struct tree_format *format);

static add_function *const add[] = {
    [BLOCK_HEADING] = add_heading, [BLOCK_PARAGRAPH] = add_paragraph, [BLOCK_LIST] = add_list,
    [BLOCK_ITEM] = add_item,       [BLOCK_TABLE] = add_table,         [BLOCK_CODE] = add_code,
    [BLOCK_QUOTE] = add_quote,     [BLOCK_RULE] = add_rule,           [BLOCK_FOLD] = add_fold,
};

/* Recursion depth is that of the document, which is bounded: markdown_read limits it, and the
 * program builds only shallow ones. */
static void add_block(cmark_node *parent, const struct block *block,
                      const struct tree_format *format)
{
    add[block->kind](parent, block, format);
}

static void add_blocks(cmark_node *parent, const struct block *first,
                       const struct tree_format *format)
{
    for (const struct block *block = first; block; block = block->next)
        add_block(parent, block, format);
}

cmark_node *tree_new(const struct document *document, const struct tree_format *format)
{
    cmark_node *root = markdown_node(CMARK_NODE_DOCUMENT);

    add_blocks(root, document->first, format);
    return root;
}
