#ifndef STORE_FILE_FILE_H
#define STORE_FILE_FILE_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FILE_LIMIT (4u << 20) /* bytes; sources, answers and records are far smaller */

/* Reads a whole regular file. A NUL is added after the bytes. Fails on a directory, on more than
 * `limit` bytes, on a read error. */
bool file_read(struct arena *arena, const char *path, size_t limit, char **ret_bytes,
               size_t *ret_length, struct error *error);

/* The same, or standard input when the path is "-". */
bool file_read_or_input(struct arena *arena, const char *path, size_t limit, char **ret_bytes,
                        size_t *ret_length, struct error *error);

/* Replaces or makes a file in one step: temporary file in the same folder (`.NAME.whichstack-PID`),
 * fsync, rename, fsync of the folder. Symbolic links are followed; the mode of a replaced file is
 * kept. Without `replace` the call fails if the file exists ("exists already; use --force to
 * replace it"). On failure the old file is unchanged and no temporary file is left. One exception:
 * if only the last fsync fails, the new file is in place, and the message says so. Temporary files
 * of processes that no longer run are removed on the way. A device or pipe such as /dev/stdout is
 * written to, not replaced. */
bool file_write(const char *path, const void *bytes, size_t length, bool replace,
                struct error *error);

/* The same for a file that something else writes, such as SQLite. Begin, write a new file at
 * file_replace_path(), close it, then finish or drop; both free. A device is refused. */
struct file_replacement;
bool file_replace_begin(const char *path, bool replace, struct file_replacement **ret_file,
                        struct error *error);
const char *file_replace_path(const struct file_replacement *file);
bool file_replace_finish(struct file_replacement *file, struct error *error);
void file_replace_drop(struct file_replacement *file);

/* Makes the names in a folder survive a power cut. Does nothing where a folder cannot be read or
 * the file system cannot sync one. */
bool file_sync_folder(const char *path, struct error *error);

bool file_exists(const char *path);
bool file_is_folder(const char *path); /* or a link to one */

/* The same number pair for every path that leads to a file, links followed. False: it is not there. */
struct file_identity {
    uint64_t device, inode;
};
bool file_identify(const char *path, struct file_identity *ret_identity);

/* Whether both paths lead to the same file, or, if neither is there, to the same new one. */
bool file_is_same(const char *left, const char *right);

/* "a/b/NAME" and "a/b/NAME/" to "a/b"; "." if the path has no folder. */
const char *file_folder(struct arena *arena, const char *path);

int64_t file_size(const char *path); /* bytes; -1: it cannot be read */

/* Creates a folder and its parents with mode 0700. True if the folder exists afterwards. */
bool file_make_folder(const char *path, struct error *error);
/* The same with the mode that the umask leaves, for folders that are not the user's alone. */
bool file_make_shared_folder(const char *path, struct error *error);

/* Whether it is a device or pipe, which is written to, not replaced. */
bool file_is_device(const char *path);

struct file_found {
    const char *path;
    const char *problem; /* NULL, or a sentence: this folder could not be read, or not all of it */
};

/* All files below a folder whose names end with `suffix`, sorted by byte, and the folders that could
 * not be read. `.git` and links to folders are left out, hidden files are not. NULL if there are
 * none. */
#define FILE_DEPTH_LIMIT 32 /* folders in folders; deeper ones are problems */
const struct file_found *file_walk(struct arena *arena, const char *folder, const char *suffix,
                                   size_t *ret_count);

/* The names in a folder that end with `suffix`, sorted by byte, hidden files left out. */
bool file_list(struct arena *arena, const char *folder, const char *suffix, char ***ret_names,
               size_t *ret_count, struct error *error);

#endif
