#include "base/text/clean.h"

#include "base/array.h"
#include "base/text/text.h"
#include "base/text/utf8.h"
#include "base/text/width.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */
#define MARKS_MAX 4                /* a curses cell holds five code points: one and its marks */

/* Code points replaced in foreign text. TAB and LF are not in the table: the caller handles
 * them. */
static const struct {
    uint32_t first, last;
} replaced[] = {
    {0x0000, 0x0008},     /* C0 */
    {0x000B, 0x001F},     /* C0, with CR and ESC */
    {0x007F, 0x009F},     /* DEL and C1 */
    {0x00AD, 0x00AD},     /* soft hyphen */
    {0x061C, 0x061C},     /* Arabic letter mark: bidirectional */
    {0x180E, 0x180E},     /* Mongolian vowel separator */
    {0x200B, 0x200F},     /* zero width; marks of direction */
    {0x2028, 0x202E},     /* separators of lines and paragraphs; embedding and override */
    {0x2060, 0x206F},     /* word joiner, invisible operators, isolates */
    {0xD800, 0xF8FF},     /* surrogates and private use */
    {0xFDD0, 0xFDEF},     /* noncharacters */
    {0xFEFF, 0xFEFF},     /* byte order mark */
    {0xFFF9, 0xFFFB},     /* interlinear annotation */
    {0xE0000, 0xE0FFF},   /* tags and more variation selectors */
    {0xF0000, UINT32_MAX} /* private use, and UTF8_INVALID */
};

bool clean_replaces(uint32_t code)
{
    if ((code & 0xFFFE) == 0xFFFE) /* the last two of each plane are noncharacters */
        return true;
    for (size_t i = 0; i < ARRAY_LENGTH(replaced) && code >= replaced[i].first; i++) {
        if (code <= replaced[i].last)
            return true;
    }
    return false;
}

/* Sixteen bytes, compared at once. */
typedef uint8_t wide __attribute__((vector_size(16)));

static wide wide_at(const char *bytes)
{
    wide word;

    memcpy(&word, bytes, sizeof(word));
    return word;
}

/* Which are not printable ASCII, ' ' to '~'? */
static wide others(wide word)
{
    return (wide)(word - ' ' > '~' - ' ');
}

static bool is_none(wide word)
{
    uint64_t halves[2];

    memcpy(halves, &word, sizeof(halves));
    return (halves[0] | halves[1]) == 0;
}

static bool is_plain(const char *bytes)
{
    return is_none(others(wide_at(bytes)));
}

/* The same of eight bytes: subtracting 0x20 or adding 1 sets the high bit of a byte that is not plain, and
 * plain bytes neither borrow nor carry. */
static bool is_plain_half(const char *bytes)
{
    const uint64_t each = 0x0101010101010101;
    uint64_t word;

    memcpy(&word, bytes, sizeof(word));
    return ((word | (word - each * ' ') | (word + each * (0x7F - '~'))) & each * 0x80) == 0;
}

size_t clean_plain_length(const char *bytes, size_t length)
{
    size_t plain = 0;

    while (plain + sizeof(wide) <= length && is_plain(bytes + plain))
        plain += sizeof(wide);
    if (plain + sizeof(wide) > length && length >= sizeof(wide) &&
        is_plain(bytes + length - sizeof(wide)))
        return length; /* the last ones overlap those before */
    if (length < sizeof(wide) && length >= sizeof(wide) / 2 && is_plain_half(bytes) &&
        is_plain_half(bytes + length - sizeof(wide) / 2))
        return length;
    while (plain < length && bytes[plain] >= ' ' && bytes[plain] <= '~')
        plain++;
    return plain;
}

bool clean_is_plain(const char *bytes, size_t length)
{
    wide found = {0};
    size_t at = 0;

    for (; at + sizeof(wide) <= length; at += sizeof(wide)) {
        wide word = wide_at(bytes + at);
        found |= others(word) & (wide)(word != '\n');
    }
    if (!is_none(found))
        return false;
    while (at < length && (bytes[at] == '\n' || (bytes[at] >= ' ' && bytes[at] <= '~')))
        at++;
    return at == length;
}

/* Appends the first code point, which is not printable ASCII; returns its length. */
static size_t append_other(struct text *text, const char *bytes, size_t length, const char *tab,
                           int *marks)
{
    uint32_t code;
    size_t used = utf8_decode(bytes, length, &code);

    *marks = width_of(code) == 0 ? *marks + 1 : 0;
    if (code == '\r' && length > 1 && bytes[1] == '\n')
        ; /* the newline follows */
    else if (code == '\t')
        text_append(text, tab);
    else if (clean_replaces(code))
        text_append(text, REPLACEMENT);
    else if (*marks <= MARKS_MAX)
        text_append_bytes(text, bytes, used);
    return used;
}

static void append_clean(struct text *text, const char *bytes, size_t length, const char *tab)
{
    int marks = 0;

    for (size_t at = 0; at < length;) {
        size_t plain = clean_plain_length(bytes + at, length - at);
        if (plain == 0) {
            at += append_other(text, bytes + at, length - at, tab, &marks);
            continue;
        }
        plain += at + plain < length && bytes[at + plain] == '\n';
        text_append_bytes(text, bytes + at, plain);
        at += plain;
        marks = 0;
    }
}

static char *clean(struct arena *arena, const char *bytes, size_t length, const char *tab)
{
    struct text text;
    char *cleaned;

    if (clean_plain_length(bytes, length) == length)
        return arena_copy(arena, bytes, length);
    text_init(&text);
    append_clean(&text, bytes, length, tab);
    cleaned = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return cleaned;
}

char *clean_text(struct arena *arena, const char *bytes, size_t length)
{
    return clean(arena, bytes, length, " ");
}

char *clean_output(struct arena *arena, const char *bytes, size_t length)
{
    return clean(arena, bytes, length, "\t");
}

char *clean_line(struct arena *arena, const char *bytes, size_t length)
{
    if (clean_plain_length(bytes, length) == length) {
        while (length > 0 && bytes[length - 1] == ' ')
            length--;
        for (; length > 0 && *bytes == ' '; length--)
            bytes++;
        return arena_copy(arena, bytes, length);
    }

    char *line = clean_text(arena, bytes, length);
    size_t end = strlen(line);

    for (char *newline = line; (newline = strchr(newline, '\n'));)
        *newline = ' ';
    while (end > 0 && line[end - 1] == ' ')
        end--;
    line[end] = '\0';
    while (*line == ' ')
        line++;
    return line;
}
