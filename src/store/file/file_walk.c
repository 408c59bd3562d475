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
    struct file_found *found;
    size_t count, room;
};

static void visit_folder(struct walk *walk, const char *folder, int depth);

static void add(struct walk *walk, const char *path, const char *problem)
{
    walk->found =
        arena_grow(walk->arena, walk->found, walk->count, &walk->room, sizeof(walk->found[0]));
    walk->found[walk->count++] = (struct file_found){path, problem};
}

static void add_unread(struct walk *walk, const char *folder, const char *reason)
{
    add(walk, folder, arena_printf(walk->arena, "the folder cannot be read: %s", reason));
}

/* False with errno set if the path cannot be looked at. */
static bool visit(struct walk *walk, const char *path, int depth)
{
    struct stat status;

    if (lstat(path, &status) != 0)
        return errno == ENOENT; /* removed in the meantime */
    if (S_ISDIR(status.st_mode))
        visit_folder(walk, path, depth + 1);
    else if (text_ends_with(path, walk->suffix))
        add(walk, path, NULL);
    return true;
}

static bool is_left_out(const char *name)
{
    return text_equal(name, ".") || text_equal(name, "..") || text_equal(name, ".git");
}

/* The errno of what cannot be read, or 0. */
static int visit_entries(struct walk *walk, DIR *entries, const char *folder, int depth)
{
    const char *slash = text_ends_with(folder, "/") ? "" : "/";
    struct dirent *entry;

    for (errno = 0; (entry = readdir(entries)); errno = 0)
        if (!is_left_out(entry->d_name) &&
            !visit(walk, arena_printf(walk->arena, "%s%s%s", folder, slash, entry->d_name), depth))
            break;
    return errno;
}

static void visit_folder(struct walk *walk, const char *folder, int depth)
{
    DIR *entries;
    int number;

    if (depth > FILE_DEPTH_LIMIT) {
        add_unread(walk, folder,
                   arena_printf(walk->arena, "it is more than %d folders deep", FILE_DEPTH_LIMIT));
        return;
    }
    entries = opendir(folder);
    number = entries ? visit_entries(walk, entries, folder, depth) : errno;
    if (number != 0)
        add_unread(walk, folder, strerror(number));
    if (entries)
        closedir(entries);
}

static int compare_paths(const void *left, const void *right)
{
    return strcmp(((const struct file_found *)left)->path,
                  ((const struct file_found *)right)->path);
}

const struct file_found *file_walk(struct arena *arena, const char *folder, const char *suffix,
                                   size_t *ret_count)
{
    struct walk walk = {.arena = arena, .suffix = suffix};

    visit_folder(&walk, folder, 0);
    if (walk.count > 0)
        qsort(walk.found, walk.count, sizeof(walk.found[0]), compare_paths);
    *ret_count = walk.count;
    return walk.found;
}
