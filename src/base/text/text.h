#ifndef BASE_TEXT_TEXT_H
#define BASE_TEXT_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A growable string. After text_init, `bytes` is never NULL and always ends with a NUL. It may also
 * contain NUL bytes: use `length`. */
struct text {
    char *bytes;
    size_t length;
    size_t capacity;
};

void text_init(struct text *text);
void text_finish(struct text *text);
void text_clear(struct text *text);

void text_append(struct text *text, const char *string);
void text_append_bytes(struct text *text, const char *bytes, size_t length);
void text_append_integer(struct text *text, int64_t number);
void text_append_repeat(struct text *text, const char *string, size_t count);
void text_printf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_vprintf(struct text *text, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

void text_grow(struct text *text, size_t more); /* of text_reserve */

/* Makes room for `more` bytes and a NUL. These are inline, because frames and documents are built one
 * character at a time. */
static inline void text_reserve(struct text *text, size_t more)
{
    if (more >= text->capacity - text->length)
        text_grow(text, more);
}

static inline void text_append_char(struct text *text, char character)
{
    text_reserve(text, 1);
    text->bytes[text->length++] = character;
    text->bytes[text->length] = '\0';
}

#define DIGITS_MOST 20 /* of 64 bits */

/* Writes the decimal digits of a number in front of `end`, without a NUL. Returns the first. */
static inline char *digits_before(char *end, uint64_t number)
{
    do
        *--end = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return end;
}

/* The bytes, yours to free(); the text is empty and usable again. */
char *text_take(struct text *text);

/* Only for tables in memory: it may change between versions. */
uint64_t text_hash(const char *string);

/* String comparisons; the case-insensitive ones fold ASCII only. The first is inline, because most texts
 * that differ do so in their first letter. */
static inline bool text_equal(const char *left, const char *right)
{
    return left[0] == right[0] && strcmp(left, right) == 0;
}

bool text_equal_ignoring_case(const char *left, const char *right);
bool text_starts_with(const char *string, const char *prefix);
bool text_ends_with(const char *string, const char *suffix);

/* Lists are items with "; " between them, such as the values of a trait. Whether `item`, of `length` bytes,
 * is one of the list; whether two lists have an item in common. */
bool text_list_has(const char *list, const char *item, size_t length);
bool text_lists_meet(const char *left, const char *right);

/* Lower-cases ASCII letters in place. */
void text_lower(char *string);

/* Parses the whole string as a decimal integer. False: not a number, or outside the limits. */
bool text_to_integer(const char *string, long low, long high, long *ret_number);

/* Parses the whole string as a decimal number such as `12`, `-3.5` or `1e-6`; the point is `.` in
 * every locale. False: not a number, or out of range for a double. */
bool text_to_number(const char *string, double *ret_number);

#endif
