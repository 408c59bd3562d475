#include "base/text/columns.h"

#include "base/text/clean.h"
#include "base/text/utf8.h"
#include "base/text/width.h"

#include <string.h>

/* One code point and its width. ASCII, the usual case, skips the table. */
static size_t measure(const char *bytes, size_t length, int *ret_width)
{
    uint32_t code;
    size_t used;

    if ((unsigned char)bytes[0] < 0x80) {
        *ret_width = 1;
        return 1;
    }
    used = utf8_decode(bytes, length, &code);
    *ret_width = width_of(code);
    return used;
}

size_t columns_cluster(const char *bytes, size_t length, int *ret_width)
{
    size_t end = 0;

    *ret_width = 0;
    if (length > 0)
        end = measure(bytes, length, ret_width);
    while (end < length) {
        int width;
        size_t used = measure(bytes + end, length - end, &width);

        if (width > 0)
            break;
        end += used;
    }
    return end;
}

int columns_of_bytes(const char *bytes, size_t length)
{
    size_t plain = clean_plain_length(bytes, length);
    int columns = (int)plain;

    for (size_t at = plain; at < length;) {
        int width;

        for (; at < length && (bytes[at] & 0x80) == 0; at++)
            columns++;
        if (at == length)
            break;

        at += measure(bytes + at, length - at, &width);
        columns += width;
    }
    return columns;
}

int columns_of(const char *string)
{
    return columns_of_bytes(string, strlen(string));
}

/* Is it an ASCII character that no combining mark follows? */
static bool is_alone(const char *at)
{
    return at[0] != '\0' && (at[0] & 0x80) == 0 && (at[1] & 0x80) == 0;
}

size_t columns_fit(const char *string, int columns)
{
    size_t length = 0, at = 0;

    for (;;) {
        for (; columns > 0 && is_alone(string + at); columns--)
            at++;
        if (length == 0) /* measured only where the fast path above ends early */
            length = at + strlen(string + at);
        if (at == length)
            break;
        int width;
        size_t used = columns_cluster(string + at, length - at, &width);

        if (width > columns)
            break;
        columns -= width;
        at += used;
    }
    return at;
}

/* The longest part between two quotes. */
static bool find_quoted(const char *message, const char **ret_start, const char **ret_end)
{
    const char *open = strchr(message, '\''), *close;
    bool found = false;

    for (; open && (close = strchr(open + 1, '\'')); open = strchr(close + 1, '\'')) {
        if (found && close - open <= *ret_end - *ret_start)
            continue;
        *ret_start = open + 1;
        *ret_end = close;
        found = true;
    }
    return found;
}

size_t columns_line(const char *text, int width, const char **ret_next)
{
    size_t fits = columns_fit(text, width > 0 ? width : 1), end = fits;

    if (fits == 0 && text[0] != '\0') { /* a wide character does not fit into one column */
        int ignored;
        fits = end = columns_cluster(text, strlen(text), &ignored);
    }
    if (text[fits] != '\0') {
        while (end > 0 && !columns_break_at(text + end))
            end--;
        if (end == 0)
            end = fits;
    }
    *ret_next = text + end + strspn(text + end, " ");
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return end;
}

/* Does a clause end here? *ret_kept: the bytes from `at` on that still belong to it. */
static bool ends_clause(const char *at, size_t *ret_kept)
{
    *ret_kept = (at[0] == '.' || at[0] == '?') && at[1] == ' ';
    return *ret_kept > 0 || strncmp(at, "; ", 2) == 0 || strncmp(at, ": ", 2) == 0 ||
           strncmp(at, " (", 2) == 0 || strncmp(at, ", or ", 5) == 0;
}

size_t columns_clause(const char *text, int columns)
{
    size_t fits = columns_fit(text, columns), length = 0, kept;

    if (text[fits] == '\0')
        return fits;
    for (size_t i = 0; i <= fits; i++)
        if (ends_clause(text + i, &kept) && i + kept <= fits)
            length = i + kept;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return 3 * columns_of_bytes(text, length) >= columns ? length : 0;
}

const char *columns_shorten_quoted(struct arena *arena, const char *message, int columns,
                                   const char *dots)
{
    const char *start, *end, *kept;
    int excess = columns_of(message) - columns, room;

    if (excess <= 0 || !find_quoted(message, &start, &end))
        return message;
    room = columns_of_bytes(start, (size_t)(end - start)) - excess - columns_of(dots);
    if (room < QUOTED_LEAST)
        room = QUOTED_LEAST;
    for (kept = start; columns_of_bytes(kept, (size_t)(end - kept)) > room;) {
        int width;
        kept += columns_cluster(kept, (size_t)(end - kept), &width);
    }
    return kept == start
               ? message
               : arena_printf(arena, "%.*s%s%s", (int)(start - message), message, dots, kept);
}
