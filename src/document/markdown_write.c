#include "document/markdown.h"

#include "document/emphasis.h"
#include "document/tree.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* cmark writes the markdown and escapes what is text. This page gives it only trees that it
 * reads back as they were, so that the same bytes come out again:
 * - words that meet are one text, blanks at the ends of lines go, a break never ends a block;
 * - emphasis is one deep and only where its marks are seen (emphasis.h); elsewhere its words are
 *   written without marks;
 * - what cmark has no escape for is set as code: a fence of tildes at the start of a line, and
 *   `|` in a cell. A backslash alone before `|` would be gone when cmark writes the page again,
 *   while a code with `\|` in it stays, and all readers of tables know it;
 * - a table is a paragraph whose lines are its rows, which is what cmark takes it for. */

#define FENCE_LENGTH 3 /* tildes */
#define TICKS_MAX 16   /* backticks in a row inside code; cmark has 32 bits for their lengths */

enum where { IN_PARAGRAPH, IN_HEADING, IN_CELL };

struct writer {
    cmark_node *parent;
    enum where where;
    struct text words; /* not yet in the tree */
    bool words_begin;  /* they begin a line */
    bool fresh;        /* a line or cell begins: blanks are dropped */
    bool break_due;    /* as soon as something follows */
    bool bare;         /* emphasis is written without marks */
    bool after_marks;  /* what was added last ends with marks of emphasis */
    uint32_t before;   /* the last character */
};

static void put_inlines(struct writer *writer, const struct inline_node *first);

/* --- words ------------------------------------------------------------------------------- */

static size_t fence_length(const char *words)
{
    size_t tildes = strspn(words, "~");

    return tildes < FENCE_LENGTH ? 0 : tildes;
}

static size_t number_length(const char *words)
{
    size_t digits = strspn(words, "0123456789");

    return digits > 0 && text_starts_with(words + digits, ". ") ? digits + 2 : 0;
}

/* Words that begin a line and that cmark's escapes do not fit: a fence, which has none; the
 * number of a heading, `1. `, which needs none, and whose backslash programs that list decision
 * records would show. Gives the length of what was added. */
static size_t flush_odd_start(struct writer *writer, const char *words)
{
    bool number = writer->where == IN_HEADING;
    size_t length = number ? number_length(words) : fence_length(words);
    cmark_node *node;
    char *start;

    if (length == 0)
        return 0;
    start = strndup(words, length);
    node = tree_append(writer->parent, number ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_CODE);
    if (number)
        cmark_node_set_on_enter(node, start);
    else
        cmark_node_set_literal(node, start);
    free(start);
    return length;
}

static void flush(struct writer *writer)
{
    const char *words = writer->words.bytes;

    if (writer->words_begin)
        words += flush_odd_start(writer, words);
    if (*words != '\0')
        tree_append_literal(writer->parent, CMARK_NODE_TEXT, words);
    text_clear(&writer->words);
    writer->words_begin = false;
}

static void trim(struct text *words)
{
    while (words->length > 0 && words->bytes[words->length - 1] == ' ')
        words->bytes[--words->length] = '\0';
}

/* Before anything is added to a line: the break that waited for it. */
static void begin(struct writer *writer)
{
    if (writer->break_due) {
        trim(&writer->words);
        flush(writer);
        tree_append(writer->parent, CMARK_NODE_LINEBREAK);
    }
    writer->break_due = false;
    writer->fresh = false;
    writer->after_marks = false;
}

static void put_bytes(struct writer *writer, const char *bytes, size_t length)
{
    bool begins = writer->fresh && writer->where != IN_CELL;

    if (length == 0)
        return;
    begin(writer);
    if (writer->words.length == 0)
        writer->words_begin = begins;
    text_append_bytes(&writer->words, bytes, length);
    writer->before = emphasis_last(bytes, length);
}

static int longest_run(const char *code, char character)
{
    int longest = 0, run = 0;

    for (; *code != '\0'; code++) {
        run = *code == character ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Two codes that meet are one: their backticks would run together. */
static void append_code(struct writer *writer, const char *code)
{
    cmark_node *last;

    flush(writer);
    last = cmark_node_last_child(writer->parent);
    if (last && cmark_node_get_type(last) == CMARK_NODE_CODE) {
        struct text joined;

        text_init(&joined);
        text_append(&joined, cmark_node_get_literal(last));
        text_append(&joined, code);
        cmark_node_set_literal(last, joined.bytes);
        text_finish(&joined);
    } else {
        tree_append_literal(writer->parent, CMARK_NODE_CODE, code);
    }
}

static void put_code(struct writer *writer, const char *code)
{
    begin(writer);
    append_code(writer, code);
    writer->before = '`';
}

/* In a cell the bars are taken out: they would end it. */
static void put_cell_words(struct writer *writer, const char *words)
{
    for (;;) {
        size_t length = strcspn(words, "|");

        put_bytes(writer, words, length);
        if (words[length] == '\0')
            return;
        put_code(writer, "\\|");
        words += length + 1;
    }
}

static void put_text(struct writer *writer, const struct inline_node *node)
{
    const char *words = node->text;

    if (writer->fresh)
        words += strspn(words, " ");
    if (writer->where == IN_CELL)
        put_cell_words(writer, words);
    else
        put_bytes(writer, words, strlen(words));
}

static void put_inline_code(struct writer *writer, const struct inline_node *node)
{
    struct text code;

    if (longest_run(node->text, '`') > TICKS_MAX) {
        put_text(writer, node);
        return;
    }
    text_init(&code);
    for (const char *at = node->text; *at != '\0'; at++) {
        if (*at == '|' && writer->where == IN_CELL)
            text_append_char(&code, '\\');
        text_append_char(&code, *at);
    }
    put_code(writer, code.bytes);
    text_finish(&code);
}

/* --- marks ------------------------------------------------------------------------------- */

/* A node of cmark's with these inlines in it. */
static cmark_node *put_inside(struct writer *writer, cmark_node_type type,
                              const struct inline_node *first)
{
    cmark_node *outer = writer->parent, *node;

    begin(writer);
    flush(writer);
    node = tree_append(outer, type);
    writer->parent = node;
    put_inlines(writer, first);
    flush(writer);
    writer->parent = outer;
    return node;
}

static void put_emphasis(struct writer *writer, const struct inline_node *node,
                         cmark_node_type type)
{
    bool outer = writer->bare;
    bool seen = !outer && !writer->after_marks &&
                emphasis_is_seen(node, writer->before, emphasis_first(node->next, ' '));

    writer->bare = true;
    if (seen)
        put_inside(writer, type, node->first);
    else
        put_inlines(writer, node->first);
    writer->bare = outer;
    writer->after_marks = seen;
}

static void put_strong(struct writer *writer, const struct inline_node *node)
{
    put_emphasis(writer, node, CMARK_NODE_STRONG);
}

static void put_emph(struct writer *writer, const struct inline_node *node)
{
    put_emphasis(writer, node, CMARK_NODE_EMPH);
}

/* The words of the inlines, whatever marks they have. */
static void put_plain(struct writer *writer, const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next) {
        if (node->text)
            put_text(writer, node);
        else if (node->kind == INLINE_BREAK)
            put_bytes(writer, " ", 1);
        else
            put_plain(writer, node->first);
    }
}

/* cmark writes a link whose label begins with a text equal to its target as `<target>`, and the
 * rest of the label is gone: such a label becomes one text, longer than the target. */
static void keep_label(struct writer *writer, cmark_node *link, const struct inline_node *label)
{
    cmark_node *child = cmark_node_first_child(link);

    if (!child || !cmark_node_next(child) || cmark_node_get_type(child) != CMARK_NODE_TEXT ||
        !text_equal(cmark_node_get_literal(child), cmark_node_get_url(link)))
        return;
    while ((child = cmark_node_first_child(link)))
        cmark_node_free(child);
    writer->parent = link;
    put_plain(writer, label);
    flush(writer);
    writer->parent = cmark_node_parent(link);
}

static void put_link(struct writer *writer, const struct inline_node *node)
{
    cmark_node *link;

    begin(writer);
    writer->before = '[';
    link = put_inside(writer, CMARK_NODE_LINK, node->first);
    cmark_node_set_url(link, node->target);
    keep_label(writer, link, node->first);
    writer->before = ')';
    writer->after_marks = false;
}

static void put_break(struct writer *writer, const struct inline_node *node)
{
    (void)node;
    if (writer->where != IN_PARAGRAPH)
        put_bytes(writer, " ", 1);
    else if (!writer->fresh)
        writer->break_due = writer->fresh = true;
    writer->before = ' ';
    writer->after_marks = false;
}

static void (*const put[])(struct writer *writer, const struct inline_node *node) = {
    [INLINE_TEXT] = put_text,        [INLINE_STRONG] = put_strong, [INLINE_EMPHASIS] = put_emph,
    [INLINE_CODE] = put_inline_code, [INLINE_LINK] = put_link,     [INLINE_BREAK] = put_break,
};

static void put_inlines(struct writer *writer, const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next)
        put[node->kind](writer, node);
}

/* --- blocks ------------------------------------------------------------------------------ */

static struct writer writer_at(cmark_node *parent, enum where where)
{
    struct writer writer = {
        .parent = parent,
        .where = where,
        .fresh = true,
        .before = ' ',
    };

    text_init(&writer.words);
    return writer;
}

static void finish(struct writer *writer)
{
    trim(&writer->words);
    flush(writer);
    text_finish(&writer->words);
}

static void add_inlines(cmark_node *block, const struct inline_node *first)
{
    bool heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;
    struct writer writer = writer_at(block, heading ? IN_HEADING : IN_PARAGRAPH);

    put_inlines(&writer, first);
    finish(&writer);
}

static void put_bars(struct writer *writer, const char *bars)
{
    trim(&writer->words);
    text_append(&writer->words, bars);
    writer->fresh = true;
    writer->before = ' ';
    writer->after_marks = false;
}

static const char *bar_before(size_t column)
{
    return column == 0 ? "| " : " | ";
}

static void put_row(struct writer *writer, const struct table *table, const struct table_row *row)
{
    for (size_t column = 0; column < table->n_columns; column++) {
        put_bars(writer, bar_before(column));
        put_inlines(writer, row->cells[column].inlines);
    }
    put_bars(writer, " |");
    flush(writer);
}

static void put_alignments(struct writer *writer, const struct table *table)
{
    for (size_t column = 0; column < table->n_columns; column++) {
        put_bars(writer, bar_before(column));
        text_append(&writer->words, table->alignments[column] == ALIGN_RIGHT ? "---:" : "---");
    }
    put_bars(writer, " |");
    flush(writer);
}

static cmark_node *table_new(const struct table *table)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    struct writer writer = writer_at(paragraph, IN_CELL);

    for (const struct table_row *row = table->first; row; row = row->next) {
        put_row(&writer, table, row);
        if (row == table->first) {
            tree_append(paragraph, CMARK_NODE_SOFTBREAK);
            put_alignments(&writer, table);
        }
        if (row->next)
            tree_append(paragraph, CMARK_NODE_SOFTBREAK);
    }
    finish(&writer);
    return paragraph;
}

void markdown_write(const struct document *document, struct text *text)
{
    static const struct tree_format markdown = {add_inlines, table_new};
    cmark_node *root = tree_new(document, &markdown);
    char *written = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);

    text_append(text, written);
    free(written);
    cmark_node_free(root);
}
