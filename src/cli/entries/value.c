#include "cli/entries/value.h"

#include "base/text/text.h"

#include <math.h>
#include <string.h>

#define WHOLE_MOST 9007199254740992.0 /* above this a double cannot represent every integer */

const char *value_shown(struct arena *arena, const struct trait *trait, struct figure figure)
{
    int level = (int)figure.low;

    if (figure.known && trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST)
        return level_words[level];
    if (!figure.known && figure.bounded)
        return arena_printf(arena, "%.15g-%.15g ?", figure.low, figure.high);
    return figure.text;
}

struct json *number_json(double number)
{
    if (!isfinite(number))
        return json_new_null(); /* our catalogs have none, but a catalog may come from anywhere */
    if (number == trunc(number) && fabs(number) < WHOLE_MOST)
        return json_new_integer((int64_t)number);
    return json_new_number(number);
}

static void put_unknown(struct json *json, struct figure figure)
{
    json_put(json, "value", json_new_null());
    if (!figure.bounded)
        return;
    json_put(json, "low", number_json(figure.low));
    json_put(json, "high", number_json(figure.high));
}

struct json *value_json(const struct trait *trait, struct figure figure)
{
    struct json *json = json_new_object();

    if (!figure.known)
        put_unknown(json, figure);
    else if (trait->kind == TRAIT_LEVEL)
        json_put(json, "level", number_json(figure.low));
    else if (trait->kind == TRAIT_RATING)
        json_put(json, "rating", number_json(figure.low));
    else if (trait->kind == TRAIT_NUMBER)
        json_put(json, "value", number_json(figure.low));
    else
        json_put(json, "value", json_new_text(figure.text));
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
