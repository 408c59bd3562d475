#include "document/export/json_writer.h"

#include "base/arena.h"
#include "base/text/clean.h"
#include "base/text/utf8.h"

#include <assert.h>
#include <string.h>

#define SCALE 10000 /* 10 to the power of JSON_WRITER_DIGITS */

#define KEY_MOST 40

/* A list repeats the starts of its lines, so each start is built first and appended in one call. */
static size_t line_start(const struct json_writer *writer, char *start)
{
    static const char line[] = "\n                ";
    size_t length = 1 + 2 * (size_t)writer->level;

    assert(length < sizeof(line));
    memcpy(start, line, length);
    return length;
}

/* Only control characters, quotes and backslashes are escaped. */
static void put_escaped(struct text *text, const char *value, size_t length)
{
    static const char letters[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    const char *plain = value, *end = value + length;

    text_append_char(text, '"');
    for (const char *at = value; at < end; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte >= ' ' && byte != '"' && byte != '\\')
            continue;
        text_append_bytes(text, plain, (size_t)(at - plain));
        plain = at + 1;
        if (byte >= ' ')
            text_append_bytes(text, (char[]){'\\', *at}, 2);
        else if (byte < sizeof(letters) && letters[byte])
            text_append_bytes(text, (char[]){'\\', letters[byte]}, 2);
        else
            text_printf(text, "\\u%04X", byte);
    }
    text_append_bytes(text, plain, (size_t)(end - plain));
    text_append_char(text, '"');
}

static void put_text(struct text *text, const char *value)
{
    size_t length = strlen(value);

    if (utf8_invalid_at(value, length) == length) {
        put_escaped(text, value, length);
        return;
    }
    struct arena *arena = arena_new();
    const char *clean = clean_text(arena, value, length);
    put_escaped(text, clean, strlen(clean));
    arena_free(arena);
}

/* What comes before a value: a comma, the start of its line, and its key. */
static void put_key(struct json_writer *writer, const char *key)
{
    char start[KEY_MOST + 24], *at = start;
    size_t length = key ? strlen(key) : 0;

    assert(length <= KEY_MOST);
    if (!writer->empty)
        *at++ = ',';
    at += line_start(writer, at);
    writer->empty = false;
    if (key) {
        *at++ = '"';
        memcpy(at, key, length);
        memcpy(at + length, "\": ", 3);
        at += length + 3;
    }
    text_append_bytes(writer->text, start, (size_t)(at - start));
}

void json_writer_begin(struct json_writer *writer, const char *key, char bracket)
{
    put_key(writer, key);
    text_append_char(writer->text, bracket);
    writer->level++;
    writer->empty = true;
}

void json_writer_end(struct json_writer *writer, char bracket)
{
    char end[24], *at = end;

    writer->level--;
    if (!writer->empty)
        at += line_start(writer, at);
    *at++ = bracket;
    text_append_bytes(writer->text, end, (size_t)(at - end));
    writer->empty = false;
}

void json_writer_text(struct json_writer *writer, const char *key, const char *value)
{
    put_key(writer, key);
    if (value)
        put_text(writer->text, value);
    else
        text_append(writer->text, "null");
}

void json_writer_integer(struct json_writer *writer, const char *key, int64_t value)
{
    put_key(writer, key);
    text_append_integer(writer->text, value);
}

void json_writer_boolean(struct json_writer *writer, const char *key, bool value)
{
    put_key(writer, key);
    text_append(writer->text, value ? "true" : "false");
}

void json_writer_ratio(struct json_writer *writer, const char *key, int64_t numerator,
                       int64_t denominator)
{
    char digits[1 + JSON_WRITER_DIGITS];
    size_t length = sizeof(digits);

    assert(numerator >= 0 && denominator > 0 && numerator <= INT64_MAX / (2 * SCALE + 1));
    int64_t scaled = numerator * SCALE / denominator, rest = numerator * SCALE % denominator;
    scaled += rest >= denominator - rest;
    put_key(writer, key);
    text_append_integer(writer->text, scaled / SCALE);
    digits[0] = '.';
    for (int64_t i = JSON_WRITER_DIGITS, left = scaled % SCALE; i > 0; i--, left /= 10)
        digits[i] = (char)('0' + left % 10);
    while (length > 2 && digits[length - 1] == '0')
        length--;
    text_append_bytes(writer->text, digits, length);
}
