#include "store/file/file_folder.h"

#include "base/text/text.h"
#include "store/file/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder is written under a temporary name beside its target and renamed. Leftovers of a killed
 * run are removed by the next run for the same folder. */
#define TEMPORARY_MARK ".whichstack-"
#define OPEN_FOLDERS 16

struct target {
    struct arena *arena;
    const char *path, *parent, *name, *temporary;
    struct error *error;
};

static bool fail(const struct target *target, const char *why)
{
    error_set(target->error, "cannot write '%s': %s", target->path, why);
    return false;
}

static void split(struct target *target, const char *path)
{
    size_t length = strlen(path);
    const char *slash;

    while (length > 1 && path[length - 1] == '/')
        length--;
    target->path = arena_copy(target->arena, path, length);
    slash = strrchr(target->path, '/');
    target->name = slash ? slash + 1 : target->path;
    target->parent = !slash ? "."
                     : slash == target->path
                         ? "/"
                         : arena_copy(target->arena, target->path, (size_t)(slash - target->path));
    target->temporary = arena_printf(target->arena, "%s/.%s" TEMPORARY_MARK "%ld", target->parent,
                                     target->name, (long)getpid());
}

static bool is_empty(const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    bool empty = folder != NULL;

    while (empty && (entry = readdir(folder)))
        empty = text_equal(entry->d_name, ".") || text_equal(entry->d_name, "..");
    if (folder)
        closedir(folder);
    return empty;
}

static bool is_current(const struct stat *facts)
{
    struct stat here;

    return stat(".", &here) == 0 && here.st_dev == facts->st_dev && here.st_ino == facts->st_ino;
}

/* The target must not exist, or be an empty folder. */
static bool check_place(const struct target *target)
{
    struct stat facts;

    if (lstat(target->path, &facts) != 0)
        return errno == ENOENT || fail(target, strerror(errno));
    if (!S_ISDIR(facts.st_mode))
        return fail(target, "it exists and is not a folder; name a new folder");
    if (is_current(&facts))
        return fail(target, "it is the folder you are in; name a new folder");
    if (!is_empty(target->path))
        return fail(target, "it exists and is not empty; name a new folder");
    return true;
}

/* --- temporary folders ------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *facts, int type, struct FTW *place)
{
    (void)facts;
    (void)type;
    (void)place;
    return remove(path);
}

static void remove_tree(const char *path)
{
    nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

static bool is_left_over(const char *name, const char *start)
{
    long process;

    return text_starts_with(name, start) &&
           text_to_integer(name + strlen(start), 1, 0x7FFFFFFF, &process) &&
           (process == (long)getpid() || (kill((pid_t)process, 0) != 0 && errno == ESRCH));
}

static void remove_leftovers(const struct target *target)
{
    const char *start = arena_printf(target->arena, ".%s" TEMPORARY_MARK, target->name);
    DIR *folder = opendir(target->parent);
    const struct dirent *entry;

    while (folder && (entry = readdir(folder)))
        if (is_left_over(entry->d_name, start))
            remove_tree(arena_printf(target->arena, "%s/%s", target->parent, entry->d_name));
    if (folder)
        closedir(folder);
}

/* --- writing ----------------------------------------------------------------------------- */

/* The name of a new folder is synced in the one above it; file_write() syncs those of files. */
static bool make_folder(const struct target *target, const char *path, const char *above)
{
    struct error error;

    if (mkdir(path, 0777) != 0)
        return errno == EEXIST || fail(target, strerror(errno));
    return file_sync_folder(above, &error) || fail(target, error.message);
}

/* The folders of a path below the temporary one. */
static bool make_folders(const struct target *target, const char *path)
{
    const char *above = target->temporary;

    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        const char *folder =
            arena_printf(target->arena, "%s/%.*s", target->temporary, (int)(slash - path), path);
        if (!make_folder(target, folder, above))
            return false;
        above = folder;
    }
    return true;
}

/* Executable for those who can read it. Uses the descriptor, because the sandbox denies changing
 * modes by name. */
static bool make_executable(const struct target *target, const char *path)
{
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat facts;
    bool done = file >= 0 && fstat(file, &facts) == 0 &&
                fchmod(file, (facts.st_mode & 0777) | (facts.st_mode & 0444) >> 2) == 0 &&
                fsync(file) == 0;

    if (!done)
        fail(target, strerror(errno));
    if (file >= 0)
        close(file);
    return done;
}

/* Messages name the target, not the temporary folder. */
static bool write_file(const struct target *target, const struct folder_file *file)
{
    const char *path = arena_printf(target->arena, "%s/%s", target->temporary, file->path), *why;
    struct error error;

    if (!make_folders(target, file->path))
        return false;
    if (file_write(path, file->bytes, file->length, false, &error))
        return !file->executable || make_executable(target, path);
    why = strrchr(error.message, '\'');
    return fail(target, why && text_starts_with(why, "': ") ? why + strlen("': ") : error.message);
}

static bool write_all(const struct target *target, const struct folder_file *files, size_t count)
{
    struct error error;

    for (size_t i = 0; i < count; i++)
        if (!write_file(target, &files[i]))
            return false;
    if (rename(target->temporary, target->path) != 0)
        return fail(target, strerror(errno));
    if (file_sync_folder(target->parent, &error))
        return true;
    return fail(target,
                arena_printf(target->arena, "it is in place, but a power cut may undo that (%s)",
                             error.message));
}

bool file_folder_is_free(const char *path, struct error *error)
{
    struct target target = {.arena = arena_new(), .error = error};
    bool is_free;

    split(&target, path);
    is_free = check_place(&target);
    arena_free(target.arena);
    return is_free;
}

bool file_write_folder(const char *path, const struct folder_file *files, size_t count,
                       struct error *error)
{
    struct target target = {.arena = arena_new(), .error = error};
    bool done = false;

    split(&target, path);
    if (check_place(&target)) {
        remove_leftovers(&target);
        if (mkdir(target.temporary, 0777) != 0)
            fail(&target, errno == ENOENT
                              ? "the folder that it goes into does not exist; make it first"
                              : strerror(errno));
        else if (!(done = write_all(&target, files, count)))
            remove_tree(target.temporary);
    }
    arena_free(target.arena);
    return done;
}
