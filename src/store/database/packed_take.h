#ifndef STORE_DATABASE_PACKED_TAKE_H
#define STORE_DATABASE_PACKED_TAKE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What a block (packed.h) is read with, for readers that know which kinds of values to expect. Each of these
 * returns where the next value begins; NULL: the block is damaged. */
typedef const unsigned char *packed_position;

/* The first byte of a value. Those below PACKED_AS_BEFORE are SQLite's. */
enum packed_kind {
    PACKED_INTEGER = 1,
    PACKED_NUMBER,
    PACKED_TEXT,
    PACKED_BYTES,
    PACKED_NULL,
    PACKED_AS_BEFORE, /* the value of the row before */
};

/* The longest number, of 64 bits. */
#define PACKED_NUMBER_BYTES 10

static inline packed_position packed_take_long(packed_position at, packed_position end,
                                               uint64_t *ret_number)
{
    *ret_number = 0;
    for (int i = 0; i < PACKED_NUMBER_BYTES && at < end; i++, at++) {
        *ret_number |= (uint64_t)(*at & 0x7F) << 7 * i;
        if (*at < 0x80)
            return at + 1;
    }
    return NULL;
}

/* A length, or a number with its sign in the lowest bit. Up to three bytes without a loop. */
static inline packed_position packed_take_length(packed_position at, packed_position end,
                                                 uint64_t *ret_number)
{
    if (at < end && at[0] < 0x80) {
        *ret_number = at[0];
        return at + 1;
    }
    if (end - at < 3 || (at[1] >= 0x80 && at[2] >= 0x80))
        return packed_take_long(at, end, ret_number);
    *ret_number = (uint64_t)(at[0] & 0x7F) | (uint64_t)(at[1] & 0x7F) << 7;
    if (at[1] < 0x80)
        return at + 2;
    *ret_number |= (uint64_t)at[2] << 14;
    return at + 3;
}

static inline packed_position packed_take_integer(packed_position at, packed_position end,
                                                  int64_t *ret_integer)
{
    uint64_t number;

    at = packed_take_length(at, end, &number);
    *ret_integer = at ? (int64_t)(number >> 1 ^ (number & 1 ? UINT64_MAX : 0)) : 0;
    return at;
}

static inline packed_position packed_take_number(packed_position at, packed_position end,
                                                 double *ret_number)
{
    uint64_t bits = 0;

    if (end - at < 8)
        return NULL;
    for (int i = 0; i < 8; i++)
        bits |= (uint64_t)at[i] << 8 * i;
    memcpy(ret_number, &bits, sizeof(bits));
    return at + 8;
}

/* In the block; a NUL follows. */
static inline packed_position packed_take_bytes(packed_position at, packed_position end,
                                                const char **ret_bytes, size_t *ret_length)
{
    uint64_t length;

    at = packed_take_length(at, end, &length);
    if (!at || length >= (uint64_t)(end - at) || at[length] != '\0')
        return NULL;
    *ret_bytes = (const char *)at;
    *ret_length = (size_t)length;
    return at + length + 1;
}

#endif
