#include "catalog/starter/starter.h"

#include "base/text/nearest.h"

#include <string.h>

/* Reads starters. Unknown fields are reported by `compile`, not here. */
struct reader {
    struct arena *arena;
    const struct starter_scope *scope;
    const struct starter_source *sources;
    size_t n_sources;
    struct diagnostics *diagnostics;
    struct starter *starter;
};

static const struct starter_source *find_source(const struct reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->n_sources; i++)
        if (text_equal(reader->sources[i].name, name))
            return &reader->sources[i];
    return NULL;
}

static void report(const struct reader *reader, const struct node *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void report(const struct reader *reader, const struct node *at, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    diagnostics_add(reader->diagnostics, reader->starter->path, at ? at->line : 1,
                    at ? at->column : 1, "%s", arena_vprintf(reader->arena, format, arguments));
    va_end(arguments);
}

/* A required text; if it is missing, "" and a diagnostic. */
static const char *need_text(const struct reader *reader, const struct node *map, const char *key)
{
    const char *text = node_text(map, key);

    if (text && text[0] != '\0')
        return text;
    report(reader, node_member(map, key) ? node_member(map, key) : map, "'%s' is missing", key);
    return "";
}

/* "true" or "false"; `compile` refuses other words. */
static const char *flag_of(const struct node *map, const char *key)
{
    const char *text = node_text(map, key);

    return text ? text : "false";
}

static const struct node *list_of(const struct reader *reader, const struct node *map,
                                  const char *key)
{
    const struct node *list = node_member(map, key);

    if (!list || list->kind == NODE_LIST)
        return list;
    report(reader, list, "'%s' is not a list", key);
    return NULL;
}

static const struct template_condition *read_when(const struct reader *reader,
                                                  const struct node *map)
{
    const struct node *when = node_member(map, "when");

    if (!when)
        return NULL;
    return template_read_condition(
        reader->arena, reader->starter->path, when->line, when->column + when->quoted,
        when->kind == NODE_SCALAR ? when->text : "", reader->diagnostics);
}

#define FIND(array, count, wanted)               \
    for (size_t i = 0; i < (count); i++)         \
        if (text_equal((array)[i].id, (wanted))) \
            return (int)i;                       \
    return -1

static int find_component(const struct starter_scope *scope, const char *id)
{
    FIND(scope->components, scope->n_components, id);
}

static int find_slot(const struct starter_scope *scope, const char *id)
{
    FIND(scope->slots, scope->n_slots, id);
}

static int find_trait(const struct starter_scope *scope, const char *id)
{
    FIND(scope->traits, scope->n_traits, id);
}

static const char *nearest_component(const struct reader *reader, const char *id)
{
    const struct starter_scope *scope = reader->scope;
    const char **ids = ARENA_ARRAY(reader->arena, const char *, scope->n_components);

    for (size_t i = 0; i < scope->n_components; i++)
        ids[i] = scope->components[i].id;
    return nearest_word(id, ids, scope->n_components);
}

static const char *nearest_slot(const struct reader *reader, const char *id)
{
    const struct starter_scope *scope = reader->scope;
    const char **ids = ARENA_ARRAY(reader->arena, const char *, scope->n_slots + 1);

    for (size_t i = 0; i < scope->n_slots; i++)
        ids[i] = scope->slots[i].id;
    ids[scope->n_slots] = STARTER_FRAMEWORK;
    return nearest_word(id, ids, scope->n_slots + 1);
}

static void report_id(const struct reader *reader, const struct node *at, const char *noun,
                      const char *id, const char *near)
{
    report(reader, at, "there is no %s '%s'%s%s%s", noun, id, near ? ", expected '" : "",
           near ? near : "", near ? "'" : "");
}

/* --- names ------------------------------------------------------------------------------- */

static void read_names(const struct reader *reader, const struct node *list)
{
    struct starter *starter = reader->starter;

    starter->names = ARENA_ARRAY(reader->arena, struct starter_name, list ? list->count : 0);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next)
        starter->names[starter->n_names++] =
            (struct starter_name){need_text(reader, item, "id"), need_text(reader, item, "text"),
                                  read_when(reader, item)};
}

/* --- packages ---------------------------------------------------------------------------- */

bool starter_pins(const char *version)
{
    static const char signs[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+_-";

    return strpbrk(version, "0123456789") && strspn(version, signs) == strlen(version);
}

static void read_version(const struct reader *reader, const struct node *map,
                         struct starter_package *package)
{
    const struct node *of = node_member(map, "version_of");
    const char *id = of && of->kind == NODE_SCALAR ? of->text : "";

    package->version = node_text(map, "version");
    package->component = package->trait = -1;
    if (!of) {
        const char *version = need_text(reader, map, "version");
        if (version[0] != '\0' && !starter_pins(version))
            report(reader, node_member(map, "version"),
                   "'version' is not a version that can be pinned");
        return;
    }
    package->version = NULL;
    package->component = find_component(reader->scope, id);
    package->trait = find_trait(reader->scope, id);
    if (package->component < 0 && package->trait < 0)
        report_id(reader, of, "component or trait", id, nearest_component(reader, id));
}

static void read_packages(const struct reader *reader, const struct node *list)
{
    struct starter *starter = reader->starter;

    starter->packages = ARENA_ARRAY(reader->arena, struct starter_package, list ? list->count : 0);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        struct starter_package *package = &starter->packages[starter->n_packages++];
        package->id = need_text(reader, item, "id");
        package->name = node_text(item, "name") ? node_text(item, "name") : package->id;
        package->list = need_text(reader, item, "list");
        package->when = read_when(reader, item);
        read_version(reader, item, package);
    }
}

/* --- files ------------------------------------------------------------------------------- */

/* Is it a relative path of plain names, so that the file is inside the project? */
static bool is_plain_path(const char *path)
{
    static const char signs[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+_-";
    const char *at = path;

    for (;;) {
        size_t length = strspn(at, signs);
        bool dots = length > 0 && strspn(at, ".") >= length;
        if (length == 0 || length > 100 || dots)
            return false;
        if (at[length] == '\0')
            return strlen(path) <= 200;
        if (at[length] != '/')
            return false;
        at += length + 1;
    }
}

static void read_file_slots(const struct reader *reader, const struct node *map,
                            struct starter_file *file)
{
    const struct node *list = list_of(reader, map, "for");

    file->slots = ARENA_ARRAY(reader->arena, int, list ? list->count : 0);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        const char *id = item->kind == NODE_SCALAR ? item->text : "";
        int slot = find_slot(reader->scope, id);
        if (text_equal(id, STARTER_FRAMEWORK))
            slot = STARTER_OF_FRAMEWORK;
        else if (slot < 0)
            report_id(reader, item, "slot", id, nearest_slot(reader, id));
        file->slots[file->n_slots++] = slot;
    }
}

static const struct template *read_template(const struct reader *reader, const char *name)
{
    const struct starter_source *source = find_source(reader, name);

    return source ? template_read(reader->arena, source->path, source->bytes, source->length,
                                  reader->diagnostics)
                  : NULL;
}

/* A template of the starter's folder, or of another folder if the name begins with it. */
static void read_file_template(const struct reader *reader, const struct node *map,
                               struct starter_file *file)
{
    const char *name = need_text(reader, map, "template");

    file->source =
        strchr(name, '/') ? name : arena_printf(reader->arena, "%s/%s", reader->starter->id, name);
    if (name[0] != '\0' && !find_source(reader, file->source))
        report(reader, node_member(map, "template"), "there is no template '%s'", name);
    file->template = read_template(reader, file->source);
}

static void read_files(const struct reader *reader, const struct node *list)
{
    struct starter *starter = reader->starter;

    starter->files = ARENA_ARRAY(reader->arena, struct starter_file, list ? list->count : 0);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        struct starter_file *file = &starter->files[starter->n_files++];
        file->path = need_text(reader, item, "path");
        if (file->path[0] != '\0' && !is_plain_path(file->path))
            report(reader, node_member(item, "path"),
                   "'path' is '%s', expected names of letters, digits and . _ - with / between",
                   file->path);
        file->when = read_when(reader, item);
        file->executable = text_equal(flag_of(item, "executable"), "true");
        read_file_slots(reader, item, file);
        read_file_template(reader, item, file);
    }
    if (starter->n_files == 0)
        report(reader, list, "it has no files");
}

/* --- parts ------------------------------------------------------------------------------- */

static void read_parts(const struct reader *reader, const struct node *list)
{
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        const char *id = item->kind == NODE_SCALAR ? item->text : "";
        int component = find_component(reader->scope, id);
        if (component < 0)
            report_id(reader, item, "component", id, nearest_component(reader, id));
        else
            reader->starter->served[component] = true;
    }
}

static uint32_t read_slots(const struct reader *reader, const struct node *list)
{
    uint32_t slots = 0;

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        const char *id = item->kind == NODE_SCALAR ? item->text : "";
        int slot = find_slot(reader->scope, id);
        if (slot < 0)
            report_id(reader, item, "slot", id, nearest_slot(reader, id));
        else
            slots |= (uint32_t)1 << slot;
    }
    return slots;
}

static void read_fragments(const struct reader *reader)
{
    const struct starter_scope *scope = reader->scope;
    struct starter *starter = reader->starter;

    starter->shared = ARENA_ARRAY(reader->arena, const struct template *, scope->n_components);
    starter->own = ARENA_ARRAY(reader->arena, const struct template *, scope->n_components);
    for (size_t i = 0; i < scope->n_components; i++) {
        const char *id = scope->components[i].id;
        if (!starter->served[i])
            continue;
        starter->shared[i] = read_template(
            reader, arena_printf(reader->arena, STARTER_SHARED "/" STARTER_PARTS "%s", id));
        starter->own[i] = read_template(
            reader, arena_printf(reader->arena, "%s/" STARTER_PARTS "%s", starter->id, id));
    }
}

const struct starter *starter_read(struct arena *arena, const struct starter_scope *scope,
                                   const char *framework, const struct starter_source *sources,
                                   size_t n_sources, struct diagnostics *diagnostics)
{
    struct reader reader = {arena, scope, sources, n_sources, diagnostics, NULL};
    const struct starter_source *source =
        find_source(&reader, arena_printf(arena, "%s/" STARTER_FILE, framework));
    size_t before = diagnostics_count(diagnostics);
    const struct node *map;

    if (!source)
        return NULL;
    map = node_read_yaml(arena, source->path, source->bytes, source->length, 1, diagnostics);
    if (!map)
        return NULL;
    reader.starter = ARENA_NEW(arena, struct starter);
    reader.starter->id = framework;
    reader.starter->path = source->path;
    reader.starter->served = ARENA_ARRAY(arena, bool, scope->n_components);
    read_names(&reader, list_of(&reader, map, "names"));
    read_packages(&reader, list_of(&reader, map, "packages"));
    read_files(&reader, list_of(&reader, map, "files"));
    read_parts(&reader, list_of(&reader, map, "parts"));
    reader.starter->must = read_slots(&reader, list_of(&reader, map, "must"));
    reader.starter->needs = read_slots(&reader, list_of(&reader, map, "needs"));
    read_fragments(&reader);
    return diagnostics_count(diagnostics) == before ? reader.starter : NULL;
}
