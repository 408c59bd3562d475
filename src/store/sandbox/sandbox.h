#ifndef STORE_SANDBOX_SANDBOX_H
#define STORE_SANDBOX_SANDBOX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Gives up the rights that the program does not need, before it reads a catalog or record that
 * somebody else may have made. A fault in SQLite or cmark then does little harm. */

enum sandbox_right {
    SANDBOX_READ, /* a file, or a folder with all below it */
    SANDBOX_WRITE, /* a folder, in which files and folders are made, replaced and removed; a device */
};

struct sandbox_path {
    const char *path;
    enum sandbox_right right;
};

/* From here on the process reads and writes only these paths (links are followed now; a path that is
 * not there is skipped) and the files that are open; has no network; starts no program; changes no
 * owner, mode or attribute by a file's name; pushes no keys into the terminal. What is forbidden
 * fails with EPERM or EACCES, or as if unknown; on OpenBSD some of it ends the program. The
 * address space is limited too. There is no way back. Where the system lacks a part of it, that
 * part is missing, and nothing is said. True: the paths are all there is. */
bool sandbox_enter(const struct sandbox_path *paths, size_t count);

/* What the system has of it: "Landlock ABI 4, seccomp"; "none: ..." with the reason. */
const char *sandbox_words(struct arena *arena);

#endif
