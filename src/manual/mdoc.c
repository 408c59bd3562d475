#include "manual/mdoc.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "manual/mdoc_words.h"

#include <ctype.h>
#include <string.h>

/* Converts blocks to macros; mdoc_words.c converts inlines. */

#define LINE_MOST 78    /* bytes of a line of words: mandoc asks for 80 at most */
#define TERM_COLUMNS 20 /* a wider term gets a line of its own */
#define TERM_LONG 28    /* with an even wider one, all terms of the list get their own lines */
#define TERM_LEAST 4

struct writer {
    struct arena *arena;
    struct text *out;
};

static void write_blocks(struct writer *writer, const struct block *first);

/* --- words -------------------------------------------------------------------------------- */

/* mdoc takes every full stop at the end of a line as the end of a sentence and adds two blanks; a
 * zero-width mark after it prevents that. */
static void end_line(struct writer *writer, const struct mdoc_word *word, bool sentence)
{
    if (word->stops && !word->macro && word->next && !sentence)
        text_append(writer->out, "\\&");
    text_append_char(writer->out, '\n');
}

static void write_words(struct writer *writer, const struct mdoc_word *first)
{
    size_t used = 0;

    for (const struct mdoc_word *word = first; word; word = word->next) {
        const struct mdoc_word *next = word->next;
        bool sentence = word->ends && next && next->begins;

        if (used > 0)
            text_append_char(writer->out, ' ');
        else if (!word->macro && word->bytes[0] == '.')
            text_append(writer->out, "\\&");
        text_append(writer->out, word->bytes);
        used += 1 + strlen(word->bytes);
        if (!next || word->macro || next->macro || sentence ||
            used + strlen(next->bytes) > LINE_MOST) {
            end_line(writer, word, sentence);
            used = 0;
        }
    }
}

static void write_inlines(struct writer *writer, const struct inline_node *first)
{
    write_words(writer, mdoc_words(writer->arena, first, MDOC_RUNNING));
}

/* Adds words as arguments of the macro already on the line. */
static void write_arguments(struct writer *writer, const struct inline_node *first)
{
    const struct mdoc_word *word = mdoc_words(writer->arena, first, MDOC_ARGUMENTS);

    for (; word; word = word->next)
        text_printf(writer->out, " %s", word->bytes);
}

/* --- headings ----------------------------------------------------------------------------- */

static const char *in_capitals(struct arena *arena, const char *text)
{
    char *capitals = arena_string(arena, text);

    for (char *at = capitals; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)toupper(*at);
    return capitals;
}

static void write_heading(struct writer *writer, const struct block *heading)
{
    struct inline_node title = {.kind = INLINE_TEXT,
                                .text = inline_plain(writer->arena, heading->inlines)};

    if (title.text[0] == '\0')
        return;
    if (heading->level <= 2)
        title.text = in_capitals(writer->arena, title.text);
    text_append(writer->out, heading->level <= 2 ? ".Sh" : ".Ss");
    write_arguments(writer, &title);
    text_append_char(writer->out, '\n');
}

/* --- terms -------------------------------------------------------------------------------- */

/* A term and its description: words, then blocks. */
struct term {
    const struct inline_node *name, *meaning;
    const struct block *more;
};

static int width_of_terms(struct writer *writer, const struct term *terms, size_t count)
{
    int widest = TERM_LEAST;

    for (size_t i = 0; i < count; i++) {
        int width = columns_of(inline_plain(writer->arena, terms[i].name));

        if (width > TERM_LONG)
            return TERM_LEAST;
        if (width > widest && width <= TERM_COLUMNS)
            widest = width;
    }
    return widest;
}

static void write_terms(struct writer *writer, const struct term *terms, size_t count, bool compact)
{
    if (count == 0)
        return;
    text_printf(writer->out, ".Bl -tag -width %dn%s\n", width_of_terms(writer, terms, count),
                compact ? " -compact" : "");
    for (size_t i = 0; i < count; i++) {
        text_append(writer->out, ".It");
        write_arguments(writer, terms[i].name);
        text_append_char(writer->out, '\n');
        write_inlines(writer, terms[i].meaning);
        if (terms[i].more)
            text_append(writer->out, ".Pp\n");
        write_blocks(writer, terms[i].more);
    }
    text_append(writer->out, ".El\n");
}

/* --- lists -------------------------------------------------------------------------------- */

/* "`-o`: where to write" */
static bool is_term(const struct block *item)
{
    const struct block *paragraph = item->first;
    const struct inline_node *name =
        paragraph && paragraph->kind == BLOCK_PARAGRAPH ? paragraph->inlines : NULL;

    return name && name->kind == INLINE_CODE && name->next && name->next->kind == INLINE_TEXT &&
           text_starts_with(name->next->text, ": ");
}

static size_t count_terms(const struct block *list)
{
    size_t count = 0;

    for (const struct block *item = list->first; item; item = item->next, count++)
        if (!is_term(item))
            return 0;
    return list->ordered ? 0 : count;
}

static struct inline_node *copy_of(struct arena *arena, const struct inline_node *node)
{
    struct inline_node *copy = ARENA_NEW(arena, struct inline_node);

    *copy = *node;
    return copy;
}

static void write_list_of_terms(struct writer *writer, const struct block *list, size_t count)
{
    struct term *terms = ARENA_ARRAY(writer->arena, struct term, count);
    const struct block *item = list->first;

    for (size_t i = 0; i < count; i++, item = item->next) {
        const struct block *paragraph = item->first;
        struct inline_node *name = copy_of(writer->arena, paragraph->inlines);
        struct inline_node *meaning = copy_of(writer->arena, name->next);

        name->next = NULL;
        meaning->text += strlen(": ");
        terms[i] = (struct term){name, meaning, paragraph->next};
    }
    write_terms(writer, terms, count, list->tight);
}

static void write_items(struct writer *writer, const struct block *list)
{
    int number = list->start;

    for (const struct block *item = list->first; item; item = item->next, number++) {
        if (list->ordered)
            text_printf(writer->out, ".It %d.\n", number);
        else
            text_append(writer->out, ".It\n");
        if (item->first)
            write_blocks(writer, item->first);
        else
            text_append(writer->out, "\\&\n"); /* an empty item would be an error */
    }
}

/* Writes the numbers explicitly: mdoc would count from 1. */
static void write_list(struct writer *writer, const struct block *list)
{
    size_t terms = count_terms(list);

    if (terms > 0) {
        write_list_of_terms(writer, list, terms);
        return;
    }
    if (!list->first)
        return;
    text_printf(writer->out, ".Bl %s%s\n", list->ordered ? "-tag -width 3n" : "-bullet",
                list->tight ? " -compact" : "");
    write_items(writer, list);
    text_append(writer->out, ".El\n");
}

/* --- tables ------------------------------------------------------------------------------- */

static void write_table_of_terms(struct writer *writer, const struct table *table)
{
    struct term *terms;
    size_t count = 0;

    for (const struct table_row *row = table->first; row && row->next; row = row->next)
        count++;
    terms = ARENA_ARRAY(writer->arena, struct term, count);
    count = 0;
    for (const struct table_row *row = table->first ? table->first->next : NULL; row;
         row = row->next)
        terms[count++] = (struct term){row->cells[0].inlines, row->cells[1].inlines, NULL};
    write_terms(writer, terms, count, true);
}

static void write_column_width(struct writer *writer, const struct table *table, size_t column)
{
    int widest = 1;

    for (const struct table_row *row = table->first; row; row = row->next) {
        int width = columns_of(inline_plain(writer->arena, row->cells[column].inlines));
        widest = MAX(width, widest);
    }
    text_append_char(writer->out, ' '); /* a sample of this width, which groff measures */
    text_append_repeat(writer->out, "x", (size_t)(MIN(widest, TERM_COLUMNS)));
}

static void write_row(struct writer *writer, const struct table *table, const struct table_row *row)
{
    text_append(writer->out, ".It");
    for (size_t column = 0; column < table->n_columns; column++) {
        if (column > 0)
            text_append(writer->out, " Ta");
        if (inline_plain(writer->arena, row->cells[column].inlines)[0] == '\0')
            text_append(writer->out, " \\&");
        write_arguments(writer, row->cells[column].inlines);
    }
    text_append_char(writer->out, '\n');
}

static void write_table(struct writer *writer, const struct table *table)
{
    if (table->n_columns == 2) {
        write_table_of_terms(writer, table);
        return;
    }
    text_append(writer->out, ".Bl -column -compact");
    for (size_t column = 0; column < table->n_columns; column++)
        write_column_width(writer, table, column);
    text_append_char(writer->out, '\n');
    for (const struct table_row *row = table->first; row; row = row->next)
        write_row(writer, table, row);
    text_append(writer->out, ".El\n");
}

/* --- blocks ------------------------------------------------------------------------------- */

static void write_code(struct writer *writer, const char *lines)
{
    text_append(writer->out, ".Bd -literal -offset indent\n");
    while (*lines) {
        size_t length = strcspn(lines, "\n");

        text_printf(writer->out, "%s\n", mdoc_code(writer->arena, lines, length));
        lines += length + (lines[length] == '\n');
    }
    text_append(writer->out, ".Ed\n");
}

static void write_block(struct writer *writer, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        write_heading(writer, block);
        break;
    case BLOCK_PARAGRAPH:
        write_inlines(writer, block->inlines);
        break;
    case BLOCK_LIST:
        write_list(writer, block);
        break;
    case BLOCK_TABLE:
        write_table(writer, block->table);
        break;
    case BLOCK_CODE:
        write_code(writer, block->text);
        break;
    case BLOCK_QUOTE:
        text_append(writer->out, ".Bd -ragged -offset indent\n");
        write_blocks(writer, block->first);
        text_append(writer->out, ".Ed\n");
        break;
    case BLOCK_ITEM:
    case BLOCK_RULE:
    case BLOCK_FOLD:
        break;
    }
}

/* Displays and open lists add an empty line themselves; other blocks need one between them. */
static bool wants_paragraph(const struct block *before, const struct block *block)
{
    if (!before || before->kind == BLOCK_HEADING)
        return false;
    return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_TABLE ||
           (block->kind == BLOCK_LIST && block->tight);
}

static bool is_empty(struct arena *arena, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_HEADING:
        return !mdoc_words(arena, block->inlines, MDOC_RUNNING);
    case BLOCK_LIST:
    case BLOCK_QUOTE:
        return !block->first;
    case BLOCK_TABLE:
        return !block->table->first;
    case BLOCK_CODE:
        return block->text[0] == '\0';
    case BLOCK_ITEM:
        return false;
    case BLOCK_RULE:
    case BLOCK_FOLD:
        break;
    }
    return true;
}

static void write_blocks(struct writer *writer, const struct block *first)
{
    const struct block *before = NULL;

    for (const struct block *block = first; block; block = block->next) {
        if (is_empty(writer->arena, block))
            continue;
        if (wants_paragraph(before, block))
            text_append(writer->out, ".Pp\n");
        write_block(writer, block);
        before = block;
    }
}

void mdoc_write(const struct document *document, const struct mdoc_page *page, struct text *text)
{
    struct writer writer = {.arena = arena_new(), .out = text};
    struct inline_node summary = {.kind = INLINE_TEXT, .text = page->summary};

    text_printf(text, ".Dd %s\n.Dt %s %d\n.Os\n.Sh NAME\n.Nm %s\n.Nd", page->date,
                in_capitals(writer.arena, page->name), page->section, page->name);
    write_arguments(&writer, &summary);
    text_append_char(text, '\n');
    write_blocks(&writer, document->first);
    arena_free(writer.arena);
}
