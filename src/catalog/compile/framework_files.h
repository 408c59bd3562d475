#ifndef CATALOG_COMPILE_FRAMEWORK_FILES_H
#define CATALOG_COMPILE_FRAMEWORK_FILES_H

#include "catalog/compile/draft.h"

/* The files of the frameworks, read and parsed ahead of the one who takes them (base/ahead.h): only a
 * few are in memory at once. */

#define FRAMEWORK_ORDER_MOST 1000000000

struct framework_files;

/* `order_only`: only as much as `order` needs. `files` is borrowed, and a file must not change before it
 * has been taken. */
struct framework_files *framework_files_new(const struct source_file *files, size_t count,
                                            bool order_only);

/* A copy of the next file with its `order`, `source` and `bytes`, valid until the next call. Errors of
 * YAML are added to `diagnostics` (NULL: nowhere), and the file is `broken`. NULL: it cannot be read. */
const struct source_file *framework_files_next(struct framework_files *files,
                                               struct diagnostics *diagnostics,
                                               struct error *error);

void framework_files_free(struct framework_files *files);

#endif
