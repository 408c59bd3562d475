#include "base/memory.h"
#include "base/text/text.h"
#include "store/node/node.h"
#include "store/node/node_parts.h"

#include <jansson.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* jansson recurses for each level, so the depth is checked before it runs. Brackets in strings do
 * not count. */
static bool check_depth(const char *bytes, size_t length, const struct place *start)
{
    struct place place = *start;
    bool in_string = false;
    int depth = 0;

    for (size_t i = 0; i < length; i++) {
        char byte = bytes[i];

        if (in_string && byte == '\\')
            i++, place.column++;
        else if (byte == '"')
            in_string = !in_string;
        else if (!in_string && (byte == '[' || byte == '{'))
            depth++;
        else if (!in_string && (byte == ']' || byte == '}'))
            depth--;
        if (depth > NODE_DEPTH_LIMIT) {
            diagnostics_add(place.diagnostics, place.file, place.line, place.column,
                            "nested too deeply; at most %d levels are expected", NODE_DEPTH_LIMIT);
            return false;
        }
        place.column = byte == '\n' ? 1 : place.column + 1;
        place.line += byte == '\n';
    }
    return true;
}

/* The shortest text that reads back as the same number; jansson does not keep the original text. */
static const char *number_text(struct arena *arena, double number)
{
    char digits[40];

    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof(digits), "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    return arena_printf(arena, "%s%s", digits, strpbrk(digits, ".e") ? "" : ".0");
}

static const char *scalar_text(struct arena *arena, const json_t *value, const struct place *place)
{
    if (json_is_string(value))
        return node_clean_text(arena, json_string_value(value), json_string_length(value), place);
    if (json_is_integer(value))
        return arena_printf(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (json_is_real(value))
        return number_text(arena, json_real_value(value));
    return json_is_true(value) ? "true" : "false";
}

static struct node *convert(struct arena *arena, json_t *value, const struct place *place);

static void convert_list(struct arena *arena, json_t *list, struct node *node,
                         const struct place *place)
{
    struct node *last = NULL;

    for (size_t i = 0; i < json_array_size(list); i++) {
        struct node *member = convert(arena, json_array_get(list, i), place);

        node_append(node, last, member);
        last = member;
    }
}

static void convert_map(struct arena *arena, json_t *map, struct node *node,
                        const struct place *place)
{
    struct node *last = NULL;

    for (void *i = json_object_iter(map); i; i = json_object_iter_next(map, i)) {
        const char *key = json_object_iter_key(i);
        struct node *member = convert(arena, json_object_iter_value(i), place);

        member->key = node_clean_text(arena, key, strlen(key), place);
        if (text_equal(key, ""))
            diagnostics_add(place->diagnostics, place->file, 0, 0,
                            "a member without a name; text is expected");
        node_append(node, last, member);
        last = member;
    }
}

static struct node *convert(struct arena *arena, json_t *value, const struct place *place)
{
    struct node *node = ARENA_NEW(arena, struct node);

    if (json_is_object(value)) {
        node->kind = NODE_MAP;
        convert_map(arena, value, node, place);
    } else if (json_is_array(value)) {
        node->kind = NODE_LIST;
        convert_list(arena, value, node, place);
    } else if (!json_is_null(value)) {
        node->kind = NODE_SCALAR;
        node->text = scalar_text(arena, value, place);
        node->quoted = json_is_string(value);
    }
    return node;
}

static void report_syntax(const char *file, const json_error_t *problem,
                          struct diagnostics *diagnostics)
{
    if (json_error_code(problem) == json_error_out_of_memory)
        memory_exhausted();
    diagnostics_add(diagnostics, file, problem->line, problem->column > 0 ? problem->column : 1,
                    "not valid JSON: %s", problem->text);
}

static bool is_blank(const char *bytes, size_t length)
{
    size_t at = 0;

    while (at < length && memchr(" \t\n", bytes[at], 3))
        at++;
    return at == length;
}

const struct node *node_read_json(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, struct diagnostics *diagnostics)
{
    struct place start = {.file = file, .line = 1, .column = 1, .diagnostics = diagnostics};
    struct place unknown = {.file = file, .diagnostics = diagnostics};
    size_t before = diagnostics_count(diagnostics);
    json_error_t problem;
    struct node *root;
    json_t *value;

    if (!node_check_characters(file, bytes, length, 1, true, diagnostics) ||
        !check_depth(bytes, length, &start))
        return NULL;
    if (is_blank(bytes, length)) {
        root = ARENA_NEW(arena, struct node);
    } else {
        value = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &problem);
        if (!value) {
            report_syntax(file, &problem, diagnostics);
            return NULL;
        }
        root = convert(arena, value, &unknown);
        json_decref(value);
    }
    root->line = 1;
    root->column = 1;
    return diagnostics_count(diagnostics) == before ? root : NULL;
}
