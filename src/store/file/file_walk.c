#include "base/text/text.h"
#include "store/file/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct walk {
    struct arena *arena;
    const char *suffix;
    const char **paths;
    size_t count, room;
    struct error *error;
};

bool file_is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool visit_folder(struct walk *walk, const char *folder, int depth);

static bool visit(struct walk *walk, const char *path, int depth)
{
    struct stat status;

    if (lstat(path, &status) != 0)
        return true; /* removed in the meantime */
    if (S_ISDIR(status.st_mode))
        return depth >= FILE_DEPTH_LIMIT || visit_folder(walk, path, depth + 1);
    if (!text_ends_with(path, walk->suffix))
        return true;
    walk->paths =
        arena_grow(walk->arena, walk->paths, walk->count, &walk->room, sizeof(walk->paths[0]));
    walk->paths[walk->count++] = path;
    return true;
}

static bool visit_folder(struct walk *walk, const char *folder, int depth)
{
    const char *slash = text_ends_with(folder, "/") ? "" : "/";
    DIR *entries = opendir(folder);
    struct dirent *entry;
    bool done = entries != NULL;

    for (errno = 0; done && (entry = readdir(entries)); errno = 0)
        if (entry->d_name[0] != '.')
            done = visit(walk, arena_printf(walk->arena, "%s%s%s", folder, slash, entry->d_name),
                         depth);
    if (!entries || (done && errno != 0)) {
        error_set(walk->error, "cannot read the folder '%s': %s", folder, strerror(errno));
        done = false;
    }
    if (entries)
        closedir(entries);
    return done;
}

static int compare_paths(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

bool file_walk(struct arena *arena, const char *folder, const char *suffix, const char ***ret_paths,
               size_t *ret_count, struct error *error)
{
    struct walk walk = {.arena = arena, .suffix = suffix, .error = error};

    if (!visit_folder(&walk, folder, 0))
        return false;
    if (walk.count > 0)
        qsort(walk.paths, walk.count, sizeof(walk.paths[0]), compare_paths);
    *ret_paths = walk.paths;
    *ret_count = walk.count;
    return true;
}
