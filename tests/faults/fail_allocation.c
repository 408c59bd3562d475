#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

/* Preloaded (LD_PRELOAD) into the program: allocation number FAIL_AT gives nothing, with FAIL_EVER
 * all after it as well. FAIL_COUNT names a file that gets the number of allocations at the end; it is
 * opened at the start, before the sandbox. For glibc. Curses does not look whether it gets its memory,
 * so what it asks for is not failed; the program asks for as much before it
 * (src/tui/terminal/terminal.c).
 *
 * With FAIL_WRAPPED it is linked into the program instead, with --wrap=malloc and so on: a sanitizer
 * has an allocator of its own, which nothing preloaded comes before. What the libraries allocate by
 * themselves is not failed then; cmark and jansson ask the program. */

#ifdef FAIL_WRAPPED
#define FAILING(name) __wrap_##name
#define SOUND(name) __real_##name
#else
#define FAILING(name) name
#define SOUND(name) __libc_##name
#endif

void *SOUND(malloc)(size_t size);
void *SOUND(calloc)(size_t count, size_t size);
void *SOUND(realloc)(void *old, size_t size);
void *FAILING(malloc)(size_t size);
void *FAILING(calloc)(size_t count, size_t size);
void *FAILING(realloc)(void *old, size_t size);

static struct {
    atomic_long calls; /* of all threads */
    long at;
    int count; /* the file */
    bool is_set_up, ever;
    bool
        is_ending; /* what the compiler adds writes its coverage then, and does not bear a failure */
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

static void stop_failing(void)
{
    fault.is_ending = true;
}

/* Once main() runs, so that it is called before the destructors of the program. */
static void stop_at_the_end(const void *caller)
{
    static bool is_asked;
    Dl_info program, called_from;

    if (!is_asked && dladdr(caller, &called_from) &&
        dladdr((const void *)getauxval(AT_ENTRY), &program) &&
        program.dli_fbase == called_from.dli_fbase)
        is_asked = atexit(stop_failing) == 0;
}

static bool fails(const void *caller)
{
    if (!fault.is_set_up)
        set_up();
    stop_at_the_end(caller);
    if (fault.is_ending || is_curses(caller))
        return false;
    long call = ++fault.calls;
    if (fault.at == 0 || call < fault.at || (call > fault.at && !fault.ever))
        return false;
    errno = ENOMEM;
    return true;
}

void *FAILING(malloc)(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : SOUND(malloc)(size);
}

void *FAILING(calloc)(size_t count, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : SOUND(calloc)(count, size);
}

void *FAILING(realloc)(void *old, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : SOUND(realloc)(old, size);
}

#ifndef FAIL_WRAPPED
/* A copy that curses makes is its own memory too, although the C library asks for it. */
#undef strdup
char *strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = fails(__builtin_return_address(0)) ? NULL : SOUND(malloc)(size);

    return copy ? memcpy(copy, text, size) : NULL;
}
#endif

__attribute__((destructor)) static void write_count(void)
{
    if (fault.is_set_up && fault.count >= 0)
        dprintf(fault.count, "%ld\n", (long)fault.calls);
}
