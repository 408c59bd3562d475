#include "document/model/document.h"

#include "base/array.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "document/model/builder.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define INLINES_AT_ONCE 16 /* allocated at once */

static struct inline_list inlines_after(struct document *document, struct inline_node **first)
{
    struct inline_list list = {.document = document, .first = first, .last = *first};

    while (list.last && list.last->next)
        list.last = list.last->next;
    return list;
}

struct inline_list inlines_of_block(struct document *document, struct block *block)
{
    return inlines_after(document, &block->inlines);
}

struct inline_list inlines_of_cell(struct document *document, struct table_row *row, size_t column)
{
    return inlines_after(document, &row->cells[column].inlines);
}

struct inline_list inlines_of_inline(struct document *document, struct inline_node *node)
{
    return inlines_after(document, &node->first);
}

struct inline_node *inline_append(struct inline_list *list, enum inline_kind kind)
{
    struct document *document = list->document;
    struct inline_node *node;

    if (document->n_free_inlines == 0) {
        document->free_inlines = ARENA_ARRAY(document->arena, struct inline_node, INLINES_AT_ONCE);
        document->n_free_inlines = INLINES_AT_ONCE;
    }
    document->n_free_inlines--;
    node = document->free_inlines++;
    node->kind = kind;
    if (list->last)
        list->last->next = node;
    else
        *list->first = node;
    list->last = node;
    return node;
}

/* Printable ASCII needs no cleaning. */
static bool is_plain(const char *bytes, size_t length)
{
    return clean_plain_length(bytes, length) == length;
}

/* Keeps blanks at the ends. */
static const char *one_line(struct arena *arena, const char *bytes, size_t length)
{
    char *line;

    if (is_plain(bytes, length))
        return arena_copy(arena, bytes, length);
    line = clean_text(arena, bytes, length);
    for (char *at = strchr(line, '\n'); at; at = strchr(at, '\n'))
        *at = ' ';
    return line;
}

static const char *trimmed_line(struct arena *arena, const char *bytes, size_t length)
{
    if (!is_plain(bytes, length))
        return clean_line(arena, bytes, length);
    for (; length > 0 && *bytes == ' '; bytes++)
        length--;
    while (length > 0 && bytes[length - 1] == ' ')
        length--;
    return arena_copy(arena, bytes, length);
}

void inline_words(struct inline_list *list, const char *bytes, size_t length)
{
    if (length > 0)
        inline_append(list, INLINE_TEXT)->text = one_line(list->document->arena, bytes, length);
}

const char *join_texts(struct arena *arena, const char *const *texts, size_t count)
{
    size_t length = 0;
    char *joined, *end;

    for (size_t i = 0; i < count; i++)
        length += strlen(texts[i]);
    joined = end = arena_alloc(arena, length + 1, 1);
    for (size_t i = 0; i < count; i++)
        end = stpcpy(end, texts[i]);
    return joined;
}

void inline_join(struct inline_list *list, const struct piece *pieces, size_t count)
{
    size_t length = 0, at = 0;
    char *joined;

    for (size_t i = 0; i < count; i++)
        length += pieces[i].length;
    if (length == 0)
        return;
    joined = arena_alloc(list->document->arena, length + 1, 1);
    for (size_t i = 0; i < count; at += pieces[i++].length)
        memcpy(joined + at, pieces[i].text, pieces[i].length);
    inline_append(list, INLINE_TEXT)->text = joined;
}

void inline_verbatim(struct inline_list *list, const char *bytes, size_t length)
{
    const char *line = trimmed_line(list->document->arena, bytes, length);

    if (*line != '\0')
        inline_append(list, INLINE_CODE)->text = line;
}

/* A name before the first `:`, if no `/`, `?` or `#` comes before it, is a scheme. */
static bool has_scheme(const char *target)
{
    return target[strcspn(target, ":/?#")] == ':';
}

static bool is_web_address(const char *target)
{
    static const char *const schemes[] = {"https://", "http://"};

    for (size_t i = 0; i < ARRAY_LENGTH(schemes); i++) {
        size_t length = strlen(schemes[i]);

        if (strncasecmp(target, schemes[i], length) == 0 && target[length] != '\0')
            return true;
    }
    return false;
}

/* Whether the `;` here ends a markdown character reference, `&copy;`. */
static bool ends_entity(const char *target, size_t at)
{
    size_t start = at;

    while (start > 0 && (isalnum((unsigned char)target[start - 1]) || target[start - 1] == '#'))
        start--;
    return start > 0 && start < at && target[start - 1] == '&';
}

/* Characters that would end a link early or have another meaning in one: in markdown, in a table
 * cell, in HTML. */
#define ENCODED " \"<>\\`|"

static const char *encode(struct arena *arena, const char *target)
{
    struct text text;
    const char *encoded;

    if (!strpbrk(target, ENCODED ";"))
        return target;
    text_init(&text);
    for (size_t i = 0; target[i] != '\0'; i++) {
        if (strchr(ENCODED, target[i]) || (target[i] == ';' && ends_entity(target, i)))
            text_printf(&text, "%%%02X", (unsigned)target[i]);
        else
            text_append_char(&text, target[i]);
    }
    encoded = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return encoded;
}

static const char *target_of(struct arena *arena, const char *line)
{
    if (*line == '\0' || text_starts_with(line, "//"))
        return NULL;
    if (has_scheme(line) && !is_web_address(line))
        return NULL;
    return encode(arena, line);
}

const char *inline_target(struct arena *arena, const char *target)
{
    return target_of(arena, trimmed_line(arena, target, strlen(target)));
}

void inline_text(struct inline_list *list, const char *text)
{
    inline_words(list, text, strlen(text));
}

void inline_printf(struct inline_list *list, const char *format, ...)
{
    struct arena *arena = list->document->arena;
    va_list arguments;

    va_start(arguments, format);
    const char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    size_t length = strlen(text);
    if (length > 0)
        inline_append(list, INLINE_TEXT)->text =
            is_plain(text, length) ? text : one_line(arena, text, length);
}

void inline_marked(struct inline_list *list, enum inline_kind kind, const char *line)
{
    struct inline_list inside;

    if (*line == '\0')
        return;
    inside = inlines_of_inline(list->document, inline_append(list, kind));
    inline_append(&inside, INLINE_TEXT)->text = line;
}

void inline_strong(struct inline_list *list, const char *text)
{
    inline_marked(list, INLINE_STRONG, trimmed_line(list->document->arena, text, strlen(text)));
}

void inline_emphasis(struct inline_list *list, const char *text)
{
    inline_marked(list, INLINE_EMPHASIS, trimmed_line(list->document->arena, text, strlen(text)));
}

void inline_code(struct inline_list *list, const char *text)
{
    inline_verbatim(list, text, strlen(text));
}

void inline_link(struct inline_list *list, const char *text, const char *target)
{
    struct arena *arena = list->document->arena;
    const char *line = trimmed_line(arena, target, strlen(target));
    const char *allowed = target_of(arena, line);
    const char *label = text == target ? line : trimmed_line(arena, text, strlen(text));

    if (*label == '\0')
        label = line;
    if (allowed) {
        inline_marked(list, INLINE_LINK, label);
        list->last->target = allowed;
    } else if (*target == '\0' || text_equal(label, target)) {
        inline_text(list, label);
    } else {
        inline_printf(list, "%s (%s)", label, target);
    }
}
