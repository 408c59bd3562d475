#include "base/memory.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Mutable at file scope (architecture.md names all such variables): a failed allocation has no context to
 * read them from. */
static void (*_Atomic before_stopping)(void);
static int stopping_status = 2;
static atomic_flag is_said = ATOMIC_FLAG_INIT;

void memory_exit_with(int status)
{
    stopping_status = status;
}

void memory_on_failure(void (*function)(void))
{
    before_stopping = function;
}

/* _exit, not exit: exit handlers and stdio buffers may allocate again. Of two threads without memory
 * one says so. */
_Noreturn void memory_exhausted(void)
{
    static const char line[] = "whichstack: out of memory\n";
    void (*function)(void) = atomic_exchange(&before_stopping, NULL); /* it may run out too */
    ssize_t written;

    if (function)
        function();
    while (atomic_flag_test_and_set(&is_said))
        pause(); /* the other ends the program */
    written = write(STDERR_FILENO, line, sizeof(line) - 1);
    (void)written; /* stderr is closed: nothing left to do */
    _exit(stopping_status);
}

/* Never 0 bytes, so that NULL always means failure. */
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

void *memory_grow(void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    *room = 2 * *room + 16;
    return memory_resize(items, *room, size);
}

char *memory_copy_string(const char *string)
{
    size_t size = strlen(string) + 1;

    return memcpy(memory_new(size, 1), string, size);
}
