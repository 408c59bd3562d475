#include "document/model/document.h"

#include "base/text/clean.h"
#include "base/text/text.h"
#include "document/model/builder.h"

#include <assert.h>
#include <string.h>

#define HEADING_LEVELS 6
#define BLOCKS_AT_ONCE 8 /* allocated at once */

struct document *document_new(struct arena *arena)
{
    struct document *document = ARENA_NEW(arena, struct document);

    document->arena = arena;
    return document;
}

struct block *block_append(struct document *document, struct block *parent, enum block_kind kind)
{
    struct block **first = parent ? &parent->first : &document->first;
    struct block **last = parent ? &parent->last : &document->last;
    struct block *block;

    if (document->n_free_blocks == 0) {
        document->free_blocks = ARENA_ARRAY(document->arena, struct block, BLOCKS_AT_ONCE);
        document->n_free_blocks = BLOCKS_AT_ONCE;
    }
    document->n_free_blocks--;
    block = document->free_blocks++;
    block->kind = kind;
    if (*last)
        (*last)->next = block;
    else
        *first = block;
    *last = block;
    return block;
}

struct block *document_heading(struct document *document, int level, const char *text)
{
    struct block *heading = block_append(document, NULL, BLOCK_HEADING);
    struct inline_list inlines = inlines_of_block(document, heading);
    const char *line = clean_line(document->arena, text, strlen(text));

    assert(level >= 1 && level <= HEADING_LEVELS);
    heading->level = level;
    inline_text(&inlines, line);
    return heading;
}

struct block *document_paragraph(struct document *document, struct block *parent)
{
    return block_append(document, parent, BLOCK_PARAGRAPH);
}

struct block *document_list(struct document *document, struct block *parent, bool ordered)
{
    const struct block *before = parent ? parent->last : document->last;
    struct block *list;

    assert(!before || before->kind != BLOCK_LIST);
    list = block_append(document, parent, BLOCK_LIST);
    list->ordered = ordered;
    list->tight = true;
    list->start = 1;
    return list;
}

struct block *document_item(struct document *document, struct block *list)
{
    assert(list->kind == BLOCK_LIST);
    return block_append(document, list, BLOCK_ITEM);
}

struct block *document_quote(struct document *document, struct block *parent)
{
    return block_append(document, parent, BLOCK_QUOTE);
}

/* Markdown can only write these three escaped, which readers of info strings do not expect. */
static char info_character(char character)
{
    return strchr("`\\&", character) ? '-' : character;
}

void block_set_code(struct document *document, struct block *block, const char *info,
                    const char *text)
{
    const char *lines = clean_text(document->arena, text, strlen(text));
    size_t length = strlen(lines);
    char *word = clean_line(document->arena, info, strlen(info));

    block->info = word;
    for (; *word != '\0'; word++)
        *word = info_character(*word);
    if (length > 0 && lines[length - 1] != '\n')
        lines = arena_printf(document->arena, "%s\n", lines);
    block->text = lines;
}

void document_code(struct document *document, struct block *parent, const char *info,
                   const char *text)
{
    block_set_code(document, block_append(document, parent, BLOCK_CODE), info, text);
}

void document_rule(struct document *document)
{
    block_append(document, NULL, BLOCK_RULE);
}

void document_fold(struct document *document, const char *summary)
{
    struct block *block = block_append(document, NULL, BLOCK_FOLD);

    block->text = clean_line(document->arena, summary, strlen(summary));
}

void document_fold_end(struct document *document)
{
    block_append(document, NULL, BLOCK_FOLD);
}

struct block *document_table(struct document *document, size_t n_columns,
                             const enum alignment *alignments)
{
    struct block *block = block_append(document, NULL, BLOCK_TABLE);
    struct table *table = ARENA_NEW(document->arena, struct table);

    assert(n_columns > 0);
    table->n_columns = n_columns;
    table->alignments = ARENA_ARRAY(document->arena, enum alignment, n_columns);
    if (alignments)
        memcpy(table->alignments, alignments, n_columns * sizeof(*alignments));
    block->table = table;
    return block;
}

struct table_row *document_row(struct document *document, struct block *block)
{
    struct table *table = block->table;
    struct table_row *row = ARENA_NEW(document->arena, struct table_row);

    row->cells = ARENA_ARRAY(document->arena, struct table_cell, table->n_columns);
    if (table->last)
        table->last->next = row;
    else
        table->first = row;
    table->last = row;
    return row;
}

/* A cell is separate text, so blanks at its ends are dropped. */
__attribute__((format(printf, 2, 0))) static void add_field(struct inline_list list,
                                                            const char *format, va_list arguments)
{
    struct arena *arena = list.document->arena;
    const char *field = arena_vprintf(arena, format, arguments);

    inline_text(&list, clean_line(arena, field, strlen(field)));
}

void document_say(struct document *document, const char *format, ...)
{
    struct block *paragraph = document_paragraph(document, NULL);
    va_list arguments;

    va_start(arguments, format);
    add_field(inlines_of_block(document, paragraph), format, arguments);
    va_end(arguments);
}

void document_point(struct document *document, struct block *list, const char *format, ...)
{
    struct block *paragraph = document_paragraph(document, document_item(document, list));
    va_list arguments;

    va_start(arguments, format);
    add_field(inlines_of_block(document, paragraph), format, arguments);
    va_end(arguments);
}

void document_cell(struct document *document, struct table_row *row, size_t column,
                   const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_field(inlines_of_cell(document, row, column), format, arguments);
    va_end(arguments);
}

void inline_add_plain(struct text *text, const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next) {
        if (node->text)
            text_append(text, node->text);
        if (node->kind == INLINE_BREAK)
            text_append_char(text, ' ');
        inline_add_plain(text, node->first);
    }
}

const char *inline_plain(struct arena *arena, const struct inline_node *first)
{
    struct text text;
    const char *plain;

    text_init(&text);
    inline_add_plain(&text, first);
    plain = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return plain;
}
