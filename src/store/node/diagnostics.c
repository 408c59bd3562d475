#include "store/node/node.h"

#include "base/memory.h"
#include "base/text/clean.h"
#include "store/node/node_parts.h"

#include <stdlib.h>
#include <string.h>

/* Nobody reads more at once, and a hostile file could cause millions. */
#define LINES_MAX 1000

struct diagnostics {
    struct arena *arena;
    const char **lines;
    size_t count, room;
    size_t made;
};

struct diagnostics *diagnostics_new(void)
{
    struct diagnostics *diagnostics = memory_new(1, sizeof(*diagnostics));

    diagnostics->arena = arena_new();
    return diagnostics;
}

void diagnostics_free(struct diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    arena_free(diagnostics->arena);
    free(diagnostics->lines);
    free(diagnostics);
}

static void add_line(struct diagnostics *diagnostics, const char *line)
{
    diagnostics->lines = memory_grow(diagnostics->lines, diagnostics->count, &diagnostics->room,
                                     sizeof(diagnostics->lines[0]));
    diagnostics->lines[diagnostics->count++] = line;
}

void diagnostics_add(struct diagnostics *diagnostics, const char *file, int line, int column,
                     const char *format, ...)
{
    struct arena *arena = diagnostics->arena;
    const char *what, *entry;
    va_list arguments;

    diagnostics->made++;
    if (diagnostics->count == LINES_MAX)
        return;
    va_start(arguments, format);
    what = arena_vprintf(arena, format, arguments);
    va_end(arguments);

    if (diagnostics->count == LINES_MAX - 1)
        entry = arena_printf(arena, "%s: too many errors; fix these first", file);
    else if (line > 0)
        entry = arena_printf(arena, "%s:%d:%d: %s", file, line, column, what);
    else
        entry = arena_printf(arena, "%s: %s", file, what);
    add_line(diagnostics, clean_line(arena, entry, strlen(entry)));
}

void diagnostics_add_all(struct diagnostics *diagnostics, const struct diagnostics *others)
{
    size_t room = LINES_MAX - diagnostics->count;
    size_t count = others->count < room ? others->count : room;

    for (size_t i = 0; i < count; i++)
        add_line(diagnostics, arena_string(diagnostics->arena, others->lines[i]));
    diagnostics->made += others->made;
}

size_t diagnostics_count(const struct diagnostics *diagnostics)
{
    return diagnostics->count;
}

size_t diagnostics_made(const struct diagnostics *diagnostics)
{
    return diagnostics->made;
}

const char *diagnostics_line(const struct diagnostics *diagnostics, size_t index)
{
    return diagnostics->lines[index];
}
