#include "store/file/file.h"

#include "base/compat/compat.h"
#include "base/memory.h"
#include "base/text/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(int file, size_t limit, struct text *text, struct error *error)
{
    char piece[16384];

    for (;;) {
        ssize_t got = read(file, piece, sizeof(piece));

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            error_set(error, "%s", strerror(errno));
            return false;
        }
        if (got == 0)
            return true;
        if ((size_t)got > limit - text->length) {
            error_set(error, "it is longer than %zu bytes", limit);
            return false;
        }
        text_append_bytes(text, piece, (size_t)got);
    }
}

/* A pipe opened by the shell, as in `--answers <(command)`. */
static bool is_shell_pipe(const char *path, const struct stat *facts)
{
    return S_ISFIFO(facts->st_mode) &&
           (text_starts_with(path, "/dev/fd/") || text_starts_with(path, "/proc/self/fd/"));
}

/* O_NONBLOCK: opening a FIFO must not wait for a writer. */
static int open_readable(const char *path, bool or_input, size_t *ret_size, struct error *error)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat facts;

    *ret_size = 0;
    if (file < 0 || fstat(file, &facts) < 0)
        error_set(error, "%s", strerror(errno));
    else if (S_ISDIR(facts.st_mode))
        error_set(error, "it is a folder");
    else if (S_ISREG(facts.st_mode) && facts.st_size > 0) {
        *ret_size = (size_t)facts.st_size;
        return file;
    } else if (is_shell_pipe(path, &facts) && fcntl(file, F_SETFL, O_RDONLY) == 0)
        return file;
    else if (!S_ISREG(facts.st_mode))
        error_set(error, "it is not a regular file%s",
                  or_input ? "; use '-' to read standard input" : "");
    else
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

/* Fills `bytes`, which has room for one more; false if the file does not have exactly this size or
 * cannot be read. A short read means the end of the file. */
static bool read_exactly(int file, char *bytes, size_t size)
{
    ssize_t got;

    do
        got = read(file, bytes, size + 1);
    while (got < 0 && errno == EINTR);
    bytes[size] = '\0';
    return got >= 0 && (size_t)got == size;
}

static bool read_whole(struct arena *arena, const char *path, bool or_input, size_t limit,
                       char **ret_bytes, size_t *ret_length, struct error *error)
{
    bool is_input = or_input && text_equal(path, "-"), done = false;
    size_t size = 0;
    int file = is_input ? STDIN_FILENO : open_readable(path, or_input, &size, error);
    struct text text;

    if (size > 0 && size <= limit) {
        char *bytes = arena_alloc(arena, size + 1, 1);
        if (read_exactly(file, bytes, size)) {
            close(file);
            *ret_bytes = bytes;
            *ret_length = size;
            return true;
        }
        lseek(file, 0, SEEK_SET); /* it has changed: read it in pieces */
    }
    text_init(&text);
    if (file >= 0)
        done = read_all(file, limit, &text, error);
    if (file >= 0 && !is_input)
        close(file);
    if (done) {
        *ret_bytes = arena_copy(arena, text.bytes, text.length);
        *ret_length = text.length;
    } else if (is_input) {
        error_prefix(error, "cannot read standard input");
    } else {
        error_prefix(error, "cannot read '%s'", path);
    }
    text_finish(&text);
    return done;
}

bool file_read(struct arena *arena, const char *path, size_t limit, char **ret_bytes,
               size_t *ret_length, struct error *error)
{
    return read_whole(arena, path, false, limit, ret_bytes, ret_length, error);
}

bool file_read_or_input(struct arena *arena, const char *path, size_t limit, char **ret_bytes,
                        size_t *ret_length, struct error *error)
{
    return read_whole(arena, path, true, limit, ret_bytes, ret_length, error);
}

bool file_exists(const char *path)
{
    struct stat facts;

    return stat(path, &facts) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat facts;

    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

bool file_identify(const char *path, struct file_identity *ret_identity)
{
    struct stat facts;

    if (stat(path, &facts) < 0)
        return false;
    *ret_identity = (struct file_identity){(uint64_t)facts.st_dev, (uint64_t)facts.st_ino};
    return true;
}

static bool is_same_name(const char *left, const char *right)
{
    const char *left_slash = strrchr(left, '/'), *right_slash = strrchr(right, '/');

    return text_equal(left_slash ? left_slash + 1 : left, right_slash ? right_slash + 1 : right);
}

bool file_is_same(const char *left, const char *right)
{
    struct file_identity one, other;
    bool is_there = file_identify(left, &one), same;

    if (is_there != file_identify(right, &other))
        return false;
    if (is_there)
        return one.device == other.device && one.inode == other.inode;
    if (!is_same_name(left, right))
        return false;
    struct arena *arena = arena_new();
    same = file_identify(file_folder(arena, left), &one) &&
           file_identify(file_folder(arena, right), &other) && one.device == other.device &&
           one.inode == other.inode;
    arena_free(arena);
    return same;
}

const char *file_folder(struct arena *arena, const char *path)
{
    size_t length = strlen(path);
    const char *slash;

    while (length > 1 && path[length - 1] == '/')
        length--;
    slash = compat_memrchr(path, '/', length);
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

int64_t file_size(const char *path)
{
    struct stat facts;

    return stat(path, &facts) == 0 ? (int64_t)facts.st_size : -1;
}

static bool make_one_folder(const char *path, mode_t mode)
{
    struct stat facts;
    int number;

    if (mkdir(path, mode) == 0)
        return true;
    number = errno;
    if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
        return true;
    errno = number == EEXIST ? ENOTDIR : number;
    return false;
}

static bool make_folder(const char *path, mode_t mode, struct error *error)
{
    if (file_is_folder(path))
        return true;
    char *part = memory_copy_string(path);
    bool made = true;

    for (char *end = part; made && *end; end++) {
        if (*end != '/' || end == part)
            continue;
        *end = '\0';
        made = make_one_folder(part, mode);
        *end = '/';
    }
    made = made && make_one_folder(part, mode);
    if (!made)
        error_set(error, "cannot create '%s': %s", path, strerror(errno));
    free(part);
    return made;
}

bool file_make_folder(const char *path, struct error *error)
{
    return make_folder(path, 0700, error);
}

bool file_make_shared_folder(const char *path, struct error *error)
{
    return make_folder(path, 0777, error);
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static char **collect_names(struct arena *arena, DIR *folder, const char *suffix, size_t *ret_count)
{
    size_t count = 0, capacity = 16;
    char **names = ARENA_ARRAY(arena, char *, capacity);
    struct dirent *entry;

    for (errno = 0; (entry = readdir(folder)); errno = 0) {
        if (entry->d_name[0] == '.' || !text_ends_with(entry->d_name, suffix))
            continue;
        if (count == capacity) {
            char **more = ARENA_ARRAY(arena, char *, capacity * 2);

            memcpy(more, names, capacity * sizeof(*names));
            names = more;
            capacity *= 2;
        }
        names[count++] = arena_string(arena, entry->d_name);
    }
    *ret_count = count;
    return errno == 0 ? names : NULL;
}

bool file_list(struct arena *arena, const char *folder, const char *suffix, char ***ret_names,
               size_t *ret_count, struct error *error)
{
    DIR *entries = opendir(folder);
    char **names = NULL;
    size_t count = 0;

    if (entries)
        names = collect_names(arena, entries, suffix, &count);
    if (!names)
        error_set(error, "cannot read the folder '%s': %s", folder, strerror(errno));
    if (entries)
        closedir(entries);
    if (!names)
        return false;

    qsort(names, count, sizeof(*names), compare_names);
    *ret_names = names;
    *ret_count = count;
    return true;
}
