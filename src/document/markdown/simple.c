#include "document/markdown/simple.h"

#include "base/text/clean.h"
#include "document/model/builder.h"

#include <string.h>

/* Whatever could mean something else is left to cmark, and the functions here return false or NULL
 * then. Marks of emphasis are read only where they can open and not close, or close and not open. */

#define LEVELS 6 /* of headings */
#define INDENT 2 /* of the lines of a list item */
#define FENCE "```"

struct source {
    struct document *document;
    const char *at, *end;
    char *room; /* for the texts that have not been read; they hold no more bytes than the page */
};

/* --- inlines ----------------------------------------------------------------------------- */

#define CODE_IS_LEFT '\\' /* a mark that is never read */

static bool is_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* Is it a letter here and not a mark? It is not the first character of the text. */
static bool is_letter(const char *at)
{
    return (*at == '_' && is_word(at[-1]) && is_word(at[1])) || (*at == '&' && at[1] == ' ');
}

static void add_text(struct inline_list *list, enum inline_kind kind, const char *text)
{
    if (*text != '\0')
        inline_append(list, kind)->text = text;
}

/* Adds the text up to the next mark, which is returned and becomes the NUL of the text. */
static char take_text(struct inline_list *list, char **at)
{
    static const bool marks[256] = {
        ['\0'] = true, ['\\'] = true, ['*'] = true, ['_'] = true, ['`'] = true,
        ['['] = true,  [']'] = true,  ['<'] = true, ['&'] = true,
    };
    char *start = *at, *end = start;

    while (!marks[(unsigned char)*end] || (end > start && is_letter(end)))
        end++;
    char mark = *end;
    *end = '\0';
    add_text(list, INLINE_TEXT, start);
    *at = end;
    return mark;
}

/* From the first mark of the code. Returns what follows it. */
static char *take_code(struct inline_list *list, char *at)
{
    char *code = at + 1, *end = strchr(code, '`'), *next;

    if (!end || end == code || end[1] == '`')
        return NULL;
    next = end + 1;
    for (*end = '\0'; *code == ' '; code++)
        ;
    while (end > code && end[-1] == ' ')
        *--end = '\0';
    add_text(list, INLINE_CODE, code);
    return next;
}

/* Adds text and code up to another mark. */
static char take_words(struct inline_list *list, char **at)
{
    char mark;

    while ((mark = take_text(list, at)) == '`')
        if (!(*at = take_code(list, *at)))
            return CODE_IS_LEFT;
    return mark;
}

static bool can_close(const char *at, size_t length)
{
    char before = at[-1], after = at[length];

    if (before == ' ' || before == '\0' || after == '*')
        return false;
    return after == ' ' || after == '\0' || (is_word(before) && !is_word(after));
}

static char *take_emphasis(struct inline_list *list, const char *text, char *at)
{
    size_t length = at[1] == '*' ? 2 : 1;
    bool can_open = (at == text || at[-1] == ' ' || at[-1] == '(') && is_word(at[length]);

    if (!can_open)
        return NULL;
    struct inline_list inside = inlines_of_inline(
        list->document, inline_append(list, length == 2 ? INLINE_STRONG : INLINE_EMPHASIS));
    at += length;
    if (take_words(&inside, &at) != '*' || (length == 2 && at[1] != '*') || !can_close(at, length))
        return NULL;
    return at + length;
}

/* An address that ends with its bracket and has only one meaning. */
static char *take_target(struct inline_list *list, char *target)
{
    char *end = target + strcspn(target, " ()<>\\&\"'");

    if (end == target || *end != ')')
        return NULL;
    *end = '\0';
    list->last->target = inline_target(list->document->arena, target);
    return list->last->target ? end + 1 : NULL;
}

static char *take_link(struct inline_list *list, const char *text, char *at)
{
    if ((at > text && at[-1] == '!') || at[1] == ' ')
        return NULL;
    struct inline_list label = inlines_of_inline(list->document, inline_append(list, INLINE_LINK));
    at++;
    if (take_words(&label, &at) != ']' || !label.last || at[1] != '(')
        return NULL;
    return take_target(list, at + 2);
}

static bool take_inlines(struct inline_list list, char *text)
{
    char *at = text;

    while (at)
        switch (take_words(&list, &at)) {
        case '\0':
            return true;
        case '*':
            at = take_emphasis(&list, text, at);
            break;
        case '[':
            at = take_link(&list, text, at);
            break;
        default:
            return false;
        }
    return false;
}

/* --- blocks ------------------------------------------------------------------------------ */

static bool begins_with(const struct source *source, const char *at, const char *start)
{
    size_t length = strlen(start);

    return (size_t)(source->end - at) >= length && memcmp(at, start, length) == 0;
}

static const char *line_end(const struct source *source, const char *line)
{
    const char *end = memchr(line, '\n', (size_t)(source->end - line));

    return end ? end : source->end;
}

static bool is_plain(const char *start, const char *end)
{
    return clean_plain_length(start, (size_t)(end - start)) == (size_t)(end - start);
}

/* Is it the end of the page, or an empty line? */
static bool is_apart(const struct source *source, const char *line)
{
    return line == source->end || *line == '\n';
}

/* Is it text and nothing else in which a paragraph begins or goes on? */
static bool is_text(const char *line, const char *end, bool goes_on)
{
    const char *at = line;

    while (at < end && *at >= '0' && *at <= '9')
        at++;
    if (at == end || end[-1] == ' ')
        return false;
    switch (*at) {
    case '.':
    case ')': /* the mark of a list item? In a paragraph only a 1 is. */
        return at == line || (at + 1 < end && at[1] != ' ') ||
               (goes_on && at - line > 1 && *line != '0');
    case '*':
        at += at + 1 < end && at[1] == '*' ? 2 : 1;
        return at < end && is_word(*at);
    case '`':
        return at + 1 < end && at[1] != '`';
    default:
        return at > line || is_word(*at) || strchr("(\"'/@$[", *at);
    }
}

static void add_line(struct source *source, const char *line, const char *end, char after)
{
    size_t length = (size_t)(end - line);

    memcpy(source->room, line, length);
    source->room[length] = after;
    source->room += length + 1;
    source->at = end < source->end ? end + 1 : end;
}

static bool take_lines(struct source *source, struct block *block, char *text)
{
    return is_plain(text, source->room - 1) &&
           take_inlines(inlines_of_block(source->document, block), text);
}

/* A paragraph from here to an empty line, or to the next item. */
static bool take_paragraph(struct source *source, struct block *parent)
{
    struct block *paragraph = block_append(source->document, parent, BLOCK_PARAGRAPH);
    const char *indent = parent ? "  " : "", *line = source->at;
    char *text = source->room;

    for (;;) {
        const char *end = line_end(source, line);
        if (!is_text(line, end, source->room > text))
            return false;
        add_line(source, line, end, ' ');
        if (is_apart(source, source->at) || (parent && begins_with(source, source->at, "- ")))
            break;
        if (!begins_with(source, source->at, indent))
            return false;
        line = source->at + strlen(indent);
    }
    source->room[-1] = '\0';
    return take_lines(source, paragraph, text);
}

static bool take_heading(struct source *source)
{
    struct block *heading = block_append(source->document, NULL, BLOCK_HEADING);
    const char *line = source->at, *end = line_end(source, line);
    char *text = source->room;

    while (line < end && *line == '#')
        line++;
    heading->level = (int)(line - source->at);
    if (heading->level > LEVELS || end - line < 2 || line[0] != ' ' || line[1] == ' ' ||
        end[-1] == ' ' || end[-1] == '#')
        return false;
    add_line(source, line + 1, end, '\0');
    return is_apart(source, source->at) && take_lines(source, heading, text);
}

/* The end of the code between two lines of three marks. */
static const char *code_end(const struct source *source, const char *code)
{
    const char *line = code;

    for (const char *end; line < source->end; line = end + 1) {
        end = line_end(source, line);
        const char *text = line;
        while (text < end && *text == ' ')
            text++;
        if (begins_with(source, text, FENCE))
            break;
        if (end == source->end || !is_plain(line, end))
            return NULL;
    }
    return line;
}

static bool take_code_block(struct source *source)
{
    struct arena *arena = source->document->arena;
    struct block *block = block_append(source->document, NULL, BLOCK_CODE);
    const char *info = source->at + strlen(FENCE), *code = info, *end;

    while (code < source->end && is_word(*code))
        code++;
    if (code == source->end || *code != '\n' || !(end = code_end(source, code + 1)) ||
        !begins_with(source, end, FENCE))
        return false;
    block_set_code(source->document, block, arena_copy(arena, info, (size_t)(code - info)),
                   arena_copy(arena, code + 1, (size_t)(end - code) - 1));
    source->at = end + strlen(FENCE);
    if (source->at < source->end && *source->at++ != '\n')
        return false;
    return is_apart(source, source->at);
}

static bool take_list(struct source *source)
{
    const struct block *before = source->document->last;
    struct block *list = block_append(source->document, NULL, BLOCK_LIST);

    if (before && before->kind == BLOCK_LIST) /* the same list, with empty lines in it */
        return false;
    for (list->tight = true; !is_apart(source, source->at);) {
        source->at += INDENT;
        if (!take_paragraph(source, block_append(source->document, list, BLOCK_ITEM)))
            return false;
    }
    return true;
}

static bool take_block(struct source *source)
{
    if (*source->at == '\n') {
        source->at++;
        return true;
    }
    if (*source->at == '#')
        return take_heading(source);
    if (begins_with(source, source->at, FENCE))
        return take_code_block(source);
    return begins_with(source, source->at, "- ") ? take_list(source) : take_paragraph(source, NULL);
}

struct document *simple_read(struct arena *arena, const char *bytes, size_t length)
{
    struct source source = {
        .document = document_new(arena),
        .at = bytes,
        .end = bytes + length,
        .room = arena_alloc(arena, length + 1, 1),
    };

    while (source.at < source.end)
        if (!take_block(&source))
            return NULL;
    return source.document;
}
