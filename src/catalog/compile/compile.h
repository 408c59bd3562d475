#ifndef CATALOG_COMPILE_COMPILE_H
#define CATALOG_COMPILE_COMPILE_H

#include "base/error.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>

/* Makes a catalog from folders of source files (docs/data-format.md). A second folder may only
 * add files. All that is wrong is told at once in `complaints`, warnings in `warnings`; with a
 * complaint nothing is written. */
struct compile_job {
    const char *const *folders;
    size_t n_folders;
    const char *output;  /* NULL: check only */
    const char *depfile; /* NULL: none */
};

bool compile_catalog(const struct compile_job *job, struct complaints *complaints,
                     struct complaints *warnings, struct error *error);

#endif
