#ifndef BASE_TEXT_UTF8_H
#define BASE_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one code point from at most `length` bytes (length > 0). Returns the number of bytes
 * used; for an invalid byte that is 1, with *ret_code = UTF8_INVALID. Overlong forms, surrogates
 * and values above 10FFFF are invalid. */
#define UTF8_INVALID 0xFFFFFFFFu
size_t utf8_decode(const char *bytes, size_t length, uint32_t *ret_code);

/* Encodes a code point in 1 to 4 bytes; returns how many. */
size_t utf8_write(uint32_t code, char bytes[4]);

/* Offset of the first invalid byte, or `length` when all is valid. */
size_t utf8_invalid_at(const char *bytes, size_t length);

#endif
