#include "base/compat/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef HAVE_MEMFD_CREATE
#include <sys/mman.h>
#endif
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif
#ifdef __FreeBSD__
#include <sys/sysctl.h>
#include <sys/types.h>
#endif

#ifndef HAVE_PIPE2
static bool set_flags(int file, int flags)
{
    return (!(flags & O_CLOEXEC) || fcntl(file, F_SETFD, FD_CLOEXEC) == 0) &&
           (!(flags & O_NONBLOCK) || fcntl(file, F_SETFL, O_NONBLOCK) == 0);
}
#endif

int compat_pipe2(int ends[2], int flags)
{
#ifdef HAVE_PIPE2
    return pipe2(ends, flags);
#else
    int made[2], fault;

    if (pipe(made) < 0)
        return -1;
    if (set_flags(made[0], flags) && set_flags(made[1], flags)) {
        ends[0] = made[0];
        ends[1] = made[1];
        return 0;
    }
    fault = errno;
    close(made[0]);
    close(made[1]);
    errno = fault;
    return -1;
#endif
}

/* link() fails if the name exists. */
static int rename_by_link(const char *from, const char *to)
{
    int fault;

    if (linkat(AT_FDCWD, from, AT_FDCWD, to, 0) < 0)
        return -1;
    if (unlink(from) == 0)
        return 0;
    fault = errno;
    unlink(to);
    errno = fault;
    return -1;
}

static int rename_after_look(const char *from, const char *to)
{
    struct stat facts;

    if (lstat(to, &facts) == 0) {
        errno = EEXIST;
        return -1;
    }
    return rename(from, to);
}

int compat_rename_new(const char *from, const char *to)
{
#ifdef HAVE_RENAMEAT2
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS) /* else the file system or the kernel lacks it */
        return -1;
#endif
    if (rename_by_link(from, to) == 0)
        return 0;
    if (errno == EEXIST || errno == ENOENT)
        return -1;
    return rename_after_look(from, to);
}

const char *compat_program_path(char *path, size_t size)
{
#if defined(__APPLE__)
    uint32_t room = (uint32_t)size;

    return _NSGetExecutablePath(path, &room) == 0 ? path : NULL;
#elif defined(__FreeBSD__)
    int name[] = {CTL_KERN, KERN_PROC, KERN_PROC_PATHNAME, -1};

    return sysctl(name, 4, path, &size, NULL, 0) == 0 ? path : NULL;
#else
    ssize_t length = readlink("/proc/self/exe", path, size - 1);

    if (length <= 0)
        return NULL;
    path[length] = '\0';
    return path;
#endif
}
