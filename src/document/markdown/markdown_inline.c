#include "document/markdown/markdown_inline.h"

#include "base/bounds.h"

#include "document/markdown/emphasis.h"

#include <string.h>

#define FENCE_LENGTH 3 /* tildes */
#define TICKS_MAX 16   /* longest run of backticks inside code; cmark keeps lengths in 32 bits */

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

/* Writes the number of a heading raw: cmark would write `1\.`, and programs that list decision
 * records show the backslash. */
static void add_number(cmark_node *parent, const char *number)
{
    cmark_node_set_on_enter(tree_append(parent, CMARK_NODE_CUSTOM_INLINE), number);
}

static void add_code(cmark_node *parent, const char *code)
{
    tree_append_literal(parent, CMARK_NODE_CODE, code);
}

/* Text at the start of a line that needs another form. Returns its length. */
static size_t flush_beginning(struct inline_writer *writer)
{
    bool heading = writer->place == IN_HEADING;
    char *words = writer->words.bytes;
    size_t length = heading ? number_length(words) : fence_length(words);
    char next = words[length];

    if (length == 0)
        return 0;
    words[length] = '\0';
    (heading ? add_number : add_code)(writer->parent, words);
    words[length] = next;
    return length;
}

void inline_writer_flush(struct inline_writer *writer)
{
    const char *words = writer->words.bytes;

    if (writer->begins_line && !writer->code)
        words += flush_beginning(writer);
    if (*words != '\0')
        tree_append_literal(writer->parent, writer->code ? CMARK_NODE_CODE : CMARK_NODE_TEXT,
                            words);
    text_clear(&writer->words);
    writer->code = false;
    writer->begins_line = false;
}

static void trim(struct inline_writer *writer)
{
    struct text *words = &writer->words;

    while (words->length > 0 && words->bytes[words->length - 1] == ' ')
        words->bytes[--words->length] = '\0';
}

/* Adds the pending break before anything else is added. */
static void begin(struct inline_writer *writer)
{
    if (writer->break_due) {
        trim(writer);
        inline_writer_flush(writer);
        tree_append(writer->parent, CMARK_NODE_LINEBREAK);
    }
    writer->break_due = false;
    writer->fresh = false;
    writer->after_marks = false;
}

static void put_words(struct inline_writer *writer, const char *words, size_t length)
{
    bool begins_line = writer->fresh && writer->place != IN_CELL;

    if (length == 0)
        return;
    begin(writer);
    if (writer->code)
        inline_writer_flush(writer);
    if (writer->words.length == 0)
        writer->begins_line = begins_line;
    text_append_bytes(&writer->words, words, length);
    writer->before = emphasis_last(words, length);
}

/* Merges adjacent code spans, because their backticks would run together. A fence of tildes counts,
 * because it is written as code. */
static void begin_code(struct inline_writer *writer)
{
    bool fence = writer->begins_line && writer->place == IN_PARAGRAPH &&
                 fence_length(writer->words.bytes) == writer->words.length;

    begin(writer);
    if (!writer->code && !fence)
        inline_writer_flush(writer);
    writer->code = true;
    writer->before = '`';
}

/* A bar would end the cell. */
static void put_cell_words(struct inline_writer *writer, const char *words)
{
    while (*words != '\0') {
        size_t length = strcspn(words, "|"), bars = strspn(words + length, "|");

        put_words(writer, words, length);
        if (bars > 0) {
            begin_code(writer);
            text_append_repeat(&writer->words, "\\|", bars);
        }
        words += length + bars;
    }
}

static void put_text(struct inline_writer *writer, const struct inline_node *node)
{
    const char *words = node->text;

    if (writer->fresh)
        words += strspn(words, " ");
    if (writer->place == IN_CELL)
        put_cell_words(writer, words);
    else
        put_words(writer, words, strlen(words));
}

static int longest_run(const char *code, char character)
{
    int longest = 0, run = 0;

    for (; *code != '\0'; code++) {
        run = *code == character ? run + 1 : 0;
        longest = MAX(run, longest);
    }
    return longest;
}

/* Whether its runs of backticks are longer than cmark can count, alone or with those before. */
static bool has_many_ticks(const struct inline_writer *writer, const char *code)
{
    bool joins = writer->code && text_ends_with(writer->words.bytes, "`");

    return (joins && *code == '`') || longest_run(code, '`') > TICKS_MAX;
}

static void put_code(struct inline_writer *writer, const struct inline_node *node)
{
    if (has_many_ticks(writer, node->text)) {
        put_text(writer, node);
        return;
    }
    begin_code(writer);
    for (const char *at = node->text; *at != '\0'; at++) {
        if (*at == '|' && writer->place == IN_CELL)
            text_append_char(&writer->words, '\\');
        text_append_char(&writer->words, *at);
    }
}

/* --- marks ------------------------------------------------------------------------------- */

/* Adds a node with these inlines. */
static cmark_node *put_inside(struct inline_writer *writer, cmark_node_type type,
                              const struct inline_node *first)
{
    cmark_node *outer = writer->parent, *node;

    begin(writer);
    inline_writer_flush(writer);
    node = tree_append(outer, type);
    writer->parent = node;
    inline_writer_put(writer, first);
    inline_writer_flush(writer);
    writer->parent = outer;
    return node;
}

static void put_emphasis(struct inline_writer *writer, const struct inline_node *node)
{
    cmark_node_type type = node->kind == INLINE_STRONG ? CMARK_NODE_STRONG : CMARK_NODE_EMPH;
    bool bare = writer->bare;
    bool seen = !bare && !writer->after_marks &&
                emphasis_is_seen(node, writer->before, emphasis_first(node->next, ' '));

    writer->bare = true;
    if (seen)
        put_inside(writer, type, node->first);
    else
        inline_writer_put(writer, node->first);
    writer->bare = bare;
    writer->after_marks |= seen;
}

/* The text of the inlines, without marks. */
static void put_plain(struct inline_writer *writer, const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next) {
        if (node->text)
            put_text(writer, node);
        else if (node->kind == INLINE_BREAK)
            put_words(writer, " ", 1);
        else
            put_plain(writer, node->first);
    }
}

/* cmark writes a link whose label begins with a text node equal to its target as `<target>` and
 * drops the rest of the label. Such a label becomes a single text node, which is longer than the
 * target. */
static void keep_label(struct inline_writer *writer, cmark_node *link,
                       const struct inline_node *label)
{
    cmark_node *child = cmark_node_first_child(link);

    if (!child || !cmark_node_next(child) || cmark_node_get_type(child) != CMARK_NODE_TEXT ||
        !text_equal(cmark_node_get_literal(child), cmark_node_get_url(link)))
        return;
    while ((child = cmark_node_first_child(link)))
        cmark_node_free(child);
    writer->parent = link;
    put_plain(writer, label);
    inline_writer_flush(writer);
    writer->parent = cmark_node_parent(link);
}

static void put_link(struct inline_writer *writer, const struct inline_node *node)
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

static void put_break(struct inline_writer *writer, const struct inline_node *node)
{
    (void)node;
    if (writer->fresh)
        return;
    if (writer->place == IN_PARAGRAPH)
        writer->break_due = writer->fresh = true;
    else
        put_words(writer, " ", 1);
    writer->before = ' ';
    writer->after_marks = false;
}

static void (*const put[])(struct inline_writer *writer, const struct inline_node *node) = {
    [INLINE_TEXT] = put_text, [INLINE_STRONG] = put_emphasis, [INLINE_EMPHASIS] = put_emphasis,
    [INLINE_CODE] = put_code, [INLINE_LINK] = put_link,       [INLINE_BREAK] = put_break,
};

void inline_writer_put(struct inline_writer *writer, const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next)
        put[node->kind](writer, node);
}

/* --- lines and cells --------------------------------------------------------------------- */

void inline_writer_init(struct inline_writer *writer, cmark_node *parent, enum inline_place place)
{
    *writer = (struct inline_writer){
        .parent = parent,
        .place = place,
        .fresh = true,
        .before = ' ',
    };
    text_init(&writer->words);
}

void inline_writer_bars(struct inline_writer *writer, const char *bars)
{
    if (writer->code)
        inline_writer_flush(writer);
    trim(writer);
    text_append(&writer->words, bars);
    writer->fresh = true;
    writer->before = ' ';
    writer->after_marks = false;
}

void inline_writer_finish(struct inline_writer *writer)
{
    trim(writer);
    inline_writer_flush(writer);
    text_finish(&writer->words);
}
