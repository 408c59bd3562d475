#include "catalog/compile/fields.h"

#include "base/array.h"
#include "base/text/clean.h"
#include "base/text/nearest.h"
#include "base/text/text.h"

#include <stdarg.h>
#include <string.h>

void fields_report(const struct fields *fields, const struct node *at, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    const char *what = arena_vprintf(fields->arena, format, arguments);
    va_end(arguments);
    diagnostics_add(fields->diagnostics, fields->file, at ? at->line : 1, at ? at->column : 1, "%s",
                    what);
}

bool fields_known(const struct fields *fields, const struct node *map, const char *const *names,
                  size_t count)
{
    if (!map || map->kind != NODE_MAP) {
        fields_report(fields, map, "expected `name: value` lines here");
        return false;
    }
    for (struct node *member = map->first; member; member = member->next) {
        bool known = false;
        for (size_t i = 0; i < count && !known; i++)
            known = text_equal(member->key, names[i]);
        if (known)
            continue;
        const char *near = nearest_word(member->key, names, count);
        diagnostics_add(fields->diagnostics, fields->file, member->key_line, member->key_column,
                        "unknown field '%s'%s%s%s", member->key, near ? ", expected '" : "",
                        near ? near : "", near ? "'" : "");
        if (near && !node_member(map, near))
            member->key = near; /* a typo: not also reported as missing */
    }
    return true;
}

/* As it is read back from the catalog: on one line, without blanks at its ends. */
static const char *text_of(const struct fields *fields, const struct node *scalar)
{
    const char *text = scalar->text;
    size_t length = strlen(text);
    bool is_line =
        length == 0 || (text[0] != ' ' && text[length - 1] != ' ' && !memchr(text, '\n', length));

    return is_line ? text : clean_line(fields->arena, text, length);
}

const char *fields_text(const struct fields *fields, const struct node *map, const char *key,
                        bool required)
{
    const struct node *member = node_member(map, key);
    const char *text;

    if (!member || member->kind == NODE_NULL) {
        if (required)
            fields_report(fields, member ? member : map, "'%s' is missing, expected a text", key);
        return "";
    }
    if (member->kind != NODE_SCALAR) {
        fields_report(fields, member, "'%s' is a list or a map, expected a text", key);
        return "";
    }
    text = text_of(fields, member);
    if (required && text[0] == '\0')
        fields_report(fields, member, "'%s' is empty, expected a text", key);
    return text;
}

long fields_integer_of(const struct fields *fields, const struct node *member, long low, long high,
                       long invalid)
{
    long number;

    if (member->kind == NODE_SCALAR && text_to_integer(member->text, low, high, &number))
        return number;
    fields_report(fields, member, "invalid '%s', expected a whole number from %ld to %ld",
                  member->key, low, high);
    return invalid;
}

long fields_integer(const struct fields *fields, const struct node *map, const char *key, long low,
                    long high, long missing)
{
    const struct node *member = node_member(map, key);

    return member ? fields_integer_of(fields, member, low, high, missing) : missing;
}

long fields_integer_required(const struct fields *fields, const struct node *map, const char *key,
                             long low, long high)
{
    const struct node *member = node_member(map, key);

    if (!member) {
        fields_report(fields, map, "'%s' is missing, expected a whole number from %ld to %ld", key,
                      low, high);
        return low;
    }
    return fields_integer_of(fields, member, low, high, low);
}

bool fields_number(const struct fields *fields, const struct node *map, const char *key,
                   double *ret_number)
{
    const struct node *member = node_member(map, key);

    if (!member)
        return false;
    if (member->kind == NODE_SCALAR && text_to_number(member->text, ret_number))
        return true;
    fields_report(fields, member, "invalid '%s', expected a number", key);
    return false;
}

static const char *const yes_words[] = {"false", "true"};

bool fields_boolean(const struct fields *fields, const struct node *map, const char *key,
                    bool missing)
{
    return fields_word(fields, map, key, yes_words, ARRAY_LENGTH(yes_words), missing) == 1;
}

bool fields_boolean_required(const struct fields *fields, const struct node *map, const char *key)
{
    return fields_word(fields, map, key, yes_words, ARRAY_LENGTH(yes_words), -1) == 1;
}

int fields_word(const struct fields *fields, const struct node *map, const char *key,
                const char *const *words, size_t count, int missing)
{
    const struct node *member = node_member(map, key);
    struct text expected;

    if (!member && missing >= 0)
        return missing;
    for (size_t i = 0; member && member->kind == NODE_SCALAR && i < count; i++)
        if (text_equal(member->text, words[i]))
            return (int)i;

    text_init(&expected);
    for (size_t i = 0; i < count; i++)
        text_printf(&expected, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    if (member && member->kind == NODE_SCALAR)
        fields_report(fields, member, "'%s' is '%s', expected %s", key, member->text,
                      expected.bytes);
    else
        fields_report(fields, member ? member : map, "'%s' is %s, expected %s", key,
                      member && member->kind != NODE_NULL ? "invalid" : "missing", expected.bytes);
    text_finish(&expected);
    return missing;
}

static const struct node *of_kind(const struct fields *fields, const struct node *map,
                                  const char *key, enum node_kind kind, const char *noun)
{
    const struct node *member = node_member(map, key);

    if (!member || member->kind == kind)
        return member;
    fields_report(fields, member, "invalid '%s', expected %s", key, noun);
    return NULL;
}

const struct node *fields_list(const struct fields *fields, const struct node *map, const char *key)
{
    return of_kind(fields, map, key, NODE_LIST, "a list");
}

const struct node *fields_map(const struct fields *fields, const struct node *map, const char *key)
{
    return of_kind(fields, map, key, NODE_MAP, "`name: value` lines");
}

const char *fields_joined(const struct fields *fields, const struct node *map, const char *key)
{
    const struct node *member = node_member(map, key);

    if (!member || member->kind != NODE_LIST)
        return fields_text(fields, map, key, false);

    struct text joined;
    text_init(&joined);
    for (const struct node *item = member->first; item; item = item->next) {
        if (item->kind != NODE_SCALAR)
            fields_report(fields, item, "'%s' may contain only texts", key);
        else
            text_printf(&joined, "%s%s", joined.length > 0 ? "; " : "", text_of(fields, item));
    }
    const char *text = arena_string(fields->arena, joined.bytes);
    text_finish(&joined);
    return text;
}
