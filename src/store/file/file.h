#ifndef STORE_FILE_FILE_H
#define STORE_FILE_FILE_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

#define FILE_LIMIT (4u << 20) /* bytes: no source, answers file or record is near this */

/* Reads a whole regular file, or standard input when the path is "-". NUL is added after the
 * bytes. Fails on a directory, on more than `limit` bytes, on a read error. */
bool file_read(struct arena *arena, const char *path, size_t limit, char **ret_bytes,
               size_t *ret_length, struct error *error);

/* Replaces or makes a file in one step: temporary file in the same folder
 * (`.NAME.whichstack-PID`), fsync, rename, fsync of the folder. A link is followed; the mode of
 * what is replaced is kept. Without `replace` an existing file is left alone and the call fails
 * ("exists already; use --force to replace it"). On any failure the old file is as it was and no
 * temporary file is left, but for one: when only the last fsync fails, the new file is there and
 * the message says so. Temporary files of processes that no longer run are removed on the way.
 * Into what exists and is neither file nor folder, such as /dev/stdout, the bytes are written. */
bool file_write(const char *path, const void *bytes, size_t length, bool replace,
                struct error *error);

bool file_exists(const char *path);

/* Makes a folder and its parents with mode 0700. True when it is there afterwards. */
bool file_make_folder(const char *path, struct error *error);

/* The names in a folder that end with `suffix`, sorted by byte, hidden files left out. */
bool file_list(struct arena *arena, const char *folder, const char *suffix, char ***ret_names,
               size_t *ret_count, struct error *error);

#endif
