#include "store/node/node.h"

#include "base/bounds.h"
#include "base/memory.h"
#include "base/text/clean.h"

#include <stdlib.h>
#include <string.h>

/* Nobody reads more at once, and a hostile file could cause millions. */
#define LINES_MAX 1000

struct diagnostics {
    struct arena *arena;
    const char **lines;
    size_t kept, room; /* lines */
    size_t count;      /* errors */
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
    diagnostics->lines = memory_grow(diagnostics->lines, diagnostics->kept, &diagnostics->room,
                                     sizeof(diagnostics->lines[0]));
    diagnostics->lines[diagnostics->kept++] = line;
}

void diagnostics_add(struct diagnostics *diagnostics, const char *file, int line, int column,
                     const char *format, ...)
{
    struct arena *arena = diagnostics->arena;
    const char *what, *entry;
    va_list arguments;

    diagnostics->count++;
    if (diagnostics->kept == LINES_MAX)
        return;
    va_start(arguments, format);
    what = arena_vprintf(arena, format, arguments);
    va_end(arguments);

    if (diagnostics->kept == LINES_MAX - 1)
        entry = arena_printf(arena, "%s: too many errors; fix these first", file);
    else if (line > 0)
        entry = arena_printf(arena, "%s:%d:%d: %s", file, line, column, what);
    else
        entry = arena_printf(arena, "%s: %s", file, what);
    add_line(diagnostics, clean_line(arena, entry, strlen(entry)));
}

void diagnostics_add_all(struct diagnostics *diagnostics, const struct diagnostics *others)
{
    size_t kept = MIN(others->kept, LINES_MAX - diagnostics->kept);

    for (size_t i = 0; i < kept; i++)
        add_line(diagnostics, arena_string(diagnostics->arena, others->lines[i]));
    diagnostics->count += others->count;
}

size_t diagnostics_count(const struct diagnostics *diagnostics)
{
    return diagnostics->count;
}

size_t diagnostics_kept(const struct diagnostics *diagnostics)
{
    return diagnostics->kept;
}

const char *diagnostics_line(const struct diagnostics *diagnostics, size_t index)
{
    return diagnostics->lines[index];
}
