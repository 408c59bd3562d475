#include "document/export/json_writer.h"

#include "base/arena.h"
#include "base/text/clean.h"
#include "base/text/utf8.h"

#include <assert.h>
#include <string.h>

#define SCALE 10000 /* 10 to the power of JSON_WRITER_DIGITS */

#define KEY_MOST 40
#define LEVEL_MOST 8
#define LINE_MOST (1 + 2 * LEVEL_MOST)                /* bytes of the start of a line */
#define START_MOST (1 + LINE_MOST + 1 + KEY_MOST + 3) /* with a comma and a key */
#define NUMBER_MOST 40                                /* longer than any number here */

/* Room for `most` bytes, so that a short value and what comes before it are written in one step.
 * take_written() adds the bytes that were written. */
static char *room(struct text *text, size_t most)
{
    text_reserve(text, most);
    return text->bytes + text->length;
}

static void take_written(struct text *text, char *end)
{
    *end = '\0';
    text->length = (size_t)(end - text->bytes);
}

static char *write_line_start(const struct json_writer *writer, char *at)
{
    static const char line[LINE_MOST + 1] = "\n                ";

    assert(writer->level <= LEVEL_MOST);
    memcpy(at, line, LINE_MOST);
    return at + 1 + 2 * writer->level;
}

/* What comes before a value: a comma, the start of its line, and its key. */
static char *write_start(struct json_writer *writer, const char *key, char *at)
{
    size_t length = key ? strlen(key) : 0;

    assert(length <= KEY_MOST);
    if (!writer->empty)
        *at++ = ',';
    at = write_line_start(writer, at);
    writer->empty = false;
    if (!key)
        return at;
    *at++ = '"';
    memcpy(at, key, length);
    memcpy(at + length, "\": ", 3);
    return at + length + 3;
}

static char *write_whole(uint64_t number, char *at)
{
    char digits[DIGITS_MOST], *end = digits + sizeof(digits), *first = digits_before(end, number);

    while (first < end)
        *at++ = *first++;
    return at;
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

/* Printable ASCII without a quote or a backslash. */
static bool is_simple(const char *value, size_t length)
{
    return clean_plain_length(value, length) == length && !memchr(value, '"', length) &&
           !memchr(value, '\\', length);
}

static void put_text(struct text *text, const char *value, size_t length)
{
    if (utf8_invalid_at(value, length) == length) {
        put_escaped(text, value, length);
        return;
    }
    struct arena *arena = arena_new();
    const char *clean = clean_text(arena, value, length);
    put_escaped(text, clean, strlen(clean));
    arena_free(arena);
}

void json_writer_begin(struct json_writer *writer, const char *key, char bracket)
{
    char *at = write_start(writer, key, room(writer->text, START_MOST + 1));

    *at++ = bracket;
    take_written(writer->text, at);
    writer->level++;
    writer->empty = true;
}

void json_writer_end(struct json_writer *writer, char bracket)
{
    char *at = room(writer->text, LINE_MOST + 1);

    writer->level--;
    if (!writer->empty)
        at = write_line_start(writer, at);
    *at++ = bracket;
    take_written(writer->text, at);
    writer->empty = false;
}

void json_writer_text(struct json_writer *writer, const char *key, const char *value)
{
    size_t length = value ? strlen(value) : 0;
    char *at = write_start(writer, key, room(writer->text, START_MOST + length + NUMBER_MOST));

    if (!value) {
        take_written(writer->text, stpcpy(at, "null"));
    } else if (is_simple(value, length)) {
        *at++ = '"';
        memcpy(at, value, length);
        at[length] = '"';
        take_written(writer->text, at + length + 1);
    } else {
        take_written(writer->text, at);
        put_text(writer->text, value, length);
    }
}

void json_writer_integer(struct json_writer *writer, const char *key, int64_t value)
{
    char *at = write_start(writer, key, room(writer->text, START_MOST + NUMBER_MOST));

    if (value < 0)
        *at++ = '-';
    at = write_whole(value < 0 ? 0 - (uint64_t)value : (uint64_t)value, at);
    take_written(writer->text, at);
}

void json_writer_boolean(struct json_writer *writer, const char *key, bool value)
{
    char *at = write_start(writer, key, room(writer->text, START_MOST + NUMBER_MOST));
    const char *word = value ? "true" : "false";

    take_written(writer->text, stpcpy(at, word));
}

void json_writer_ratio(struct json_writer *writer, const char *key, int64_t numerator,
                       int64_t denominator)
{
    assert(numerator >= 0 && denominator > 0 && numerator <= INT64_MAX / (2 * SCALE + 1));
    int64_t scaled = numerator * SCALE / denominator, rest = numerator * SCALE % denominator;
    scaled += rest >= denominator - rest;
    char *at = write_start(writer, key, room(writer->text, START_MOST + NUMBER_MOST));
    at = write_whole((uint64_t)(scaled / SCALE), at);
    *at = '.';
    for (int64_t i = JSON_WRITER_DIGITS, left = scaled % SCALE; i > 0; i--, left /= 10)
        at[i] = (char)('0' + left % 10);
    at += 1 + JSON_WRITER_DIGITS;
    while (at[-1] == '0' && at[-2] != '.')
        at--;
    take_written(writer->text, at);
}
