#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one variable at file scope: a failed allocation has nobody to ask. */
static void (*before_stopping)(void);

void memory_on_failure(void (*function)(void))
{
    before_stopping = function;
}

/* _exit, not exit: handlers and buffers of the C library may want memory again. */
_Noreturn void memory_exhausted(void)
{
    static const char line[] = "whichstack: out of memory\n";
    void (*function)(void) = before_stopping;
    ssize_t written;

    before_stopping = NULL; /* it may run out of memory itself */
    if (function)
        function();
    written = write(STDERR_FILENO, line, sizeof(line) - 1);
    (void)written; /* no one is left to tell */
    _exit(2);
}

/* At least one byte, so that NULL always means failure. */
static size_t checked_size(size_t count, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
        memory_exhausted();
    return bytes > 0 ? bytes : 1;
}

void *memory_new(size_t count, size_t size)
{
    void *memory = calloc(1, checked_size(count, size));

    if (!memory)
        memory_exhausted();
    return memory;
}

void *memory_resize(void *old, size_t count, size_t size)
{
    void *memory = realloc(old, checked_size(count, size));

    if (!memory)
        memory_exhausted();
    return memory;
}

char *memory_copy_string(const char *string)
{
    size_t size = strlen(string) + 1;

    return memcpy(memory_new(size, 1), string, size);
}
