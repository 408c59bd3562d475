#include "store/sandbox/sandbox.h"

#include "store/sandbox/sandbox_parts.h"

#include <stdbool.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __OpenBSD__
#include <errno.h>
#include <unistd.h>
#endif

/* meson.build defines WITHOUT_SANDBOX, with the reason, for builds with tools that open files or
 * start programs at the end of a run. */

#if defined(WITHOUT_SANDBOX)

bool sandbox_enter(const struct sandbox_path *paths, size_t count)
{
    (void)paths;
    (void)count;
    return false;
}

const char *sandbox_words(struct arena *arena)
{
    return arena_string(arena, "none: " WITHOUT_SANDBOX);
}

#elif defined(__OpenBSD__)

bool sandbox_enter(const struct sandbox_path *paths, size_t count)
{
    bool unveiled = true;

    for (size_t i = 0; i < count; i++)
        if (unveil(paths[i].path, paths[i].right == SANDBOX_READ ? "r" : "rwc") < 0 &&
            errno != ENOENT)
            unveiled = false;
    return pledge("stdio rpath wpath cpath fattr flock tty", NULL) == 0 && unveiled;
}

const char *sandbox_words(struct arena *arena)
{
    return arena_string(arena, "pledge, unveil");
}

#elif defined(__linux__)

/* Several times the memory needed for the largest allowed catalog. */
#define ADDRESS_SPACE ((rlim_t)4 << 30)

/* Does nothing with 32-bit addresses, which are a limit already. */
static void limit_memory(void)
{
    struct rlimit limit;

    if (sizeof(void *) < 8 || getrlimit(RLIMIT_AS, &limit) < 0)
        return;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > ADDRESS_SPACE)
        limit.rlim_cur = ADDRESS_SPACE;
    setrlimit(RLIMIT_AS, &limit);
}

bool sandbox_enter(const struct sandbox_path *paths, size_t count)
{
    int abi = landlock_abi();
    bool confined;

    limit_memory();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) /* without it both need root */
        return false;
    confined = abi > 0 && landlock_enter(abi, paths, count);
    seccomp_enter();
    return confined;
}

const char *sandbox_words(struct arena *arena)
{
    int abi = landlock_abi();
    const char *other = seccomp_is_known() ? "seccomp" : NULL;

    if (abi > 0)
        return arena_printf(arena, "Landlock ABI %d%s%s", abi, other ? ", " : "",
                            other ? other : "");
    return other ? other : "none: the kernel has neither Landlock nor seccomp";
}

#else

bool sandbox_enter(const struct sandbox_path *paths, size_t count)
{
    (void)paths;
    (void)count;
    return false;
}

const char *sandbox_words(struct arena *arena)
{
    return arena_string(arena, "none: this system has no Landlock, seccomp or pledge");
}

#endif
