#include "store/node/node.h"

#include "base/memory.h"
#include "base/text/clean.h"
#include "store/node/node_parts.h"

#include <stdlib.h>
#include <string.h>

/* More is not useful at once, and a hostile file could cause millions. */
#define LINES_MAX 1000

struct complaints {
    struct arena *arena;
    const char **lines;
    size_t count, room;
    size_t made;
};

struct complaints *complaints_new(void)
{
    struct complaints *complaints = memory_new(1, sizeof(*complaints));

    complaints->arena = arena_new();
    return complaints;
}

void complaints_free(struct complaints *complaints)
{
    if (!complaints)
        return;
    arena_free(complaints->arena);
    free(complaints->lines);
    free(complaints);
}

static void add_line(struct complaints *complaints, const char *line)
{
    complaints->lines = memory_grow(complaints->lines, complaints->count, &complaints->room,
                                    sizeof(complaints->lines[0]));
    complaints->lines[complaints->count++] = line;
}

void complaints_add(struct complaints *complaints, const char *file, int line, int column,
                    const char *format, ...)
{
    struct arena *arena = complaints->arena;
    const char *what, *entry;
    va_list arguments;

    complaints->made++;
    if (complaints->count == LINES_MAX)
        return;
    va_start(arguments, format);
    what = arena_vprintf(arena, format, arguments);
    va_end(arguments);

    if (complaints->count == LINES_MAX - 1)
        entry = arena_printf(arena, "%s: too many errors; fix these first", file);
    else if (line > 0)
        entry = arena_printf(arena, "%s:%d:%d: %s", file, line, column, what);
    else
        entry = arena_printf(arena, "%s: %s", file, what);
    add_line(complaints, clean_line(arena, entry, strlen(entry)));
}

void complaints_add_all(struct complaints *complaints, const struct complaints *others)
{
    size_t room = LINES_MAX - complaints->count;
    size_t count = others->count < room ? others->count : room;

    for (size_t i = 0; i < count; i++)
        add_line(complaints, arena_string(complaints->arena, others->lines[i]));
    complaints->made += others->made;
}

size_t complaints_count(const struct complaints *complaints)
{
    return complaints->count;
}

size_t complaints_made(const struct complaints *complaints)
{
    return complaints->made;
}

const char *complaints_line(const struct complaints *complaints, size_t index)
{
    return complaints->lines[index];
}
