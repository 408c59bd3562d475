/* Both forms of each call are defined here, with and without 64 in its name, so neither may stand
 * for the other, and none may be checked by the C library's headers. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "safe_disk.h"

/* Preloaded (LD_PRELOAD) into the program: a disk on which call number FAIL_AT goes wrong, as FAIL_HOW
 * says: "once" (it fails), "ever" (it and all later ones fail), "half" (it reads or writes only half),
 * "power" (the process ends before it). What fails has EIO, with "ever" ENOSPC if it would write.
 * Nothing is synced for real: FAIL_SAFE names the folder that gets what is safe. FAIL_COUNT names a
 * file that gets the number of calls. For glibc where addresses have 64 bits. */

#define OWN_FILES 200 /* descriptors from here on are ours */

static struct {
    const char *safe;
    long calls, at;
    char how; /* its first letter */
    int count;
    bool is_set_up, is_inside; /* our own calls are not counted */
} disk;

enum turn { TURN_PASS, TURN_FAIL, TURN_HALF };

static void set_up(void)
{
    const char *at = getenv("FAIL_AT"), *how = getenv("FAIL_HOW"), *path = getenv("FAIL_COUNT");

    disk.is_set_up = disk.is_inside = true;
    disk.safe = getenv("FAIL_SAFE");
    disk.at = at ? atol(at) : 0;
    disk.how = how ? how[0] : 'o';
    disk.count = fcntl(open(path ? path : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0666),
                       F_DUPFD_CLOEXEC, OWN_FILES);
    disk.is_inside = false;
}

__attribute__((destructor)) static void write_count(void)
{
    disk.is_inside = true;
    if (disk.is_set_up)
        dprintf(disk.count, "%ld\n", disk.calls);
}

/* What happens to this call. */
static enum turn turn(bool writes)
{
    if (!disk.is_set_up)
        set_up();
    if (disk.is_inside || ++disk.calls < disk.at || disk.at == 0 ||
        (disk.calls > disk.at && disk.how != 'e'))
        return TURN_PASS;
    if (disk.how == 'p')
        kill(getpid(), SIGKILL);
    if (disk.how == 'h')
        return TURN_HALF;
    errno = disk.how == 'e' && writes ? ENOSPC : EIO;
    return TURN_FAIL;
}

static bool fails(bool writes)
{
    return turn(writes) == TURN_FAIL;
}

#define NEXT(name) (*(void **)&next = dlsym(RTLD_NEXT, name))

/* --- names ------------------------------------------------------------------------------- */

/* What is new is empty. It stays open, so its number is not used again while the process runs. */
static void note_new(const char *path, char kind)
{
    struct stat facts;
    int file;

    if (disk.is_inside)
        return;
    disk.is_inside = true;
    file = open(path, O_PATH | O_CLOEXEC);
    if (fstat(file, &facts) == 0)
        close(safe_open(disk.safe, kind, facts.st_ino, O_WRONLY | O_CREAT | O_TRUNC));
    fcntl(file, F_DUPFD_CLOEXEC, OWN_FILES);
    close(file);
    disk.is_inside = false;
}

static int open_next(const char *name, const char *path, int flags, mode_t mode)
{
    int (*next)(const char *, int, ...), file;
    bool is_new = (flags & O_CREAT) && !disk.is_inside && access(path, F_OK) != 0;

    NEXT(name);
    if (fails(flags & O_CREAT))
        return -1;
    file = next(path, flags, mode);
    if (file >= 0 && is_new)
        note_new(path, 'f');
    return file;
}

#define OPEN(name)                                  \
    int name(const char *path, int flags, ...)      \
    {                                               \
        va_list arguments;                          \
        mode_t mode = 0;                            \
                                                    \
        va_start(arguments, flags);                 \
        if (flags & O_CREAT)                        \
            mode = va_arg(arguments, mode_t);       \
        va_end(arguments);                          \
        return open_next(#name, path, flags, mode); \
    }

OPEN(open)
OPEN(open64)

/* Checked forms of the same, without a mode. */
#define OPEN_CHECKED(checked, name)                        \
    int checked(const char *path, int flags);              \
    int checked(const char *path, int flags)               \
    {                                                      \
        return open_next(name, path, flags & ~O_CREAT, 0); \
    }

OPEN_CHECKED(__open_2, "open")
OPEN_CHECKED(__open64_2, "open64")

int mkdir(const char *path, mode_t mode)
{
    int (*next)(const char *, mode_t), result;

    NEXT("mkdir");
    if (fails(true))
        return -1;
    result = next(path, mode);
    if (result == 0)
        note_new(path, 'd');
    return result;
}

int rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *);

    NEXT("rename");
    return fails(true) ? -1 : next(from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    int (*next)(int, const char *, int, const char *, unsigned);

    NEXT("renameat2");
    return fails(true) ? -1 : next(from_folder, from, to_folder, to, flags);
}

int unlink(const char *path)
{
    int (*next)(const char *);

    NEXT("unlink");
    return fails(false) ? -1 : next(path);
}

DIR *opendir(const char *path)
{
    DIR *(*next)(const char *);

    NEXT("opendir");
    return fails(false) ? NULL : next(path);
}

#define READDIR(name, type)                        \
    struct type *name(DIR *folder)                 \
    {                                              \
        struct type *(*next)(DIR *);               \
                                                   \
        NEXT(#name);                               \
        return fails(false) ? NULL : next(folder); \
    }

READDIR(readdir, dirent)
READDIR(readdir64, dirent64)

/* --- bytes ------------------------------------------------------------------------------- */

/* Half of a call; messages to the terminal are not the disk's. */
static bool take_turn(int file, bool writes, size_t *length)
{
    enum turn now = file <= STDERR_FILENO ? TURN_PASS : turn(writes);

    if (now == TURN_HALF && *length > 1)
        *length /= 2;
    return now != TURN_FAIL;
}

ssize_t read(int file, void *bytes, size_t length)
{
    ssize_t (*next)(int, void *, size_t);

    NEXT("read");
    return take_turn(file, false, &length) ? next(file, bytes, length) : -1;
}

ssize_t write(int file, const void *bytes, size_t length)
{
    ssize_t (*next)(int, const void *, size_t);

    NEXT("write");
    return take_turn(file, true, &length) ? next(file, bytes, length) : -1;
}

#define READ_AT(name)                                                                \
    ssize_t name(int file, void *bytes, size_t length, off_t at)                     \
    {                                                                                \
        ssize_t (*next)(int, void *, size_t, off_t);                                 \
                                                                                     \
        NEXT(#name);                                                                 \
        return take_turn(file, false, &length) ? next(file, bytes, length, at) : -1; \
    }

#define WRITE_AT(name)                                                              \
    ssize_t name(int file, const void *bytes, size_t length, off_t at)              \
    {                                                                               \
        ssize_t (*next)(int, const void *, size_t, off_t);                          \
                                                                                    \
        NEXT(#name);                                                                \
        return take_turn(file, true, &length) ? next(file, bytes, length, at) : -1; \
    }

READ_AT(pread)
READ_AT(pread64)
WRITE_AT(pwrite)
WRITE_AT(pwrite64)

#define TRUNCATE(name)                                \
    int name(int file, off_t length)                  \
    {                                                 \
        int (*next)(int, off_t);                      \
                                                      \
        NEXT(#name);                                  \
        return fails(true) ? -1 : next(file, length); \
    }

TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

/* What the descriptor stands for is safe. */
static int make_safe(int file)
{
    struct stat facts;
    char path[40];
    int result;

    if (fails(true))
        return -1;
    disk.is_inside = true;
    snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
    result = fstat(file, &facts) != 0 ? -1
             : S_ISDIR(facts.st_mode) ? safe_folder(disk.safe, path, facts.st_ino)
                                      : safe_file(disk.safe, path, facts.st_ino);
    disk.is_inside = false;
    return result;
}

int fsync(int file)
{
    return make_safe(file);
}

int fdatasync(int file)
{
    return make_safe(file);
}

/* The file is closed even if that fails. */
int close(int file)
{
    int (*next)(int);
    bool failed = file > STDERR_FILENO && fails(false);
    int result;

    NEXT("close");
    result = next(file);
    if (failed)
        errno = EIO;
    return failed ? -1 : result;
}
