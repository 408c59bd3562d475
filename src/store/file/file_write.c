#include "store/file/file.h"

#include "base/compat/compat.h"
#include "base/put.h"
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

struct file_replacement {
    struct arena *arena; /* everything here is in it */
    const char *named;   /* as the caller gave it, for messages */
    const char *folder;  /* "." when the path has none */
    const char *name;
    const char *path; /* links resolved, if the target exists */
    const char *temporary;
    mode_t mode; /* of the old file; 0 for none */
    bool replace;
    int folder_file; /* to sync the folder; -1 if it cannot be read */
};

static bool fail_with(struct error *error, int number)
{
    error_set(error, "%s", strerror(number));
    return false;
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

static bool write_and_close(int file, const void *bytes, size_t length, struct error *error)
{
    if (file >= 0 && put_all(file, bytes, length))
        return close_checked(file, error);
    fail_with(error, errno);
    if (file >= 0)
        close(file);
    return false;
}

/* "a/b/NAME" to "a/b" and "NAME". */
static void split_path(struct file_replacement *file)
{
    const char *slash = strrchr(file->path, '/');

    file->name = slash ? slash + 1 : file->path;
    if (!slash)
        file->folder = ".";
    else if (slash == file->path)
        file->folder = "/";
    else
        file->folder = arena_copy(file->arena, file->path, (size_t)(slash - file->path));
    file->temporary = arena_printf(file->arena, "%s/.%s" TEMPORARY_MARK "%ld", file->folder,
                                   file->name, (long)getpid());
}

static bool is_running(long process)
{
    return kill((pid_t)process, 0) == 0 || errno != ESRCH;
}

/* Removes temporary files of this target whose processes have ended. Our own is a leftover too,
 * because this process writes one file at a time. Errors are ignored. */
static void remove_leftovers(const struct file_replacement *file)
{
    const char *start = arena_printf(file->arena, ".%s" TEMPORARY_MARK, file->name);
    DIR *folder = opendir(file->folder);
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
    unlink(file->temporary);
}

static bool fail_because_it_exists(struct error *error)
{
    error_set(error, "it exists already; use --force to replace it");
    return false;
}

bool file_is_device(const char *path)
{
    struct stat facts;

    return stat(path, &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode);
}

static bool find_target(struct file_replacement *file, struct error *error)
{
    struct stat facts;
    bool exists = stat(file->path, &facts) == 0;

    if (exists && !S_ISREG(facts.st_mode)) {
        error_set(error, S_ISDIR(facts.st_mode) ? "it is a folder" : "it is not a regular file");
        return false;
    }
    if (!file->replace && (exists || lstat(file->path, &facts) == 0))
        return fail_because_it_exists(error);
    if (exists) {
        char *followed = realpath(file->path, NULL);

        if (!followed)
            return fail_with(error, errno);
        file->path = arena_string(file->arena, followed);
        file->mode = facts.st_mode & 0777;
        free(followed);
    }
    split_path(file);
    /* Opened first, so that running out of descriptors is noticed before anything is written. A
     * folder that is writable but not readable cannot be synced. */
    file->folder_file = open(file->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file->folder_file < 0 && errno != EACCES)
        return fail_with(error, errno);
    remove_leftovers(file);
    return true;
}

static void free_replacement(struct file_replacement *file)
{
    if (file->folder_file >= 0)
        close(file->folder_file);
    arena_free(file->arena);
}

bool file_replace_begin(const char *path, bool replace, struct file_replacement **ret_file,
                        struct error *error)
{
    struct arena *arena = arena_new();
    struct file_replacement *file = ARENA_NEW(arena, struct file_replacement);

    *file = (struct file_replacement){.arena = arena,
                                      .named = arena_string(arena, path),
                                      .path = arena_string(arena, path),
                                      .replace = replace,
                                      .folder_file = -1};
    if (!find_target(file, error)) {
        error_prefix(error, "cannot write '%s'", path);
        free_replacement(file);
        return false;
    }
    *ret_file = file;
    return true;
}

const char *file_replace_path(const struct file_replacement *file)
{
    return file->temporary;
}

static bool rename_into_place(const struct file_replacement *file, struct error *error)
{
    int done = file->replace ? rename(file->temporary, file->path)
                             : compat_rename_new(file->temporary, file->path);

    if (done < 0 && !file->replace && errno == EEXIST)
        return fail_because_it_exists(error);
    return done == 0 || fail_with(error, errno);
}

/* EINVAL: the file system cannot sync a folder. */
static bool sync_folder(int folder)
{
    return folder < 0 || sync_all(folder) == 0 || errno == EINVAL;
}

bool file_sync_folder(const char *path, struct error *error)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = folder < 0 ? errno == EACCES : sync_folder(folder);

    if (!done)
        fail_with(error, errno);
    if (folder >= 0)
        close(folder);
    return done;
}

/* The new name has to survive a power cut. */
static bool sync_place(int folder, struct error *error)
{
    if (sync_folder(folder))
        return true;
    error_set(error, "the new content is in place, but a power cut may undo that (%s)",
              strerror(errno));
    return false;
}

/* Makes the temporary file safe on disk, with the mode of the old one. */
static bool finish_temporary(const struct file_replacement *file, struct error *error)
{
    int temporary = open(file->temporary, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);

    if (temporary < 0)
        return fail_with(error, errno);
    if ((file->mode != 0 && fchmod(temporary, file->mode) < 0) || sync_all(temporary) < 0) {
        fail_with(error, errno);
        close(temporary);
        return false;
    }
    return close_checked(temporary, error);
}

bool file_replace_finish(struct file_replacement *file, struct error *error)
{
    bool done = false;

    if (finish_temporary(file, error) && rename_into_place(file, error))
        done = sync_place(file->folder_file, error);
    else
        unlink(file->temporary);
    if (!done)
        error_prefix(error, "cannot write '%s'", file->named);
    free_replacement(file);
    return done;
}

void file_replace_drop(struct file_replacement *file)
{
    unlink(file->temporary);
    free_replacement(file);
}

/* Nobody else reads what replaces a file before it has the mode of that. */
static bool write_temporary(const struct file_replacement *file, const void *bytes, size_t length,
                            struct error *error)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    mode_t mode = file->mode != 0 ? 0600 : 0666;

    return write_and_close(open(file->temporary, flags, mode), bytes, length, error);
}

/* Devices and pipes such as /dev/stdout are written to, not replaced. */
static bool write_device(const char *path, const void *bytes, size_t length, struct error *error)
{
    if (write_and_close(open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC), bytes, length, error))
        return true;
    error_prefix(error, "cannot write '%s'", path);
    return false;
}

bool file_write(const char *path, const void *bytes, size_t length, bool replace,
                struct error *error)
{
    struct file_replacement *file;

    if (file_is_device(path))
        return write_device(path, bytes, length, error);
    if (!file_replace_begin(path, replace, &file, error))
        return false;
    if (write_temporary(file, bytes, length, error))
        return file_replace_finish(file, error);
    file_replace_drop(file);
    error_prefix(error, "cannot write '%s'", path);
    return false;
}
