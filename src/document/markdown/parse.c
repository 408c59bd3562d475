#include "document/markdown/parse.h"

#include "base/arena.h"
#include "base/bounds.h"
#include "base/compat/compat.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory)
{
    if (!memory)
        memory_exhausted();
    return memory;
}

/* cmark never asks for 0 bytes. */
static void *new_memory(size_t count, size_t size)
{
    return checked(calloc(count, size));
}

static void *resize_memory(void *old, size_t size)
{
    return checked(realloc(old, size));
}

static cmark_mem *checked_allocator(void)
{
    static const cmark_mem memory = {new_memory, resize_memory, free};

    return (cmark_mem *)&memory; /* cmark writes nothing into it */
}

cmark_node *markdown_node(cmark_node_type type)
{
    return cmark_node_new_with_mem(type, checked_allocator());
}

/* Freeing node by node takes an eighth of the time of a page. cmark has no context for an allocator, so
 * the arena is kept here while one tree is in use. */
static struct arena *once;

#define TREE_SHARE 30 /* bytes of tree that one byte of text usually takes */

union sized {
    size_t size; /* of what follows */
    max_align_t alignment;
};

static void *new_once(size_t count, size_t size)
{
    union sized *made;

    if (size > 0 && count > (SIZE_MAX - sizeof(*made)) / size)
        memory_exhausted();
    made = arena_alloc(once, 1, sizeof(*made) + count * size);
    made->size = count * size;
    return made + 1;
}

static void *resize_once(void *old, size_t size)
{
    void *made = new_once(1, size);

    if (old)
        memcpy(made, old, MIN(size, ((union sized *)old - 1)->size));
    return made;
}

static void keep(void *memory)
{
    (void)memory;
}

/* --- bound ------------------------------------------------------------------------------- */

/* One step is about a nanosecond. A byte of plain text takes cmark about ten. */
#define STEPS_FREE 20000000u /* enough for any page written by hand */
#define STEPS_A_BYTE 15u
#define STEPS_A_NODE 100u
#define STEPS_A_LINE 85u /* each line may be a block */
#define STEPS_A_MARKED_LINE 285u
#define STEPS_A_LEVEL 100u /* for each level above two in a line */

static uint64_t allowed(size_t length)
{
    return STEPS_FREE + STEPS_A_BYTE * (uint64_t)length;
}

static const char *line_end(const char *line, const char *end)
{
    const char *newline = memchr(line, '\n', (size_t)(end - line));

    return newline ? newline + 1 : end;
}

/* Counts characters for which cmark may search the rest of the paragraph, or all such characters
 * before. Four at a time, since each byte of a page is looked at. */
static uint64_t count_openers(const char *start, const char *end)
{
    static const unsigned char openers[256] = {
        ['['] = 1, [']'] = 1, ['<'] = 1, ['*'] = 1, ['_'] = 1, ['`'] = 1, ['!'] = 1, ['&'] = 1,
    };
    const unsigned char *at = (const unsigned char *)start;
    uint64_t count = 0;
    size_t left = (size_t)(end - start);

    for (; left >= 4; at += 4, left -= 4)
        count += (unsigned)openers[at[0]] + openers[at[1]] + openers[at[2]] + openers[at[3]];
    for (; left > 0; at++, left--)
        count += openers[*at];
    return count;
}

/* Steps for the inlines of a paragraph: each opener is a node and may search the rest of the
 * paragraph. */
static uint64_t steps_of(const char *start, const char *end)
{
    return count_openers(start, end) * (STEPS_A_NODE + (uint64_t)(end - start));
}

/* Skips the marks at the start of a line: of quotes, lists, headings, fences and rules. */
static const char *after_marks(const char *line, const char *end)
{
    while (line < end && *line != '\0' && strchr(" \t>-+*0123456789.)#=_`~", *line))
        line++;
    return line;
}

/* Number of containers that a line may open. Later lines are compared with each of them. */
static uint64_t levels_of(const char *line, const char *end)
{
    enum { TEXT, MARK, LEVEL };
    static const unsigned char kinds[256] = {
        [' '] = MARK,  ['\t'] = MARK, ['0'] = MARK,  ['1'] = MARK,  ['2'] = MARK,  ['3'] = MARK,
        ['4'] = MARK,  ['5'] = MARK,  ['6'] = MARK,  ['7'] = MARK,  ['8'] = MARK,  ['9'] = MARK,
        ['>'] = LEVEL, ['-'] = LEVEL, ['+'] = LEVEL, ['*'] = LEVEL, ['.'] = LEVEL, [')'] = LEVEL,
    };
    uint64_t levels = 0;

    for (; line < end && kinds[(unsigned char)*line] != TEXT; line++)
        levels += kinds[(unsigned char)*line] == LEVEL;
    return levels;
}

/* The length up to the line where parsing blocks, mostly nested containers, takes too many
 * steps. Also counts the openers up to there. */
static size_t bound_blocks(const char *bytes, size_t length, uint64_t *ret_openers)
{
    const char *end = bytes + length, *line = bytes, *next;
    uint64_t most = 0, steps = 0;

    *ret_openers = 0;
    for (; line < end; line = next) {
        next = line_end(line, end);
        uint64_t levels = levels_of(line, next), openers = count_openers(line, next);
        most = levels > most ? levels : most;
        steps += openers > 0 ? STEPS_A_MARKED_LINE : STEPS_A_LINE;
        steps += 8 * most + levels * levels + (levels > 2 ? STEPS_A_LEVEL * levels : 0);
        if (steps > allowed(length))
            break;
        *ret_openers += openers;
    }
    return (size_t)(line - bytes);
}

static bool is_blank(const char *line, const char *end)
{
    while (line < end && strchr(" \t\r\n", *line) && *line != '\0')
        line++;
    return line == end;
}

/* Is the input within the bound, even if all text between two empty lines is one paragraph? */
static bool is_within_bound(const char *bytes, size_t length)
{
    const char *end = bytes + length, *start = bytes, *next;
    uint64_t steps = 0;

    for (const char *line = bytes; line < end; line = next) {
        next = line_end(line, end);
        if (!is_blank(line, next) && next < end)
            continue;
        steps += steps_of(start, next);
        start = next;
    }
    return steps <= allowed(length);
}

/* Does this character, after the marks of its line, matter only to inlines? Not if it ends a block
 * of HTML ("</pre>", "]]>") or is a ` after a fence, which then is not a fence. */
static bool is_inline(const char *at, const char *line_end, bool fence)
{
    size_t left = (size_t)(line_end - at);

    switch (*at) {
    case '[':
    case '*':
    case '_':
    case '!':
    case '&':
    case '\\':
        return true;
    case '<':
        return left < 2 || at[1] != '/';
    case ']':
        return left < 2 || (at[1] != ']' && at[1] != '>');
    case '`':
        return !fence;
    default:
        return false;
    }
}

/* A copy with the same blocks, but without characters that matter to inlines. The first characters
 * of possible HTML stay; "<![CDATA[" is the longest start of an HTML block. */
static char *without_inlines(const char *bytes, size_t length)
{
    char *copy = memory_new(length, 1);
    const char *end = bytes + length, *next;

    memcpy(copy, bytes, length);
    for (const char *line = bytes; line < end; line = next) {
        next = line_end(line, end);
        const char *at = after_marks(line, next);
        bool fence = compat_memmem(line, (size_t)(at - line), "```", 3) != NULL;
        if (at < next && *at == '<')
            at = next - at > 9 ? at + 9 : next;
        for (; at < next; at++)
            if (is_inline(at, next, fence))
                copy[at - bytes] = 'x';
    }
    return copy;
}

struct lines {
    const char **starts; /* of each line, and the end */
    size_t count;
};

static struct lines lines_of(const char *bytes, size_t length)
{
    struct lines lines = {memory_new(2, sizeof(char *)), 0};
    size_t room = 2;

    for (const char *line = bytes; line < bytes + length; line = line_end(line, bytes + length)) {
        if (lines.count + 2 > room)
            lines.starts = memory_resize(lines.starts, room *= 2, sizeof(char *));
        lines.starts[lines.count++] = line;
    }
    lines.starts[lines.count] = bytes + length;
    return lines;
}

static const char *line_start(const struct lines *lines, int number)
{
    size_t index = number > 0 ? (size_t)number - 1 : 0;

    return lines->starts[index < lines->count ? index : lines->count];
}

/* The length up to the paragraph whose inlines take too many steps. */
static size_t bound_paragraphs(const char *bytes, size_t length, cmark_node *root)
{
    struct lines lines = lines_of(bytes, length);
    cmark_iter *iterator = cmark_iter_new(root);
    const char *cut = bytes + length;
    uint64_t steps = 0;

    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING)
            continue;
        const char *start = line_start(&lines, cmark_node_get_start_line(node));
        const char *end = line_start(&lines, cmark_node_get_end_line(node) + 1);
        steps += start < end ? steps_of(start, end) : 0;
        if (steps > 2 * allowed(length)) { /* the iterator enters and leaves each node */
            cut = start;
            break;
        }
    }
    cmark_iter_free(iterator);
    free(lines.starts);
    return (size_t)(cut - bytes);
}

static cmark_node *parse(const char *bytes, size_t length, const char *rest, cmark_mem *memory)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
    cmark_node *root;

    cmark_parser_feed(parser, bytes, length);
    cmark_parser_feed(parser, rest, strlen(rest));
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

size_t markdown_bound(const char *bytes, size_t length)
{
    uint64_t openers;
    size_t bound = bound_blocks(bytes, length, &openers);

    /* even if all of it were one paragraph, as in nearly every page */
    if (openers * (STEPS_A_NODE + (uint64_t)bound) <= allowed(bound))
        return bound;
    if (is_within_bound(bytes, bound))
        return bound;
    char *copy = without_inlines(bytes, bound);
    cmark_node *root = parse(copy, bound, "", checked_allocator());
    bound = bound_paragraphs(bytes, bound, root);
    cmark_node_free(root);
    free(copy);
    return bound;
}

void markdown_parse_once(const char *bytes, size_t length,
                         void (*read)(void *context, cmark_node *root), void *context)
{
    static cmark_mem memory = {new_once, resize_once, keep};

    once = arena_new();
    arena_reserve(once, TREE_SHARE * length);
    read(context, parse(bytes, length, "", &memory));
    arena_free(once);
    once = NULL;
}

cmark_node *markdown_parse(const char *bytes, size_t length)
{
    size_t bound = markdown_bound(bytes, length);

    return parse(bytes, bound, bound < length ? "(left out: too many marks)\n" : "",
                 checked_allocator());
}
