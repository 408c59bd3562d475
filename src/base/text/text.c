#include "base/text/text.h"

#include "base/compat/compat.h"
#include "base/memory.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 64
#define WHOLE_MOST 1000000000 /* fits long and double */

void text_init(struct text *text)
{
    *text = (struct text){
        .bytes = memory_new(FIRST_CAPACITY, 1),
        .capacity = FIRST_CAPACITY,
    };
}

void text_finish(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

void text_clear(struct text *text)
{
    text->length = 0;
    text->bytes[0] = '\0';
}

/* The buffer at least doubles, so appending is amortised O(1). */
void text_grow(struct text *text, size_t more)
{
    size_t needed;

    if (__builtin_add_overflow(text->length, more, &needed) || needed >= PTRDIFF_MAX / 2)
        memory_exhausted();
    text->capacity = needed + 1 > text->capacity * 2 ? needed + 1 : text->capacity * 2;
    text->bytes = memory_resize(text->bytes, text->capacity, 1);
}

void text_append(struct text *text, const char *string)
{
    text_append_bytes(text, string, strlen(string));
}

void text_append_bytes(struct text *text, const char *bytes, size_t length)
{
    if (length == 0)
        return;
    text_reserve(text, length);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_append_integer(struct text *text, int64_t number)
{
    char digits[1 + DIGITS_MOST], *end = digits + sizeof(digits);
    char *at = digits_before(end, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);

    if (number < 0)
        *--at = '-';
    text_append_bytes(text, at, (size_t)(end - at));
}

void text_append_repeat(struct text *text, const char *string, size_t count)
{
    if (string[0] != '\0' && string[1] == '\0' && count > 0) {
        text_reserve(text, count);
        memset(text->bytes + text->length, string[0], count);
        text->length += count;
        text->bytes[text->length] = '\0';
        return;
    }
    for (; count > 0; count--)
        text_append(text, string);
}

void text_vprintf(struct text *text, const char *format, va_list arguments)
{
    va_list again;
    size_t room = text->capacity - text->length;
    int length;

    va_copy(again, arguments);
    length = vsnprintf(text->bytes + text->length, room, format, again);
    va_end(again);
    if (length < 0)
        memory_exhausted();
    if ((size_t)length >= room) {
        text_reserve(text, (size_t)length);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
    }
    text->length += (size_t)length;
}

void text_printf(struct text *text, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    text_vprintf(text, format, arguments);
    va_end(arguments);
}

char *text_take(struct text *text)
{
    char *bytes = text->bytes;

    text_init(text);
    return bytes;
}

/* Not tolower(), which depends on the locale. */
static char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? (char)(character - 'A' + 'a') : character;
}

/* Eight bytes at a time. */
uint64_t text_hash(const char *string)
{
    size_t length = strlen(string);
    uint64_t hash = length, eight;

    for (; length >= sizeof(eight); string += sizeof(eight), length -= sizeof(eight)) {
        memcpy(&eight, string, sizeof(eight));
        hash = (hash ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    eight = 0;
    memcpy(&eight, string, length);
    hash = (hash ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

bool text_equal_ignoring_case(const char *left, const char *right)
{
    while (*left && lower(*left) == lower(*right)) {
        left++;
        right++;
    }
    return lower(*left) == lower(*right);
}

bool text_starts_with(const char *string, const char *prefix)
{
    while (*prefix != '\0' && *string == *prefix) { /* mostly the first one differs */
        string++;
        prefix++;
    }
    return *prefix == '\0';
}

bool text_ends_with(const char *string, const char *suffix)
{
    size_t length = strlen(string), ending = strlen(suffix);

    return length >= ending && text_equal(string + length - ending, suffix);
}

bool text_list_has(const char *list, const char *item, size_t length)
{
    while (*list) {
        size_t part = strcspn(list, ";");
        if (part == length && strncmp(list, item, length) == 0)
            return true;
        list += part;
        list += strspn(list, "; ");
    }
    return false;
}

bool text_lists_meet(const char *left, const char *right)
{
    while (*left) {
        size_t part = strcspn(left, ";");
        if (text_list_has(right, left, part))
            return true;
        left += part;
        left += strspn(left, "; ");
    }
    return false;
}

void text_lower(char *string)
{
    for (; *string; string++) {
        if (*string >= 'A' && *string <= 'Z')
            *string = lower(*string);
    }
}

/* Skips digits. */
static const char *after_digits(const char *string)
{
    while (*string >= '0' && *string <= '9')
        string++;
    return string;
}

/* strtol and strtod also accept blanks, signs, hexadecimal, "inf" and "nan", so the syntax is
 * checked before they are called. */
static const char *after_integer(const char *string)
{
    const char *digits = *string == '-' ? string + 1 : string;
    const char *end = after_digits(digits);

    return end > digits ? end : NULL;
}

static bool is_number(const char *string)
{
    const char *end = after_integer(string);

    if (end && *end == '.') {
        const char *decimals = end + 1;

        end = after_digits(decimals);
        if (end == decimals)
            return false;
    }
    if (end && (*end == 'e' || *end == 'E'))
        end = after_integer(end[1] == '+' && end[2] != '-' ? end + 2 : end + 1);
    return end && *end == '\0';
}

bool text_to_integer(const char *string, long low, long high, long *ret_number)
{
    const char *end = after_integer(string);
    long number;

    if (!end || *end != '\0')
        return false;
    errno = 0;
    number = strtol(string, NULL, 10);
    if (errno != 0 || number < low || number > high)
        return false;
    *ret_number = number;
    return true;
}

bool text_to_number(const char *string, double *ret_number)
{
    locale_t plain;
    double number;
    long whole;

    if (text_to_integer(string, 0, WHOLE_MOST, &whole) && string[0] != '-') {
        *ret_number = (double)whole; /* most are: no locale needed */
        return true;
    }
    if (!is_number(string))
        return false;
    plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!plain)
        memory_exhausted();
    number = compat_strtod_l(string, NULL, plain);
    freelocale(plain);
    if (!isfinite(number))
        return false;
    *ret_number = number;
    return true;
}
