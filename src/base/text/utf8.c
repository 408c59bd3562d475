#include "base/text/utf8.h"

/* One row per sequence length: how the first byte looks, and the smallest and largest code point,
 * which is how overlong forms are found. */
static const struct {
    unsigned char mask, mark;
    uint32_t low, high;
} lengths[] = {
    {0x80, 0x00, 0x0, 0x7F},
    {0xE0, 0xC0, 0x80, 0x7FF},
    {0xF0, 0xE0, 0x800, 0xFFFF},
    {0xF8, 0xF0, 0x10000, 0x10FFFF},
};

static size_t invalid(uint32_t *ret_code)
{
    *ret_code = UTF8_INVALID;
    return 1;
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *ret_code)
{
    unsigned char first = (unsigned char)bytes[0];
    size_t following = 0;
    uint32_t code;

    while (following < 4 && (first & lengths[following].mask) != lengths[following].mark)
        following++;
    if (following == 4 || following >= length)
        return invalid(ret_code);

    code = first & (uint32_t)~lengths[following].mask & 0xFF;
    for (size_t i = 1; i <= following; i++) {
        unsigned char next = (unsigned char)bytes[i];

        if ((next & 0xC0) != 0x80)
            return invalid(ret_code);
        code = code << 6 | (next & 0x3F);
    }
    if (code < lengths[following].low || code > lengths[following].high ||
        (code >= 0xD800 && code <= 0xDFFF))
        return invalid(ret_code);

    *ret_code = code;
    return following + 1;
}

size_t utf8_write(uint32_t code, char bytes[4])
{
    size_t following = 0;

    while (following < 3 && code > lengths[following].high)
        following++;
    for (size_t i = following; i > 0; i--) {
        bytes[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (char)(lengths[following].mark | code);
    return following + 1;
}

size_t utf8_invalid_at(const char *bytes, size_t length)
{
    size_t at = 0;

    while (at < length) {
        uint32_t code;
        size_t used = utf8_decode(bytes + at, length - at, &code);

        if (code == UTF8_INVALID)
            break;
        at += used;
    }
    return at;
}
