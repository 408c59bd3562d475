#include "base/text/columns.h"

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
    int columns = 0;

    for (size_t at = 0; at < length;) {
        int width;

        at += measure(bytes + at, length - at, &width);
        columns += width;
    }
    return columns;
}

int columns_of(const char *string)
{
    return columns_of_bytes(string, strlen(string));
}

size_t columns_fit(const char *string, int columns)
{
    size_t length = strlen(string), at = 0;

    while (at < length) {
        int width;
        size_t used = columns_cluster(string + at, length - at, &width);

        if (width > columns)
            break;
        columns -= width;
        at += used;
    }
    return at;
}
