#include "document/record/record_normal_form.h"

#include "base/bounds.h"
#include "base/text/text.h"
#include "document/markdown/markdown.h"
#include "document/markdown/parse.h"
#include "document/model/document.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

/* Marks around inline content. They never occur in the text itself, because its control characters
 * are written as ESCAPE and a letter. */
#define STRONG_START "\x01"
#define STRONG_END "\x02"
#define EMPHASIS_START "\x03"
#define EMPHASIS_END "\x04"
#define CODE_START "\x05"
#define CODE_END "\x06"
#define LINK_START "\x0E"
#define LINK_LABEL "\x0F"
#define LINK_END "\x10"
#define IMAGE_START "\x11"
#define HTML_START "\x12"
#define HTML_END "\x13"
#define BREAK "\x14"
#define CELL "\x15"
#define ESCAPE '\x1F'

#define MARKUP "\\`*_[]<>&!" /* a line without these characters has no markup */

void normal_form_add(struct normal_form *form, size_t line, const char *text)
{
    form->items =
        arena_grow(form->arena, form->items, form->count, &form->room, sizeof(form->items[0]));
    form->items[form->count++] = (struct normal_line){text, line};
}

/* --- inlines ----------------------------------------------------------------------------- */

static void put_exactly(struct text *text, const char *bytes)
{
    for (const char *at = bytes; *at; at++) {
        if ((unsigned char)*at < ' ') {
            text_append_char(text, ESCAPE);
            text_append_char(text, (char)(*at | 0x40));
        } else {
            text_append_char(text, *at);
        }
    }
}

static bool ends_in_blank(const struct text *text)
{
    return text->length == 0 || text->bytes[text->length - 1] == ' ';
}

/* Several blanks count as one, as in rendered markdown. */
static void put_words(struct text *text, const char *words)
{
    for (const char *at = words; *at; at++) {
        if (strchr(" \t\n", *at)) {
            if (!ends_in_blank(text))
                text_append_char(text, ' ');
        } else {
            put_exactly(text, (char[]){*at, '\0'});
        }
    }
}

static void trim(struct text *text)
{
    while (text->length > 0 && text->bytes[text->length - 1] == ' ')
        text->bytes[--text->length] = '\0';
}

static void put_between(struct text *text, const char *start, cmark_node *node, const char *end)
{
    text_append(text, start);
    put_exactly(text, cmark_node_get_literal(node));
    text_append(text, end);
}

static void put_target(struct text *text, const char *start, cmark_node *node)
{
    text_append(text, start);
    put_exactly(text, cmark_node_get_url(node));
    text_append(text, LINK_LABEL);
    put_exactly(text, cmark_node_get_title(node));
    text_append(text, LINK_LABEL);
}

static void enter_inline(struct text *text, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        put_words(text, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        put_words(text, " ");
        break;
    case CMARK_NODE_LINEBREAK:
        trim(text);
        text_append(text, BREAK);
        break;
    case CMARK_NODE_CODE:
        put_between(text, CODE_START, node, CODE_END);
        break;
    case CMARK_NODE_HTML_INLINE:
        put_between(text, HTML_START, node, HTML_END);
        break;
    case CMARK_NODE_STRONG:
        text_append(text, STRONG_START);
        break;
    case CMARK_NODE_EMPH:
        text_append(text, EMPHASIS_START);
        break;
    case CMARK_NODE_LINK:
        put_target(text, LINK_START, node);
        break;
    case CMARK_NODE_IMAGE:
        put_target(text, IMAGE_START, node);
        break;
    default:
        break;
    }
}

static const char *end_of_inline(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG:
        return STRONG_END;
    case CMARK_NODE_EMPH:
        return EMPHASIS_END;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        return LINK_END;
    default:
        return "";
    }
}

/* The inline content of a paragraph or heading. */
static void put_inlines(struct text *text, cmark_node *block)
{
    cmark_iter *iterator = cmark_iter_new(block);
    cmark_event_type event;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event == CMARK_EVENT_ENTER)
            enter_inline(text, node);
        else
            text_append(text, end_of_inline(node));
    }
    trim(text);
    cmark_iter_free(iterator);
}

/* Fast path for a line without markup: the result is the same as with cmark. */
static const char *normal_form_of_words(struct arena *arena, const char *words)
{
    struct text text;
    const char *result;

    text_init(&text);
    put_words(&text, words);
    trim(&text);
    result = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return result;
}

/* Parses the line as a heading, because a heading contains only inlines, whatever it begins with.
 * The word added at the end keeps number signs before it from closing the heading. */
const char *normal_form_of_line(struct arena *arena, const char *markdown)
{
    const char *heading, *result;
    cmark_node *root;
    struct text text;

    if (!strpbrk(markdown, MARKUP))
        return normal_form_of_words(arena, markdown);
    heading = arena_printf(arena, "# %s x", markdown);
    root = markdown_parse(heading, strlen(heading));
    text_init(&text);
    if (cmark_node_first_child(root))
        put_inlines(&text, cmark_node_first_child(root));
    cmark_node_free(root);
    if (text_ends_with(text.bytes, "x"))
        text.bytes[--text.length] = '\0';
    trim(&text);
    result = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return result;
}

/* Through the writer, which writes a fence at the beginning as code. */
const char *normal_form_of_text(struct arena *arena, const char *words)
{
    struct document *document = document_new(arena);
    struct text text;
    const char *result;

    document_say(document, "%s", words);
    text_init(&text);
    markdown_write(document, &text);
    result = normal_form_of_line(arena, arena_copy(arena, text.bytes, strcspn(text.bytes, "\n")));
    text_finish(&text);
    return result;
}

const char *normal_form_of_link(struct arena *arena, const char *words, const char *label,
                                const char *target)
{
    struct text text;
    const char *line;

    text_init(&text);
    text_append(&text, NORMAL_PARAGRAPH);
    put_words(&text, words);
    text_append(&text, LINK_START);
    put_exactly(&text, target);
    text_append(&text, LINK_LABEL LINK_LABEL);
    put_words(&text, label);
    text_append(&text, LINK_END);
    line = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return line;
}

const char *normal_form_link_target(struct arena *arena, const char *inlines)
{
    const char *target = inlines + 1, *label, *end;

    if (!text_starts_with(inlines, LINK_START) || !(label = strstr(target, LINK_LABEL LINK_LABEL)))
        return NULL;
    end = label + strlen(LINK_LABEL LINK_LABEL);
    while ((unsigned char)*end >= ' ')
        end++;
    return text_equal(end, LINK_END) ? arena_copy(arena, target, (size_t)(label - target)) : NULL;
}

const char *normal_form_words(struct arena *arena, const char *inlines)
{
    struct text text;
    const char *words;

    text_init(&text);
    for (const char *at = inlines; *at; at++) {
        if (strchr(LINK_START IMAGE_START, *at)) {
            const char *label = strstr(at, LINK_LABEL);
            label = label ? strstr(label + 1, LINK_LABEL) : NULL;
            at = label ? label : at;
        } else if ((unsigned char)*at >= ' ') {
            text_append_char(&text, *at);
        }
    }
    words = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return words;
}

/* --- tables ------------------------------------------------------------------------------ */

struct cells {
    const char **items;
    size_t count, room;
};

static const char *trimmed(struct arena *arena, const char *bytes, size_t length)
{
    while (length > 0 && strchr(" \t", bytes[length - 1]))
        length--;
    while (length > 0 && strchr(" \t", *bytes))
        bytes++, length--;
    return arena_copy(arena, bytes, length);
}

static void add_cell(struct arena *arena, struct cells *cells, const struct text *cell)
{
    cells->items =
        arena_grow(arena, cells->items, cells->count, &cells->room, sizeof(cells->items[0]));
    cells->items[cells->count++] = trimmed(arena, cell->bytes, cell->length);
}

/* A bar ends a cell, also in code, unless a backslash is before it. */
static struct cells cells_of(struct arena *arena, const char *line)
{
    const char *row = trimmed(arena, line, strlen(line));
    struct cells cells = {0};
    struct text cell;

    text_init(&cell);
    for (const char *at = *row == '|' ? row + 1 : row; *at; at++) {
        if (*at == '\\' && at[1] != '\0') {
            if (at[1] != '|')
                text_append_char(&cell, *at);
            text_append_char(&cell, *++at);
        } else if (*at != '|') {
            text_append_char(&cell, *at);
        } else {
            add_cell(arena, &cells, &cell);
            text_clear(&cell);
        }
    }
    if (strspn(cell.bytes, " \t") < cell.length)
        add_cell(arena, &cells, &cell);
    text_finish(&cell);
    return cells;
}

/* ":---:" */
static bool is_rule(const char *cell)
{
    const char *at = cell + (*cell == ':');
    size_t dashes = strspn(at, "-");

    return dashes > 0 && text_equal(at[dashes] == ':' ? at + dashes + 1 : at + dashes, "");
}

static bool is_table(struct arena *arena, const char *head, const char *rule)
{
    struct cells cells = cells_of(arena, rule);

    if (!strchr(rule, '|') || cells.count == 0)
        return false;
    for (size_t i = 0; i < cells.count; i++)
        if (!is_rule(cells.items[i]))
            return false;
    return cells_of(arena, head).count == cells.count;
}

/* ":-:" of ":---:" */
static const char *alignment_of(struct arena *arena, const char *cell)
{
    return arena_printf(arena, "%s-%s", *cell == ':' ? ":" : "",
                        text_ends_with(cell, ":") ? ":" : "");
}

static void add_row(struct normal_form *form, size_t line, const char *source, bool rule)
{
    struct cells cells = cells_of(form->arena, source);
    struct text text;

    text_init(&text);
    text_append(&text, rule ? "A" : "R");
    for (size_t i = 0; i < cells.count; i++) {
        text_append(&text, CELL);
        text_append(&text, rule ? alignment_of(form->arena, cells.items[i])
                                : normal_form_of_line(form->arena, cells.items[i]));
    }
    normal_form_add(form, line, arena_copy(form->arena, text.bytes, text.length));
    text_finish(&text);
}

/* Number of links in the whole table as cmark parsed it, which knows the link references of the
 * page. */
static size_t count_links(cmark_node *paragraph)
{
    cmark_iter *iterator = cmark_iter_new(paragraph);
    cmark_event_type event;
    size_t count = 0;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node_type type = cmark_node_get_type(cmark_iter_get_node(iterator));
        count +=
            event == CMARK_EVENT_ENTER && (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE);
    }
    cmark_iter_free(iterator);
    return count;
}

/* False: it is not a table. */
static bool add_table(struct normal_form *form, const struct markdown_source *source,
                      cmark_node *paragraph)
{
    size_t first = (size_t)cmark_node_get_start_line(paragraph) - 1;
    size_t end = MIN((size_t)cmark_node_get_end_line(paragraph), source->n_lines);

    if (end < first + 2 || !is_table(form->arena, source->lines[first], source->lines[first + 1]))
        return false;
    normal_form_add(form, source->before + first + 1,
                    arena_printf(form->arena, "T %zu", count_links(paragraph)));
    for (size_t i = first; i < end; i++)
        add_row(form, source->before + i + 1, source->lines[i], i == first + 1);
    return true;
}

/* --- blocks ------------------------------------------------------------------------------ */

static void add_words(struct normal_form *form, size_t line, const char *kind, cmark_node *node)
{
    struct text text;

    text_init(&text);
    put_inlines(&text, node);
    normal_form_add(form, line, arena_printf(form->arena, "%s%s", kind, text.bytes));
    text_finish(&text);
}

const char *normal_form_html(struct arena *arena, const char *html)
{
    char *copy = arena_string(arena, html), *to = copy;

    for (const char *at = html; *at; at++) {
        size_t blanks = strspn(at, " \t");
        if (at[blanks] == '\n' || at[blanks] == '\0')
            at += blanks;
        if (*at == '\0')
            break;
        *to++ = *at;
    }
    *to = '\0';
    return copy;
}

static void add_verbatim(struct normal_form *form, size_t line, const char *kind,
                         const char *literal)
{
    size_t length = strlen(literal);
    struct text text;

    while (length > 0 && strchr(" \t\n", literal[length - 1]))
        length--;
    text_init(&text);
    put_exactly(&text, arena_copy(form->arena, literal, length));
    normal_form_add(form, line, arena_printf(form->arena, "%s%s", kind, text.bytes));
    text_finish(&text);
}

static const char *list_start(struct arena *arena, cmark_node *list)
{
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
               ? arena_printf(arena, "O %d", cmark_node_get_list_start(list))
               : "L";
}

/* The number of a list item as it is typed; -1: none is found. */
static long typed_number(struct arena *arena, const struct markdown_source *source,
                         cmark_node *item)
{
    size_t line = (size_t)cmark_node_get_start_line(item);
    size_t column = (size_t)cmark_node_get_start_column(item);
    long number = -1;
    const char *text;

    if (line < 1 || line > source->n_lines || column < 1 ||
        column > strlen(source->lines[line - 1]))
        return -1;
    text = source->lines[line - 1] + column - 1;
    text_to_integer(arena_copy(arena, text, strspn(text, "0123456789")), 0, LONG_MAX, &number);
    return number;
}

/* Only the first number of a list counts, because markdown ignores the others. A formatter may
 * number items in order or all alike; any other number was typed by a person and counts too. */
static const char *item_mark(struct arena *arena, const struct markdown_source *source,
                             cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item), *before = cmark_node_previous(item);
    long number;

    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST || !before)
        return "I";
    number = typed_number(arena, source, item);
    if (number < 0 || number == cmark_node_get_list_start(list) ||
        number == typed_number(arena, source, before) + 1)
        return "I";
    return arena_printf(arena, "I %ld", number);
}

/* Adds the start of a block. True: its content was added too. */
static bool enter_block(struct normal_form *form, const struct markdown_source *source,
                        cmark_node *node)
{
    size_t line = source->before + (size_t)cmark_node_get_start_line(node);
    struct arena *arena = form->arena;
    bool top = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        add_words(form, line, arena_printf(arena, "H%d ", cmark_node_get_heading_level(node)),
                  node);
        return true;
    case CMARK_NODE_PARAGRAPH:
        if (!top || !add_table(form, source, node))
            add_words(form, line, NORMAL_PARAGRAPH, node);
        return true;
    case CMARK_NODE_CODE_BLOCK:
        add_verbatim(form, line, arena_printf(arena, "C %s" CELL, cmark_node_get_fence_info(node)),
                     cmark_node_get_literal(node));
        return true;
    case CMARK_NODE_HTML_BLOCK:
        add_verbatim(form, line, "X ", normal_form_html(arena, cmark_node_get_literal(node)));
        return true;
    case CMARK_NODE_THEMATIC_BREAK:
        normal_form_add(form, line, "-");
        return true;
    case CMARK_NODE_LIST:
        normal_form_add(form, line, list_start(arena, node));
        return false;
    case CMARK_NODE_ITEM:
        normal_form_add(form, line, item_mark(arena, source, node));
        return false;
    default:
        normal_form_add(form, line, "Q");
        return false;
    }
}

/* Adds the end of a block that contains blocks; the end of a paragraph needs no line. */
static void exit_block(struct normal_form *form, cmark_node *node)
{
    size_t line = form->count > 0 ? form->items[form->count - 1].line : 1;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LIST:
        normal_form_add(form, line, "/L");
        break;
    case CMARK_NODE_ITEM:
        normal_form_add(form, line, "/I");
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        normal_form_add(form, line, "/Q");
        break;
    default:
        break;
    }
}

void normal_form_add_block(struct normal_form *form, const struct markdown_source *source,
                           cmark_node *block)
{
    cmark_iter *iterator = cmark_iter_new(block);
    cmark_event_type event;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event == CMARK_EVENT_EXIT)
            exit_block(form, node);
        else if (enter_block(form, source, node) && cmark_node_first_child(node))
            cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iterator);
}

/* --- comparing --------------------------------------------------------------------------- */

void normal_form_hash(const struct normal_line *lines, size_t count, char digits[HASH_LENGTH + 1])
{
    struct hash *hash = hash_new();

    for (size_t i = 0; i < count; i++) {
        hash_add(hash, lines[i].text, strlen(lines[i].text));
        hash_add(hash, "\n", 1);
    }
    hash_take(hash, digits);
}

size_t normal_form_difference(const struct normal_line *left, size_t n_left,
                              const struct normal_line *right, size_t n_right)
{
    size_t alike = 0;

    while (alike < n_left && alike < n_right && text_equal(left[alike].text, right[alike].text))
        alike++;
    return alike;
}
