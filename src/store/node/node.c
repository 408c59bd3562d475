#include "store/node/node.h"

#include "base/text/clean.h"
#include "base/text/text.h"
#include "base/text/utf8.h"
#include "store/node/node_parts.h"

#include <string.h>

/* A file that is no text at all is told about in a few lines. */
#define CHARACTERS_TOLD 5

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
                           bool tabs_allowed, struct complaints *complaints)
{
    int line = first_line, column = 1, told = 0;

    for (size_t at = 0; at < length && told < CHARACTERS_TOLD;) {
        uint32_t code;

        at += utf8_decode(bytes + at, length - at, &code);
        if (clean_replaces(code) || (code == '\t' && !tabs_allowed)) {
            complaints_add(complaints, file, line, column, "%s", describe(code));
            told = code == '\r' ? CHARACTERS_TOLD : told + 1; /* there is one on every line */
        }
        column = code == '\n' ? 1 : column + 1;
        line += code == '\n';
    }
    return told == 0;
}

const char *node_clean_text(struct arena *arena, const char *bytes, size_t length,
                            const struct place *place)
{
    const char *cleaned = clean_text(arena, bytes, length);

    if (strlen(cleaned) != length || memcmp(cleaned, bytes, length) != 0)
        complaints_add(place->complaints, place->file, place->line, place->column,
                       "the text '%s' holds a tab, a control character, an invisible one or too "
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

/* The length of a line, without its newline. */
static size_t line_length(const char *bytes, size_t length)
{
    const char *newline = length > 0 ? memchr(bytes, '\n', length) : NULL;

    return newline ? (size_t)(newline - bytes) : length;
}

static bool is_fence(const char *bytes, size_t length)
{
    return line_length(bytes, length) == 3 && memcmp(bytes, "---", 3) == 0;
}

/* Finds the second fence: its offset and its line number. */
static bool find_end(const char *bytes, size_t length, size_t *ret_end, int *ret_line)
{
    size_t at = 4;

    for (int line = 2; at < length; line++) {
        if (is_fence(bytes + at, length - at)) {
            *ret_end = at;
            *ret_line = line;
            return true;
        }
        at += line_length(bytes + at, length - at) + 1;
    }
    return false;
}

bool node_read_source(struct arena *arena, const char *file, const char *bytes, size_t length,
                      struct source *ret_source, struct complaints *complaints)
{
    struct source source;
    size_t end;
    int line;

    if (!node_check_characters(file, bytes, length, 1, false, complaints))
        return false;
    if (!is_fence(bytes, length)) {
        complaints_add(complaints, file, 1, 1, "no front matter: a line '---' is expected first");
        return false;
    }
    if (!find_end(bytes, length, &end, &line)) {
        complaints_add(complaints, file, 1, 1,
                       "the front matter has no end: a second line '---' is expected after it");
        return false;
    }
    source.front = node_read_yaml(arena, file, bytes + 4, end - 4, 2, complaints);
    source.body_line = line + 1;
    source.body = bytes + (end + 4 < length ? end + 4 : length);
    source.body_length = (size_t)(bytes + length - source.body);
    if (!source.front)
        return false;
    *ret_source = source;
    return true;
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
