#include "document/markdown/emphasis.h"

#include "base/array.h"
#include "base/text/utf8.h"

#include <string.h>

/* CommonMark's "left-flanking" and "right-flanking" rules: marks open before a non-blank character,
 * and before punctuation only after a blank or punctuation; closing is the mirror image. Only cmark
 * knows all punctuation beyond ASCII, so a character not known as a letter here counts as whichever
 * makes the answer false. */
enum side { SIDE_BLANK, SIDE_PUNCTUATION, SIDE_WORD, SIDE_UNSURE };

static const struct {
    uint32_t first, last;
    enum side side;
} sides[] = {
    {0x0000, ' ', SIDE_BLANK},    {'0', '9', SIDE_WORD},
    {'A', 'Z', SIDE_WORD},        {'a', 'z', SIDE_WORD},
    {'!', '~', SIDE_PUNCTUATION}, {0x00A0, 0x00A0, SIDE_BLANK},
    {0x00C0, 0x02FF, SIDE_WORD}, /* Latin */
    {0x0400, 0x0481, SIDE_WORD}, /* Cyrillic */
    {0x1680, 0x1680, SIDE_BLANK}, {0x2000, 0x200A, SIDE_BLANK},
    {0x202F, 0x202F, SIDE_BLANK}, {0x205F, 0x205F, SIDE_BLANK},
    {0x3000, 0x3000, SIDE_BLANK}, {0x3041, 0x3096, SIDE_WORD}, /* Hiragana */
    {0x30A1, 0x30FA, SIDE_WORD},                               /* Katakana */
    {0x3400, 0x4DBF, SIDE_WORD},                               /* Han */
    {0x4E00, 0x9FFF, SIDE_WORD},                               /* Han */
    {0xAC00, 0xD7A3, SIDE_WORD},                               /* Hangul */
};

static enum side side_of(uint32_t code)
{
    for (size_t i = 0; i < ARRAY_LENGTH(sides); i++) {
        if (code >= sides[i].first && code <= sides[i].last)
            return sides[i].side;
    }
    return SIDE_UNSURE;
}

/* Whether marks work between a character inside and one outside. */
static bool marks_hold(uint32_t inside, uint32_t outside)
{
    enum side side = side_of(inside);

    if (side == SIDE_BLANK)
        return false;
    return side == SIDE_WORD || side_of(outside) == SIDE_BLANK ||
           side_of(outside) == SIDE_PUNCTUATION;
}

uint32_t emphasis_last(const char *bytes, size_t length)
{
    size_t start = length - 1;
    uint32_t code;

    while (start > 0 && (bytes[start] & 0xC0) == 0x80)
        start--;
    utf8_decode(bytes + start, length - start, &code);
    return code;
}

static uint32_t first_of_text(const char *text)
{
    uint32_t code;

    utf8_decode(text, strlen(text), &code);
    return code;
}

uint32_t emphasis_first(const struct inline_node *first, uint32_t otherwise)
{
    for (const struct inline_node *node = first; node; node = node->next) {
        switch (node->kind) {
        case INLINE_TEXT:
            return first_of_text(node->text);
        case INLINE_CODE:
            return '`';
        case INLINE_LINK:
            return '[';
        case INLINE_BREAK:
            return ' ';
        case INLINE_STRONG:
        case INLINE_EMPHASIS:
            if (node->first)
                return emphasis_first(node->first, ' ');
        }
    }
    return otherwise;
}

static uint32_t last_of(const struct inline_node *first)
{
    const struct inline_node *node = first;

    if (!node)
        return ' ';
    while (node->next)
        node = node->next;
    switch (node->kind) {
    case INLINE_TEXT:
        return emphasis_last(node->text, strlen(node->text));
    case INLINE_CODE:
        return '`';
    case INLINE_LINK:
        return ')';
    case INLINE_BREAK:
        return ' ';
    case INLINE_STRONG:
    case INLINE_EMPHASIS:
        break;
    }
    return last_of(node->first);
}

bool emphasis_is_seen(const struct inline_node *node, uint32_t before, uint32_t after)
{
    return marks_hold(emphasis_first(node->first, ' '), before) &&
           marks_hold(last_of(node->first), after);
}
