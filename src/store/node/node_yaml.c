#include "base/array.h"
#include "base/memory.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "store/node/node.h"
#include "store/node/node_parts.h"

#include <yaml.h>

#include <stdlib.h>
#include <string.h>

/* Builds the tree from libyaml's events with a stack of fixed depth, so reading stops as soon as a
 * file is nested too deeply. */

struct level {
    struct node *node;
    struct node *last;     /* its newest member */
    struct node *awaiting; /* in a map: the member whose key was read but not its value */
};

struct reader {
    struct arena *arena;
    const char *file;
    int first_line;
    struct diagnostics *diagnostics;
    bool is_plain; /* only printable ASCII and newlines */
    yaml_parser_t parser;
    struct level levels[NODE_DEPTH_LIMIT];
    int depth;
    int documents;
    struct node *root;
};

static struct place place_of(const struct reader *reader, const yaml_mark_t *mark)
{
    return (struct place){
        .file = reader->file,
        .line = reader->first_line + (int)mark->line,
        .column = 1 + (int)mark->column,
        .diagnostics = reader->diagnostics,
    };
}

__attribute__((format(printf, 3, 4))) static bool
report(const struct reader *reader, const yaml_mark_t *mark, const char *format, ...)
{
    struct place place = place_of(reader, mark);
    va_list arguments;
    const char *what;

    va_start(arguments, format);
    what = arena_vprintf(reader->arena, format, arguments);
    va_end(arguments);
    diagnostics_add(place.diagnostics, place.file, place.line, place.column, "%s", what);
    return false;
}

/* Advice to add to libyaml's messages for the most common mistakes. */
static const struct {
    const char *problem, *remedy;
} remedies[] = {
    {"mapping values are not allowed in this context",
     "; put text that holds ': ' into double quotes"},
    {"found character that cannot start any token",
     "; indent with spaces, and put text that begins with a special character into double quotes"},
    {"found unexpected end of stream", "; a closing quote is expected"},
    {"could not find expected ':'", "; 'name: value' is expected"},
    {"did not find expected key", "; lines of one map begin in the same column"},
};

static void report_syntax(const struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *remedy = "", *begun = "";

    if (parser->error == YAML_MEMORY_ERROR)
        memory_exhausted();
    for (size_t i = 0; i < ARRAY_LENGTH(remedies); i++) {
        if (text_equal(parser->problem, remedies[i].problem))
            remedy = remedies[i].remedy;
    }
    if (parser->context && parser->context_mark.line != parser->problem_mark.line)
        begun = arena_printf(reader->arena, " that begins on line %d",
                             reader->first_line + (int)parser->context_mark.line);
    report(reader, &parser->problem_mark, "not valid YAML: %s%s%s%s%s", parser->problem,
           parser->context ? " " : "", parser->context ? parser->context : "", begun, remedy);
}

/* Adds a value to the open map or list. */
static struct node *place_value(struct reader *reader, enum node_kind kind, const yaml_mark_t *mark)
{
    struct level *level = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
    struct place place = place_of(reader, mark);
    struct node *node;

    if (level && level->awaiting) {
        node = level->awaiting; /* made with its key */
        level->awaiting = NULL;
    } else {
        node = ARENA_NEW(reader->arena, struct node);
        node_append(level ? level->node : NULL, level ? level->last : NULL, node);
        if (level)
            level->last = node;
        else
            reader->root = node;
    }
    node->kind = kind;
    node->line = place.line;
    node->column = place.column;
    return node;
}

static bool wants_key(const struct reader *reader)
{
    const struct level *level = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;

    return level && level->node->kind == NODE_MAP && !level->awaiting;
}

static void take_key(struct reader *reader, const char *key, const yaml_mark_t *mark)
{
    struct level *level = &reader->levels[reader->depth - 1];
    struct place place = place_of(reader, mark);
    struct node *member = ARENA_NEW(reader->arena, struct node);

    member->key = key;
    member->key_line = place.line;
    member->key_column = place.column;
    node_append(level->node, level->last, member);
    level->last = member;
    level->awaiting = member;
}

static bool is_null(const yaml_event_t *event)
{
    const yaml_char_t *text = event->data.scalar.value;
    size_t length = event->data.scalar.length;

    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (length == 0 || (length == 1 && text[0] == '~'));
}

static void check_properties(const struct reader *reader, const yaml_event_t *event,
                             const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        report(reader, &event->start_mark, "an anchor (&%s); write the value out", anchor);
    if (tag)
        report(reader, &event->start_mark, "a tag (%s); plain values are expected", tag);
}

/* Only escapes, which need double quotes, give characters that the file does not have. */
static const char *clean_scalar(const struct reader *reader, const yaml_event_t *event)
{
    const char *bytes = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;

    if (reader->is_plain && event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return arena_copy(reader->arena, bytes, length);
    struct place place = place_of(reader, &event->start_mark);
    return node_clean_text(reader->arena, bytes, length, &place);
}

static bool on_scalar(struct reader *reader, const yaml_event_t *event)
{
    const yaml_mark_t *mark = &event->start_mark;
    const char *text;
    struct node *node;

    check_properties(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
    text = clean_scalar(reader, event);
    if (wants_key(reader)) {
        if (text[0] == '\0')
            report(reader, mark, "a member without a name; 'name: value' is expected");
        take_key(reader, text, mark);
        return true;
    }
    node = place_value(reader, is_null(event) ? NODE_NULL : NODE_SCALAR, mark);
    if (node->kind == NODE_SCALAR) {
        node->text = text;
        node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    }
    return true;
}

static bool open_level(struct reader *reader, enum node_kind kind, const yaml_event_t *event)
{
    struct node *node;

    if (wants_key(reader))
        return report(reader, &event->start_mark,
                      "a list or a map as the name of a member; plain text is expected");
    if (reader->depth == NODE_DEPTH_LIMIT)
        return report(reader, &event->start_mark,
                      "nested too deeply; at most %d levels are expected", NODE_DEPTH_LIMIT);
    node = place_value(reader, kind, &event->start_mark);
    reader->levels[reader->depth++] = (struct level){.node = node};
    return true;
}

static bool on_list(struct reader *reader, const yaml_event_t *event)
{
    check_properties(reader, event, event->data.sequence_start.anchor,
                     event->data.sequence_start.tag);
    return open_level(reader, NODE_LIST, event);
}

static bool on_map(struct reader *reader, const yaml_event_t *event)
{
    check_properties(reader, event, event->data.mapping_start.anchor,
                     event->data.mapping_start.tag);
    return open_level(reader, NODE_MAP, event);
}

static bool on_list_end(struct reader *reader, const yaml_event_t *event)
{
    (void)event;
    reader->depth--;
    return true;
}

/* By name, then in file order. */
static int compare_members(const void *left, const void *right)
{
    const struct node *one = *(struct node *const *)left, *other = *(struct node *const *)right;
    int order = strcmp(one->key, other->key);

    if (order == 0)
        order = one->key_line - other->key_line;
    return order != 0 ? order : one->key_column - other->key_column;
}

static void report_duplicates(const struct reader *reader, const struct node *map)
{
    struct node **members = memory_new(map->count, sizeof(struct node *));
    size_t count = 0;

    for (struct node *member = map->first; member; member = member->next)
        members[count++] = member;
    qsort(members, count, sizeof(struct node *), compare_members);
    for (size_t i = 1; i < count; i++) {
        if (text_equal(members[i - 1]->key, members[i]->key))
            diagnostics_add(reader->diagnostics, reader->file, members[i]->key_line,
                            members[i]->key_column, "'%s' is a duplicate (first on line %d)",
                            members[i]->key, members[i - 1]->key_line);
    }
    free(members);
}

/* Comparing each with each is quicker than sorting up to here. */
#define FEW_MEMBERS 24

static bool has_duplicates(const struct node *map)
{
    for (const struct node *one = map->first; one; one = one->next)
        for (const struct node *other = one->next; other; other = other->next)
            if (text_equal(one->key, other->key))
                return true;
    return false;
}

static bool on_map_end(struct reader *reader, const yaml_event_t *event)
{
    const struct node *map = reader->levels[--reader->depth].node;

    (void)event;
    if (map->count > FEW_MEMBERS || has_duplicates(map))
        report_duplicates(reader, map);
    return true;
}

static bool on_alias(struct reader *reader, const yaml_event_t *event)
{
    const yaml_mark_t *mark = &event->start_mark;

    report(reader, mark, "an alias (*%s); write the value out", event->data.alias.anchor);
    if (wants_key(reader))
        take_key(reader, arena_string(reader->arena, (const char *)event->data.alias.anchor), mark);
    else
        place_value(reader, NODE_NULL, mark);
    return true;
}

static bool on_document(struct reader *reader, const yaml_event_t *event)
{
    if (reader->documents++ == 0)
        return true;
    return report(reader, &event->start_mark, "a second document; one is expected");
}

static bool on_other(struct reader *reader, const yaml_event_t *event)
{
    (void)reader;
    (void)event;
    return true;
}

typedef bool handler_function(struct reader *reader, const yaml_event_t *event);

static handler_function *const handlers[] = {
    [YAML_NO_EVENT] = on_other,
    [YAML_STREAM_START_EVENT] = on_other,
    [YAML_STREAM_END_EVENT] = on_other,
    [YAML_DOCUMENT_START_EVENT] = on_document,
    [YAML_DOCUMENT_END_EVENT] = on_other,
    [YAML_ALIAS_EVENT] = on_alias,
    [YAML_SCALAR_EVENT] = on_scalar,
    [YAML_SEQUENCE_START_EVENT] = on_list,
    [YAML_SEQUENCE_END_EVENT] = on_list_end,
    [YAML_MAPPING_START_EVENT] = on_map,
    [YAML_MAPPING_END_EVENT] = on_map_end,
};

static void read_events(struct reader *reader)
{
    yaml_event_t event; /* out of the loop: the compiler clears it each time that it begins */
    bool more = true;

    while (more) {
        if (!yaml_parser_parse(&reader->parser, &event)) {
            report_syntax(reader);
            return;
        }
        more = handlers[event.type](reader, &event) && event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
}

const struct node *node_yaml_tree(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, int first_line, struct diagnostics *diagnostics)
{
    size_t before = diagnostics_count(diagnostics);
    struct reader reader = {
        .arena = arena,
        .file = file,
        .first_line = first_line,
        .diagnostics = diagnostics,
        .is_plain = clean_is_plain(bytes, length),
    };

    if (!yaml_parser_initialize(&reader.parser))
        memory_exhausted();
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, length);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    read_events(&reader);
    yaml_parser_delete(&reader.parser);

    if (diagnostics_count(diagnostics) > before)
        return NULL;
    if (!reader.root)
        place_value(&reader, NODE_NULL, &(yaml_mark_t){0});
    return reader.root;
}

const struct node *node_read_yaml(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, int first_line, struct diagnostics *diagnostics)
{
    if (!node_check_characters(file, bytes, length, first_line, false, diagnostics))
        return NULL;
    return node_yaml_tree(arena, file, bytes, length, first_line, diagnostics);
}
