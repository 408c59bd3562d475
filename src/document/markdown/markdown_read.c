#include "document/markdown/markdown.h"

#include "base/compat/compat.h"
#include "document/markdown/parse.h"
#include "document/markdown/tree.h"
#include "document/model/builder.h"

#include <cmark.h>
#include <string.h>

/* cmark parses; this file turns its tree into a document. The tree of a hostile page can be a
 * hundred thousand levels deep, so it is walked with cmark's iterator, and levels beyond the limit
 * are left out. Adjacent text nodes are merged, because cmark splits text at each character that
 * could have been markup. */

#define ARENA_SHARE 10 /* bytes of document and layout that one byte of text usually takes */
#define NODE_TYPES (CMARK_NODE_LAST_INLINE + 1)

/* cmark's writer puts this between two lists; it has no other meaning. */
#define LIST_END "<!-- end list -->\n"

/* A parent for inlines: a paragraph, a heading, or an inline node in one. */
struct place {
    cmark_node *node;         /* the cmark node that opened it */
    struct inline_node *mark; /* NULL: the block itself */
    struct inline_list list;
};

struct reader {
    struct document *document;
    struct block *blocks[MARKDOWN_LEVELS + 1]; /* the first is the document: NULL */
    size_t n_blocks;
    struct place places[MARKDOWN_LEVELS];
    size_t n_places;
    cmark_node *link;  /* the current one */
    struct text words; /* pending text */
    bool too_deep;
};

/* --- inlines ----------------------------------------------------------------------------- */

static struct place *innermost(struct reader *reader)
{
    return &reader->places[reader->n_places - 1];
}

static void flush(struct reader *reader)
{
    inline_words(&innermost(reader)->list, reader->words.bytes, reader->words.length);
    text_clear(&reader->words);
}

/* The text of a node that is not opened (a link in a link, the 65th level) goes to its parent. */
static struct inline_node *open_mark(struct reader *reader, cmark_node *node, enum inline_kind kind)
{
    struct place *place = &reader->places[reader->n_places];

    if (reader->n_places == MARKDOWN_LEVELS)
        return NULL;
    flush(reader);
    place->node = node;
    place->mark = inline_append(&innermost(reader)->list, kind);
    place->list = inlines_of_inline(reader->document, place->mark);
    reader->n_places++;
    return place->mark;
}

static void exit_mark(struct reader *reader, cmark_node *node)
{
    if (innermost(reader)->node != node)
        return;
    flush(reader);
    reader->n_places--;
}

static void enter_strong(struct reader *reader, cmark_node *node)
{
    open_mark(reader, node, INLINE_STRONG);
}

static void enter_emphasis(struct reader *reader, cmark_node *node)
{
    open_mark(reader, node, INLINE_EMPHASIS);
}

static void enter_link(struct reader *reader, cmark_node *node)
{
    const char *target = inline_target(reader->document->arena, cmark_node_get_url(node));
    struct inline_node *mark = NULL;

    if (target && !reader->link)
        mark = open_mark(reader, node, INLINE_LINK);
    if (!mark)
        return;
    mark->target = target;
    reader->link = node;
}

/* Whether there is visible text. */
static bool has_words(const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next) {
        const char *text = node->text ? node->text : "";

        if (text[strspn(text, " ")] != '\0' || has_words(node->first))
            return true;
    }
    return false;
}

/* A `mailto:` link with its own address as label is written as plain text. */
static bool is_own_address(const char *url, cmark_node *label)
{
    const char *words = label ? cmark_node_get_literal(label) : NULL;

    return *url == '\0' || (words && *words != '\0' && text_ends_with(url, words));
}

static void exit_link(struct reader *reader, cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    struct place *place = innermost(reader);

    if (place->node == node) {
        flush(reader);
        if (!has_words(place->mark->first))
            text_append(&reader->words, place->mark->target);
        exit_mark(reader, node);
        reader->link = NULL;
    } else if (!reader->link && !is_own_address(url, cmark_node_first_child(node))) {
        text_append(&reader->words, " (");
        text_append(&reader->words, url);
        text_append(&reader->words, ")");
    }
}

static void add_words(struct reader *reader, cmark_node *node)
{
    text_append(&reader->words, cmark_node_get_literal(node));
}

static void add_blank(struct reader *reader, cmark_node *node)
{
    (void)node;
    text_append_char(&reader->words, ' ');
}

/* A heading is one line, and so is the label of a link. */
static void add_break(struct reader *reader, cmark_node *node)
{
    if (reader->link || cmark_node_get_type(reader->places[0].node) == CMARK_NODE_HEADING) {
        add_blank(reader, node);
        return;
    }
    flush(reader);
    inline_append(&innermost(reader)->list, INLINE_BREAK);
}

static void add_code(struct reader *reader, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);

    flush(reader);
    inline_verbatim(&innermost(reader)->list, literal, strlen(literal));
}

/* --- blocks ------------------------------------------------------------------------------ */

static struct block *add_block(struct reader *reader, enum block_kind kind)
{
    return block_append(reader->document, reader->blocks[reader->n_blocks - 1], kind);
}

static void open_words(struct reader *reader, cmark_node *node, struct block *block)
{
    reader->places[0] = (struct place){
        .node = node,
        .list = inlines_of_block(reader->document, block),
    };
    reader->n_places = 1;
}

static void enter_paragraph(struct reader *reader, cmark_node *node)
{
    open_words(reader, node, add_block(reader, BLOCK_PARAGRAPH));
}

static void enter_heading(struct reader *reader, cmark_node *node)
{
    struct block *heading = add_block(reader, BLOCK_HEADING);

    heading->level = cmark_node_get_heading_level(node);
    open_words(reader, node, heading);
}

static void open_block(struct reader *reader, struct block *block)
{
    reader->blocks[reader->n_blocks++] = block;
}

static void exit_block(struct reader *reader, cmark_node *node)
{
    (void)node;
    reader->n_blocks--;
}

static void enter_quote(struct reader *reader, cmark_node *node)
{
    (void)node;
    open_block(reader, add_block(reader, BLOCK_QUOTE));
}

static void enter_list(struct reader *reader, cmark_node *node)
{
    struct block *list = add_block(reader, BLOCK_LIST);

    list->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->tight = cmark_node_get_list_tight(node);
    list->start = cmark_node_get_list_start(node);
    open_block(reader, list);
}

static void enter_item(struct reader *reader, cmark_node *node)
{
    (void)node;
    open_block(reader, add_block(reader, BLOCK_ITEM));
}

static void add_code_block(struct reader *reader, cmark_node *node)
{
    block_set_code(reader->document, add_block(reader, BLOCK_CODE), cmark_node_get_fence_info(node),
                   cmark_node_get_literal(node));
}

/* The two lines that begin a fold, and the one that ends it, as markdown_write() writes them. */
static bool add_fold(struct reader *reader, const char *literal)
{
    const char *summary = literal + strlen(TREE_FOLD), *end = strstr(literal, TREE_FOLD_OPEN);

    if (reader->n_blocks > 1)
        return false;
    if (text_equal(literal, TREE_FOLD_END)) {
        document_fold_end(reader->document);
        return true;
    }
    if (!text_starts_with(literal, TREE_FOLD) || !end || !text_equal(end, TREE_FOLD_OPEN) ||
        memchr(summary, '<', (size_t)(end - summary)))
        return false;
    document_fold(reader->document,
                  arena_copy(reader->document->arena, summary, (size_t)(end - summary)));
    return true;
}

static void add_html_block(struct reader *reader, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);

    if (text_equal(literal, LIST_END) || add_fold(reader, literal))
        return;
    enter_paragraph(reader, node);
    add_words(reader, node);
    exit_mark(reader, node);
}

static void add_rule(struct reader *reader, cmark_node *node)
{
    (void)node;
    add_block(reader, BLOCK_RULE);
}

/* --- the walk ---------------------------------------------------------------------------- */

static const struct {
    void (*enter)(struct reader *reader, cmark_node *node);
    void (*exit)(struct reader *reader, cmark_node *node);
    bool nests; /* blocks in blocks: they count as levels */
} visits[NODE_TYPES] = {
    [CMARK_NODE_BLOCK_QUOTE] = {enter_quote, exit_block, true},
    [CMARK_NODE_LIST] = {enter_list, exit_block, true},
    [CMARK_NODE_ITEM] = {enter_item, exit_block, true},
    [CMARK_NODE_CODE_BLOCK] = {add_code_block, NULL, false},
    [CMARK_NODE_HTML_BLOCK] = {add_html_block, NULL, false},
    [CMARK_NODE_PARAGRAPH] = {enter_paragraph, exit_mark, false},
    [CMARK_NODE_HEADING] = {enter_heading, exit_mark, false},
    [CMARK_NODE_THEMATIC_BREAK] = {add_rule, NULL, false},
    [CMARK_NODE_TEXT] = {add_words, NULL, false},
    [CMARK_NODE_SOFTBREAK] = {add_blank, NULL, false},
    [CMARK_NODE_LINEBREAK] = {add_break, NULL, false},
    [CMARK_NODE_CODE] = {add_code, NULL, false},
    [CMARK_NODE_HTML_INLINE] = {add_words, NULL, false},
    [CMARK_NODE_EMPH] = {enter_emphasis, exit_mark, false},
    [CMARK_NODE_STRONG] = {enter_strong, exit_mark, false},
    [CMARK_NODE_LINK] = {enter_link, exit_link, false},
    [CMARK_NODE_IMAGE] = {enter_link, exit_link, false},
};

static void enter(struct reader *reader, cmark_iter *iterator, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (visits[type].nests && reader->n_blocks > MARKDOWN_LEVELS) {
        reader->too_deep = true;
        cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT); /* skips its content */
    } else if (visits[type].enter) {
        visits[type].enter(reader, node);
    }
}

static void walk(void *context, cmark_node *root)
{
    struct reader *reader = context;
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);

        if (event == CMARK_EVENT_ENTER)
            enter(reader, iterator, node);
        else if (visits[type].exit)
            visits[type].exit(reader, node);
    }
    cmark_iter_free(iterator);
}

static void say_cut(struct document *document, const char *why)
{
    struct block *paragraph = document_paragraph(document, NULL);
    struct inline_list inlines = inlines_of_block(document, paragraph);

    inline_emphasis(&inlines, why);
}

/* --- limits ------------------------------------------------------------------------------ */

/* Offset of the line after this many lines, or `length`. */
static size_t after_lines(const char *bytes, size_t length, size_t lines)
{
    const char *at = bytes, *end = bytes + length;

    if (length <= lines)
        return length;
    while (at < end && lines-- > 0) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));

        at = newline ? newline + 1 : end;
    }
    return (size_t)(at - bytes);
}

/* The start of the line that crosses the limit or, in a very long line, of the character. */
static size_t before_limit(const char *bytes, size_t limit)
{
    const char *newline = compat_memrchr(bytes, '\n', limit);

    if (newline)
        return (size_t)(newline - bytes) + 1;
    while (limit > 0 && (bytes[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}

struct document *markdown_read(struct arena *arena, const char *bytes, size_t length)
{
    struct reader reader = {.n_blocks = 1};
    size_t fits = length > MARKDOWN_LIMIT ? before_limit(bytes, MARKDOWN_LIMIT) : length;
    size_t used = after_lines(bytes, fits, MARKDOWN_LINES);
    size_t bound = markdown_bound(bytes, used);

    arena_reserve(arena, ARENA_SHARE * bound);
    reader.document = document_new(arena);
    text_init(&reader.words);
    markdown_parse_once(bytes, bound, walk, &reader);
    text_finish(&reader.words);

    if (reader.too_deep)
        say_cut(reader.document,
                "Some of this page is left out: it is nested more than 64 levels deep.");
    if (bound < used)
        say_cut(reader.document,
                "This page is cut here: what follows has too many marks to be read.");
    else if (used < fits)
        say_cut(reader.document, "This page is cut here: it has more than 20,000 lines.");
    else if (fits < length)
        say_cut(reader.document, "This page is cut here: it is longer than 256 KiB.");
    return reader.document;
}
