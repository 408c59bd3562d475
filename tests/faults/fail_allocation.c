#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Preloaded (LD_PRELOAD) into the program: allocation number FAIL_AT gives nothing, with FAIL_EVER
 * all after it as well. FAIL_COUNT names a file that gets the number of allocations at the end; it is
 * opened at the start, before the sandbox. For glibc. Curses does not look whether it gets its memory, so what it asks for is not failed; the
 * program asks for as much before it (src/tui/terminal/terminal.c). */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static struct {
    long calls, at;
    int count; /* the file */
    bool is_set_up, ever;
} fault;

static void set_up(void)
{
    const char *at = getenv("FAIL_AT"), *path = getenv("FAIL_COUNT");

    fault.is_set_up = true;
    fault.at = at ? atol(at) : 0;
    fault.ever = getenv("FAIL_EVER") != NULL;
    fault.count = path ? fcntl(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666),
                               F_DUPFD_CLOEXEC, 100)
                       : -1;
}

static bool is_curses(const void *caller)
{
    Dl_info info;

    return dladdr(caller, &info) && info.dli_fname &&
           (strstr(info.dli_fname, "ncurses") || strstr(info.dli_fname, "tinfo"));
}

static bool fails(const void *caller)
{
    if (!fault.is_set_up)
        set_up();
    if (is_curses(caller))
        return false;
    fault.calls++;
    if (fault.at == 0 || fault.calls < fault.at || (fault.calls > fault.at && !fault.ever))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

__attribute__((destructor)) static void write_count(void)
{
    if (fault.is_set_up && fault.count >= 0)
        dprintf(fault.count, "%ld\n", fault.calls);
}
