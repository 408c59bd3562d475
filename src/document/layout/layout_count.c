#include "document/layout/layout_build.h"

#include "base/text/columns.h"

#include <string.h>

/* Counts the lines of a paragraph without making words of it. It is for text of ASCII without breaks,
 * where a column is a byte. */

#define FLAT_LEAST 1024

static bool is_blank(char byte)
{
    return (unsigned char)byte <= ' ';
}

static void make_room(struct builder *builder, size_t length)
{
    size_t room = 2 * (builder->flat_room + length) + FLAT_LEAST;
    char *flat = arena_alloc(builder->arena, room, 1);

    if (builder->flat_length > 0)
        memcpy(flat, builder->flat, builder->flat_length);
    builder->flat = flat;
    builder->flat_room = room;
}

/* Between two texts a line may end before a percent sign, but not inside one: such a text is not flat. */
static bool add_text(struct builder *builder, const char *text)
{
    size_t length = strlen(text);

    if (builder->flat_length + length + 1 > builder->flat_room)
        make_room(builder, length + 1);
    char *end = builder->flat + builder->flat_length;
    if (text[0] == '%' && builder->flat_length > 0 && end[-1] == ' ')
        return false;
    memcpy(end, text, length + 1);
    builder->flat_length += length;
    return true;
}

static bool add_texts(struct builder *builder, const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next)
        if (node->kind == INLINE_BREAK ||
            !(node->text ? add_text(builder, node->text) : add_texts(builder, node->first)))
            return false;
    return true;
}

/* Each line ends before the first byte that does not fit, or before the last blank that does. */
static size_t count(const char *text, size_t length, size_t room)
{
    size_t lines = 0, at = 0;

    for (;; lines++) {
        while (at < length && is_blank(text[at]))
            at++;
        if (length - at <= room)
            return lines + (at < length);
        size_t end = at + room;
        if (!is_blank(text[end]) || (text[end] == ' ' && !columns_break_at(text + end)))
            while (end > at && !columns_break_at(text + end))
                end--;
        at = end > at ? end : at + room;
    }
}

bool lines_count(struct builder *builder, const struct inline_node *first)
{
    int room = builder->width - builder->indent;
    size_t lines;

    for (size_t i = 0; i < builder->n_margins; i++)
        if (i == MARGINS_MAX || builder->margins[i].width == 0)
            return false;
    builder->flat_length = 0;
    if (!add_texts(builder, first) || !is_ascii(builder->flat, builder->flat_length))
        return false;
    lines = count(builder->flat, builder->flat_length, (size_t)room);
    if (lines > 0)
        line_settle(builder);
    for (size_t i = 0; i < builder->n_margins && lines > 0; i++)
        if (builder->margins[i].once)
            builder->margins[i].mark = NULL;
    builder->n_lines += lines;
    return true;
}
