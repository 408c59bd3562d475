#ifndef CATALOGS_H
#define CATALOGS_H

/* The two catalogs that tests of documents read: the real one, which the build has compiled, and
 * the small made-up one of tests/data-small, in which much is unknown. */
#include "folder.h"

#include "catalog/model/catalog.h"
#include "catalog/compile/compile.h"

static inline const char *source_path(const char *name)
{
    static char path[PATH_MAX];
    const char *root = getenv("WHICHSTACK_TEST_SOURCE");

    assert_non_null(root);
    snprintf(path, sizeof(path), "%s/%s", root, name);
    return path;
}

static inline struct catalog *catalog_at(const char *path)
{
    struct catalog *catalog;
    struct error error;

    if (!catalog_open(path, &catalog, &error))
        fail_msg("%s", error.message);
    return catalog;
}

static inline struct catalog *real_catalog(void)
{
    const char *path = getenv("WHICHSTACK_TEST_CATALOG");

    assert_non_null(path);
    return catalog_at(path);
}

static inline struct catalog *small_catalog(void)
{
    void *folder = NULL;
    const char *sources = source_path("tests/data-small"), *output;
    struct complaints *complaints = complaints_new(), *warnings = complaints_new();
    struct catalog *catalog;
    struct error error;

    assert_int_equal(folder_new(&folder), 0);
    output = folder_path(&folder, "catalog.db");
    if (!compile_catalog(&(struct compile_job){&sources, 1, output, NULL}, complaints, warnings,
                         &error))
        fail_msg("%s",
                 complaints_count(complaints) > 0 ? complaints_line(complaints, 0) : error.message);
    complaints_free(complaints);
    complaints_free(warnings);
    catalog = catalog_at(output);
    assert_int_equal(folder_free(&folder), 0); /* an open file stays readable */
    return catalog;
}

#endif
