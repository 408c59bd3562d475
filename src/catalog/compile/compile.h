#ifndef CATALOG_COMPILE_COMPILE_H
#define CATALOG_COMPILE_COMPILE_H

#include "base/arena.h"
#include "base/error.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Compiles folders of source files (docs/data-format.md) into a catalog. A second folder may only
 * add files, and has to add one. Collects all errors in `diagnostics` and all warnings in
 * `warnings`; if there is an error, nothing is written, nor if the output or the depfile is one of
 * the sources or both are one file. */
struct compile_job {
    const char *const *folders;
    size_t n_folders;
    const char *output;  /* NULL: check only */
    const char *depfile; /* NULL: none */
    int64_t most;        /* bytes of the catalog; 0: LIMIT_FILE, the most that is read */
    /* Makes the PROFILE_PAGE of a framework from its page; NULL: none is stored. */
    const char *(*profile)(struct arena *arena, const char *page);
    const char *advice; /* if the output cannot be written; NULL: another -o */
};

bool compile_catalog(const struct compile_job *job, struct diagnostics *diagnostics,
                     struct diagnostics *warnings, struct error *error);

#endif
