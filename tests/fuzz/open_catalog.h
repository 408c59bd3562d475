#ifndef OPEN_CATALOG_H
#define OPEN_CATALOG_H

#include "fuzz.h"

#include "catalog/model/catalog.h"

/* The catalog of the targets that read something else. */
static inline struct catalog *fuzz_catalog(void)
{
    struct catalog *catalog;
    struct error error;

    if (!catalog_open(fuzz_path("WHICHSTACK_FUZZ_CATALOG"), &catalog, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
    return catalog;
}

#endif
