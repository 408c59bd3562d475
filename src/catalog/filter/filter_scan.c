#include "catalog/filter/filter_parts.h"

#include "base/array.h"

#include <string.h>

/* Searches the texts of all frameworks for a word as if they were one: 32 places at a time are compared
 * with its first and its last byte, and most are passed over with that. The texts are read from end to
 * end, which takes about as long as reading the memory. */

typedef uint8_t lanes __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

#define PLACES 32 /* looked at together: two vectors */
_Static_assert(PLACES <= SEARCH_PADDING, "the texts end with as many bytes that may be read");

struct scan {
    const char *word;
    size_t last; /* its last byte */
    lanes first_byte, last_byte;
};

static lanes load(const char *bytes)
{
    lanes loaded;

    memcpy(&loaded, bytes, sizeof(loaded));
    return loaded;
}

/* All bits of a byte are set where the word may begin. */
static halves beginnings(const struct scan *scan, const char *at)
{
    return (halves)((load(at) == scan->first_byte) & (load(at + scan->last) == scan->last_byte));
}

/* Bytes that a vector compared, the first of them lowest. */
static uint64_t in_order(uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return __builtin_bswap64(bytes);
#else
    return bytes;
#endif
}

/* The first of eight places where the word begins; 8: none. */
static size_t find_in_eight(const struct scan *scan, const char *at, uint64_t found)
{
    for (uint64_t left = in_order(found); left != 0;) {
        int bit = __builtin_ctzll(left) & ~7;
        size_t place = (size_t)bit / 8;
        if (scan->last <= 1 || memcmp(at + place, scan->word, scan->last) == 0)
            return place;
        left &= ~(UINT64_C(0xFF) << bit);
    }
    return 8;
}

/* The first of 32 places where the word begins; PLACES: none. */
static size_t find(const struct scan *scan, const char *at)
{
    const halves one = beginnings(scan, at), two = beginnings(scan, at + sizeof(lanes));
    const halves both = one | two;
    size_t place = 8;

    if ((both[0] | both[1]) == 0)
        return PLACES;
    if (one[0] && (place = find_in_eight(scan, at, one[0])) < 8)
        return place;
    if (one[1] && (place = find_in_eight(scan, at + 8, one[1])) < 8)
        return 8 + place;
    if (two[0] && (place = find_in_eight(scan, at + 16, two[0])) < 8)
        return 16 + place;
    return 24 + find_in_eight(scan, at + 24, two[1]);
}

size_t filter_scan(const struct search_texts *texts, const char *word, size_t length, int *ret_rows)
{
    struct scan scan = {.word = word, .last = length - 1};
    size_t size = texts->starts[texts->count], n_rows = 0, row = 0;

    memset(&scan.first_byte, word[0], sizeof(scan.first_byte));
    memset(&scan.last_byte, word[scan.last], sizeof(scan.last_byte));
    for (size_t at = 0; at + scan.last < size;) {
        size_t place = find(&scan, texts->bytes + at);
        at += place;
        if (place == PLACES || at >= size)
            continue;
        while (texts->starts[row + 1] <= at)
            row++;
        ret_rows[n_rows++] = (int)row++;
        at = texts->starts[row];
    }
    return n_rows;
}
