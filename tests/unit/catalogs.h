#ifndef CATALOGS_H
#define CATALOGS_H

/* The catalogs that tests read: the frozen copy of the shipped one, which the build has compiled,
 * the shipped one itself, and the small made-up one of tests/catalogs/small, in which much is
 * unknown. What a test expects of a framework by name, it expects of the frozen copy. */
#include "folder.h"

#include "catalog/compile/compile.h"
#include "catalog/model/catalog.h"

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

static inline struct catalog *catalog_named(const char *variable)
{
    const char *path = getenv(variable);

    assert_non_null(path);
    return catalog_at(path);
}

static inline struct catalog *frozen_catalog(void)
{
    return catalog_named("WHICHSTACK_TEST_CATALOG");
}

static inline struct catalog *shipped_catalog(void)
{
    return catalog_named("WHICHSTACK_TEST_SHIPPED");
}

/* Compiled of a folder of sources in the project. */
static inline struct catalog *compiled_catalog(const char *name)
{
    void *folder = NULL;
    const char *sources = source_path(name), *output;
    struct diagnostics *diagnostics = diagnostics_new(), *warnings = diagnostics_new();
    struct catalog *catalog;
    struct error error;

    assert_int_equal(folder_new(&folder), 0);
    output = folder_path(&folder, "catalog.db");
    if (!compile_catalog(&(struct compile_job){&sources, 1, output, NULL, 0, NULL, NULL},
                         diagnostics, warnings, &error))
        fail_msg("%s", diagnostics_count(diagnostics) > 0 ? diagnostics_line(diagnostics, 0)
                                                          : error.message);
    diagnostics_free(diagnostics);
    diagnostics_free(warnings);
    catalog = catalog_at(output);
    assert_int_equal(folder_free(&folder), 0); /* an open file stays readable */
    return catalog;
}

static inline struct catalog *small_catalog(void)
{
    return compiled_catalog("tests/catalogs/small");
}

#endif
