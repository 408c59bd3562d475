#ifndef STORE_NODE_JSON_H
#define STORE_NODE_JSON_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Writing JSON: sorted keys, UTF-8, text cleaned by the caller. The caller owns a new value until
 * it is added to an object or a list, which then owns it; json_free frees a tree. (The library
 * beneath has functions named json_object and so on, hence json_new_object.) */
struct json;

/* Makes jansson allocate with base/memory.h. Call it once at the start. */
void json_take_memory(void);

struct json *json_new_object(void);
struct json *json_new_list(void);
struct json *json_new_text(const char *text); /* NULL gives null; invalid bytes are replaced */
struct json *json_new_texts(const char *const *texts, size_t count); /* a list of them */
struct json *json_new_integer(int64_t number);
struct json *json_new_boolean(bool yes);
struct json *json_new_null(void);

/* `numerator / denominator` rounded half up to `digits` decimals, printed without trailing
 * zeros beyond one: 0.9156, 1.0. denominator > 0. */
struct json *json_new_ratio(int64_t numerator, int64_t denominator, int digits);

/* A double, written with at most 15 significant digits; for `solve` and measured facts. */
struct json *json_new_number(double number);

void json_put(struct json *object, const char *key, struct json *value); /* takes value */
void json_add(struct json *list, struct json *value);                    /* takes value */
size_t json_count(const struct json *list);
void json_free(struct json *json);

/* Appends the JSON text: indented by two spaces with a final newline, or on one line without. */
void json_write(const struct json *json, bool indented, struct text *text);

#endif
