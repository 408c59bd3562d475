#ifndef STORE_SANDBOX_SANDBOX_H
#define STORE_SANDBOX_SANDBOX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Gives up rights that the program does not need, before it reads a foreign catalog or record. So a
 * bug in SQLite or cmark does little harm. */

enum sandbox_right {
    SANDBOX_READ,  /* a file, or a folder with everything below it */
    SANDBOX_WRITE, /* a folder in which files can be created, replaced and removed; a device */
};

struct sandbox_path {
    const char *path;
    enum sandbox_right right;
};

/* Restricts the process for the rest of its life: it can read and write only these paths and files
 * that are already open (links are resolved here; missing paths are skipped). It has no network,
 * cannot start programs, change owner, mode or attributes by name, or push keys into the terminal.
 * Forbidden calls fail with EPERM, EACCES or as unknown; on OpenBSD some end the program. The
 * address space is limited too. Parts that the system lacks are left out without a message. True:
 * access to files is restricted to the paths. */
bool sandbox_enter(const struct sandbox_path *paths, size_t count);

/* What the system supports: "Landlock ABI 4, seccomp"; "none: ..." with the reason. */
const char *sandbox_words(struct arena *arena);

#endif
