#include "base/error.h"

#include "base/arena.h"
#include "base/text/clean.h"
#include "base/text/columns.h"

#include <stdio.h>
#include <string.h>

#define CUT "..."

/* Cuts a message that is too long between two characters and marks the cut. */
static void put(struct error *error, const char *message)
{
    size_t room = sizeof(error->message) - sizeof(CUT), kept = 0;
    size_t length = strlen(message);

    if (length < sizeof(error->message)) {
        memcpy(error->message, message, length + 1);
        return;
    }
    for (;;) {
        int width;
        size_t used = columns_cluster(message + kept, length - kept, &width);

        if (kept + used > room)
            break;
        kept += used;
    }
    memcpy(error->message, message, kept);
    memcpy(error->message + kept, CUT, sizeof(CUT));
}

/* The arguments may point into the old message, so it is overwritten last. */
void error_vset(struct error *error, const char *format, va_list arguments)
{
    struct arena *arena = arena_new();
    const char *message = arena_vprintf(arena, format, arguments);

    put(error, clean_line(arena, message, strlen(message)));
    arena_free(arena);
}

void error_set(struct error *error, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_vset(error, format, arguments);
    va_end(arguments);
}

void error_prefix(struct error *error, const char *format, ...)
{
    struct arena *arena = arena_new();
    va_list arguments;
    const char *prefix;

    va_start(arguments, format);
    prefix = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    error_set(error, "%s: %s", prefix, error->message);
    arena_free(arena);
}
