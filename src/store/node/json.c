#include "store/node/json.h"

#include "base/memory.h"
#include "base/ratio.h"
#include "base/text/clean.h"
#include "base/text/utf8.h"

#include <jansson.h>

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A `struct json` is a json_t under our own name. jansson returns NULL or -1 when memory runs out
 * and for invalid arguments; the latter would be a bug. */

#define DIGITS_MAX RATIO_DIGITS_MOST /* digits that survive a round trip through a double */

static struct json *outer(json_t *value)
{
    if (!value)
        memory_exhausted();
    return (struct json *)value;
}

static void *new_memory(size_t size)
{
    return memory_resize(NULL, size, 1);
}

void json_take_memory(void)
{
    json_set_alloc_funcs(new_memory, free);
}

static json_t *inner(const struct json *json)
{
    return (json_t *)json;
}

/* A file name need not be UTF-8; its invalid bytes are replaced. */
static json_t *text_of(const char *text)
{
    size_t length = strlen(text);
    json_t *made;

    if (utf8_invalid_at(text, length) == length)
        return json_string(text);
    struct arena *arena = arena_new();
    made = json_string(clean_text(arena, text, length));
    arena_free(arena);
    return made;
}

struct json *json_new_object(void)
{
    return outer(json_object());
}

struct json *json_new_list(void)
{
    return outer(json_array());
}

struct json *json_new_text(const char *text)
{
    if (!text)
        return json_new_null();
    return outer(text_of(text));
}

struct json *json_new_texts(const char *const *texts, size_t count)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < count; i++)
        json_add(list, json_new_text(texts[i]));
    return list;
}

struct json *json_new_integer(int64_t number)
{
    return outer(json_integer(number));
}

struct json *json_new_boolean(bool yes)
{
    return outer(json_boolean(yes));
}

struct json *json_new_null(void)
{
    return outer(json_null());
}

struct json *json_new_ratio(int64_t numerator, int64_t denominator, int digits)
{
    return outer(json_real(ratio_round(numerator, denominator, digits)));
}

struct json *json_new_number(double number)
{
    assert(isfinite(number));
    return outer(json_real(number + 0.0)); /* -0.0 becomes 0.0 */
}

void json_put(struct json *object, const char *key, struct json *value)
{
    assert(utf8_invalid_at(key, strlen(key)) == strlen(key));
    if (json_object_set_new(inner(object), key, inner(value)) < 0)
        memory_exhausted();
}

void json_add(struct json *list, struct json *value)
{
    if (json_array_append_new(inner(list), inner(value)) < 0)
        memory_exhausted();
}

size_t json_count(const struct json *list)
{
    return json_array_size(inner(list));
}

void json_free(struct json *json)
{
    json_decref(inner(json));
}

static int append(const char *bytes, size_t length, void *text)
{
    text_append_bytes(text, bytes, length);
    return 0;
}

void json_write(const struct json *json, bool indented, struct text *text)
{
    size_t flags = JSON_SORT_KEYS | JSON_ENCODE_ANY | JSON_REAL_PRECISION(DIGITS_MAX);

    if (indented)
        flags |= JSON_INDENT(2);
    if (json_dump_callback(inner(json), append, text, flags) < 0)
        memory_exhausted();
    if (indented)
        text_append_char(text, '\n');
}
