#ifndef CLI_ENTRIES_VALUE_H
#define CLI_ENTRIES_VALUE_H

#include "base/arena.h"
#include "catalog/model/catalog.h"
#include "store/node/json.h"

/* Formats a trait's value for commands. */

/* For people: levels as words, an unknown number with bounds as "24-58 ?", else "unknown". */
const char *value_shown(struct arena *arena, const struct trait *trait, struct figure figure);

/* {"value","unit"}, {"level"} or {"rating"}; {"value":null} if unknown, with "low" and "high" if it
 * has bounds. */
struct json *value_json(const struct trait *trait, struct figure figure);

/* The members "source", "checked" and "as_of", and the note as `key` (NULL: without it). */
void evidence_put(struct json *object, const struct evidence *evidence, const char *key);

/* "a; b; c" as a list. */
struct json *parts_json(struct arena *arena, const char *list);

/* 2014, not 2014.0; null for NaN and infinity. */
struct json *number_json(double number);

#endif
