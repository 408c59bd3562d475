#include "store/node/node.h"

#include "base/text/clean.h"
#include "base/text/text.h"
#include "base/text/utf8.h"
#include "store/node/node_parts.h"

#include <string.h>

/* Limits the diagnostics about a binary file. */
#define CHARACTERS_REPORTED 5

static const char *describe(uint32_t code)
{
    if (code == UTF8_INVALID)
        return "this is not UTF-8; save the file in that encoding";
    if (code == '\t')
        return "a tab; use spaces";
    if (code == '\r')
        return "a carriage return; end the lines with a newline alone";
    if (code == 0xFEFF)
        return "a byte order mark; save the file without it";
    if (code < 0x20 || (code >= 0x7F && code < 0xA0))
        return "a control character; remove it";
    return "an invisible or private character; remove it";
}

bool node_check_characters(const char *file, const char *bytes, size_t length, int first_line,
                           bool tabs_allowed, struct diagnostics *diagnostics)
{
    int line = first_line, column = 1, reported = 0;

    if (clean_is_plain(bytes, length))
        return true;
    for (size_t at = 0; at < length && reported < CHARACTERS_REPORTED;) {
        size_t plain = clean_plain_length(bytes + at, length - at);
        uint32_t code;

        at += plain;
        column += (int)plain;
        if (at == length)
            break;
        if (bytes[at] == '\n') {
            at++;
            line++;
            column = 1;
            continue;
        }
        at += utf8_decode(bytes + at, length - at, &code);
        if (clean_replaces(code) || (code == '\t' && !tabs_allowed)) {
            diagnostics_add(diagnostics, file, line, column, "%s", describe(code));
            reported = code == '\r' ? CHARACTERS_REPORTED
                                    : reported + 1; /* one diagnostic is enough: there is
                                                               * one on every line */
        }
        column++;
    }
    return reported == 0;
}

const char *node_clean_text(struct arena *arena, const char *bytes, size_t length,
                            const struct place *place)
{
    const char *cleaned;

    if (clean_plain_length(bytes, length) == length)
        return arena_copy(arena, bytes, length);
    cleaned = clean_text(arena, bytes, length);
    if (strlen(cleaned) != length || memcmp(cleaned, bytes, length) != 0)
        diagnostics_add(place->diagnostics, place->file, place->line, place->column,
                        "the text '%s' contains a tab, a control or invisible character, or too "
                        "many accents on one letter; plain text is expected",
                        cleaned);
    return cleaned;
}

void node_append(struct node *parent, struct node *last, struct node *node)
{
    if (last)
        last->next = node;
    else if (parent)
        parent->first = node;
    if (parent)
        parent->count++;
}

const struct node *node_member(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (const struct node *member = map->first; member; member = member->next) {
        if (text_equal(member->key, key))
            return member;
    }
    return NULL;
}

const char *node_text(const struct node *map, const char *key)
{
    const struct node *member = node_member(map, key);

    return member && member->kind == NODE_SCALAR ? member->text : NULL;
}
