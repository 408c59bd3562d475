#ifndef FOLDER_H
#define FOLDER_H

/* A folder of its own for each test, and the few things tests do with files in it. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
    char path[64];
};

static inline int folder_new(void **state)
{
    struct folder *folder = calloc(1, sizeof(*folder));
    const char *parent = getenv("TMPDIR");

    if (!folder)
        return -1;
    snprintf(folder->path, sizeof(folder->path), "%s/whichstack-test-XXXXXX",
             parent && strlen(parent) < 30 ? parent : "/tmp");
    *state = folder;
    return mkdtemp(folder->path) ? 0 : -1;
}

static inline int folder_remove_one(const char *path, const struct stat *facts, int type,
                                    struct FTW *place)
{
    (void)facts;
    (void)type;
    (void)place;
    return remove(path);
}

static inline int folder_free(void **state)
{
    struct folder *folder = *state;
    int failed = nftw(folder->path, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);

    free(folder);
    return failed;
}

/* The path of a name in the folder; each call has a buffer of its own for a while. */
static inline const char *folder_path(void **state, const char *name)
{
    static char paths[32][PATH_MAX];
    static size_t next;
    char *path = paths[next++ % 32];

    snprintf(path, PATH_MAX, "%s/%s", ((struct folder *)*state)->path, name);
    return path;
}

static inline void folder_write(const char *path, const void *bytes, size_t length)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), length);
    assert_int_equal(close(file), 0);
}

/* The whole file, NUL-ended, yours to free. */
static inline char *folder_read(const char *path, size_t *ret_length)
{
    int file = open(path, O_RDONLY);
    struct stat facts;
    char *bytes;

    assert_true(file >= 0);
    assert_int_equal(fstat(file, &facts), 0);
    bytes = calloc(1, (size_t)facts.st_size + 1);
    assert_non_null(bytes);
    assert_int_equal(read(file, bytes, (size_t)facts.st_size), facts.st_size);
    close(file);
    if (ret_length)
        *ret_length = (size_t)facts.st_size;
    return bytes;
}

static inline void folder_assert_file(const char *path, const char *expected)
{
    char *bytes = folder_read(path, NULL);

    assert_string_equal(bytes, expected);
    free(bytes);
}

/* How many entries there are, hidden ones included. */
static inline size_t folder_count(const char *path)
{
    DIR *entries = opendir(path);
    size_t count = 0;

    assert_non_null(entries);
    while (readdir(entries))
        count++;
    closedir(entries);
    return count - 2; /* . and .. */
}

#endif
