#include "store/file/file.h"

#include "base/compat/compat.h"
#include "base/text/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Writes to a temporary file beside the target and renames it over the target: at any moment, even
 * after a power cut, the name refers to the old file or the new one. No signal handler is needed:
 * the next run removes what an interrupted one leaves. */

#define TEMPORARY_MARK ".whichstack-"

struct target {
    const char *folder; /* "." when the path has none */
    const char *name;
    const char *path; /* links resolved, if the target exists */
    const char *temporary;
    mode_t mode; /* of the old file; 0 for none */
};

static bool fail_with(struct error *error, int number)
{
    error_set(error, "%s", strerror(number));
    return false;
}

static bool write_all(int file, const char *bytes, size_t length, struct error *error)
{
    while (length > 0) {
        ssize_t put = write(file, bytes, length);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return fail_with(error, put < 0 ? errno : EIO);
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

static int sync_all(int file)
{
    int failed;

    do
        failed = fsync(file);
    while (failed < 0 && errno == EINTR);
    return failed;
}

/* close() may report a failed write. After EINTR the file is closed on Linux. */
static bool close_checked(int file, struct error *error)
{
    return close(file) == 0 || errno == EINTR || fail_with(error, errno);
}

/* Devices and pipes such as /dev/stdout are written to, not replaced. */
static bool write_through(const char *path, const void *bytes, size_t length, struct error *error)
{
    int file = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);

    if (file < 0)
        return fail_with(error, errno);
    if (!write_all(file, bytes, length, error)) {
        close(file);
        return false;
    }
    return close_checked(file, error);
}

/* "a/b/NAME" to "a/b" and "NAME". */
static void split_path(struct arena *arena, struct target *target)
{
    const char *slash = strrchr(target->path, '/');

    target->name = slash ? slash + 1 : target->path;
    if (!slash)
        target->folder = ".";
    else if (slash == target->path)
        target->folder = "/";
    else
        target->folder = arena_copy(arena, target->path, (size_t)(slash - target->path));
    target->temporary = arena_printf(arena, "%s/.%s" TEMPORARY_MARK "%ld", target->folder,
                                     target->name, (long)getpid());
}

static bool is_running(long process)
{
    return kill((pid_t)process, 0) == 0 || errno != ESRCH;
}

/* Removes this target's temporary files whose writers no longer run. Errors are ignored. */
static void remove_leftovers(struct arena *arena, const struct target *target)
{
    const char *start = arena_printf(arena, ".%s" TEMPORARY_MARK, target->name);
    DIR *folder = opendir(target->folder);
    struct dirent *entry;
    long process;

    while (folder && (entry = readdir(folder))) {
        if (text_starts_with(entry->d_name, start) &&
            text_to_integer(entry->d_name + strlen(start), 1, 0x7FFFFFFF, &process) &&
            !is_running(process))
            unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder)
        closedir(folder);
}

/* A file with our own PID is a leftover too: this process writes one file at a time. */
static int open_temporary(const struct target *target)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int file = open(target->temporary, flags, 0666);

    if (file < 0 && errno == EEXIST && unlink(target->temporary) == 0)
        file = open(target->temporary, flags, 0666);
    return file;
}

static bool write_temporary(const struct target *target, const void *bytes, size_t length,
                            struct error *error)
{
    int file = open_temporary(target);
    bool done;

    if (file < 0)
        return fail_with(error, errno);
    done = write_all(file, bytes, length, error);
    if (done && target->mode != 0 && fchmod(file, target->mode) < 0)
        done = fail_with(error, errno);
    if (done && sync_all(file) < 0)
        done = fail_with(error, errno);
    if (!done) {
        close(file);
        return false;
    }
    return close_checked(file, error);
}

static bool fail_because_it_exists(struct error *error)
{
    error_set(error, "it exists already; use --force to replace it");
    return false;
}

static bool rename_into_place(const struct target *target, bool replace, struct error *error)
{
    int done = replace ? rename(target->temporary, target->path)
                       : compat_rename_new(target->temporary, target->path);

    if (done < 0 && !replace && errno == EEXIST)
        return fail_because_it_exists(error);
    return done == 0 || fail_with(error, errno);
}

/* Syncs the folder so that the new name survives a power cut. EINVAL: the file system cannot do
 * that. */
static bool sync_folder(int folder, struct error *error)
{
    if (folder < 0 || sync_all(folder) == 0 || errno == EINVAL)
        return true;
    error_set(error, "the new content is in place, but a power cut may undo that (%s)",
              strerror(errno));
    return false;
}

static bool replace_in_one_step(struct arena *arena, const struct target *target, const void *bytes,
                                size_t length, bool replace, struct error *error)
{
    /* Opened first, so that running out of descriptors is noticed before anything is written. A
     * folder that is writable but not readable cannot be synced. */
    int folder = open(target->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = false;

    if (folder < 0 && errno != EACCES)
        return fail_with(error, errno);
    remove_leftovers(arena, target);
    if (write_temporary(target, bytes, length, error) && rename_into_place(target, replace, error))
        done = sync_folder(folder, error);
    else
        unlink(target->temporary);
    if (folder >= 0)
        close(folder);
    return done;
}

static bool write_file(struct arena *arena, const char *path, const void *bytes, size_t length,
                       bool replace, struct error *error)
{
    struct target target = {.path = path};
    struct stat facts;
    bool exists = stat(path, &facts) == 0;

    if (exists && S_ISDIR(facts.st_mode)) {
        error_set(error, "it is a folder");
        return false;
    }
    if (exists && !S_ISREG(facts.st_mode))
        return write_through(path, bytes, length, error);
    if (!replace && (exists || lstat(path, &facts) == 0))
        return fail_because_it_exists(error);
    if (exists) {
        char *followed = realpath(path, NULL);

        if (!followed)
            return fail_with(error, errno);
        target.path = arena_string(arena, followed);
        target.mode = facts.st_mode & 0777;
        free(followed);
    }
    split_path(arena, &target);
    return replace_in_one_step(arena, &target, bytes, length, replace, error);
}

bool file_write(const char *path, const void *bytes, size_t length, bool replace,
                struct error *error)
{
    struct arena *arena = arena_new();
    bool done = write_file(arena, path, bytes, length, replace, error);

    if (!done)
        error_prefix(error, "cannot write '%s'", path);
    arena_free(arena);
    return done;
}
