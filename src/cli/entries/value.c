#include "cli/entries/value.h"

#include "base/text/text.h"

#include <math.h>
#include <string.h>

#define WHOLE_MOST 9007199254740992.0 /* above this a double cannot represent every integer */

const char *value_shown(struct arena *arena, const struct trait *trait, const struct value *value)
{
    int level = (int)value->low;

    if (value->known && trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST)
        return level_words[level];
    if (!value->known && value->bounded)
        return arena_printf(arena, "%.15g-%.15g ?", value->low, value->high);
    return value->text;
}

struct json *number_json(double number)
{
    if (!isfinite(number))
        return json_new_null(); /* our catalogs have none, but a catalog may come from anywhere */
    if (number == trunc(number) && fabs(number) < WHOLE_MOST)
        return json_new_integer((int64_t)number);
    return json_new_number(number);
}

static void put_unknown(struct json *json, const struct value *value)
{
    json_put(json, "value", json_new_null());
    if (!value->bounded)
        return;
    json_put(json, "low", number_json(value->low));
    json_put(json, "high", number_json(value->high));
}

struct json *value_json(const struct trait *trait, const struct value *value)
{
    struct json *json = json_new_object();

    if (!value->known)
        put_unknown(json, value);
    else if (trait->kind == TRAIT_LEVEL)
        json_put(json, "level", number_json(value->low));
    else if (trait->kind == TRAIT_RATING)
        json_put(json, "rating", number_json(value->low));
    else if (trait->kind == TRAIT_NUMBER)
        json_put(json, "value", number_json(value->low));
    else
        json_put(json, "value", json_new_text(value->text));
    if (trait->unit[0] != '\0')
        json_put(json, "unit", json_new_text(trait->unit));
    return json;
}

void evidence_put(struct json *object, const struct evidence *evidence, const char *key)
{
    json_put(object, "source", json_new_text(evidence->source));
    json_put(object, "checked", json_new_boolean(evidence->checked));
    if (evidence->as_of[0] != '\0')
        json_put(object, "as_of", json_new_text(evidence->as_of));
    if (key && evidence->note[0] != '\0')
        json_put(object, key, json_new_text(evidence->note));
}

struct json *parts_json(struct arena *arena, const char *list)
{
    struct json *json = json_new_list();

    while (*list) {
        size_t length = strcspn(list, ";");

        json_add(json, json_new_text(arena_copy(arena, list, length)));
        list += length;
        list += strspn(list, "; ");
    }
    return json;
}
