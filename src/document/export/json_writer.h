#ifndef DOCUMENT_EXPORT_JSON_WRITER_H
#define DOCUMENT_EXPORT_JSON_WRITER_H

#include "base/text/text.h"

#include <stdint.h>

/* Writes long lists straight into a text, with the bytes that json_write() (store/node/json.h) gives
 * for the same tree: the caller adds the members of an object in the order of their keys. */
struct json_writer {
    struct text *text;
    int level;  /* of indentation, up to 8 */
    bool empty; /* nothing is in the current list or object yet */
};

/* `key`, which needs no escapes and has at most 40 bytes, is NULL in a list. `bracket` is [ or {, and its partner for the end. */
void json_writer_begin(struct json_writer *writer, const char *key, char bracket);
void json_writer_end(struct json_writer *writer, char bracket);

void json_writer_text(struct json_writer *writer, const char *key, const char *value); /* NULL gives
                                                                                       * null */
void json_writer_integer(struct json_writer *writer, const char *key, int64_t value);
void json_writer_boolean(struct json_writer *writer, const char *key, bool value);

/* A number from 0 on, with JSON_WRITER_DIGITS decimals; see json_new_ratio(). numerator at most
 * INT64_MAX / 20001. */
#define JSON_WRITER_DIGITS 4
void json_writer_ratio(struct json_writer *writer, const char *key, int64_t numerator,
                       int64_t denominator);

#endif
